"""The gallery's lock in the window: set, asked for, opened, and locked by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.paths import Profile
from core.people.gallery import Gallery
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.settings import Settings
from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel
from gui.preferences import Preferences
from gui.protection.protection_dialog import ProtectionDialog
from gui.protection_control import ProtectionControl
from gui.theme import Theme
from tests.gui.test_gallery_worker import wish_for

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def profile(own_profile: object) -> Profile:
    made = Profile.default()
    made.make()
    return made


class Desk:
    """An engine whose gallery's thread alone runs, a panel, and what connects them."""

    def __init__(self, profile: Profile, qtbot: QtBot) -> None:
        from PySide6.QtGui import QAction

        self.engine = Engine(Settings(), profile)
        self.panel = GalleryPanel()
        qtbot.addWidget(self.panel)
        self.lock = QAction()
        self.preferences = Preferences(Settings(), profile.settings_file, Theme())
        self.control = ProtectionControl(
            self.engine, self.panel, self.lock, self.preferences, self.panel
        )
        self.engine.people.changed.connect(self.panel.set_people)
        self.panel.show()

    def open(self) -> None:
        self.engine._gallery_thread.start()
        self.engine.people.open()

    def stop(self) -> None:
        self.engine.stop()


@pytest.fixture
def desk(qtbot: QtBot, profile: Profile) -> Iterator[Desk]:
    made = Desk(profile, qtbot)
    yield made
    made.stop()


def set_passphrase(profile: Profile) -> None:
    gallery = Gallery.open(profile.gallery_file)
    gallery.guard.set_passphrase(PASSPHRASE)
    gallery.close()


def type_in(qtbot: QtBot, desk: Desk, passphrase: str) -> None:
    qtbot.keyClicks(desk.panel.locked.passphrase, passphrase)
    qtbot.keyClick(desk.panel.locked.passphrase, Qt.Key.Key_Return)


def test_all_sentences_of_the_window_have_room_and_enter_sets_the_passphrase(
    qtbot: QtBot,
) -> None:
    dialog = ProtectionDialog()
    qtbot.addWidget(dialog)
    dialog.show_ways(("file",))
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.show_error("Something went wrong. " * 8)
    for label in dialog.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert dialog.code_button.width() < dialog.width() / 2
    qtbot.keyClicks(dialog.first, PASSPHRASE)
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.second, PASSPHRASE)
    with qtbot.waitSignal(dialog.passphrase_wanted):
        qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_passphrase_is_set_in_the_window_and_asked_for(
    qtbot: QtBot, desk: Desk, profile: Profile
) -> None:
    with qtbot.waitSignal(desk.engine.protection.told):
        desk.open()
    assert not desk.lock.isEnabled()
    desk.control.open()
    dialog = desk.control.dialog
    assert dialog is not None
    assert "no key ring" in dialog.state.text()
    assert not dialog.lock_after.isEnabled()
    qtbot.keyClicks(dialog.first, PASSPHRASE)
    qtbot.keyClicks(dialog.second, "something else")
    qtbot.mouseClick(dialog.set_button, Qt.MouseButton.LeftButton)
    assert "differ" in dialog.error_bar.text
    dialog.second.clear()
    qtbot.keyClicks(dialog.second, PASSPHRASE)
    with qtbot.waitSignal(desk.engine.protection.told):
        qtbot.mouseClick(dialog.set_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "asked for at start" in dialog.state.text())
    assert (dialog.first.text(), dialog.second.text()) == ("", "")
    assert desk.lock.isEnabled()

    with qtbot.waitSignal(desk.engine.protection.locked):
        desk.lock.trigger()
    qtbot.waitUntil(lambda: "locked" in desk.panel.locked.text)
    assert desk.panel.locked.isVisible()
    assert not desk.panel.enrol_button.isEnabled()
    with qtbot.waitSignal(desk.engine.protection.locked):
        type_in(qtbot, desk, "not the passphrase")
    qtbot.waitUntil(lambda: "not the passphrase" in desk.panel.locked.text)
    with qtbot.waitSignal(desk.engine.protection.unlocked):
        type_in(qtbot, desk, PASSPHRASE)
    qtbot.waitUntil(lambda: not desk.panel.locked.isVisible())
    assert desk.panel.enrol_button.isEnabled()
    dialog.close()


