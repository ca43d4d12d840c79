"""Spectacle frames."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.capture.studio import atlas
from core.capture.studio.looks import Looks
from core.capture.studio.mesh import Mesh, grid_mesh

Float32 = NDArray[np.float32]

# Half width, half height, roundness (2 = ellipse, more = boxy), thickness of the rim, cm.
_RIMS = {
    "round": (2.2, 2.1, 2.0, 0.28),
    "square": (2.4, 1.7, 4.0, 0.34),
    "thin": (2.35, 1.5, 3.0, 0.16),
}


def frames(looks: Looks, eye_x: float, eye_y: float, front: float, side_x: float) -> list[Mesh]:
    """Rims, bridge and temples; `front` is the z of the bridge, `side_x` the half head's width."""
    if looks.glasses == "none":
        return []
    half_w, half_h, power, rim = _RIMS[looks.glasses]
    meshes = []
    for side in (1.0, -1.0):
        t, k = np.meshgrid(np.linspace(0, 2 * np.pi, 41), np.array([-0.5, -0.2, 0.2, 0.5]))
        c, s = np.cos(t), np.sin(t)
        r = 1 / (np.abs(c) ** power + np.abs(s) ** power) ** (1 / power)
        x = eye_x + 0.15 + (half_w + rim * k) * r * c
        y = eye_y - 0.25 + (half_h + rim * k) * r * s
        z = front - 0.035 * x**2 + 0.3 - 0.25 * np.abs(k)
        meshes.append(_strip(np.stack([side * x, y, z], -1)))
        along, k2 = np.meshgrid(np.linspace(0, 1, 6), np.array([-0.5, 0.5]))
        x0 = eye_x + 0.15 + half_w
        x = x0 + (side_x + 0.5 - x0) * np.clip(along * 2.2, 0, 1)
        z = front - 0.035 * x0**2 + 0.3 + (1.0 - (front - 0.035 * x0**2)) * along
        y = eye_y + 0.45 + k2 * max(rim, 0.3) + 0 * along
        meshes.append(_strip(np.stack([side * x, y, z], -1), inside=(0.0, eye_y, -3.0)))
    along, k = np.meshgrid(np.linspace(-1, 1, 9), np.array([-0.5, 0.5]))
    x = along * (eye_x + 0.15 - half_w + 0.1)
    y = eye_y + 0.25 + 0.25 * (1 - along**2) + k * max(rim, 0.2)
    z = front + 0.45 - 0.2 * along**2
    meshes.append(_strip(np.stack([x, y, z], -1)))
    return meshes


def _strip(points: Float32, inside: tuple[float, float, float] = (0.0, 2.0, 0.0)) -> Mesh:
    rows, columns = points.shape[:2]
    places = np.broadcast_to(np.array(_PLACE, np.float32), (rows, columns, 2))
    return grid_mesh(
        points.astype(np.float32), places, gloss=0.35, inside=np.array(inside, np.float32)
    )


_PLACE = (atlas.SKIN[0] + 6, atlas.SKIN[3] - 6)
"""A spot of the atlas with the frame's reflectance; `skin` leaves it to `paint_frame`."""


def paint_frame(picture: NDArray[np.uint8], tone: float) -> None:
    """Put the frame's reflectance into the atlas."""
    x, y = _PLACE
    picture[y - 5 : y + 6, x - 5 : x + 6] = int(tone * 255)
