"""Accounts in the window: the first one, signing in and out, what is hidden, what is allowed."""

from __future__ import annotations

import shutil
from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow, QMessageBox, QPushButton, QWidget

from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import ROLES, NotAllowedError, Right, Role
from core.people.gallery import Gallery, NewTemplate
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.results import Embedding
from core.settings import Settings, load
from gui.accounts.permitted import NEEDS
from gui.accounts_control import AccountsControl
from gui.commands import COMMANDS, Commands
from gui.engine import Engine
from gui.preferences import Preferences
from gui.side_panel import SidePanel
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

PIN, OTHER_PIN = "294817", "730526"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    cheap = PassphraseCost(1, 8 * 1024, 1)
    monkeypatch.setattr(account_secrets, "COST", cheap)
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def profile(own_profile):
    made = Profile.default()
    made.make()
    return made


def change(profile, deed):
    """Do something with the gallery as another program would; return what it gives."""
    gallery = Gallery.open(profile.gallery_file)
    try:
        return deed(gallery)
    finally:
        gallery.close()


def add_staff(gallery):
    vector = np.ones(128, np.float32) / np.sqrt(np.float32(128))
    gallery.enrol("Ann", [NewTemplate(Embedding(vector, "sface-0"), 80.0)])
    code = gallery.accounts.add_first("Sue", PIN)
    gallery.accounts.add("Otto", Role.OPERATOR, OTHER_PIN)
    gallery.accounts.add("Aud", Role.AUDITOR, "quiet lamp by the sea")
    gallery.accounts.add("Door", Role.KIOSK, OTHER_PIN)
    return code


class Desk:
    """A window with a side panel and commands, over an engine whose gallery's threads run."""

    def __init__(self, profile, qtbot):
        self.qtbot = qtbot
        self.profile = profile
        self.engine = Engine(Settings(), profile)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window)
        self.side = SidePanel(self.window)
        self.window.setCentralWidget(self.side)
        self.preferences = Preferences(Settings(), profile.settings_file, Theme())
        self.control = AccountsControl(self.engine, self.commands, self.preferences, self.window)
        self.engine.people.changed.connect(self.side.gallery.set_people)
        self.window.show()

    def open(self):
        self.engine._gallery_thread.start()
        self.engine.people.open()
        self.qtbot.waitUntil(lambda: self.control._is_known, timeout=10_000)

    def until(self, what):
        self.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)

    @property
    def who(self):
        return self.control.who.text() if not self.control.who.isHidden() else ""

    @property
    def shows_gallery(self):
        return self.side.gallery.isVisibleTo(self.window)

    @property
    def cover_text(self):
        return self.control._cover.text

    def dialog(self, name):
        (found,) = [one for one in self.window.findChildren(QDialog) if one.objectName() == name]
        return found

    def sign_in(self, name, secret):
        self.control.sign_in()
        dialog = self.dialog("signInDialog")
        for row in range(dialog.names.count()):
            if dialog.names.item(row).text() == name:
                dialog.names.setCurrentRow(row)
        QTest.keyClicks(dialog.entry.field, secret)
        dialog.button.click()
        return dialog

    def signed_in(self, name, secret):
        dialog = self.sign_in(name, secret)
        self.until(lambda: self.control.state.actor is not None)
        assert self.control.state.actor.name == name
        self.until(lambda: not dialog.isVisible())

    def ask(self, deed):
        """Have something done with the gallery; return its value or its error."""
        answers = []
        self.engine.people.tasks.ask(
            lambda gallery, _task: deed(gallery), self.control, answers.append, answers.append
        )
        self.until(lambda: answers)
        return answers[0]


@pytest.fixture
def desk(qtbot, profile):
    made = Desk(profile, qtbot)
    yield made
    made.engine.stop()


