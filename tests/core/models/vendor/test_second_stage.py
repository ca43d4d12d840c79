"""Landmarks for boxes without any, from the program's own detector on a drawn face."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.models.contract import DetectorNetwork, ModelError
from core.models.registry import Registry
from core.models.vendor.second_stage import load_finder, with_landmarks
from core.results import Detection, Float32
from tests.core.models.vendor.folders import write_model
from tests.vectors.drawn_face import draw_face

SCORE = 0.9


@pytest.fixture(scope="module")
def finder() -> DetectorNetwork:
    return Registry().load_detector()


def boxes(*rows: list[float]) -> Float32:
    return np.asarray(rows, np.float32).reshape(-1, 4)


def found(pixels: NDArray[np.uint8], finder: DetectorNetwork) -> Detection:
    (face,) = finder.detect(pixels)
    return face


def drawn(x: float, y: float, scale: float) -> NDArray[np.float64]:
    """Where the eyes and the mouth's corners are drawn, shape (4, 2)."""
    return np.array([[-18, -8], [18, -8], [-15, 34], [15, 34]]) * scale + (x, y)


def off(face: Detection, x: float, y: float, scale: float) -> float:
    """Farthest of those from where they were found, in pixels of the face at scale 1."""
    return float(np.abs(face.landmarks[[0, 1, 3, 4]] - drawn(x, y, scale)).max()) / scale


def ask(
    pixels: NDArray[np.uint8], table: Float32, finder: DetectorNetwork
) -> tuple[Detection, ...]:
    return with_landmarks(pixels, table, np.full(len(table), SCORE, np.float32), finder)


@pytest.mark.parametrize(
    ("x", "y", "scale"),
    [(160, 115, 1.0), (60, 60, 0.4), (250, 200, 0.6), (40, 110, 1.0), (160, 30, 0.8)],
    ids=["middle", "small", "corner", "left", "top"],
)
def test_a_box_gets_the_landmarks_of_its_face(
    finder: DetectorNetwork, x: float, y: float, scale: float
) -> None:
    pixels = draw_face(x=x, y=y, scale=scale)
    face = found(pixels, finder)
    size = float(face.box[2] - face.box[0])
    # A box of another detector: the same face, drawn a little smaller and to the side.
    table = face.box[None] + np.asarray([[0.1, 0.12, -0.03, 0.02]], np.float32) * size
    (other,) = ask(pixels, table, finder)
    np.testing.assert_array_equal(other.box, table[0])
    assert other.score == pytest.approx(SCORE)
    assert other.landmarks.dtype == np.float32
    assert off(other, x, y, scale) < 7  # of 86 pixels


def test_colour_and_grey_give_the_same_landmarks(finder: DetectorNetwork) -> None:
    pixels = draw_face()
    table = found(pixels, finder).box[None]
    (grey,), (colour,) = (
        ask(picture, table, finder) for picture in (pixels, np.stack([pixels] * 3, axis=-1))
    )
    np.testing.assert_array_equal(grey.landmarks, colour.landmarks)


def test_each_of_two_faces_gets_its_own_and_the_largest_comes_first(
    finder: DetectorNetwork,
) -> None:
    pixels = np.hstack([draw_face(scale=0.6, width=160, x=90), draw_face(width=200, x=90)])
    large, small = finder.detect(pixels)
    first, second = ask(pixels, np.stack([small.box, large.box]), finder)
    np.testing.assert_array_equal(first.box, large.box)
    assert off(first, 160 + 90, 115, 1.0) < 7
    assert off(second, 90, 115, 0.6) < 7


def test_of_two_boxes_on_one_face_the_better_one_is_kept(finder: DetectorNetwork) -> None:
    pixels = draw_face()
    box = found(pixels, finder).box
    beside = box + np.asarray([35, 0, 35, 0], np.float32)
    for table in (np.stack([box, beside]), np.stack([beside, box])):
        (face,) = ask(pixels, table, finder)
        np.testing.assert_array_equal(face.box, box)


def test_boxes_anywhere_are_looked_at_or_refused(finder: DetectorNetwork) -> None:
    random = np.random.default_rng(3)
    corner = random.uniform(-80, 130, (40, 2))
    table = np.concatenate([corner, corner + random.uniform(0.01, 60, (40, 2))], axis=1)
    edges = [[-20, 5, 0.4, 25], [99.6, 5, 120, 25], [5, -20, 25, 0.2], [5, 79.9, 25, 100]]
    pixels = draw_face(80, 100, 50, 40, 0.5)
    faces = ask(pixels, np.concatenate([table, edges]).astype(np.float32), finder)
    assert len(faces) <= 1


@pytest.mark.parametrize(
    "row",
    [
        [5, 170, 65, 235],
        [250, 5, 310, 70],
        [400, 300, 460, 370],
        [100, 100, 100, 150],
        [100, 150, 160, 90],
        [float("nan"), 0, 50, 50],
        [float("-inf"), 0, 50, 50],
        [-1e9, -1e9, 1e9, 1e9],
        [100, 100, 100.001, 100.001],
    ],
)
def test_a_box_without_a_face_is_refused(finder: DetectorNetwork, row: list[float]) -> None:
    assert ask(draw_face(), boxes(row), finder) == ()


def test_no_boxes_give_no_faces(finder: DetectorNetwork) -> None:
    assert ask(draw_face(), boxes(), finder) == ()


def test_the_landmarks_come_from_the_programs_own_detector(tmp_path: Path) -> None:
    card = write_model(tmp_path, "ulfd", {"checkpoint": b"x"}, default=True)
    whole = Registry(Registry().card("retinaface-mnet025").folder.parent, tmp_path)
    assert load_finder(card, whole).card.name == "retinaface-mnet025"
    with pytest.raises(ModelError, match="ULFD finds faces but not the five points"):
        load_finder(card, Registry(tmp_path))
