"""Edges of a face by place and direction, whatever the light: what the signs are read from."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]

CELLS: Final = 28
"""Cells along each side of a chip, of 4 pixels."""

DIRECTIONS: Final = 6
"""Of edges; the last plane of a grid holds the levels themselves."""

_TURNS: Final = np.arange(DIRECTIONS) * np.pi / DIRECTIONS
_WAYS: Final = tuple((float(np.cos(turn)), float(np.sin(turn))) for turn in _TURNS)
_WIDE: Final = (7, 7)
_WIDER: Final = (9, 9)


def measure(smooth: Float32) -> Float32:
    """Return the strength of edges in each cell, and its level, against those around it.

    Parameters
    ----------
    smooth
        The aligned face (112, 112), grey levels 0 to 255, smoothed against noise.

    Returns
    -------
    Shape (7, 28, 28): six directions of edges, 0 to about 2, then the level in deviations from
    its surroundings.
    """
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    edges = np.stack([_cells(np.abs(cv2.addWeighted(across, x, down, y, 0.0))) for x, y in _WAYS])
    all_ways = edges.mean(axis=0)
    around = np.asarray(cv2.boxFilter(all_ways, -1, _WIDE))
    # The face's own mean keeps noise in an even place from looking like edges.
    edges = np.sqrt(edges / (around + 0.3 * all_ways.mean() + 1.0))
    levels = _cells(smooth)
    mean = np.asarray(cv2.boxFilter(levels, -1, _WIDER))
    square = np.asarray(cv2.boxFilter(levels * levels, -1, _WIDER))
    spread = np.sqrt(np.maximum(square - mean * mean, 0.0))
    levels = (levels - mean) / (spread + 0.15 * mean + 3.0)
    return np.asarray(np.concatenate([edges, levels[None]]), np.float32)


def _cells(plane: NDArray[Any]) -> Float32:
    return np.asarray(cv2.resize(plane, (CELLS, CELLS), interpolation=cv2.INTER_AREA), np.float32)
