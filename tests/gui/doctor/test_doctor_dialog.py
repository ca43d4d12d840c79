"""The page: what it says, what can be done, and that everybody can use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.doctor.bundle import Bundle, BundleError
from core.doctor.check import State, Subject
from gui import language
from gui.doctor.doctor_dialog import FIRST_SIZE, DoctorDialog
from tests.gui.doctor.conftest import CHECKS, shown_dialog
from tests.gui.test_accessibility import (  # noqa: F401 (the same rules hold here)
    test_it_fits_the_smallest_screen,
    test_no_words_are_cut_off,
    test_whatever_can_be_operated_is_reached_with_tab,
    test_whatever_takes_the_keyboard_has_a_name,
)

BUNDLE = Bundle({"report.txt": "All is well.\n", "log.txt": "\n"})


@pytest.fixture(
    scope="module",
    params=[("details", "en"), ("details", "zh_CN"), ("report", "zh_CN")],
    ids="-".join,
)
def place(request, themed):
    what, words = request.param
    language.install(words)
    with shown_dialog() as dialog:
        for line in dialog.list.lines:
            line.fold.setChecked(True)
        dialog.resize(dialog.minimumSize())
        if what == "report":
            dialog.show_report(BUNDLE)
        QApplication.processEvents()
        yield dialog.report_view if what == "report" else dialog
    language.install("en")


def test_the_summary_and_each_check_are_said(dialog: DoctorDialog) -> None:
    assert dialog.summary.text == (
        "One thing doesn't work, and 1 more need attention. Things checked: 4"
    )
    assert [line.check.state for line in dialog.list.lines] == [c.state for c in CHECKS]
    good, _, lamp, infrared = (line.text for line in dialog.list.lines)
    assert "All right" in good
    assert "Needs attention" in lamp
    assert "→ Plug it in again." in lamp
    assert "Doesn't work" in infrared
    assert infrared.endswith("colour, which an infrared picture has not.")


def test_details_are_folded_until_they_are_wanted(dialog: DoctorDialog, qtbot: QtBot) -> None:
    line = dialog.list.lines[2]
    assert line.details_text == ""
    assert "Lamp: Needs attention." in line.fold.accessibleName()
    line.fold.setFocus()
    QTest.keyClick(line.fold, Qt.Key.Key_Space)
    assert line.details_text == "diagnosis: dark"
    assert "diagnosis: dark" in line.fold.accessibleDescription()
    QTest.keyClick(line.fold, Qt.Key.Key_Space)
    assert line.details_text == ""


def test_it_is_no_larger_than_the_screen(dialog: DoctorDialog) -> None:
    screen = dialog.screen().availableSize()
    assert screen.width() < FIRST_SIZE[0]  # else nothing is shown here
    assert dialog.size().boundedTo(screen) == dialog.size()


def test_only_what_needs_attention(dialog: DoctorDialog) -> None:
    dialog.only_trouble.click()
    shown = [line.check.subject for line in dialog.list.lines if line.isVisible()]
    assert shown == [Subject.LAMP, Subject.INFRARED]
    dialog.add_check(CHECKS[0])  # nothing is expected any more
    assert len(dialog.checks) == 4
    dialog.only_trouble.click()
    assert all(line.isVisible() for line in dialog.list.lines)


def test_while_it_works_it_says_at_what_and_can_be_stopped(
    dialog: DoctorDialog, qtbot: QtBot
) -> None:
    dialog.begin()
    assert dialog.list.lines == []
    assert not dialog.report_button.isEnabled()
    dialog.show_progress(Subject.CAMERA, 3, 10)
    assert dialog.summary.text.startswith("Looking at: Camera")
    assert dialog.summary.bar.value() == 3
    with qtbot.waitSignal(dialog.cancel_wanted, timeout=1000):
        dialog.check_button.click()
    dialog.end(False)
    assert "Not everything was checked" in dialog.summary.text
    with qtbot.waitSignal(dialog.check_wanted, timeout=1000):
        dialog.check_button.click()


def test_the_page_ends_where_the_last_check_ends(dialog: DoctorDialog) -> None:
    dialog.resize(dialog.minimumSize())
    bar = dialog.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    last = dialog.list.lines[-1]
    below = last.mapTo(dialog.list.viewport(), last.rect().bottomLeft()).y()
    assert dialog.list.viewport().height() - below < 60


def test_all_can_be_copied_as_text(dialog: DoctorDialog) -> None:
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "[Needs attention] Lamp: The picture stays dark" in copied
    assert "    -> Plug it in again." in copied
    assert "diagnosis" not in copied
    assert dialog.note_bar.text == "The checks were copied."


def test_a_report_is_read_before_it_is_saved(
    dialog: DoctorDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(dialog.report_wanted, timeout=1000) as wanted:
        dialog.report_button.click()
    assert wanted.args == [CHECKS]
    assert not dialog.report_button.isEnabled()
    dialog.show_report(BUNDLE)
    assert dialog.report_button.isEnabled()
    view = dialog.report_view
    assert view is not None
    assert "All is well." in view.text.toPlainText()
    chosen = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    with qtbot.waitSignal(dialog.save_wanted, timeout=1000) as saving:
        view.save_button.click()
    assert saving.args == [BUNDLE, tmp_path / "mine.zip"]
    assert not view.isVisible()
    dialog.show_saved(tmp_path / "mine.zip")
    assert "mine.zip" in dialog.note_bar.text.replace("\u200b", "")
    dialog.show_error(BundleError("The report can't be saved to {file}.", file="x"))
    assert dialog.error_bar.text == "The report can't be saved to x."
    assert dialog.note_bar.text == ""


def test_it_follows_the_language(dialog: DoctorDialog, qapp: QApplication) -> None:
    try:
        language.install("zh_CN")
        QApplication.processEvents()
        assert dialog.windowTitle()
        assert dialog.list.lines[2].check.state is State.WARNING
    finally:
        language.install("en")
