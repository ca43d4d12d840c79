"""Adding up how long the stages of one analysis take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Adds up milliseconds by stage, from the moment it was made."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside towards the stage `name`."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            spent = 1000.0 * (time.perf_counter() - begin)
            self._stages[name] = self._stages.get(name, 0.0) + spent

    def milliseconds(self) -> dict[str, float]:
        """Return the stages so far, and "total" since the beginning."""
        total = 1000.0 * (time.perf_counter() - self._begin)
        return {**self._stages, "total": total}
