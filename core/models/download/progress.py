"""Telling how far a download is, and how fast it goes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

REPORT_EVERY = 0.1
"""Seconds between two reports, at least."""
SPEED_MEMORY = 2.0
"""Seconds over which the speed is smoothed."""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far the download of one file is."""

    file: str
    done: int
    """Bytes that are there, those of earlier tries too."""

    total: int | None
    """Bytes of the file; None where the server doesn't say."""

    speed: float | None
    """Bytes a second, smoothed; None until that is known."""


class Reports:
    """Tells about one file, not too often."""

    def __init__(self, name: str, progress: Callable[[FetchProgress], None]) -> None:
        self._name = name
        self._progress = progress
        self._speed: float | None = None
        self._told = -math.inf
        self._told_done: int | None = None

    def start(self, done: int, total: int | None) -> None:
        """Begin a try with so much there; the time before it says nothing about the speed."""
        self._told_done = None
        self.tell(done, total)

    def tell(self, done: int, total: int | None, *, last: bool = False) -> None:
        """Report if it is time to, or if it is the `last` of the file."""
        now = time.monotonic()
        passed = now - self._told
        if passed < REPORT_EVERY and not last:
            return
        if self._told_done is not None and passed > 0 and not last:
            rate = (done - self._told_done) / passed
            weight = 1.0 - math.exp(-passed / SPEED_MEMORY)
            self._speed = (
                rate if self._speed is None else self._speed + weight * (rate - self._speed)
            )
        self._told, self._told_done = now, done
        self._progress(FetchProgress(self._name, done, total, self._speed))
