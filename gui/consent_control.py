"""Connects consent and retention with the gallery."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.engine import Engine
from gui.preferences import Preferences


class ConsentControl(QObject):
    """Opens the window of consent and retention, and reminds of what is due."""

    def __init__(self, engine: Engine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window

    @Slot()
    def open(self) -> None:
        """Show the window of consent and retention."""
