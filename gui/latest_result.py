"""The one-slot box between the analysis and the window: only the newest result waits."""

from __future__ import annotations

import threading

from gui.live_result import LiveResult


class LatestResult:
    """Holds at most one result, so that a window that stands still finds no queue afterwards."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._result: LiveResult | None = None

    def put(self, result: LiveResult) -> bool:
        """Store `result`, replacing an untaken one; True if the slot was empty."""
        with self._lock:
            was_empty = self._result is None
            self._result = result
            return was_empty

    def take(self) -> LiveResult | None:
        """Return the newest result and empty the slot; None if there is none."""
        with self._lock:
            result, self._result = self._result, None
            return result
