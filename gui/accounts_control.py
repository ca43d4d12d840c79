"""Connects the accounts with the window: signing in and out, and what may be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from core.people.accounts.errors import LockedOutError
from core.people.accounts.rights import Actor, Grant, Right, Role
from core.people.accounts.values import SignInState
from core.settings import Settings
from core.wording import PlainError
from gui.accounts.cover import Cover
from gui.accounts.override_dialog import OverrideDialog
from gui.accounts.permitted import PermittedCommands
from gui.accounts.sign_in_dialog import SignInDialog
from gui.accounts.who_button import WhoButton
from gui.accounts_window import AccountsWindow
from gui.commands import Commands
from gui.engine import Engine
from gui.language import say_error
from gui.preferences import Preferences
from gui.side_panel import SidePanel
from gui.source_picker import SourcePicker

if TYPE_CHECKING:
    from core.people.gallery import Gallery

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)
_NOBODY: frozenset[Right] = frozenset()


class AccountsControl(QObject):
    """Asks who is there, and lets commands be used by those who may."""

    changed = Signal(object)
    """`SignInState`: somebody signed in or out, or the accounts are others."""

    def __init__(
        self, engine: Engine, commands: Commands, preferences: Preferences, window: QWidget
    ) -> None:
        super().__init__(window)
        self._tasks = engine.people.tasks
        self._commands = commands
        self._preferences = preferences
        self._window = window
        self._state = SignInState()
        self._is_known = False  # whether anybody has to sign in
        self._is_locked = False
        self._opens_next = False
        self._accounts = AccountsWindow(self._do, preferences, window)
        self._sign_in: SignInDialog | None = None
        self._override: OverrideDialog | None = None
        self._right = Right.OVERRIDE  # what a supervisor is asked for
        self._on_granted: Callable[[Grant | None], None] = lambda _grant: None
        self._permitted = PermittedCommands(commands, self)
        self._picker = window.findChild(SourcePicker)
        self._side = side = window.findChild(SidePanel)
        self._cover = None if side is None else Cover(side)
        if self._cover is not None:
            self._cover.sign_in_wanted.connect(self.sign_in)
        self.who = WhoButton()
        self.who.hide()
        self.who.sign_in_wanted.connect(self.sign_in)
        self.who.sign_out_wanted.connect(self.sign_out)
        self.who.own_wanted.connect(self.open)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._sign_out_idle)
        commands["sign-in"].setEnabled(False)
        engine.people.changed.connect(self._people_changed)
        engine.protection.locked.connect(self._locked)
        engine.protection.unlocked.connect(self._unlocked)
        preferences.changed.connect(self._settings_changed)

    @property
    def state(self) -> SignInState:
        """What is known of the accounts."""
        return self._state

    def may(self, right: Right) -> bool:
        """Whether who is signed in has this right; the gallery asks again."""
        return right in self._state.rights

    @Slot()
    def open(self) -> None:
        """Show the window of the accounts; whoever has to sign in is asked to first."""
        if self._state.is_wanted and self._state.actor is None and self._state.trouble is None:
            self._opens_next = True
            self._ask_who()
        else:
            self._open_window()

    @Slot()
    def sign_in(self) -> None:
        """Ask who is there, or sign out."""
        if self._state.actor is not None:
            self.sign_out()
        elif self._state.trouble is not None:
            self._open_window()
        elif self._state.is_wanted:
            self._opens_next = False
            self._ask_who()

    @Slot()
    def sign_out(self) -> None:
        """Sign out; names are hidden at once."""
        self._leave(idle=False)

    def ask_override(self, right: Right, on_granted: Callable[[Grant | None], None]) -> None:
        """Have a supervisor allow who is signed in one step.

        Parameters
        ----------
        on_granted
            Called with the grant, for `gallery.sign_in.using` in the deed that is then asked of
            the gallery; with None at once where no grant is needed. Not called where none is
            given.
        """
        if self.may(right):
            on_granted(None)
            return
        if self._state.actor is None:
            self.sign_in()
            return
        if self._override is None:
            self._override = OverrideDialog(self._window)
            self._override.allow_wanted.connect(self._authorise)
        self._on_granted = on_granted
        self._right = right
        self._override.ask(right, self._state)
        self._override.open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin the wait for signing out anew at each touch."""
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        return False

    # -- what is asked of the gallery ---------------------------------------------------------

    def _do(
        self,
        deed: Callable[[Gallery], object],
        refused: Callable[[PlainError], None],
        done: Callable[[object], None] = lambda _value: None,
    ) -> None:
        """Have something done with the accounts, and show how they stand then."""

        def do(gallery: Gallery) -> tuple[object, SignInState]:
            value = deed(gallery)
            return value, gallery.accounts.state()

        def is_done(answer: tuple[object, SignInState]) -> None:
            self._take(answer[1])
            done(answer[0])

        def is_refused(error: PlainError) -> None:
            refused(error)
            self._refresh()

        self._tasks.ask(lambda gallery, _task: do(gallery), self, is_done, is_refused)

    def _refresh(self) -> None:
        self._tasks.ask(
            lambda gallery, _task: gallery.accounts.state(), self, self._take, lambda _error: None
        )

    @Slot(str, str)
    def _try(self, name: str, secret: str) -> None:
        self._do(
            lambda gallery: gallery.accounts.sign_in(name, secret),
            self._sign_in_refused,
            self._signed_in,
        )

    @Slot(str, str, str)
    def _authorise(self, name: str, secret: str, reason: str) -> None:
        right = self._right
        self._do(
            lambda gallery: gallery.accounts.authorise(name, secret, right, reason),
            self._override_refused,
            self._granted,
        )

    def _leave(self, *, idle: bool) -> None:
        if self._state.actor is None:
            return
        self._take(replace(self._state, actor=None, rights=_NOBODY))
        by: Literal["hand", "idle"] = "idle" if idle else "hand"
        self._do(lambda gallery: gallery.accounts.sign_out(by=by), lambda _error: None)

    # -- what came of it ----------------------------------------------------------------------

    def _take(self, state: SignInState) -> None:
        before, self._state = self._state, state
        was_known, self._is_known = self._is_known, True
        if before.actor is not None and state.actor != before.actor:
            self._close_windows(but=(self._sign_in, self._accounts.dialog))
        if was_known and state == before:
            return
        signed_in = state.actor is not None
        self._permitted.allow(state.rights, signed_in=signed_in)
        for menu in self._window.findChildren(QMenu):
            menu.setToolTipsVisible(bool(self._permitted.refused))
        may_choose = Right.SETTINGS in state.rights
        if self._picker is not None:
            self._picker.setEnabled(may_choose)
        if isinstance(self._window, QMainWindow):
            self._window.setAcceptDrops(may_choose)
        if self._side is not None:
            self._side.setAcceptDrops(Right.ENROL in state.rights)  # pictures to enrol from
        self._commands["sign-in"].setEnabled(state.is_wanted)
        self._show_who(state.actor)
        self._show_cover()
        self._accounts.show_state(state)
        if self._sign_in is not None:
            self._sign_in.show_state(state)
        self._wait()
        self.changed.emit(state)

    def _signed_in(self, _actor: object) -> None:
        if self._sign_in is not None:
            self._sign_in.accept()
        if self._opens_next:
            self._opens_next = False
            self._open_window()

    def _sign_in_refused(self, error: PlainError) -> None:
        if self._sign_in is not None:
            _tell(self._sign_in, error)

    def _granted(self, grant: object) -> None:
        assert isinstance(grant, Grant)
        if self._override is not None and self._override.isVisible():
            self._override.accept()
            self._on_granted(grant)

    def _override_refused(self, error: PlainError) -> None:
        if self._override is not None:
            _tell(self._override, error)

    @Slot(object)
    def _people_changed(self, _people: object) -> None:
        if not self._is_known and self._cover is not None:
            self._cover.show_nothing()  # until it is known whether anybody may see them
        self._refresh()

    @Slot(object)
    def _locked(self, _error: PlainError) -> None:
        self._is_locked = True
        if self._state.is_wanted:
            self._take(replace(self._state, actor=None, rights=_NOBODY))
        self._show_cover()
        self._commands["sign-in"].setEnabled(False)

    @Slot()
    def _unlocked(self) -> None:
        self._is_locked = False
        self._is_known = False
        self._refresh()

    # -- what is shown ------------------------------------------------------------------------

    def _ask_who(self) -> None:
        if self._sign_in is None:
            self._sign_in = SignInDialog(self._window)
            self._sign_in.sign_in_wanted.connect(self._try)
            self._sign_in.recovery_wanted.connect(self._recover)
        self._sign_in.show_state(self._state)
        self._sign_in.open()
        self._sign_in.ask()

    @Slot()
    def _recover(self) -> None:
        if self._sign_in is not None:
            self._sign_in.reject()
        self._open_window()

    def _open_window(self) -> None:
        self._accounts.open(self._state)
        self._refresh()

    def _show_who(self, actor: Actor | None) -> None:
        if isinstance(self._window, QMainWindow) and self.who.parent() is None:
            self._window.statusBar().addPermanentWidget(self.who)
        self.who.show_actor(actor)
        self.who.setVisible(self._state.is_wanted and self.who.parent() is not None)

    def _show_cover(self) -> None:
        if self._cover is None:
            return
        if self._is_locked or Right.SEE in self._state.rights:
            self._cover.lift()
        else:
            self._cover.show_state(self._state)

    def _close_windows(self, but: tuple[QDialog | None, ...]) -> None:
        """Close what may show names: who was signed in has left."""
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and dialog not in but:
                dialog.reject()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass  # a person's tags, for one

    # -- signing out by itself ----------------------------------------------------------------

    @Slot(object)
    def _settings_changed(self, _settings: Settings) -> None:
        self._wait()

    @Slot()
    def _sign_out_idle(self) -> None:
        self._leave(idle=True)

    def _wait(self) -> None:
        minutes, actor = self._preferences.settings.sign_out_after, self._state.actor
        application = QApplication.instance()
        assert application is not None
        # Only while it is needed: all events of the program pass through such a filter.
        application.removeEventFilter(self)
        if minutes is None or minutes < 1 or actor is None or actor.role is Role.KIOSK:
            self._idle.stop()
        else:
            application.installEventFilter(self)
            self._idle.start(minutes * 60_000)


def _tell(dialog: SignInDialog | OverrideDialog, error: PlainError) -> None:
    if isinstance(error, LockedOutError):
        dialog.show_wait(error.wait)
    else:
        dialog.show_error(say_error(error))
