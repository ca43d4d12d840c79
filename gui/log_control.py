"""Connects the log with the window: reading, verifying, exporting, and what is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.engine import Engine
from gui.preferences import Preferences


class LogControl(QObject):
    """Opens the window of the log, and writes verdicts and settings into it."""

    def __init__(self, engine: Engine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window

    @Slot()
    def open(self) -> None:
        """Show the window of the log."""
