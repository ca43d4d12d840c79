"""How the light falls off from the middle of a face to its cheeks."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_Y, _X = np.mgrid[:112, :112]
_MIDDLE: Final = np.flatnonzero(((_X - 56) / 13) ** 2 + ((_Y - 72) / 20) ** 2 <= 1)
"""Nose, mouth and what lies between the eyes."""

_FACE: Final = (((_X - 56) / 34) ** 2 + ((_Y - 68) / 40) ** 2 <= 1) & (_Y > 56) & (_Y < 100)
_CHEEKS: Final = (np.flatnonzero(_FACE & (_X < 32)), np.flatnonzero(_FACE & (_X > 80)))

_LEAST: Final = 1e-3


def measure(chip: Grey) -> float:
    """Return the light in the middle of a face by that on its brighter cheek.

    About 1 under a lamp beside the lens, more when the lamp is very near, less in light from
    the side or from behind, whatever the brightness of the picture.

    Parameters
    ----------
    chip
        The aligned face, grey (112, 112), levels as the square root of light.
    """
    middle = _light(chip, _MIDDLE)
    cheek = max(_light(chip, region) for region in _CHEEKS)
    return max(middle, _LEAST) / max(cheek, _LEAST)


def _light(chip: Grey, region: NDArray[np.intp]) -> float:
    # Cameras and photographs store about the square root of light.
    levels = chip.take(region).astype(np.float32)
    return float(levels @ levels) / (255.0 * 255.0 * region.size)
