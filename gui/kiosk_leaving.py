"""How the kiosk is left: who may end it, and whether a PIN is right."""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.paths import Profile
from core.people.accounts.errors import LockedOutError
from core.people.accounts.rights import ROLES, Right
from core.people.accounts.values import SignInState
from core.people.audit.events import Event
from core.wording import PlainError
from gui.engine import Engine
from gui.kiosk.leave_panel import LeavePanel
from gui.kiosk_log import KioskLog
from gui.kiosk_pin import KioskPin, is_wrong
from gui.language import say_error

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task

log = logging.getLogger(__name__)

NEEDED = Right.SEE
"""Whoever may see who is enrolled may end the kiosk: operators and supervisors."""


class Way(enum.Enum):
    """What ends the kiosk now."""

    UNKNOWN = "unknown"
    """The gallery isn't open yet."""

    ACCOUNTS = "accounts"
    PIN = "pin"
    PASSPHRASE = "passphrase"
    """The gallery is locked, and nobody chose a PIN: it has to be opened first."""

    NONE = "none"
    """Nobody chose a PIN yet."""

    CLOSED = "closed"
    """The gallery can't be opened, and nobody chose a PIN."""


class KioskLeaving(QObject):
    """Follows the gallery, and checks what is typed into the card for staff."""

    left = Signal()
    """Somebody who may end the kiosk did."""

    known = Signal()
    """What ends the kiosk is known, or another one."""

    def __init__(self, engine: Engine, profile: Profile, book: KioskLog, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._book = book
        self._panel: LeavePanel | None = None
        self._state: SignInState | None = None
        self._is_locked = self._is_unavailable = False
        self._tries_passphrase = False
        self.pin = KioskPin(profile.kiosk_file)
        engine.people.changed.connect(self._people_changed)
        engine.people.unavailable.connect(self._unavailable)
        engine.protection.locked.connect(self._locked)

    @property
    def state(self) -> SignInState | None:
        """The accounts; None while they aren't known."""
        return self._state

    @property
    def way(self) -> Way:
        """What ends the kiosk now."""
        if self._state is not None and self._state.is_wanted:
            return Way.ACCOUNTS
        if self._state is not None or self._is_locked or self._is_unavailable:
            if self.pin.is_set:
                return Way.PIN
            if self._is_locked:
                return Way.PASSPHRASE
            return Way.CLOSED if self._is_unavailable else Way.NONE
        return Way.UNKNOWN

    def serve(self, panel: LeavePanel | None) -> None:
        """Check what is typed into this card; None: the kiosk is over."""
        self._panel = panel
        if panel is not None:
            panel.tried.connect(self._tried)
            panel.passphrase_entered.connect(self._unlock)

    def refresh(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask how the accounts stand."""

        def done(state: SignInState) -> None:
            self._state = state
            if state.is_wanted and state.trouble is None and self.pin.is_set:
                self.pin.forget()  # it would be a way past the accounts
            self.known.emit()
            then()

        def refused(_error: PlainError) -> None:
            then()

        self._engine.people.tasks.ask(
            lambda gallery, _task: gallery.accounts.state(), self, done, refused
        )

    @Slot()
    def ask(self) -> None:
        """Show the card for staff, with what is to be typed now."""
        if self._panel is not None and not self._panel.isVisible():
            self.refresh(self._show)

    def _show(self) -> None:
        panel = self._panel
        if panel is None:
            return
        way = self.way
        if way is Way.ACCOUNTS and self._state is not None:
            who = tuple(one for one in self._state.accounts if NEEDED in ROLES[one.role])
            if who:
                panel.ask_accounts(who, dict(self._state.waits))
            else:  # they were changed outside the program, and nobody can sign in
                panel.say_closed()
        elif way is Way.PIN:
            panel.ask_pin(self.pin.wait())
        elif way is Way.PASSPHRASE:
            panel.ask_passphrase()
        else:
            panel.say_closed()

    # -- what was typed -----------------------------------------------------------------------

    @Slot(str, str)
    def _tried(self, name: str, secret: str) -> None:
        if name:
            self._confirm(name, secret)
            return
        try:
            wrong = self.pin.check(secret)
        except PlainError as error:
            self._refused(error, "")
        else:
            self._book.note(Event.KIOSK_LEFT, wrong_tries=wrong)
            self.left.emit()

    def _confirm(self, name: str, secret: str) -> None:
        def confirm(gallery: Gallery, _task: Task) -> None:
            actor = gallery.accounts.confirm(name, secret, NEEDED, "kiosk")
            gallery.log.add(Event.KIOSK_LEFT, account=actor.name, role=actor.role.value)

        self._engine.people.tasks.ask(
            confirm,
            self,
            lambda _none: self.left.emit(),
            lambda error: self._refused(error, name),
        )

    def _refused(self, error: PlainError, name: str) -> None:
        if is_wrong(error):
            facts = {"account": name} if name else {}
            self._book.note(Event.KIOSK_PIN_REFUSED, **facts)
        if self._panel is None or not self._panel.isVisible():
            return
        if isinstance(error, LockedOutError):
            self._panel.show_wait(error.wait)
            return
        self._panel.show_error(say_error(error))
        if not name and (wait := self.pin.wait()) != timedelta():
            self._panel.show_wait(wait)

    @Slot(str)
    def _unlock(self, passphrase: str) -> None:
        self._tries_passphrase = True
        self._engine.protection.unlock(passphrase)

    # -- how the gallery stands ---------------------------------------------------------------

    @Slot(object)
    def _people_changed(self, _people: object) -> None:
        was_locked, self._is_locked, self._is_unavailable = self._is_locked, False, False
        if was_locked and self._panel is not None and self._tries_passphrase:
            self._panel.dismissed.emit()  # it is open: the kiosk goes on
        self._tries_passphrase = False
        self.refresh()

    @Slot(object)
    def _locked(self, error: PlainError) -> None:
        self._is_locked, self._is_unavailable, self._state = True, False, None
        if self._tries_passphrase and self._panel is not None and self._panel.isVisible():
            self._book.note(Event.KIOSK_PIN_REFUSED)
            self._panel.show_error(say_error(error))
        self._tries_passphrase = False
        self.known.emit()

    @Slot(object)
    def _unavailable(self, _error: PlainError) -> None:
        self._is_locked, self._is_unavailable, self._state = False, True, None
        self.known.emit()
