"""What is said to whom: nobody inherits an answer, and nobody is accused."""

from __future__ import annotations

import pytest

from core.quality import QualityReason
from core.results import (
    Decision,
    DecisionState,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
    Match,
    Track,
)
from gui.kiosk.sentences import HINTS, LOOKS, WORDS, Say
from gui.kiosk.visit import (
    BLIND_AFTER,
    HINDERED,
    HOLD,
    LIVE_WITHIN,
    STARTS_WITHIN,
    STEADY,
    KioskRules,
    Shown,
    Trouble,
    Visit,
)
from gui.tokens import DARK, LIGHT, contrast

LIVE = Liveness(LivenessVerdict.LIVE, LivenessReason.JUDGED, 0.1, "m")
NO_MODEL = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
BETWEEN = Liveness(LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN, 0.5, "m")
FAKE = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.9, "m")
ANNA = Match("a" * 32, "Anna", 0.8, "t")
BERT = Match("b" * 32, "Bert", 0.79, "t")
S = DecisionState


def decision(
    state,
    time=0.0,
    track=1,
    best=None,
    liveness=LIVE,
    reason=QualityReason.GOOD,
    ground=LivenessGround.VENDOR,
):
    return Decision(
        state,
        0,
        time,
        0.45,
        track=None if state in (S.NOBODY, S.LAMP_OFF) else Track(track, 0.0),
        best=best,
        runner_up=BERT,
        liveness=liveness,
        quality_reason=reason,
        ground=ground,
    )


class Kiosk:
    """A visit that has gone on to some moment."""

    def __init__(self, **rules):
        self.visit = Visit(KioskRules(**rules))
        self.now = 100.0
        self.visit.set_trouble(Trouble.NONE, self.now)

    def sees(self, state, seconds=0.05, **values):
        """Show the same decision for some seconds, ten a second; return what is shown then."""
        until = self.now + seconds
        while True:
            shown = self.visit.take(decision(state, self.now, **values), self.now)
            if self.now >= until:
                return shown
            self.now += 0.1

    def say(self, state, seconds=0.05, **values):
        return self.sees(state, seconds, **values).say


@pytest.fixture
def kiosk():
    return Kiosk()


def test_a_known_live_person_is_greeted_at_once_and_only_them(kiosk):
    assert kiosk.say(S.NOBODY) is Say.STEP_IN
    assert kiosk.say(S.CHECKING) is Say.HOLD_STILL
    shown = kiosk.sees(S.KNOWN, best=ANNA)
    assert shown == Shown(Say.WELCOME_NAME, "Anna", shows_face=True)
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.name, outcome.person_id) == (True, "Anna", "a" * 32)
    assert outcome.ground is LivenessGround.VENDOR
    kiosk.sees(S.KNOWN, seconds=20, best=ANNA)
    assert len(kiosk.visit.outcomes) == 1


def test_a_name_is_shown_only_where_that_was_chosen():
    assert Kiosk(shows_names=False).sees(S.KNOWN, best=ANNA) == Shown(
        Say.WELCOME, "", shows_face=True
    )


