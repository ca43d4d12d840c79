"""The window of the log: what it shows of what it is given, and what it says is wanted."""

from __future__ import annotations

from array import array
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit

from core.people.audit.entry import Entry
from core.people.audit.events import Event
from core.people.audit.faults import (
    MOST_FAULTS,
    Fault,
    FaultKind,
    Remark,
    RemarkKind,
    Verification,
)
from core.people.audit.reading import Filter
from core.people.errors import GalleryError
from gui.log.kinds import GROUPS
from gui.log.log_dialog import LogDialog
from gui.log.log_model import PAGE, LogModel

ADA, GONE = "a" * 32, "b" * 32


def entry(number, event=Event.VERDICT, person=ADA, damaged=False, **facts):
    facts = facts or {"state": "known", "similarity": 0.5, "threshold": 0.4}
    when = datetime(2026, 11, 22, 12, 0, tzinfo=UTC) + timedelta(seconds=number)
    return Entry(number, when, event.value, "", person, facts, b"\1" * 32, damaged)


class Log:
    """A log that answers at once."""

    def __init__(self, dialog, count):
        self.dialog = dialog
        self.asked = []
        self.numbers = range(1, count + 1)
        self.entries = {}
        dialog.page_wanted.connect(self.answer)

    def show(self, accounts=()):
        self.dialog.show_numbers(array("q", reversed(self.numbers)), accounts)

    def answer(self, numbers):
        self.asked.append(numbers)
        made = [self.entries.get(number) or entry(number) for number in numbers]
        self.dialog.model.add_entries(made)


@pytest.fixture
def dialog(qtbot):
    made = LogDialog()
    qtbot.addWidget(made)
    made.set_names({ADA: "Ada Lovelace", "c" * 32: "Zoë Świątek"})
    with qtbot.waitExposed(made):
        made.show()
    return made


def cells(dialog, row):
    return [dialog.model.index(row, column).data() for column in range(4)]


def test_only_what_is_on_the_screen_is_loaded(dialog) -> None:
    log = Log(dialog, 100_000)
    log.show()
    QApplication.processEvents()
    assert dialog.model.rowCount() == 100_000
    assert len(log.asked) <= 2
    dialog.table.verticalScrollBar().setValue(dialog.table.verticalScrollBar().maximum())
    QApplication.processEvents()
    dialog.table.grab()
    assert min(min(numbers) for numbers in log.asked) == 1
    assert len(log.asked) <= 5
    assert "100,000" in dialog.count.text() or "100000" in dialog.count.text()


def test_an_entry_is_told_in_words_with_the_person_s_name(dialog) -> None:
    log = Log(dialog, 3)
    log.entries[2] = entry(2, Event.REMOVED, GONE, way="x")
    log.entries[1] = entry(1, damaged=True)
    log.show()
    cells(dialog, 0)
    assert cells(dialog, 0)[1:] == ["Recognised: similarity 0.5, needed 0.4.", "Ada Lovelace", ""]
    assert cells(dialog, 1)[1:3] == ["Removed from the gallery.", "Gone (bbbbbbbb)"]
    assert "damaged" in cells(dialog, 2)[1]
    assert dialog.model.index(2, 1).data(Qt.ItemDataRole.DecorationRole) is not None
    assert dialog.model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert dialog.table.isColumnHidden(3)
    log.show(["grace"])
    assert not dialog.table.isColumnHidden(3)


def test_the_details_of_the_chosen_entry_stay_while_others_come(dialog, qtbot) -> None:
    log = Log(dialog, 300)
    log.show()
    dialog.choose(250)
    assert dialog.table.hasFocus()
    assert "Number: 250" in dialog.details.text
    assert "Person: Ada Lovelace" in dialog.details.text
    assert "Similarity: 0.5" in dialog.details.text
    log.numbers = range(1, 311)
    log.show()
    assert "Number: 250" in dialog.details.text
    assert dialog.table.currentIndex().row() == 60
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert "Number: 249" in dialog.details.text
    log.numbers = range(1, 2)
    log.show()
    assert "Choose an entry" in dialog.details.text


