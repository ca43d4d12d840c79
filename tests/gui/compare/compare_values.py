"""Sides and comparisons as core would make them, for tests of what the window shows of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.comparison.values import Comparison, Entry, Matrix, Side
from core.frame import Picture
from core.results import Embedding, FaceAnalysis
from tests.gui.live_values import face


def pixels(width=640, height=480, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)


def side(name="ada.png", *faces: FaceAnalysis, colour=False, **more):
    grey = pixels()
    picture = Picture(grey, np.stack([grey] * 3, axis=2) if colour else None)
    found = faces or (face(track=1),)
    return Side(name, picture, tuple(found), **more)


def two_faces(name="group.png"):
    return side(name, face(box=(100, 100, 260, 300)), face(box=(400, 150, 500, 280)))


def with_vector(one: Side, vector) -> Side:
    made = np.asarray(vector, np.float32)
    made = made / np.linalg.norm(made)
    chip = np.full((112, 112), 120, np.uint8)
    found = replace(one.faces[0], embedding=Embedding(made, "sface:0123"), chip=chip)
    return replace(one, faces=(found, *one.faces[1:]))


def comparison(similarity=0.61, threshold=0.45, one=None, other=None):
    return Comparison(one or side(), other or side("bo.png"), similarity, threshold, None)


def matrix(names=("a", "b", "c"), values=None, threshold=0.45):
    chip = np.full((112, 112), 90, np.uint8)
    entries = tuple(Entry(name, chip=chip) for name in names)
    similarities = np.array(
        values if values is not None else [[1, 0.2, 0.6], [0.2, 1, 0.3], [0.6, 0.3, 1]], np.float32
    )
    return Matrix(
        tuple(names),
        tuple(names),
        similarities,
        threshold,
        row_entries=entries,
        column_entries=entries,
    )
