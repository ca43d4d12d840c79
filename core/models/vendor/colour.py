"""Pictures at the door of the vendor's detectors, which all see three colours."""

from __future__ import annotations

import cv2
import numpy as np

from core.models.contract import Pixels
from core.models.stages import SMALLEST_SIDE


def as_rgb(pixels: Pixels) -> Pixels:
    """Return a picture in RGB; a grey one with its level in all three channels.

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3); H and W at least 16.

    Returns
    -------
    Shape (H, W, 3), contiguous.

    Raises
    ------
    ValueError
        If the array is no such picture.
    """
    if (
        pixels.dtype != np.uint8
        or pixels.ndim not in (2, 3)
        or pixels.shape[2:] not in ((), (3,))
        or min(pixels.shape[:2]) < SMALLEST_SIDE
    ):
        raise ValueError(
            "a detector takes 8-bit pixels, grey (H, W) or colour (H, W, 3), of at least "
            f"{SMALLEST_SIDE} a side, not {pixels.dtype} {pixels.shape}"
        )
    if pixels.ndim == 2:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB), np.uint8)
    return np.ascontiguousarray(pixels)
