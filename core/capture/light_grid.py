"""A frame as a small grid of cells: how bright each is, and how much of it is overexposed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]

COLUMNS, ROWS = 20, 15
CELLS = COLUMNS * ROWS

CLIPPED_LEVEL = 250
"""Grey level from which a pixel counts as overexposed."""

_inner = np.zeros((ROWS, COLUMNS), np.float32)
_inner[ROWS // 4 : -(ROWS // 4), COLUMNS // 4 : -(COLUMNS // 4)] = 1

MIDDLE: Float32 = _inner.ravel()
"""Weights (300,) of the cells: 1 in the middle of the picture, 0 around it."""

_SAMPLES = 160, 120
"""Columns and rows that are looked at, at least where the frame has them: some 60 for a cell."""

_BLACK = 4.0
"""Added before the logarithm, so that noise near black counts little."""


def cells(pixels: NDArray[np.uint8]) -> tuple[Float32, Float32]:
    """Return the mean grey level of each cell, and the share of it that is overexposed.

    Parameters
    ----------
    pixels
        Grey, shape (height, width), 0 to 255, of any size; without pixels all is black.

    Returns
    -------
    levels, clipped
        Shape (300,) each, row by row: 0 to 255, and 0 to 1.
    """
    height, width = pixels.shape
    if not pixels.size:
        return np.zeros(CELLS, np.float32), np.zeros(CELLS, np.float32)
    right, down = max(1, width // _SAMPLES[0]), max(1, height // _SAMPLES[1])
    few = np.ascontiguousarray(pixels[::down, ::right])
    _, bright = cv2.threshold(few, CLIPPED_LEVEL - 1, 1, cv2.THRESH_BINARY)
    return _means(few), _means(np.asarray(bright, np.uint8))


def brightness(levels: Float32) -> Float32:
    """Return the logarithm of levels: a change of exposure is then the same in every cell."""
    return np.asarray(np.log(levels + np.float32(_BLACK)), np.float32)


def _means(grey: NDArray[np.uint8]) -> Float32:
    small = cv2.resize(np.asarray(grey, np.float32), (COLUMNS, ROWS), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).ravel()
