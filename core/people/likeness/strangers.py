"""How alike strangers are in a gallery: measured on the gallery's own people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from core.results import Float32

if TYPE_CHECKING:
    from core.people.search import GalleryIndex

LEAST_PAIRS: Final = 1000
"""Fewer pairs of people say too little about rare likenesses."""

LEAST_PEOPLE: Final = 46
"""People who make as many pairs."""

_PEOPLE: Final = 300  # of whom all pairs are looked at: 44,850
_TEMPLATES: Final = 8  # of each of them
_TAIL: Final = 0.05  # share of the pairs that the tail is fitted to

CARD_RATE: Final = 1e-3
"""False match rate at a recogniser's suggested threshold (`weights/README.md`)."""

CARD_SLOPE: Final = 0.030
"""Cosine by which a threshold rises when the false match rate falls by a factor of e. Of the
default recogniser on infrared pictures: 1.8 % at 0.363, 0.1 % at 0.45."""

HIGHEST_RISE: Final = 0.25
"""A threshold is never farther above the suggested one: pictures of one person would miss it."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """The distribution of the likeness of two different people, far out.

    Above `start` it falls exponentially: of `rate` at `start` by a factor of e for each `slope`.
    An exponential tail is heavier than that of cosines as they are measured, so that what follows
    from it is on the safe side.
    """

    start: float
    rate: float
    slope: float
    highest: float
    """Threshold beyond which none is set."""

    pairs: int
    """Pairs of people it was measured on; 0 if it comes from the recogniser's card."""

    @classmethod
    def of(cls, index: GalleryIndex, suggested: float) -> Strangers:
        """Measure on an index; take the card's numbers where it holds too few people.

        Likeness is asymmetric in general: the mean over the better half of one person's templates,
        each with the closest one of the other person.

        Parameters
        ----------
        suggested
            The recogniser's own threshold.
        """
        highest = suggested + HIGHEST_RISE
        likeness = _pairs(index.sample(_PEOPLE, _TEMPLATES))
        if likeness.size < LEAST_PAIRS:
            return cls(suggested, CARD_RATE, CARD_SLOPE, highest, 0)
        start = float(np.quantile(likeness, 1.0 - _TAIL))
        beyond = likeness[likeness > start] - start
        slope = max(float(beyond.mean()) if beyond.size else 0.0, 1e-3)
        return cls(start, _TAIL, slope, highest, int(likeness.size))

    @property
    def is_measured(self) -> bool:
        """Whether it comes from the gallery's own people."""
        return self.pairs > 0

    def threshold(self, rate: float) -> float:
        """Return the likeness that a share of `rate` of the pairs of strangers reaches, 0 to 1.

        Rates over the tail's own give the likeness at its start.
        """
        if not 0.0 < rate <= 1.0:
            raise ValueError(f"a rate is above 0 and up to 1, not {rate}")
        return min(self.highest, self.start + self.slope * max(0.0, math.log(self.rate / rate)))


def _pairs(people: list[Float32]) -> Float32:
    """Return the likeness of every two different people, shape (pairs,)."""
    if len(people) < 2:
        return np.empty(0, np.float32)
    counts = np.array([len(vectors) for vectors in people])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    everything = np.concatenate(people)
    found: list[Float32] = []
    for place, vectors in enumerate(people[:-1]):
        rest = starts[place + 1]
        similarities = vectors @ everything[rest:].T
        # The closest template of each other person, for each of this one's.
        closest = np.maximum.reduceat(similarities, starts[place + 1 :] - rest, axis=1)
        half = (len(vectors) + 1) // 2
        best = np.sort(closest, axis=0)[::-1][:half]
        found.append(best.mean(axis=0).astype(np.float32))
    return np.concatenate(found)
