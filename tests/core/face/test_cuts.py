"""What a network sees of a face is the vendor's to the last bit."""

from __future__ import annotations

import zlib

import cv2
import numpy as np
import pytest

from core.face.cuts import cut_box, padded_crop
from core.models.contract import FaceCut
from tests.vectors.face_pictures import picture
from tests.vectors.vendor.chip_cases import DUMMIES, crop_cases


def literal_crop(pixels, box):
    """The steps of the description one by one, pixel by pixel; no shared code."""
    rows, columns = pixels.shape
    x1, y1, x2, y2 = int(box[0]), int(box[1]), int(box[2]), int(box[3])
    w, h = x2 - x1 + 1, y2 - y1 + 1
    ex, ey = int(w * 16 / 112), int(h * 16 / 112)
    x1, x2, y1, y2 = x1 - ex, x2 + ex, y1 - ey, y2 + ey
    x1, y1 = min(max(x1, 0), columns - 1), min(max(y1, 0), rows - 1)
    x2, y2 = min(max(x2, 0), columns - 1), min(max(y2, 0), rows - 1)
    w, h = x2 - x1 + 1, y2 - y1 + 1
    n = max(w, h)
    if w > h:
        y1 = y1 - int((w - h) / 2)
        y2 = y1 + w - 1
        y1, y2 = min(max(y1, 0), rows - 1), min(max(y2, 0), rows - 1)
    else:
        x1 = x1 - int((h - w) / 2)
        x2 = x1 + h - 1
        x1, x2 = min(max(x1, 0), columns - 1), min(max(x2, 0), columns - 1)
    left, top = int((n - (x2 - x1 + 1)) / 2), int((n - (y2 - y1 + 1)) / 2)
    square = [[127] * n for _ in range(n)]
    for y in range(y1, y2 + 1):
        square[top + y - y1][left : left + x2 - x1 + 1] = pixels[y, x1 : x2 + 1].tolist()
    scaled = cv2.resize(np.array(square, np.uint8), (128, 128), interpolation=cv2.INTER_LINEAR)
    return scaled[8:120, 8:120]


def test_crop_equals_the_vendors(vectors):
    cases = zip(vectors["sizes"], vectors["boxes"], vectors["crop_crc32"], strict=True)
    for (width, height), box, expected in cases:
        crop = padded_crop(picture(int(width), int(height)), box)
        assert zlib.crc32(crop.tobytes()) == expected, (width, height, box)


@pytest.mark.parametrize(("name", "expansion", "seed"), [("crops", 16, 21), ("wide_crops", 96, 22)])
def test_crops_of_random_boxes_are_the_vendors_in_colour_and_grey(name, expansion, seed):
    # 3,000 boxes as the vendor's code cuts them, and 500 as its model card says.
    with np.load(DUMMIES / "chip_models.npz") as file:
        wanted = file[name]
    cases = crop_cases({"crops": 3000, "wide_crops": 500}[name], seed)
    cut = FaceCut("padded", expansion)
    together = len(cases) // len(wanted)
    for index, sums in enumerate(wanted):
        colour = grey = 0
        for case in cases[index * together : (index + 1) * together]:
            colour = zlib.crc32(cut_box(case.pixels, case.box, cut).tobytes(), colour)
            levels = np.ascontiguousarray(case.pixels[..., 0])
            grey = zlib.crc32(cut_box(levels, case.box, cut).tobytes(), grey)
        assert (colour, grey) == tuple(sums), index


def test_crop_equals_the_description_on_random_boxes():
    rng = np.random.default_rng(5)
    for _ in range(300):
        width, height = rng.integers(30, 160, 2)
        pixels = rng.integers(0, 256, (height, width)).astype(np.uint8)
        x, y = rng.uniform(-40, width - 1), rng.uniform(-40, height - 1)
        box = np.array([x, y, max(x, 0) + rng.uniform(1, 150), max(y, 0) + rng.uniform(1, 150)])
        np.testing.assert_array_equal(padded_crop(pixels, box), literal_crop(pixels, box))


@pytest.mark.parametrize(
    "box", [(0, 0, 49, 49), (10.9, 10.9, 49.2, 30.1), (-20, 5, 30, 200), (90, 70, 300, 90)]
)
def test_crop_at_every_border(box):
    pixels = picture(100, 80)
    crop = padded_crop(pixels, np.array(box, np.float32))
    assert crop.shape == (112, 112)
    assert crop.flags.c_contiguous
    np.testing.assert_array_equal(crop, literal_crop(pixels, box))


@pytest.mark.parametrize("box", [(-30, 5, -2, 20), (5, 90, 20, 99), (30, 5, 20, 40)])
def test_box_without_picture_is_refused(box):
    with pytest.raises(ValueError, match="nothing in common"):
        padded_crop(picture(60, 60), np.array(box, np.float32))


@pytest.mark.parametrize("expansion", [16, 96])
def test_a_crop_that_is_not_centred_is_that_of_a_picture_with_grey_around_it(expansion):
    rng = np.random.default_rng(8)
    around = 400
    for _ in range(200):
        width, height = rng.integers(60, 120, 2)
        pixels = rng.integers(0, 256, (height, width, 3)).astype(np.uint8)
        framed = np.full((height + 2 * around, width + 2 * around, 3), 127, np.uint8)
        framed[around:-around, around:-around] = pixels
        x, y = rng.integers(-40, width - 1), rng.integers(-40, height - 1)
        box = np.array([x, y, max(x, 0) + rng.integers(1, 99), max(y, 0) + rng.integers(1, 99)])
        np.testing.assert_array_equal(
            padded_crop(pixels, box, expansion=expansion, centred=False),
            padded_crop(framed, box + around, expansion=expansion),
        )


def test_away_from_the_border_both_ways_are_the_same():
    pixels = picture(200, 200)
    for box in [(60, 70, 120, 130), (80.5, 60.2, 120.9, 140.7), (60, 80, 141, 120)]:
        np.testing.assert_array_equal(
            padded_crop(pixels, np.array(box)), padded_crop(pixels, np.array(box), centred=False)
        )


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e30])
@pytest.mark.parametrize("cut", [FaceCut("padded", centred=False), FaceCut("square")])
def test_a_box_without_a_sensible_size_is_refused_or_cut_at_the_border(number, cut):
    pixels = picture(60, 50)
    box = np.array([5, 5, number, 40], np.float64)
    if cut.kind == "square" and number == 1e30:
        np.testing.assert_array_equal(
            cut_box(pixels, box, cut), cut_box(pixels, np.array([5, 5, 60, 40]), cut)
        )
        return
    with pytest.raises(ValueError, match="the box"):
        cut_box(pixels, box, cut)


def test_a_chip_is_not_cut_by_a_box():
    with pytest.raises(ValueError, match="chip is not cut by a box"):
        cut_box(picture(60, 60), np.array([5, 5, 20, 20]), FaceCut("chip"))
