import pytest

from core.liveness_test.values import Plan, Presentation, Species
from gui.liveness_test.steps import Steps
from gui.liveness_test.values import StepState

PLAN = Plan({Species.LIVE: 3, Species.FLAT_PRINT: 2, Species.MASK: 1})


@pytest.fixture
def steps():
    return Steps(PLAN, people=2)


def states(steps):
    return [step.state.value for step in steps.course().steps]


def presented(number, species, person=1):
    return Presentation(number, species, person, f"{number:03}.fdrec", "0" * 64)


def test_kinds_come_one_after_the_other_and_people_in_turn(steps):
    course = steps.course()
    assert [(step.species.value, step.person) for step in course.steps] == [
        ("live", 1),
        ("live", 2),
        ("live", 1),
        ("flat-print", 1),
        ("flat-print", 2),
        ("mask", 1),
    ]
    assert (course.now, course.last, course.can_finish) == (0, None, False)


def test_recording_goes_on_to_the_next_and_the_last_can_be_repeated(steps):
    steps.record(0, 1)
    steps.judge(1, seen=True)
    steps.record(1, 2)
    course = steps.course()
    assert states(steps)[:3] == ["done", "looked-at", "open"]
    assert (course.now, course.last, course.can_finish) == (2, 1, True)
    steps.reopen(2, now=True)
    assert (steps.now, steps.course().last, steps.numbers) == (1, None, (1,))
    steps.record(1, 2)  # the number is free again
    assert steps.now == 2


def test_what_showed_no_face_comes_again_in_its_turn(steps):
    for index in range(4):
        steps.record(index, index + 1)
    steps.reopen(2, now=False)
    assert steps.now == 4
    steps.skip()
    steps.skip()
    assert steps.now == 1  # what is open still comes before the end


def test_what_was_left_out_can_be_made_up_for(steps):
    steps.record(0, 1)
    steps.skip()
    steps.skip_kind(Species.FLAT_PRINT)
    assert states(steps) == ["looked-at", "left-out", "open", "left-out", "left-out", "open"]
    steps.record(2, 2)
    steps.record(5, 3)
    steps.judge(3, seen=False)
    assert steps.now is None
    steps.make_up()
    assert steps.now == 1
    # The mask showed no face: it may be shown again, and its recording stays until then.
    assert steps.step(5).state is StepState.OPEN
    assert steps.step(5).number == 3


def test_skipping_at_the_end_leaves_nothing_to_do(steps):
    for _ in range(7):
        steps.skip()
    assert steps.now is None
    assert set(states(steps)) == {"left-out"}


def test_a_test_that_was_begun_goes_on_where_it_was_left():
    done = (
        presented(1, Species.LIVE, 2),
        presented(3, Species.MASK),
        presented(4, Species.PHONE),  # not in the plan any more
    )
    steps = Steps(PLAN, 2, done, unseen={3})
    assert steps.numbers == (1, 3, 4)
    assert steps.step(1).number == 1
    assert steps.step(5).state is StepState.UNSEEN
    assert steps.now == 0
    assert len(steps.course().steps) == 7


def test_a_number_that_was_taken_out_changes_nothing(steps):
    steps.judge(9, seen=True)
    steps.reopen(9, now=True)
    assert set(states(steps)) == {"open"}