def test_an_answer_stays_for_its_time_after_its_person_has_gone(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.sees(S.NOBODY, seconds=HOLD - 0.5) == Shown(Say.WELCOME_NAME, "Anna")
    assert kiosk.sees(S.NOBODY, seconds=1.0) == Shown(Say.STEP_IN)


def test_time_goes_on_without_decisions(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    kiosk.sees(S.NOBODY)
    assert kiosk.visit.tick(kiosk.now + HOLD + 0.1).say is Say.STEP_IN


@pytest.mark.parametrize("state", [S.CHECKING, S.NOT_USABLE, S.UNKNOWN, S.SPOOF])
def test_whoever_steps_in_next_inherits_nothing(kiosk, state):
    kiosk.sees(S.KNOWN, best=ANNA)
    shown = kiosk.sees(state, track=2)
    assert shown.name == ""
    assert shown.say not in (Say.WELCOME, Say.WELCOME_NAME)


@pytest.mark.parametrize("state", [S.CHECKING, S.UNKNOWN, S.UNSURE])
def test_a_greeting_goes_where_the_same_track_is_looked_at_anew(kiosk, state):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.say(state) is Say.HOLD_STILL


def test_a_fake_after_a_greeting_takes_it_back_at_once(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.say(S.SPOOF, best=ANNA, liveness=FAKE) is Say.NOT_CHECKED
    assert [o.is_greeted for o in kiosk.visit.outcomes] == [True, False]


def test_turning_away_doesnt_take_a_greeting_back_before_its_time(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    turned = {"reason": QualityReason.TURNED}
    assert kiosk.say(S.NOT_USABLE, seconds=HOLD - 1, **turned) is Say.WELCOME_NAME
    assert kiosk.say(S.NOT_USABLE, seconds=1.5, **turned) is Say.LOOK_STRAIGHT


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (S.UNKNOWN, Say.ASK_DESK),
        (S.UNSURE, Say.ASK_DESK),
        (S.NOT_CLAIMED, Say.ASK_DESK),
        (S.TIMED_OUT, Say.ASK_DESK),
        (S.SPOOF, Say.NOT_CHECKED),
        (S.CANNOT_JUDGE, Say.NOT_CHECKED),
        (S.LOCKED_OUT, Say.NOT_CHECKED),
    ],
)
def test_a_refusal_is_said_once_it_is_steady_and_told_once(kiosk, state, said):
    assert kiosk.say(state, seconds=STEADY / 2, best=BERT) is Say.HOLD_STILL
    assert kiosk.sees(state, seconds=STEADY, best=BERT) == Shown(said, "", shows_face=True)
    kiosk.sees(state, seconds=10, best=BERT)
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.state, outcome.name) == (False, state, "")


def test_a_refusal_doesnt_flicker_where_a_track_breaks_but_is_no_other_visitors(kiosk):
    kiosk.sees(S.UNKNOWN, seconds=STEADY + 0.2)
    assert kiosk.say(S.CHECKING, track=2) is Say.ASK_DESK
    assert kiosk.say(S.UNKNOWN, seconds=3, track=2) is Say.ASK_DESK
    assert len(kiosk.visit.outcomes) == 1
    kiosk.sees(S.NOBODY, seconds=1.5)
    assert kiosk.say(S.CHECKING, track=3) is Say.HOLD_STILL
    assert kiosk.say(S.KNOWN, track=3, best=ANNA) is Say.WELCOME_NAME


def test_a_refusal_that_was_carried_over_gives_way_to_a_greeting_and_to_time(kiosk):
    kiosk.sees(S.SPOOF, seconds=STEADY + 0.2, liveness=FAKE)
    assert kiosk.say(S.CHECKING, track=2) is Say.NOT_CHECKED
    assert kiosk.say(S.CHECKING, seconds=HOLD + 0.5, track=2) is Say.HOLD_STILL
    kiosk.sees(S.UNKNOWN, seconds=STEADY + 0.2, track=2)
    assert kiosk.say(S.KNOWN, track=4, best=ANNA) is Say.WELCOME_NAME


def test_a_poor_first_look_refuses_nobody(kiosk):
    kiosk.sees(S.UNKNOWN, seconds=STEADY / 2)
    assert kiosk.say(S.KNOWN, best=ANNA) is Say.WELCOME_NAME
    assert len(kiosk.visit.outcomes) == 1


def test_without_a_liveness_model_nobody_is_greeted(kiosk):
    assert kiosk.say(S.KNOWN, seconds=STEADY + 0.2, best=ANNA, liveness=NO_MODEL) is Say.NOT_CHECKED
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.state) == (False, S.CANNOT_JUDGE)


@pytest.mark.parametrize("liveness", [BETWEEN, None])
def test_liveness_that_doesnt_come_sends_to_the_desk(kiosk, liveness):
    held = kiosk.say(S.KNOWN, seconds=LIVE_WITHIN - 0.5, best=ANNA, liveness=liveness)
    assert held is Say.HOLD_STILL
    assert kiosk.say(S.KNOWN, seconds=STEADY + 1, best=ANNA, liveness=liveness) is Say.NOT_CHECKED


def test_liveness_that_comes_late_is_waited_for(kiosk):
    kiosk.sees(S.KNOWN, seconds=LIVE_WITHIN - 0.5, best=ANNA, liveness=BETWEEN)
    assert kiosk.say(S.KNOWN, best=ANNA) is Say.WELCOME_NAME


def test_a_supervisor_may_allow_greetings_without_liveness_but_never_a_fake():
    kiosk = Kiosk(greets_unjudged=True)
    assert kiosk.say(S.KNOWN, best=ANNA, liveness=NO_MODEL) is Say.WELCOME_NAME
    assert kiosk.visit.outcomes[0].liveness is LivenessVerdict.NOT_JUDGED
    other = Kiosk(greets_unjudged=True)
    assert other.say(S.SPOOF, seconds=STEADY + 0.2, liveness=FAKE) is Say.NOT_CHECKED
    third = Kiosk(greets_unjudged=True)
    assert third.say(S.KNOWN, seconds=STEADY + 0.2, best=ANNA, liveness=FAKE) is Say.NOT_CHECKED


def test_nobody_is_told_live_of_a_face_that_geometry_denies(kiosk):
    kiosk.say(S.SPOOF, seconds=STEADY + 0.2, liveness=LIVE, ground=LivenessGround.GEOMETRY)
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.liveness) == (False, LivenessVerdict.SPOOF)
    assert outcome.ground is LivenessGround.GEOMETRY


