"""Connects the page of a person with the gallery."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel


class PersonControl(QObject):
    """Opens the page of the selected person."""

    def __init__(
        self, engine: Engine, panel: GalleryPanel, commands: Commands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._panel = panel
        self._commands = commands
        self._window = window

    @Slot()
    def open(self) -> None:
        """Show the page of the selected person."""
