"""How similarities of one kind are spread, and how much the counts of them say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.calibration.values import BINS, Scores
from core.evaluation.intervals import CONFIDENCE
from core.results import Float32

KEPT = 100_000
"""Similarities of a kind that are kept at most."""


def of_same(similarities: Float32, whose: NDArray[np.int32]) -> Scores | None:
    """Count comparisons of people with themselves; None where there are none.

    Parameters
    ----------
    whose
        Shape (comparisons,): number of the person.
    """
    if not len(similarities):
        return None
    _, people = np.unique(whose, return_inverse=True)
    units = int(people.max()) + 1
    bins = _bins(similarities)
    reached = _above(bins, people, units)
    total = reached[:, :1]
    share = reached.sum(axis=0) / len(bins)
    spread = ((reached - share * total) ** 2).sum(axis=0) / len(bins) ** 2
    return _scores(similarities, bins, units, share, spread * _for_few(units, units - 1))


def of_strangers(similarities: Float32, pairs: NDArray[np.int32], people: int) -> Scores | None:
    """Count comparisons of people with others; None where there are none.

    Comparisons that have a person in common aren't independent; the variance of their share is
    taken as for dyads (Aronow, Samii and Assenova, 2015).

    Parameters
    ----------
    pairs
        Shape (comparisons, 2): numbers of the two people, 0 to `people` - 1.
    """
    if not len(similarities):
        return None
    bins = _bins(similarities)
    one, other = pairs[:, 0], pairs[:, 1]
    reached = _above(bins, one, people) + _above(bins, other, people)
    total = reached[:, :1]
    count = len(bins)
    share = reached.sum(axis=0) / (2 * count)
    by_person = ((reached - share * total) ** 2).sum(axis=0)
    units, by_pair = _within_pairs(bins, one, other, people, share)
    spread = np.maximum(by_person - by_pair, by_pair) / count**2
    return _scores(similarities, bins, units, share, spread * _for_few(people, people - 2))


def kept(similarities: Float32) -> Float32:
    """Return them ascending, evenly thinned where they are many."""
    ordered = np.sort(similarities)
    if len(ordered) > KEPT:
        ordered = ordered[np.linspace(0, len(ordered) - 1, KEPT).round().astype(np.int64)]
    return ordered


def at_similarity(scores: Scores, similarity: float) -> float:
    """Return by how many independent trials the share beyond a similarity is known."""
    if scores.effective is None:
        return float(scores.units)
    place = (similarity + 1.0) * (BINS / 2)  # np.interp stays within the ends
    return float(np.interp(place, np.arange(BINS + 1), scores.effective))


def _bins(similarities: Float32) -> NDArray[np.int64]:
    places = np.floor((similarities.astype(np.float64) + 1.0) * (BINS / 2))
    return np.clip(places, 0, BINS - 1).astype(np.int64)


def _above(bins: NDArray[np.int64], people: NDArray[np.integer], count: int) -> NDArray[np.float64]:
    """Return how many comparisons of each person lie at or above each edge: (count, 201)."""
    flat = np.bincount(people.astype(np.int64) * BINS + bins, minlength=count * BINS)
    above = np.zeros((count, BINS + 1))
    above[:, :BINS] = np.cumsum(flat.reshape(count, BINS)[:, ::-1], axis=1)[:, ::-1]
    return above


def _within_pairs(
    bins: NDArray[np.int64],
    one: NDArray[np.int32],
    other: NDArray[np.int32],
    people: int,
    share: NDArray[np.float64],
) -> tuple[int, NDArray[np.float64]]:
    """Return how many pairs there are, and the squares of what each deviates, summed, by edge."""
    pair = np.minimum(one, other).astype(np.int64) * people + np.maximum(one, other)
    # Of one pair after the other, the most alike first.
    order = np.argsort(pair * BINS + (BINS - 1 - bins), kind="stable")
    pair = pair[order]
    begins = np.flatnonzero(np.append(True, pair[1:] != pair[:-1]))
    sizes = np.diff(np.append(begins, len(pair)))
    place = np.arange(len(pair)) - np.repeat(begins, sizes)
    # The square of a count is the sum of the first odd numbers.
    odd = np.bincount(bins[order], 2.0 * place + 1.0, BINS)
    size = np.bincount(bins[order], np.repeat(sizes, sizes).astype(np.float64), BINS)
    squares = np.append(np.cumsum(odd[::-1])[::-1], 0.0)
    mixed = np.append(np.cumsum(size[::-1])[::-1], 0.0)
    deviations = squares - 2.0 * share * mixed + share**2 * float((sizes**2).sum())
    return len(sizes), np.maximum(deviations, 0.0)


def _for_few(people: int, free: int) -> float:
    """Return by how much a variance that was measured over few people is too small."""
    from scipy.special import stdtrit  # half a second to import, so not before it is used

    free = max(1, free)
    aside = (1.0 - CONFIDENCE) / 2.0
    wide = float(stdtrit(free, 1.0 - aside) / stdtrit(1e9, 1.0 - aside))
    return people / free * wide**2


def _scores(
    similarities: Float32,
    bins: NDArray[np.int64],
    units: int,
    share: NDArray[np.float64],
    spread: NDArray[np.float64],
) -> Scores:
    inside = (share > 0.0) & (share < 1.0) & (spread > 0.0)
    effective = np.full(BINS + 1, float(units))
    effective[inside] = (share * (1.0 - share))[inside] / spread[inside]
    low, high = np.quantile(similarities, [0.05, 0.95])
    return Scores(
        np.bincount(bins, minlength=BINS).astype(np.int64),
        len(bins),
        units,
        float(low),
        float(high),
        np.clip(effective, 1.0, float(units)),
    )
