"""Paint a person's reflectances at 850 nm: skin, brows, lips, eyes, hair, beard, cloth.

Near infrared goes deep into skin: it is bright and even, lips and blemishes almost vanish,
hair and lashes stay dark, the iris turns pale whatever its colour. Values are linear, 0 to 1,
kept as 8 bits.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio import atlas, hair, head
from core.capture.studio.looks import Looks

Floats = NDArray[Any]
"""Real numbers of any precision; what is returned is float32."""

# The painted part of the face in the atlas: first column, first row, one past the last ones.
FACE = (((180 - 66) * 4), ((90 - 38) * 4), ((180 + 66) * 4), ((90 + 68) * 4))


def noise(rng: np.random.Generator, rows: int, columns: int, cell: tuple[float, float]) -> Floats:
    """Smooth noise of deviation about 1 with spots of `cell` pixels (across, down)."""
    small = rng.standard_normal(
        (max(2, int(rows / cell[1]) + 2), max(2, int(columns / cell[0]) + 2)), dtype=np.float32
    )
    return np.asarray(cv2.resize(small, (columns, rows), interpolation=cv2.INTER_CUBIC), np.float32)


def smooth(low: float, high: float, value: Floats) -> Floats:
    """0 below `low`, 1 above `high`, smooth between (or the other way round)."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


@cache
def face_points() -> tuple[Floats, Floats]:
    """x (to the right) and y (up) in centimetres of the neutral face at each pixel of `FACE`."""
    x0, y0, x1, y1 = FACE
    az = np.arange(x0, x1, dtype=np.float32) / atlas.DEGREE - 180
    el = atlas.TOP - np.arange(y0, y1, dtype=np.float32) / atlas.DEGREE
    columns = np.interp(az, head.azimuths(), np.arange(len(head.azimuths()))).astype(np.float32)
    rows = np.interp(-el, -head.elevations(), np.arange(len(head.elevations()))).astype("f4")
    across, down = np.meshgrid(columns, rows)
    points = head.neutral()
    x = cv2.remap(np.ascontiguousarray(points[..., 0]), across, down, cv2.INTER_LINEAR)
    y = cv2.remap(np.ascontiguousarray(points[..., 1]), across, down, cv2.INTER_LINEAR)
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def paint(looks: Looks) -> NDArray[np.uint8]:
    """Return the atlas of a person, uint8 (1024, 1440), eyes wide open and looking ahead."""
    rng = np.random.default_rng(looks.seed)
    rows, columns = atlas.HEIGHT, atlas.WIDTH
    picture = np.full((rows, columns), looks.skin, np.float32)
    picture *= 1 + looks.blotches * (
        0.03 * noise(rng, rows, columns, (60, 60)) + 0.02 * noise(rng, rows, columns, (16, 16))
    )
    picture *= 1 + 0.022 * noise(rng, rows, columns, (3, 3))
    x0, y0, x1, y1 = FACE
    picture[y0:y1, x0:x1] = _face(looks, picture[y0:y1, x0:x1], rng)
    _hair(looks, picture, rng)
    _patches(looks, picture, rng)
    return np.asarray(cv2.convertScaleAbs(picture, alpha=255), np.uint8)


