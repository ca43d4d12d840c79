"""Who would be greeted moves their head first; what comes of it is greeted, refused or denied."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from core.challenge.values import ChallengeOutcome, Movement
from core.frame import Frame
from core.quality import QualityReason
from core.results import (
    Analysis,
    Decision,
    DecisionState,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    Match,
    Track,
)
from gui.kiosk.asking import STEPS, Asked
from gui.kiosk.plan import Plan, Way
from gui.kiosk.sentences import WORDS, Say
from gui.kiosk.stage import POINTERS, Stage, pointer_of
from gui.kiosk.tongues import Tongues
from gui.kiosk.visit import HOLD, KioskRules, Shown, Trouble, Visit
from gui.theme import Theme
from tests.core.challenge.moving import FAR, PIXELS, face
from tests.gui.kiosk.test_stage import SIZES

LIVE = Liveness(LivenessVerdict.LIVE, LivenessReason.JUDGED, 0.1, "m")
FAKE = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.9, "m")
ANNA = Match("a" * 32, "Anna", 0.8, "t")
BERT = Match("b" * 32, "Bert", 0.79, "t")
S = DecisionState
RATE = 15.0


class Kiosk:
    """A kiosk that asks for movements, and somebody before it."""

    def __init__(self, seed=1, **rules):
        self.visit = Visit(KioskRules(challenges=True, **rules), 100.0, Random(seed))
        self.visit.set_trouble(Trouble.NONE, 100.0)
        self.frames = 0
        self.size = 1.0

    @property
    def now(self):
        return 100.0 + self.frames / RATE

    def see(self, state=S.KNOWN, best=ANNA, yaw=0.0, pitch=0.0, size=1.0, track=1, **values):
        self.frames += 1
        faces = () if state is S.NOBODY else (face(yaw, pitch, size * self.size, track=track),)
        frame = Frame(self.frames, self.now, PIXELS)
        decision = Decision(
            state,
            self.frames,
            self.now,
            0.45,
            track=Track(track, 0.0) if faces else None,
            best=best,
            **{"liveness": LIVE, **values},
        )
        return self.visit.take(decision, self.now, Analysis(frame, faces))

    def wait(self, seconds, state=S.KNOWN, **values):
        for _ in range(round(seconds * RATE)):
            self.see(state, **values)
        return self.visit.shown

    def move(self, movement, turned=S.NOT_USABLE, **values):
        """Move there and back, while the desk finds no fit picture."""
        yaw, pitch, size = FAR[movement]
        for part in (0.4, 0.8, 1.0, 1.0, 1.0, 0.8, 0.4, 0.0, 0.0):
            if movement is Movement.COME_CLOSER:
                part = 1.0
            state = turned if part > 0.5 and movement is not Movement.COME_CLOSER else S.KNOWN
            self.see(state, yaw=yaw * part, pitch=pitch * part, size=1 + (size - 1) * part)
        if movement is Movement.COME_CLOSER:
            self.size *= size

    def obey(self):
        for _ in range(2):
            shown = self.wait(0.8)
            assert shown.asked is not None
            self.move(shown.asked.movement)
        return self.wait(0.3)


@pytest.fixture
def kiosk():
    return Kiosk()


def test_who_would_be_greeted_moves_first(kiosk):
    assert kiosk.see(S.CHECKING, best=None).say is Say.HOLD_STILL
    shown = kiosk.see()
    assert shown.asked is not None
    assert shown.shows_face
    assert shown.name == ""
    assert kiosk.visit.outcomes == []
    assert kiosk.obey() == Shown(Say.WELCOME_NAME, "Anna", shows_face=True)
    (record,) = kiosk.visit.asking.records
    assert record.outcome is ChallengeOutcome.PASSED
    assert tuple(kiosk.visit.asking.done) == record.movements
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.challenge) == (True, ChallengeOutcome.PASSED)
    kiosk.wait(20)
    assert len(kiosk.visit.outcomes) == 1


@pytest.mark.parametrize("seed", range(5))
def test_every_pair_of_movements_leads_to_a_greeting(seed):
    assert Kiosk(seed).obey().say is Say.WELCOME_NAME


def test_who_is_not_known_is_asked_for_nothing(kiosk):
    assert kiosk.wait(3, S.UNKNOWN, best=BERT).say is Say.ASK_DESK
    assert not kiosk.visit.asking.is_running
    assert kiosk.visit.asking.records == []


def test_who_would_not_be_greeted_for_want_of_liveness_is_asked_for_nothing(kiosk):
    unjudged = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
    assert kiosk.wait(2, liveness=unjudged).say is Say.NOT_CHECKED
    assert kiosk.visit.asking.records == []
    allowed = Kiosk(greets_unjudged=True)
    assert allowed.wait(0.3, liveness=unjudged).asked is not None


def test_who_does_nothing_is_sent_to_the_desk_until_they_leave(kiosk):
    shown = kiosk.wait(7)
    first = shown.asked.movement
    assert kiosk.wait(4).asked.movement is not first
    assert kiosk.wait(6) == Shown(Say.ASK_DESK, shows_face=True)
    (record,) = kiosk.visit.asking.records
    assert record.outcome is ChallengeOutcome.FAILED
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.state, outcome.name) == (False, S.TIMED_OUT, "")
    assert outcome.challenge is ChallengeOutcome.FAILED
    kiosk.wait(10)
    assert len(kiosk.visit.outcomes) == 1
    kiosk.wait(HOLD + 1, S.NOBODY, best=None)
    assert kiosk.see(track=2).asked is not None


def test_a_suspected_fake_wins_at_once(kiosk):
    kiosk.wait(1)
    assert kiosk.see(S.SPOOF, liveness=FAKE).say is Say.NOT_CHECKED
    (outcome,) = kiosk.visit.outcomes
    assert (outcome.is_greeted, outcome.state) == (False, S.SPOOF)
    assert not kiosk.visit.asking.is_running


def test_a_face_that_looks_unknown_while_it_is_turned_is_not_refused(kiosk):
    movement = kiosk.wait(0.8).asked.movement
    kiosk.move(movement, turned=S.UNKNOWN)
    assert kiosk.wait(0.5).asked.movement is not movement


def test_whoever_steps_in_next_inherits_no_movement(kiosk):
    kiosk.move(kiosk.wait(0.8).asked.movement)
    assert kiosk.see(track=2).asked is not None
    assert kiosk.visit.asking.records == []
    kiosk.obey()
    assert kiosk.see(track=3, best=BERT).asked is not None


def test_somebody_else_on_the_same_track_moves_for_themselves(kiosk):
    kiosk.obey()
    shown = kiosk.see(best=BERT)
    assert shown.asked is not None
    assert shown.name == ""


def test_a_face_lost_for_a_moment_after_its_greeting_need_not_move_again(kiosk):
    kiosk.obey()
    assert kiosk.see(track=2).say is Say.WELCOME_NAME
    assert len(kiosk.visit.outcomes) == 1
    kiosk.wait(HOLD + 1, S.NOBODY, best=None)
    assert kiosk.see(track=3).asked is not None


def test_a_supervisor_may_end_it_in_between(kiosk):
    kiosk.wait(1)
    kiosk.visit.rules = KioskRules()
    assert kiosk.see().say is Say.WELCOME_NAME


def test_hints_are_said_one_at_a_time(kiosk):
    movement = kiosk.wait(0.8).asked.movement
    while movement is not Movement.TURN_LEFT:
        kiosk = Kiosk(kiosk.frames)
        movement = kiosk.wait(0.8).asked.movement
    shown = kiosk.wait(0.5, yaw=15.0)
    assert (shown.say, shown.asked.goes_back) == (Say.LOOK_STRAIGHT, True)
    assert shown.asked.part * STEPS == round(shown.asked.part * STEPS)
    other = kiosk.wait(0.8)
    assert other.asked.movement is not Movement.TURN_LEFT


def test_who_comes_closer_is_never_told_to_go_further():
    kiosks = (Kiosk(seed) for seed in range(60))
    closer = Movement.COME_CLOSER
    kiosk = next(one for one in kiosks if one.wait(0.8).asked.movement is closer)
    shown = kiosk.wait(3, size=1 + 0.4 * (FAR[closer][2] - 1))
    assert 0.0 < shown.asked.part < 1.0
    assert shown.say is Say.COME_CLOSER


def test_nothing_is_asked_where_that_was_not_chosen():
    kiosk = Kiosk()
    kiosk.visit.rules = KioskRules()
    assert kiosk.see().say is Say.WELCOME_NAME


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_nobody_is_greeted_who_did_not_move_on_the_very_track(seed):
    """Faces come, change, turn and are judged at random; who is told of has moved as asked."""
    chance = Random(seed)
    kiosk = Kiosk(seed, greets_unjudged=chance.random() < 0.5)
    track, best = 1, ANNA
    moved: set[tuple[int, str]] = set()
    for _ in range(60):
        deed = chance.random()
        if deed < 0.15:
            track += 1
        elif deed < 0.25:
            best = chance.choice((ANNA, BERT))
        elif deed < 0.35:
            kiosk.wait(chance.choice((0.2, 1.0, 5.0)), S.NOBODY, best=None)
        elif deed < 0.5:
            state = chance.choice((S.UNKNOWN, S.CHECKING, S.SPOOF, S.CANNOT_JUDGE, S.NOT_USABLE))
            kiosk.wait(chance.choice((0.1, 2.0)), state, track=track, best=best)
        shown = kiosk.wait(0.8, track=track, best=best)
        while shown.asked is not None and chance.random() < 0.9:
            yaw, pitch, size = FAR[shown.asked.movement]
            for part in (0.5, 1.0, 1.0, 1.0, 0.5):
                kiosk.see(
                    yaw=yaw * part,
                    pitch=pitch * part,
                    size=1 + (size - 1) * part,
                    track=track,
                    best=best,
                )
            kiosk.size = 1.0
            shown = kiosk.wait(1.0, track=track, best=best)
        for record in kiosk.visit.asking.records:
            if record.outcome is ChallengeOutcome.PASSED:
                moved.add((track, best.person_id))
        kiosk.visit.asking.records.clear()
        for outcome in kiosk.visit.outcomes:
            if outcome.is_greeted:
                assert outcome.challenge is ChallengeOutcome.PASSED
                assert (track, outcome.person_id) in moved
        kiosk.visit.outcomes.clear()
    assert moved


# -- on the screen ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_the_arrow_lies_on_the_side_that_it_points_to_and_inside_what_is_painted(size):
    plan = Plan.of(QSize(*size))
    for way in Way:
        assert plan.around.contains(plan.pointer(way))
        assert not plan.pointer(way).intersects(plan.text)
    assert plan.pointer(Way.LEFT).center().x() < plan.picture.center().x()
    assert pointer_of(Asked(Movement.TURN_LEFT, 0.5)) is Way.LEFT  # the picture is a mirror
    assert pointer_of(Asked(Movement.TURN_LEFT, 0.8, goes_back=True)) is Way.BELOW
    assert set(POINTERS) == set(Movement)


def test_the_ring_shows_how_far_a_movement_is(qtbot, qapp):
    Theme().apply(qapp, "light")
    stage = Stage(Tongues("en"), calm=True)
    qtbot.addWidget(stage)
    stage.resize(960, 540)
    stage.show()
    seen = set()
    for part in (0.0, 0.5, 1.0):
        stage.show_moment(
            Shown(Say.TURN_LEFT, shows_face=True, asked=Asked(Movement.TURN_LEFT, part))
        )
        image = QImage(stage.size(), QImage.Format.Format_RGB32)
        stage.render(image)
        seen.add(bytes(image.constBits()))
        assert stage.accessibleName() == WORDS[Say.TURN_LEFT]
    assert len(seen) == 3


def test_a_poor_picture_after_the_movements_gets_its_hint(kiosk):
    kiosk.obey()
    turned = {"quality_reason": QualityReason.TURNED}
    assert kiosk.wait(HOLD + 0.5, S.NOT_USABLE, **turned).say is Say.LOOK_STRAIGHT


def test_a_voice_is_told_the_language_of_each_sentence(monkeypatch):
    both = Tongues("both")
    said = WORDS[Say.NOD]
    monkeypatch.setattr(both._chinese, "translate", lambda _c, s: "点头" if s == said else "")
    assert both.spoken(said) == (("en", said), ("zh_CN", "点头"))
    assert both.spoken(WORDS[Say.ASK_DESK]) == (("en", WORDS[Say.ASK_DESK]),)
