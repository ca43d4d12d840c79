"""How often a comparison of two faces (1:1) errs, with intervals over people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.comparisons import Comparisons
from core.evaluation.intervals import Rate, rule_of_three
from core.evaluation.resampling import one_way, percentiles, weights
from core.results import Float32

RATES: Final = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
"""False match rates at which the true accepts are told, as far as the pairs can prove them."""

_POINTS: Final = 200  # of a curve
_ROUNDS: Final = 300
_NEAR: Final = 400_000
_FAR: Final = 200_000
"""Impostors that are kept for drawing people anew: the most alike, and of the others."""


@dataclass(frozen=True, slots=True)
class AtRate:
    """What holds at one threshold."""

    wanted: float
    """False match rate that was asked for."""

    threshold: float
    """Least similarity of a match. No more than `wanted` of the impostors reach it."""

    fmr: Rate
    tar: Rate
    """True accept rate: 1 - FNMR."""


@dataclass(frozen=True, slots=True, eq=False)
class Verification:
    """Error rates of 1:1 comparison."""

    people: int
    genuine: int
    impostor: int
    """Comparisons of each kind; of the impostors those that were looked at."""

    eer: Rate
    eer_threshold: float
    at: tuple[AtRate, ...]
    smallest_fmr: float
    """Smallest false match rate that the pairs of people can prove (rule of three)."""

    curve: NDArray[np.float64]
    """Shape (points, 3): threshold, FMR, FNMR, from the lowest threshold to the highest."""


class Ordered:
    """Comparisons from the most alike to the least, so that a threshold is a place."""

    def __init__(
        self,
        scores: Float32,
        same: NDArray[np.bool_],
        people: tuple[NDArray[np.int32], NDArray[np.int32]],
        worth: NDArray[np.float64] | None = None,
    ) -> None:
        self.scores = scores
        self.same = same
        self.one, self.other = people
        self._worth = worth
        # Only where the next score is lower can a threshold lie.
        self.ends = np.flatnonzero(np.append(scores[1:] < scores[:-1], True))

    @classmethod
    def of(cls, comparisons: Comparisons) -> Ordered:
        """Return all comparisons in order."""
        genuine, impostor = comparisons.genuine, comparisons.impostor
        scores = np.concatenate([genuine, impostor])
        order = np.argsort(-scores, kind="stable")
        same = (np.arange(len(scores)) < len(genuine))[order]
        one = np.concatenate([comparisons.genuine_people, comparisons.impostor_people[:, 0]])
        other = np.concatenate([comparisons.genuine_people, comparisons.impostor_people[:, 1]])
        return cls(scores[order], same, (one[order], other[order]))

    def thinned(self, seed: int) -> Ordered:
        """Return fewer comparisons that say nearly the same, for drawing people many times.

        The most alike impostors are all kept, since thresholds lie among them; of the others some,
        each worth several.
        """
        impostors = np.flatnonzero(~self.same)
        near, far = impostors[:_NEAR], impostors[_NEAR:]
        if len(far) <= _FAR:
            return self
        chosen = np.random.default_rng(seed).choice(far, _FAR, replace=False)
        worth = np.ones(len(self.scores))
        worth[chosen] = len(far) / _FAR
        kept = np.sort(np.concatenate([np.flatnonzero(self.same), near, chosen]))
        people = (self.one[kept], self.other[kept])
        return Ordered(self.scores[kept], self.same[kept], people, worth[kept])

    def place_of(self, threshold: float) -> int:
        """Return the last of `ends` that reaches a threshold; -1 for none."""
        return int(np.searchsorted(-self.scores[self.ends], -threshold, side="right")) - 1

    def rates(
        self, weight: NDArray[np.float64] | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return FMR and TAR with the threshold at each of `ends`, where people weigh so much."""
        if weight is None:
            pair = np.ones(len(self.scores))
        else:
            # A pair of people counts as often as both were drawn; a person with themself as drawn.
            pair = np.where(self.same, weight[self.one], weight[self.one] * weight[self.other])
        if self._worth is not None:
            pair = pair * self._worth
        accepted = np.cumsum(pair * self.same)
        false = np.cumsum(pair * ~self.same)
        return (
            (false / max(false[-1], 1e-12))[self.ends],
            (accepted / max(accepted[-1], 1e-12))[self.ends],
        )


