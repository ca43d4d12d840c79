"""Error rates of 1:1 comparison on labelled embeddings, with intervals (ISO/IEC 19795-1 words)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its 95 % interval, from resampling people."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.value:.2f} % [{100 * self.low:.2f}, {100 * self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class Verification:
    """Result of comparing every picture with every other one."""

    people: int
    genuine: int
    impostor: int
    eer: Rate
    tar: dict[float, Rate]
    """True accept rate by false match rate."""

    threshold: dict[float, float]
    """Similarity at which that false match rate is reached."""


def verify(
    embeddings: NDArray[np.float32],
    labels: NDArray[np.int64],
    *,
    rates: tuple[float, ...] = (1e-2, 1e-3),
    rounds: int = 500,
    seed: int = 1,
) -> Verification:
    """All pairs once; intervals by a bootstrap over people (percentiles 2.5 and 97.5).

    Parameters
    ----------
    embeddings
        Shape (N, D), rows of length 1.
    labels
        Shape (N,), 0 to P-1: who is in the picture.
    """
    first, second = np.triu_indices(len(labels), 1)
    scores = np.einsum("ij,ij->i", embeddings[first], embeddings[second])
    order = np.argsort(-scores, kind="stable")
    scores, one, other = scores[order], labels[first][order], labels[second][order]
    same = one == other
    people = int(labels.max()) + 1

    def measure(weight: NDArray[np.float64]) -> tuple[float, list[float], list[float]]:
        # A pair of people counts as often as both were drawn; a person with himself as drawn.
        pair = np.where(same, weight[one], weight[one] * weight[other])
        accepted = np.cumsum(pair * same)
        false = np.cumsum(pair * ~same)
        tar, fmr = accepted / accepted[-1], false / false[-1]
        at = int(np.argmin(np.abs((1 - tar) - fmr)))
        eer = float((1 - tar[at] + fmr[at]) / 2)
        index = [max(0, int(np.searchsorted(fmr, rate, side="right")) - 1) for rate in rates]
        return eer, [float(tar[i]) for i in index], [float(scores[i]) for i in index]

    eer, tars, thresholds = measure(np.ones(people))
    rng = np.random.default_rng(seed)
    drawn = [
        measure(np.bincount(rng.integers(people, size=people), minlength=people).astype(float))
        for _ in range(rounds)
    ]

    def interval(value: float, values: list[float]) -> Rate:
        low, high = np.percentile(values, [2.5, 97.5])
        return Rate(value, float(low), float(high))

    return Verification(
        people=people,
        genuine=int(same.sum()),
        impostor=int((~same).sum()),
        eer=interval(eer, [d[0] for d in drawn]),
        tar={r: interval(tars[k], [d[1][k] for d in drawn]) for k, r in enumerate(rates)},
        threshold=dict(zip(rates, thresholds, strict=True)),
    )
