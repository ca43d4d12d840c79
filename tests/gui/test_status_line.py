import pytest

from gui.status_line import Pace


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_the_pace_is_that_of_the_last_seconds():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(300):
        clock.now += 1 / 30
        pace.note(clock.now - 0.04)
    rate, wait = pace.measure()
    assert rate == pytest.approx(30, rel=0.01)
    assert wait == pytest.approx(0.04)


def test_a_few_quick_answers_are_no_pace_yet():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(5):
        clock.now += 0.001
        pace.note(clock.now)
    assert pace.measure() is None


def test_a_pace_that_has_ended_is_forgotten():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(90):
        clock.now += 1 / 30
        pace.note(clock.now)
    clock.now += 10
    assert pace.measure() is None
