"""Aligned faces large enough to be looked at: what the recogniser sees, with more pixels."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.alignment import SIDE, similarity_transform
from core.frame import Picture
from core.results import Float32

SCALE: Final = 5
"""An enlarged chip has so many times the pixels of a chip, along each side."""


def enlarged_chip(picture: Picture, landmarks: Float32, scale: int = SCALE) -> NDArray[np.uint8]:
    """Cut out the very part of a picture that a chip shows, `scale` times as large.

    Parameters
    ----------
    landmarks
        Shape (5, 2) as `Detection.landmarks`.
    scale
        1 gives the chip itself.

    Returns
    -------
    Shape (112 * scale, 112 * scale), grey levels, or with a third axis of 3 for red, green and
    blue where the picture has colours; black where it reaches beyond the picture.

    Raises
    ------
    AlignmentError
        As `core.face.alignment.similarity_transform`.
    """
    pixels = picture.grey if picture.colour is None else picture.colour
    matrix = similarity_transform(landmarks) * scale
    matrix[:, 2] += (scale - 1) / 2  # a pixel's middle has whole coordinates
    side = SIDE * scale
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.warpAffine(pixels, matrix, (side, side), flags=method), np.uint8)


def matched(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the grey levels of `other` with mean and spread of those of `one`.

    Pictures that differ in brightness alone then show no difference.

    Parameters
    ----------
    one, other
        Grey, of one shape.
    """
    wanted, spread = float(one.mean()), float(one.std())
    mean, own = float(other.mean()), float(other.std())
    levels = (other.astype(np.float32) - mean) * (spread / max(own, 1.0)) + wanted
    return np.asarray(np.clip(np.rint(levels), 0, 255), np.uint8)
