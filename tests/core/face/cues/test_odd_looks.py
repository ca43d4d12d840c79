"""What no camera should show, but some do."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from core.face.cues.blink import BlinkWatch
from core.face.cues.depth import STRONGEST, DepthWatch
from core.face.cues.edges import EdgesWatch
from core.face.cues.glint import GlintWatch
from core.face.cues.lamp import LampWatch
from core.face.cues.look import CueWatch, Look
from core.face.cues.stirring import StirringWatch
from core.frame import Frame, Lamp, UnlitNeighbour
from core.results import Detection, FaceLight
from tests.core.face.cues.painted_looks import Place, exposed, face, fitness, look

WATCHES: list[Callable[[], CueWatch]] = [
    DepthWatch,
    LampWatch,
    GlintWatch,
    BlinkWatch,
    EdgesWatch,
    StirringWatch,
]

GOOD = face(Place())


def pixels_of(rng: np.random.Generator) -> np.ndarray:
    match rng.integers(6):
        case 0:
            return np.zeros((320, 400), np.uint8)
        case 1:
            return np.full((320, 400), 255, np.uint8)
        case 2:
            return rng.integers(0, 256, (48, 64)).astype(np.uint8)
        case 3:
            return rng.integers(0, 256, (320, 400)).astype(np.uint8)
        case _:
            return exposed(GOOD, int(rng.integers(100)))


def odd(rng: np.random.Generator, time: float) -> Look:
    pixels = pixels_of(rng)
    place = Place(
        x=float(rng.normal(200, 120)),
        y=float(rng.normal(130, 90)),
        between=float(rng.choice([60.0, 5.0, 140.0])),
    )
    landmarks = place.landmarks
    match rng.integers(8):
        case 0:
            landmarks = np.full((5, 2), np.nan, np.float32)
        case 1:
            landmarks = np.tile(landmarks[:1], (5, 1))
        case 2:
            landmarks = landmarks[::-1].copy()
    unlit = None
    if rng.random() < 0.5:
        other = pixels_of(rng) if rng.random() < 0.3 else pixels // 3
        unlit = UnlitNeighbour(np.ascontiguousarray(other), time - 0.03)
    return Look(
        Frame(round(time * 1000), time, pixels, rng.choice([Lamp.LIT, Lamp.UNKNOWN]), unlit=unlit),
        Detection(np.array([0, 0, 50, 50], np.float32), 0.9, landmarks),
        fitness(place, eyes_open=rng.choice([None, 0.0, 0.5, 1.0]), yaw=float(rng.normal(0, 10))),
        None if unlit is None else FaceLight(0.0, 0.0),
        None if rng.random() < 0.1 else np.zeros((112, 112), np.uint8),
    )


@pytest.mark.parametrize("make", WATCHES)
@pytest.mark.parametrize("seed", range(6))
def test_odd_looks_are_no_error(make, seed):
    rng, watch, time = np.random.default_rng([seed, 5]), make(), 0.0
    assert watch.reading(0.0).abstains is not None
    for _ in range(40):
        time += float(rng.choice([0.03, 0.1, 0.2, 0.2, 1.5]))
        watch.see(odd(rng, time))
        reading = watch.reading(time)
        assert math.isfinite(reading.denial)
        assert abs(reading.denial) <= (STRONGEST if make is DepthWatch else 2.0)
        assert reading.abstains is None or reading.denial == 0.0
        assert reading.value is None or math.isfinite(reading.value)
        assert reading.uncertainty is None or reading.uncertainty > 0


@pytest.mark.parametrize("make", WATCHES)
def test_the_same_frame_again_and_again_is_no_error(make):
    watch, place = make(), Place()
    pixels = exposed(GOOD, 1)
    for k in range(40):
        watch.see(look(0.2 * k, pixels, place, unlit=pixels))
        assert abs(watch.reading(0.2 * k).denial) <= 2.0
