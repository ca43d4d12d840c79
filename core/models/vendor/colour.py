"""Pictures at the door of the vendor's detectors: three colours, and not too large."""

from __future__ import annotations

import cv2
import numpy as np

from core.models.contract import Pixels
from core.models.stages import SMALLEST_SIDE
from core.results import Float32


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


def shrunk(levels: Float32, longest_side: int, scaled_side: float) -> tuple[Float32, float]:
    """Scale a picture down to `scaled_side` pixels if its longer side has over `longest_side`.

    Parameters
    ----------
    levels
        Shape (H, W, 3), in floating point as the vendor scales them.

    Returns
    -------
    The picture and the scale, 1 where nothing was done. At least one pixel a side is left.
    """
    longest, shortest = max(levels.shape[:2]), min(levels.shape[:2])
    if longest <= longest_side:
        return levels, 1.0
    scale = max(scaled_side / longest, 1 / shortest)
    return np.asarray(cv2.resize(levels, (0, 0), fx=scale, fy=scale), np.float32), scale