@pytest.fixture(scope="session")
def staffed_folder(tmp_path_factory):
    """A profile's folder with Ann and the staff, and the recovery code; to be copied."""
    folder = tmp_path_factory.mktemp("staffed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
        gallery = Gallery.open(folder / "gallery.sqlite")
        code = add_staff(gallery)
        gallery.close()
    return folder, code


@pytest.fixture
def staffed(desk, profile, staffed_folder):
    folder, desk.code = staffed_folder
    shutil.copytree(folder, profile.root, dirs_exist_ok=True)
    desk.open()
    return desk


def test_a_single_user_sees_nothing_of_it(desk):
    desk.open()
    assert desk.shows_gallery
    assert desk.who == ""
    assert not desk.commands["sign-in"].isEnabled()
    assert desk.commands["settings"].isEnabled()
    assert "(Ctrl+" in desk.commands["settings"].toolTip()
    desk.control.sign_in()
    assert not [one for one in desk.window.findChildren(QDialog) if one.isVisible()]


def test_the_first_account(desk):
    desk.open()
    desk.control.open()
    dialog = desk.dialog("accountsDialog")
    page = dialog.first
    page.name.setText("Sue")
    page.secret.first.setText(PIN)
    page.secret.second.setText("294818")
    page.add.click()
    assert "differ" in dialog.error_bar.text
    page.secret.first.setText("123456")
    page.secret.second.setText("123456")
    page.add.click()
    desk.until(lambda: "first that anybody" in dialog.error_bar.text)
    page.secret.first.setText(PIN)
    page.secret.second.setText(PIN)
    QTest.keyClick(page.secret.second, Qt.Key.Key_Return)
    desk.until(lambda: dialog.code.text())
    assert len(dialog.code.text().replace("-", "")) == 32
    assert desk.who == "Sue, Supervisor"
    assert dialog.staff.isVisible()
    assert desk.commands["sign-in"].isEnabled()
    dialog.reject()
    assert dialog.code.text() == ""
    assert page.secret.text == ""


def test_without_sign_in_the_list_is_hidden_and_commands_say_why(staffed):
    assert not staffed.shows_gallery
    assert "Nobody is signed in" in staffed.cover_text
    assert staffed.who == "Nobody is signed in"
    for name in NEEDS:
        assert not staffed.commands[name].isEnabled(), name
        assert staffed.commands[name].toolTip() == "Sign in to use this."
    for name in ("pause", "theme", "quit", "shortcuts", "accounts", "sign-in", "full-screen"):
        assert staffed.commands[name].isEnabled()
    staffed.commands["enrol"].setEnabled(True)  # as other parts of the window do
    assert not staffed.commands["enrol"].isEnabled()
    staffed.side.setCurrentIndex(0)
    assert not staffed.shows_gallery
    assert not staffed.side.acceptDrops()


@pytest.mark.parametrize(
    ("name", "secret", "role"),
    [
        ("Otto", OTHER_PIN, Role.OPERATOR),
        ("Sue", PIN, Role.SUPERVISOR),
        ("Aud", "quiet lamp by the sea", Role.AUDITOR),
        ("Door", OTHER_PIN, Role.KIOSK),
    ],
)
def test_each_role_gets_its_commands(staffed, name, secret, role):
    staffed.signed_in(name, secret)
    for command, right in NEEDS.items():
        action = staffed.commands[command]
        assert action.isEnabled() is (right in ROLES[role]), command
        assert ("may not do this" in action.toolTip()) is (right not in ROLES[role])
    assert staffed.shows_gallery is (Right.SEE in ROLES[role])
    if not staffed.shows_gallery:
        assert "doesn't show who is enrolled" in staffed.cover_text
    staffed.control.sign_in()  # signs out
    assert staffed.control.state.actor is None
    assert not staffed.shows_gallery


def test_a_command_that_was_off_for_another_reason_stays_off(staffed):
    staffed.commands["remove"].setEnabled(False)  # nobody is selected
    staffed.signed_in("Sue", PIN)
    assert not staffed.commands["remove"].isEnabled()
    staffed.commands["remove"].setEnabled(True)
    assert staffed.commands["remove"].isEnabled()


def test_the_pad_types_and_erases(staffed):
    staffed.control.sign_in()
    dialog = staffed.dialog("signInDialog")
    dialog.names.setCurrentRow(2)
    for figure in PIN + "9":
        QTest.mouseClick(dialog.entry.pad.keys[figure], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.entry.pad.erase, Qt.MouseButton.LeftButton)
    assert dialog.entry.text == PIN
    assert dialog.entry.field.echoMode() is dialog.entry.field.EchoMode.Password
    dialog.reject()
    assert dialog.entry.text == ""


def test_a_password_has_no_pad(staffed):
    staffed.control.sign_in()
    dialog = staffed.dialog("signInDialog")
    assert dialog.names.item(0).text() == "Aud"
    dialog.names.setCurrentRow(0)
    assert dialog.entry.pad.isHidden()
    assert dialog.entry.field.placeholderText() == "Password"
    dialog.names.setCurrentRow(1)
    assert not dialog.entry.pad.isHidden()


def test_wrong_tries_are_told_and_waited_for(staffed):
    for _ in range(5):
        dialog = staffed.sign_in("Otto", "000001")
        staffed.until(lambda: "belong together" in dialog.entry.said)  # noqa: B023
        assert dialog.entry.text == ""
        dialog.reject()
    dialog = staffed.sign_in("Otto", OTHER_PIN)
    staffed.until(lambda: "Wait 0:" in dialog.entry.said)
    assert not dialog.entry.field.isEnabled()
    assert not dialog.button.isEnabled()
    assert staffed.control.state.actor is None
    dialog.names.setCurrentRow(3)  # somebody else need not wait
    assert dialog.entry.field.isEnabled()
    dialog.names.setCurrentRow(2)
    assert "Wait 0:" in dialog.entry.said


def test_after_the_wait_the_field_is_there_again(staffed):
    staffed.control.sign_in()
    dialog = staffed.dialog("signInDialog")
    dialog.show_wait(timedelta(seconds=0.4))
    assert not dialog.entry.field.isEnabled()
    staffed.until(lambda: dialog.entry.field.isEnabled())
    assert dialog.entry.said == ""


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_signing_out_closes_what_shows_names(staffed):
    staffed.signed_in("Sue", PIN)
    page = QDialog(staffed.window)
    page.show()
    popup = QWidget(staffed.window, Qt.WindowType.Popup)
    popup.show()
    staffed.control.open()
    staffed.control.sign_out()
    assert not page.isVisible()
    assert not popup.isVisible()
    assert not staffed.shows_gallery
    refused = staffed.ask(lambda gallery: gallery.rename(gallery.people()[0].id, "Eve"))
    assert isinstance(refused, NotAllowedError)


def test_nobody_there_for_a_while_is_signed_out(staffed):
    staffed.preferences.change(sign_out_after=1)
    staffed.signed_in("Otto", OTHER_PIN)
    assert staffed.control._idle.isActive()
    before = staffed.control._idle.remainingTime()
    staffed.control._idle.start(50_000)
    QTest.keyClick(staffed.window, Qt.Key.Key_Shift)
    assert staffed.control._idle.remainingTime() >= min(before, 50_000) - 1000
    staffed.control._idle.setInterval(1)
    staffed.control._idle.start()
    staffed.until(lambda: staffed.control.state.actor is None)
    events = staffed.ask(lambda gallery: gallery.log.entries(limit=1))
    assert (events[0].event, events[0].facts["by"]) == ("signed-out", "idle")
    assert not staffed.control._idle.isActive()


@pytest.mark.parametrize(("minutes", "name"), [(None, "Otto"), (5, "Door")])
def test_some_are_never_signed_out(staffed, minutes, name):
    staffed.preferences.change(sign_out_after=minutes)
    staffed.signed_in(name, OTHER_PIN)
    assert not staffed.control._idle.isActive()


def test_another_program_is_followed(staffed):
    staffed.signed_in("Otto", OTHER_PIN)

    def remove(gallery):
        gallery.accounts.sign_in("Sue", PIN)
        gallery.accounts.remove("Otto")

    change(staffed.profile, remove)
    staffed.until(lambda: staffed.control.state.actor is None)
    assert not staffed.shows_gallery


def test_supervisors_manage_accounts(staffed, monkeypatch):
    staffed.signed_in("Sue", PIN)
    staffed.control.open()
    dialog = staffed.dialog("accountsDialog")
    staff = dialog.staff
    assert staff.list.count() == 4
    staff.begin_new()
    staff.name.setText("Eve")
    staff.secret.first.setText("608142")
    staff.secret.second.setText("608142")
    staff.set.click()
    staffed.until(lambda: staff.list.count() == 5)
    staff.choose("Eve")
    staff.role.setCurrentIndex(staff.role.findData(Role.AUDITOR))
    staff.role.activated.emit(staff.role.currentIndex())
    staffed.until(
        lambda: [one.role for one in staffed.control.state.accounts].count(Role.AUDITOR) == 2
    )
    staff.choose("Eve")
    staff.secret.first.setText("715204")
    staff.secret.second.setText("715204")
    staff.set.click()
    staffed.until(lambda: staff._is_set.isVisible())
    staff.choose("Sue")
    staff.role.setCurrentIndex(staff.role.findData(Role.KIOSK))
    staff.role.activated.emit(staff.role.currentIndex())
    staffed.until(lambda: "only supervisor" in dialog.error_bar.text)
    assert staff.role.currentData() is Role.SUPERVISOR
    staff.choose("Eve")
    monkeypatch.setattr(type(staff), "_agreed", lambda *_words: True)
    staff.remove.click()
    staffed.until(lambda: staff.list.count() == 4)
    staff.remove_all.click()
    staffed.until(lambda: not staffed.control.state.is_wanted)
    assert dialog.first.isVisible()
    assert staffed.who == ""
    assert staffed.shows_gallery


def test_removing_is_asked_for_and_can_be_left(staffed):
    staffed.signed_in("Sue", PIN)
    staffed.control.open()
    staff = staffed.dialog("accountsDialog").staff
    staff.choose("Otto")
    asked = []

    def leave():
        box = staff.findChild(QMessageBox)
        asked.append(box.text())
        box.reject()

    QTimer.singleShot(50, leave)
    staff.remove.click()
    assert asked == ["Remove the account of Otto?"]
    assert len(staffed.ask(lambda gallery: gallery.accounts.list())) == 4


def test_others_change_their_own_pin_only(staffed):
    staffed.signed_in("Otto", OTHER_PIN)
    staffed.control.open()
    dialog = staffed.dialog("accountsDialog")
    assert dialog.own.isVisible()
    assert not dialog.staff.isVisible()
    assert not dialog.sign_out_after.isVisible()
    dialog.own.old.setText("000001")
    dialog.own.new.first.setText("608142")
    dialog.own.new.second.setText("608142")
    dialog.own.change.click()
    staffed.until(lambda: "belong together" in dialog.error_bar.text)
    dialog.own.old.setText(OTHER_PIN)
    dialog.own.change.click()
    staffed.until(lambda: dialog.own._done.isVisible())
    assert dialog.own.new.text == ""
    staffed.control.sign_out()
    staffed.signed_in("Otto", "608142")


def test_the_recovery_code_takes_all_accounts_away(staffed):
    staffed.control.open()
    dialog = staffed.dialog("signInDialog")
    dialog.forgotten.click()
    accounts = staffed.dialog("accountsDialog")
    assert accounts.recovery.isVisible()
    accounts.recovery.code.setText("wrong")
    accounts.recovery.reset.click()
    staffed.until(lambda: "not the recovery code" in accounts.error_bar.text)
    accounts.recovery.code.setText(staffed.code)
    accounts.recovery.reset.click()
    staffed.until(lambda: accounts.first.isVisible())
    assert staffed.shows_gallery


def test_accounts_that_were_meddled_with_are_named(desk, profile):
    change(profile, add_staff)

    def meddle(gallery):
        with gallery._store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM sealed_values WHERE name = 'accounts'")

    change(profile, meddle)
    desk.open()
    assert "were removed outside the program" in desk.cover_text
    assert not desk.shows_gallery
    desk.control.sign_in()
    accounts = desk.dialog("accountsDialog")
    assert "were removed outside" in accounts.recovery._trouble.text()


def test_opening_the_accounts_asks_who_is_there_first(staffed):
    staffed.control.open()
    dialog = staffed.dialog("signInDialog")
    assert dialog.isVisible()
    staffed.control.sign_in()
    staffed.control.open()
    dialog.names.setCurrentRow(3)
    QTest.keyClicks(dialog.entry.field, PIN)
    QTest.keyClick(dialog.entry.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.control.state.actor is not None)
    staffed.until(lambda: staffed.dialog("accountsDialog").isVisible())


def test_a_locked_gallery_asks_for_its_passphrase_not_for_a_pin(desk, profile):
    def protect(gallery):
        add_staff(gallery)
        gallery.guard.set_passphrase("correct horse battery")

    change(profile, protect)
    desk.engine._gallery_thread.start()
    desk.engine.people.open()
    desk.until(lambda: desk.control._is_locked)
    assert desk.shows_gallery
    assert not desk.commands["sign-in"].isEnabled()
    desk.engine.protection.unlock("correct horse battery")
    desk.until(lambda: desk.control._is_known)
    assert not desk.shows_gallery
    desk.signed_in("Sue", PIN)
    desk.engine.protection.lock()
    desk.until(lambda: desk.control._is_locked)
    assert desk.shows_gallery
    assert desk.control.state.actor is None
    assert not desk.commands["settings"].isEnabled()


class TestOverride:
    """A supervisor lends an operator one step."""

    @pytest.fixture
    def operator(self, staffed):
        staffed.signed_in("Otto", OTHER_PIN)
        staffed.granted = []
        return staffed

    def ask(self, operator, reason="asked at the desk", pin=PIN):
        operator.control.ask_override(Right.REMOVE, operator.granted.append)
        dialog = operator.dialog("overrideDialog")
        dialog.reason.setText(reason)
        QTest.keyClicks(dialog.entry.field, pin)
        dialog.button.click()
        return dialog

    def test_the_grant_lets_it_be_done_once(self, operator):
        dialog = self.ask(operator)
        operator.until(lambda: operator.granted)
        assert not dialog.isVisible()
        (grant,) = operator.granted

        def remove(gallery):
            with gallery.sign_in.using(grant):
                return gallery.remove(gallery.people()[0].id)

        assert operator.ask(remove).name == "Ann"
        assert isinstance(operator.ask(remove), NotAllowedError)
        assert operator.control.state.actor.name == "Otto"

    def test_only_supervisors_are_offered(self, operator):
        operator.control.ask_override(Right.REMOVE, operator.granted.append)
        dialog = operator.dialog("overrideDialog")
        assert [dialog.supervisor.itemText(row) for row in range(dialog.supervisor.count())] == [
            "Sue"
        ]
        assert not dialog.button.isEnabled()

    def test_a_wrong_pin_or_no_reason_grants_nothing(self, operator):
        dialog = self.ask(operator, pin="000001")
        operator.until(lambda: "belong together" in dialog.entry.said)
        assert dialog.reason.text() == "asked at the desk"
        dialog.reason.setText("..")
        QTest.keyClicks(dialog.entry.field, PIN)
        dialog.button.click()
        operator.until(lambda: "why" in dialog.entry.said)
        dialog.reject()
        assert operator.granted == []

    def test_who_may_anyway_is_not_asked(self, operator):
        operator.control.ask_override(Right.ENROL, operator.granted.append)
        assert operator.granted == [None]
        assert isinstance(operator.ask(lambda gallery: _rename_with(gallery, None)), type(None))

    def test_who_is_not_signed_in_is_asked_to(self, operator):
        operator.control.sign_out()
        operator.control.ask_override(Right.REMOVE, operator.granted.append)
        assert operator.dialog("signInDialog").isVisible()


def _rename_with(gallery, grant):
    with gallery.sign_in.using(grant):
        gallery.rename(gallery.people()[0].id, "Anna")


def test_the_choice_when_to_sign_out_is_kept(staffed):
    staffed.signed_in("Sue", PIN)
    staffed.control.open()
    dialog = staffed.dialog("accountsDialog")
    assert dialog.sign_out_after.currentData() == 15
    dialog.sign_out_after.setCurrentIndex(dialog.sign_out_after.findData(5))
    dialog.sign_out_after.activated.emit(dialog.sign_out_after.currentIndex())
    assert load(staffed.profile.settings_file)[0].sign_out_after == 5
    assert staffed.control._idle.interval() == 5 * 60_000


def test_every_named_command_is_there():
    assert set(NEEDS) <= {command.name for command in COMMANDS}


def test_everything_has_a_name_for_screen_readers(staffed):
    staffed.signed_in("Sue", PIN)
    staffed.control.open()
    staffed.control.ask_override(Right.EXPORT_LOG, lambda _grant: None)
    for name in ("accountsDialog", "signInDialog", "overrideDialog"):
        dialog = staffed.dialog(name)
        for button in dialog.findChildren(QPushButton):
            if not button.isVisibleTo(dialog):
                continue
            assert button.text() or button.accessibleName(), button.objectName()
            assert button.objectName() or button.parent().objectName()


def test_the_languages_change_on_the_way(staffed, qapp):
    staffed.signed_in("Sue", PIN)
    staffed.control.open()
    dialog = staffed.dialog("accountsDialog")
    for widget in (dialog, staffed.control.who, staffed.control._cover, staffed.window):
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert dialog.windowTitle() == "Accounts"
    assert staffed.who == "Sue, Supervisor"


def test_the_button_at_the_foot_signs_in(staffed):
    QTest.mouseClick(staffed.control.who, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert staffed.dialog("signInDialog").isVisible()
