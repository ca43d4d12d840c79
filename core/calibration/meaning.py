"""What a threshold and a similarity mean, by a calibration."""

from __future__ import annotations

from dataclasses import dataclass

from core.calibration.values import HIGHEST_RISE, Calibration, Origin


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
