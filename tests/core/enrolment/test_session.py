"""A guided enrolment: what is taken, what is said, and what is refused."""

import dataclasses
import time

import numpy as np
import pytest

from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import Arrow, Trouble
from core.enrolment.views import views_for
from core.people.records import View
from core.quality import QualityKind, QualityPart, QualityReason
from core.results import Decision, DecisionState, Embedding, LivenessGround, LivenessVerdict
from tests.core.enrolment.posing import (
    DOWN,
    LEFT,
    RIGHT,
    SAME_FROM,
    STRAIGHT,
    UP,
    Desk,
    face,
    liveness,
    vector,
)


def desk(count=5, **options):
    return Desk(EnrolmentSession(views_for(count), same_from=SAME_FROM, **options))


def enrolled(at, *poses):
    for pose in poses or (STRAIGHT, LEFT, RIGHT, UP, DOWN):
        at.show(pose)
    return at


def test_five_views_are_taken_of_somebody_who_holds_each_for_a_second():
    at = enrolled(desk())
    progress = at.progress
    assert at.taken == [View.STRAIGHT, View.LEFT, View.RIGHT, View.UP, View.DOWN]
    assert progress.is_complete
    assert progress.wanted is None
    assert list(progress.filled) == list(views_for(5))
    assert [shot.view for shot in progress.shots] == list(views_for(5))
    assert all(shot.face.embedding is not None for shot in progress.shots)
    assert progress.hint.is_good


def test_straight_comes_first_whatever_is_shown():
    at = desk()
    progress = at.show(LEFT, 2.0)
    assert progress.shots == ()
    assert progress.wanted is View.STRAIGHT
    assert progress.hint.sentence == "Look straight into the camera."
    assert progress.hint.arrow is Arrow.RIGHT, "back, as in a mirror"


def test_the_nearest_view_is_asked_for_next_and_in_words_and_arrow():
    at = desk()
    progress = at.show(STRAIGHT)
    assert progress.wanted is View.LEFT
    assert progress.hint.sentence == "Turn your head to the left."
    assert progress.hint.arrow is Arrow.LEFT
    progress = at.show(LEFT)
    assert progress.wanted is View.UP, "on the way to the right"
    at.show(UP)
    assert at.progress.wanted is View.RIGHT
    at.show(RIGHT)
    assert at.progress.wanted is View.DOWN


def test_turns_count_from_how_the_person_looks_straight():
    at = desk(3)
    at.show((0, -10))
    at.show((6, -10), 1.5)
    assert at.progress.shots[0].view is View.STRAIGHT
    assert len(at.taken) == 1
    low = desk(5)
    low.show((0, 11))
    low.show((0, 16), 1.5)
    assert low.taken == [View.STRAIGHT], "16 degrees up are 5 from this person's straight"
    low.show((0, 24), 1.5)
    assert low.taken == [View.STRAIGHT, View.UP]


def test_a_head_turned_too_far_is_told_to_turn_back_a_little():
    at = desk()
    at.show(STRAIGHT)
    progress = at.show((40, 0), 1.5, reason=QualityReason.TURNED)
    assert progress.hint.sentence == "A little less."
    assert progress.hint.arrow is Arrow.RIGHT
    assert len(progress.shots) == 1


def test_a_moving_head_is_not_taken():
    at = desk()
    for step in range(60):
        at.see(face((0, 0), at=(200 + 5 * step, 240), embedded=True))
    assert at.taken == []


def test_the_best_of_a_hold_is_taken():
    at = desk(1)
    for number, overall in enumerate((70, 95, 60, 80, 75, 60, 60, 60, 60, 60)):
        at.see(face(overall=overall, track=1))
        if at.taken:
            break
        assert number < 10
    assert at.progress.shots[0].face.quality.overall == 95


def test_a_view_keeps_the_very_frame_its_face_was_found_in():
    at = desk(1)
    at.show(STRAIGHT)
    shot = at.progress.shots[0]
    assert shot.frame.number % at.every == 0, "one of the embedded frames"


