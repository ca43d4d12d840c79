"""Presenting, one after the other."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt

from core.liveness_test.values import Species
from gui.liveness_test.steps import Steps
from tests.gui.liveness_test.shown import SMALL, shown_words


def test_one_presentation_after_the_other_by_keyboard(window, qtbot):
    steps = Steps(SMALL, 2)
    window.show_course(steps.course())
    page = window.present
    window.activateWindow()
    qtbot.waitUntil(page.start.hasFocus)
    assert page.count_words == "1 of 3"
    assert "Stand before the camera" in page.what_words
    heard = page.start.accessibleDescription()
    assert heard.startswith("1 of 3. Living people. Person 1. Stand before the camera")
    assert not window.results.isEnabled()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(page.start_wanted):
            qtbot.keyClick(page.start, key)
    steps.record(0, 1)
    window.show_course(steps.course())
    assert page.count_words == "2 of 3"
    assert page.tally.words(Species.LIVE) == "1 of 2"
    assert page.tally.words(Species.MASK) == ""
    assert "still being looked at." in shown_words(page)
    assert page.start.hasFocus()
    assert window.results.isEnabled()
    for button, signal in ((page.again, page.again_wanted), (page.skip, page.skip_wanted)):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignal(page.skip_kind_wanted) as wanted:
        page.skip_kind.click()
    assert wanted.args == [Species.LIVE]


def test_a_recording_shows_how_long_it_takes_and_can_be_stopped(window, qtbot, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("gui.liveness_test.present_page.time.monotonic", lambda: clock[0])
    window.show_course(Steps(SMALL, 2).course())
    page = window.present
    page.show_part(0.0)
    assert page.start.text() == "Stop"
    assert page.video.ring.sentence == "5 seconds more"
    assert not page.skip.isEnabled()
    assert not window.results.isEnabled()
    with qtbot.assertNotEmitted(page.stop_wanted):
        page.start.click()  # the same key pressed twice
    page.show_part(0.7)
    assert page.video.ring.sentence == "2 seconds more"
    clock[0] += 3.5
    with qtbot.waitSignal(page.stop_wanted):
        page.start.click()
    with qtbot.waitSignal(page.stop_wanted):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    page.show_part(None)
    assert page.start.text() == "Start"
    assert page.video.ring.sentence == ""
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.show()
    page.show_part(0.2)
    with qtbot.waitSignal(page.stop_wanted):
        window.close()
    assert not window.isVisible()


def test_heads_are_turned_while_recorded_where_that_was_chosen(window):
    course = Steps(dataclasses.replace(SMALL, challenged=True), 2).course()
    window.show_course(course)
    page = window.present
    assert "Turn slowly to the left and to the right" in page.what_words
    said_of = []
    for part in (0.1, 0.6, 0.9):
        page.show_part(part)
        said_of.append((page.video.ring.sentence, page.video.ring.arrow.value))
    assert [words for words, _ in said_of] == [
        "Turn the head slowly to the left.",
        "Turn the head slowly to the right.",
        "Come a little closer.",
    ]
    assert [arrow for _, arrow in said_of[:2]] == ["left", "right"]


def test_trouble_with_the_camera_is_said_and_nothing_can_start(window):
    window.show_course(Steps(SMALL, 2).course())
    page = window.present
    page.show_trouble("No picture comes from the camera.")
    assert page.trouble_words == "No picture comes from the camera."
    assert not page.start.isEnabled()
    page.show_trouble("")
    assert page.start.isEnabled()


def test_the_keyboard_waits_where_nothing_can_start_and_comes_back(window, qtbot):
    steps = Steps(SMALL, 2)
    steps.record(0, 1)
    window.activateWindow()
    window.show_course(steps.course())
    page = window.present
    qtbot.waitUntil(page.start.hasFocus)
    page.show_trouble("No picture comes from the camera.")
    assert page.hasFocus()  # and not the button that throws the last recording away
    page.show_trouble("")
    assert page.start.hasFocus()
    page.again.setFocus()
    steps.reopen(1, now=True)
    window.show_course(steps.course())
    assert page.start.hasFocus()


def test_at_the_end_the_results_are_one_key_away(window, qtbot):
    steps = Steps(SMALL, 2)
    steps.record(0, 1)
    steps.skip()
    steps.skip()
    window.activateWindow()
    window.show_course(steps.course())
    qtbot.waitUntil(window.results.hasFocus)
    assert "2 presentations were left out or showed no face." in window.present.what_words
    assert not window.present.start.isVisible()
    window.present.make_up.setFocus()
    with qtbot.waitSignal(window.present.make_up_wanted):
        window.present.make_up.click()
    steps.make_up()
    window.show_course(steps.course())
    assert window.present.start.hasFocus()
    steps.skip()
    steps.skip()
    window.show_course(steps.course())
    with qtbot.waitSignal(window.results_wanted):
        qtbot.keyClick(window.results, Qt.Key.Key_Space)
    window.begin_work()
    assert window.work.said == "Loading the models…"
    window.show_progress(0, 1)
    assert window.work.said == "Recording 1 of 1."
    window.show_progress(1, 1)
    assert window.work.said == "Working out the rates…"
    with qtbot.waitSignal(window.stop_wanted):
        window.work.stop.click()


def test_the_buttons_stand_still_while_the_words_above_them_change(window, qapp):
    steps = Steps(SMALL, 2)
    places = set()
    for _ in range(3):
        window.show_course(steps.course())
        qapp.processEvents()
        page = window.present
        places.add((page.start.mapTo(page, page.start.rect().topLeft())).toTuple())
        steps.record(steps.now, len(places))
    assert len(places) == 1