def test_entries_are_copied(dialog, qtbot) -> None:
    log = Log(dialog, 5)
    log.show()
    dialog.table.grab()
    dialog.choose(5)
    qtbot.keySequence(dialog.table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == dialog.details.text
    dialog.table.selectAll()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert len(QApplication.clipboard().text().splitlines()) == 5
    dialog.table.clearSelection()
    dialog.card.show_result(Verification(5, 1))
    dialog.copy()
    assert "The log is whole" in QApplication.clipboard().text()


def test_a_whole_log_is_said_to_be_so(dialog) -> None:
    log = Log(dialog, 5)
    log.show()
    assert "Nobody has checked" in dialog.card.text
    dialog.card.show_result(Verification(5, 1, fingerprint="0123 4567", signed_to=5))
    assert dialog.card.sentence.text().startswith("The log is whole: entries checked: 5")
    assert "Fingerprint of the key: 0123 4567" in dialog.card.key.text()
    assert not dialog.card.show_button.isVisible()
    dialog.card.show_result(Verification(5, 1), compared=True)
    assert "nothing was put back" in dialog.card.findings.text()


def test_what_is_wrong_is_listed_and_the_entry_is_shown(dialog, qtbot) -> None:
    log = Log(dialog, 300)
    log.show()
    faults = [Fault(FaultKind.CHANGED, number, number) for number in range(50, 50 + MOST_FAULTS)]
    remarks = (Remark(RemarkKind.CLOCK_BACK, 3, 1),)
    dialog.card.show_result(Verification(300, 1, tuple(faults), remarks))
    assert "first at entry 50" in dialog.card.sentence.text()
    assert "Entry 50 was changed." in dialog.card.findings.text()
    assert len(dialog.card.findings.text().splitlines()) < 12
    assert len(dialog.card.text.splitlines()) > MOST_FAULTS
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    qtbot.mouseClick(dialog.card.show_button, Qt.MouseButton.LeftButton)
    assert "Number: 50" in dialog.details.text


def test_a_check_shows_how_far_it_is_and_is_stopped(dialog, qtbot) -> None:
    log = Log(dialog, 5)
    log.show()
    with qtbot.waitSignal(dialog.verification_wanted):
        qtbot.mouseClick(dialog.card.verify_button, Qt.MouseButton.LeftButton)
    dialog.card.begin()
    dialog.card.show_progress(30, 100)
    assert dialog.card.progress.isVisible()
    assert (dialog.card.progress.value(), dialog.card.progress.maximum()) == (30, 100)
    assert not dialog.card.compare_button.isVisible()
    with qtbot.waitSignal(dialog.stop_wanted):
        qtbot.mouseClick(dialog.card.verify_button, Qt.MouseButton.LeftButton)
    dialog.card.clear()
    dialog.card.show_progress(40, 100)
    assert not dialog.card.progress.isVisible()


def test_what_may_not_be_seen_is_not_shown(dialog) -> None:
    log = Log(dialog, 5)
    log.show()
    dialog.choose(5)
    dialog.card.show_result(Verification(5, 1))
    dialog.show_refused("The gallery is locked.")
    assert dialog.model.rowCount() == 0
    assert "Ada" not in dialog.details.text
    assert "whole" not in dialog.card.text
    assert dialog.pages.currentWidget().text() == "The gallery is locked."
    for widget in (dialog.card.verify_button, dialog.filter, dialog.export_button):
        assert not widget.isEnabled()
    log.show()
    assert dialog.model.rowCount() == 5
    assert dialog.filter.isEnabled()


def test_nothing_to_show_is_said(dialog, qtbot) -> None:
    dialog.show_numbers((), ())
    assert "is empty" in dialog.pages.currentWidget().text()
    with qtbot.waitSignal(dialog.filter_changed):
        dialog.filter.kind.setCurrentIndex(1)
    dialog.show_numbers((), ())
    assert "No entry is like that" in dialog.pages.currentWidget().text()
    with qtbot.waitSignal(dialog.filter_changed) as told:
        qtbot.mouseClick(dialog.filter.clear_button, Qt.MouseButton.LeftButton)
    assert told.args == [Filter()]


def test_filters_say_what_is_wanted(dialog, qtbot) -> None:
    log = Log(dialog, 5)
    log.show(["grace"])
    bar = dialog.filter

    def told(change):
        with qtbot.waitSignal(bar.changed) as signal:
            change()
        return signal.args[0]

    wanted = ["challenged", "compared", "locked-out", "verdict"]
    assert told(lambda: bar.kind.setCurrentIndex(1)).events == wanted
    today = told(lambda: bar.period.setCurrentIndex(1)).since
    assert today.date() == date.today()
    week = told(lambda: bar.period.setCurrentIndex(2)).since
    assert today - week in (timedelta(days=6), *(timedelta(days=6, hours=h) for h in (-1, 1)))
    assert told(lambda: bar.account.setCurrentIndex(1)).actor == "grace"
    assert told(lambda: qtbot.keyClicks(bar.person, "swiatek")).persons == ["c" * 32]
    found = told(lambda: qtbot.keyClicks(bar.text, "recovery"))
    assert (found.text, list(found.also_events)) == ("recovery", ["recovery-code-made"])
    assert told(bar.text.clear).text == ""
    found = told(lambda: qtbot.keyClicks(bar.text, "lovel"))
    assert list(found.also_persons) == [ADA]
    assert told(bar.clear) == Filter()

    told(lambda: bar.period.setCurrentIndex(4))
    assert bar.first.isVisible()
    told(lambda: bar.first.setDate(QDate(2026, 11, 20)))
    found = told(lambda: bar.last.setDate(QDate(2026, 11, 21)))
    assert found.since.isoformat()[:10] == "2026-11-20"
    assert found.until.isoformat()[:10] == "2026-11-22"
    found = told(lambda: bar.last.setDate(QDate(2020, 1, 1)))
    assert found.until > found.since


def test_an_account_stays_chosen_while_entries_come(dialog) -> None:
    log = Log(dialog, 5)
    log.show(["grace"])
    dialog.filter.account.setCurrentIndex(1)
    log.show(["ada", "grace"])
    assert dialog.filter.account.currentText() == "grace"
    assert dialog.filter.wanted().actor == "grace"


def test_every_event_is_found_in_some_group(dialog) -> None:
    assert frozenset().union(*GROUPS.values()) == frozenset(Event)
    for row in range(dialog.filter.kind.count()):
        assert dialog.filter.kind.itemText(row)


def test_exports_ask_for_a_file(dialog, qtbot, monkeypatch) -> None:
    log = Log(dialog, 5)
    log.show()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/x/log", ""))
    with qtbot.waitSignal(dialog.export_wanted) as told:
        dialog._as_ledger.trigger()
    assert told.args == [Path("/x/log.jsonl"), False]
    assert not dialog.export_button.isEnabled()
    dialog.show_exported(Path("/x/log.jsonl"), 5, "0123 4567")
    assert dialog.export_button.isEnabled()
    assert "5 entries are in" in dialog.note_bar.text
    assert "0123 4567" in dialog.note_bar.text
    with qtbot.waitSignal(dialog.export_wanted) as told:
        dialog._as_table.trigger()
    assert told.args == [Path("/x/log.csv"), True]
    dialog.show_error(GalleryError("The disk is full."))
    assert dialog.error_bar.text == "The disk is full."
    assert dialog.export_button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/x/log.jsonl", ""))
    with qtbot.waitSignal(dialog.comparison_wanted) as told:
        qtbot.mouseClick(dialog.card.compare_button, Qt.MouseButton.LeftButton)
    assert told.args == [Path("/x/log.jsonl")]
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.export_wanted):
        dialog._as_table.trigger()


def test_everything_has_a_name_and_room(dialog) -> None:
    log = Log(dialog, 5)
    log.show(["grace"])
    dialog.choose(3)
    dialog.filter.period.setCurrentIndex(4)
    dialog.changeEvent(QEvent(QEvent.Type.LanguageChange))
    dialog.resize(dialog.minimumSize())
    QApplication.processEvents()
    for widget in dialog.findChildren(QLineEdit) + dialog.findChildren(QAbstractButton):
        is_own = widget.objectName() and not widget.objectName().startswith("qt_")
        if widget.isVisible() and is_own and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget.objectName()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_where_an_entry_is_missing_the_next_one_is_shown(qtbot) -> None:
    model = LogModel()
    assert model.row_of(5) is None
    model.set_numbers(array("q", [9, 7, 3]))
    assert [model.row_of(number) for number in (9, 7, 3, 8, 5, 1, 20)] == [0, 1, 2, 0, 1, 2, 0]
    assert model.entry(7) is None
    asked = []
    model.page_wanted.connect(asked.append)
    model.entry(0)
    model.entry(1)
    assert asked == [(9, 7, 3)]
    model.forget_asked()
    model.entry(1)
    assert len(asked) == 2
    assert PAGE > 3
