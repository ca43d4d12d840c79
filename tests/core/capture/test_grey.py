"""Grey 8-bit pixels from what cameras give."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture import grey

RAMP = np.tile(np.arange(64, dtype=np.uint8) * 4, (48, 1))


@given(bits=st.sampled_from(grey.SENSOR_BITS), seed=st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_the_depth_of_a_full_range_picture_is_found(bits: int, seed: int) -> None:
    values = np.random.default_rng(seed).integers(0, 1 << bits, (60, 80), dtype=np.uint16)
    values[0, :20] = (1 << bits) - 1
    assert grey.sensor_bits(values) == bits
    assert grey.from_bits(values, bits).max() == 255


def test_a_stuck_pixel_does_not_darken_the_picture() -> None:
    values = np.full((480, 640), 1000, np.uint16)
    values[100, 100] = 65535
    assert grey.sensor_bits(values) == 10
    assert grey.from_bits(values, 10)[100, 100] == 255


def test_a_stream_keeps_one_scale_when_the_picture_darkens() -> None:
    stream = grey.StreamGrey()
    bright = np.full((48, 64), 4095, np.uint16)
    dark = np.full((48, 64), 400, np.uint16)
    assert stream(dark).max() == 100  # 10 bits until more is seen
    assert stream(bright).max() == 255
    assert [int(stream(dark).max()) for _ in range(50)] == [25] * 50


def test_colour_becomes_luma_and_grey_stays_exact() -> None:
    stream = grey.StreamGrey()
    assert np.array_equal(stream(cv2.cvtColor(RAMP, cv2.COLOR_GRAY2BGR)), RAMP)
    assert np.array_equal(stream(RAMP[:, :, None]), RAMP)
    assert np.array_equal(stream(cv2.cvtColor(RAMP, cv2.COLOR_GRAY2BGRA)), RAMP)
    yuyv = np.dstack([RAMP, np.full_like(RAMP, 128)])
    assert np.array_equal(stream(yuyv), RAMP)
    red = np.zeros((2, 2, 3), np.uint8)
    red[..., 2] = 255
    assert stream(red)[0, 0] == 76


@pytest.mark.parametrize("shape", [(1, -1), (-1, 1), (-1,)])
def test_bytes_of_a_jpeg_are_decoded(shape: tuple[int, ...]) -> None:
    done, encoded = cv2.imencode(".jpg", RAMP, [cv2.IMWRITE_JPEG_QUALITY, 100])
    assert done
    pixels = grey.StreamGrey()(encoded.reshape(shape))
    assert pixels.shape == RAMP.shape
    assert np.abs(pixels.astype(int) - RAMP).max() <= 3


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((0, 0), np.uint8),
        np.zeros((4, 4), np.complex64),
        np.frombuffer(b"\xff\xd8\xff\xe0 cut off", np.uint8),
        np.zeros((2, 2, 2, 2), np.uint8),
    ],
    ids=["empty", "odd type", "damaged JPEG", "four dimensions"],
)
def test_what_is_no_picture_is_refused(image: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        grey.StreamGrey()(image)


def test_negative_numbers_are_stretched() -> None:
    values = np.array([[-5.0, 0.0, 5.0]], np.float32)
    assert grey.from_numbers(values).tolist() == [[0, 128, 255]]
    assert grey.from_numbers(np.full((2, 2), -3, np.int32)).tolist() == [[0, 0], [0, 0]]
