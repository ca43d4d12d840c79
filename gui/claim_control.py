"""Connects the comparison with one named person (1:1) with gallery and live page."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel
from gui.live.live_page import LivePage


class ClaimControl(QObject):
    """Lets the desk compare with the selected person only, until that is switched off."""

    def __init__(
        self,
        engine: Engine,
        panel: GalleryPanel,
        live: LivePage,
        commands: Commands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._panel = panel
        self._live = live
        self._commands = commands
