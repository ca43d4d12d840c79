"""Whether values fall with time, so that a few odd ones decide nothing."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.people.trends.values import Slope

Float64 = NDArray[np.float64]

LEAST_POINTS: Final = 6

_LEAST_FOR_MEDIAN: Final = 6
_MOST_POINTS: Final = 400  # the slopes between all pairs of them are kept


def theil_sen(days: Float64, values: Float64, confidence: float = 0.95) -> Slope | None:
    """Return the median slope with the interval that Kendall's test gives it.

    Parameters
    ----------
    days
        Shape (points,), ascending, at most 400, no two the same.
    values
        Shape (points,).
    confidence
        0 to 1, with which the true slope lies in the interval.

    Returns
    -------
    None for fewer than `LEAST_POINTS` points.
    """
    count = len(days)
    if count < LEAST_POINTS:
        return None
    if count > _MOST_POINTS:
        raise ValueError(f"{count} points are too many")
    one, other = np.triu_indices(count, 1)
    slopes = np.sort((values[other] - values[one]) / (days[other] - days[one]))
    _, ties = np.unique(values, return_counts=True)
    tied = float((ties * (ties - 1) * (2 * ties + 5)).sum())
    spread = math.sqrt(max(0.0, (count * (count - 1) * (2 * count + 5) - tied) / 18.0))
    aside = NormalDist().inv_cdf(0.5 + confidence / 2.0) * spread
    lowest = round((len(slopes) - aside) / 2.0) - 1
    highest = round((len(slopes) + aside) / 2.0)
    slope = float(np.median(slopes))
    first = float(np.median(values - slope * (days - days[0])))
    length = float(days[-1] - days[0])
    return Slope(
        slope,
        # Beyond the outermost slope so few points prove nothing at this confidence.
        float(slopes[lowest]) if lowest >= 0 else -math.inf,
        float(slopes[highest]) if highest < len(slopes) else math.inf,
        first,
        first + slope * length,
        round(length),
        count,
    )


def medians(groups: NDArray[np.int64], values: Float64) -> tuple[NDArray[np.int64], Float64]:
    """Return the groups there are, ascending, and the median of the values in each.

    Parameters
    ----------
    groups
        Shape (values,): to which group each value belongs.
    """
    order = np.lexsort((values, groups))
    found, begin, counts = np.unique(groups[order], return_index=True, return_counts=True)
    ordered = values[order]
    upper = ordered[begin + counts // 2] if len(found) else ordered
    lower = ordered[begin + (counts - 1) // 2] if len(found) else ordered
    return found, (lower + upper) / 2.0


def median_interval(ordered: Float64) -> tuple[float, float] | None:
    """Return where the true median lies at a confidence of 95 %; None for fewer than 6 values.

    Parameters
    ----------
    ordered
        Shape (values,), ascending.
    """
    count = len(ordered)
    if count < _LEAST_FOR_MEDIAN:
        return None
    # Ranks of a binomial distribution with a half; its normal form is a rank too wide at most.
    aside = 1.96 * math.sqrt(count) / 2.0
    lowest = max(0, math.floor(count / 2.0 - aside))
    return float(ordered[lowest]), float(ordered[count - 1 - lowest])


def is_more(events: int, trials: int, others: int, other_trials: int, chance: float) -> bool:
    """Whether a share is greater than another, where `chance` would make it so by itself.

    Parameters
    ----------
    events, trials, others, other_trials
        `events` of `trials` against `others` of `other_trials`.
    chance
        Probability, 0 to 1, of being misled that is accepted.
    """
    if not trials or not other_trials:
        return False
    pooled = (events + others) / (trials + other_trials)
    spread = math.sqrt(pooled * (1.0 - pooled) * (1.0 / trials + 1.0 / other_trials))
    if spread == 0.0:
        return False
    far = (events / trials - others / other_trials) / spread
    return far > NormalDist().inv_cdf(1.0 - chance)
