"""The worker that looks for cameras: some systems take a second for each."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.capture.discovery import SourceChoice, list_sources
from core.capture.plugging import POLL_SECONDS, Plugging

log = logging.getLogger(__name__)


class SourceFinder(QObject):
    """Lives in a thread of its own; only its slots are called from outside."""

    found = Signal(object)
    """tuple[SourceChoice, ...]"""

    plugged = Signal()
    """A camera was plugged in or out, or may be used now; `found` follows."""

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None
        self._plugging: Plugging | None = None

    @Slot()
    def find(self) -> None:
        """List the sources; an empty list where that fails."""
        sources: tuple[SourceChoice, ...] = ()
        try:
            sources = list_sources()
        except Exception:
            log.exception("The sources can't be listed")
        self.found.emit(sources)

    @Slot()
    def watch(self) -> None:
        """Follow plugging in and out from now on. Called in the thread in which this lives."""
        if self._timer is None:
            self._plugging = Plugging()
            self._timer = QTimer(self)
            self._timer.timeout.connect(self.look)
            self._timer.start(round(POLL_SECONDS * 1000))

    @Slot()
    def look(self) -> None:
        """See whether something has changed since the last time."""
        try:
            has_changed = self._plugging is not None and self._plugging.has_changed()
        except Exception:
            log.exception("The cameras can't be watched")
            self.rest()
            return
        if has_changed:
            log.info("The cameras have changed")
            self.plugged.emit()
            self.find()

    @Slot()
    def rest(self) -> None:
        """Watch no more; a timer has to be stopped in its own thread."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
