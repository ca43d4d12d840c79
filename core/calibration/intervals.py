"""The interval of a share that was counted on trials which aren't independent."""

from __future__ import annotations

from core.evaluation.intervals import CONFIDENCE, Rate


def interval(share: float, effective: float, trials: int) -> Rate:
    """Return a share with its 95 % interval, 0 to 1.

    Clopper-Pearson's, with as many trials as the counted ones are worth (Korn and Graubard, 1998).

    Parameters
    ----------
    effective
        Independent trials that say as much, 1 or more.
    trials
        Those that were counted, to be told.
    """
    from scipy.special import betaincinv  # half a second to import, so not before it is used

    aside = (1.0 - CONFIDENCE) / 2.0
    events = share * effective
    low = 0.0 if share <= 0.0 else float(betaincinv(events, effective - events + 1.0, aside))
    high = 1.0 if share >= 1.0 else float(betaincinv(events + 1.0, effective - events, 1 - aside))
    return Rate(share, min(share, low), max(share, high), trials, "exact")
