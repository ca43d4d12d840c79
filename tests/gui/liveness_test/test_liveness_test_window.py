from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QRadioButton, QWidget

from core.liveness_test.plan import FULL, SHORT
from core.liveness_test.report import document
from core.liveness_test.values import Plan, Species
from core.wording import PlainError
from gui import language
from gui.liveness_test.liveness_test_window import LivenessTestWindow
from gui.liveness_test.plan_part import Size
from gui.liveness_test.steps import Steps
from gui.liveness_test.values import Earlier, Outcome, Surroundings
from gui.plain_table import PlainTable
from tests.core.liveness_test.drawn_tests import add, drawn, said, test_of

AROUND = Surroundings("IR camera", True, "/home/anna/recordings", (640, 480))
SMALL = Plan({Species.LIVE: 2, Species.PHONE: 1}, seconds=5.0)


@pytest.fixture
def window(qtbot):
    made = LivenessTestWindow()
    qtbot.addWidget(made)
    made.begin.show_surroundings(AROUND)
    made.show_begin()
    made.show()
    return made


@pytest.fixture(scope="module")
def found():
    """A test with enough presentations that limits are proposed."""
    counts = {kind: 12 if kind is Species.LIVE else 4 for kind in Species}
    return test_of(drawn(counts=Plan(counts)))


def outcome(test, **values):
    return Outcome(test, document(test), "A fake from 0.4 on.", **values)


def earlier(folder="/tests/one", **values):
    known = {"done": 4, "wanted": 23, "is_finished": False, "has_recordings": True}
    return Earlier(Path(folder), datetime(2026, 11, 22, tzinfo=UTC), "Desk", **{**known, **values})


