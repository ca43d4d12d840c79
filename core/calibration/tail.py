"""How the similarity of strangers falls off far out: fitted with a margin, never too steep."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.calibration.counting import at_similarity
from core.calibration.values import Scores, Tail, TailFit
from core.people.likeness.strangers import CARD_RATE, CARD_SLOPE
from core.results import Float32

TAIL: Final = 0.05
"""Share of the strangers that the tail is fitted to, at most."""

_FARTHEST: Final = 0.005
_FITTED_PAIRS: Final = 400

_SURE: Final = 1.645  # standard errors: one side, 95 %
_HEAVIEST: Final = 0.5
_CHECKED: Final = 1e-3
_LEAST_SLOPE: Final = 1e-3


def card_tail(suggested: float) -> Tail:
    """Return what a recogniser's card says, by its own threshold."""
    return Tail(suggested, CARD_RATE, CARD_SLOPE)


def fit_tail(
    similarities: Float32, pairs: NDArray[np.int32], people: int, scores: Scores
) -> tuple[Tail, TailFit]:
    """Fit the most alike 5 of 100 strangers; of many, those farther out, down to 5 of 1,000.

    An exponential distribution; a generalised Pareto where the tail is surely heavier than that.
    One that is lighter is never believed. The share that lies beyond its start and its slope get a
    margin of 1.645 standard errors over people each.

    Parameters
    ----------
    similarities
        Shape (comparisons,), of two people each.
    pairs
        Shape (comparisons, 2): numbers of the two people, 0 to `people` - 1.
    scores
        Of these comparisons, as `counting.of_strangers` says.

    Raises
    ------
    ValueError
        If there is nothing to fit.
    """
    if not len(similarities):
        raise ValueError("no strangers were compared")
    # The farther out it begins, the less it has to be carried on; but it takes enough of them.
    rate = min(TAIL, max(_FARTHEST, _FITTED_PAIRS / (people * (people - 1) / 2)))
    start = float(np.quantile(similarities, 1.0 - rate))
    effective = at_similarity(scores, start)
    likely = min(0.5, rate * math.exp(_SURE * math.sqrt((1.0 - rate) / (rate * effective))))
    far = similarities > start
    beyond = np.sort(similarities[far].astype(np.float64) - start)
    order = np.argsort(similarities[far], kind="stable")
    one, other = pairs[far][order].T
    if not len(beyond):  # all are alike
        tail = Tail(start, likely, CARD_SLOPE)
        return tail, TailFit(0, rate, CARD_SLOPE, CARD_SLOPE, 0.0, 1.0, 1.0, 0.0, start)
    moments = _Moments(beyond, one, other, people)
    slope, slope_error = max(moments.slope, _LEAST_SLOPE), moments.slope_error
    margin = float(np.exp(_SURE * slope_error / slope))
    shape, shape_error = moments.shape, moments.shape_error
    if shape - _SURE * shape_error > 0.0:
        shape_used = min(shape, _HEAVIEST)
        tail = Tail(start, likely, slope * (1.0 - shape_used) * margin, shape_used)
        plain = Tail(0.0, 1.0, slope * (1.0 - shape_used), shape_used)
    else:
        tail, plain = Tail(start, likely, slope * margin), Tail(0.0, 1.0, slope)
    return tail, TailFit(
        len(beyond),
        rate,
        slope,
        slope_error,
        shape,
        shape_error,
        _distance(beyond, plain),
        _seen(similarities, tail),
        float(similarities.max()),
    )


class _Moments:
    """Slope and shape by probability-weighted moments, with errors by leaving each person out."""

    def __init__(
        self,
        beyond: NDArray[np.float64],
        one: NDArray[np.int32],
        other: NDArray[np.int32],
        people: int,
    ) -> None:
        count = len(beyond)
        rest = 1.0 - (np.arange(count) + 0.5) / count  # share that is farther out
        sums = np.zeros((3, people))
        for who in (one, other):
            for row, what in enumerate((np.ones(count), beyond, beyond * rest)):
                sums[row] += np.bincount(who, what, people)
        whole = np.array([count, beyond.sum(), (beyond * rest).sum()])
        self.slope, self.shape = _slope_and_shape(whole[:, None])[:, 0].tolist()
        without = whole[:, None] - sums
        without = without[:, without[0] > 0.0]
        if without.shape[1] < 2:
            self.slope_error, self.shape_error = self.slope, 1.0
            return
        left = _slope_and_shape(without)
        apart = left - left.mean(axis=1, keepdims=True)
        errors = np.sqrt((left.shape[1] - 1) / left.shape[1] * (apart**2).sum(axis=1))
        self.slope_error, self.shape_error = errors.tolist()


def _slope_and_shape(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return both, shape (2, n), from counts, sums and weighted sums, shape (3, n).

    Hosking and Wallis, 1987: shape = 2 - b0 / (b0 - 2 b1).
    """
    mean, weighted = sums[1] / sums[0], sums[2] / sums[0]
    shape = 2.0 - mean / np.maximum(mean - 2.0 * weighted, 1e-12)
    return np.stack([mean, shape])


def _distance(beyond: NDArray[np.float64], plain: Tail) -> float:
    fitted = 1.0 - np.array([plain.rate_at(float(one)) for one in beyond])
    counted = np.arange(1, len(beyond) + 1) / len(beyond)
    return float(
        np.maximum(np.abs(counted - fitted), np.abs(counted - fitted - 1 / len(beyond))).max()
    )


def _seen(similarities: Float32, tail: Tail) -> float:
    counted = float((similarities >= tail.similarity_at(_CHECKED)).mean())
    return counted / _CHECKED
