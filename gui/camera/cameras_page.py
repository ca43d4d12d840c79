"""The page of the camera window on which a camera is chosen by its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from core.capture.discovery import SourceChoice
from core.capture.probe import Probe


class CamerasPage(QWidget):
    """Shows each camera with its picture and what it is; emits what a person wants."""

    source_wanted = Signal(str)
    """Address as `core.capture.discovery.make_source` reads it."""

    refresh_wanted = Signal()
    """Look for cameras again."""

    probing_wanted = Signal(bool)
    """Whether the cameras are to be looked at: while the page is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("camerasPage")

    @Slot(object)
    def set_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Offer these sources: cameras and the studio; files have no place here."""

    @Slot(str, str)
    def set_open(self, address: str, title: str) -> None:
        """Mark the source that is open now."""

    @Slot(object)
    def set_probe(self, probe: Probe) -> None:
        """Show what a look at a camera has found."""

    def showEvent(self, event: QShowEvent) -> None:
        """Let the cameras be looked at."""
        super().showEvent(event)
        self.probing_wanted.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the cameras alone."""
        super().hideEvent(event)
        self.probing_wanted.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
