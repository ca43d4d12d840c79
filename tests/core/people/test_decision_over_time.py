from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.quality import QualityReason
from core.results import DecisionState, LivenessReason, LivenessVerdict, Track
from core.settings import Settings
from tests.core.people.decision_desk import (
    ANN,
    THRESHOLD,
    Desk,
    face,
    mix,
)

LIVE, SPOOF, UNCLEAR = LivenessVerdict.LIVE, LivenessVerdict.SPOOF, LivenessVerdict.CANNOT_JUDGE
KNOWN, CHECKING = DecisionState.KNOWN, DecisionState.CHECKING


@pytest.fixture
def desk(index) -> Desk:
    return Desk(index)


def person_id(index: GalleryIndex, vector: np.ndarray) -> str:
    return index.identify(vector, 1)[0].person_id


def show(desk: Desk, *votes: LivenessVerdict | None, start: float = 0.0, **kind):
    """Show Ann's face five times a second, liveness judged each time."""
    seen = []
    for k, vote in enumerate(votes):
        shown = face(mix(ann=0.9), live=vote, **kind)
        seen.append(desk.see(start + 0.2 * k, shown, models={"liveness": "m"}))
    return seen


def states(decisions) -> list[str]:
    return [one.state.value for one in decisions]


# -- liveness votes --------------------------------------------------------------------------------


def test_who_is_known_is_said_after_two_votes_for_life(desk):
    seen = show(desk, LIVE, LIVE, LIVE)
    assert states(seen) == ["checking", "known", "known"]
    assert (seen[1].votes.live, seen[1].votes.spoof, seen[1].votes.unclear) == (2, 0, 0)
    assert seen[1].liveness.verdict is LIVE


def test_a_stray_vote_for_a_fake_doesn_t_turn_a_long_live_face(desk):
    seen = show(desk, *[LIVE] * 6, SPOOF, *[LIVE] * 10)
    assert states(seen) == ["checking", *["known"] * 16]
    assert seen[6].votes.spoof == 1
    assert seen[6].liveness.verdict is LIVE  # what is shown goes with what is said


def test_two_votes_for_a_fake_turn_a_long_live_face(desk):
    seen = show(desk, *[LIVE] * 6, SPOOF, *[LIVE] * 9, SPOOF)
    assert states(seen)[5:] == [*["known"] * 11, "spoof"]
    assert seen[-1].liveness.verdict is SPOOF
    assert seen[-1].votes.spoof == 2
    assert states(show(desk, *[LIVE] * 10, start=3.4)) == ["spoof"] * 10


def test_a_stray_vote_counts_against_a_face_that_was_not_live_for_long(desk):
    assert states(show(desk, *[LIVE] * 4, SPOOF))[-1] == "spoof"


def test_fast_votes_make_no_record(desk):
    for k in range(12):
        shown = face(mix(ann=0.9), live=LIVE)
        desk.see(0.02 * k, shown)
    assert desk.see(0.35, face(live=SPOOF)).state is DecisionState.SPOOF


def test_a_record_of_life_doesn_t_pass_to_a_face_that_may_be_another(desk):
    show(desk, *[LIVE] * 6)
    moved = face(mix(ann=0.9), live=SPOOF, at=(190.0, 60.0))
    assert desk.see(1.2, moved).state is DecisionState.SPOOF


def test_scores_between_the_bands_weigh_against_life(desk):
    between = LivenessReason.BETWEEN
    desk.see(0.0, face(mix(ann=0.9), live=UNCLEAR, because=between))
    desk.see(0.2, face(mix(ann=0.9), live=UNCLEAR, because=between))
    seen = show(desk, LIVE, LIVE, LIVE, start=0.4)
    assert states(seen) == ["checking", "checking", "known"]


def test_who_is_known_but_can_t_be_found_live_is_not_let_through(desk):
    hidden = {"because": LivenessReason.CLIPPED}
    seen = show(desk, *[UNCLEAR] * 9, **hidden)
    assert states(seen) == [*["checking"] * 8, "cannot-judge"]
    assert seen[-1].liveness.reason is LivenessReason.CLIPPED
    assert states(show(desk, LIVE, LIVE, start=1.8)) == ["cannot-judge", "known"]


