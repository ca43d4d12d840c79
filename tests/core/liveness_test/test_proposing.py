"""Limits that would have been better on the same presentations, and on people left out."""

from __future__ import annotations

import pytest

from core.evaluation.intervals import exact
from core.liveness_test import proposing
from core.liveness_test.values import Judge, Plan, Species
from core.results import LivenessVerdict
from core.settings import RANGES
from tests.core.liveness_test.drawn_tests import add, drawn, said

COUNTS = Plan({Species.LIVE: 15, Species.FLAT_PRINT: 12, Species.MASK: 10})


def propose(shown):
    return proposing.propose([one for one, _ in shown], [one for _, one in shown])


def test_bands_between_the_living_and_fakes_are_found():
    """Fakes score 0.55 here, which the model's own bands leave undecided."""
    found = propose(drawn(counts=COUNTS))
    assert found is not None
    assert found.deny_from is None
    assert 0.2 < found.live_below <= found.spoof_from < 0.5
    assert found.bpcer == exact(0, 15)
    assert found.apcer == {Species.FLAT_PRINT: exact(0, 12), Species.MASK: exact(0, 10)}
    assert found.held_out_bpcer is not None
    assert found.held_out_bpcer.trials == 15
    assert sum(rate.trials for rate in found.held_out_apcer.values()) == 22


@pytest.mark.parametrize("scores", [[0.1] * 10, []], ids=["network", "no network"])
def test_a_limit_for_geometry_is_found_where_the_network_sees_nothing(scores):
    made = []
    for turn in range(30):
        is_live = turn % 2 == 0
        denial = 0.3 + 0.01 * turn if is_live else 0.8 + 0.001 * turn
        add(made, Species.LIVE if is_live else Species.MASK, turn % 5, said(scores, denial))
    found = propose(made)
    assert (found.spoof_from, found.live_below) == (None, None)
    assert 0.58 < found.deny_from < 0.801
    assert RANGES["limit_geometry"][0] <= found.deny_from <= RANGES["limit_geometry"][1]
    assert (found.bpcer, found.apcer) == (exact(0, 15), {Species.MASK: exact(0, 15)})


def test_nothing_is_proposed_where_the_limits_in_force_are_the_best():
    assert propose(drawn(live=0.1, fake=0.9, counts=COUNTS)) is None


def test_limits_that_catch_fakes_by_refusing_everybody_are_no_proposal():
    """Fakes and the living score the same: no limit tells them apart."""
    found = propose(drawn(live=0.5, fake=0.5, counts=COUNTS))
    if found is not None:
        assert found.bpcer.value <= proposing.MOST_BPCER


@pytest.mark.parametrize(("live", "fakes"), [(9, 30), (30, 9), (0, 0)])
def test_nothing_is_proposed_from_too_few(live, fakes):
    shown = drawn(counts=Plan({Species.LIVE: live, Species.MASK: fakes}))
    assert propose(shown) is None
    assert proposing.are_too_few([one for one, _ in shown], [one for _, one in shown])


def test_who_shows_no_face_does_not_count():
    shown = drawn(counts=Plan({Species.LIVE: 10, Species.MASK: 10}))
    assert propose(shown) is not None
    unseen = dict.fromkeys(Judge, said([])[Judge.NETWORK])
    shown[0] = (shown[0][0], unseen)
    assert propose(shown) is None


def test_two_people_are_too_few_to_leave_one_out():
    found = propose(drawn(counts=COUNTS, people=2))
    assert found is not None
    assert found.held_out_bpcer is found.held_out_apcer is None


def test_limits_that_were_chosen_flatter():
    """One person's living face scores high: left out, it is refused; chosen with it, it isn't."""
    made = []
    for turn in range(60):
        is_live, person = turn % 2 == 0, turn // 2 % 6
        score = (0.45 if person == 0 else 0.1 + 0.01 * person) if is_live else 0.55
        add(made, Species.LIVE if is_live else Species.MASK, person + 1, said([score] * 10))
    found = propose(made)
    assert found.bpcer == exact(0, 30)
    assert found.held_out_bpcer == exact(5, 30)


def test_votes_are_replayed_as_the_desk_counts_them():
    shown = said([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.1])  # one stray vote after a record of life
    votes = shown[Judge.NETWORK].votes
    assert shown[Judge.NETWORK].verdict is LivenessVerdict.LIVE
    assert proposing.simulated(votes, 0.3, 0.7) == (False, True)
    assert proposing.simulated(votes, 0.05, 0.7) == (True, False)  # nobody earned a record
    assert proposing.simulated(votes, 0.3, 0.1) == (True, False)
    assert proposing.simulated((), 0.3, 0.7) == (False, False)
