"""Enlarged chips show what the recogniser sees."""

import cv2
import numpy as np
import pytest

from core.capture.picture import MEGAPIXELS
from core.comparison.pasting import pasted
from core.comparison.sides import SideError
from core.comparison.viewing import enlarged_chip, matched
from core.face.alignment import TEMPLATE, align
from core.frame import Picture

POINTS = TEMPLATE * 2.0 + np.array([40, 30], np.float32)


@pytest.fixture
def picture():
    noise = np.random.default_rng(1).integers(0, 256, (60, 60), np.uint8)
    return Picture(np.asarray(cv2.resize(noise, (320, 300), interpolation=cv2.INTER_CUBIC)))


def test_at_scale_one_it_is_the_chip_itself(picture):
    assert (enlarged_chip(picture, POINTS, 1) == align(picture.grey, POINTS)).all()


def test_an_enlarged_chip_shows_the_same_part(picture):
    large = enlarged_chip(picture, POINTS, 5)
    assert large.shape == (560, 560)
    small = cv2.resize(large, (112, 112), interpolation=cv2.INTER_AREA).astype(int)
    apart = np.abs(small - align(picture.grey, POINTS).astype(int))[2:-2, 2:-2]
    assert apart.mean() < 4
    shifted = np.abs(np.roll(small, 1, axis=1) - align(picture.grey, POINTS).astype(int))[
        2:-2, 2:-2
    ]
    assert apart.mean() < shifted.mean() / 3


def test_colours_stay(picture):
    colour = np.stack([picture.grey, picture.grey // 2, picture.grey // 4], axis=2)
    assert enlarged_chip(Picture(picture.grey, colour), POINTS, 2).shape == (224, 224, 3)


def test_brightness_alone_is_no_difference(picture):
    darker = (picture.grey * 0.5 + 20).astype(np.uint8)
    apart = np.abs(matched(picture.grey, darker).astype(int) - picture.grey.astype(int))
    assert apart.mean() < 3


def test_a_pasted_picture_is_one_as_from_a_file(tmp_path):
    from PIL import Image

    from core.capture.picture import read_colour_picture

    colours = np.random.default_rng(2).integers(0, 256, (40, 50, 3), np.uint8)
    Image.fromarray(colours).save(tmp_path / "x.png")
    read, made = read_colour_picture(tmp_path / "x.png"), pasted(colours)
    assert (read.grey == made.grey).all()
    assert made.colour is not None
    assert (read.colour == made.colour).all()
    assert pasted(np.full((8, 8, 3), 90, np.uint8)).colour is None


def test_a_pasted_picture_that_is_too_large_is_refused():
    colours = np.broadcast_to(np.uint8(0), (10_001, MEGAPIXELS * 100, 3))
    with pytest.raises(SideError, match="megapixels"):
        pasted(colours)