def test_who_would_be_known_but_for_their_liveness_is_greeted_only_where_that_was_allowed(kiosk):
    judged = {"best": ANNA, "liveness": BETWEEN}
    allowed = Kiosk(greets_unjudged=True)
    assert allowed.sees(S.CANNOT_JUDGE, **judged).name == "Anna"
    (outcome,) = allowed.visit.outcomes
    assert (outcome.state, outcome.liveness) == (S.KNOWN, LivenessVerdict.CANNOT_JUDGE)
    assert kiosk.say(S.CANNOT_JUDGE, seconds=STEADY + 0.2, **judged) is Say.NOT_CHECKED


def test_while_nobody_is_judged_nobody_is_asked_to_step_in(kiosk):
    kiosk.sees(S.SPOOF, seconds=STEADY + 0.2, liveness=FAKE)
    locked = Decision(S.LOCKED_OUT, 0, 0.0, 0.45, seconds_left=20.0)
    assert kiosk.visit.take(locked, kiosk.now).say is Say.NOT_CHECKED
    assert kiosk.visit.take(locked, kiosk.now + HOLD).say is Say.OUT_OF_ORDER
    assert kiosk.visit.tick(kiosk.now + HOLD + 0.2).say is Say.OUT_OF_ORDER
    kiosk.now += HOLD + 0.3
    assert kiosk.say(S.NOBODY) is Say.STEP_IN


def test_a_face_that_was_lost_for_a_moment_is_no_new_visit(kiosk):
    kiosk.sees(S.KNOWN, seconds=2, best=ANNA)
    kiosk.sees(S.CHECKING, track=2)
    assert kiosk.say(S.KNOWN, track=2, best=ANNA) is Say.WELCOME_NAME
    assert len(kiosk.visit.outcomes) == 1
    kiosk.sees(S.NOBODY, seconds=HOLD + 1)
    kiosk.sees(S.KNOWN, track=3, best=ANNA)
    assert len(kiosk.visit.outcomes) == 2


def test_somebody_else_is_greeted_as_themselves(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.sees(S.KNOWN, track=2, best=BERT).name == "Bert"
    assert [o.name for o in kiosk.visit.outcomes] == ["Anna", "Bert"]


def test_whom_no_hint_helps_is_sent_to_the_desk(kiosk):
    small = {"reason": QualityReason.TOO_SMALL}
    assert kiosk.say(S.NOT_USABLE, seconds=HINDERED - 1, **small) is Say.COME_CLOSER
    assert kiosk.say(S.NOT_USABLE, seconds=STEADY + 1.5, **small) is Say.ASK_DESK
    assert kiosk.visit.outcomes[0].state is S.TIMED_OUT


@pytest.mark.parametrize("state", [S.LAMP_OFF, S.EMPTY_GALLERY])
def test_what_the_visitor_cant_help_is_out_of_order(kiosk, state):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.sees(state) == Shown(Say.OUT_OF_ORDER)
    assert kiosk.say(S.NOBODY) is Say.STEP_IN


def test_a_lost_camera_takes_all_away_until_it_is_back(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    kiosk.visit.set_trouble(Trouble.OUT_OF_ORDER, kiosk.now)
    assert kiosk.visit.shown == Shown(Say.OUT_OF_ORDER)
    kiosk.visit.set_trouble(Trouble.STARTING, kiosk.now + 1)  # it is tried again
    assert kiosk.visit.tick(kiosk.now + 2).say is Say.OUT_OF_ORDER
    kiosk.now += 3
    kiosk.visit.set_trouble(Trouble.NONE, kiosk.now)
    assert kiosk.visit.shown.say is Say.STEP_IN
    assert kiosk.sees(S.CHECKING).name == ""


def test_a_start_that_lasts_too_long_says_so():
    visit = Visit(now=10.0)
    assert visit.tick(11.0).say is Say.MOMENT
    assert visit.tick(10.0 + STARTS_WITHIN + 1).say is Say.OUT_OF_ORDER


def test_without_any_result_it_is_out_of_order_and_comes_back(kiosk):
    kiosk.sees(S.KNOWN, best=ANNA)
    assert kiosk.visit.tick(kiosk.now + BLIND_AFTER + 0.5) == Shown(Say.OUT_OF_ORDER)
    kiosk.now += BLIND_AFTER + 1
    assert kiosk.say(S.NOBODY) is Say.STEP_IN


def test_every_state_has_an_answer():
    for state in DecisionState:
        for seconds in (0.05, 30.0):
            assert isinstance(Kiosk().say(state, seconds, best=ANNA), Say)


def test_every_sentence_has_words_and_a_look_that_can_be_read():
    for say in Say:
        assert WORDS[say].endswith(".")
        look = LOOKS[say]
        for c in (LIGHT, DARK):
            soft = getattr(c, f"{look.colour}_soft")
            assert contrast(c.text, soft) >= 7
            assert contrast(getattr(c, look.colour), soft) >= 3
    assert set(HINTS.values()) <= set(Say)


def test_no_sentence_accuses_or_tells_a_number():
    for words in WORDS.values():
        for bad in ("fake", "spoof", "photo", "suspect", "denied", "refused", "%", "similar"):
            assert bad not in words.lower()