def test_nothing_is_taken_while_something_hinders_enrolment():
    at = desk(1)
    progress = at.show(quality={"enrolment_reason": QualityReason.MOUTH_OPEN})
    assert at.taken == []
    assert progress.hint.sentence == "Close your mouth."
    progress = at.show(reason=QualityReason.GLARE, seconds=1.5)
    assert progress.hint.sentence == "The glasses reflect: tilt your head a little."
    progress = at.show(reason=QualityReason.TOO_SMALL, seconds=1.5)
    assert progress.hint.arrow is Arrow.CLOSER
    assert at.taken == []


def test_lids_over_the_eyes_are_no_closed_eyes_where_somebody_looks_down():
    part = QualityPart(
        QualityKind.EYES_OPEN, 0.1, 20, QualityReason.EYES_CLOSED, hinders="enrolment"
    )
    closed = {"enrolment_reason": QualityReason.EYES_CLOSED, "parts": (part,)}
    at = desk(5)
    at.show(STRAIGHT)
    at.show(DOWN, quality=closed)
    assert View.DOWN in at.taken
    at.show(UP, quality=closed)
    assert View.UP not in at.taken


@pytest.mark.parametrize(
    ("where", "arrow"),
    [
        ((70, 240), Arrow.LEFT),
        ((570, 240), Arrow.RIGHT),
        ((320, 60), Arrow.DOWN),
        ((320, 430), Arrow.UP),
    ],
)
def test_somebody_at_the_border_is_sent_into_the_middle_as_in_a_mirror(where, arrow):
    progress = desk(1).show(at=where, reason=QualityReason.CUT_OFF)
    assert progress.hint.sentence == "Move into the middle."
    assert progress.hint.arrow is arrow
    assert progress.shots == ()


def test_somebody_too_near_is_asked_to_step_back():
    progress = desk(1).show(size=400)
    assert progress.hint.arrow is Arrow.BACK
    assert progress.shots == ()


def test_two_people_are_one_too_many_but_not_somebody_far_behind():
    at = desk(1)
    behind = face(at=(560, 200), size=60, track=2, embedded=False)
    for _ in range(20):
        at.see(face(embedded=False), behind)
    assert at.progress.trouble is Trouble.NONE
    beside = face(at=(540, 240), size=130, track=3, embedded=False)
    for _ in range(20):
        at.see(face(), beside)
    assert at.progress.trouble is Trouble.SEVERAL_FACES
    assert at.progress.hint.sentence == "Only one person, please."
    assert at.taken == []
    at.show()
    assert at.progress.trouble is Trouble.NONE
    assert at.taken == [View.STRAIGHT]


def test_nobody_is_asked_to_come_and_a_missed_face_is_not_spoken_of():
    at = desk(1)
    assert at.nobody().hint.sentence == "Step in front of the camera."
    at.show(embedded=False)
    assert at.progress.hint.is_good
    at.nobody(0.2)
    assert at.progress.hint.is_good
    assert at.nobody(1.2).hint.sentence == "Step in front of the camera."


def test_frames_without_the_lamp_are_passed_over_until_there_are_no_others():
    at = desk(1)
    at.show(embedded=False, seconds=0.5)
    for _ in range(20):
        at.see(face(embedded=False), looked=False)
    assert at.progress.trouble is Trouble.NONE
    for _ in range(20):
        at.see(looked=False)
    assert at.progress.trouble is Trouble.LAMP_OFF
    assert at.show().trouble is Trouble.NONE
    assert at.taken == [View.STRAIGHT]


def test_hints_stay_for_a_while():
    at = desk(1)
    for step in range(60):
        pose = STRAIGHT if step % 4 else (13, 0)
        at.see(face(pose, embedded=False))
    assert len(at.hints) <= 2