def _face(looks: Looks, skin: Floats, rng: np.random.Generator) -> Floats:
    x, y = face_points()
    ax = np.abs(x)
    out = skin.copy()
    rows, columns = x.shape
    # Lines and bags of age, and the fold beside the nose.
    age = looks.age
    fold = ax - (1.75 + 0.33 * (-0.6 - y) + 0.05 * np.sin(y * 2))
    out *= 1 - (0.05 + 0.13 * age) * np.exp(-((fold / 0.16) ** 2)) * smooth(-4.2, -2.5, y) * smooth(
        0.2, -0.8, y
    )
    bag = ((ax - 2.95) / 1.5) ** 2 + ((y - 2.75) / 0.75) ** 2
    out *= 1 - (0.04 + 0.12 * age) * np.exp(-(((bag - 1) / 0.3) ** 2)) * smooth(3.0, 2.3, y)
    out *= (
        1
        - 0.06 * np.exp(-(bag**2))
        - 0.07 * np.exp(-(((ax - 1.75) / 0.5) ** 2 + ((y - 3.5) / 0.8) ** 2))
    )
    for k, level in enumerate((7.4, 8.3, 9.2)):
        wave = y - level - 0.12 * np.sin(x * 1.3 + k + looks.seed)
        out *= 1 - 0.13 * age**1.5 * np.exp(-((wave / 0.09) ** 2)) * smooth(5.0, 2.5, ax)
    for level in (-0.35, 0.0, 0.35):
        crow = (y - 3.4 - level) - (ax - 5) * level * 0.8
        out *= 1 - 0.12 * age**1.5 * np.exp(-((crow / 0.07) ** 2)) * smooth(4.7, 5.1, ax) * smooth(
            6.2, 5.4, ax
        )
    frown = ax - 0.45 - 0.05 * np.sin(looks.seed + 0.0)
    out *= 1 - 0.12 * age**2 * np.exp(-((frown / 0.09) ** 2)) * smooth(4.6, 5.0, y) * smooth(
        7, 6, y
    )
    # Cheeks and forehead catch a little more light than the sides.
    out *= 1 + 0.05 * np.exp(-(((ax - 3.6) / 1.6) ** 2 + ((y - 0.8) / 1.4) ** 2))
    if looks.freckles:
        spots = noise(rng, rows, columns, (7, 7))
        out *= 1 - looks.freckles * 0.22 * smooth(0.8, 1.8, spots) * smooth(-4, 0, y) * smooth(
            8, 3, y
        )
    for _ in range(looks.moles):
        mx, my = rng.uniform(-5, 5), rng.uniform(-6, 8)
        size = rng.uniform(0.1, 0.19)
        out *= 1 - 0.5 * np.exp(-((((x - mx) ** 2 + (y - my) ** 2) / size**2) ** 1.5))
    out = _beard(looks, out, x, y, rng)
    out = _mouth(looks, out, x, y, rng)
    out = _nose(out, x, y)
    return _brows(looks, out, x, y, rng)


def _nose(out: Floats, x: Floats, y: Floats) -> Floats:
    ax = np.abs(x)
    hole = ((ax - 0.72) / 0.46) ** 2 + ((y + 0.98 + 0.18 * (ax - 0.72)) / 0.2) ** 2
    out = out * (1 - 0.86 * np.exp(-(hole**1.3)))
    under = np.exp(-(((ax) / 1.35) ** 4)) * np.exp(-(((y + 1.2) / 0.22) ** 2))
    wing = np.hypot((ax - 1.28) / 0.55, (y + 0.55) / 0.62)
    crease = np.exp(-(((wing - 1) / 0.16) ** 2)) * smooth(1.1, 1.5, ax) * smooth(0.3, -0.2, y)
    return np.asarray(out * (1 - 0.2 * under) * (1 - 0.26 * crease), np.float32)


