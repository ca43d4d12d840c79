"""A face drawn by formula: nobody's, yet face enough for the networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def draw_face(
    height: int = 240, width: int = 320, x: float = 160, y: float = 115, scale: float = 1.0
) -> NDArray[np.uint8]:
    """A face of soft ellipses with its nose bridge at (x, y), about 86 x 115 pixels at scale 1."""
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    rows, columns = (rows - y) / scale, (columns - x) / scale
    picture = np.full((height, width), 40.0)

    def inside(cx: float, cy: float, rx: float, ry: float, soft: float) -> NDArray[np.float64]:
        distance = np.hypot((columns - cx) / rx, (rows - cy) / ry)
        return 1 / (1 + np.exp(np.clip((distance - 1) / soft, -40, 40)))

    parts = [
        (60, 0, 95, 75, 45, 0.05),  # shoulders
        (150, 0, 55, 22, 35, 0.1),  # neck
        (45, 0, -25, 52, 55, 0.06),  # hair
        (175, 0, 0, 44, 58, 0.06),  # face
        (200, 0, -25, 28, 14, 0.5),  # forehead
    ]
    for side in (-1, 1):
        parts += [
            (70, side * 18, -19, 11, 2.5, 0.4),  # brow
            (235, side * 18, -8, 8, 4, 0.3),  # eye
            (20, side * 18, -8, 3.6, 3.6, 0.3),  # iris
            (140, side * 20, 12, 6, 5, 0.8),  # cheek
        ]
    parts += [
        (205, 0, 8, 4, 16, 0.5),  # nose
        (110, -5, 20, 3, 2, 0.5),
        (110, 5, 20, 3, 2, 0.5),
        (85, 0, 34, 15, 3, 0.4),  # mouth
        (120, 0, 38, 12, 3, 0.4),
    ]
    for level, *place in parts:
        mask = inside(*place)
        picture = picture * (1 - mask) + level * mask
    picture *= 1 - 0.25 * np.clip((columns / 50) ** 2, 0, 1) * inside(0, 0, 46, 60, 0.15)
    return np.clip(np.round(picture), 0, 255).astype(np.uint8)
