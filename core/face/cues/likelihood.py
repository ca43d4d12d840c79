"""How likely living faces and fakes give a measured value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One normal part of a mixture."""

    weight: float
    mean: float
    spread: float


Mixture = Sequence[Part]
"""Weights add up to 1."""


def log_ratio(
    value: float,
    fake: Mixture,
    live: Mixture,
    uncertainty: float,
    *,
    most: float,
    for_life: float,
) -> float:
    """Return the natural log of how much likelier a fake gives `value`.

    Parameters
    ----------
    uncertainty
        Standard deviation of `value`, which widens both.
    most, for_life
        The result lies within -for_life to most.
    """
    ratio = _log_density(value, fake, uncertainty) - _log_density(value, live, uncertainty)
    return min(most, max(-for_life, ratio))


def _log_density(value: float, mixture: Mixture, uncertainty: float) -> float:
    logs = []
    for part in mixture:
        spread = math.hypot(part.spread, uncertainty)
        away = (value - part.mean) / spread
        logs.append(math.log(part.weight / spread) - 0.5 * away * away)
    top = max(logs)
    return top + math.log(sum(math.exp(one - top) for one in logs))
