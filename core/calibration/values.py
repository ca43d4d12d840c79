"""What was measured about similarities, as frozen values."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import Rate
from core.people.likeness import strangers

BINS: Final = 200
"""Of a histogram over all cosines, -1 to 1: each 0.01 wide."""

HIGHEST_RISE: Final = strangers.HIGHEST_RISE
"""A threshold is never farther above the recogniser's own: pictures of one person would miss it."""


class Origin(enum.Enum):
    """Where a calibration comes from."""

    CARD = "card"
    """The recogniser's card: nothing was measured here, or on too few people. What these few showed
    is in the calibration all the same."""

    GALLERY = "gallery"
    """The gallery's own templates."""

    EVALUATION = "evaluation"
    """An evaluation set that somebody imported."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """How similarities of one kind are spread."""

    counts: NDArray[np.int64]
    """Shape (200,): comparisons by similarity, from -1 to 1 in steps of 0.01."""

    comparisons: int
    units: int
    """What is independent among them: pairs of people for strangers, people for the same."""

    low: float
    high: float
    """The 5 and the 95 of 100 of them lie below."""

    effective: NDArray[np.float64] | None = None
    """Shape (201,): by how many independent trials the share at or above each edge of a bin is
    known, 1 to `units`: comparisons that share a person say less."""


@dataclass(frozen=True, slots=True)
class Tail:
    """How the similarity of strangers falls off far out: by a factor of e for each `slope`.

    An exponential tail is heavier than that of cosines as they are mostly measured, so that what
    follows from it is on the safe side; where one is heavier still, `shape` makes it so
    (generalised Pareto).
    """

    start: float
    """Similarity from which it is fitted."""

    rate: float
    """Share of the strangers beyond `start`."""

    slope: float
    shape: float = 0.0
    """0 or more; 0 is exponential."""

    def rate_at(self, similarity: float) -> float:
        """Return the share of strangers that reach a similarity at or beyond `start`."""
        far = max(0.0, similarity - self.start) / self.slope
        if self.shape:
            return self.rate * float((1.0 + self.shape * far) ** (-1.0 / self.shape))
        return self.rate * math.exp(-far)

    def similarity_at(self, rate: float) -> float:
        """Return the similarity that a share of strangers, no greater than `rate`, reaches."""
        if rate >= self.rate:
            return self.start
        if self.shape:
            far = (float((self.rate / rate) ** self.shape) - 1.0) / self.shape
        else:
            far = math.log(self.rate / rate)
        return self.start + self.slope * far


@dataclass(frozen=True, slots=True)
class TailFit:
    """How well the tail fits what it was fitted to."""

    comparisons: int
    """Beyond the tail's start."""

    rate: float
    """Share of them among all, as counted; the tail's own has a margin on it."""

    slope: float
    slope_error: float
    """As it was fitted, with its standard error over people; the tail's own has a margin on it."""

    shape: float
    shape_error: float
    """Of a generalised Pareto distribution; below 0 it falls off faster than exponentially."""

    distance: float
    """Greatest difference between the counted and the fitted share beyond the start, 0 to 1
    (Kolmogorov-Smirnov)."""

    seen: float
    """How many strangers were counted beyond the similarity that the tail has 1 in 1,000 of all
    reach, for each that it has there: up to 1 it is on the safe side."""

    highest: float
    """The most alike strangers."""


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What holds at one threshold."""

    threshold: float
    fmr: Rate | None
    """Share of strangers that reach it, as counted; None where nothing was measured."""

    fnmr: Rate | None
    """Share of comparisons of one person that miss it, as counted."""

    fitted_fmr: float
    """Share of strangers that reach it after the tail; below what can be counted, this is what is
    expected, and `Calibration.smallest_fmr` what is proven."""


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """What similarities of one recogniser mean here. Methods are in `core.calibration.meaning`."""

    recogniser: str
    """As `Embedding.model` says."""

    origin: Origin
    suggested: float
    """The recogniser's own threshold."""

    tail: Tail
    people: int = 0
    """Whom it was measured on; 0 where nothing was."""

    strangers: Scores | None = None
    same: Scores | None = None
    """None where nobody has several templates."""

    smallest_fmr: float = 1.0
    """Smallest false match rate that these people can prove (rule of three)."""

    measured: datetime | None = None
    """UTC."""

    name: str = ""
    """Of the evaluation set, as somebody called it."""

    strangers_sample: NDArray[np.float32] | None = None
    same_sample: NDArray[np.float32] | None = None
    """Similarities themselves, ascending, at most 100,000 of each kind, for counting at a
    threshold."""

    fit: TailFit | None = None
    """None for the card's tail."""

    doubles: int = 0
    """Pairs of people who look like one and of whom nobody said that they are two: left out."""