def test_somebody_else_is_noticed_and_nothing_is_taken_of_them():
    at = enrolled(desk(), STRAIGHT, LEFT)
    at.nobody(0.6)
    progress = at.show(UP, person=1, track=2)
    assert progress.trouble is Trouble.OTHER_FACE
    assert at.taken == [View.STRAIGHT, View.LEFT]
    assert progress.hint.sentence == "This looks like somebody else."
    assert at.show(UP, track=3).trouble is Trouble.NONE, "the first person is back"
    assert View.UP in at.taken


def test_somebody_else_can_be_kept_instead():
    at = enrolled(desk(3), STRAIGHT, LEFT)
    at.show(STRAIGHT, person=1, track=2)
    progress = at.session.forget_other_face(keep_new=True)
    assert (progress.shots, progress.trouble) == ((), Trouble.NONE)
    for pose in (STRAIGHT, LEFT, RIGHT):
        at.show(pose, person=1, track=2)
    assert at.progress.is_complete
    assert at.progress.trouble is Trouble.NONE


def test_somebody_else_can_be_sent_away():
    at = enrolled(desk(3), STRAIGHT)
    at.show(LEFT, person=1, track=2)
    progress = at.session.forget_other_face(keep_new=False)
    assert progress.trouble is Trouble.NONE
    assert progress.hint.sentence == "Waiting for the first person to come back."
    at.show(LEFT, person=1, track=2)
    assert at.progress.trouble is Trouble.NONE
    assert at.taken == [View.STRAIGHT]
    at.show(LEFT, track=3)
    assert at.taken == [View.STRAIGHT, View.LEFT]


def test_an_operator_can_say_that_it_is_one_person():
    at = enrolled(desk(3), STRAIGHT)
    at.show(LEFT, person=1, track=2)
    assert at.progress.trouble is Trouble.OTHER_FACE
    at.session.trust_face()
    at.show(LEFT, person=1, track=2)
    assert at.taken == [View.STRAIGHT, View.LEFT]


def test_one_odd_look_is_not_yet_somebody_else():
    at = enrolled(desk(3), STRAIGHT)
    at.see(face(LEFT, person=1))
    assert at.progress.trouble is Trouble.NONE
    at.show(LEFT)
    assert at.taken == [View.STRAIGHT, View.LEFT]


def test_views_for_somebody_enrolled_before_are_of_that_person():
    def likeness(embedding: Embedding) -> float:
        return float(embedding.vector @ vector(0))

    session = EnrolmentSession([View.GLASSES], same_from=SAME_FROM, likeness=likeness)
    at = Desk(session)
    assert at.show(person=1).trouble is Trouble.OTHER_FACE
    assert at.show(person=0).is_complete
    assert at.taken == [View.GLASSES]


def test_a_fake_is_refused_until_liveness_takes_it_back():
    at = desk(1)
    at.show(liveness=liveness(LivenessVerdict.SPOOF, 0.9), seconds=0.2)
    assert at.progress.trouble is Trouble.FAKE
    at.show(liveness=liveness(LivenessVerdict.LIVE, 0.1), seconds=2.0)
    assert at.progress.trouble is Trouble.FAKE
    at.show(liveness=liveness(LivenessVerdict.LIVE, 0.1), seconds=2.0)
    assert at.progress.trouble is Trouble.NONE
    assert at.taken == [View.STRAIGHT]
    assert at.progress.liveness.verdict is LivenessVerdict.SPOOF, "the worst stays"


def test_a_decision_that_suspects_a_fake_is_believed():
    at = desk(1)
    verdict = Decision(
        DecisionState.SPOOF, 0, 0.0, 0.4, liveness=liveness(LivenessVerdict.SPOOF, 0.8)
    )
    at.see(face(), decision=verdict)
    assert at.progress.trouble is Trouble.FAKE
    assert at.progress.liveness.spoof_score == 0.8


