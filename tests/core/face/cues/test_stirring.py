"""Whether a face ever moves."""

from __future__ import annotations

import math

import pytest

from core.cue_values import Abstention
from core.face.cues.look import Look
from core.face.cues.stirring import StirringWatch
from tests.core.face.cues.painted_looks import Place, exposed, face, look, watched

SECONDS, RATE = 8.0, 2.5


def filmed(moves: float, *, noise: float = 1.5, jitter: float = 0.7, between=60.0) -> list[Look]:
    """A face that moves to and fro by so many pixels."""
    looks = []
    still = face(Place(between=between))
    for k in range(round(SECONDS * RATE)):
        time = k / RATE
        place = Place(x=200 + moves * math.sin(2.6 * time), between=between)
        light = still if moves == 0 else face(place)
        looks.append(look(time, exposed(light, k, noise), place, jitter=jitter))
    return looks


def test_what_stands_is_suspected():
    reading = watched(StirringWatch(), filmed(0.0))
    assert reading.abstains is None
    assert reading.denial == 1.5
    assert reading.value is not None
    assert reading.value < 2.0


@pytest.mark.parametrize("moves", [0.6, 8.0])
def test_what_moves_may_be_anything(moves):
    reading = watched(StirringWatch(), filmed(moves))
    assert reading.abstains is Abstention.UNCLEAR
    assert reading.value is not None
    assert reading.value > 2.0


def test_it_is_said_slowly():
    film = filmed(0.0)
    watch = StirringWatch()
    assert watched(watch, film[:4]).abstains is Abstention.TOO_SHORT
    early = watched(watch, film[4:10]).denial
    assert 0.3 < early < watched(watch, film[10:]).denial


def test_noise_does_not_count_as_stillness():
    reading = watched(StirringWatch(), filmed(0.0, noise=18.0))
    assert reading.abstains in (Abstention.TOO_NOISY, Abstention.UNCLEAR)


def test_it_abstains_far_away():
    reading = watched(StirringWatch(), filmed(0.0, between=25.0))
    assert reading.abstains is Abstention.TOO_SMALL
