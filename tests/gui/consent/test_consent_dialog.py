"""The window of consent and retention, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
)

from core.people.consent.clock import ClockTrouble
from core.people.consent.policy import Policy
from core.people.consent.retention import Because, Due, End, Overview
from core.people.consent.texts import KeptText, Texts
from core.people.consent.wording import ConsentText
from core.people.errors import GalleryError
from core.people.records import Person
from gui.consent.consent_dialog import ConsentDialog
from gui.consent.question_bar import QuestionBar
from gui.message_bar import MessageBar

NOW = datetime.now(UTC)
TODAY = date.today()


def due(name, left):
    person = Person(name.lower() * 8, name, NOW, 1, ("m",), False)
    day = TODAY + timedelta(days=left)
    return Due(person, End(day, Because.LAST_VISIT, TODAY, day + timedelta(days=900)), left)


ANNA, BENN, CARL = due("Anna", -3), due("Benn", 0), due("Carl", 9)


def texts(policy, version=1, whole=True):
    return tuple(
        KeptText(ConsentText(version, language, NOW, text), whole)
        for language, text in policy.texts().items()
    )


@pytest.fixture
def dialog(qtbot):
    made = ConsentDialog()
    qtbot.addWidget(made)
    made.show_all(Overview((ANNA, BENN, CARL), None, Policy(), 2), Texts(texts(Policy()), ()))
    made.show()
    return made


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def cells(dialog, row):
    model = dialog.due.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_who_is_due_is_listed_in_words(dialog):
    assert [cells(dialog, row)[2] for row in range(3)] == ["Over", "Last day today", "9 days"]
    assert (
        "1 people is over" in dialog.due.summary.text() or "1 person" in dialog.due.summary.text()
    )
    assert cells(dialog, 0)[3] == "Time since the last visit"


def test_those_whose_time_is_over_are_deleted_only_after_a_question(dialog, qtbot):
    page = dialog.due
    click(qtbot, page.erase_over)
    assert "Anna" in page.question.text
    with qtbot.waitSignal(dialog.erase_wanted) as said:
        click(qtbot, page.question.yes)
    assert said.args == [(ANNA.person.id,)]
    assert page.question.text == ""


def test_selected_people_are_kept_longer_or_deleted(dialog, qtbot):
    page = dialog.due
    assert not page.prolong.isEnabled()
    page.view.selectRow(1)
    with qtbot.waitSignal(dialog.prolong_wanted) as said:
        click(qtbot, page.prolong)
    assert said.args == [(BENN.person.id,)]
    click(qtbot, page.erase)
    assert "Benn" in page.question.text
    click(qtbot, page.question.no)
    with qtbot.assertNotEmitted(dialog.erase_wanted):
        page.view.selectRow(2)
    assert page.question.text == ""


def test_a_clock_that_may_be_wrong_holds_all_back(dialog, qtbot):
    overview = Overview((ANNA,), ClockTrouble.LEAPT, Policy())
    dialog.show_overview(overview)
    assert "clock may be wrong" in dialog.due.clock_bar.text
    assert not dialog.due.erase_over.isEnabled()
    with qtbot.waitSignal(dialog.clock_confirmed):
        click(qtbot, dialog.due.clock_bar.findChild(object, "messageAction"))


def test_nobody_due_and_a_locked_gallery(dialog):
    dialog.show_overview(Overview((), None, Policy(remind_days=5)))
    assert "Nobody is due" in dialog.due._empty.text
    assert "5" in dialog.due._empty.text
    dialog.forget()
    assert "locked" in dialog.due._empty.text
    assert not dialog.rules.days.isEnabled()
    assert not dialog.text.write.isEnabled()


def test_receipts_are_offered_after_a_deletion(dialog, qtbot, monkeypatch, tmp_path):
    receipts = ("one", "two")
    dialog.show_erased(receipts)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.note_bar.acted.emit()
    assert "2 people were deleted" in dialog.note_bar.text, "they are still offered"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(dialog.save_wanted) as said:
        dialog.note_bar.acted.emit()
    assert said.args == [receipts, tmp_path]
    dialog.show_saved(tmp_path)
    assert "The receipts are in" in dialog.note_bar.text


def test_rules_are_saved_only_when_they_differ(dialog, qtbot):
    rules = dialog.rules
    dialog.tabs.setCurrentWidget(rules)
    assert not rules.save.isEnabled()
    rules.days.setValue(400)
    rules.purges.setChecked(True)
    rules.tags.add.click()
    row = rules.tags._rows[-1]
    qtbot.keyClicks(row.tag, "staff")
    row.days.setValue(200)
    with qtbot.waitSignal(dialog.policy_wanted) as said:
        click(qtbot, rules.save)
    (wanted,) = said.args
    assert wanted == Policy(days=400, purges=True, days_by_tag={"visitor": 30, "staff": 200})
    rules.tags._rows[0].remove.click()
    assert rules.policy.days_by_tag == {"staff": 200}
    rules.show_policy(Policy())
    assert not rules.save.isEnabled()


def test_a_new_wording_is_written_seen_and_put_into_force(dialog, qtbot):
    page = dialog.text
    dialog.tabs.setCurrentWidget(page)
    english = page.columns["en"]
    assert not english.is_writing
    assert not page.save.isEnabled()
    click(qtbot, page.write)
    assert english.is_writing
    english.editor.setPlainText("We know you\n\nHow long\n{days} days. {organisation}")
    click(qtbot, page.write)
    assert english.sheet.text == "We know you\n\nHow long\n1095 days. This organisation\n"
    qtbot.keyClicks(page.organisation, "Museum")
    assert "Museum" in english.sheet.text
    with qtbot.waitSignal(dialog.policy_wanted) as said:
        click(qtbot, page.save)
    (wanted,) = said.args
    assert wanted.organisation == "Museum"
    assert set(wanted.wording) == {"en"}
    assert "Museum" in wanted.texts()["zh_CN"]


def test_earlier_versions_are_read_only(dialog):
    newer = replace(Policy(), organisation="Museum")
    both = Texts((*texts(Policy()), *texts(newer, 2)), ())
    dialog.show_all(Overview((), None, newer), both)
    page = dialog.text
    assert page.versions.count() == 2
    assert "Museum" in page.columns["en"].sheet.text
    page.versions.setCurrentIndex(1)
    assert "Museum" not in page.columns["en"].sheet.text
    assert not page.write.isEnabled()
    assert not page.save.isVisibleTo(page)


def test_a_text_changed_outside_is_said_and_can_be_put_into_force_anew(dialog):
    dialog.show_all(Overview((), None, Policy()), Texts(texts(Policy(), whole=False), ()))
    assert "changed outside" in dialog.text._warning.text()
    assert dialog.text.save.isEnabled()


def test_damaged_rules_can_be_set_anew(dialog, qtbot):
    dialog.show_damaged(GalleryError("The rules are damaged."))
    assert dialog.error_bar.text == "The rules are damaged."
    with qtbot.waitSignal(dialog.policy_wanted) as said:
        click(qtbot, dialog.rules.save)
    assert said.args == [Policy()]


def test_everything_has_a_name_for_who_can_not_see_it(dialog):
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox):
        for widget in dialog.findChildren(kind):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.isHidden():
                continue
            if isinstance(widget.parent(), (QSpinBox, QComboBox, MessageBar, QuestionBar)):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget.objectName()