def test_who_was_found_live_is_not_called_so_for_ever(desk):
    show(desk, LIVE, LIVE)
    seen = show(desk, *[UNCLEAR] * 20, start=0.4)
    assert set(states(seen[:14])) == {"known"}
    assert set(states(seen[16:])) == {"cannot-judge"}


def test_a_stranger_is_told_so_however_liveness_stands(desk):
    for time in (0.0, 0.2):
        shown = face(mix(ann=0.1), live=UNCLEAR)
        decision = desk.see(time, shown, models={"liveness": "m"})
    assert decision.state is DecisionState.UNKNOWN


def test_a_suspicion_stays_with_its_face_while_another_one_is_judged(desk):
    fake = face(mix(ann=0.9), live=SPOOF)
    desk.see(0.0, fake)
    for k in range(1, 30):
        nearer = face(mix(bob=0.9), track=2, at=(300.0, 60.0))
        assert desk.see(0.2 * k, nearer, face()).state is KNOWN
    assert desk.see(6.0, face(mix(ann=0.9))).state is DecisionState.SPOOF


# -- nobody inherits -------------------------------------------------------------------------------


def test_who_jumps_into_the_place_of_a_known_face_is_judged_anew(desk):
    turned = {"reason": QualityReason.TURNED}
    assert desk.see(0.0, face(mix(ann=0.9))).state is KNOWN
    assert desk.see(0.04, face(at=(60.0, 60.0), **turned)).state is KNOWN
    other = desk.see(0.08, face(at=(110.0, 60.0), **turned))
    assert (other.state, other.best) == (CHECKING, None)


