"""Coloured pictures made by formula, so that vectors need no picture files."""

from __future__ import annotations

import numpy as np

from tests.vectors.face_pictures import picture


def coloured(width: int, height: int) -> np.ndarray:
    """Return an RGB picture (height, width, 3) in which no two neighbourhoods are alike."""
    return picture(3 * width, height).reshape(height, width, 3)


def smooth(width: int, height: int) -> np.ndarray:
    """Return an RGB picture (height, width, 3) of soft waves, another one in each colour."""
    y, x = np.mgrid[:height, :width]
    waves = [
        np.sin(x / period + shift) + np.cos(y / (period + 3) - shift)
        for period, shift in ((9.0, 0.3), (13.0, 1.1), (21.0, 2.0))
    ]
    return np.round(127.5 + 60 * np.stack(waves, axis=-1)).astype(np.uint8)
