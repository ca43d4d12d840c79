"""Where similarities of strangers and of one person lie, on the gauge's scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.calibration.values import Calibration, Scores

LEAST, MOST = -0.2, 1.0
"""Ends of the scale. A cosine can be lower; the needle then stands at the left end."""


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Where similarities of one kind lie."""

    low: float
    high: float
    hills: NDArray[np.float64]
    """Shape (n, 2): similarity and how often it comes, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Where strangers and pictures of one person lie; what nobody measured is None."""

    strangers: Band | None
    same: Band | None


def bands_of(calibration: Calibration) -> Bands | None:
    """Return what the gauge shows of a calibration; None where nothing was measured."""
    strangers, same = _band(calibration.strangers), _band(calibration.same)
    return None if strangers is None and same is None else Bands(strangers, same)


def _band(scores: Scores | None) -> Band | None:
    if scores is None or not scores.comparisons:
        return None
    bins = len(scores.counts)
    smooth = np.convolve(scores.counts, np.array([1, 2, 3, 2, 1]) / 9.0, mode="same")
    middles = -1.0 + (np.arange(bins) + 0.5) * 2.0 / bins
    heights = np.sqrt(smooth / max(1.0, float(smooth.max())))  # so that a tail can be seen
    inside = (middles >= LEAST) & (middles <= MOST) & (heights > 0.0)
    return Band(scores.low, scores.high, np.stack([middles[inside], heights[inside]], axis=1))
