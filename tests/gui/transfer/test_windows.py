"""The windows of import, export and backups: what they show, and what they emit."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from core.people.records import Person
from core.people.transfer.strength import Strength, strength
from gui.transfer.backup_values import BackupLine, BackupPlan, RestoreOffer
from gui.transfer.backup_window import BackupWindow
from gui.transfer.export_window import ExportWindow
from gui.transfer.import_window import ImportWindow
from gui.transfer.lines import Line, LineMark

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
SECRET = "copper kettle by the window"
LINES = (
    Line("2", "Ann", LineMark.NEW, "New"),
    Line("3", "Ben", LineMark.PROBLEM, "Not imported", "No face was found."),
    Line("4", "Cem", LineMark.ADD, "Pictures added", "One picture is left out."),
)


@pytest.fixture(params=[ImportWindow, ExportWindow, BackupWindow])
def window(request, qtbot):
    made = request.param()
    qtbot.addWidget(made)
    made.show()
    return made


def test_everything_can_be_reached_and_has_a_name(window):
    found = [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QComboBox | QLineEdit)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.objectName() not in ("qt_spinbox_lineedit", "messageAction")
    ]
    assert found
    for one in found:
        face = QAccessible.queryAccessibleInterface(one)
        assert face.text(QAccessible.Text.Name), one.objectName()
        assert one.objectName(), type(one)


def test_only_rows_with_a_note_are_shown_where_that_is_wanted(qtbot):
    window = ImportWindow()
    qtbot.addWidget(window)
    window.show_preview(LINES, "2 new", 2, "pictures")
    shown = window.table.model()
    assert shown.rowCount() == 3
    window.only_problems.setChecked(True)
    assert [shown.index(row, 2).data() for row in range(shown.rowCount())] == ["Ben", "Cem"]
    window.table.selectRow(0)
    assert window.note.text() == "No face was found."


def test_nothing_starts_without_somebody_to_import(qtbot):
    window = ImportWindow()
    qtbot.addWidget(window)
    window.show()
    window.show_preview(LINES[1:2], "none", 0, "pictures")
    assert not window.start_button.isEnabled()
    window.show_preview(LINES, "some", 2, "pictures")
    spy = QSignalSpy(window.start_wanted)
    window.start_button.click()
    assert spy.count() == 1
    window.begin("Importing")
    assert not window.start_button.isEnabled()
    assert not window.back_button.isEnabled()
    window.end()
    window.show_report(LINES, "done")
    assert window.start_button.isHidden()
    assert window.picture_choices.isHidden()


def test_a_dropped_folder_is_looked_at(qtbot, tmp_path):
    window = ImportWindow()
    qtbot.addWidget(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    spy = QSignalSpy(window.place_wanted)
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert spy.at(0)[0] == tmp_path


def test_closing_ends_what_goes_on_and_forgets_the_passphrase(qtbot):
    window = ImportWindow()
    qtbot.addWidget(window)
    window.show()
    window.ask_passphrase("x.fdgallery")
    window.passphrase.setText("secret")
    window.begin("Looking")
    spy = QSignalSpy(window.cancel_wanted)
    window.reject()
    assert spy.count() == 1
    assert window.passphrase.text() == ""


def _people(count: int) -> tuple[Person, ...]:
    return tuple(Person(f"{n:032x}", f"Person {n}", NOW, 1, ("m",), False) for n in range(count))


def test_an_export_needs_the_passphrase_twice(qtbot, monkeypatch, tmp_path):
    window = ExportWindow()
    qtbot.addWidget(window)
    window.show()
    window.set_people(_people(3))
    assert not window.export_button.isEnabled()
    window.fields.first.setText(SECRET)
    window.fields.second.setText("copper kettle by")
    assert not window.export_button.isEnabled()
    window.fields.second.editingFinished.emit()
    assert "differ" in window.fields.words.text()
    window.fields.second.setText("another")
    assert "differ" in window.fields.words.text()
    window.fields.second.setText(SECRET)
    assert window.export_button.isEnabled()
    monkeypatch.setattr(
        "gui.transfer.export_window.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "people"), ""),
    )
    spy = QSignalSpy(window.export_wanted)
    window.export_button.click()
    assert spy.at(0) == [tmp_path / "people.fdgallery", SECRET, None, False]
    window.reject()
    assert window.fields.first.text() == ""


def test_who_is_exported_can_be_chosen(qtbot):
    window = ExportWindow()
    qtbot.addWidget(window)
    window.show()
    window.set_people(_people(12))
    window.some.setChecked(True)
    window.search.setText("person 11")
    shown = window.list.model()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == ["Person 11"]
    window.list.setFocus()
    window.list.setCurrentIndex(shown.index(0, 0))
    qtbot.keyClick(window.list, Qt.Key.Key_Space)
    window.search.clear()
    assert list(window.chosen()) == [f"{11:032x}"]
    window.set_people(_people(12))
    assert list(window.chosen()) == [f"{11:032x}"]
    high = window.height()
    window.everybody.setChecked(True)
    assert window.height() <= high - window.list.minimumHeight()


def test_backups_are_listed_and_a_restore_is_asked_for_twice(qtbot):
    window = BackupWindow()
    qtbot.addWidget(window)
    window.show()
    assert not window.restore_button.isEnabled()
    file = Path("a.fdbackup")
    window.show_backups([BackupLine(file, NOW, 7, opens_anywhere=False, automatic=True)])
    window.list.setCurrentItem(window.list.topLevelItem(0))
    wanted, confirmed = QSignalSpy(window.restore_wanted), QSignalSpy(window.restore_confirmed)
    window.restore_button.click()
    assert wanted.at(0) == [file, None]
    assert confirmed.count() == 0
    window.show_offer(RestoreOffer(file, NOW, 7, 0, 2, 9))
    assert window.question.no.hasFocus() or not window.isActiveWindow()
    assert "9 people" in window.question.words.text()
    assert not window.restore_button.isEnabled()
    window.question.yes.click()
    assert confirmed.at(0) == [file, False]


def test_a_backup_with_a_passphrase_asks_for_it(qtbot):
    window = BackupWindow()
    qtbot.addWidget(window)
    window.show()
    file = Path("a.fdbackup")
    spy = QSignalSpy(window.verify_wanted)
    window.ask_passphrase(file, "The backup opens with its passphrase.", "verify")
    window.passphrase.setText(SECRET)
    window.open_button.click()
    assert spy.at(0) == [file, SECRET]


def test_the_plan_says_what_went_wrong(qtbot):
    window = BackupWindow()
    qtbot.addWidget(window)
    window.show()
    spy = QSignalSpy(window.plan_wanted)
    plan = BackupPlan(Path("backups"), None, 7)
    window.show_plan(plan, own_passphrase=True, warning="The disk is full.")
    assert window.plan.note.text() == "The disk is full."
    assert window.anywhere.isHidden(), "it opens with the gallery's own passphrase"
    window.plan.often.setCurrentIndex(1)
    window.plan.often.activated.emit(1)
    assert spy.at(0)[0] == BackupPlan(Path("backups"), 1, 7)


@pytest.mark.parametrize(
    ("passphrase", "how"),
    [
        ("", Strength.NONE),
        ("seven77", Strength.TOO_SHORT),
        ("password", Strength.WEAK),
        ("12345678901", Strength.WEAK),
        ("aaaaaaaaaaaaaaa", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("Reception1", Strength.WEAK),
        (SECRET, Strength.FAIR),
        ("copper kettle by the window seven times", Strength.STRONG),
        ("g7#Qm2!xV9pL", Strength.STRONG),
    ],
)
def test_passphrases_are_judged_by_what_is_guessed_first(passphrase, how):
    assert strength(passphrase) is how
