"""What a network sees of a face is the vendor's to the last bit."""

from __future__ import annotations

import zlib

import cv2
import numpy as np
import pytest

from core.face.cuts import padded_crop
from tests.vectors.face_pictures import picture


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


def test_crop_equals_the_description_on_random_boxes():
    rng = np.random.default_rng(5)
    for _ in range(3000):
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
