import pytest

from gui.live.needle import GLIDE, TRAIL, Glide, Memory


def test_it_glides_from_where_it_is():
    glide = Glide()
    glide.aim(0.5, 0.0)
    assert glide.at(0.0) == 0.5
    glide.aim(0.9, 1.0)
    half = glide.at(1.0 + GLIDE / 5)
    assert 0.68 < half < 0.71
    glide.aim(0.1, 1.0 + GLIDE / 5)
    assert glide.at(1.0 + GLIDE / 5) == pytest.approx(half)
    assert not glide.is_still(1.0 + GLIDE)
    assert glide.at(1.0 + 2 * GLIDE) == 0.1
    assert glide.is_still(1.0 + 2 * GLIDE)


def test_with_25_targets_a_second_it_stays_close_behind():
    glide = Glide()
    glide.aim(0.0, 0.0)
    for step in range(1, 26):
        glide.aim(step / 25, step / 25)
    # Targets move by 1 a second, so that what it lacks is how many seconds it is late.
    assert 1.0 - glide.at(1.0) < 0.1


def test_what_vanishes_comes_back_at_once():
    glide = Glide()
    glide.aim(0.5, 0.0)
    glide.aim(None, 0.1)
    assert glide.at(0.1) is None
    assert glide.is_still(0.1)
    glide.aim(0.9, 0.2)
    assert glide.at(0.2) == 0.9


def test_a_trail_fades_in_steps_and_ends():
    memory = Memory()
    memory.note(0.0, 0.5)
    memory.note(1.0, 0.601)
    assert memory.trail(1.5) == ((0.5, 1.0), (0.6, 1.0))
    assert dict(memory.trail(4.5))[0.5] == pytest.approx(0.6)
    assert memory.trail(TRAIL + 0.5) == ((0.6, pytest.approx(0.2)),)
    assert memory.trail(TRAIL + 1.5) == ()


def test_a_needle_that_keeps_still_leaves_a_trail_that_does_too():
    memory = Memory()
    trails = set()
    for step in range(500):
        memory.note(step / 25, 0.601 + 0.004 * (step % 2))
        trails.add(memory.trail(step / 25))
    assert trails == {((0.6, 1.0),)}


def test_a_time_that_goes_back_begins_anew():
    memory = Memory()
    memory.note(5.0, 0.5)
    memory.note(1.0, 0.7)
    assert memory.trail(1.0) == ((pytest.approx(0.7), 1.0),)
