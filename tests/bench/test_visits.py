"""Scripted visits of people, strangers and fakes before the whole program, with known truth.

`VISITS` says how many (1,000), `VISITS_SEED` which. The people are told apart at 0.55: at the
recogniser's own threshold, 0.45, it takes two of the studio's 64 pairs for one (similarity up to
0.52, against 0.94 and more for two pictures of one person). That is its FMR, and no matter of how
evidence is gathered.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.results import DecisionState
from core.settings import Settings
from tests.bench.scripted_visits import RATE, Outcome, ScriptedDesk

pytestmark = [pytest.mark.bench, pytest.mark.timeout(4 * 3600)]

COUNT = int(os.environ.get("VISITS", "1000"))
SEED = int(os.environ.get("VISITS_SEED", "1"))
THRESHOLD = 0.55
CHANGES = ("swap", "cut")


def summed_up(outcomes: list[Outcome]) -> None:
    """Print what was said of whom, and how fast."""
    kinds = Counter(outcome.script.kind for outcome in outcomes)
    print(f"\n{len(outcomes)} visits: {dict(kinds)}")
    print(f"frames: {sum(len(one.cost) for one in outcomes)}, {RATE:.0f} a second of script time")
    for title, chosen in (
        ("known as somebody else or as nobody who was there", kinds.keys()),
        ("of them after a change of person", CHANGES),
    ):
        wrong = [one for one in outcomes if one.wrong and one.script.kind in chosen]
        frames = sum(len(one.wrong) for one in wrong)
        print(f"{title}: {len(wrong)} visits, {frames} frames")
        for one in wrong[:10]:
            print(f"  {one.script.kind}, seed {one.script.seed}: {one.wrong[:3]}")
    people = [one for one in outcomes if one.script.kind == "person"]
    print(f"enrolled people known: {sum(bool(one.known) for one in people)} of {len(people)}")
    tell("from the first detection to known", [_since_found(one) for one in people if one.known])
    tell("from looking at the camera from near by to known", _since_looking(people))
    for kind in ("print", "screen"):
        fakes = [one for one in outcomes if one.script.kind == kind]
        known = sum(one.fakes_known > 0 for one in fakes)
        denied = sum(any(state is DecisionState.SPOOF for _, state, _ in one.said) for one in fakes)
        print(
            f"{kind}s of enrolled people: {len(fakes)}, known as them {known}, suspected {denied}, "
            f"no face found {sum(one.found is None for one in fakes)}"
        )
    cost = np.concatenate([one.cost for one in outcomes]) * 1000
    print(f"an analysis with its decision: median {np.median(cost):.1f} ms of this machine's time")


def _since_found(outcome: Outcome) -> float:
    assert outcome.found is not None
    return min(outcome.known.values()) - outcome.found


def _since_looking(people: list[Outcome]) -> list[float]:
    """Return the seconds that cooperative people wait: they look, within 1.3 m, wholly in view."""
    return [max(0.0, at - one.appeared[name]) for one in people for name, at in one.known.items()]


def tell(title: str, seconds: list[float]) -> None:
    """Print median and 95th percentile."""
    if seconds:
        middle, high = np.percentile(seconds, [50, 95])
        most = max(seconds)
        print(f"{title}: p50 {middle * 1000:.0f} ms, p95 {high * 1000:.0f} ms, most {most:.2f} s")


def test_nobody_is_taken_for_somebody_else(tmp_path: Path) -> None:
    pipeline = Pipeline.load(Settings())
    has_liveness = pipeline.slots.liveness is not None or pipeline.slots.studio is not None
    print(f"\nliveness model: {'there is one' if has_liveness else 'none'}")
    with_people = Gallery.open(tmp_path / "gallery.sqlite")
    desk = ScriptedDesk(pipeline, with_people, threshold=THRESHOLD)
    outcomes = [desk.play(script) for script in desk.scripts(COUNT, SEED)]
    with_people.close()
    summed_up(outcomes)
    people = [one for one in outcomes if one.script.kind == "person"]
    assert not [one for one in outcomes if one.wrong]
    assert sum(bool(one.known) for one in people) >= 0.98 * len(people)
    assert np.percentile(_since_looking(people), 95) < 0.8
    if has_liveness:
        assert not [one for one in outcomes if one.fakes_known]
