"""What speaks for and against a match: known where a face is put together of two people's."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from core.comparison.comparing import CancelledError, compare
from core.comparison.face_parts import FacePart, parts_of
from core.comparison.region_picture import AGAINST, FOR, coloured, side_by_side, strength_of
from core.comparison.regions import regions
from core.comparison.sides import SideError, side_of_picture
from core.comparison.values import Comparison, Regions, Side
from core.face import alignment
from core.frame import Picture
from core.pipeline import Pipeline
from tests.core.face.blobs import BlobDetector, PatternEmbedder, pattern, scene


class ColourEmbedder(PatternEmbedder):
    """Takes colours, and embeds their green."""

    takes_colour = True

    def embed(self, chips):
        return super().embed(chips[..., 1] if chips.ndim == 4 else chips)


@pytest.fixture
def patterns() -> Pipeline:
    """Networks by hand: an embedding is the coarse pattern of the chip, region by region."""
    return Pipeline(BlobDetector(), PatternEmbedder())


def side(pipeline: Pipeline, pixels: np.ndarray, *, colour: bool = False) -> Side:
    colours = np.repeat(pixels[..., None], 3, axis=2) if colour else None
    return side_of_picture(pipeline, "picture", Picture(pixels, colours))


def halved(person: int, other: int) -> np.ndarray:
    """A picture whose upper half of the face is one's, the lower the other's."""
    pixels = scene((person, 200, 120, 160))
    pixels[200:280, 200:360] = pattern(other, 160)[80:]
    return pixels


def test_what_is_the_same_speaks_for_and_what_is_another_s_against(patterns):
    one = side(patterns, scene((1, 200, 120, 160)))
    found = regions(patterns, one, side(patterns, halved(1, 2)))
    assert found.one.shape == found.other.shape == (112, 112)
    assert found.similarity == pytest.approx(
        compare(one, side(patterns, halved(1, 2)), 0).similarity, abs=1e-6
    )
    for falls in (found.one, found.other):
        assert falls[16:48, 16:96].mean() > 0
        assert falls[64:96, 16:96].mean() < 0
    other = regions(
        patterns, side(patterns, scene((2, 200, 120, 160))), side(patterns, halved(1, 2))
    )
    assert other.one[16:48, 16:96].mean() < 0 < other.one[64:96, 16:96].mean()


def test_nothing_speaks_against_the_very_same_face(patterns):
    one = side(patterns, scene((1, 200, 120, 160)))
    found = regions(patterns, one, one)
    assert found.similarity == pytest.approx(1, abs=1e-5)
    assert found.one.min() > -1e-3
    assert found.one.max() > 0.01
    assert (found.one == found.other).all()


def test_faces_change_places_with_their_maps(patterns):
    one, other = side(patterns, scene((1, 200, 120, 160))), side(patterns, halved(1, 2))
    there, back = regions(patterns, one, other), regions(patterns, other, one)
    assert there.one == pytest.approx(back.other, abs=1e-5)
    assert there.other == pytest.approx(back.one, abs=1e-5)


def test_colours_and_grey_may_be_compared():
    pipeline = Pipeline(BlobDetector(), ColourEmbedder())
    plain = side(pipeline, scene((1, 200, 120, 160)))
    colours = side(pipeline, halved(1, 2), colour=True)
    found, back = regions(pipeline, plain, colours), regions(pipeline, colours, plain)
    assert found.one[16:48, 16:96].mean() > 0 > found.one[64:96, 16:96].mean()
    assert back.other == pytest.approx(found.one, abs=1e-3)


def test_progress_is_told_and_it_can_be_cancelled(patterns):
    one, other = side(patterns, scene((1, 200, 120, 160))), side(patterns, halved(1, 2))
    told: list[tuple[int, int]] = []
    regions(patterns, one, other, lambda done, total: told.append((done, total)))
    assert [total for _, total in told] == [148] * len(told)
    assert told[-1] == (148, 148)
    assert len(told) > 10
    before = patterns.slots.recogniser.chips
    with pytest.raises(CancelledError):
        regions(patterns, one, other, cancelled=lambda: True)
    assert patterns.slots.recogniser.chips == before


def test_both_pictures_need_a_face(patterns):
    one = side(patterns, scene((1, 200, 120, 160)))
    with pytest.raises(SideError, match="nobody"):
        regions(patterns, one, replace(side(patterns, scene()), name="nobody"))


@pytest.mark.slow  # 148 faces are embedded
def test_a_mouth_of_somebody_else_is_found_by_the_programs_own_network(pipeline, anna, ben):
    chips = [alignment.align(s.picture.grey, s.faces[0].detection.landmarks) for s in (anna, ben)]
    where = np.zeros((112, 112), np.float32)
    where[76:, :] = 1
    where = cv2.GaussianBlur(where, (0, 0), 3)
    chip = np.rint(chips[0] * (1 - where) + chips[1] * where).astype(np.uint8)
    (embedding,) = pipeline.embed_chips([chip])
    face = anna.faces[0]
    detection = replace(face.detection, landmarks=alignment.TEMPLATE)
    made = Side("made", Picture(chip), (replace(face, detection=detection, embedding=embedding),))
    found = regions(pipeline, anna, made)
    by_kind = {part.kind: part.mean for part in parts_of(found)}
    assert by_kind[FacePart.EYES] > 0
    assert min(by_kind, key=by_kind.__getitem__) is FacePart.MOUTH


def test_a_map_is_blue_for_and_orange_against():
    falls = np.zeros((112, 112), np.float32)
    falls[:56], falls[56:] = 0.1, -0.05
    found = Regions(falls, falls, 0.5)
    assert strength_of(found) == pytest.approx(0.1)
    assert strength_of(Regions(falls * 0, falls * 0, 0.5)) > 0
    grey = np.full((224, 224), 100, np.uint8)
    drawn = coloured(grey, falls, strength_of(found))
    assert drawn.shape == (224, 224, 3)
    upper, lower = drawn[20, 100].astype(int), drawn[200, 100].astype(int)
    assert upper[2] > upper[0]
    assert lower[0] > lower[2]
    assert np.abs(upper - np.array(FOR)).sum() < np.abs(upper - 100).sum()
    assert np.abs(lower - np.array(AGAINST)).sum() < np.abs(np.array(AGAINST) - 100).sum()


def test_both_maps_stand_side_by_side(anna, ben):
    falls = np.full((112, 112), 0.1, np.float32)
    drawn = side_by_side(Comparison(anna, ben, 0.2, 0.45, None), Regions(falls, -falls, 0.2))
    assert drawn.shape == (448, 912, 3)
    assert drawn[:, :448, 2].mean() > drawn[:, :448, 0].mean()
    assert drawn[:, 464:, 0].mean() > drawn[:, 464:, 2].mean()
    assert (drawn[:, 448:464] == 255).all()
