"""The worker that looks for cameras: some systems take a second for each."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal, Slot

from core.capture.discovery import SourceChoice, list_sources

log = logging.getLogger(__name__)


class SourceFinder(QObject):
    """Lives in a thread of its own; only its slot is called from outside."""

    found = Signal(object)
    """tuple[SourceChoice, ...]"""

    @Slot()
    def find(self) -> None:
        """List the sources; an empty list where that fails."""
        sources: tuple[SourceChoice, ...] = ()
        try:
            sources = list_sources()
        except Exception:
            log.exception("The sources can't be listed")
        self.found.emit(sources)
