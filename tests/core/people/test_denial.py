"""Geometry and motion over time: they deny, they never grant, and they are no model."""

from __future__ import annotations

import numpy as np
import pytest

from core.people.rules import Rules
from core.results import DecisionState, LivenessGround, LivenessVerdict
from tests.core.people.decision_desk import Desk, denying, face, mix

LIVE, UNCLEAR = LivenessVerdict.LIVE, LivenessVerdict.CANNOT_JUDGE
SPOOF, KNOWN = DecisionState.SPOOF, DecisionState.KNOWN


@pytest.fixture
def desk(index) -> Desk:
    return Desk(index)


def show(desk, *scores, start=0.0, live=None, track=1, models=None):
    """Show Ann's face ten times a second with these deny scores."""
    return [
        desk.see(
            start + 0.1 * k,
            face(mix(ann=0.9), geometry=denying(score), live=live, track=track),
            models=models,
        )
        for k, score in enumerate(scores)
    ]


def test_a_face_that_is_denied_for_a_moment_is_suspected_whatever_a_model_says(desk):
    seen = show(desk, *[0.2] * 5, *[0.99] * 5, live=LIVE, models={"liveness": "m"})
    assert [one.state for one in seen[4:8]] == [KNOWN] * 4
    assert seen[-1].state is SPOOF
    assert seen[4].ground is LivenessGround.VENDOR
    assert seen[-1].ground is LivenessGround.GEOMETRY
    assert seen[-1].geometry.deny_score == 0.99


def test_one_odd_frame_makes_no_fake(desk):
    seen = show(desk, *[0.1, 0.1, 0.99, 0.99, 0.1] * 4)
    assert {one.state for one in seen} == {KNOWN}


def test_without_a_model_a_verdict_rests_on_geometry_or_on_nothing(desk):
    seen = show(desk, None, None, 0.3)
    assert [one.ground for one in seen] == [LivenessGround.NONE] * 2 + [LivenessGround.GEOMETRY]
    assert [one.state for one in seen] == [KNOWN] * 3
    model = {"liveness": "m"}
    judged = show(desk, 0.3, 0.3, start=1.0, live=LIVE, models=model)[-1]
    assert judged.ground is LivenessGround.VENDOR


def test_geometry_makes_nobody_live(desk):
    seen = show(desk, *[0.001] * 25, live=UNCLEAR, models={"liveness": "m"})
    assert KNOWN not in {one.state for one in seen}
    assert seen[-1].state is DecisionState.CANNOT_JUDGE


def test_a_suspicion_outlasts_silence_and_ends_after_a_longer_low_score(desk):
    show(desk, *[0.99] * 5)
    silent = show(desk, *[None] * 60, start=0.5)
    assert {one.state for one in silent} == {SPOOF}
    assert silent[-1].geometry.deny_score == 0.99, "what denied it stays to be shown"
    low = show(desk, *[0.4] * 12, start=6.5)
    assert [one.state for one in low] == [SPOOF] * 10 + [KNOWN] * 2


def test_silence_neither_clears_a_suspicion_nor_bridges_two_odd_frames(desk):
    show(desk, *[0.99] * 5)
    silent = show(desk, 0.1, *[None] * 60, start=0.5)
    assert {one.state for one in silent} == {SPOOF}, "one low score is not a second of them"
    odd = show(desk, 0.99, *[None] * 10, 0.99, start=10.0, track=2)
    assert {one.state for one in odd} == {KNOWN}


def test_a_suspicion_holds_for_seconds_even_if_the_score_falls_at_once(desk):
    show(desk, *[0.99] * 5)
    low = show(desk, *[0.1] * 32, start=0.5)
    held = round(Rules().spoof_holds / 0.1)
    assert [one.state for one in low][: held - 2] == [SPOOF] * (held - 2)
    assert low[-1].state is KNOWN


def test_a_suspicion_belongs_to_its_track(desk):
    show(desk, *[0.99] * 5)
    assert show(desk, 0.99, start=0.5, track=2)[0].state is KNOWN


@pytest.mark.parametrize(("frames", "locks"), [(5, False), (15, True)])
def test_only_what_is_denied_for_long_counts_towards_a_lock_out(desk, frames, locks):
    for track in (1, 2, 3):
        start = 6.0 * track
        seen = show(desk, *[0.99] * frames, start=start, track=track)
        assert seen[4].state is SPOOF
        after = desk.see(start + 4.0)
    assert (after.state is DecisionState.LOCKED_OUT) is locks


def test_times_of_the_denial_are_no_frame_counts(index):
    """At any frame rate the suspicion arises after the same time."""
    for rate in (5, 10, 30):
        desk = Desk(index)
        times = np.arange(0.0, 1.0, 1 / rate)
        seen = [desk.see(t, face(mix(ann=0.9), geometry=denying(0.99))).state for t in times]
        assert times[seen.index(SPOOF)] == pytest.approx(0.3, abs=1.01 / rate)
