"""One entry a visit, once the verdict has settled."""

from __future__ import annotations

from dataclasses import replace

from core.people.audit.visits import SETTLED, Visits
from core.results import (
    Decision,
    DecisionState,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    LivenessVotes,
    Match,
    Track,
)

K, U, X, S = (
    DecisionState.KNOWN,
    DecisionState.UNKNOWN,
    DecisionState.UNSURE,
    DecisionState.SPOOF,
)
ADA, BOB = "a" * 32, "b" * 32
STEP = 0.1


def decision(state, time, track=1, person=ADA, similarity=0.6, score=0.1):
    best = Match(person, "Ada", similarity, "t")
    second = Match(BOB, "Bob", 0.2, "u")
    verdict = LivenessVerdict.SPOOF if state is S else LivenessVerdict.LIVE
    liveness = Liveness(verdict, LivenessReason.JUDGED, score, "alive")
    if state is DecisionState.NOBODY:
        return Decision(state, 0, time, 0.4)
    return Decision(state, 0, time, 0.4, Track(track, 0.0), best, second, liveness=liveness)


class Desk:
    def __init__(self):
        self.visits = Visits()
        self.now = 100.0
        self.notes = []

    def show(self, state, seconds, **values):
        for _ in range(round(seconds / STEP)):
            self.now += STEP
            self.notes += self.visits.take(decision(state, self.now, **values))
        return self

    def leave(self, seconds=1.0):
        return self.show(DecisionState.NOBODY, seconds)

    def end(self):
        self.notes += self.visits.end()
        return self

    @property
    def told(self):
        return [(note.facts["state"], note.person_id) for note in self.notes]


def test_a_visit_is_one_entry_with_all_its_numbers():
    desk = Desk().show(DecisionState.CHECKING, 0.5).show(K, 10).leave().end()
    (note,) = desk.notes
    assert note.person_id == ADA
    assert note.facts == {
        "state": "known",
        "similarity": 0.6,
        "threshold": 0.4,
        "runner_up": 0.2,
        "margin": 0.4,
        "liveness": "live",
        "liveness_reason": "judged",
        "liveness_model": "alive",
        "liveness_ground": "none",
        "spoof_score": 0.1,
        "quality": None,
        "quality_reason": "good",
    }


def test_it_is_written_when_it_has_settled_and_not_before():
    desk = Desk().show(U, 0.8).show(K, SETTLED - 0.2)
    assert desk.notes == []
    assert desk.show(K, 0.5).told == [("known", ADA)]


def test_a_visit_too_short_to_settle_is_written_when_it_ends():
    assert Desk().show(U, 0.3).leave().told == [("unknown", "")]
    assert Desk().show(U, 0.3).end().told == [("unknown", "")]
    assert Desk().show(U, 0.3, track=1).show(K, 0.1, track=2).told == [("unknown", "")]


def test_a_changed_verdict_is_corrected_once():
    desk = Desk().show(U, 2).show(K, 2).show(U, 2).show(K, 2)
    assert desk.told == [("unknown", ""), ("known", ADA)]
    assert "corrects" not in desk.notes[0].facts
    assert desk.notes[1].facts["corrects"] is True


def test_a_flicker_is_not_written():
    desk = Desk().show(K, 2)
    for _ in range(10):
        desk.show(X, 0.3).show(K, 0.3)
    assert desk.told == [("known", ADA)]


def test_a_track_that_breaks_is_the_same_visit():
    desk = Desk().show(K, 3).leave(2).show(K, 3, track=2).leave(20).show(K, 3, track=3)
    assert desk.told == [("known", ADA)]
    assert desk.leave(40).show(K, 3, track=4).told == [("known", ADA)] * 2
    assert desk.show(K, 3, track=5, person=BOB).told[2:] == [("known", BOB)]


def test_strangers_one_after_the_other_are_several_visits():
    desk = Desk().show(U, 2).leave(1).show(U, 2, track=2).leave(4).show(U, 2, track=3)
    assert desk.told == [("unknown", "")] * 2


def test_each_suspected_fake_is_written_with_its_worst_score():
    desk = Desk().show(S, 1, score=0.99).show(S, 1, score=0.7).leave().show(S, 2, track=2)
    assert desk.told == [("spoof", ADA)] * 2
    assert desk.notes[0].facts["spoof_score"] == 0.99
    stranger = Desk().show(S, 2, similarity=0.1)
    assert stranger.told == [("spoof", "")]


def test_nobody_and_nothing_usable_are_not_written():
    desk = Desk().leave(5).show(DecisionState.NOT_USABLE, 5).show(DecisionState.LAMP_OFF, 3)
    assert desk.show(DecisionState.EMPTY_GALLERY, 3).end().notes == []


def test_a_file_that_begins_again_begins_a_new_visit():
    desk = Desk().show(U, 2)
    desk.now = 50.0
    assert desk.show(U, 2).told == [("unknown", "")] * 2


def test_somebody_who_was_not_who_was_named_is_told_about_that_person():
    desk = Desk()
    claimed = Match(BOB, "Bob", 0.1, "t")
    for _ in range(30):
        desk.now += STEP
        seen = decision(DecisionState.NOT_CLAIMED, desk.now, person=BOB, similarity=0.1)
        desk.notes += desk.visits.take(replace(seen, runner_up=None, claimed=claimed))
    desk.leave().end()
    (note,) = desk.notes
    assert (note.person_id, note.facts["state"], note.facts["claimed"]) == (
        BOB,
        "not-claimed",
        True,
    )


def test_it_is_told_how_often_liveness_spoke_for_a_fake():
    desk = Desk()
    for _ in range(30):
        desk.now += STEP
        votes = LivenessVotes(live=1, spoof=5, unclear=2)
        desk.notes += desk.visits.take(replace(decision(S, desk.now), votes=votes))
    desk.leave().end()
    assert (desk.notes[0].facts["judgements"], desk.notes[0].facts["fake_votes"]) == (8, 5)


def test_a_lock_out_ends_the_visit_that_led_to_it():
    desk = Desk().show(S, 0.5)
    assert desk.notes == []
    desk.show(DecisionState.LOCKED_OUT, 0.1)
    assert desk.told == [("spoof", ADA)]
    assert desk.show(DecisionState.LOCKED_OUT, 5).leave().end().told == [("spoof", ADA)]
