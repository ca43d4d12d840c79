"""Alignment is the vendor's to the last bit, and degenerate landmarks are refused."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.face.alignment import TEMPLATE, AlignmentError, align, similarity_transform
from core.wording import PlainError


def test_template_is_the_published_one_shifted_in_float32():
    assert TEMPLATE.dtype == np.float32
    assert not TEMPLATE.flags.writeable
    np.testing.assert_array_equal(
        TEMPLATE[:, 0],
        np.array([30.2946, 65.5318, 48.0252, 33.5493, 62.7299], np.float32) + np.float32(8),
    )
    np.testing.assert_allclose(TEMPLATE[0], [38.294601, 51.696301], atol=1e-6)


def test_transform_equals_the_vendors_bit_for_bit(vectors):
    for landmarks, matrix in zip(vectors["landmarks"], vectors["matrices"], strict=True):
        np.testing.assert_allclose(similarity_transform(landmarks), matrix, rtol=0, atol=1e-12)
    # The last bit depends on the linear algebra library, so most must be equal, not all.
    equal = sum(
        np.array_equal(similarity_transform(landmarks), matrix)
        for landmarks, matrix in zip(vectors["landmarks"], vectors["matrices"], strict=True)
    )
    assert equal >= 0.9 * len(vectors["matrices"])


def test_template_maps_onto_itself():
    np.testing.assert_allclose(similarity_transform(TEMPLATE), [[1, 0, 0], [0, 1, 0]], atol=1e-5)


def test_transform_never_mirrors():
    mirrored = TEMPLATE * [-1, 1] + [200, 0]
    assert np.linalg.det(similarity_transform(mirrored)[:, :2]) > 0


def test_chip_of_an_upright_face_is_the_plain_cut(tmp_path):
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 256, (200, 300)).astype(np.uint8)
    chip = align(pixels, TEMPLATE + np.float32([40, 30]))
    assert chip.shape == (112, 112)
    assert chip.dtype == np.uint8
    np.testing.assert_allclose(chip, pixels[30:142, 40:152], atol=1)


def test_chip_is_warp_affine_with_its_defaults():
    rng = np.random.default_rng(4)
    pixels = rng.integers(0, 256, (120, 90)).astype(np.uint8)
    landmarks = TEMPLATE.astype(np.float64) * 0.7 + [25, -9] + rng.normal(0, 1, (5, 2))
    expected = cv2.warpAffine(
        pixels,
        similarity_transform(landmarks),
        (112, 112),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=0,
    )
    np.testing.assert_array_equal(align(pixels, landmarks), expected)
    assert (align(pixels, landmarks)[:5] == 0).all(), "black beyond the picture"


@pytest.mark.parametrize(
    "landmarks",
    [
        np.full((5, 2), 7.0),
        np.stack([np.arange(5.0), 2 * np.arange(5.0)], 1),
        np.full((5, 2), np.nan),
        np.vstack([TEMPLATE[:4], [[np.inf, 0]]]),
    ],
    ids=["one point", "one line", "not a number", "infinite"],
)
def test_degenerate_landmarks_are_refused(landmarks):
    with pytest.raises(AlignmentError) as error:
        align(np.zeros((50, 50), np.uint8), landmarks)
    assert isinstance(error.value, PlainError)
    assert str(error.value).endswith(".")


def test_wrong_shape_is_a_programming_error():
    with pytest.raises(ValueError, match="five landmarks"):
        similarity_transform(np.zeros((10,)))
