from __future__ import annotations

import numpy as np
import pytest

from core.people.search import GalleryIndex
from core.quality import QualityReason
from core.results import DecisionState, LivenessVerdict, Track
from tests.core.people.decision_desk import (
    ANN,
    BOB,
    CEM,
    MODEL,
    THRESHOLD,
    Desk,
    face,
    mix,
    template_of,
)


@pytest.fixture
def index(gallery) -> GalleryIndex:
    for name, vector in (("Ann", ANN), ("Bob", BOB), ("Cem", CEM)):
        gallery.enrol(name, [template_of(vector)])
    index = GalleryIndex()
    index.load(gallery, MODEL)
    return index


@pytest.fixture
def desk(index) -> Desk:
    return Desk(index)


def test_nobody_is_there_at_first(desk):
    decision = desk.see(0.0)
    assert decision.state is DecisionState.NOBODY
    assert decision.threshold == THRESHOLD
    assert decision.track is None
    assert decision.best is None


def test_a_clear_face_is_known_at_once(desk):
    decision = desk.see(0.0, face(mix(ann=0.7, bob=0.1)))
    assert decision.state is DecisionState.KNOWN
    assert (decision.best.name, decision.runner_up.name) == ("Ann", "Bob")
    assert decision.best.similarity == pytest.approx(0.7)
    assert decision.runner_up.similarity == pytest.approx(0.1)
    assert decision.track == Track(1, 0.0)


def test_a_face_just_above_the_threshold_needs_a_second_look(desk):
    just = face(mix(ann=0.45))
    assert desk.states((0.0, just), (0.1, face()), (0.2, just)) == ["checking", "checking", "known"]


def test_a_stranger_needs_a_second_look(desk):
    stranger = face(mix(ann=0.2))
    assert desk.states((0.0, stranger), (0.2, stranger)) == ["checking", "unknown"]


def test_checking_ends_with_the_patience(desk):
    states = desk.states((0.0, face(mix(ann=0.2))), (0.9, face()), (1.01, face()))
    assert states == ["checking", "checking", "unknown"]


def test_one_bad_look_doesn_t_change_a_verdict(desk):
    good, bad = face(mix(ann=0.7)), face(mix(ann=0.1))
    states = desk.states((0.0, good), (0.2, good), (0.4, good), (0.6, bad), (0.8, good))
    assert states == ["known"] * 5


def test_a_good_look_among_bad_ones_makes_nobody_known(desk):
    good, bad = face(mix(ann=0.6)), face(mix(ann=0.1))
    states = desk.states((0.0, bad), (0.2, bad), (0.4, good), (0.6, bad), (0.8, bad))
    assert states == ["checking", *["unknown"] * 4]


def test_better_pictures_weigh_more(desk):
    desk.see(0.0, face(mix(ann=0.8), overall=90.0))
    decision = desk.see(0.2, face(mix(ann=0.2), overall=10.0))
    assert decision.best.similarity == pytest.approx(0.74)