def verify(
    comparisons: Comparisons,
    *,
    rates: Sequence[float] = RATES,
    rounds: int = _ROUNDS,
    seed: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verification | None:
    """Return the error rates; None if it was cancelled.

    Intervals come from drawing as many people anew, with replacement, `rounds` times: comparisons
    of one person aren't independent. Where nothing went wrong they are exact ones over people, or
    over pairs of people.

    Parameters
    ----------
    rates
        Wanted false match rates. Those that fewer than one impostor comparison would make up are
        left out.

    Raises
    ------
    ValueError
        If there is no genuine or no impostor comparison.
    """
    genuine, impostor = len(comparisons.genuine), len(comparisons.impostor)
    if not genuine or not impostor:
        raise ValueError("error rates need pictures of several people, and several of some")
    ordered = Ordered.of(comparisons)
    told = [rate for rate in rates if rate * impostor >= 1.0]
    fmr, tar = ordered.rates()
    places = [_place(fmr, rate) for rate in told]
    eer, eer_place = _equal(fmr, tar)
    light = ordered.thinned(seed)
    drawn_places = [light.place_of(_threshold(ordered, place)) for place in places]
    drawn: list[list[float]] = []
    for done, weight in enumerate(weights(comparisons.people, rounds, seed)):
        progress(done, rounds)
        if cancelled():
            return None
        fmr_drawn, tar_drawn = light.rates(weight)
        drawn.append(
            [
                _equal(fmr_drawn, tar_drawn)[0],
                *(value for place in drawn_places for value in _at(fmr_drawn, tar_drawn, place)),
            ]
        )
    progress(rounds, rounds)
    spread = np.array(drawn)
    pairs_of_people = comparisons.people * (comparisons.people - 1) // 2
    people_twice = len(np.unique(comparisons.genuine_people))
    at = []
    for number, (rate, place) in enumerate(zip(told, places, strict=True)):
        column = 1 + 2 * number
        now = _at(fmr, tar, place)
        at.append(
            AtRate(
                rate,
                _threshold(ordered, place),
                _with_interval(now[0], spread[:, column], impostor, pairs_of_people),
                _with_interval(now[1], spread[:, column + 1], genuine, people_twice),
            )
        )
    return Verification(
        comparisons.people,
        genuine,
        impostor,
        _with_interval(eer, spread[:, 0], genuine, people_twice),
        float(ordered.scores[ordered.ends[eer_place]]),
        tuple(at),
        rule_of_three(pairs_of_people),
        _curve(ordered, fmr, tar),
    )


def equal_rate(fmr: NDArray[np.float64], tar: NDArray[np.float64]) -> float:
    """Return the rate at which FMR and FNMR are equal, of curves as `Ordered.rates` gives them."""
    return _equal(fmr, tar)[0]


def tar_at(fmr: NDArray[np.float64], tar: NDArray[np.float64], rate: float) -> float:
    """Return the true accept rate at the threshold that keeps a wanted false match rate."""
    return _at(fmr, tar, _place(fmr, rate))[1]


def _place(fmr: NDArray[np.float64], rate: float) -> int:
    """Return the last place at which no more than `rate` is falsely matched; -1 for none."""
    return int(np.searchsorted(fmr, rate, side="right")) - 1


def _at(fmr: NDArray[np.float64], tar: NDArray[np.float64], place: int) -> tuple[float, float]:
    return (0.0, 0.0) if place < 0 else (float(fmr[place]), float(tar[place]))


def _threshold(ordered: Ordered, place: int) -> float:
    if place < 0:  # beyond the most alike pair, which is of two people
        return float(np.nextafter(ordered.scores[0], np.float32(2.0)))
    return float(ordered.scores[ordered.ends[place]])


def _equal(fmr: NDArray[np.float64], tar: NDArray[np.float64]) -> tuple[float, int]:
    """Return the rate at which FMR and FNMR are equal, and where that is."""
    place = int(np.argmin(np.abs((1.0 - tar) - fmr)))
    return float((1.0 - tar[place] + fmr[place]) / 2.0), place


def _with_interval(value: float, drawn: NDArray[np.float64], trials: int, independent: int) -> Rate:
    if value in (0.0, 1.0):
        return one_way(value, trials, independent)
    low, high = percentiles(drawn)
    return Rate(value, min(value, low), max(value, high), trials, "bootstrap")


def _curve(
    ordered: Ordered, fmr: NDArray[np.float64], tar: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return points of the curve that lie evenly on the scale of a DET plot, where most happens."""
    scores = ordered.scores[ordered.ends].astype(np.float64)
    if len(scores) > _POINTS:
        steps = np.geomspace(1e-7, 1.0, _POINTS // 2)
        places = np.searchsorted(fmr, steps)
        places = np.concatenate([places, np.searchsorted(tar, 1.0 - steps)])
        chosen = np.unique(np.clip(places, 0, len(scores) - 1))
    else:
        chosen = np.arange(len(scores))
    return np.stack([scores[chosen], fmr[chosen], 1.0 - tar[chosen]], axis=1)[::-1]
