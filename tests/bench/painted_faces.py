"""Portraits changed by painting: lids closed, mouths opened, glasses, beards, and what covers.

All is done on a face aligned as a chip is, three times as large and with a margin, and then brought
to a chip under a light, focus and noise of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.alignment import similarity_transform

Float32 = NDArray[np.float32]
Random = np.random.Generator

ZOOM, MARGIN = 3, 14
SIDE = (112 + 2 * MARGIN) * ZOOM
_Y, _X = np.mgrid[:SIDE, :SIDE].astype(np.float32)
X, Y = _X / ZOOM - MARGIN, _Y / ZOOM - MARGIN
"""Where each pixel lies in a chip."""

EYES = ((38.3, 51.7), (73.5, 51.5))
COVERS = ("mask", "scarf", "hand", "dark glasses", "thing", "cap")
REGIONS = (((38, 52), (10, 6)), ((74, 52), (10, 6)), ((56, 70), (8, 10)), ((56, 92), (15, 7)))
"""Left eye, right eye, nose, mouth: middle and half axes of an ellipse in a chip."""

_INSIDE = [
    np.flatnonzero(((X - x) / a) ** 2 + ((Y - y) / b) ** 2 <= 1) for (x, y), (a, b) in REGIONS
]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a face shows; NaN where that can't be said."""

    eyes_open: float
    mouth_open: float
    covered: NDArray[np.float64]
    """Shape (4,), as `REGIONS`: 1 where most is covered, 0 where next to nothing is."""


def large(pixels: NDArray[np.uint8], landmarks: NDArray[np.floating]) -> Float32:
    """Cut a face out of a picture: shape (420, 420)."""
    matrix = similarity_transform(landmarks) * ZOOM
    matrix[:, 2] += MARGIN * ZOOM
    way = cv2.INTER_CUBIC if np.hypot(*matrix[0, :2]) > 1 else cv2.INTER_AREA
    return cv2.warpAffine(
        pixels, matrix, (SIDE, SIDE), flags=way, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)


def _pulled(face: Float32, rows: Float32) -> Float32:
    """Take each pixel from another row of its column, given in a chip's rows."""
    return cv2.remap(face, _X, ((rows + MARGIN) * ZOOM).astype(np.float32), cv2.INTER_LINEAR)


def _skin(face: Float32) -> float:
    part = face[(60 + MARGIN) * ZOOM : (85 + MARGIN) * ZOOM, (30 + MARGIN) * ZOOM : -44 * ZOOM]
    return float(np.median(part))


def close_eye(face: Float32, eye: tuple[float, float], rng: Random) -> Float32:
    """Pull the upper lid down over the eye, and draw its lashes."""
    x, y = eye[0] + rng.normal(0, 0.5), eye[1] + rng.normal(0, 0.5) + 0.1
    u, t = (X - x) / rng.uniform(8.5, 10), Y - y
    arch = np.clip(1 - u * u, 0, 1)
    upper, lower = -rng.uniform(3.0, 4.2) * arch, rng.uniform(2.2, 3.2) * arch + 0.2
    closed = upper + (lower - upper) * rng.uniform(0.88, 1.0)
    top = -rng.uniform(7.5, 9.5)
    lid = (t > top) & (t <= closed) & (arch > 0)
    slit = (t > closed) & (t <= lower) & (arch > 0)
    rows = np.where(lid, top + (t - top) * (upper - 0.7 - top) / np.maximum(closed - top, 0.1), t)
    squeezed = (t - closed) * (lower - upper + 0.7) / np.maximum(lower - closed, 0.15)
    rows = np.where(slit, upper - 0.7 + squeezed, rows)
    made = _pulled(face, rows + y)
    near = ((np.abs(u) < 1.05) & (t > top - 1) & (t < 6)).astype(np.float32)
    near = cv2.GaussianBlur(near, (0, 0), 1.2)
    soft = cv2.GaussianBlur((lid & (t > upper - 1)).astype(np.float32), (0, 0), 1.5)
    soft *= rng.uniform(0.3, 0.9)
    made = made * (1 - soft) + cv2.GaussianBlur(made, (0, 0), 3) * soft * rng.uniform(0.9, 1.1)
    if rng.random() < 0.7:
        lashes = np.exp(-(((t - closed) / rng.uniform(0.5, 0.9)) ** 2)) * (np.abs(u) < 0.95)
        made = made * (1 - rng.uniform(0.1, 0.5) * lashes)
    return face * (1 - near) + made * near


