"""The worker that looks for cameras: some systems take a second for each."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal, Slot

from core.capture.discovery import SourceChoice, list_sources
from core.capture.plugging import Plugging

log = logging.getLogger(__name__)


class SourceFinder(QObject):
    """Lives in a thread of its own; only its slots are called from outside."""

    found = Signal(object)
    """tuple[SourceChoice, ...]"""

    plugged = Signal()
    """A camera was plugged in or out, or may be used now; `found` follows."""

    looked = Signal()
    """`look` is done."""

    def __init__(self) -> None:
        super().__init__()
        self._plugging: Plugging | None = None

    @Slot()
    def find(self) -> None:
        """List the sources; an empty list where that fails."""
        sources: tuple[SourceChoice, ...] = ()
        try:
            if self._plugging is None:  # before the list is made, so that nothing is missed
                self._plugging = Plugging()
            sources = list_sources()
        except Exception:
            log.exception("The sources can't be listed")
        self.found.emit(sources)

    @Slot()
    def look(self) -> None:
        """See whether cameras were plugged in or out since the last time; to be called often."""
        has_changed = False
        try:
            if self._plugging is None:
                self._plugging = Plugging()
            has_changed = self._plugging.has_changed()
        except Exception:
            log.exception("The cameras can't be watched")
        if has_changed:
            log.info("The cameras have changed")
            self.plugged.emit()
            self.find()
        self.looked.emit()