def test_evidence_is_forgotten_after_its_window(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    assert desk.see(1.9, face(mix(bob=0.9))).best.similarity == pytest.approx(0.45)
    decision = desk.see(2.1, face(mix(bob=0.9)))
    assert (decision.state, decision.best.name) == (DecisionState.KNOWN, "Bob")
    assert decision.best.similarity == pytest.approx(0.9)


def test_somebody_outside_the_best_few_of_one_look_has_an_honest_mean(gallery):
    for number in range(30):
        vector = np.zeros(64, np.float32)
        vector[number] = 1.0
        gallery.enrol(f"P{number:02}", [template_of(vector)])
    index = GalleryIndex()
    index.load(gallery, MODEL)
    desk = Desk(index)
    first, second = np.zeros((2, 64), np.float32)
    first[:6] = [0.5, 0.4, 0.4, 0.4, 0.4, 0.3]
    second[[5, 10, 11, 12, 13, 14]] = [0.5, 0.3, 0.3, 0.3, 0.3, 0.3]
    first[63] = np.sqrt(1 - first @ first)
    second[63] = np.sqrt(1 - second @ second)
    desk.see(0.0, face(first))
    decision = desk.see(0.2, face(second))
    assert decision.best.name == "P05"
    assert decision.best.similarity == pytest.approx(0.4)
    assert decision.runner_up.name == "P00"
    assert decision.runner_up.similarity == pytest.approx(0.25)


def test_a_known_face_doesn_t_flicker_at_the_threshold(desk):
    verdicts = desk.states((0.0, face(mix(ann=0.42))), (0.2, face(mix(ann=0.42))))
    assert verdicts == ["checking", "known"]
    rng = np.random.default_rng(0)
    states = [
        desk.see(0.4 + 0.2 * k, face(mix(ann=0.4 + rng.uniform(-0.015, 0.015)))).state
        for k in range(100)
    ]
    assert set(states) == {DecisionState.KNOWN}
    for k in range(12):
        state = desk.see(21.0 + 0.2 * k, face(mix(ann=0.35))).state
    assert state is DecisionState.UNKNOWN


def test_an_unknown_face_becomes_known_only_at_the_threshold(desk):
    for k in range(20):
        assert desk.see(0.2 * k, face(mix(ann=0.395))).state is not DecisionState.KNOWN


def test_two_people_equally_alike_are_not_told_apart(desk):
    two = face(mix(ann=0.60, bob=0.58))
    states = desk.states((0.0, two), (0.2, two))
    assert states == ["checking", "unsure"]
    decision = desk.see(0.4, two)
    assert (decision.best.name, decision.runner_up.name) == ("Ann", "Bob")


def test_a_runner_up_below_the_threshold_leaves_no_doubt(desk):
    close = face(mix(ann=0.41, bob=0.39))
    assert desk.states((0.0, close), (0.2, close)) == ["checking", "known"]


def test_doubt_arises_when_another_person_comes_close(desk):
    assert desk.see(0.0, face(mix(ann=0.7))).state is DecisionState.KNOWN
    for k in range(1, 14):
        decision = desk.see(0.2 * k, face(mix(ann=0.60, bob=0.60)))
    assert decision.state is DecisionState.UNSURE


def test_a_new_track_never_inherits_a_name(desk):
    for k in range(5):
        assert desk.see(0.2 * k, face(mix(ann=0.9))).best.name == "Ann"
    decision = desk.see(1.0, face(track=2))
    assert decision.state is DecisionState.CHECKING
    assert decision.best is None
    decision = desk.see(1.2, face(mix(bob=0.2), track=2))
    assert decision.state is DecisionState.CHECKING
    assert desk.see(1.4, face(mix(bob=0.2), track=2)).state is DecisionState.UNKNOWN


def test_a_face_before_the_other_is_judged_by_its_own_evidence(desk):
    ann, bob = face(mix(ann=0.9)), face(mix(bob=0.9), track=2, at=(300.0, 60.0))
    assert desk.see(0.0, ann, bob).best.name == "Ann"
    decision = desk.see(0.1, bob, ann)
    assert (decision.best.name, decision.track.number) == ("Bob", 2)
    assert decision.best.similarity == pytest.approx(0.9)
    back = desk.see(0.2, face(), bob)
    assert (back.state, back.best) == (DecisionState.CHECKING, None)
    assert desk.see(0.3, ann, bob).best.name == "Ann"


def test_only_the_face_of_the_visit_is_judged(desk):
    decision = desk.see(0.0, face(), face(mix(bob=0.9), track=2))
    assert decision.state is DecisionState.CHECKING
    assert decision.best is None


def test_a_face_missed_for_a_moment_is_still_there(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    assert desk.see(0.1).state is DecisionState.KNOWN
    assert desk.see(0.39).best.name == "Ann"
    gone = desk.see(0.41)
    assert gone.state is DecisionState.NOBODY
    assert gone.best is None
    assert desk.see(0.45).state is DecisionState.NOBODY


def test_a_face_that_comes_back_on_its_track_is_recognised_anew(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    assert desk.see(0.3).state is DecisionState.KNOWN
    back = desk.see(0.35, face())
    assert (back.state, back.best) == (DecisionState.CHECKING, None)
    assert desk.see(0.4, face(mix(ann=0.9))).best.name == "Ann"
    assert desk.see(0.9).state is DecisionState.NOBODY


def test_a_frame_or_two_without_the_face_change_nothing(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    desk.see(0.04)
    desk.see(0.08)
    assert desk.see(0.12, face()).state is DecisionState.KNOWN


def test_another_face_after_nobody_starts_from_nothing(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    desk.see(0.1)
    decision = desk.see(0.2, face(track=2))
    assert (decision.state, decision.best) == (DecisionState.CHECKING, None)


def test_what_hinders_recognition_is_said_after_a_moment(desk):
    turned = face(reason=QualityReason.TURNED)
    assert desk.states((0.0, turned), (0.5, turned), (0.51, turned)) == [
        "checking", "checking", "not-usable",
    ]  # fmt: skip
    decision = desk.see(0.6, turned)
    assert decision.quality_reason is QualityReason.TURNED
    assert desk.see(0.7, face(mix(ann=0.9))).state is DecisionState.KNOWN


def test_a_verdict_stands_while_its_evidence_does(desk):
    turned = face(reason=QualityReason.TURNED)
    desk.see(0.0, face(mix(ann=0.9)))
    assert desk.see(1.0, turned).state is DecisionState.KNOWN
    assert desk.see(1.9, turned).state is DecisionState.KNOWN
    assert desk.see(2.1, turned).state is DecisionState.NOT_USABLE


def test_an_embedding_of_an_unusable_picture_doesn_t_count(desk):
    decision = desk.see(0.0, face(mix(ann=0.9), reason=QualityReason.BLURRED))
    assert (decision.state, decision.best) == (DecisionState.CHECKING, None)


@pytest.mark.parametrize("known", [True, False])
def test_a_fake_is_denied_whoever_it_looks_like(desk, known):
    vector = mix(ann=0.9) if known else None
    assert desk.see(0.0, face(vector)).state is not DecisionState.SPOOF
    decision = desk.see(0.1, face(vector, live=LivenessVerdict.SPOOF))
    assert decision.state is DecisionState.SPOOF
    assert decision.liveness.verdict is LivenessVerdict.SPOOF
    assert desk.see(0.2, face(vector)).state is DecisionState.SPOOF
    assert desk.see(0.3, face(vector, reason=QualityReason.TURNED)).state is DecisionState.SPOOF


def test_a_suspicion_stays_for_seconds_and_only_live_ends_it(desk):
    ann = mix(ann=0.9)
    desk.see(0.0, face(ann, live=LivenessVerdict.SPOOF))
    for time in (0.5, 1.0, 2.0, 2.9):
        assert desk.see(time, face(ann, live=LivenessVerdict.LIVE)).state is DecisionState.SPOOF
    for time in (3.5, 4.5, 6.0):
        state = desk.see(time, face(ann, live=LivenessVerdict.CANNOT_JUDGE)).state
        assert state is DecisionState.SPOOF
    for time in (6.5, 6.7):
        assert desk.see(time, face(ann, live=LivenessVerdict.LIVE)).state is DecisionState.SPOOF
    decision = desk.see(6.9, face(ann, live=LivenessVerdict.LIVE))
    assert decision.state is DecisionState.KNOWN
    assert decision.liveness.verdict is LivenessVerdict.LIVE


def test_another_fake_prolongs_the_suspicion(desk):
    desk.see(0.0, face(live=LivenessVerdict.SPOOF))
    desk.see(2.0, face(live=LivenessVerdict.SPOOF))
    for time in (4.0, 4.4, 4.8):
        assert desk.see(time, face(live=LivenessVerdict.LIVE)).state is DecisionState.SPOOF
    assert desk.see(5.0, face(live=LivenessVerdict.LIVE)).state is DecisionState.CHECKING


def test_a_suspicion_belongs_to_its_track(desk):
    desk.see(0.0, face(live=LivenessVerdict.SPOOF))
    assert desk.see(0.1, face(mix(ann=0.9), track=2)).state is DecisionState.KNOWN
    assert desk.see(0.2, face()).state is DecisionState.SPOOF


def test_live_alone_makes_nobody_known(desk):
    live = face(mix(ann=0.2), live=LivenessVerdict.LIVE)
    assert desk.states((0.0, live), (0.2, live)) == ["checking", "unknown"]


def test_liveness_is_that_of_the_latest_judgement(desk):
    desk.see(0.0, face(live=LivenessVerdict.CANNOT_JUDGE))
    assert desk.see(0.1, face()).liveness.verdict is LivenessVerdict.CANNOT_JUDGE
    assert desk.see(0.2, face(live=LivenessVerdict.LIVE)).liveness.verdict is LivenessVerdict.LIVE
    assert desk.see(0.3, face(track=2)).liveness is None


def test_an_unlit_frame_keeps_the_decision_of_its_track(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    dark = face(reason=QualityReason.TOO_DARK, live=LivenessVerdict.SPOOF)
    decision = desk.see(0.033, dark, looked=False)
    assert decision.state is DecisionState.KNOWN
    assert decision.best.name == "Ann"
    assert decision.quality_reason is QualityReason.GOOD
    other = desk.see(0.066, face(track=2), looked=False)
    assert (other.state, other.best) == (DecisionState.CHECKING, None)


def test_unlit_frames_alone_keep_no_verdict_alive(desk):
    desk.see(0.0, face(mix(ann=0.9)))
    for k in range(1, 70):
        state = desk.see(0.033 * k, face(), looked=False).state
    assert state is DecisionState.LAMP_OFF


def test_enrolling_from_the_live_picture_turns_the_verdict_at_once(desk, gallery, index):
    stranger = mix(ann=0.1)
    assert desk.states((0.0, face(stranger)), (0.2, face(stranger)))[-1] == "unknown"
    zoe = gallery.enrol("Zoe", [template_of(stranger)])
    index.refresh(gallery)
    decision = desk.see(0.233, face())  # a frame without a new embedding
    assert (decision.state, decision.best.name) == (DecisionState.KNOWN, "Zoe")
    gallery.rename(zoe.id, "Zoë")
    index.refresh(gallery)
    assert desk.see(0.266, face()).best.name == "Zoë"
    gallery.remove(zoe.id)
    index.refresh(gallery)
    decision = desk.see(0.3, face())
    assert (decision.state, decision.best.name) == (DecisionState.UNKNOWN, "Ann")


def test_a_person_removed_while_the_face_is_missed_is_not_named(desk, gallery, index):
    decision = desk.see(0.0, face(mix(ann=0.9)))
    gallery.remove(decision.best.person_id)
    index.refresh(gallery)
    assert desk.see(0.1).best.name != "Ann"


def test_an_empty_gallery_is_said(gallery):
    index = GalleryIndex()
    index.load(gallery, MODEL)
    desk = Desk(index)
    assert desk.see(0.0).state is DecisionState.NOBODY
    assert desk.see(0.1, face(ANN)).state is DecisionState.EMPTY_GALLERY
    fake = face(ANN, live=LivenessVerdict.SPOOF)
    assert desk.see(0.2, fake).state is DecisionState.SPOOF
    gallery.enrol("Ann", [template_of(ANN)])
    index.refresh(gallery)
    assert desk.see(0.3, face(track=2)).state is DecisionState.CHECKING
    assert desk.see(0.4, face(ANN, track=2)).state is DecisionState.KNOWN


def test_without_a_gallery_nothing_is_being_checked():
    desk = Desk(GalleryIndex())
    assert desk.see(0.0, face(ANN)).state is DecisionState.EMPTY_GALLERY


def test_an_embedding_of_another_model_is_no_evidence(desk):
    decision = desk.see(0.0, face(ANN, model="frir-ba9876543210"))
    assert (decision.state, decision.best) == (DecisionState.CHECKING, None)


def test_evidence_of_the_former_model_is_dropped(desk, gallery, index):
    desk.see(0.0, face(ANN))
    gallery.enrol("Ann", [template_of(ANN, "frir-ba9876543210")])
    index.load(gallery, "frir-ba9876543210")
    assert desk.see(0.1, face()).best is None
    decision = desk.see(0.2, face(ANN, model="frir-ba9876543210"))
    assert decision.state is DecisionState.KNOWN


def test_the_threshold_can_be_moved(desk):
    stranger = face(mix(ann=0.35))
    assert desk.states((0.0, stranger), (0.2, stranger))[-1] == "unknown"
    desk.maker.threshold = 0.3
    decision = desk.see(0.3, face())
    assert (decision.state, decision.threshold) == (DecisionState.KNOWN, 0.3)
    for wrong in (1.5, -2.0, float("nan")):
        with pytest.raises(ValueError, match="cosine"):
            desk.maker.threshold = wrong


def test_a_face_that_nobody_tracks_is_judged_by_itself(desk):
    assert desk.see(0.0, face(mix(ann=0.45), track=None)).state is DecisionState.KNOWN
    unclear = face(mix(ann=0.45), track=None, live=LivenessVerdict.CANNOT_JUDGE)
    assert desk.see(0.0, unclear, models={"liveness": "m"}).state is DecisionState.KNOWN
    fake = face(mix(ann=0.45), track=None, live=LivenessVerdict.SPOOF)
    assert desk.see(0.0, fake).state is DecisionState.SPOOF
    assert desk.see(0.0, face(mix(bob=0.2), track=None)).state is DecisionState.UNKNOWN
    turned = face(track=None, reason=QualityReason.TURNED)
    assert desk.see(0.0, turned).state is DecisionState.NOT_USABLE


def test_reset_forgets_everything(desk):
    desk.see(0.0, face(mix(ann=0.9), live=LivenessVerdict.SPOOF))
    desk.maker.reset()
    assert desk.see(0.1).state is DecisionState.NOBODY
    assert desk.see(0.2, face()).state is DecisionState.CHECKING


def test_a_clock_that_goes_back_carries_nothing_over(desk):
    desk.see(50.0, face(mix(ann=0.9)))
    assert desk.see(0.0).state is DecisionState.NOBODY
    assert desk.see(0.1, face()).state is DecisionState.CHECKING


def test_neighbouring_frames_count_once_with_the_better_picture(desk):
    desk.see(0.0, face(mix(ann=0.45), overall=50.0))
    decision = desk.see(0.04, face(mix(ann=0.42), overall=90.0))
    assert decision.state is DecisionState.CHECKING
    assert decision.best.similarity == pytest.approx(0.42)
    decision = desk.see(0.08, face(mix(ann=0.9), overall=60.0))
    assert decision.best.similarity == pytest.approx(0.42)
    assert desk.see(0.12, face(mix(ann=0.44), overall=90.0)).state is DecisionState.KNOWN


@pytest.mark.parametrize("rate", [5, 10, 25, 60])
def test_evidence_is_the_same_at_any_frame_rate(index, rate):
    """Seconds count, not frames."""
    desk = Desk(index)
    seen = {}
    for k in range(4 * rate):
        time = k / rate
        decision = desk.see(time, face(mix(ann=0.8 if time < 2.0 else 0.1)))
        seen[round(time, 3)] = decision
    assert seen[1.0].state is DecisionState.KNOWN
    assert seen[3.0].best.similarity == pytest.approx(0.45, abs=0.07)
    assert seen[3.8].state is DecisionState.UNKNOWN


# -- the lamp --------------------------------------------------------------------------------------


def test_a_lamp_that_stays_off_is_told_and_a_pulsing_one_is_not(desk):
    for k in range(60):  # one lit frame in four
        seen = desk.see(k / 30, face(mix(ann=0.9)), looked=k % 4 == 0)
    assert seen.state is DecisionState.KNOWN
    states = [desk.see(2.0 + k / 30, looked=False).state for k in range(60)]
    off = states.index(DecisionState.LAMP_OFF)
    assert off == 27  # a second after the last lit frame but three
    assert set(states[off:]) == {DecisionState.LAMP_OFF}
    assert DecisionState.KNOWN not in states[15:]
    again = desk.see(4.1, face(mix(ann=0.9)))
    assert again.state is not DecisionState.LAMP_OFF


def test_a_new_source_begins_with_its_lamp_unknown(desk):
    for k in range(60):
        desk.see(k / 30, looked=False)
    desk.maker.reset()
    assert desk.see(2.1, looked=False).state is DecisionState.NOBODY
