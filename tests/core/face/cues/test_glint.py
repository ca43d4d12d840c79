"""The lamp's image on the eyes."""

from __future__ import annotations

import pytest

from core.cue_values import Abstention, CueReading
from core.face.cues.glint import GlintWatch
from core.frame import Lamp
from tests.core.face.cues.painted_looks import (
    Place,
    exposed,
    face,
    fitness,
    look,
    watched,
    with_spots,
)

PLACE = Place()


def seen(lit, unlit=None, times=8, place=PLACE, jitter=0.7, **about) -> CueReading:
    looks = [
        look(
            0.1 * k,
            exposed(lit, k),
            place,
            unlit=None if unlit is None else exposed(unlit, 100 + k),
            jitter=jitter,
            **about,
        )
        for k in range(times)
    ]
    return watched(GlintWatch(), looks)


@pytest.mark.parametrize("between", [40.0, 60.0, 95.0])
def test_eyes_show_the_lamp_and_sheets_do_not(between):
    place = Place(between=between)
    plain = face(place)
    eyes = seen(with_spots(plain, place, 0.7), place=place)
    paper = seen(plain, place=place)
    assert eyes.abstains is paper.abstains is None
    assert eyes.value is not None
    assert eyes.value > 0.8
    assert eyes.denial < -0.5
    assert paper.value is not None
    assert paper.value < 0.3
    assert paper.denial > 0.5


def test_a_printed_glint_is_no_brighter_than_paper():
    light = face(PLACE)
    assert seen(with_spots(light, PLACE, 0.1)).denial > 0.3


def test_a_spot_that_stays_without_the_lamp_is_not_the_lamp():
    plain = face(PLACE)
    with_lamp = with_spots(plain, PLACE, 0.7)
    assert seen(with_lamp, 0.3 * plain).denial < -0.5
    assert seen(with_lamp, 0.3 * with_lamp).denial > 0.3


def test_one_reflection_in_one_eye_is_not_enough():
    plain = face(PLACE)
    both = with_spots(plain, PLACE, 0.7)
    both[:, :200] = plain[:, :200]
    assert seen(both).denial > 0.3


def test_unlit_frames_too_dark_to_show_the_eyes_are_not_used():
    plain = face(PLACE)
    assert seen(with_spots(plain, PLACE, 0.7), 0.001 * plain).denial < -0.5


@pytest.mark.parametrize(
    ("place", "quality", "why"),
    [
        (Place(between=30), fitness(Place(between=30)), Abstention.TOO_SMALL),
        (PLACE, fitness(PLACE, eyes_open=None), Abstention.EYES_HIDDEN),
        (PLACE, fitness(PLACE, eyes_open=0.2), Abstention.EYES_HIDDEN),
        (PLACE, fitness(PLACE, yaw=30.0), Abstention.EYES_HIDDEN),
        (Place(x=32.0), fitness(PLACE), Abstention.CUT_OFF),
    ],
)
def test_it_abstains(place, quality, why):
    assert seen(face(place), place=place, quality=quality).abstains is why


def test_in_the_sun_the_lamp_can_hardly_be_seen():
    light = face(PLACE)
    assert seen(light, 0.7 * light).abstains is Abstention.OTHER_LIGHT


def test_where_nothing_tells_that_the_lamp_is_on_its_absence_says_nothing():
    plain = face(PLACE)
    assert seen(plain, lamp=Lamp.UNKNOWN).abstains is Abstention.OTHER_LIGHT
    assert seen(with_spots(plain, PLACE, 0.7), lamp=Lamp.UNKNOWN).denial < -0.5


def test_it_abstains_where_nothing_could_be_brighter_than_skin():
    assert seen(face(PLACE) * 3).abstains is Abstention.TOO_NOISY
    assert seen(face(PLACE) * 0.02).abstains is Abstention.TOO_NOISY


def test_it_abstains_at_first():
    assert seen(face(PLACE), times=3).abstains is Abstention.TOO_SHORT
