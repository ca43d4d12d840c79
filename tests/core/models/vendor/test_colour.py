"""Pictures at the door of the vendor's detectors."""

from __future__ import annotations

import numpy as np
import pytest

from core.models.vendor.colour import as_rgb, shrunk


@pytest.mark.parametrize(("longest", "side"), [(1500, 1500), (1501, 1000)])
def test_only_more_than_the_longest_side_is_shrunk(longest: int, side: int) -> None:
    for shape in ((20, longest, 3), (longest, 20, 3)):
        levels, scale = shrunk(np.full(shape, 0.5, np.float32), 1500, 1000)
        assert max(levels.shape) == side
        assert scale == side / longest
        assert (levels == 0.5).all()


def test_a_pixel_is_left_of_a_thread() -> None:
    levels, scale = shrunk(np.zeros((2, 4000, 3), np.float32), 1500, 1000)
    assert levels.shape == (1, 2000, 3)
    assert scale == 0.5


def test_grey_stands_in_all_three_channels() -> None:
    grey = np.arange(16 * 17).reshape(16, 17).astype(np.uint8)
    np.testing.assert_array_equal(as_rgb(grey), np.stack([grey] * 3, axis=-1))


@pytest.mark.parametrize(
    "pixels", [np.zeros((15, 99)), np.zeros((16, 16, 4)), np.zeros(16), np.zeros((16, 16, 3))]
)
def test_what_is_no_picture_is_refused(pixels: np.ndarray) -> None:
    wrong = pixels if pixels.shape == (16, 16, 3) else pixels.astype(np.uint8)
    with pytest.raises(ValueError, match="a detector takes 8-bit pixels"):
        as_rgb(wrong)
