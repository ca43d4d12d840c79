"""A clock that only goes on when somebody sleeps, so that a busy machine changes nothing."""

from __future__ import annotations

import threading
import time

_rest = time.sleep


class DrivenClock:
    """Stands for `time.monotonic` and `time.sleep`; a sleep takes no time and is exact.

    What waits by a lock or a queue still waits for real.
    """

    def __init__(self, now: float = 1000.0) -> None:
        self._lock = threading.Lock()
        self.now = now

    def monotonic(self) -> float:
        """Seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the clock go on, and other threads, too."""
        assert seconds >= 0
        with self._lock:
            self.now += seconds
        _rest(0)
