"""Reflections of glasses: bright patches around the eyes, larger than an eye's own glint."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

# Of each eye in a chip: what a lens covers, and the cheek below it that it is compared with.
_SURROUNDINGS: Final = tuple((slice(43, 62), slice(x - 13, x + 14)) for x in (38, 74))
_CHEEKS: Final = tuple((slice(64, 77), slice(x - 8, x + 9)) for x in (38, 74))

_BRIGHTER: Final = 1.4
"""So many times the cheek's level is no skin: 1 % of plain faces (ORL) have 7 % of it there."""

_CLIPPED: Final = 250.0
_DARKEST: Final = 60.0  # below that it is noise
_CHEEK_TOO_BRIGHT: Final = 220.0
"""On a face as bright as that, overexposed skin looks like a reflection."""

_GLINT: Final = 6
"""Pixels of a chip that an eye's own glint covers at most."""


def measure(chip: Grey) -> float:
    """Return the share of the surroundings of both eyes that reflections cover, 0 to 1.

    One covered eye alone gives at most 0.5. A thin veil over an eye is not seen.

    Parameters
    ----------
    chip
        The aligned face, grey (112, 112).
    """
    shares = [
        _share(chip[eye], chip[cheek]) for eye, cheek in zip(_SURROUNDINGS, _CHEEKS, strict=True)
    ]
    return sum(shares) / len(shares)


def _share(eye: Grey, cheek: Grey) -> float:
    skin = float(np.partition(cheek, cheek.size // 2, axis=None)[cheek.size // 2])  # median
    if skin > _CHEEK_TOO_BRIGHT:
        return 0.0
    bright = eye >= min(_CLIPPED, max(_BRIGHTER * skin, _DARKEST))
    if np.count_nonzero(bright) <= _GLINT:
        return 0.0
    _, _, stats, _ = cv2.connectedComponentsWithStats(bright.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    return float(areas[areas > _GLINT].sum()) / eye.size
