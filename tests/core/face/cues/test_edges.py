"""Borders around the face."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.cue_values import Abstention
from core.face.cues import border_lines
from core.face.cues.border_lines import Placing
from core.face.cues.edges import EdgesWatch
from core.face.cues.look import Look
from tests.core.face.cues.painted_looks import HEIGHT, WIDTH, Place, exposed, face, look, watched

DOOR = 0.06


def room() -> np.ndarray:
    """A wall with a door and a shelf behind the face."""
    light = np.full((HEIGHT, WIDTH), 0.01, np.float32)
    light[20:, 20:75] = DOOR
    light[40:46, 300:] = DOOR
    return light


def filmed(seconds: float, *, sheet: bool, sways: float = 12.0, rate: float = 5.0) -> list[Look]:
    looks = []
    for k in range(round(seconds * rate)):
        time = k / rate
        place = Place(
            x=200 + sways * math.sin(1.9 * time), y=120 + 0.6 * sways * math.sin(1.3 * time + 1)
        )
        light = room()
        if sheet:
            x, y = place.grid()
            light[(np.abs(x) < 2.2) & (np.abs(y - 0.3) < 2.2)] = 0.35
        painted = face(place, fall_off=0.5, beside=-1.0)
        light = np.where(painted >= 0, painted, light)
        looks.append(look(time, exposed(light, k), place, jitter=0.7))
    return looks


def test_a_sheet_moves_with_the_face():
    reading = watched(EdgesWatch(), filmed(5.0, sheet=True))
    assert reading.abstains is None
    assert reading.value is not None
    assert reading.value > 4.0
    assert reading.denial > 1.0


def test_a_door_and_a_shelf_stay():
    reading = watched(EdgesWatch(), filmed(5.0, sheet=False))
    assert reading.abstains is None
    assert reading.value == 0.0
    assert -0.2 <= reading.denial < 0.0


def test_what_was_seen_before_the_head_turned_away_is_said_for_seconds_only():
    watch, looks = EdgesWatch(), filmed(5.0, sheet=True)
    assert watched(watch, looks).abstains is None
    assert watch.reading(looks[-1].time + 7.0).abstains is Abstention.TOO_SHORT


def test_a_line_that_stays_for_hours_takes_no_more_room():
    placing = Placing.of(Place().landmarks)
    line = border_lines.Line(complex(20, 120), math.pi / 2, 90.0)
    border = border_lines.Border.begun(line, placing, 60.0, 0.0)
    for k in range(1, 500):
        border.add(line, placing, 60.0, 0.2 * k)
    assert len(border.times) == len(border.staying) == len(border.going) == len(border.lengths)
    assert len(border.times) == 100


@pytest.mark.parametrize("sheet", [True, False])
def test_of_what_does_not_move_nothing_is_said(sheet):
    reading = watched(EdgesWatch(), filmed(4.0, sheet=sheet, sways=0.5))
    assert reading.abstains is Abstention.TOO_STILL


def test_it_abstains_at_first_and_far_away():
    assert watched(EdgesWatch(), filmed(0.6, sheet=True)).abstains is Abstention.TOO_SHORT
    small = Place(between=20)
    far = [look(0.2 * k, exposed(face(small), k), small) for k in range(8)]
    assert watched(EdgesWatch(), far).abstains is Abstention.TOO_SMALL


def test_a_face_that_fills_the_frame_leaves_no_room_for_borders():
    looks = []
    for k in range(10):
        place = Place(x=200 + 30 * math.sin(k), between=110.0)
        looks.append(look(0.2 * k, exposed(face(place), k), place))
    assert watched(EdgesWatch(), looks).abstains is Abstention.CUT_OFF


def test_lines_are_found_where_they_are():
    place = Place()
    found = border_lines.find(exposed(room(), 1), place.landmarks)
    upright = [line for line in found if abs(line.angle - math.pi / 2) < 0.05]
    assert min(abs(line.middle.real - 75) for line in upright) < 3


def test_a_point_goes_where_the_face_goes():
    first = Placing.of(Place().landmarks)
    turned = 1.1 * np.exp(0.2j) * first.points + (30 - 12j)
    assert Placing(turned).moved_from(first, 100 + 50j) == pytest.approx(
        1.1 * np.exp(0.2j) * (100 + 50j) + (30 - 12j)
    )
