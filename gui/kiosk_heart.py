"""Tells the process that watches the kiosk that the window is alive."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

log = logging.getLogger(__name__)

BEAT_MS = 2000


class KioskHeart(QObject):
    """Beats in the window's thread: a window that hangs is silent.

    Parameters
    ----------
    is_well
        Asked before each beat; False lets the process be started anew.
    descriptor
        Where to write; None takes standard output.
    """

    def __init__(
        self,
        is_well: Callable[[], bool],
        descriptor: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_well = is_well
        self._descriptor = descriptor
        if descriptor is None and sys.stdout is not None:
            with contextlib.suppress(OSError, ValueError):
                self._descriptor = sys.stdout.fileno()
        if self._descriptor is not None and hasattr(os, "set_blocking"):
            with contextlib.suppress(OSError):  # a full pipe must not hold the window up
                os.set_blocking(self._descriptor, False)
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Beat now and from now on."""
        if self._descriptor is not None:
            self._timer.start()
            self._beat()

    @Slot()
    def stop(self) -> None:
        """Beat no more: the program ends."""
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        if self._descriptor is None or not self._is_well():
            return
        try:
            os.write(self._descriptor, b".")
        except BlockingIOError:
            pass  # nobody read for hours, but somebody is there
        except OSError:
            log.warning("Nobody watches the kiosk any more")
            self._timer.stop()
