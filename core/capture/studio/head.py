"""The studio's head: a neutral skin surface, and how a person's shape differs from it.

The neutral surface is a sum of a few hundred Gaussian bumps over directions from a point inside
the head. Their heights were fitted to the neutral head of ICT Face Model Light (ICT-VGL/
ICT-FaceKit, MIT) by `packaging/studio/fit_head.py`. What makes persons different is our own:
soft local moves and stretches, each with a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]

CENTRE = np.array([0.0, 3.0, 2.0], np.float32)
"""Point inside the head from which the surface is described, in centimetres."""

STEP = 0.01  # cm of the stored heights, as in fit_head.py

# Where the underside of the head lies, from the chin along the jaw to the nape.
_UNDER_AZIMUTH = (0, 30, 55, 80, 110, 150, 180)
_UNDER_HEIGHT = (-8.4, -8.4, -6.1, -4.6, -5.0, -8.0, -8.4)

Vector = tuple[float, float, float]

# name: (middle, widths, move at +1, stretch at +1); middle and move are those of the viewer's
# right side and are mirrored. Centimetres; a stretch of 0.1 makes the place 10 % larger.
SHAPE: Mapping[str, tuple[tuple[Vector, Vector, Vector, Vector], ...]] = {
    "face width": (((0, -1, 4), (40, 9, 40), (0, 0, 0), (0.075, 0, 0)),),
    "face length": (((0, 2, 4), (40, 40, 40), (0, 0, 0), (0, 0.06, 0)),),
    "lower face": (((0, -7.5, 8), (9, 3.6, 9), (0, -0.75, 0), (0, 0, 0)),),
    "forehead": (((0, 10, 6), (9, 4, 9), (0, 0.5, 0.35), (0.03, 0, 0)),),
    "temples": (((6.4, 6.5, 5), (2.5, 3.5, 4), (0.45, 0, 0), (0, 0, 0)),),
    "jaw": (((5.6, -4.8, 5), (2.3, 2.8, 3.6), (0.75, -0.15, 0), (0, 0, 0)),),
    "chin width": (((1.9, -7.2, 9.8), (1.5, 1.6, 2.5), (0.4, 0, 0), (0, 0, 0)),),
    "chin": (((0, -7.0, 10.6), (2.2, 1.7, 2.5), (0, 0, 0.6), (0, 0, 0)),),
    "chin drop": (((0, -7.6, 10.0), (2.4, 1.7, 3.0), (0, -0.55, 0), (0, 0, 0)),),
    "cheek bones": (((5.2, 1.4, 7.6), (1.7, 1.3, 2.2), (0.35, 0, 0.4), (0, 0, 0)),),
    "cheeks": (((4.6, -2.4, 8.0), (1.8, 1.9, 2.2), (0.5, 0, 0.45), (0, 0, 0)),),
    "brow ridge": (((2.6, 5.6, 10.3), (2.2, 0.9, 1.5), (0, 0, 0.35), (0, 0, 0)),),
    "eye distance": (((3.1, 3.6, 9.2), (1.5, 1.3, 2.0), (0.3, 0, 0), (0, 0, 0)),),
    "eye height": (((3.1, 3.6, 9.2), (2.0, 1.3, 2.0), (0, 0.28, 0), (0, 0, 0)),),
    "eye size": (((3.1, 3.55, 9.2), (1.5, 0.85, 2.0), (0, 0, 0), (0.12, 0.2, 0)),),
    "eye slant": (
        ((4.5, 3.5, 8.7), (0.9, 0.9, 1.5), (0, 0.22, 0), (0, 0, 0)),
        ((1.7, 3.3, 9.2), (0.7, 0.8, 1.5), (0, -0.12, 0), (0, 0, 0)),
    ),
    "eye depth": (((3.1, 3.7, 9.0), (1.5, 1.0, 2.0), (0, 0, 0.3), (0, 0, 0)),),
    "nose length": (((0, -0.4, 12), (1.8, 1.7, 2.6), (0, -0.4, 0.1), (0, 0, 0)),),
    "nose width": (((0, -0.4, 11.2), (2.2, 1.2, 2.2), (0, 0, 0), (0.24, 0, 0)),),
    "nose bridge": (((0, 3.2, 11.0), (0.9, 1.5, 1.8), (0, 0, 0.4), (0, 0, 0)),),
    "nose bridge width": (((0, 2.6, 10.8), (1.2, 1.5, 1.6), (0, 0, 0), (0.24, 0, 0)),),
    "nose hump": (((0, 1.6, 12.2), (0.8, 0.8, 1.8), (0, 0, 0.3), (0, 0, 0)),),
    "nose tip": (((0, 0.1, 13.0), (1.0, 0.9, 1.4), (0, 0.1, 0.5), (0, 0, 0)),),
    "nose tip turn": (((0, 0.0, 13.0), (1.0, 0.8, 1.2), (0, 0.35, 0), (0, 0, 0)),),
    "mouth height": (((0, -3.3, 11.0), (3.0, 1.3, 3), (0, 0.3, 0), (0, 0, 0)),),
    "mouth width": (((0, -3.4, 10.8), (2.9, 1.1, 3), (0, 0, 0), (0.16, 0, 0)),),
    "lips": (((0, -3.4, 11.3), (1.9, 0.95, 2), (0, 0, 0.12), (0, 0.3, 0)),),
    "lips forward": (((0, -3.4, 11.3), (1.9, 1.3, 2), (0, 0, 0.4), (0, 0, 0)),),
    "mouth corners": (((2.4, -3.5, 10.2), (0.8, 0.7, 1.2), (0.05, 0.22, 0), (0, 0, 0)),),
    "fold": (((3.2, -2.0, 9.8), (0.7, 1.5, 1.5), (0, 0, -0.16), (0, 0, 0)),),
}


def azimuths() -> Float32:
    """Columns of the head's grid in degrees, -180 to 180, closest together in the face."""
    half = np.concatenate(
        [np.arange(0, 25, 1.25), np.arange(25, 60, 2.4), 60 + 120 * (np.arange(15) / 14) ** 1.2]
    )
    return np.concatenate([-half[:0:-1], half]).astype(np.float32)