def _mouth(looks: Looks, out: Floats, x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    ax = np.abs(x)
    s = ax / 2.42
    line = -3.36 + (looks.lip_curve - 0.1) * s**2 + 0.05 * np.cos(x * 3.0) * (s < 1)
    bow = 0.86 * (1 - np.clip(s, 0, 1) ** 1.8) * (1 - 0.16 * np.exp(-((x / 0.35) ** 2)))
    low = 1.0 * (1 - np.clip(s, 0, 1) ** 2.2) ** 0.9
    upper = smooth(0.12, -0.12, y - line - bow) * smooth(-0.06, 0.06, y - line)
    lower = smooth(0.16, -0.16, line - low - y) * smooth(0.06, -0.06, y - line)
    inside = smooth(1.04, 0.94, s)
    cracks = 1 + 0.07 * noise(rng, x.shape[0], x.shape[1], (3, 14))
    out = out * (1 - looks.lips * (upper * 0.85 + lower * 0.5) * inside * cracks)
    seam = np.exp(-(((y - line) / 0.085) ** 2)) * smooth(1.06, 0.96, s)
    out = out * (1 - 0.66 * seam)
    corner = np.exp(-(((ax - 2.4) / 0.24) ** 2 + ((y + 3.48 - looks.lip_curve) / 0.2) ** 2))
    below = np.exp(-((x / 1.3) ** 2 + ((y + 4.75) / 0.3) ** 2))
    philtrum = np.exp(-((x / 0.22) ** 2)) * smooth(-2.4, -2.2, y) * smooth(-1.3, -1.6, y)
    return (out * (1 - 0.3 * corner) * (1 - 0.12 * below) * (1 - 0.06 * philtrum)).astype(
        np.float32
    )


def _strands(rng: np.random.Generator, rows: int, columns: int, long: float) -> Floats:
    """Fine streaks that run down, deviation about 1."""
    fine = noise(rng, rows, columns, (2.2, long)) + 0.7 * noise(rng, rows, columns, (5.5, long * 2))
    return np.asarray(fine / 1.2, np.float32)


def _brows(looks: Looks, out: Floats, x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    b = looks.brows
    ax = np.abs(x)
    inner, outer = 1.15 + b.gap, 5.35 * (0.8 + 0.2 * b.length) + 0.2
    s = (ax - inner) / (outer - inner)
    middle = 5.35 + b.height + b.arch * 4 * np.clip(s, 0, 1) ** 1.2 * (1 - np.clip(s, 0, 1)) * 0.9
    middle = middle + b.slant * (s - 0.4) - 0.3 * smooth(0.6, 1.1, s)
    half = (
        0.5 * b.thickness * (0.75 + 0.5 * smooth(0.0, 0.25, s)) * (1 - 0.75 * smooth(0.5, 1.05, s))
    )
    d = (y - middle) / np.maximum(half, 0.05)
    body = smooth(1.25, 0.45, np.abs(d)) * smooth(-0.1, 0.08, s) * smooth(1.05, 0.85, s)
    # Hairs lie outwards and up: streaks in slanted coordinates.
    streak = _strands(rng, x.shape[0], x.shape[1], 6)
    dark = b.dark * body * np.clip(0.9 + 0.3 * streak, 0, 1.25)
    return np.asarray(out * (1 - np.clip(dark, 0, 0.92)), np.float32)


def _beard(looks: Looks, out: Floats, x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    if looks.beard == "none":
        return out
    ax = np.abs(x)
    cheek = -2.6 + 0.42 * np.maximum(ax - 2.0, 0) + 0.012 * ax**2.4
    full = smooth(0.5, -0.6, y - cheek) * smooth(
        1.2, 2.1, np.hypot(x / 1.25, y + 3.4) * (y > -4.2) + 3 * (y <= -4.2)
    )
    chin = smooth(2.6, 1.8, np.hypot(x, (y + 6.2) / 1.15))
    drop = 0.13 * ax**1.6
    lip = smooth(0.25, -0.1, np.abs(y + 2.12 + drop) - 0.62 * np.sqrt(np.clip(1 - ax / 3.1, 0, 1)))
    lip = lip * smooth(3.0, 2.5, ax)
    side = smooth(2.4, 2.8, ax) * smooth(3.6, 3.1, ax) * smooth(-6.2, -5, y) * smooth(-2.0, -2.6, y)
    soul = np.exp(-((x / 0.5) ** 2 + ((y + 4.9) / 0.35) ** 2))
    mask = {
        "stubble": np.maximum(full, lip * 0.9),
        "moustache": lip,
        "goatee": np.maximum.reduce([chin, lip, side * 0.9, soul]),
        "full": np.maximum.reduce([full, lip, soul]),
    }[looks.beard]
    rows, columns = x.shape
    if looks.beard == "stubble":
        dots = np.clip(0.45 + 0.45 * noise(rng, rows, columns, (2.2, 2.6)), 0, 1)
        return np.asarray(out * (1 - 0.55 * mask * dots), np.float32)
    strands = _strands(rng, rows, columns, 11)
    edge = np.clip(
        mask * 1.25 - 0.12 + 0.16 * noise(rng, rows, columns, (4, 8)) * (mask > 0.02), 0, 1
    )
    tone = looks.beard_tone * np.clip(1 + 0.35 * strands, 0.3, 2)
    return np.asarray(out * (1 - 0.93 * edge) + tone * 0.93 * edge, np.float32)


def _hair(looks: Looks, picture: Floats, rng: np.random.Generator) -> None:
    rows = int((90 + 74) * atlas.DEGREE)
    az = np.arange(atlas.WIDTH, dtype=np.float32) / atlas.DEGREE - 180
    el = atlas.TOP - np.arange(rows, dtype=np.float32) / atlas.DEGREE
    a, e = np.meshgrid(az, el)
    if looks.hair == "scarf":
        mask = hair.cover(looks, a, e, 1.2)
        tone = looks.cloth * (1 + 0.05 * noise(rng, rows, atlas.WIDTH, (40, 90)))
        tone *= 1 + 0.05 * noise(rng, rows, atlas.WIDTH, (2, 2))
        # Folds that run round the face and down, and the hem.
        round_face = np.hypot(a / 60, (e + 16) / 54) * 9 + 0.5 * noise(
            rng, rows, atlas.WIDTH, (150, 120)
        )
        folds = np.sin(round_face * 6.28) + 0.6 * np.sin(round_face * 2.4 * 6.28 + a / 25)
        tone = tone * (1 + 0.09 * folds * smooth(9.0, 11.0, round_face))
        tone = tone * (1 - 0.35 * np.exp(-(((round_face - 9.35) / 0.14) ** 2)))
    else:
        ragged = 2.0 * noise(rng, rows, atlas.WIDTH, (2.4, 22)) + 1.2 * noise(
            rng, rows, atlas.WIDTH, (18, 60)
        )
        if looks.hair in ("cropped", "bun"):
            ragged *= 0.6
        mask = hair.cover(looks, a, e + ragged, 3.0 if looks.hair != "cropped" else 8.0)
        strands = _strands(rng, rows, atlas.WIDTH, 60)
        locks = noise(rng, rows, atlas.WIDTH, (26, 150))
        tone = looks.hair_tone * np.clip(1 + 0.24 * strands + 0.14 * locks, 0.25, 2.2)
    picture[:rows] = picture[:rows] * (1 - mask) + tone * mask


def _patches(looks: Looks, picture: Floats, rng: np.random.Generator) -> None:
    x0, y0, x1, y1 = (atlas.HAIR[0] - 6, atlas.HAIR[1] - 4, atlas.HAIR[2] + 6, atlas.HAIR[3] + 6)
    rows, columns = y1 - y0, x1 - x0
    strands = _strands(rng, rows, columns, 90) + 0.8 * noise(rng, rows, columns, (14, 200))
    picture[y0:y1, x0:x1] = looks.hair_tone * np.clip(1 + 0.28 * strands, 0.25, 2.2)
    x0, y0, x1, y1 = (atlas.CLOTH[0] - 6, y0, atlas.CLOTH[2] + 6, y1)
    rows, columns = y1 - y0, x1 - x0
    weave = (
        1 + 0.05 * noise(rng, rows, columns, (2, 2)) + 0.06 * noise(rng, rows, columns, (50, 60))
    )
    kind = looks.seed % 4
    if kind == 1:
        weave *= 1 - 0.25 * (np.arange(rows)[:, None] // 14 % 2)
    elif kind == 2:
        weave[:, columns // 2 - 3 : columns // 2 + 3] *= 0.6
    weave[: int(rows * 0.05)] *= 0.8
    picture[y0:y1, x0:x1] = looks.cloth * weave
