"""How people of the studio fare who are asked to move, and prints that are held up there.

`CHALLENGE_SEEDS` says how many of each (4). Times are those of the frames.
"""

from __future__ import annotations

import os
import statistics
from dataclasses import dataclass

import pytest

from core.capture.studio.scenes import Kind
from core.challenge.values import ChallengeState
from core.pipeline import Pipeline
from core.settings import Settings
from tests.bench.challenged import play

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SEEDS = range(1, 1 + int(os.environ.get("CHALLENGE_SEEDS", "4")))
RATE = 12.0


@dataclass
class Result:
    """How one challenge went."""

    state: ChallengeState
    seconds: float
    begun_anew: int
    denied: bool
    """Whether geometry and motion denied the face before the end."""

    score: float | None
    """Their deny score at the end."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


def fare(pipeline: Pipeline, kind: Kind, seed: int, *, obeys: bool = True) -> Result:
    tracks: set[int | None] = set()
    denied, seconds = False, 0.0
    score: float | None = None
    state = ChallengeState.WAITING
    for analysis, progress in play(pipeline, kind, seed, obeys=obeys, rate=RATE):
        state, seconds = progress.state, analysis.frame.time
        tracks.add(progress.track)
        geometry = analysis.faces[0].geometry if analysis.faces else None
        if geometry is not None:
            denied, score = denied or geometry.denies, geometry.deny_score
    return Result(state, seconds, max(0, len(tracks - {None}) - 1), denied, score)


def show(what: str, found: list[Result]) -> int:
    passed = [one for one in found if one.state is ChallengeState.PASSED]
    took = f"{statistics.median(one.seconds for one in passed):.1f} s" if passed else "-"
    longest = f"{max(one.seconds for one in passed):.1f} s" if passed else "-"
    scores = [f"{one.score:.2f}" if one.score is not None else "-" for one in found]
    print(
        f"{what}: {len(passed)} of {len(found)} passed, median {took}, longest {longest}; "
        f"tracks broke {sum(one.begun_anew for one in found)} times; "
        f"denied {sum(one.denied for one in found)}; deny scores {' '.join(scores)}"
    )
    return len(passed)


def test_people_who_do_as_asked_pass(pipeline: Pipeline) -> None:
    found = [fare(pipeline, "live", seed) for seed in SEEDS]
    assert show("\npeople who follow", found) == len(found)


def test_people_who_only_stand_there_do_not(pipeline: Pipeline) -> None:
    found = [fare(pipeline, "live", seed, obeys=False) for seed in SEEDS[:2]]
    assert show("\npeople who stand there", found) == 0


def test_prints_that_are_held_still(pipeline: Pipeline) -> None:
    found = [fare(pipeline, "print", seed, obeys=False) for seed in SEEDS[:2]]
    assert show("\nprints held still", found) == 0


@pytest.mark.parametrize("kind", ["flat-print", "bent-print"])
def test_prints_that_are_tilted_as_asked(pipeline: Pipeline, kind: Kind) -> None:
    """The movements alone keep no print out that follows them: geometry has to, and it is shown."""
    show(f"\n{kind}s that follow", [fare(pipeline, kind, seed) for seed in SEEDS])