@pytest.mark.parametrize("judged", [None, LivenessVerdict.LIVE])
def test_a_fake_that_geometry_denies_is_none_that_a_model_judged(judged):
    at = desk(1)
    found = None if judged is None else liveness(judged, 0.1)
    verdict = Decision(DecisionState.SPOOF, 0, 0.0, 0.4, ground=LivenessGround.GEOMETRY)
    at.see(face(liveness=found), decision=verdict)
    assert at.progress.trouble is Trouble.FAKE
    assert at.progress.liveness.verdict is LivenessVerdict.SPOOF
    assert at.progress.liveness.ground is LivenessGround.GEOMETRY


def test_where_no_model_judges_it_is_kept_that_geometry_was_looked_at():
    at = desk(1)
    for ground in (LivenessGround.NONE, LivenessGround.GEOMETRY, LivenessGround.NONE):
        verdict = Decision(DecisionState.UNKNOWN, 0, 0.0, 0.4, ground=ground)
        at.see(face(liveness=liveness(LivenessVerdict.NOT_JUDGED)), decision=verdict)
    assert at.progress.liveness.verdict is LivenessVerdict.NOT_JUDGED
    assert at.progress.liveness.ground is LivenessGround.GEOMETRY


def test_the_worst_live_score_is_kept():
    at = desk(1)
    for score in (0.1, 0.3, 0.2):
        at.see(face(embedded=False, liveness=liveness(LivenessVerdict.LIVE, score)))
    at.see(face(embedded=False, liveness=liveness(LivenessVerdict.CANNOT_JUDGE)))
    assert at.progress.liveness.verdict is LivenessVerdict.LIVE
    assert at.progress.liveness.spoof_score == 0.3


def test_by_hand_the_wanted_view_is_taken_with_a_reason():
    at = desk(3)
    hindered = {"enrolment_reason": QualityReason.COVERED}
    at.show(quality=hindered)
    with pytest.raises(ValueError, match="reason"):
        at.session.take_now("  ")
    progress = at.session.take_now(" wears a bandage ")
    assert progress.taken_now is View.STRAIGHT
    shot = progress.shots[0]
    assert shot.override == "wears a bandage"
    assert shot.face.embedding is not None
    assert at.session.progress.taken_now is None


def test_by_hand_a_face_without_embedding_is_taken_and_gets_it_later():
    at = desk(1)
    at.show(reason=QualityReason.TOO_DARK)
    progress = at.session.take_now("no better light here")
    (shot,) = progress.shots
    assert shot.face.embedding is None
    whole = dataclasses.replace(shot, face=face())
    assert at.session.amend(whole).shots == (whole,)


def test_by_hand_no_embedding_of_somebody_else_gets_in():
    at = enrolled(desk(3), STRAIGHT)
    at.show(LEFT, reason=QualityReason.TOO_DARK)
    shot = at.session.take_now("too dark").shots[1]
    progress = at.session.amend(dataclasses.replace(shot, face=face(LEFT, person=1)))
    assert progress.trouble is Trouble.OTHER_FACE
    assert len(progress.shots) == 1
    assert progress.wanted is View.LEFT


def test_by_hand_nobody_somebody_else_and_a_fake_are_refused():
    at = desk(3)
    assert at.session.take_now("nobody is there").taken_now is None
    enrolled(at, STRAIGHT)
    at.show(LEFT, person=1, track=2)
    assert at.session.take_now("sure").taken_now is None
    at.show(STRAIGHT)
    at.show(liveness=liveness(LivenessVerdict.SPOOF, 0.9))
    assert at.session.take_now("sure").taken_now is None
    assert at.session.take_now("sure", despite_fake=True).taken_now is View.LEFT


def test_by_hand_no_old_picture_is_taken():
    at = desk(3)
    at.show(reason=QualityReason.TOO_DARK)
    for _ in range(45):
        at.see(face(embedded=False), looked=False)
    assert at.progress.trouble is Trouble.LAMP_OFF
    assert at.session.take_now("in the dark").taken_now is None


