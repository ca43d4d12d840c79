"""How liveness would err at every limit of the spoof score, not only at the model's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.attacks import Presentation
from core.evaluation.intervals import Rate, exact

WANTED: Final = (0.1, 0.05, 0.01)
"""Rates of accepted fakes at which refused living people are told (BPCER10, 20 and 100)."""

_POINTS: Final = 200  # of a curve


@dataclass(frozen=True, slots=True)
class AtApcer:
    """What holds at one limit of the spoof score."""

    wanted: float
    """APCER that no kind of attack exceeds."""

    limit: float
    """Scores below it count as live."""

    apcer: Rate
    """Of the kind that is worst there."""

    bpcer: Rate


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Error rates of liveness at all limits of the spoof score."""

    live: int
    """Living people with a score; those without one are left out."""

    curves: Mapping[str, NDArray[np.float64]]
    """Kind of attack to points of shape (points, 3): limit, APCER, BPCER, ascending limits."""

    equal: Mapping[str, Rate]
    """Kind of attack to the rate at which APCER and BPCER are equal, as an interval of the
    larger error of the two counts."""

    at: tuple[AtApcer, ...]


def sweep(presentations: Sequence[Presentation], wanted: Sequence[float] = WANTED) -> Sweep | None:
    """Move the limit over all scores.

    An attack without a score wasn't accepted; a living person without one is counted elsewhere
    (`Attacks.unjudged`).

    Returns
    -------
    None where there are no living, no attacks, or no scores of the living.
    """
    live = _scores(presentations, "")
    live = live[np.isfinite(live)]
    kinds = sorted({one.kind for one in presentations if one.kind})
    if not len(live) or not kinds:
        return None
    attacks = {kind: _scores(presentations, kind) for kind in kinds}
    known = [scores[np.isfinite(scores)] for scores in attacks.values()]
    # A limit just above each score, and one below all.
    limits = np.unique(np.concatenate([live, *known]))
    limits = np.append(limits, np.nextafter(limits[-1], 2.0))
    bpcer = _share_from(live, limits)
    apcer = {kind: 1.0 - _share_from(scores, limits) for kind, scores in attacks.items()}
    worst = np.max(np.stack(list(apcer.values())), axis=0)
    found = []
    for rate in wanted:
        place = int(np.searchsorted(worst, rate, side="right")) - 1  # the highest that keeps it
        kind = max(kinds, key=lambda kind: apcer[kind][place])
        found.append(
            AtApcer(
                rate,
                float(limits[place]),
                _rate(apcer[kind][place], len(attacks[kind])),
                _rate(bpcer[place], len(live)),
            )
        )
    return Sweep(
        len(live),
        {kind: _curve(limits, apcer[kind], bpcer) for kind in kinds},
        {kind: _equal(apcer[kind], bpcer, len(attacks[kind]), len(live)) for kind in kinds},
        tuple(found),
    )


def _scores(presentations: Sequence[Presentation], kind: str) -> NDArray[np.float64]:
    """Return the scores of a kind; infinite where there is none."""
    mine = [one.spoof_score for one in presentations if one.kind == kind]
    return np.array([np.inf if score is None else score for score in mine], np.float64)


def _share_from(scores: NDArray[np.float64], limits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of the scores that reach each limit."""
    below = np.searchsorted(np.sort(scores), limits, side="left")
    return np.asarray(1.0 - below / len(scores), np.float64)


def _rate(share: float, trials: int) -> Rate:
    return exact(round(share * trials), trials)


def _equal(apcer: NDArray[np.float64], bpcer: NDArray[np.float64], attacks: int, live: int) -> Rate:
    place = int(np.argmin(np.abs(apcer - bpcer)))
    one, other = _rate(apcer[place], attacks), _rate(bpcer[place], live)
    value = (one.value + other.value) / 2.0
    return Rate(value, min(one.low, other.low), max(one.high, other.high), attacks + live, "exact")


def _curve(
    limits: NDArray[np.float64], apcer: NDArray[np.float64], bpcer: NDArray[np.float64]
) -> NDArray[np.float64]:
    chosen = np.arange(len(limits))
    if len(chosen) > _POINTS:
        # Only where something changes, and evenly among those.
        steps = np.flatnonzero(np.diff(apcer, prepend=-1.0) + np.abs(np.diff(bpcer, prepend=2.0)))
        chosen = steps[np.unique(np.linspace(0, len(steps) - 1, _POINTS).round().astype(int))]
    return np.stack([limits[chosen], apcer[chosen], bpcer[chosen]], axis=1)
