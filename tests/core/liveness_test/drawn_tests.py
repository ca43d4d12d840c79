"""Tests with scores that are drawn at random, for what is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from core.liveness_test import plan, proposing, rating
from core.liveness_test.values import (
    Judge,
    Judged,
    LivenessTest,
    Plan,
    Presentation,
    Species,
    Vote,
)
from core.results import LivenessVerdict

BANDS = 0.3, 0.7
"""Of the network of these tests."""

DENY_FROM = 0.95
NOTHING = Judged(LivenessVerdict.NOT_JUDGED, None)


def verdict(is_fake: bool, is_live: bool) -> LivenessVerdict:
    if is_fake:
        return LivenessVerdict.SPOOF
    return LivenessVerdict.LIVE if is_live else LivenessVerdict.CANNOT_JUDGE


def said(scores: Sequence[float | None], denial: float | None = None) -> dict[Judge, Judged]:
    """Return what is said where the network gave these scores, five a second."""
    votes = tuple(Vote(1, 0.2 * at, score) for at, score in enumerate(scores))
    is_fake, is_live = proposing.simulated(votes, *BANDS)
    known = [score for score in scores if score is not None]
    is_denied = denial is not None and denial >= DENY_FROM
    network = NOTHING
    if votes:
        highest = max(known, default=None)
        network = Judged(verdict(is_fake, is_live), highest, len(votes), votes=votes)
    geometry = NOTHING
    if denial is not None:
        geometry = Judged(verdict(is_denied, denial < 0.5), denial, 30)
    together = Judged(verdict(is_fake or is_denied, is_live), None, 40)
    found = dict.fromkeys(Judge, NOTHING)
    return found | {Judge.NETWORK: network, Judge.GEOMETRY: geometry, Judge.TOGETHER: together}


Shown = list[tuple[Presentation, Mapping[Judge, Judged]]]


def add(shown: Shown, species: Species, person: int, one: Mapping[Judge, Judged]) -> None:
    number = len(shown) + 1
    shown.append((Presentation(number, species, person, f"{number:03}.fdrec", "0" * 64), one))


def drawn(
    live: float = 0.15,
    fake: float = 0.55,
    people: int = 6,
    counts: Plan = plan.FULL,
    seed: int = 1,
) -> Shown:
    """Return presentations whose scores lie around a level, by people who take turns."""
    rng = np.random.default_rng(seed)
    shown: Shown = []
    for species, count in plan.wanted(counts).items():
        level = live if species is Species.LIVE else fake
        for turn in range(count):
            scores = np.clip(level + rng.normal(0, 0.06) + rng.normal(0, 0.04, 20), 0, 1)
            denial = float(np.clip(level + rng.normal(0, 0.1), 0.01, 0.99))
            add(shown, species, turn % people + 1, said([float(one) for one in scores], denial))
    return shown


def test_of(shown: Shown, **others: object) -> LivenessTest:
    """Return the finished test of some presentations."""
    presentations = tuple(one for one, _ in shown)
    judged = tuple(one for _, one in shown)
    values = {
        "when": "2026-11-22T18:05:00+00:00",
        "camera": "Desk camera",
        "plan": plan.FULL,
        "models": {"liveness": "flir@0123456789ab (exact)"},
        "settings": {"limit_liveness_dark": 30.0},
        "program": "0.1.0",
        "proposal": proposing.propose(presentations, judged),
        "unseen": rating.unseen(presentations, judged),
        "camera_id": "/dev/v4l/by-path/usb-1",
    }
    return LivenessTest(
        presentations=presentations,
        judged=judged,
        rates=rating.rates(presentations, judged),
        **{**values, **others},
    )


test_of.__test__ = False  # type: ignore[attr-defined]
