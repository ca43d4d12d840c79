"""Intervals of a share whose trials belong to people, by drawing people anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import CONFIDENCE, Rate, exact

ROUNDS: Final = 1000


def weights(people: int, rounds: int, seed: int) -> Iterator[NDArray[np.float64]]:
    """Draw as many people as there are, with replacement, `rounds` times.

    Yields
    ------
    How often each person was drawn, shape (people,).
    """
    draw = np.random.default_rng(seed)
    for _ in range(rounds):
        drawn = np.bincount(draw.integers(people, size=people), minlength=people)
        yield drawn.astype(np.float64)


def share_over_people(
    events: NDArray[np.bool_], people: NDArray[np.int32], *, rounds: int = ROUNDS, seed: int = 1
) -> Rate:
    """Return the share of events among trials that belong to people.

    Parameters
    ----------
    events
        Shape (trials,).
    people
        Shape (trials,): whose trial it is.

    Raises
    ------
    ValueError
        If there are no trials.
    """
    trials = len(events)
    if not trials:
        raise ValueError("no trials")
    _, who = np.unique(people, return_inverse=True)
    count = int(who.max()) + 1
    value = float(events.mean())
    if value in (0.0, 1.0):
        return one_way(value, trials, count)
    of_each = np.bincount(who, minlength=count).astype(np.float64)
    mine = np.bincount(who, weights=events, minlength=count)
    drawn = [
        float(one @ mine) / max(1.0, float(one @ of_each)) for one in weights(count, rounds, seed)
    ]
    low, high = percentiles(np.array(drawn))
    return Rate(value, min(value, low), max(value, high), trials, "bootstrap")


def one_way(value: float, trials: int, independent: int) -> Rate:
    """Return the share, 0 or 1, where all trials went one way: drawing anew would show nothing.

    Parameters
    ----------
    independent
        People, or pairs of people, whose trials they are: what the exact interval counts.
    """
    found = exact(round(value) * independent, independent)
    return Rate(value, found.low, found.high, trials, "exact")


def percentiles(drawn: NDArray[np.float64]) -> tuple[float, float]:
    """Return between which values 95 of 100 lie."""
    aside = 100.0 * (1.0 - CONFIDENCE) / 2.0
    low, high = np.percentile(drawn, [aside, 100.0 - aside])
    return float(low), float(high)
