"""Making threads for workers, and ending them in bounded time."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QObject, QThread

from gui.capture_thread import STACK_BYTES

log = logging.getLogger(__name__)


def thread_for(name: str, *workers: QObject) -> QThread:
    """Return a thread, not yet started, in which `workers` live."""
    thread = QThread()
    thread.setObjectName(name)
    thread.setStackSize(STACK_BYTES)
    for worker in workers:
        worker.moveToThread(thread)
    return thread


_left_running: list[QObject] = []


def leave_running(owner: QObject) -> None:
    """Keep a thread that doesn't end, or who owns it: destroying a running one aborts."""
    _left_running.append(owner)


def end(thread: QThread, until: float) -> bool:
    """Ask a thread to end, and wait; False if it still runs at `until` (`time.monotonic()`)."""
    thread.quit()
    return ended(thread, until)


def ended(thread: QThread, until: float) -> bool:
    """Wait for a thread that was asked to end; False if it still runs at `until`."""
    # Who comes last gets a moment too, even if the first used up all the time.
    left = max(0.1, until - time.monotonic())
    if thread.wait(round(left * 1000)):
        return True
    log.error("The %s thread does not end", thread.objectName())
    return False