def _line_of_lips(face: Float32) -> float:
    small = cv2.resize(face, (112 + 2 * MARGIN,) * 2, interpolation=cv2.INTER_AREA)
    return 86.5 + int(
        np.argmin(small[86 + MARGIN : 99 + MARGIN, 50 + MARGIN : 63 + MARGIN].mean(1))
    )


def open_mouth(face: Float32, rng: Random) -> Float32:
    """Part the lips, and show teeth, tongue or the dark."""
    y, high = _line_of_lips(face), rng.uniform(4, 12)
    u, t = (X - 56.2 - rng.normal(0, 0.7)) / rng.uniform(10, 15), Y - y
    arch = np.clip(1 - np.abs(u) ** rng.uniform(1.6, 2.6), 0, 1)
    up = high * rng.uniform(0.1, 0.35)
    top, bottom = -up * arch, (high - up) * arch
    fading = np.clip(1 - (t - bottom) / rng.uniform(16, 26), 0, 1)
    rows = np.where(t > bottom, t - (high - up) * arch * fading, t)
    rows = np.where(t < top, rows + up * arch * np.clip(1 - (top - t) / 10, 0, 1), rows)
    made = _pulled(face, rows + y)
    gap = cv2.GaussianBlur(((t >= top) & (t <= bottom) & (arch > 0.02)).astype("f4"), (0, 0), 0.8)
    skin, kind = _skin(face), rng.random()
    inside = np.full_like(face, skin * rng.uniform(0.08, 0.45))
    if kind < 0.65:
        gaps = 1 + 0.12 * np.cos(X * 2 * np.pi / rng.uniform(2.5, 4))
        teeth = skin * rng.uniform(0.9, 1.5) * gaps
        inside = np.where(t - top < rng.uniform(0.25, 0.95) * high, teeth, inside)
        if kind < 0.2:
            inside = np.where(bottom - t < rng.uniform(0.1, 0.35) * high, 0.9 * teeth, inside)
    elif kind < 0.8:
        inside += skin * 0.4 * np.exp(-(((t - 0.7 * (high - up)) / (0.4 * high)) ** 2 + u * u))
    return (made * (1 - gap) + inside * (1 - 0.4 * np.abs(u)) * gap).astype(np.float32)


def _blob(x: float, y: float, a: float, b: float, turn: float, power: float = 2.0) -> Float32:
    """1 in the middle of an ellipse (or a boxier shape), 0 at its edge, less outside."""
    c, s = np.cos(turn), np.sin(turn)
    u, v = (c * (X - x) + s * (Y - y)) / a, (-s * (X - x) + c * (Y - y)) / b
    return 1 - (np.abs(u) ** power + np.abs(v) ** power)


