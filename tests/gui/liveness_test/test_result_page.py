"""What a test found, and what is done about it."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QApplication, QMessageBox

from core.liveness_test.values import Species
from gui.plain_table import PlainTable
from tests.core.liveness_test.drawn_tests import add, said, test_of
from tests.gui.liveness_test.shown import answer, outcome, shown_words


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


def test_long_heads_leave_room_and_are_one_line_where_they_are_copied(window, found):
    window.show_outcome(outcome(found))
    tables = window.found.view.findChildren(PlainTable)
    heads = {
        table.horizontalHeaderItem(at).text(): table
        for table in tables
        for at in range(table.columnCount())
    }
    heads["Geometry and\nmotion together"].copy()
    lines = QApplication.clipboard().text().splitlines()
    assert "\tGeometry and motion together" in lines[0]
    assert lines[1].startswith("Living, called fakes")


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
    page.use.setFocus()
    window.show_outcome(outcome(found, in_force=True, own_limits=False))
    assert page.view.parts.hasFocus()  # and not the button that takes it back
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
    assert not window.trial.isVisible()  # the same would come out
    window.show_outcome(outcome(found, is_kept=False, differs_now=True))
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
