"""Rates with the interval in which they lie in truth, after ISO/IEC 19795-1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of trials, with the interval that holds the true one at a confidence of 95 %."""

    value: float
    low: float
    high: float
    """All 0 to 1."""

    trials: int
    method: Literal["exact", "bootstrap"]
    """Clopper-Pearson, for trials that are independent; or by drawing people anew."""


def exact(events: int, trials: int) -> Rate:
    """Return the share of events with its two-sided Clopper-Pearson interval.

    Raises
    ------
    ValueError
        If there are more events than trials, or no trials.
    """
    if not 0 <= events <= trials or not trials:
        raise ValueError(f"{events} of {trials} is no share")
    return Rate(events / trials, *_clopper_pearson(events, trials), trials, "exact")


def of_dependent(share: float, effective: float, trials: int) -> Rate:
    """Return a share of trials that aren't independent with its interval.

    Clopper-Pearson's, with as many trials as the counted ones are worth (Korn and Graubard, 1998).

    Parameters
    ----------
    share
        0 to 1.
    effective
        Independent trials that say as much, 1 or more.
    trials
        Those that were counted, to be told.
    """
    low, high = _clopper_pearson(share * effective, effective)
    return Rate(share, min(share, low), max(share, high), trials, "exact")


def rule_of_three(trials: int) -> float:
    """Return the greatest rate at which `trials` without an event still happen once in twenty.

    That is the smallest rate that so many trials can prove; about 3 / trials.
    """
    if trials < 1:
        return 1.0
    return float(1.0 - (1.0 - CONFIDENCE) ** (1.0 / trials))


def _clopper_pearson(events: float, trials: float) -> tuple[float, float]:
    from scipy.special import betaincinv  # half a second to import, so not before it is used

    aside = (1.0 - CONFIDENCE) / 2.0
    low = 0.0 if events <= 0.0 else float(betaincinv(events, trials - events + 1.0, aside))
    high = 1.0 if events >= trials else float(betaincinv(events + 1.0, trials - events, 1 - aside))
    return low, high