def answer(monkeypatch, role):
    """Answer the next question with the button of a role."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda box: next(one for one in box.buttons() if box.buttonRole(one) is role),
    )


def shown_words(page):
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


# -- the first page -----------------------------------------------------------------------------


def test_nothing_begins_before_everybody_agreed(window, qtbot):
    begin = window.begin
    assert not window.start.isEnabled()
    assert begin.lacking == "The test can begin once everybody has agreed."
    begin.agreed.click()
    assert begin.lacking == ""
    with qtbot.waitSignal(window.begin_wanted) as wanted:
        window.start.click()
    assert wanted.args[0].plan == SHORT
    assert (wanted.args[0].people, wanted.args[0].keeps) == (3, True)
    window.show_begin()  # other people may be seen next time
    assert not begin.agreed.isChecked()


def test_recordings_may_go_with_the_result(window, qtbot):
    assert "until you delete them" in shown_words(window.begin)
    window.begin.keeps.click()
    assert "until there is a result, and are deleted then" in shown_words(window.begin)
    window.begin.agreed.click()
    assert not window.begin.wish.keeps


def test_without_a_camera_nothing_begins(window):
    window.begin.agreed.click()
    window.begin.show_surroundings(dataclasses.replace(AROUND, camera=""))
    assert not window.start.isEnabled()
    assert window.begin.lacking == "No camera is open."


def test_it_is_said_what_is_tested_where_recordings_stay_and_how_much_they_take(window):
    words = shown_words(window.begin)
    assert "IR camera. The liveness model and what geometry and motion tell" in words
    assert "/home/anna/recordings" in words
    assert "They will take about 505" in words
    window.begin.show_surroundings(dataclasses.replace(AROUND, has_network=False))
    assert "geometry and motion only" in shown_words(window.begin)


def test_the_plan_says_what_it_can_show_at_best(window):
    part = window.begin.plan
    assert "3 fakes of a kind and no error, at most 71 %" in part.proves
    part.sizes[Size.FULL].click()
    assert part.plan == FULL
    assert "20 fakes of a kind and no error, at most 17 % of such fakes" in part.proves
    part.numbers[Species.MASK].setValue(0)
    assert part.size_chosen is Size.OWN
    assert Species.MASK not in part.plan.presentations
    part.numbers[Species.MASK].setValue(20)
    assert part.size_chosen is Size.FULL
    for box in part.numbers.values():
        box.setValue(0)
    window.begin.agreed.click()
    assert part.proves == "Choose what is to be presented."
    assert not window.start.isEnabled()
    part.numbers[Species.LIVE].setValue(1)
    assert window.start.isEnabled()


def test_what_has_to_be_made_ready_is_said_of_the_chosen_kinds(window):
    part = window.begin.plan
    part.preparing.button.click()
    assert "Phone: Put the portraits on a phone" in shown_words(window.begin)
    part.numbers[Species.PHONE].setValue(0)
    assert "Phone: Put the portraits" not in shown_words(window.begin)


def test_people_may_be_asked_to_turn_their_head(window):
    window.begin.plan.challenged.click()
    assert window.begin.plan.plan.challenged
    assert window.begin.plan.plan.seconds == 8.0


def test_earlier_tests_are_gone_on_with_shown_or_deleted(window, qtbot, monkeypatch):
    part = window.begin.earlier
    assert not part.isVisible()
    begun, finished = earlier(), earlier("/tests/two", is_finished=True, words="None got through.")
    part.show_tests((begun, finished))
    assert "Begun: 4 of 23." in part.list.item(0).text()
    assert "None got through." in part.list.item(1).text()
    assert part.open.text() == "Go on"
    with qtbot.waitSignal(part.open_wanted) as wanted:
        part.open.click()
    assert wanted.args == [begun]
    part.list.setCurrentRow(1)
    assert part.open.text() == "Show"
    answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    with qtbot.assertNotEmitted(part.delete_wanted):
        part.delete.click()
    answer(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    with qtbot.waitSignal(part.delete_wanted) as wanted:
        part.delete.click()
    assert wanted.args == [finished]
    part.show_tests((finished, dataclasses.replace(begun, camera="")))
    assert "A file" in part.list.item(1).text()
    assert part.chosen == finished


# -- presenting ---------------------------------------------------------------------------------


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
    with qtbot.waitSignal(window.present.make_up_wanted):
        window.present.make_up.click()
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


# -- the result ---------------------------------------------------------------------------------


def test_the_result_is_said_in_words_and_in_one_table(window, found):
    window.show_outcome(outcome(found))
    part = window.found.view._pages.currentWidget()
    assert "How often each of them errs" in shown_words(part)
    (table,) = part.findChildren(PlainTable)
    heads = [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())]
    assert heads[1:3] == ["Liveness model", "Geometry and motion"]
    assert table.rowCount() == 8
    assert table.item(0, 0).text() == "Living, called fakes"
    assert table.item(2, 0).text() == "Flat print, missed"
    assert "[" in table.item(2, 3).text()
    parts = [window.found.view.parts.item(at).text() for at in range(7)]
    assert parts[0] == "In short"
    assert "What these numbers can and can't prove" in parts


def test_a_judge_that_said_nothing_is_no_zero(window):
    shown = []
    add(shown, Species.LIVE, 1, said([], 0.1))
    add(shown, Species.PHONE, 1, said([], 0.99))
    window.show_outcome(outcome(test_of(shown)))
    (table,) = window.found.view._pages.currentWidget().findChildren(PlainTable)
    assert table.item(0, 1).text() == "said nothing"
    assert table.item(2, 2).text().startswith("0 %")


def test_proposed_limits_are_used_and_let_go_of(window, qtbot, found):
    page = window.found
    assert found.proposal is not None
    window.show_outcome(outcome(found))
    assert page.proposal_words == "A fake from 0.4 on."
    assert not page.own.isVisible()
    with qtbot.waitSignal(page.use_wanted) as wanted:
        page.use.click()
    assert wanted.args[0].test is found
    window.show_outcome(outcome(found, in_force=True, own_limits=False))
    assert page.proposal_words == "The limits of this test are in force."
    assert not page.use.isEnabled()
    with qtbot.waitSignal(page.own_wanted):
        page.own.click()
    window.show_outcome(outcome(found, fits_now=False))
    assert "another liveness model is in use" in page.proposal_words
    assert not page.use.isEnabled()
    without = dataclasses.replace(found, proposal=None)
    window.show_outcome(outcome(without))
    assert page.proposal_words == ""
    window.show_outcome(outcome(without, own_limits=False))
    assert page.proposal_words == "Limits of an earlier test are in force."
    assert page.own.isVisible()


def test_what_is_in_use_now_can_be_tried_and_what_lacks_be_presented(window, qtbot, found):
    window.show_outcome(outcome(found))
    assert not window.trial.isVisible()
    assert not window.more.isVisible()
    window.show_outcome(outcome(found, differs_now=True, missing=3))
    with qtbot.waitSignal(window.trial_wanted):
        window.trial.click()
    with qtbot.waitSignal(window.more_wanted):
        window.more.click()
    # What was tried is not the test's result: it is not gone on with, nor compared with itself.
    window.show_outcome(outcome(found, missing=3, is_kept=False))
    assert not window.more.isVisible()
    assert not window.again.isVisible()
    assert window.trial.isVisible()


def test_recordings_are_deleted_after_a_question(window, qtbot, found, monkeypatch):
    window.show_outcome(outcome(found))
    answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    with qtbot.assertNotEmitted(window.delete_wanted):
        window.delete.click()
    answer(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    with qtbot.waitSignal(window.delete_wanted):
        window.delete.click()
    for button, signal in ((window.again, window.again_wanted), (window.save, window.save_wanted)):
        with qtbot.waitSignal(signal):
            button.click()
    window.show_outcome(outcome(found, has_recordings=False))
    assert not window.again.isVisible()
    assert not window.delete.isVisible()
    assert window.save.isVisible()


def test_errors_and_notes_are_said_above_all_pages(window):
    window.show_note("It was done.")
    window.show_error(PlainError("It was not done."))
    assert (window.note_bar.text, window.error_bar.text) == ("", "It was not done.")
    window.clear_notes()
    assert window.error_bar.text == ""


def test_everything_is_said_anew_in_another_language(window, qtbot, found):
    window.show_outcome(outcome(found))
    with qtbot.waitSignal(window.found.telling_wanted) as wanted:
        language.install("zh_CN")
    language.install("en")
    assert wanted.args[0].test is found
    qtbot.waitUntil(lambda: window.windowTitle() == "Test liveness at this camera")


def test_whatever_takes_the_keyboard_has_a_name(window, found):
    steps = Steps(SMALL, 2)
    window.begin.earlier.show_tests((earlier(),))
    window.show_course(steps.course())
    window.show_outcome(outcome(found))
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith(("qt_", "message"))
        and not (one.accessibleName() or getattr(one, "text", lambda: "")())
    ]
    assert nameless == []


def pages(window, found):
    """Bring the window into each of its states."""
    window.begin.earlier.show_tests((earlier(), earlier("/tests/two", is_finished=True)))
    window.begin.plan.preparing.set_open(True)
    yield "begin"
    steps = Steps(FULL, 3)
    window.show_course(steps.course())
    window.present.show_trouble("This test was begun at another camera: Desk. Open that one.")
    yield "present"
    for _ in range(200):
        steps.skip()
    window.show_course(steps.course())
    yield "over"
    window.begin_work()
    yield "work"
    window.show_outcome(outcome(found, differs_now=True, missing=2, own_limits=False))
    yield "found"


@pytest.mark.parametrize("words", ["en", "zh_CN"])
def test_no_words_are_cut_off_in_the_smallest_window(window, found, qapp, words):
    language.install(words)
    qapp.processEvents()  # the new words, before there is less room for them
    window.resize(window.minimumSize())
    cut = []
    for page in pages(window, found):
        qapp.processEvents()
        for one in window.findChildren(QLabel):
            if not one.text() or not one.isVisible():
                continue
            needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            width = 0 if one.wordWrap() else one.minimumSizeHint().width()
            if needed > one.height() + 1 or width > one.width() + 1:
                cut.append((page, one.text(), needed, one.size().toTuple()))
        for one in window.findChildren(QAbstractButton):
            if one.isVisible() and one.text() and one.sizeHint().width() > one.width() + 1:
                cut.append((page, one.text(), one.sizeHint().width(), one.width()))
    language.install("en")
    assert cut == []
    assert window.minimumSizeHint().width() <= window.minimumWidth()


def test_every_button_is_reached_with_tab(window, found, qtbot, qapp):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for page in pages(window, found):
        qapp.processEvents()
        reached = []
        for _ in range(60):
            QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Tab)
            if qapp.focusWidget() in reached:
                break
            reached.append(qapp.focusWidget())
        left_out = [
            one.text()
            for one in window.findChildren(QAbstractButton)
            if one.isVisible()
            and one.isEnabled()
            and not isinstance(one, QRadioButton)  # the arrow keys lead there
            and not one.objectName().startswith("qt_")
            and one not in reached
        ]
        assert left_out == [], page
