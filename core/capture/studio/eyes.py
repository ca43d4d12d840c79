"""Paint the eyes into the atlas: lids as far open as asked, iris turned where the eye looks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.capture.studio.looks import Looks
from core.capture.studio.skin import FACE, face_points, smooth

Floats = NDArray[Any]
"""Real numbers of any precision; what is returned is float32."""


def region() -> tuple[int, int, int, int]:
    """Columns and rows of the atlas that `paint` changes: x0, y0, x1, y1."""
    return FACE[0] + 100, FACE[1] + 85, FACE[2] - 100, FACE[1] + 190


def paint(
    looks: Looks, skin: NDArray[np.uint8], openness: float, gaze: tuple[float, float]
) -> NDArray[np.uint8]:
    """Return the region's picture.

    Parameters
    ----------
    looks
        Whose eyes.
    skin
        The atlas without eyes, of which the region is repainted.
    openness
        0 closed, 1 open.
    gaze
        How far the iris is moved to the viewer's right and up, in centimetres.
    """
    x0, y0, x1, y1 = region()
    fx, fy = FACE[:2]
    x, y = face_points()
    x, y = x[y0 - fy : y1 - fy, x0 - fx : x1 - fx], y[y0 - fy : y1 - fy, x0 - fx : x1 - fx]
    base = skin[y0:y1, x0:x1].astype(np.float32) / 255
    right = x > 0
    s = np.abs(x) - 3.14  # outwards from the middle of the eye
    t = y - 3.38
    q = np.clip(np.abs(s) / 1.38, 0, 1)
    tilt = (0.06 + looks.eye_tilt) * s
    hang = looks.lids
    top = tilt + (0.62 - hang) * (1 - q**2.2) ** 0.85 - 0.02
    bottom = tilt - 0.40 * (1 - q**2.4)
    closed = bottom + 0.07
    lid = closed + (top - closed) * openness
    within = smooth(1.03, 0.97, np.abs(s) / 1.38)
    hole = smooth(-0.04, 0.04, lid - t) * smooth(-0.04, 0.04, t - bottom) * within
    hole = hole * np.clip(openness * 4, 0, 1)

    gx = np.where(right, gaze[0], -gaze[0])
    r = np.hypot(s - gx + 0.04, t - 0.1 - gaze[1])
    size = looks.iris_size
    white = 0.66 * (1 - 0.22 * np.abs(s) ** 2) * np.ones_like(x)
    angle = np.arctan2(t - 0.1 - gaze[1], s - gx)
    spokes = 1 + 0.10 * np.sin(angle * 23 + looks.seed) + 0.07 * np.sin(angle * 41)
    iris = looks.iris * spokes * (0.8 + 0.35 * np.clip(r / size, 0, 1))
    iris = iris * (1 - 0.55 * np.exp(-(((r - size) / 0.07) ** 2)))
    eye = white + (iris - white) * smooth(size + 0.03, size - 0.04, r)
    eye = eye * (1 - 0.93 * smooth(0.29, 0.23, r))
    # The upper lid throws a shadow on the ball; the corner towards the nose is fleshy.
    eye = eye * (1 - 0.5 * np.exp(-np.clip(lid - t, 0, 9) / 0.13))
    eye = eye * (1 - 0.15 * np.exp(-np.clip(t - bottom, 0, 9) / 0.06))
    fleshy = np.exp(-(((s + 1.25) / 0.16) ** 2 + (t / 0.16) ** 2))
    eye = eye + (0.5 - eye) * 0.6 * fleshy

    socket = np.exp(-((s / 1.7) ** 2 + ((t - 0.35) / 1.0) ** 2))
    out = base * (1 - 0.3 * looks.shadow * socket)
    # The crease above the lid, the lid itself, the rim below.
    crease_at = tilt + (0.98 - 0.3 * hang) * (1 - q**2) ** 0.8 + 0.02
    crease = np.exp(-(((t - crease_at) / 0.085) ** 2)) * smooth(1.15, 0.8, np.abs(s) / 1.38)
    out = out * (1 - 0.46 * looks.crease * crease * (0.35 + 0.65 * openness))
    out = out * (1 - 0.10 * np.exp(-(((t - bottom + 0.14) / 0.08) ** 2)) * within)
    out = out * (1 - hole) + eye * hole
    # Lashes: a dark line along the upper lid, thicker outwards; a faint one below.
    thick = 0.055 + 0.075 * looks.lashes * smooth(-1.2, 1.0, s)
    lash = np.exp(-(((t - lid - 0.02) / thick) ** 2)) * smooth(1.12, 0.98, np.abs(s - 0.04) / 1.38)
    out = out * (1 - (0.5 + 0.4 * looks.lashes) * lash)
    low = np.exp(-(((t - bottom + 0.01) / 0.05) ** 2)) * within * smooth(-1.3, 0.6, s)
    out = out * (1 - 0.3 * low * (0.4 + looks.lashes))
    return np.asarray(np.clip(out * 255, 0, 255), np.uint8)
