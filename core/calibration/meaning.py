"""What a threshold and a similarity mean, by a calibration."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.calibration.counting import at_similarity
from core.calibration.values import BINS, HIGHEST_RISE, AtThreshold, Calibration, Origin, Scores
from core.evaluation.intervals import Rate, of_dependent

LOWEST_FALL: Final = 0.05
"""A threshold that follows from a rate is never farther below the recogniser's own: a gallery's
pictures are better than what comes to the desk, and strangers there aren't everybody."""

_ENOUGH: Final = 10  # strangers: so many counted ones are believed before the fitted tail


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one similarity says, for words."""

    one_in: float
    """So many strangers there are to one who is as alike, after the fitted tail; 1 or more."""

    proven_one_in: float
    """No more than so many are proven by the people it was measured on."""

    people: int
    """Those people; 0 where nothing was measured."""

    origin: Origin
    is_bound: bool = False
    """Whether strangers are even fewer than `one_in` says, but nobody knows by how much."""


def meaning(calibration: Calibration, similarity: float) -> Meaning:
    """Return what a similarity of two faces says about strangers.

    Nobody measured a model's card beyond its own rate, so by the card no more is said than that
    strangers are fewer.
    """
    rate = stranger_rate(calibration, similarity)
    known = calibration.tail.rate if calibration.origin is Origin.CARD else 1e-12
    proven = 1.0 / max(1e-12, calibration.smallest_fmr)
    return Meaning(
        1.0 / max(rate, known),
        proven,
        calibration.people,
        calibration.origin,
        is_bound=rate < known,
    )


def stranger_rate(calibration: Calibration, similarity: float) -> float:
    """Return the share of strangers, 0 to 1, who are as alike as that or more: what is expected.

    After the fitted tail, and never less than what was counted where that was often enough.
    """
    tail = calibration.tail
    rate = tail.rate_at(similarity)
    if similarity < tail.start and calibration.origin is Origin.CARD:
        # Farther in it falls off less steeply: this is too much rather than too little.
        rate = tail.rate * math.exp(min(50.0, (tail.start - similarity) / tail.slope))
    if calibration.strangers is not None:
        counted = reaching(calibration.strangers, calibration.strangers_sample, similarity)
        if counted * calibration.strangers.comparisons >= _ENOUGH:
            believed = calibration.origin is not Origin.CARD
            rate = max(rate, counted) if believed or similarity >= tail.start else rate
    return min(1.0, rate)


def search_rate(fmr: float, people: int) -> float:
    """Return how often a search of `people` finds somebody for a stranger, 0 to 1."""
    return -math.expm1(people * math.log1p(-min(fmr, 1.0 - 1e-12)))


def single_rate(fpir: float, people: int) -> float:
    """Return the false match rate at which a search of `people` errs for a share `fpir`, 0 to 1.

    Each person of the gallery is another chance for a stranger: 1 - (1 - FMR)^N = FPIR. Were no
    stranger alike to more than one person it would be N * FMR, at 10 % a twentieth more.
    """
    return -math.expm1(math.log1p(-min(fpir, 1.0 - 1e-12)) / max(1, people))


def threshold_for(calibration: Calibration, fmr: float) -> float:
    """Return the similarity from which two faces are called the same at a wanted FMR, 0 to 1.

    Not farther from the recogniser's own threshold than `LOWEST_FALL` below and `HIGHEST_RISE`
    above it.
    """
    tail = calibration.tail
    wanted = tail.similarity_at(min(1.0, max(1e-12, fmr)))
    sample, fit = calibration.strangers_sample, calibration.fit
    if fit is not None and sample is not None and len(sample):
        # Where strangers can be counted they are, with the tail's margin on what was counted.
        share = min(fmr, 0.5) * fit.rate / tail.rate
        if share * fit.comparisons >= _ENOUGH * fit.rate:
            counted = float(np.quantile(sample, 1.0 - share))
            wanted = counted if fmr > tail.rate else max(wanted, counted)
    return min(
        max(wanted, calibration.suggested - LOWEST_FALL), calibration.suggested + HIGHEST_RISE
    )


def at_threshold(calibration: Calibration, threshold: float) -> AtThreshold:
    """Return what holds at a threshold, -1 to 1, with 95 % intervals. Takes less than 1 ms."""
    strangers, same = calibration.strangers, calibration.same
    return AtThreshold(
        threshold,
        None
        if strangers is None
        else _rate(strangers, calibration.strangers_sample, threshold, missed=False),
        None if same is None else _rate(same, calibration.same_sample, threshold, missed=True),
        stranger_rate(calibration, threshold),
    )


def reaching(scores: Scores, sample: NDArray[np.float32] | None, threshold: float) -> float:
    """Return the share of the comparisons, 0 to 1, that reach a threshold.

    Parameters
    ----------
    sample
        The comparisons themselves, or a part of them, ascending; between the edges of two bins it
        says how many.
    """
    place = min(BINS, max(0.0, (threshold + 1.0) * (BINS / 2)))
    whole = min(BINS - 1, math.floor(place))
    beyond = float(scores.counts[whole + 1 :].sum())
    inside = 1.0 - (place - whole)
    if sample is not None and len(sample):
        edges = (np.array([whole, whole + 1]) / (BINS / 2) - 1.0).astype(np.float32)
        low, high = sample.searchsorted(edges).tolist()
        if whole == BINS - 1:
            high = len(sample)
        at = int(sample.searchsorted(np.float32(threshold)))
        inside = (high - min(high, max(low, at))) / (high - low) if high > low else inside
    return (beyond + float(scores.counts[whole]) * inside) / max(1, scores.comparisons)


def _rate(
    scores: Scores, sample: NDArray[np.float32] | None, threshold: float, *, missed: bool
) -> Rate:
    share = reaching(scores, sample, threshold)
    inside = 0.0 < share < 1.0
    effective = at_similarity(scores, threshold) if inside else float(scores.units)
    return of_dependent(1.0 - share if missed else share, effective, scores.comparisons)
