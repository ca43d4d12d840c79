"""Connects the wizard that tests liveness at this camera with engine and recordings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from gui.engine import Engine
from gui.preferences import Preferences


class LivenessTestControl(QObject):
    """Opens the wizard when it is first wanted, and serves it."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._profile = profile
        self._window = window

    @Slot()
    def open(self) -> None:
        """Show the wizard."""