def test_who_is_suddenly_much_nearer_is_judged_anew(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    other = desk.see(0.04, face(size=1.7))
    assert (other.state, other.best) == (CHECKING, None)


def test_walking_up_keeps_the_verdict(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    for k in range(1, 40):
        shown = face(at=(50.0 + 6 * k, 60.0), size=1.0 + 0.03 * k)
        assert desk.see(0.04 * k, shown).state is KNOWN


def test_beside_another_face_only_looks_of_now_count(desk):
    beside = face(track=2, at=(150.0, 60.0))
    assert desk.see(0.0, face(mix(ann=0.9)), beside).state is KNOWN
    assert desk.see(0.5, face(), beside).state is KNOWN
    later = desk.see(0.65, face(), beside)
    assert (later.state, later.best) == (CHECKING, None)


def test_while_two_faces_cover_each_other_nobody_is_known(desk):
    assert desk.see(0.0, face(mix(ann=0.9))).state is KNOWN
    crossing = face(mix(bob=0.9), track=2, at=(100.0, 60.0))
    for k in range(1, 5):
        covered = desk.see(0.04 * k, face(mix(ann=0.9)), crossing)
        assert (covered.state, covered.best) == (CHECKING, None)


def test_who_crosses_a_known_person_doesn_t_leave_with_their_name(desk):
    """Two faces are found as one for some frames, whose box then goes with the other person."""
    assert desk.see(0.0, face(mix(ann=0.9)), face(track=2, at=(150.0, 60.0))).state is KNOWN
    for k in range(1, 14):
        merged = desk.see(0.04 * k, face(at=(50.0 + 4 * k, 60.0)))
        assert (merged.state, merged.best) == (CHECKING, None)
    apart = desk.see(0.7, face(at=(110.0, 60.0)), face(track=3, at=(300.0, 60.0)))
    assert (apart.state, apart.best) == (CHECKING, None)
    assert desk.see(0.74, face(mix(bob=0.9), at=(114.0, 60.0))).best.name == "Bob"


def test_people_apart_do_not_shorten_each_other_s_evidence(desk):
    apart = face(track=2, at=(260.0, 60.0))
    desk.see(0.0, face(mix(ann=0.9)), apart)
    assert desk.see(1.5, face(), apart).state is KNOWN


def test_no_verdict_arises_while_no_face_is_there(desk):
    assert desk.see(0.0, face(mix(ann=0.45))).state is CHECKING
    assert desk.see(0.98, face()).state is CHECKING
    assert desk.see(1.02).state is CHECKING  # the patience is over, the face is out of sight
    assert desk.see(1.06, face()).state is KNOWN


def test_a_number_that_begins_anew_is_another_face(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    again = replace(face(), track=Track(1, 5.0))
    assert desk.see(0.04, again).best is None


# -- the time limit --------------------------------------------------------------------------------


def blurred(**kind):
    return face(reason=QualityReason.BLURRED, **kind)


def run(desk: Desk, shown, start: float, end: float):
    for k in range(round((end - start) / 0.2) + 1):
        decision = desk.see(start + 0.2 * k, shown)
    return decision


def test_a_check_without_a_verdict_ends(desk):
    decision = run(desk, blurred(), 0.0, 6.0)
    assert decision.state is DecisionState.NOT_USABLE
    assert decision.seconds_left == pytest.approx(2.0, abs=0.05)
    over = run(desk, blurred(), 6.2, 8.2)
    assert (over.state, over.seconds_left) == (DecisionState.TIMED_OUT, None)
    # Holding still at last doesn't help: what was refused must not be tried on and on.
    assert run(desk, face(mix(ann=0.9)), 8.4, 9.4).state is DecisionState.TIMED_OUT


def test_another_face_has_its_own_time(desk):
    assert run(desk, blurred(), 0.0, 8.4).state is DecisionState.TIMED_OUT
    assert desk.see(8.6, face(mix(ann=0.9), track=2)).state is KNOWN


def test_who_was_away_for_a_moment_may_try_again(desk):
    assert run(desk, blurred(), 0.0, 8.4).state is DecisionState.TIMED_OUT
    other = face(track=2, at=(300.0, 60.0))
    run(desk, other, 8.6, 9.4)
    assert desk.see(9.5, blurred()).state is not DecisionState.TIMED_OUT


@pytest.mark.parametrize(
    "reason", [QualityReason.TOO_SMALL, QualityReason.TURNED, QualityReason.NODDING]
)
def test_no_time_runs_for_who_is_far_away_or_looks_elsewhere(desk, reason):
    decision = run(desk, face(reason=reason), 0.0, 12.0)
    assert decision.state is DecisionState.NOT_USABLE
    assert decision.seconds_left == pytest.approx(8.0)


def test_a_verdict_ends_the_check(desk):
    run(desk, blurred(), 0.0, 6.0)
    assert desk.see(6.2, face(mix(ann=0.9))).state is KNOWN
    assert run(desk, blurred(), 6.4, 12.0).state is DecisionState.NOT_USABLE


def test_a_fake_stays_suspected_after_the_time_limit(desk):
    run(desk, blurred(), 0.0, 9.0)
    assert desk.see(9.2, face(live=SPOOF)).state is DecisionState.SPOOF


def test_with_another_question_the_check_begins_anew(desk):
    assert run(desk, blurred(), 0.0, 9.0).state is DecisionState.TIMED_OUT
    desk.maker.threshold = 0.5
    assert desk.see(9.2, face(mix(ann=0.9))).state is KNOWN


def test_the_settings_name_the_limits(index):
    rules = Rules.of(Settings(check_seconds=3, lock_out_seconds=0))
    assert (rules.time_limit, rules.lock_out) == (3.0, 0.0)
    assert Rules.of(Settings()) == Rules()
    assert run(Desk(index, rules), blurred(), 0.0, 3.4).state is DecisionState.TIMED_OUT


# -- the lock-out ----------------------------------------------------------------------------------


def hold_up(desk: Desk, track: int, start: float):
    """Hold a picture up for a second, then take it away for two."""
    for k in range(6):
        decision = desk.see(start + 0.2 * k, face(mix(ann=0.9), track=track, live=SPOOF))
    if decision.state is DecisionState.SPOOF:
        for k in range(7, 11):
            gone = desk.see(start + 0.2 * k)
        assert gone.state is DecisionState.NOBODY
    return decision


def test_repeated_fakes_lock(desk):
    assert hold_up(desk, 1, 0.0).state is DecisionState.SPOOF
    assert hold_up(desk, 2, 3.0).state is DecisionState.SPOOF
    locked = hold_up(desk, 3, 6.0)
    assert (locked.state, locked.fakes) == (DecisionState.LOCKED_OUT, 3)
    assert locked.seconds_left == pytest.approx(29.2)
    assert locked.best is None
    honest = desk.see(20.0, face(mix(bob=0.9), track=4))
    assert (honest.state, honest.best) == (DecisionState.LOCKED_OUT, None)
    assert honest.since == pytest.approx(1006.2)
    desk.maker.reset()
    assert desk.see(30.0).state is DecisionState.LOCKED_OUT
    assert desk.see(36.3).state is DecisionState.NOBODY
    assert desk.see(36.5, face(mix(bob=0.9), track=5)).state is KNOWN
    assert hold_up(desk, 6, 38.0).state is DecisionState.SPOOF


def test_fakes_far_apart_in_time_don_t_lock(desk):
    for number in range(5):
        assert hold_up(desk, number + 1, 31.0 * number).state is DecisionState.SPOOF


def test_one_fake_whose_track_breaks_is_one(desk):
    for k in range(40):
        shown = face(mix(ann=0.9), track=1 + k // 8, live=SPOOF)
        assert desk.see(0.2 * k, shown).state is DecisionState.SPOOF


def test_one_fake_before_a_slow_machine_is_one(desk):
    for k in range(30):  # each frame so late that its face has a track of its own
        shown = face(mix(ann=0.9), track=1 + k // 2, live=SPOOF)
        assert desk.see(1.2 * k, shown).state is DecisionState.SPOOF


def test_single_mistakes_of_the_model_don_t_lock(desk):
    for number in range(6):
        desk.see(3.0 * number, face(mix(ann=0.9), track=number + 1, live=SPOOF))
        assert desk.see(3.0 * number + 2).state is DecisionState.NOBODY


def test_a_lock_out_can_be_switched_off(index):
    desk = Desk(index, Rules(lock_out=0.0))
    for number in range(6):
        assert hold_up(desk, number + 1, 3.0 * number).state is DecisionState.SPOOF


def test_switching_it_off_ends_it(desk):
    for number in range(3):
        hold_up(desk, number + 1, 3.0 * number)
    desk.maker.rules = Rules(lock_out=0.0)
    assert desk.see(8.0).state is DecisionState.NOBODY


# -- one named person (1:1) ------------------------------------------------------------------------


def test_who_was_named_is_verified(desk, index):
    desk.maker.claim(person_id(index, ANN))
    decision = desk.see(0.0, face(mix(ann=0.7, bob=0.65)))
    assert decision.state is KNOWN  # the other one, nearly as alike, isn't asked about
    assert (decision.claimed.name, decision.best.name, decision.runner_up) == ("Ann", "Ann", None)
    assert decision.claimed.similarity == pytest.approx(0.7)


def test_somebody_else_is_not_who_was_named_and_nobody_says_who_it_is(desk, index):
    desk.maker.claim(person_id(index, ANN))
    decision = run(desk, face(mix(bob=0.9)), 0.0, 0.4)
    assert decision.state is DecisionState.NOT_CLAIMED
    assert (decision.claimed.name, decision.best.name) == ("Ann", "Ann")
    assert decision.runner_up is None
    assert decision.claimed.similarity == pytest.approx(0.0, abs=1e-6)


def test_a_claim_has_its_own_threshold(desk, index):
    assert desk.maker.claim_threshold == THRESHOLD
    desk.maker.claim_threshold = 0.6
    assert run(desk, face(mix(ann=0.5)), 0.0, 0.4).state is KNOWN
    desk.maker.claim(person_id(index, ANN))
    decision = run(desk, face(mix(ann=0.5)), 0.6, 1.0)
    assert (decision.state, decision.threshold) == (DecisionState.NOT_CLAIMED, 0.6)
    desk.maker.claim_threshold = None
    assert run(desk, face(mix(ann=0.5)), 1.2, 1.4).state is KNOWN
    with pytest.raises(ValueError, match="cosine"):
        desk.maker.claim_threshold = 2.0


def test_ending_a_claim_asks_the_whole_gallery_again(desk, index):
    desk.maker.claim(person_id(index, ANN))
    assert run(desk, face(mix(bob=0.9)), 0.0, 0.4).state is DecisionState.NOT_CLAIMED
    desk.maker.claim(None)
    decision = desk.see(0.6, face())
    assert (decision.state, decision.best.name, decision.claimed) == (KNOWN, "Bob", None)


def test_a_claim_before_anybody_comes_is_told(desk, index):
    desk.maker.claim(person_id(index, ANN))
    nobody = desk.see(0.0)
    assert (nobody.claimed.name, nobody.claimed.similarity) == ("Ann", -1.0)


def test_somebody_without_a_template_can_t_be_compared_with(desk):
    desk.maker.claim("f" * 32, "Zoe")
    decision = run(desk, face(mix(ann=0.9)), 0.0, 0.4)
    assert (decision.state, decision.best) == (DecisionState.EMPTY_GALLERY, None)
    assert decision.claimed.name == "Zoe"


def test_a_fake_of_who_was_named_is_denied(desk, index):
    desk.maker.claim(person_id(index, ANN))
    assert desk.see(0.0, face(mix(ann=0.9), live=SPOOF)).state is DecisionState.SPOOF


# -- since when ------------------------------------------------------------------------------------


def test_it_is_told_since_when_a_state_holds(desk):
    assert desk.see(0.0, face(mix(ann=0.45))).since == 1000.0
    assert desk.see(0.2, face(mix(ann=0.45))).since == pytest.approx(1000.2)
    assert desk.see(1.0, face(mix(ann=0.45))).since == pytest.approx(1000.2)
    assert desk.see(1.2, face(mix(bob=0.9), track=2)).since == pytest.approx(1001.2)
    assert desk.see(1.2, face(mix(bob=0.9), track=2)).looks == 1


# -- whatever happens ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 12))]
)
def test_whatever_happens_nobody_is_known_but_by_their_own_live_face(index, seed):
    """People, fakes, crossings and gaps at random: a name needs looks and votes of that track."""
    rng = np.random.default_rng([seed, 3])
    desk = Desk(index, Rules(lock_out=0.0))
    vectors = {"Ann": mix(ann=0.8), "Bob": mix(bob=0.8), "": mix(ann=0.1)}
    looks: dict[int, list[tuple[float, str]]] = {}
    votes: dict[int, list[tuple[float, LivenessVerdict]]] = {}
    time, track, who, x = 0.0, 1, "Ann", 50.0
    known = 0
    for _ in range(600):
        time += float(rng.choice([0.04, 0.04, 0.04, 0.2, 0.7]))
        if rng.random() < 0.04:  # somebody else, on a new track as the pipeline sees to it
            track, who = track + 1, str(rng.choice(["Ann", "Bob", ""]))
        x = float(np.clip(x + rng.normal(0, 6) + (rng.random() < 0.05) * 90, 20, 400))
        vote = rng.choice(
            [None, LIVE, LIVE, LIVE, LIVE, UNCLEAR, SPOOF], p=[0.3, *[0.16] * 4, 0.05, 0.01]
        )
        shows = rng.random() < 0.7
        shown = face(vectors[who] if shows else None, track=track, live=vote, at=(x, 60.0))
        others = [face(track=900 + int(rng.integers(3)), at=(x + 80, 60.0))][: rng.random() < 0.1]
        seen = () if rng.random() < 0.08 else (shown, *others)
        if seen:
            looks.setdefault(track, []).extend([(time, who)] if shows else [])
            votes.setdefault(track, []).extend([(time, vote)] if vote is not None else [])
        decision = desk.see(time, *seen, models={"liveness": "m"})
        if decision.state is not KNOWN:
            continue
        known += 1
        number = decision.track.number
        named = [one for at, one in looks[number] if time - at <= 2.0 and one == decision.best.name]
        lives = [one for at, one in votes[number] if time - at <= 3.0 and one is LIVE]
        fakes = [one for at, one in votes[number] if time - at <= 3.0 and one is SPOOF]
        assert named
        assert lives
        assert len(fakes) <= 1
        assert decision.liveness.verdict is LIVE
    assert known > 20
