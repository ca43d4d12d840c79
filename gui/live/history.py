"""The last seconds of what was measured, for the plots: arrays of a fixed size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

CAPACITY = 2048
"""Results kept; 30 s at 60 a second and some."""

COLUMNS = ("similarity", "threshold", "spoof_score", "latency", "analysis")


class History:
    """Remembers one row a result; the oldest give way. NaN stands for nothing measured."""

    def __init__(self) -> None:
        self._times = np.full(CAPACITY, -math.inf)
        self._values = np.full((CAPACITY, len(COLUMNS)), math.nan)
        self._count = 0

    def append(
        self,
        time: float,
        *,
        similarity: float | None,
        threshold: float,
        spoof_score: float | None,
        analysis: float,
    ) -> None:
        """Add a result.

        Parameters
        ----------
        time
            Monotonic seconds of its frame.
        analysis
            Milliseconds that the analysis took.
        """
        row = self._count % CAPACITY
        self._times[row] = time
        nothing = math.nan
        self._values[row] = (
            nothing if similarity is None else similarity,
            threshold,
            nothing if spoof_score is None else spoof_score,
            nothing,
            analysis,
        )
        self._count += 1

    def set_latency(self, milliseconds: float) -> None:
        """Add to the newest result how long it took from capture to the painted overlay."""
        if self._count:
            self._values[(self._count - 1) % CAPACITY, COLUMNS.index("latency")] = milliseconds

    def clear(self) -> None:
        """Forget everything."""
        self._times.fill(-math.inf)
        self._values.fill(math.nan)
        self._count = 0

    def window(
        self, now: float, seconds: float
    ) -> tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]:
        """Return the rows of the last `seconds`, oldest first.

        Returns
        -------
        Seconds relative to `now` (negative), and one array of the same length a column.
        """
        begin = self._count % CAPACITY
        order = np.concatenate((np.arange(begin, CAPACITY), np.arange(begin)))
        times = self._times[order] - now
        order, times = order[times >= -seconds], times[times >= -seconds]
        return times, {name: self._values[order, k] for k, name in enumerate(COLUMNS)}
