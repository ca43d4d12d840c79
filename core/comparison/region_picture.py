"""A map of regions as a picture: blue speaks for a match, orange against it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.comparison.values import Regions
from core.results import Float32

FOR: Final = (59, 139, 255)
AGAINST: Final = (255, 154, 31)
"""Red, green, blue; told apart with every common kind of colour blindness."""

_FAINTEST: Final = 0.02
"""Falls of the similarity that are shown strong at the least: smaller ones are chance."""

_COVER: Final = 2 / 3
"""How much of the picture the strongest colour covers."""


def strength_of(regions: Regions) -> float:
    """Return the fall of the similarity that is shown strongest: one scale for both maps."""
    return max(_FAINTEST, float(np.abs(regions.one).max()), float(np.abs(regions.other).max()))


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
