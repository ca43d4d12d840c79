"""The first page: what is chosen, and what stands in the way."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMessageBox

from core.liveness_test.plan import FULL, SHORT
from core.liveness_test.values import Species
from gui.liveness_test.plan_part import Size
from gui.tokens import ICON, WIDE
from tests.gui.liveness_test.shown import AROUND, answer, earlier, shown_words


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


def test_an_earlier_test_is_as_high_as_its_words(window, qapp):
    part = window.begin.earlier
    words = "The kind that deceives the desk best is “Flat print”: missed 2 of 2, in truth 16 %."
    part.show_tests((earlier(is_finished=True, words=words),))
    qapp.processEvents()
    item, width = part.list.item(0), part.list.viewport().width() - ICON - 2 * WIDE
    room = QRect(0, 0, width, 1000)
    needed = part.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
    assert part.list.visualItemRect(item).height() >= needed.height()