def test_after_opening_it_the_keyboard_is_nowhere_where_a_key_does_harm(
    qtbot: QtBot, desk: Desk, profile: Profile
) -> None:
    set_passphrase(profile)
    with qtbot.waitSignal(desk.engine.protection.locked):
        desk.open()
    desk.panel.activateWindow()
    field = desk.panel.locked.passphrase
    assert not desk.panel.locked.button.isEnabled()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.hasFocus()  # also while the passphrase is tried
    qtbot.waitUntil(lambda: not desk.panel.locked.isVisible())
    assert desk.panel.hasFocus()


def test_nobody_is_shown_or_compared_while_it_is_locked(
    qtbot: QtBot, desk: Desk, profile: Profile
) -> None:
    set_passphrase(profile)
    with qtbot.waitSignal(desk.engine.protection.locked):
        desk.open()
    with qtbot.waitSignal(desk.engine.protection.unlocked):
        desk.engine.protection.unlock(PASSPHRASE)
    desk.engine._analysis.enrolment_ready.emit(wish_for("Ada"))
    qtbot.waitUntil(lambda: desk.panel.model.total == 1)
    with qtbot.waitSignal(desk.engine.protection.locked):
        desk.engine.protection.lock()
    qtbot.waitUntil(lambda: desk.panel.model.total == 0)
    with qtbot.waitSignal(desk.engine.protection.unlocked):
        desk.engine.protection.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: desk.panel.model.total == 1)


def test_it_locks_itself_when_nobody_touches_anything(
    qtbot: QtBot, desk: Desk, profile: Profile
) -> None:
    set_passphrase(profile)
    desk.open()
    with qtbot.waitSignal(desk.engine.protection.unlocked):
        desk.engine.protection.unlock(PASSPHRASE)
    qtbot.waitUntil(desk.lock.isEnabled)
    assert not desk.control._idle.isActive()
    desk.preferences.change(lock_after=5)
    assert desk.control._idle.isActive()
    assert desk.control._idle.interval() == 5 * 60_000
    idle = desk.control._idle
    idle.setTimerType(Qt.TimerType.PreciseTimer)
    idle.setInterval(60_000)
    for _ in range(2):
        qtbot.waitUntil(lambda: idle.remainingTime() < 60_000 - 100)
        before = time.monotonic()
        qtbot.mouseClick(desk.panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        # Each click begins the wait anew.
        assert idle.remainingTime() > 60_000 - 50 - 1000 * (time.monotonic() - before)
    idle.setInterval(50)
    with qtbot.waitSignal(desk.engine.protection.locked, timeout=20_000):
        pass
    desk.preferences.change(lock_after=None)
    assert not desk.control._idle.isActive()


def test_a_recovery_code_is_shown_once_and_old_copies_are_made_worthless(
    qtbot: QtBot, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.engine.protection.told):
        desk.open()
    desk.control.open()
    dialog = desk.control.dialog
    assert dialog is not None
    with qtbot.waitSignal(desk.engine.protection.code_made):
        qtbot.mouseClick(dialog.code_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.code.isVisible)
    assert len(dialog.code.text().replace("-", "")) == 32
    with qtbot.waitSignal(desk.engine.protection.revoked):
        qtbot.mouseClick(dialog.revoke_button, Qt.MouseButton.LeftButton)
    dialog.close()
    assert dialog.code.text() == ""


def test_nothing_can_be_changed_while_it_is_locked(qtbot: QtBot) -> None:
    dialog = ProtectionDialog()
    qtbot.addWidget(dialog)
    dialog.show_ways(())
    assert "locked" in dialog.state.text()
    for widget in (dialog.first, dialog.set_button, dialog.code_button, dialog.revoke_button):
        assert not widget.isEnabled()
    dialog.show_ways(("passphrase", "recovery"))
    assert dialog.lock_after.isEnabled()
    assert "takes its place" in dialog._about_code.text()
    dialog.changeEvent(QEvent(QEvent.Type.LanguageChange))
    assert dialog.remove_button.isVisibleTo(dialog)
