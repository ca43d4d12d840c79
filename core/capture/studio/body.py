"""Ears, neck and shoulders of a studio person."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.capture.studio import atlas
from core.capture.studio.looks import Looks
from core.capture.studio.mesh import Mesh, grid_mesh

Float32 = NDArray[np.float32]


def ears(looks: Looks, half_width: float) -> list[Mesh]:
    """Both ears; `half_width` is that of the head beside them, in centimetres."""
    rng = np.random.default_rng(looks.seed + 21)
    size, stand = rng.uniform(0.88, 1.12), rng.uniform(0.25, 0.6)
    s, t = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 2 * np.pi, 29))
    # Narrower at the lobe; a rim, and a hollow inside it.
    up = 3.1 * s * np.cos(t) * size
    across = 1.75 * s * np.sin(t) * (1 + 0.22 * np.cos(t)) * size
    raised = 0.42 * np.exp(-(((s - 0.86) / 0.12) ** 2)) - 0.75 * np.exp(-((s / 0.45) ** 2))
    raised = np.where(s > 0.97, -0.5, raised)
    shade = np.clip(1 - 0.55 * np.exp(-((s / 0.5) ** 2)) - 0.2 * (np.abs(s - 0.66) < 0.08), 0.3, 1)
    places = atlas.of_patch(
        atlas.SKIN,
        (0.5 + 0.3 * s * np.sin(t)).astype("f4"),
        (0.3 + 0.25 * s * np.cos(t)).astype("f4"),
    )
    meshes = []
    for side in (1.0, -1.0):
        out = np.array([side * np.cos(stand), 0, np.sin(stand)])
        back = np.array([side * np.sin(stand), 0, -np.cos(stand)])
        high = np.array([0, 1.0, -0.12])
        foot = np.array([side * (half_width + 0.1), 2.4, 0.4])
        points = foot + up[..., None] * high + (across + 0.9)[..., None] * back
        points = points + raised[..., None] * out
        inside = np.array([side * (half_width - 6), 2.4, -2.5], np.float32)
        meshes.append(
            grid_mesh(points.astype(np.float32), places, openness=shade.astype("f4"), inside=inside)
        )
    return meshes


def neck(looks: Looks) -> Mesh:
    """The neck, from inside the head down into the collar."""
    a, t = np.meshgrid(np.linspace(-120, 120, 33), np.linspace(0, 1, 12))
    angle = np.radians(a)
    wide = looks.girth * (5.5 + 0.5 * t + 3.5 * np.clip(t - 0.6, 0, 1) ** 1.5)
    deep = looks.girth * (5.3 + 0.6 * t)
    y = -2.0 - 14.5 * t
    # Sinews and the hollow between them.
    throat = 0.25 * np.exp(-((a / 9) ** 2)) * np.exp(-(((t - 0.55) / 0.12) ** 2))
    sinew = 0.35 * np.exp(-(((np.abs(a) - 26 - 14 * (1 - t)) / 8) ** 2)) * t
    r = 1 + (throat + sinew) / 6
    points = np.stack(
        [wide * r * np.sin(angle), y + 0 * a, -0.3 - 2.2 * t + deep * r * np.cos(angle)], -1
    )
    places = atlas.of_patch(atlas.SKIN, ((a + 180) / 360).astype(np.float32), t.astype(np.float32))
    # Under the chin it is darker.
    shade = 0.5 + 0.5 * np.clip((t - 0.3) / 0.35, 0, 1)
    middle = np.array([0, -8, -1], np.float32)
    return grid_mesh(
        points.astype(np.float32), places, openness=shade.astype("f4"), inside=middle, closed=True
    )


def shoulders(looks: Looks) -> Mesh:
    """Chest and shoulders in their clothes."""
    a, t = np.meshgrid(np.linspace(-120, 120, 45), np.linspace(0, 1, 22))
    angle = np.radians(a)
    g = looks.girth
    wide = np.interp(t, [0, 0.04, 0.2, 0.34, 0.45, 1], [5.6, 6.2, 12.6, 18.5, 20.5, 21]) * g
    deep = np.interp(t, [0, 0.04, 0.2, 0.34, 0.45, 1], [5.5, 5.9, 7.8, 9.8, 11, 12.5]) * g
    y = np.interp(t, [0, 0.04, 0.2, 0.34, 0.45, 1], [-12.0, -12.5, -14.6, -17.0, -21.0, -58])
    y = y - 2.4 * np.cos(angle) * np.exp(-t * 5)  # the collar hangs lower in front
    rng = np.random.default_rng(looks.seed + 22)
    folds = sum(
        rng.normal() * np.sin(angle * k + t * rng.uniform(-6, 6) + rng.uniform(0, 6.3))
        for k in (3, 5, 8, 12)
    )
    r = 1 + 0.008 * folds * np.clip(t * 4, 0, 1)
    square = 1 / (np.abs(np.sin(angle)) ** 2.6 + np.abs(np.cos(angle)) ** 2.6) ** (1 / 2.6)
    points = np.stack(
        [wide * r * square * np.sin(angle), y, -2.4 + deep * r * square * np.cos(angle)], -1
    )
    places = atlas.of_patch(atlas.CLOTH, ((a + 180) / 360).astype(np.float32), t.astype(np.float32))
    middle = np.array([0, -40, -2], np.float32)
    return grid_mesh(points.astype(np.float32), places, openness=0.95, inside=middle, closed=True)