def _cloth(rng: Random, skin: float) -> Float32:
    made = np.full((SIDE, SIDE), skin * rng.uniform(0.15, 1.9), np.float32)
    grain = rng.normal(0, 1, (SIDE // int(rng.integers(6, 60)) + 2,) * 2).astype(np.float32)
    grain = cv2.resize(grain, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    made *= 1 + rng.uniform(0, 0.25) * grain
    kind = rng.random()
    if kind < 0.3:
        turn = rng.uniform(0, np.pi)
        wave = (X * np.cos(turn) + Y * np.sin(turn)) * 2 * np.pi / rng.uniform(2, 14)
        made *= 1 + rng.uniform(0.1, 0.5) * np.sign(np.sin(wave))
    elif kind < 0.5:
        made *= 1 + rng.uniform(0.05, 0.3) * rng.normal(0, 1, (SIDE, SIDE))
    return cv2.GaussianBlur(made, (0, 0), rng.uniform(0.6, 3))


def cover(face: Float32, rng: Random, kind: str) -> tuple[Float32, NDArray[np.float64]]:
    """Cover a part of the face with one of `COVERS`; return it and the share of each region."""
    skin = _skin(face)
    look, edge = _cloth(rng, skin), np.zeros((SIDE, SIDE), np.float32)
    if kind == "mask":
        top, low = rng.uniform(60, 74), rng.uniform(108, 125)
        rim = top + rng.uniform(0, 14) * np.abs((X - 56) / 40) ** rng.uniform(1, 2)
        rim = rim - rng.uniform(0, 4) * np.exp(-(((X - 56) / 8) ** 2))
        wide = rng.uniform(36, 52) - 0.25 * np.clip(Y - 90, 0, 50)
        edge = ((rim < Y) & (low > Y) & (np.abs(X - 56) < wide)).astype(np.float32)
        if rng.random() < 0.7:
            look = np.full_like(look, skin * rng.uniform(0.4, 1.9))
        look = look * (1 - rng.uniform(0.1, 0.5) * ((X - 56) / 45) ** 2)
        look *= 1 + rng.uniform(0, 0.15) * np.exp(-(((X - 56) / rng.uniform(6, 14)) ** 2))
        for row in np.arange(top + 8, low, rng.uniform(7, 14)):
            pleat = (Y - row - 2 * np.cos((X - 56) / 20)) / 0.8
            look *= 1 - rng.uniform(0, 0.3) * np.exp(-(pleat**2))
    elif kind == "scarf":
        top, slope = rng.uniform(72, 86), rng.normal(0, 0.12)
        wave = rng.uniform(0, 3) * np.sin(X / rng.uniform(4, 14) + rng.uniform(0, 6))
        edge = (top + slope * (X - 56) + wave < Y).astype(np.float32)
        for _ in range(rng.integers(2, 7)):
            fold = Y - rng.uniform(top, 112) - rng.normal(0, 0.4) * (X - 56)
            look = look * (1 - rng.uniform(0, 0.5) * np.exp(-((fold / rng.uniform(1, 3)) ** 2)))
    elif kind == "hand":
        tone, fingers, turn = skin * rng.uniform(0.75, 1.3), rng.integers(1, 5), rng.uniform(0, 3.1)
        x, y, wide = rng.uniform(28, 84), rng.uniform(40, 104), rng.uniform(4.5, 7)
        look, shape = np.full_like(look, tone), np.full_like(look, -9)
        for finger in range(fingers):
            aside = (finger - (fingers - 1) / 2) * wide * 1.9
            at = (x - np.sin(turn) * aside + rng.normal(0, 1), y + np.cos(turn) * aside)
            one = _blob(*at, rng.uniform(22, 40), wide, turn, 2.5)
            look = np.where(one > shape, tone * (1 - 0.35 * np.clip(1 - one, 0, 1) ** 2), look)
            shape = np.maximum(shape, one)
        edge = (shape > 0).astype(np.float32)
        face = face * (1 - 0.4 * np.clip(cv2.GaussianBlur(edge, (0, 0), 6) - edge, 0, 1))
    elif kind == "dark glasses":
        shape, down = _lenses(rng, (12, 17), (8, 13), (-1, 4))
        bridge = np.maximum(np.abs((Y - EYES[0][1] - down + 5) / 1.6), np.abs((X - 56) / 12))
        shape = np.maximum(shape, 1 - bridge)
        edge = (shape > 0).astype(np.float32)
        look = np.full_like(look, rng.uniform(3, 60)) * (1 + rng.uniform(0, 1) * (Y - 40) / 30)
        look = np.where(shape < 0.15, rng.uniform(3, 160), look)
        if rng.random() < 0.3:
            edge = edge * rng.uniform(0.85, 1)
    elif kind == "cap":
        brim = rng.uniform(50, 62) + rng.normal(0, 0.1) * (X - 56)
        edge = (brim - ((X - 56) / rng.uniform(30, 60)) ** 2 * 8 > Y).astype(np.float32)
    else:
        x, y = rng.uniform(28, 84), rng.uniform(44, 104)
        size = rng.uniform(10, 32, 2)
        edge = (_blob(x, y, *size, rng.uniform(0, 3), rng.choice([2, 8])) > 0).astype(np.float32)
    edge = cv2.GaussianBlur(edge, (0, 0), rng.uniform(0.4, 1.2))
    shares = np.array([edge.ravel()[inside].mean() for inside in _INSIDE])
    return (face * (1 - edge) + np.clip(look, 0, 255) * edge).astype(np.float32), shares


def _lenses(
    rng: Random, wide: tuple[float, float], high: tuple[float, float], down: tuple[float, float]
) -> tuple[Float32, float]:
    a, b, power, below = (
        rng.uniform(*wide),
        rng.uniform(*high),
        rng.uniform(2, 5),
        rng.uniform(*down),
    )
    both = [
        _blob(x + np.sign(x - 56) * rng.uniform(0, 2), y + below, a, b, 0, power) for x, y in EYES
    ]
    return np.maximum(*both), below


def glasses(face: Float32, rng: Random) -> Float32:
    """Put on glasses that one can see through, some of which shine."""
    shape, down = _lenses(rng, (13, 17), (8, 14), (0, 5))
    rim = np.exp(-((shape / rng.uniform(0.06, 0.28)) ** 2))
    row = np.abs(Y - EYES[0][1] - down + 4)
    rim = np.maximum(rim, (row < rng.uniform(0.6, 1.4)) & (np.abs(X - 56) < 6))
    rim = np.maximum(rim, (row < rng.uniform(0.6, 1.6)) & (np.abs(X - 56) > 33))
    rim = cv2.GaussianBlur(rim.astype(np.float32), (0, 0), 0.8) * rng.uniform(0.3, 1)
    made = face * (1 - rim) + rng.choice([rng.uniform(5, 70), rng.uniform(90, 220)]) * rim
    if rng.random() < 0.6:
        for _ in range(rng.integers(1, 4)):
            u = (X - rng.choice([36, 76]) - rng.normal(0, 6)) / rng.uniform(1, 4)
            v = (Y - rng.uniform(44, 58)) / rng.uniform(0.7, 3)
            made = made + (shape > 0) * np.exp(-(u * u + v * v)) * rng.uniform(20, 200)
    return np.clip(made, 0, 255).astype(np.float32)


def beard(face: Float32, rng: Random) -> Float32:
    """Let a beard grow around the lips."""
    where = np.clip((Y - rng.uniform(78, 88) - 3 * ((X - 56) / 24) ** 2) / 4, 0, 1)
    where = where * (np.abs(X - 56) < 40)
    where *= 1 - np.exp(-(((X - 56) / 13) ** 4 + ((Y - _line_of_lips(face)) / 4.2) ** 2))
    hair = cv2.GaussianBlur(rng.normal(0, 1, (SIDE, SIDE)).astype(np.float32), (0, 0), 1.0)
    made = face * (1 - where * rng.uniform(0.2, 0.7)) * (1 + 0.25 * where * hair / hair.std())
    return np.clip(made, 0, 255).astype(np.float32)


def as_chip(face: Float32, rng: Random, blur: float = 1.0) -> NDArray[np.uint8]:
    """Bring a large face to a chip: a little askew, under some light, focus and noise."""
    scale, turn = np.exp(rng.normal(0, 0.035)) / ZOOM, rng.normal(0, 0.04)
    c, s = np.cos(turn) * scale, np.sin(turn) * scale
    matrix = np.array([[c, -s, 0], [s, c, 0]])
    matrix[:, 2] = 56 + rng.normal(0, 1.1, 2) - matrix[:, :2] @ [SIDE / 2, SIDE / 2]
    sigma = ZOOM * np.clip(0.35 + blur * rng.exponential(0.4), 0.35, 1.9)
    chip = cv2.warpAffine(
        cv2.GaussianBlur(face, (0, 0), sigma), matrix, (112, 112), borderMode=cv2.BORDER_REPLICATE
    )
    if rng.random() < 0.35:  # as if from farther away
        side = int(112 * rng.uniform(0.45, 1))
        chip = cv2.resize(chip, (side, side), interpolation=cv2.INTER_AREA)
        chip = cv2.resize(chip, (112, 112), interpolation=cv2.INTER_LINEAR)
    light = np.clip(chip / 255, 0, 1) ** (2 * np.exp(rng.normal(0, 0.2)))
    y, x = np.mgrid[:112, :112]
    across, down = rng.normal(0, 0.35, 2)
    light = light * np.exp(across * (x - 56) / 40 + down * (y - 66) / 40)
    if rng.random() < 0.4:
        light *= np.exp(-rng.uniform(0, 1.2) * (((x - 56) / 40) ** 2 + ((y - 66) / 48) ** 2))
    light *= rng.uniform(0.08, 0.4) / max(light[30:105, 25:88].mean(), 1e-3)
    noise = rng.normal(0, np.clip(rng.exponential(2.2), 0, 8), (112, 112))
    return np.clip(np.rint(255 * np.sqrt(np.clip(light, 0, 1)) + noise), 0, 255).astype(np.uint8)


def paint(
    face: Float32, rng: Random, *, eyes_open: float, mouth_open: float, accessories: bool = True
) -> tuple[Float32, Truth]:
    """Change a large face at random; what it shows before is told."""
    if eyes_open == 1 and rng.random() < 0.4:
        for eye in EYES:
            face = close_eye(face, eye, rng)
        eyes_open = 0.0
    if mouth_open == 0 and rng.random() < 0.35:
        face, mouth_open = open_mouth(face, rng), 1.0
    if accessories and rng.random() < 0.22:
        face = glasses(face, rng)
    if accessories and rng.random() < 0.12:
        face = beard(face, rng)
    covered = np.zeros(4)
    if rng.random() < 0.4:
        face, shares = cover(face, rng, str(rng.choice(COVERS)))
        covered = np.where(shares > 0.55, 1.0, np.where(shares < 0.08, 0.0, np.nan))
        eyes_open = np.nan if shares[:2].max() > 0.15 else eyes_open
        mouth_open = np.nan if shares[3] > 0.15 else mouth_open
    return face, Truth(eyes_open, mouth_open, covered)
