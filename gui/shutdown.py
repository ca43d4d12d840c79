"""Ends the program cleanly on SIGINT (Ctrl+C) and SIGTERM."""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

log = logging.getLogger(__name__)


class SignalWatcher(QObject):
    """Emits `asked_to_end` for the first SIGINT or SIGTERM; a second one ends the process at once.

    While Qt waits for events no Python code runs, so the signal's number is written to a socket
    (`signal.set_wakeup_fd`) that wakes Qt, and Python's handler runs then.
    """

    asked_to_end = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._old_descriptor = signal.set_wakeup_fd(
            self._sender.fileno(), warn_on_full_buffer=False
        )
        self._old_handlers = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }

    def close(self) -> None:
        """Put the handlers back as they were."""
        if self._receiver.fileno() < 0:
            return
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_descriptor)
        self._notifier.setEnabled(False)
        self._receiver.close()
        self._sender.close()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        # The impatient second signal must work even if the end hangs: the system's own way.
        for each in self._old_handlers:
            signal.signal(each, signal.SIG_DFL)
        log.info("Ending on signal %d", number)
        self.asked_to_end.emit()

    @Slot()
    def _on_woken(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._receiver.recv(64)
