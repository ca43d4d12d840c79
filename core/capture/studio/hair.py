"""Hair and headscarves: where they grow, how thick they lie, and what hangs down."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.capture.studio import atlas
from core.capture.studio.looks import HairStyle, Looks
from core.capture.studio.mesh import Mesh, grid_mesh

Floats = NDArray[Any]
"""Real numbers of any precision; what is returned is float32."""

# Lower edge of the hair: elevation in degrees at these azimuths from the front to the back.
_AZIMUTH = (0, 20, 35, 48, 58, 66, 74, 82, 95, 110, 140, 180)
_EDGE: dict[HairStyle, tuple[float, ...]] = {
    "bald": (95, 95, 95, 95, 95, 95, 95, 95, 95, 95, 95, 95),
    "cropped": (47, 47, 45, 38, 26, 10, 2, -4, 2, -18, -38, -42),
    "short": (46, 47, 45, 36, 24, 8, -2, -8, 0, -20, -42, -46),
    "side": (47, 45, 40, 33, 24, 8, -4, -10, -4, -24, -44, -48),
    "fringe": (25, 24, 23, 21, 14, 2, -8, -14, -20, -30, -46, -50),
    "bob": (45, 43, 36, 26, 14, 0, -12, -30, -55, -60, -62, -64),
    "long": (46, 42, 34, 24, 12, -2, -14, -34, -60, -64, -66, -68),
    "bun": (49, 47, 43, 35, 26, 14, 6, 0, 4, -14, -36, -40),
    "scarf": (39, 38, 34, 26, 14, 2, -12, -60, -80, -80, -80, -80),
}
_THICK: dict[HairStyle, float] = {
    "bald": 0.0,
    "cropped": 0.4,
    "short": 1.7,
    "side": 2.3,
    "fringe": 1.7,
    "bob": 1.9,
    "long": 1.6,
    "bun": 0.8,
    "scarf": 1.1,
}
HANGS: frozenset[HairStyle] = frozenset(("bob", "long", "scarf"))


def edge(looks: Looks, azimuth: Floats) -> Floats:
    """Elevation of the hair's lower edge in degrees for azimuths in degrees."""
    table = np.array(_EDGE[looks.hair], np.float32)
    a = np.abs(azimuth)
    value = np.interp(a, _AZIMUTH, table)
    if looks.hair not in ("bald", "scarf"):
        value = value + looks.hairline * np.exp(-((a / 45) ** 2))
        # A parting or an uneven hairline: a person's own.
        rng = np.random.default_rng(looks.seed + 11)
        for k in range(1, 6):
            wave = np.radians(azimuth) * k + rng.uniform(0, 6.3)
            value = value + rng.normal() * 1.6 / k * np.sin(wave)
    return np.asarray(value, np.float32)


def cover(looks: Looks, azimuth: Floats, elevation: Floats, soft: float) -> Floats:
    """How much hair (or cloth of a scarf) covers each direction, 0 to 1.

    `soft` is the width of the edge in degrees.
    """
    above = (elevation - edge(looks, azimuth)) / soft
    value = 1 / (1 + np.exp(-np.clip(above * 4, -30, 30)))
    if looks.hair == "scarf":
        # The oval of the face stays free, down to under the chin.
        oval = ((azimuth / 60) ** 2 + ((elevation + 16) / 54) ** 2 - 1) * 26
        value = 1 / (1 + np.exp(-np.clip(oval / soft * 2, -30, 30)))
    return np.asarray(value, np.float32)


