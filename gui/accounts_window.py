"""Connects the window of accounts with the gallery."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.people.accounts.rights import Role
from core.people.accounts.values import SignInState
from core.wording import PlainError
from gui.accounts.accounts_dialog import AccountsDialog
from gui.language import say_error
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.gallery import Gallery


class Do(Protocol):
    """Has something done with the accounts, and shows how they stand then."""

    def __call__(
        self,
        deed: Callable[[Gallery], object],
        refused: Callable[[PlainError], None],
        done: Callable[[object], None] = ...,
    ) -> None:
        """Call `done` with what the deed returned, or `refused` with why it failed."""


class AccountsWindow(QObject):
    """Makes the window when it is first wanted, and does what it asks for."""

    def __init__(self, do: Do, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._do = do
        self._preferences = preferences
        self._window = window
        self.dialog: AccountsDialog | None = None
        """The window, once it was opened."""

        self._state = SignInState()

    def open(self, state: SignInState) -> None:
        """Show the window."""
        self._state = state
        if self.dialog is None:
            self.dialog = self._make()
        self.dialog.show_state(state)
        self.dialog.show_sign_out_after(self._preferences.settings.sign_out_after)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.begin()

    def show_state(self, state: SignInState) -> None:
        """Follow the accounts where the window is shown."""
        self._state = state
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_state(state)

    def _make(self) -> AccountsDialog:
        dialog = AccountsDialog(self._window)
        dialog.first.first_wanted.connect(self._add_first)
        dialog.staff.add_wanted.connect(self._add)
        dialog.staff.role_wanted.connect(self._change_role)
        dialog.staff.secret_wanted.connect(self._set_secret)
        dialog.staff.remove_wanted.connect(self._remove)
        dialog.staff.remove_all_wanted.connect(self._remove_all)
        dialog.own.change_wanted.connect(self._change_own)
        dialog.recovery.reset_wanted.connect(self._reset)
        dialog.sign_out_after_wanted.connect(self._sign_out_after_chosen)
        return dialog

    def _refused(self, error: PlainError) -> None:
        if self.dialog is not None:
            self.dialog.show_error(say_error(error))

    @Slot(object)
    def _sign_out_after_chosen(self, minutes: int | None) -> None:
        self._preferences.change(sign_out_after=minutes)

    @Slot(str, str)
    def _add_first(self, name: str, secret: str) -> None:
        def added(code: object) -> None:
            if self.dialog is not None:
                self.dialog.clear()
                self.dialog.show_code(str(code))

        self._do(lambda gallery: gallery.accounts.add_first(name, secret), self._refused, added)

    @Slot(str, object, str)
    def _add(self, name: str, role: Role, secret: str) -> None:
        def added(_account: object) -> None:
            if self.dialog is not None:
                self.dialog.staff.clear()

        self._do(lambda gallery: gallery.accounts.add(name, role, secret), self._refused, added)

    @Slot(str, object)
    def _change_role(self, name: str, role: Role) -> None:
        def refused(error: PlainError) -> None:
            if self.dialog is not None:
                self.dialog.staff.take_role_back()
            self._refused(error)

        self._do(lambda gallery: gallery.accounts.change_role(name, role), refused)

    @Slot(str, str)
    def _set_secret(self, name: str, secret: str) -> None:
        def is_set(_nothing: object) -> None:
            if self.dialog is not None:
                self.dialog.staff.show_set()

        self._do(lambda gallery: gallery.accounts.set_secret(name, secret), self._refused, is_set)

    @Slot(str)
    def _remove(self, name: str) -> None:
        self._do(lambda gallery: gallery.accounts.remove(name), self._refused)

    @Slot()
    def _remove_all(self) -> None:
        self._do(lambda gallery: gallery.accounts.remove_all(), self._refused)

    @Slot(str, str)
    def _change_own(self, old: str, new: str) -> None:
        def is_changed(_nothing: object) -> None:
            if self.dialog is not None:
                self.dialog.own.show_changed()

        self._do(
            lambda gallery: gallery.accounts.change_own_secret(old, new), self._refused, is_changed
        )

    @Slot(str)
    def _reset(self, code: str) -> None:
        def is_reset(_nothing: object) -> None:
            if self.dialog is not None:
                self.dialog.clear()

        self._do(lambda gallery: gallery.accounts.reset(code), self._refused, is_reset)