def elevations() -> Float32:
    """Rows of the head's grid in degrees, top first."""
    return np.concatenate(
        [
            np.linspace(89.5, 16, 15)[:-1],
            np.arange(16, -36, -1.2),
            np.arange(-37, -56, -2.0),
            np.linspace(-57, -72, 6),
        ]
    ).astype(np.float32)


@cache
def neutral() -> Float32:
    """Return the neutral skin, shape (rows, columns, 3), in centimetres."""
    with np.load(Path(__file__).with_name("head.npz")) as fitted:
        bumps = np.radians(fitted["bumps"].astype(np.float32) / 10)
        heights = fitted["heights"].astype(np.float32) * STEP
        mean = float(fitted["mean"])
    az, el = np.radians(azimuths()), np.radians(elevations())
    right = az[len(az) // 2 :]
    radius = np.full((len(el), len(right)), mean, np.float32)
    row = np.stack([np.cos(el), np.sin(el)], 1)
    for side in (1.0, -1.0):
        # Fine bumps reach no further than the face; each row of the grid needs few of them.
        for i, (cos_e, sin_e) in enumerate(row):
            near = np.abs(bumps[:, 1] - el[i]) < 4 * bumps[:, 2]
            a, e, width = bumps[near].T
            cosine = cos_e * np.cos(e) * np.cos(right[:, None] - side * a) + sin_e * np.sin(e)
            weight = np.exp((np.minimum(cosine, 1) - 1) / (width * width))
            radius[i] += weight @ heights[near]
    radius = np.concatenate([radius[:, :0:-1], radius], axis=1)
    # Outside the middle of the face only the large form counts; below the chin the neck begins.
    plain = cv2.GaussianBlur(radius, (0, 0), 2.0, sigmaY=2.0)
    a, e = np.meshgrid(azimuths(), elevations())
    fine = np.exp(-np.maximum(np.hypot(a / 30, (e + 14) / 30) - 1, 0) * 6)
    radius = plain + (radius - plain) * fine
    # Round at the crown, where all columns meet.
    near = np.clip((e - 62) / 27.5, 0, 1)
    near = near * near * (3 - 2 * near)
    crown = float(radius[0].mean())
    start = radius[int(np.argmax(elevations() < 64))]
    radius = np.where(e > 62, start + (crown - start) * near, radius)
    floor = np.interp(np.abs(a), _UNDER_AZIMUTH, _UNDER_HEIGHT)
    radius = np.minimum(radius, (CENTRE[1] - floor) / np.maximum(-np.sin(np.radians(e)), 0.05))
    a, e = np.radians(a), np.radians(e)
    direction = np.stack([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)], -1)
    return np.asarray(CENTRE + radius[..., None] * direction, np.float32)


