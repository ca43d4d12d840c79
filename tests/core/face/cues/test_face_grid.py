"""Cutting the surroundings of a face out of a frame."""

from __future__ import annotations

import numpy as np
import pytest

from core.face.cues.face_grid import FaceGrid, eye_distance
from tests.core.face.cues.painted_looks import Place

GRID = FaceGrid(-1.0, -0.5, 1.0, 1.5, steps=20)


def test_cells_lie_where_they_should():
    place = Place(x=300.0, y=150.0, between=50.0)
    x, y = GRID.places()
    assert x.shape == y.shape == GRID.size[::-1] == (40, 40)
    cells = np.stack([np.arange(40) + 0.0, np.arange(40) + 0.0, np.ones(40)])
    found = GRID.to_frame(place.landmarks) @ cells
    assert found[0] == pytest.approx(300 + 50 * x[0])
    assert found[1] == pytest.approx(150 + 50 * y[:, 0])
    assert eye_distance(place.landmarks) == pytest.approx(50.0)


def test_a_tilted_face_is_cut_upright():
    ramp = np.tile(np.arange(200, dtype=np.uint8), (200, 1))
    eyes = np.array([[100, 80], [100, 120]], np.float32)  # the head lies on its side
    cut = GRID.cut(ramp, GRID.to_frame(eyes))
    assert np.ptp(cut[20].astype(int)) == 0
    assert cut[-1, 0] < cut[0, 0]


def test_beyond_the_frame_is_told():
    shape = (480, 640)
    assert GRID.inside(GRID.to_frame(Place(x=300, y=150).landmarks), shape)
    assert not GRID.inside(GRID.to_frame(Place(x=30, y=150).landmarks), shape)
    assert not GRID.inside(GRID.to_frame(Place(x=300, y=440).landmarks), shape)
