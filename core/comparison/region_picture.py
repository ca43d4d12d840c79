"""A map of regions as a picture: blue speaks for a match, orange against it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.comparison.face_parts import FAINTEST
from core.comparison.values import Comparison, Regions
from core.comparison.viewing import enlarged_chip
from core.results import Float32

FOR: Final = (59, 139, 255)
AGAINST: Final = (255, 154, 31)
"""Red, green, blue; told apart with every common kind of colour blindness."""

_SCALE: Final = 4
_GAP: Final = 16
"""Pixels between the two faces of a saved picture."""

_COVER: Final = 2 / 3
"""How much of the picture the strongest colour covers."""


def strength_of(regions: Regions) -> float:
    """Return the fall of the similarity that is shown strongest: one scale for both maps."""
    return max(FAINTEST, float(np.abs(regions.one).max()), float(np.abs(regions.other).max()))


def coloured(pixels: NDArray[np.uint8], falls: Float32, strength: float) -> NDArray[np.uint8]:
    """Lay a map over an aligned face.

    Parameters
    ----------
    pixels
        The face: a chip, or one of another size that shows the same part; grey (N, N), or
        (N, N, 3).
    falls
        `Regions.one` or `Regions.other`.
    strength
        Of `strength_of`.

    Returns
    -------
    Shape (N, N, 3), red, green, blue.
    """
    side = pixels.shape[0]
    grown = cv2.resize(falls, (side, side), interpolation=cv2.INTER_CUBIC)[..., None]
    share = np.clip(np.abs(grown) / strength, 0.0, 1.0) * _COVER
    colour = np.where(grown > 0, np.array(FOR, np.float32), np.array(AGAINST, np.float32))
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    mixed = grey[..., None] * (1.0 - share) + colour * share
    return np.asarray(np.clip(np.rint(mixed), 0, 255), np.uint8)


def side_by_side(comparison: Comparison, regions: Regions) -> NDArray[np.uint8]:
    """Return both faces with their maps in one picture, (448, 912, 3), red, green, blue."""
    strength = strength_of(regions)
    drawn = []
    for side, falls in ((comparison.one, regions.one), (comparison.other, regions.other)):
        assert side.face is not None  # it was compared
        face = enlarged_chip(side.picture, side.face.detection.landmarks, _SCALE)
        drawn.append(coloured(face, falls, strength))
    gap = np.full((drawn[0].shape[0], _GAP, 3), 255, np.uint8)
    return np.hstack([drawn[0], gap, drawn[1]])