def test_a_view_can_be_taken_again():
    at = enrolled(desk(3), STRAIGHT, LEFT, RIGHT)
    assert at.progress.is_complete
    before = at.progress.shots[1]
    progress = at.session.retake(View.LEFT)
    assert not progress.is_complete
    assert progress.wanted is View.LEFT
    at.show(LEFT)
    assert at.progress.is_complete
    assert at.progress.shots[1] is not before
    with pytest.raises(ValueError, match="UP"):
        at.session.retake(View.UP)


def test_a_view_can_be_left_out_and_wanted_again():
    at = enrolled(desk(3), STRAIGHT, LEFT)
    progress = at.session.drop(View.RIGHT)
    assert progress.is_complete
    assert list(progress.filled) == [View.STRAIGHT, View.LEFT]
    assert at.session.retake(View.RIGHT).wanted is View.RIGHT
    assert at.session.drop(View.RIGHT).is_complete


def test_the_last_view_is_never_left_out():
    at = desk(1)
    progress = at.session.drop(View.STRAIGHT)
    assert progress.wanted is View.STRAIGHT


def test_a_view_that_does_not_come_may_be_left_out_after_a_while():
    at = enrolled(desk(3), STRAIGHT)
    at.show(STRAIGHT, 6.0)
    assert not at.progress.is_stuck
    at.nobody(5.0)
    assert not at.progress.is_stuck, "nobody could have shown it"
    at.show(STRAIGHT, 3.0)
    assert at.progress.is_stuck
    at.show(LEFT)
    assert not at.progress.is_stuck


def test_shots_stay_when_no_picture_comes():
    at = enrolled(desk(3), STRAIGHT)
    progress = at.session.blind()
    assert progress.hint.sentence == "No picture comes from the camera."
    assert len(progress.shots) == 1
    for pose in (LEFT, RIGHT):
        at.show(pose, track=9)
    assert at.progress.is_complete


def test_the_ring_fills_on_the_way_to_a_view():
    at = enrolled(desk(3), STRAIGHT)
    parts = []
    for yaw in (0, 4, 8, 12, 16):
        parts.append(at.show((yaw, 0), 0.1, embedded=False).filled[View.LEFT])
    assert parts == sorted(parts)
    assert parts[0] < 0.1
    assert 0.6 <= parts[-1] < 1.0


def test_nothing_changes_once_all_views_are_there():
    at = enrolled(desk(1), STRAIGHT)
    shots = at.progress.shots
    at.nobody()
    at.show(person=1, track=2, liveness=liveness(LivenessVerdict.SPOOF, 0.9))
    assert at.progress.shots == shots
    assert at.progress.trouble is Trouble.NONE
    assert at.progress.is_complete


def test_angles_of_faces_found_coarsely_are_brought_in_line():
    """Landmarks of two sizes of picture differ by 8 degrees of nod; the head doesn't move."""
    at = desk(5)
    for number in range(60):
        refined = number % 6 == 0
        at.see(face((0, 2 if refined else -7), embedded=refined))
    assert at.taken == [View.STRAIGHT]
    for number in range(60):
        refined = number % 6 == 0
        at.see(face((0, -4 if refined else -13), embedded=refined))
    assert at.taken == [View.STRAIGHT], "nobody looked down"


def test_no_views_or_one_twice_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        EnrolmentSession([], same_from=SAME_FROM)
    with pytest.raises(ValueError, match="once"):
        EnrolmentSession([View.LEFT, View.LEFT], same_from=SAME_FROM)


def test_an_offer_is_quick():
    at = enrolled(desk(), STRAIGHT, LEFT, RIGHT)
    spent = []
    for _ in range(300):
        begun = time.thread_time()
        at.see(face(STRAIGHT))
        spent.append(time.thread_time() - begun)
    assert np.median(spent) < 0.001, "with what this test makes around it"