def thickness(looks: Looks, azimuth: Floats, elevation: Floats) -> Floats:
    """How far the hair stands off the skin in centimetres."""
    # The edge lies on the skin and the hair rises behind it.
    inner = np.sign(azimuth) * np.maximum(np.abs(azimuth) - 6, 0)
    mask = np.minimum(
        cover(looks, azimuth, elevation - 5, 7.0), cover(looks, inner, elevation - 3, 7.0)
    )
    base = _THICK[looks.hair]
    rng = np.random.default_rng(looks.seed + 12)
    lumps = np.zeros_like(azimuth)
    for _ in range(8):
        a, e = rng.uniform(-180, 180), rng.uniform(0, 90)
        d = ((azimuth - a + 180) % 360 - 180) * np.cos(np.radians(elevation))
        lumps += rng.normal() * np.exp(-(d**2 + (elevation - e) ** 2) / (2 * 24**2))
    amount = base * (1 + 0.18 * lumps)
    if looks.hair == "side":
        amount = amount * (1 + 0.5 * np.tanh(azimuth / 25) * smooth_top(elevation))
    if looks.hair not in ("bald", "cropped", "scarf", "bun"):
        amount = amount * (0.55 + 0.45 * np.clip((elevation + 10) / 60, 0, 1))
    return np.asarray(mask * np.maximum(amount, 0), np.float32)


def smooth_top(elevation: Floats) -> Floats:
    """1 on the upper sides of the head, 0 at its pole and below the temples."""
    rise = np.clip((elevation - 10) / 30, 0, 1)
    return np.asarray(rise * np.cos(np.radians(np.clip(elevation, 0, 90))) ** 2, np.float32)


def hanging(looks: Looks) -> list[Mesh]:
    """What hangs from the head (long hair, scarf) or sits on it (bun)."""
    if looks.hair == "bun":
        return [_bun()]
    if looks.hair not in HANGS:
        return []
    length = {"bob": 5.5, "long": 15.0, "scarf": 15.0}[looks.hair]
    front = {"bob": 58.0, "long": 47.0, "scarf": -3.0}[looks.hair]
    rows, columns = 20, 57
    a, t = np.meshgrid(np.linspace(front, 360 - front, columns), np.linspace(0, 1, rows))
    angle = np.radians(a)
    rng = np.random.default_rng(looks.seed + 13)
    folds = sum(
        rng.normal() * np.sin(angle * k + rng.uniform(0, 6.3)) / k**0.5 for k in (5, 9, 14, 21)
    )
    if looks.hair == "scarf":
        wide = 6.6 + 0.6 * t + 10.5 * np.clip(t - 0.35, 0, 1) ** 1.6
        deep = 7.6 - 0.8 * np.sin(t * 3.1) + 4.5 * np.clip(t - 0.35, 0, 1)
        y = -5.6 - length * t + 1.2 * np.cos(angle) * (t - 0.2)
        z0 = 0.8 - 1.6 * t
    else:
        wide = 8.3 + 0.5 * np.sin(t * 3) + (0.8 if looks.hair == "long" else -1.4) * t
        deep = 9.0 - 1.2 * t
        y = 4.5 - (length + 9.0 + 0.7 * folds) * t
        wide = wide * (1 - 0.10 * t)
        z0 = 0.6 - 0.4 * t
    r = 1 + 0.02 * folds
    points = np.stack([wide * r * np.sin(angle), y, z0 + deep * r * np.cos(angle)], -1)
    places = atlas.of_patch(
        atlas.CLOTH if looks.hair == "scarf" else atlas.HAIR,
        ((a - front) / (360 - 2 * front)).astype(np.float32),
        t.astype(np.float32),
    )
    inside = np.array([0, -6, 0], np.float32)
    openness = np.clip(0.92 + 0.1 * folds, 0.6, 1.1).astype(np.float32)
    return [grid_mesh(points.astype(np.float32), places, openness=openness, inside=inside)]


def _bun() -> Mesh:
    a, e = np.meshgrid(np.radians(np.linspace(-180, 180, 21)), np.radians(np.linspace(90, -90, 13)))
    centre = np.array([0, 15.4, -3.2], np.float32)
    ball = np.stack([3.6 * np.sin(a) * np.cos(e), 2.7 * np.sin(e), 3.4 * np.cos(a) * np.cos(e)], -1)
    places = atlas.of_patch(
        atlas.HAIR,
        ((a / np.pi + 1) / 2).astype(np.float32),
        (0.5 - e / np.pi).astype(np.float32),
    )
    return grid_mesh((centre + ball).astype(np.float32), places, inside=centre, gloss=0.2)
