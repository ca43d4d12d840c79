"""Connects the accounts with the window: signing in and out, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.preferences import Preferences


class AccountsControl(QObject):
    """Asks who is there, and lets commands be used by those who may."""

    def __init__(
        self, engine: Engine, commands: Commands, preferences: Preferences, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._commands = commands
        self._preferences = preferences
        self._window = window

    @Slot()
    def open(self) -> None:
        """Show the window of the accounts."""

    @Slot()
    def sign_in(self) -> None:
        """Ask who is there, or sign out."""
