"""How a face answers the lamp."""

from __future__ import annotations

import numpy as np
import pytest

from core.cue_values import Abstention, CueReading
from core.face.cues.lamp import LampWatch
from core.face.cues.look import Look
from core.frame import Lamp
from tests.core.face.cues.painted_looks import Place, exposed, face, fitness, look, watched

PLACE = Place()
DIM = 0.02


def seen(lit, unlit, times=8, place=PLACE, **about) -> CueReading:
    looks = [
        look(
            0.1 * k,
            exposed(lit, k),
            place,
            unlit=None if unlit is None else exposed(unlit, 100 + k),
            **about,
        )
        for k in range(times)
    ]
    return watched(LampWatch(), looks)


def lamp_and_room(**painted) -> tuple[np.ndarray, np.ndarray]:
    lamp = face(PLACE, **painted)
    room = DIM * np.ones_like(lamp)
    return lamp + room, room


def test_light_falls_off_on_a_head_but_not_on_a_sheet():
    head = seen(*lamp_and_room(fall_off=0.9, beside=0.01))
    sheet = seen(*lamp_and_room(fall_off=0.05, beside=0.35))
    assert head.abstains is None
    assert head.denial < -0.3
    assert sheet.denial == 2.0
    assert head.value is not None
    assert head.value == pytest.approx(0.9 * (0.93**2 - 0.48**2), abs=0.1)
    assert sheet.value == pytest.approx(0.0, abs=0.1)
    assert head.uncertainty is not None
    assert 0.1 <= head.uncertainty < 0.3


def test_a_flat_face_cut_out_is_suspected_less_than_a_whole_sheet():
    cut = seen(*lamp_and_room(fall_off=0.05, beside=0.01))
    assert 0.3 < cut.denial < 1.3


def test_a_screen_gives_its_own_light_while_its_frame_answers_the_lamp():
    x, _ = PLACE.grid()
    around = (np.abs(x) > 1.5) & (np.abs(x) < 2.4)
    own = face(PLACE, beside=0.0) * 0.5
    lamp = np.where(around, 0.3, 0.001).astype(np.float32)
    reading = seen(own + lamp, own)
    assert reading.abstains is None
    assert reading.denial > 0.5


def test_without_an_unlit_frame_little_is_said():
    head = seen(lamp_and_room(fall_off=0.9)[0], None)
    sheet = seen(lamp_and_room(fall_off=0.0, beside=0.35)[0], None)
    assert -0.2 <= head.denial < 0.0 < sheet.denial <= 0.5
    assert sheet.uncertainty is not None
    assert sheet.uncertainty >= 0.3


def test_where_nothing_tells_that_the_lamp_is_on_nothing_is_said():
    sheet = seen(lamp_and_room(fall_off=0.0, beside=0.35)[0], None, lamp=Lamp.UNKNOWN)
    assert sheet.abstains is Abstention.NO_PULSE


def test_a_bright_scarf_around_a_round_face_hardly_counts():
    scarf = seen(*lamp_and_room(fall_off=0.9, beside=0.35))
    assert scarf.denial < 0.3


def test_a_flat_face_says_no_less_while_the_lamp_is_weak():
    lamp = face(PLACE, fall_off=0.0, beside=0.35) * 0.2
    room = 0.3 * face(PLACE, fall_off=0.0, beside=0.35)
    assert seen(lamp + room, room).denial > 1.0


def test_it_abstains_where_all_light_is_other_light():
    light = face(PLACE, fall_off=0.9)
    assert seen(light, light).abstains is Abstention.OTHER_LIGHT


@pytest.mark.parametrize(
    ("place", "about", "times", "why"),
    [
        (Place(between=20), {}, 8, Abstention.TOO_SMALL),
        (PLACE, {"quality": fitness(PLACE, yaw=30.0)}, 8, Abstention.UNCLEAR),
        (PLACE, {}, 2, Abstention.TOO_SHORT),
    ],
)
def test_it_abstains(place, about, times, why):
    lit, unlit = lamp_and_room(fall_off=0.9)
    reading = seen(lit, unlit, times=times, place=place, **about)
    assert reading.abstains is why
    assert reading.value is None


def test_a_clipped_face_says_nothing():
    lit, unlit = lamp_and_room(fall_off=0.9)
    assert seen(lit * 5, unlit).abstains is Abstention.UNCLEAR


def test_what_was_seen_long_ago_is_forgotten():
    watch, (lit, unlit) = LampWatch(), lamp_and_room(fall_off=0.05, beside=0.35)
    looks: list[Look] = [
        look(0.1 * k, exposed(lit, k), PLACE, unlit=exposed(unlit, 50 + k)) for k in range(8)
    ]
    assert watched(watch, looks).denial > 1.0
    assert watch.reading(20.0).abstains is Abstention.TOO_SHORT


def test_landmarks_that_are_not_finite_are_passed_over():
    lit, _ = lamp_and_room(fall_off=0.9)
    lost = Place(x=float("nan"))
    assert watched(LampWatch(), [look(0.0, exposed(lit, 0), lost)]).abstains is not None
