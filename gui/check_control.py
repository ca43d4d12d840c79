"""Connects the check of the gallery with the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel


class CheckControl(QObject):
    """Opens the check of the gallery."""

    def __init__(self, engine: Engine, panel: GalleryPanel, window: QWidget) -> None:
        super().__init__(window)
        self._engine = engine
        self._panel = panel
        self._window = window

    @Slot()
    def open(self) -> None:
        """Check the gallery and show what was found."""
