"""Connects import, export and backups with the gallery."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from gui.engine import Engine
from gui.preferences import Preferences


class TransferControl(QObject):
    """Opens the windows of import, export and backups."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._profile = profile
        self._window = window

    @Slot()
    def open_import(self) -> None:
        """Show the window of the import."""

    @Slot()
    def open_export(self) -> None:
        """Show the window of the export."""

    @Slot()
    def open_backup(self) -> None:
        """Show the window of the backups."""
