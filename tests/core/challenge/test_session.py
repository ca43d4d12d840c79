"""What passes as a movement, what doesn't, and when it is over."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from core.challenge.dealing import Dealer
from core.challenge.values import (
    ChallengeHint,
    ChallengeOutcome,
    ChallengeState,
    Movement,
)
from core.challenge.words import ASKED, NAMES, OUTCOMES, REASONS, sentence
from core.challenge.words import WaiverReason as Reason
from core.people.audit.fact_words import VALUES
from tests.core.challenge.moving import PASSED, Room, face

M = Movement


def test_two_movements_with_a_turn_are_dealt_and_never_the_same_twice_in_a_row():
    dealer = Dealer(Random(5))
    dealt = [dealer.deal() for _ in range(300)]
    assert all(one != other for one, other in itertools.pairwise(dealt))
    assert all(len(set(pair)) == 2 for pair in dealt)
    assert all({M.TURN_LEFT, M.TURN_RIGHT} & set(pair) for pair in dealt)
    assert len(set(dealt)) == 10
    assert all(M.COME_CLOSER not in dealer.deal(closer=False) for _ in range(50))
    assert dealer.another({M.TURN_LEFT, M.NOD}, closer=False) is M.TURN_RIGHT
    assert dealer.another(set(M)) in M


@pytest.mark.parametrize("seed", range(5))
def test_who_does_as_asked_passes(seed):
    room = Room(seed, jitter=1.2)
    assert room.obey().state is PASSED
    record = room.challenge.record
    assert record.outcome is ChallengeOutcome.PASSED
    assert record.movements == tuple(room.done)
    assert 2.0 < record.seconds < 8.0


@pytest.mark.parametrize("rest", [(14.0, 0.0), (-12.0, 9.0), (0.0, -13.0)])
def test_a_head_that_is_always_held_askew_is_fine(rest):
    for seed in range(5):
        assert Room(seed, rest=rest, jitter=1.0).obey().state is PASSED


@pytest.mark.parametrize(("rate", "seconds"), [(5.0, 2.0), (8.0, 1.4), (30.0, 0.8)])
def test_slow_and_fast_cameras_see_the_same(rate, seconds):
    """A camera of five frames a second needs a movement of two seconds."""
    for seed in range(5):
        assert Room(seed, rate=rate).obey(seconds=seconds).state is PASSED


def test_nothing_passes_that_only_jitters():
    for seed in range(4):
        room = Room(seed, jitter=3.0)
        room.wait(18)
        assert room.progress.state is ChallengeState.TOO_LATE
        assert room.done == []


def test_single_odd_frames_move_nothing():
    room = Room(2)
    for number in range(400):
        room.show(*((25, 25) if number % 9 == 8 else (0, 0)))
    assert room.done == []


def asked(movement):
    """A room in which this movement is asked for, the head known at rest."""
    for seed in range(100):
        room = Room(seed)
        if room.wait(0.7).movement is movement:
            return room
    raise AssertionError("never dealt")


@pytest.mark.parametrize("movement", list(M))
def test_a_movement_shows_how_far_it_is(movement):
    room = asked(movement)
    half = room.move(movement, far=0.5)
    assert room.done == []
    parts = []
    for far in (0.2, 0.5, 0.8, 0.9, 1.0):
        yaw, pitch, size = {
            M.TURN_LEFT: (15, 0, 1.0),
            M.TURN_RIGHT: (-15, 0, 1.0),
            M.NOD: (0, 11, 1.0),  # upwards is a nod as well
            M.COME_CLOSER: (0, 0, 1.2),
        }[movement]
        for _ in range(4):
            progress = room.show(yaw * far, pitch * far, 1 + (size - 1) * far)
        parts.append(progress.part if progress.movement is movement else 1.0)
    assert parts == sorted(parts)
    assert half.movement is movement
    if movement is not M.COME_CLOSER:
        assert progress.hint is ChallengeHint.BACK
        assert sentence(progress) == "Now look straight again."
        assert room.done == []
    room.wait(0.5)
    assert room.done == [movement]


def test_a_wrong_movement_costs_nothing_and_is_pointed_out():
    room = asked(M.TURN_LEFT)
    room.move(M.TURN_RIGHT)
    room.move(M.NOD)
    assert room.progress.hint is ChallengeHint.NONE
    for _ in range(8):
        progress = room.show(-14)
    assert progress.hint is ChallengeHint.OTHER_WAY
    room.wait(0.5)
    assert room.move(M.TURN_LEFT).number == 2
    assert room.done == [M.TURN_LEFT]


def test_who_turns_too_little_is_told_so():
    room = asked(M.TURN_RIGHT)
    room.wait(2)
    for _ in range(8):
        progress = room.show(-8)
    assert sentence(progress) == "A little further."


def test_another_movement_is_asked_for_once_where_one_is_not_done():
    room = Room(3)
    first = room.wait(1).movement
    assert room.progress.seconds_left == pytest.approx(7.0, abs=0.15)
    progress = room.wait(7.5)
    assert progress.is_another
    assert progress.number == 1
    assert progress.movement is not first
    assert room.obey().state is PASSED
    assert first not in room.challenge.record.movements


def test_it_is_too_late_after_the_second_time():
    room = Room(3)
    assert room.wait(15.5).state is ChallengeState.ASKED
    assert room.wait(1.5).state is ChallengeState.TOO_LATE
    assert room.challenge.record.outcome is ChallengeOutcome.FAILED
    assert room.obey().state is ChallengeState.TOO_LATE


def test_who_cannot_gets_another_movement_and_may_give_up():
    room = Room(4)
    first = room.wait(1).movement
    other = room.challenge.cannot()
    assert other.is_another
    assert other.movement is not first
    assert room.challenge.cannot().state is ChallengeState.GAVE_UP
    assert room.challenge.cannot().is_over
    room.challenge.restart()
    assert room.obey().state is PASSED


def test_somebody_else_who_steps_in_begins_anew():
    room = Room(6)
    room.wait(0.7)
    room.move(room.progress.movement)
    assert room.progress.number == 2
    room.track = 2
    assert room.show().number == 1
    assert room.progress.track == 2
    assert room.obey().state is PASSED
    assert room.challenge.record.movements == tuple(room.done[1:])


def test_a_face_that_is_missed_for_a_moment_goes_on_and_one_that_left_does_not():
    room = Room(6)
    room.wait(0.7)
    room.move(room.progress.movement)
    for _ in range(10):
        room.frame()
    assert room.wait(0.2).number == 2
    for _ in range(30):
        room.frame()
    assert room.progress.state is ChallengeState.WAITING
    assert sentence(room.progress) == "Step in front of the camera."
    assert room.wait(0.2).number == 1


def test_frames_in_which_nobody_was_looked_for_change_nothing():
    room = Room(1)
    room.wait(0.5)
    before = room.progress
    for _ in range(100):
        room.frame(face(30.0), looked=False)
    assert room.progress == before


def test_a_face_that_fills_the_picture_is_not_asked_to_come_closer():
    for seed in range(12):
        room = Room(seed)
        room.size = 1.6
        assert room.obey().state is PASSED
        assert M.COME_CLOSER not in room.done


def test_coarse_faces_before_the_first_fine_one_count_for_nothing():
    """Angles of landmarks that weren't refined may be off by ten degrees."""
    room = asked(M.NOD)
    room.challenge.restart()
    for _ in range(5):
        room.frame(face(0, 10, refined=False))
    for number in range(100):
        room.frame(face(0, 10 if number % 5 else 0, refined=number % 5 == 0))
    assert room.done == []


def test_who_reacts_before_the_head_was_seen_at_rest_is_measured_from_where_it_was_at_first():
    room = asked(M.TURN_RIGHT)
    room.challenge.restart()
    while room.progress.movement is not M.TURN_RIGHT:
        room.challenge.restart()
        room.frame(face(8.0, 4.0))
    for yaw in (2.0, 9.0, 3.0, 8.0, -2.0, -9.0, -12.0, -13.0, -13.0, -13.0, -9.0, 0.0, 4.0):
        room.frame(face(yaw))
    room.wait(0.5)
    assert room.done == [M.TURN_RIGHT]


def test_the_log_has_words_for_what_is_kept():
    for name, kinds in (("movements", M), ("reason", Reason), ("challenge", ChallengeOutcome)):
        assert {one.value for one in kinds} <= set(VALUES[name])


def test_everything_has_words():
    for table, kinds in ((ASKED, M), (NAMES, M), (REASONS, Reason), (OUTCOMES, ChallengeOutcome)):
        assert set(table) == set(kinds)
        assert all(words.strip() for words in table.values())
