"""Where each surface of a person lies in the picture of its reflectances, the atlas."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]

WIDTH, HEIGHT = 1440, 1024
DEGREE = 4.0
"""Pixels of the atlas for one degree of azimuth or elevation of the head."""

TOP = 90.0  # elevation of the first row

HAIR = (8, 664, 470, 1016)
CLOTH = (490, 664, 950, 1016)
SKIN = (970, 664, 1430, 1016)
"""Patches below the head: first column, first row, last column, last row."""


def of_direction(azimuth: Float32, elevation: Float32) -> Float32:
    """Return the places (..., 2) of directions in degrees on the head."""
    return np.stack([(azimuth + 180) * DEGREE, (TOP - elevation) * DEGREE], -1).astype(np.float32)


def of_patch(patch: tuple[int, int, int, int], right: Float32, down: Float32) -> Float32:
    """Return the places (..., 2) in a patch for `right` and `down` from 0 to 1."""
    x0, y0, x1, y1 = patch
    return np.stack([x0 + right * (x1 - x0), y0 + down * (y1 - y0)], -1).astype(np.float32)
