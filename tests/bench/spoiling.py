"""Pictures of faces spoilt as cameras, light and people spoil them, by a random amount."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.results import Detection

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]
Spoil = Callable[[Float32, Detection, np.random.Generator], Float32]
"""From grey levels 0 to 255 to others; may change the size."""


def eyes_apart(face: Detection) -> float:
    """Return the distance between the eyes in pixels."""
    return float(np.hypot(*(face.landmarks[1] - face.landmarks[0])))


def resized(pixels: Grey, face: Detection, distance: float) -> tuple[Grey, Detection]:
    """Return the picture in such a size that the eyes are `distance` pixels apart."""
    scale = distance / eyes_apart(face)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    made = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way), np.uint8)
    box, landmarks = (np.asarray(v * scale, np.float32) for v in (face.box, face.landmarks))
    return made, Detection(box, face.score, landmarks)


def spoilt(
    pixels: Grey, face: Detection, rng: np.random.Generator, kind: str | None = None
) -> tuple[Grey, str]:
    """Return the picture spoilt in one way, and its name; every fourth in two ways."""
    name = kind or str(rng.choice(list(WAYS)))
    levels = WAYS[name](pixels.astype(np.float32), face, rng)
    if kind is None and rng.random() < 0.25 and levels.shape == pixels.shape:
        other = str(rng.choice([way for way in WAYS if way != name]))
        levels = WAYS[other](levels, face, rng)
        name = f"{name}+{other}"
    grain = rng.normal(0, rng.uniform(0.5, 2.5), levels.shape)
    return np.asarray(np.clip(np.rint(levels + grain), 0, 255), np.uint8), name


def _small(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    scale = float(np.exp(rng.uniform(np.log(7), np.log(24)))) / eyes_apart(face)
    return np.asarray(
        cv2.resize(levels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.float32
    )


def _out_of_focus(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    sigma = rng.uniform(0.02, 0.14) * eyes_apart(face)
    return np.asarray(cv2.GaussianBlur(levels, (0, 0), sigma), np.float32)


def _moving(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    length, turn = rng.uniform(0.06, 0.5) * eyes_apart(face), rng.uniform(0, np.pi)
    side = int(np.ceil(length)) // 2 * 2 + 3
    kernel = np.zeros((side * 4, side * 4), np.float32)
    middle = side * 2 - 0.5
    reach = np.array([np.cos(turn), np.sin(turn)]) * length * 2
    start, end = (tuple(round(float(v)) for v in middle + s * reach) for s in (-1, 1))
    cv2.line(kernel, start, end, (1.0,), 4)
    kernel = np.asarray(cv2.resize(kernel, (side, side), interpolation=cv2.INTER_AREA))
    return np.asarray(cv2.filter2D(levels, -1, kernel / kernel.sum()), np.float32)


def _exposed(linear: Float32, rng: np.random.Generator) -> Float32:
    """Levels of a camera with noise of photons and of reading."""
    noise = rng.standard_normal(linear.shape, dtype=np.float32)
    counted = linear + np.sqrt(np.maximum(linear, 0) / 3000 + 4e-6) * noise
    return np.asarray(255 * np.sqrt(np.clip(counted, 0, 1)), np.float32)


def _linear(levels: Float32) -> Float32:
    return np.asarray((levels / 255) ** 2, np.float32)


def _dark(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    return _exposed(_linear(levels) * np.float32(np.exp(rng.uniform(-6, -2))), rng)


def _bright(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    return _exposed(_linear(levels) * np.float32(np.exp(rng.uniform(0.5, 3.0))), rng)


def _veiled(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    veil, share = rng.uniform(0.1, 0.9), rng.uniform(0.5, 0.97)
    return _exposed(np.asarray(_linear(levels) * (1 - share) + veil * share, np.float32), rng)


def _places(levels: Float32, face: Detection) -> tuple[Float32, Float32]:
    """Where each pixel lies, in distances of the eyes from the middle of the face."""
    y, x = np.mgrid[: levels.shape[0], : levels.shape[1]].astype(np.float32)
    middle = face.landmarks.mean(axis=0)
    apart = eyes_apart(face)
    return (x - middle[0]) / apart, (y - middle[1]) / apart


def _relit(levels: Float32, light: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    linear = _linear(levels)
    x, y = _places(levels, face)
    inside = (x / 0.9) ** 2 + (y / 1.1) ** 2 < 1
    lit = linear * light
    return _exposed(np.asarray(lit * linear[inside].mean() / lit[inside].mean(), np.float32), rng)


def _side_light(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    x, y = _places(levels, face)
    turn = rng.uniform(0, 2 * np.pi)
    across = np.clip(x * np.cos(turn) + 0.4 * y * np.sin(turn), -1.2, 1.2)
    return _relit(levels, np.exp(rng.uniform(1, 5) * across), face, rng)


def _hot_spot(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    x, y = _places(levels, face)
    return _relit(levels, np.exp(-rng.uniform(0.8, 4.5) * (x * x + 0.7 * y * y)), face, rng)


def _back_light(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    x, y = _places(levels, face)
    out = np.hypot(x / 0.95, y / 1.2)
    return _relit(levels, 1 + rng.uniform(4, 40) * np.clip(out - 0.45, 0, 1) ** 1.5, face, rng)


def _reflecting(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    x, y = _places(levels, face)
    apart, middle = eyes_apart(face), face.landmarks.mean(axis=0)
    made, radius = levels, rng.uniform(0.08, 0.40)
    for eye in face.landmarks[:2]:
        at = (eye - middle) / apart + rng.normal(0, 0.08, 2)
        cover = 1 / (1 + np.exp(np.clip((np.hypot(x - at[0], y - at[1]) - radius) / 0.02, -30, 30)))
        made = made + (255 - made) * cover * rng.uniform(0.6, 1)
    return np.asarray(made, np.float32)


def _covered(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    """A mask, a scarf, dark glasses or a hand; of one colour with some folds."""
    x, y = _places(levels, face)
    kind = rng.integers(4)
    if kind == 0:
        hidden = (y > rng.uniform(-0.05, 0.45) + 0.15 * x * x) & (np.abs(x) < 1.1)
    elif kind == 1:
        hidden = y > rng.uniform(0.3, 0.8) + rng.normal(0, 0.1) * x
    elif kind == 2:
        wide, high = rng.uniform(0.35, 0.48), rng.uniform(0.22, 0.36)
        hidden = (((np.abs(x) - 0.5) / wide) ** 4 + ((y + 0.57) / high) ** 4) < 1
    else:
        at, reach = rng.uniform(-0.8, 0.8, 2), rng.uniform(0.3, 0.8, 2)
        hidden = ((x - at[0]) / reach[0]) ** 2 + ((y - at[1]) / reach[1]) ** 2 < 1
    skin = float(np.median(levels[(np.abs(x) < 0.7) & (np.abs(y) < 0.7)]))
    tone = rng.uniform(5, 60) if kind == 2 else skin * rng.uniform(0.3, 1.7)
    folds = 1 + rng.uniform(0, 0.15) * np.sin((y + rng.normal(0, 0.3) * x) * rng.uniform(10, 30))
    soft = cv2.GaussianBlur(hidden.astype(np.float32), (0, 0), 0.02 * eyes_apart(face) + 0.3)
    return np.asarray(levels * (1 - soft) + np.clip(tone * folds, 0, 255) * soft, np.float32)


def _cut_off(levels: Float32, face: Detection, rng: np.random.Generator) -> Float32:
    x, y = _places(levels, face)
    side = rng.integers(3)
    edge = rng.uniform(0.1, 0.9)
    inside = (y < 0.3 + edge, x < edge, -x < edge)[side]
    rows, columns = inside.any(axis=1), inside.any(axis=0)
    return np.asarray(levels[rows][:, columns], np.float32)


WAYS: Final[Mapping[str, Spoil]] = {
    "small": _small,
    "out of focus": _out_of_focus,
    "moving": _moving,
    "dark": _dark,
    "bright": _bright,
    "veiled": _veiled,
    "light from the side": _side_light,
    "hot spot": _hot_spot,
    "light from behind": _back_light,
    "reflecting": _reflecting,
    "covered": _covered,
    "cut off": _cut_off,
}
