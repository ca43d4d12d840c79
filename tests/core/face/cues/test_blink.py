"""Blinks."""

from __future__ import annotations

import math
from functools import cache

import pytest

from core.cue_values import Abstention
from core.face.cues.blink import BlinkWatch, Rate
from core.face.cues.look import Look
from tests.core.face.cues.painted_looks import Place, exposed, face, fitness, look, watched

PLACE = Place()
BLINK = 0.25


@cache
def picture(lids: float):
    return exposed(face(PLACE, lids=lids), round(10 * lids))


def filmed(
    seconds: float, rate: float, blinks=(), *, jumps=(), place: Place = PLACE, eyes=True
) -> list[Look]:
    """A face that blinks at some times; at others only its landmarks say that it does."""
    looks = []
    for k in range(round(seconds * rate)):
        time = k / rate
        shut = any(at <= time < at + BLINK for at in blinks)
        seems = shut or any(at <= time < at + BLINK for at in jumps)
        odds = (-2.0 if seems else 3.0) + 0.3 * math.sin(12.9 * k)
        share = 1 / (1 + math.exp(-odds)) if eyes else None
        pixels = picture(0.0 if shut else 1.0)
        looks.append(look(time, pixels, place, quality=fitness(place, eyes_open=share), jitter=0.5))
    return looks


@pytest.mark.parametrize("rate", [5.0, 8.0, 15.0, 30.0])
def test_blinks_are_counted_at_any_rate(rate):
    reading = watched(BlinkWatch(), filmed(9.0, rate, blinks=(2.0, 4.1, 6.3)))
    assert reading.abstains is None
    assert reading.denial == -1.0
    assert reading.value is not None
    assert reading.value == pytest.approx(60 * 3 / reading.seconds)


def test_their_absence_speaks_slowly_for_a_fake():
    watch = BlinkWatch()
    film = filmed(40.0, 6.0)
    early = watched(watch, film[: 6 * 6])
    late = watched(watch, film[6 * 6 :])
    assert early.value == late.value == 0.0
    assert 0.0 < early.denial < 0.8 < late.denial <= 1.2
    assert early.uncertainty is not None
    assert late.uncertainty is not None
    assert late.uncertainty < early.uncertainty


def test_jumping_landmarks_are_no_blinks():
    reading = watched(BlinkWatch(), filmed(9.0, 15.0, jumps=(2.0, 4.1, 6.3)))
    assert reading.value == 0.0
    assert reading.denial > 0.0


def test_closed_eyes_are_no_blink():
    film = filmed(7.0, 10.0, blinks=(2.0, 2.2, 2.4, 2.6, 2.8, 3.0))
    assert watched(BlinkWatch(), film).value == 0.0


def test_eyes_that_never_open_are_not_watched():
    film = filmed(6.0, 10.0, jumps=[0.25 * k for k in range(24)])
    assert watched(BlinkWatch(), film).abstains is Abstention.EYES_HIDDEN


def test_gaps_are_not_watched():
    film = [one for one in filmed(8.0, 15.0) if one.time % 1.0 < 0.1]
    assert watched(BlinkWatch(), film).abstains is not None


@pytest.mark.parametrize(
    ("film", "why"),
    [
        (filmed(1.5, 10.0), Abstention.TOO_SHORT),
        (filmed(5.0, 6.0, eyes=False), Abstention.EYES_HIDDEN),
        (filmed(5.0, 6.0, place=Place(between=25)), Abstention.TOO_SMALL),
    ],
)
def test_it_abstains(film, why):
    assert watched(BlinkWatch(), film).abstains is why


def test_of_all_counts_one_is_certain():
    rate = Rate(0.22, 1.5)
    total = sum(math.exp(rate.log_probability(count, 12.0)) for count in range(400))
    assert total == pytest.approx(1.0, abs=1e-6)
