import gc
import sys

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gui.frame_image import scaled_image, to_image, to_pixels


def ramp(height, width):
    return (np.arange(height * width) % 251).reshape(height, width).astype(np.uint8)


@pytest.mark.parametrize("width", [1, 2, 3, 63, 64, 641])
def test_every_width_keeps_its_rows_straight(width):
    pixels = ramp(7, width)
    assert np.array_equal(to_pixels(to_image(pixels)), pixels)


def test_a_picture_keeps_its_pixels_alive_and_lets_go_of_them():
    pixels = ramp(48, 64)
    before = sys.getrefcount(pixels)
    images = [to_image(pixels) for _ in range(100)]
    copies = [QImage(image) for image in images]
    wanted = pixels.copy()
    assert np.array_equal(to_pixels(copies[-1]), wanted)
    del images, copies
    gc.collect()
    assert sys.getrefcount(pixels) == before


def test_pixels_of_a_picture_can_no_longer_be_changed():
    pixels = ramp(4, 4)
    to_image(pixels)
    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0] = 1


def test_a_crop_is_taken_though_it_is_not_contiguous():
    pixels = ramp(20, 30)
    crop = pixels[3:9, 5:16]
    assert np.array_equal(to_pixels(to_image(crop)), crop)


def test_scaling_mirrors_only_if_asked():
    pixels = np.zeros((10, 20), np.uint8)
    pixels[:, 10:] = 200
    plain = to_pixels(scaled_image(pixels, 40, 20))
    mirror = to_pixels(scaled_image(pixels, 40, 20, mirrored=True))
    assert plain.shape == (20, 40)
    assert plain[10, 0] == 0
    assert mirror[10, 0] == 200
    assert np.array_equal(mirror[:, ::-1], plain)


def test_colour_pictures_become_grey():
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    assert to_pixels(image).tolist() == [[255] * 3] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((2, 2, 3), np.uint8),
        np.zeros((2, 2), np.uint16),
        np.zeros((0, 2), np.uint8),
    ],
)
def test_what_is_no_grey_picture_is_refused(wrong):
    with pytest.raises(ValueError, match="grey"):
        to_image(wrong)
    with pytest.raises(ValueError, match="null"):
        to_pixels(QImage())
