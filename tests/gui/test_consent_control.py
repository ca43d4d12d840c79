"""Consent and retention in the window, on a real gallery."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import Right, Role
from core.people.consent import receipt as receipts
from core.people.consent.policy import Policy
from core.people.gallery import Gallery, NewTemplate
from core.people.records import Details
from core.people.sealed.keys import PassphraseCost
from core.results import Embedding
from core.settings import Settings
from gui import consent_control
from gui.accounts_control import AccountsControl
from gui.commands import Commands
from gui.consent.agree_dialog import AgreeDialog
from gui.consent_control import ConsentControl
from gui.engine import Engine
from gui.preferences import Preferences
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def template(seed):
    vector = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    return NewTemplate(Embedding(vector / np.linalg.norm(vector), "m-1"), 80.0)


class Desk:
    """A window with nothing in it, an engine whose gallery alone runs, and the control."""

    def __init__(self, profile, qtbot, *, accounts=False):
        self.profile, self.qtbot = profile, qtbot
        self.engine = Engine(Settings(), profile)
        self.window = QMainWindow()
        middle = QWidget()
        QVBoxLayout(middle)
        self.window.setCentralWidget(middle)
        qtbot.addWidget(self.window)
        self.window.show()
        preferences = Preferences(Settings(), profile.settings_file, Theme())
        self.accounts = (
            AccountsControl(self.engine, Commands(self.window), preferences, self.window)
            if accounts
            else None
        )
        self.control = ConsentControl(self.engine, preferences, self.window)
        self.people = ()
        self.engine.people.changed.connect(self._note)

    def _note(self, people):
        self.people = people

    def open(self):
        self.engine._gallery_thread.start()
        self.engine._long_thread.start()
        self.engine.people.open()
        self.qtbot.waitUntil(lambda: bool(self.people))
        return {person.name: person for person in self.people}

    def gallery(self):
        return Gallery.open(self.profile.gallery_file)

    def show(self):
        self.control.open()
        dialog = self.control.dialog
        self.qtbot.waitUntil(lambda: dialog.rules.policy is not None)
        return dialog


@pytest.fixture
def profile(own_profile):
    made = Profile.default()
    made.make()
    gallery = Gallery.open(made.gallery_file)
    consent = gallery.consent.accept(gallery.consent.current())
    gallery.enrol("Ann", [template(1)], details=Details(tags=("visitor",)))
    gallery.enrol("Ben", [template(2)], details=Details(consent=consent))
    gallery.close()
    return made


@pytest.fixture
def desk(qtbot, profile) -> Iterator[Desk]:
    made = Desk(profile, qtbot)
    yield made
    made.engine.stop()


def age(profile, days):
    with closing(sqlite3.connect(profile.gallery_file)) as connection:
        for table, column in (("persons", "created"), ("log_entries", "time")):
            connection.execute(f"UPDATE {table} SET {column} = {column} - {days} * 86400000000")
        connection.commit()


def test_the_daily_look_reminds_and_shows_who(desk, qtbot, profile):
    age(profile, 40)
    desk.open()
    desk.control.look()
    qtbot.waitUntil(lambda: bool(desk.control.reminder.text))
    assert "is over" in desk.control.reminder.text
    assert desk.window.centralWidget().layout().itemAt(0).widget() is desk.control.reminder
    desk.control.reminder.bar.acted.emit()
    dialog = desk.control.dialog
    qtbot.waitUntil(lambda: dialog.due.model.rowCount() == 1)
    assert desk.control.reminder.text == ""


def test_a_reminder_shows_who_is_due_only_to_those_who_may_see_it(qtbot, profile, monkeypatch):
    monkeypatch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
    gallery = Gallery.open(profile.gallery_file)
    gallery.accounts.add_first("Sue", "294817")
    gallery.accounts.add("Otto", Role.OPERATOR, "730526")
    gallery.close()
    age(profile, 40)
    desk = Desk(profile, qtbot, accounts=True)
    desk.open()
    qtbot.waitUntil(lambda: desk.accounts.state.is_wanted)
    desk.control.look()
    reminder = desk.control.reminder
    qtbot.waitUntil(lambda: bool(reminder.text))

    def shown():
        reminder.bar.acted.emit()
        return desk.control.dialog is not None and desk.control.dialog.isVisible()

    def offers():
        return not reminder.bar._action.isHidden()

    assert not offers()  # nobody is signed in
    desk.accounts._try("Otto", "730526")
    qtbot.waitUntil(lambda: desk.accounts.state.actor is not None)
    assert not offers()
    assert not shown()
    desk.accounts.sign_out()
    desk.control.look()
    desk.accounts._try("Sue", "294817")
    qtbot.waitUntil(lambda: bool(desk.accounts.may(Right.CONSENT_TEXT) and reminder.text))
    assert offers()
    assert shown()
    desk.accounts.sign_out()
    assert not desk.control.dialog.isVisible()
    desk.engine.stop()


def test_a_reminder_that_holds_no_more_goes(desk, qtbot, profile, monkeypatch):
    monkeypatch.setattr(consent_control, "FIRST_LOOK_MS", 10)
    age(profile, 40)
    another = Desk(profile, qtbot)
    ann = another.open()["Ann"]
    qtbot.waitUntil(lambda: bool(another.control.reminder.text))
    dialog = another.control.erase(ann)
    dialog.deed.click()
    qtbot.waitUntil(lambda: another.control.reminder.text == "")
    dialog.close()
    another.engine.stop()


def test_what_was_decided_is_done_by_itself_and_said(desk, qtbot, profile):
    gallery = desk.gallery()
    gallery.consent.change_policy(Policy(purges=True))
    gallery.close()
    age(profile, 40)
    desk.open()
    desk.control.look()
    qtbot.waitUntil(lambda: "deleted" in desk.control.reminder.text)
    qtbot.waitUntil(lambda: [person.name for person in desk.people] == ["Ben"])


def test_a_wrong_clock_is_said_and_can_be_confirmed(desk, qtbot, profile):
    gallery = desk.gallery()
    gallery.consent.change_policy(Policy(purges=True))
    gallery.close()
    age(profile, 300)
    desk.open()
    desk.control.look()
    qtbot.waitUntil(lambda: "clock may be wrong" in desk.control.reminder.text)
    assert len(desk.people) == 2
    dialog = desk.show()
    assert dialog.due.clock_bar.text
    dialog.due.clock_bar.acted.emit()
    qtbot.waitUntil(lambda: [person.name for person in desk.people] == ["Ben"])


def test_nobody_due_is_no_reminder(desk, qtbot):
    desk.open()
    desk.control.look()
    done = []
    desk.engine.people.long_tasks.ask(
        lambda _gallery, _task: None, desk.window, done.append, done.append
    )
    qtbot.waitUntil(lambda: bool(done))
    assert desk.control.reminder.text == ""


def test_rules_are_changed_and_make_a_new_version(desk, qtbot):
    desk.open()
    dialog = desk.show()
    dialog.policy_wanted.emit(replace(Policy(), organisation="Museum", remind_days=3))
    qtbot.waitUntil(lambda: dialog.rules.remind.value() == 3)
    assert "Version 2" in dialog.note_bar.text
    assert "Museum" in dialog.text.columns["en"].sheet.text
    dialog.policy_wanted.emit(replace(Policy(), days=0))
    qtbot.waitUntil(lambda: "1 to 3650 days" in dialog.error_bar.text)


def test_due_people_are_kept_longer_or_deleted_with_receipts(
    desk, qtbot, profile, monkeypatch, tmp_path
):
    age(profile, 40)
    people = desk.open()
    dialog = desk.show()
    qtbot.waitUntil(lambda: dialog.due.model.rowCount() == 1)
    dialog.prolong_wanted.emit((people["Ann"].id,))
    qtbot.waitUntil(lambda: dialog.due.model.rowCount() == 0)
    gallery = desk.gallery()
    assert gallery.person(people["Ann"].id).details.keep_until == date.today() + timedelta(days=30)
    gallery.close()
    dialog.erase_wanted.emit((people["Ann"].id,))
    qtbot.waitUntil(lambda: [person.name for person in desk.people] == ["Ben"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.note_bar.acted.emit()
    qtbot.waitUntil(lambda: "receipts are in" in dialog.note_bar.text)
    (file,) = tmp_path.glob("receipt-*.json")
    assert receipts.from_json(file.read_text("utf-8")).person_id == people["Ann"].id


def test_a_person_is_erased_checked_and_the_receipt_saved(desk, qtbot, tmp_path, monkeypatch):
    ann = desk.open()["Ann"]
    dialog = desk.control.erase(ann)
    dialog.deed.click()
    qtbot.waitUntil(lambda: dialog.is_done)
    assert "neither the number nor the key" in dialog.panel.words.text()
    dialog.panel.save_wanted.emit(dialog.panel.receipt, tmp_path / "r.json")
    qtbot.waitUntil((tmp_path / "r.txt").exists)
    assert ann.id in (tmp_path / "r.txt").read_text("utf-8")
    assert receipts.from_json((tmp_path / "r.json").read_text("utf-8")) == dialog.panel.receipt
    qtbot.waitUntil(lambda: len(desk.people) == 1)
    dialog.close()
    window = desk.show()
    for name, said in (("r.json", "The person is erased"), ("r.txt", "no receipt")):
        chosen = str(tmp_path / name)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, one=chosen: (one, ""))
        window.check.click()
        qtbot.waitUntil(lambda said=said: said in window.note_bar.text + window.error_bar.text)
        assert window.check.isEnabled()


def test_a_person_gets_their_data_in_chinese(desk, qtbot, tmp_path):
    ben = desk.open()["Ben"]
    dialog = desk.control.give_data(ben)
    dialog.give_wanted.emit(tmp_path / "ben.zip", "zh_CN")
    qtbot.waitUntil(lambda: dialog.is_done)
    with zipfile.ZipFile(tmp_path / "ben.zip") as archive:
        assert '<html lang="zh-CN">' in archive.read("data.html").decode()
        assert json.loads(archive.read("data.json"))["person"]["name"] == "Ben"
    dialog.close()


def test_taking_consent_back_erases(desk, qtbot):
    ben = desk.open()["Ben"]
    dialog = desk.control.withdraw(ben)
    dialog.deed.click()
    qtbot.waitUntil(lambda: dialog.is_done)
    assert dialog.panel.receipt.person_id == ben.id
    qtbot.waitUntil(lambda: [person.name for person in desk.people] == ["Ann"])
    dialog.close()


def test_what_can_not_be_taken_back_is_said(desk, qtbot):
    ann = desk.open()["Ann"]
    dialog = desk.control.withdraw(ann)
    dialog.deed.click()
    qtbot.waitUntil(lambda: "agreed to nothing" in dialog.error_bar.text)
    dialog.close()


def test_somebody_in_the_gallery_agrees(desk, qtbot):
    ann = desk.open()["Ann"]
    desk.control.agree(ann)
    qtbot.waitUntil(lambda: desk.window.findChild(AgreeDialog) is not None)
    dialog = desk.window.findChild(AgreeDialog)
    assert not dialog.deed.isEnabled()
    dialog.view.agrees.setChecked(True)
    dialog.deed.click()

    def has_agreed():
        return any(p.name == "Ann" and p.details.consent is not None for p in desk.people)

    qtbot.waitUntil(has_agreed)


def test_damaged_rules_are_said_and_set_anew(desk, qtbot, profile):
    gallery = desk.gallery()
    gallery.consent.change_policy(Policy(days=100))
    gallery.close()
    with closing(sqlite3.connect(profile.gallery_file)) as connection:
        connection.execute("UPDATE sealed_values SET payload = x'00' WHERE name = 'policy'")
        connection.commit()
    desk.open()
    desk.control.open()
    dialog = desk.control.dialog
    qtbot.waitUntil(lambda: "damaged" in dialog.error_bar.text)
    dialog.rules.save.click()
    qtbot.waitUntil(lambda: dialog.note_bar.text.startswith("Saved"))
    qtbot.waitUntil(lambda: dialog.error_bar.text == "")
