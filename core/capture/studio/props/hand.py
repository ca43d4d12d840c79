"""The hand that holds something up, and the patch of a prop's picture with its skin."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio.mesh import Mesh, grid_mesh
from core.capture.studio.props.prop import Floats

BAND = 48
"""Rows below a prop's picture with the hand's skin."""


def with_skin(ink: Floats) -> NDArray[np.uint8]:
    """Return reflectances (h, w) as a prop's picture: 8 bits, and the hand's skin below."""
    band = np.full((BAND, ink.shape[1]), 0.52, np.float32)
    return np.asarray(cv2.convertScaleAbs(np.vstack([ink, band]), alpha=255), np.uint8)


def hand(edge: float, rows: int, *, low: float = 0.0, deep: float = 0.0) -> list[Mesh]:
    """Return a right hand and forearm that hold a thing by its edge.

    Parameters
    ----------
    edge
        Where the edge is, in centimetres to the viewer's right.
    rows
        Height of the prop's picture without the band.
    low, deep
        By how much the hand lies lower and nearer to the camera.
    """
    parts = [
        ((edge - 1.7, -5.2, 0.9), (0.95, 2.5, 0.75), 1.05),  # thumb, on the front
        ((edge + 1.0, -6.6, -0.6), (1.7, 3.3, 1.5), 0.25),  # ball of the thumb
        ((edge + 1.5, -7.6, -2.2), (2.4, 4.4, 1.6), 0.1),  # hand, behind the edge
        ((edge + 3.4, -21.0, -4.0), (3.3, 14.0, 3.2), 0.12),  # forearm
    ]
    parts += [
        ((edge - 0.2, -9.0 + 1.7 * k, -1.5), (1.7, 0.85, 0.8), 0.1) for k in range(4)
    ]  # fingers, behind
    return [_blob((x, y - low, z + deep), half, tilt, rows) for (x, y, z), half, tilt in parts]


def _blob(
    middle: tuple[float, float, float], half: tuple[float, float, float], tilt: float, rows: int
) -> Mesh:
    a, e = np.meshgrid(np.linspace(-np.pi, np.pi, 17), np.linspace(np.pi / 2, -np.pi / 2, 11))
    x, y = half[0] * np.sin(a) * np.cos(e), half[1] * np.sin(e)
    c, s = np.cos(tilt), np.sin(tilt)
    centre = np.array(middle, np.float32)
    ball = np.stack([c * x - s * y, s * x + c * y, half[2] * np.cos(a) * np.cos(e)], -1)
    places = np.stack([20 + (a + np.pi) * 40, rows + 6 + (e + 1.6) * 10], -1)
    return grid_mesh(
        (centre + ball).astype(np.float32), places.astype(np.float32), gloss=0.3, inside=centre
    )
