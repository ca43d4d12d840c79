"""How good a trained network is, and from which scores it judges: on people it never learned."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.attacks import Attacks, Presentation, attacks
from core.evaluation.comparisons import Comparisons
from core.evaluation.intervals import Rate
from core.evaluation.verification import Verification, verify
from core.results import LivenessVerdict
from core.training.values import LIVE

LOWER: Final = (0.3, 0.2, 0.1, 0.05, 0.02, 0.01)
UPPER: Final = (0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Bands to choose from, the usual ones first."""

WRONG: Final = 0.01
"""Share of a kind of attack that may count as live on the validation, and of the living that may
count as fakes."""

FMR: Final = 1e-3
"""False match rate that the suggested threshold of a recogniser keeps, where pairs can show it."""

_NORMAL_TAIL: Final = 3.09  # standard deviations beyond which `FMR` of a normal spread lies
_ROUNDS: Final = 100


@dataclass(frozen=True, slots=True)
class Bands:
    """From which spoof scores a face counts as live or as a fake."""

    live_below: float
    spoof_from: float


def choose_bands(scores: NDArray[np.float32], kinds: Sequence[str]) -> Bands:
    """Choose the widest bands at which hardly anything of the validation is told wrong.

    Parameters
    ----------
    scores
        Spoof scores, shape (N,).
    kinds
        What each face shows.
    """
    named = np.array(kinds)
    attacked = [scores[named == kind] for kind in sorted(set(kinds) - {LIVE})]
    alive = scores[named == LIVE]

    def is_low_enough(limit: float) -> bool:
        return all(float((theirs < limit).mean()) <= WRONG for theirs in attacked)

    lower = next((limit for limit in LOWER if is_low_enough(limit)), LOWER[-1])
    upper = next((limit for limit in UPPER if float((alive >= limit).mean()) <= WRONG), UPPER[-1])
    return Bands(lower, upper)


def judge(scores: NDArray[np.float32], kinds: Sequence[str], bands: Bands) -> Attacks:
    """Count errors with their exact intervals (Clopper-Pearson, over pictures)."""
    presentations = []
    for score, kind in zip(scores.tolist(), kinds, strict=True):
        verdict = LivenessVerdict.CANNOT_JUDGE
        if score < bands.live_below:
            verdict = LivenessVerdict.LIVE
        elif score >= bands.spoof_from:
            verdict = LivenessVerdict.SPOOF
        presentations.append(Presentation(kind, verdict, score))
    return attacks(presentations)


def liveness_facts(found: Attacks) -> dict[str, Any]:
    """Return what was counted, as JSON."""
    return {
        "bpcer": rate(found.bpcer),
        "unjudged": rate(found.unjudged),
        "apcer": {kind: rate(one) for kind, one in found.apcer.items()},
    }


def verified(found: Comparisons, seed: int) -> Verification:
    """Return the error rates of comparisons, with intervals over people."""
    told = verify(found, rounds=_ROUNDS, seed=seed)
    assert told is not None  # nobody cancels here
    return told


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A threshold for a recogniser."""

    threshold: float
    is_counted: bool
    """Whether the validation has so many pairs of strangers that `FMR` could be counted; else it is
    what a normal spread of their similarities makes one expect."""


def choose_threshold(validation: Verification, found: Comparisons) -> Suggestion:
    """Return the threshold that keeps `FMR` of the validation's strangers out.

    Where their pairs are too few to count that, it lies where a normal spread leaves so many above
    it, and no lower than the most alike pair that one in a hundred comparisons reaches.
    """
    counted = [one.threshold for one in validation.at if one.wanted == FMR]
    if counted:
        return Suggestion(counted[0], True)
    expected = float(found.impostor.mean() + _NORMAL_TAIL * found.impostor.std())
    seen = [one.threshold for one in validation.at]
    return Suggestion(max([expected, *seen]), False)


def at_threshold(found: Comparisons, threshold: float) -> dict[str, float]:
    """Return FMR and TAR at a threshold."""
    return {
        "fmr": float((found.impostor >= threshold).mean()),
        "tar": float((found.genuine >= threshold).mean()),
    }


def recogniser_facts(found: Verification) -> dict[str, Any]:
    """Return error rates as JSON."""
    return {
        "people": found.people,
        "same": found.genuine,
        "strangers": found.impostor,
        "eer": rate(found.eer),
        "tar": {f"{one.wanted:g}": rate(one.tar) for one in found.at},
    }


def rate(one: Rate) -> dict[str, Any]:
    """Return a rate with its interval as JSON."""
    return dataclasses.asdict(one)


def said(one: Rate | Mapping[str, Any]) -> str:
    """Return a rate with its interval in words."""
    value = dataclasses.asdict(one) if isinstance(one, Rate) else one
    return (
        f"{100 * value['value']:.1f} % of {value['trials']} (95 % interval "
        f"{100 * value['low']:.1f} to {100 * value['high']:.1f} %)"
    )
