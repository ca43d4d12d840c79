"""What a threshold and a similarity mean, by a calibration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.calibration.values import HIGHEST_RISE, AtThreshold, Calibration, Origin
from core.evaluation.intervals import Rate, exact


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one similarity says, for words."""

    one_in: float
    """So many strangers there are to one who is as alike, after the fitted tail; 1 or more."""

    proven_one_in: float
    """No more than so many are proven by the people it was measured on."""

    people: int
    """Those people; 0 where it comes from the card."""

    origin: Origin


def meaning(calibration: Calibration, similarity: float) -> Meaning:
    """Return what a similarity of two faces says about strangers."""
    rate = min(1.0, max(1e-12, calibration.tail.rate_at(similarity)))
    if similarity < calibration.tail.start and calibration.strangers_sample is not None:
        sample = calibration.strangers_sample
        reached = len(sample) - int(sample.searchsorted(similarity))
        rate = max(rate, reached / max(1, len(sample)))
    proven = 1.0 / max(1e-12, calibration.smallest_fmr)
    return Meaning(1.0 / rate, proven, calibration.people, calibration.origin)


def threshold_for(calibration: Calibration, fmr: float) -> float:
    """Return the similarity from which two faces are called the same at a wanted FMR, 0 to 1."""
    highest = calibration.suggested + HIGHEST_RISE
    return min(highest, calibration.tail.similarity_at(min(1.0, fmr)))


def threshold_for_search(calibration: Calibration, fpir: float, people: int) -> float:
    """Return the threshold at which a search of `people` errs for a share `fpir` of strangers.

    Each person of the gallery is another chance for a stranger: 1 - (1 - FMR)^N = FPIR.
    """
    fmr = 1.0 - (1.0 - fpir) ** (1.0 / max(1, people))
    return threshold_for(calibration, fmr)


def at_threshold(calibration: Calibration, threshold: float) -> AtThreshold:
    """Return what holds at a threshold, -1 to 1, with 95 % intervals. Takes less than 1 ms."""
    strangers, same = calibration.strangers, calibration.same
    return AtThreshold(
        threshold,
        None
        if strangers is None
        else _rate(_reaching(calibration.strangers_sample, threshold), strangers.units),
        None
        if same is None
        else _rate(1.0 - _reaching(calibration.same_sample, threshold), same.units),
        min(1.0, calibration.tail.rate_at(threshold)),
    )


def _reaching(sample: NDArray[np.float32] | None, threshold: float) -> float:
    """Return the share of an ascending sample that reaches a threshold."""
    if sample is None or not len(sample):
        return 0.0
    return 1.0 - int(sample.searchsorted(threshold)) / len(sample)


def _rate(share: float, units: int) -> Rate:
    events = round(share * units)
    found = exact(events, units)
    return Rate(share, min(share, found.low), max(share, found.high), units, "exact")