def moved(points: Float32, shape: Mapping[str, float]) -> Float32:
    """Return `points` (..., 3) of the neutral head where a person with `shape` has them.

    `shape` gives for a name of `SHAPE` how much of it; 0 is the neutral head, -1 and 1 are
    clearly to be seen, 2 is extreme.
    """
    total = np.zeros_like(points)
    for name, amount in shape.items():
        if not amount:
            continue
        for middle, width, move, stretch in SHAPE[name]:
            for side in (1.0, -1.0):
                c = np.array(middle, np.float32) * (side, 1, 1)
                d = points - c
                # A place on the middle line is one place, not two.
                share = 0.5 if middle[0] == 0 else 1.0
                q = (d * (1 / np.array(width, np.float32))) ** 2
                weight = np.exp(-0.5 * q.sum(-1, keepdims=True)) * np.float32(amount * share)
                step = np.array(move, np.float32) * (side, 1, 1)
                total += weight * (step + d * np.array(stretch, np.float32))
    return np.asarray(points + total, np.float32)


def unevenness(seed: int) -> Float32:
    """What no name covers: soft dents and bumps of one person, in centimetres outwards."""
    rng = np.random.default_rng([seed, 31])
    a, e = np.meshgrid(azimuths(), elevations())
    total = np.zeros_like(a)
    for cell, height in ((22.0, 0.16), (11.0, 0.07)):
        small = rng.standard_normal((int(180 / cell), int(360 / cell)), dtype=np.float32)
        columns = ((a + 180) / 360 * (small.shape[1] - 1)).astype(np.float32)
        rows = ((90 - e) / 180 * (small.shape[0] - 1)).astype(np.float32)
        total += height * cv2.remap(small, columns, rows, cv2.INTER_CUBIC)
    total *= np.exp(-((a / 70) ** 4)) * np.cos(np.radians(np.clip(e, 0, 90))) ** 2
    return np.asarray(total, np.float32)


@cache
def hollows() -> Float32:
    """How much light reaches each point of the neutral head's grid, 0 to 1, shape (rows, cols)."""
    points = neutral()
    radius = np.linalg.norm(points - CENTRE, axis=-1)
    # Sampled evenly, so that a blur has the same width everywhere.
    el = np.arange(89, -72, -0.5, dtype=np.float32)
    az = np.arange(-180, 180, 0.5, dtype=np.float32)
    columns = np.interp(az, azimuths(), np.arange(radius.shape[1])).astype(np.float32)
    rows = np.interp(-el, -elevations(), np.arange(radius.shape[0])).astype(np.float32)
    even = cv2.remap(radius, *np.meshgrid(columns, rows), cv2.INTER_LINEAR)
    light = np.ones_like(even)
    for width, depth in ((3.0, 0.55), (8.0, 0.3), (20.0, 0.1)):
        deeper = cv2.GaussianBlur(even, (0, 0), width) - even
        light *= 1 - np.clip(deeper * depth, -0.06, 0.5)
    back_c = np.interp(azimuths(), az, np.arange(len(az))).astype(np.float32)
    back_r = np.interp(-elevations(), -el, np.arange(len(el))).astype(np.float32)
    return np.asarray(cv2.remap(light, *np.meshgrid(back_c, back_r), cv2.INTER_LINEAR), np.float32)
