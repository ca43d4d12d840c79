"""Faces as another moment, lamp or camera would have shown them: infrared's own variations.

Each function takes levels as float32 (H, W), about 0 to 255, and a generator of chance, and
returns another array of that kind (values may leave 0 to 255 until the end). The ranges are those
that a desk meets; what the program never judges (more than a tenth clipped, say) is not learned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.float32]
Change = Callable[[Levels, np.random.Generator], Levels]


def flip(levels: Levels, rng: np.random.Generator) -> Levels:
    """Mirror left and right: a face and its mirror picture are as likely."""
    return np.ascontiguousarray(levels[:, ::-1])


def shift(levels: Levels, rng: np.random.Generator) -> Levels:
    """Move by up to 4 % of the side, turn by up to 5 degrees, scale by up to 5 %.

    So much do a detector's box and landmarks differ from frame to frame. The border is mirrored:
    a black one would tell that it was moved.
    """
    height, width = levels.shape
    matrix = np.asarray(
        cv2.getRotationMatrix2D(
            (width / 2, height / 2), float(rng.uniform(-5, 5)), float(rng.uniform(0.95, 1.05))
        ),
        np.float64,
    )
    matrix[:, 2] += rng.uniform(-0.04, 0.04, 2) * np.array([width, height], np.float64)
    moved = cv2.warpAffine(
        levels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    return np.asarray(moved, np.float32)


def fall_off(levels: Levels, rng: np.random.Generator) -> Levels:
    """Let the lamp's light fall off from a point: by up to 55 % towards the far corner.

    The lamp sits beside the lens and is a spot: near faces are brighter where they point at it, and
    one cheek is often darker. The point lies within one side around the middle.
    """
    height, width = levels.shape
    y, x = rng.uniform(-0.5, 1.5, 2)
    rows = (np.arange(height, dtype=np.float32)[:, None] / height - np.float32(y)) ** 2
    columns = (np.arange(width, dtype=np.float32)[None] / width - np.float32(x)) ** 2
    distance = rows + columns
    strength = np.float32(rng.uniform(0.1, 0.55) / distance.max())
    return np.asarray(levels * (1 - strength * distance), np.float32)


def pulse(levels: Levels, rng: np.random.Generator) -> Levels:
    """Expose otherwise, by a factor of 0.55 to 1.6; one time in four only below or above a row.

    A pulsing lamp is caught for a part of the exposure, other than for the frame before; a rolling
    shutter catches its edge inside the picture, as a step that a few rows smooth.
    """
    factor = np.float32(np.exp(rng.uniform(np.log(0.55), np.log(1.6))))
    if rng.random() >= 0.25:
        return np.asarray(levels * factor, np.float32)
    height = len(levels)
    row, soft = rng.uniform(0.1, 0.9) * height, rng.uniform(1, 8)
    step = 0.5 + 0.5 * np.tanh((np.arange(height, dtype=np.float32) - row) / (2 * soft))
    if rng.random() < 0.5:
        step = 1 - step
    return np.asarray(levels * (1 + (factor - 1) * step[:, None]), np.float32)


def clip(levels: Levels, rng: np.random.Generator) -> Levels:
    """Overexpose so that 0.5 to 8 % of the pixels are clipped.

    Near faces are; of more than a tenth the program judges nothing (`LivenessGates`), since
    clipping hides what tells a fake.
    """
    from_level = float(np.quantile(levels[::3, ::3], 1 - rng.uniform(0.005, 0.08)))
    if from_level < 30:  # nothing there to overexpose but noise
        return levels
    return np.asarray(np.minimum(levels * np.float32(255 / from_level), 255), np.float32)


def sun(levels: Levels, rng: np.random.Generator) -> Levels:
    """Add daylight from one side: 0 to 70 levels, and less contrast of what the lamp lights.

    Daylight has infrared in it, comes from a window, and the camera's exposure answers it.
    """
    height, width = levels.shape
    turn = rng.uniform(0, 2 * np.pi)
    rows = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * np.float32(np.sin(turn))
    columns = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None] * np.float32(np.cos(turn))
    light = np.float32(rng.uniform(10, 70)) * (0.5 + rows + columns).clip(0)
    return np.asarray(levels * np.float32(rng.uniform(0.65, 1.0)) + light, np.float32)


def noise(levels: Levels, rng: np.random.Generator) -> Levels:
    """Add a sensor's noise: 0.5 to 6 levels of read noise, and shot noise that grows with light.

    Small cameras with much gain have that; shot noise is up to 0.35 times the root of the level.
    """
    read, shot = rng.uniform(0.5, 6), rng.uniform(0, 0.35)
    spread = np.sqrt(np.float32(read**2) + np.float32(shot**2) * levels.clip(0))
    return np.asarray(levels + spread * rng.standard_normal(levels.shape, np.float32), np.float32)


def blur(levels: Levels, rng: np.random.Generator) -> Levels:
    """Blur: out of focus (0.4 to 1.4 pixels), or one time in three moved by 3 to 6 pixels."""
    if rng.random() >= 1 / 3:
        return np.asarray(
            cv2.GaussianBlur(levels, (0, 0), float(rng.uniform(0.4, 1.4))), np.float32
        )
    length, turn = int(rng.integers(3, 7)), rng.uniform(0, np.pi)
    kernel = np.zeros((7, 7), np.float32)
    for place in np.linspace(-length / 2, length / 2, 4 * length):
        kernel[round(3 + place * np.sin(turn)), round(3 + place * np.cos(turn))] += 1
    return np.asarray(cv2.filter2D(levels, -1, kernel / kernel.sum()), np.float32)


def low_depth(levels: Levels, rng: np.random.Generator) -> Levels:
    """Keep 4 to 6 bits: what compression and dim exposures with much gain leave of smooth skin."""
    step = np.float32(256 / 2 ** int(rng.integers(4, 7)))
    return np.asarray(np.floor(levels.clip(0, 255) / step) * step + step / 2, np.float32)


# In the order in which a camera does it: the face moves, light falls on it, lens, sensor, bits.
CHANGES: Final[Mapping[str, Change]] = {
    "flip": flip,
    "shift": shift,
    "fall_off": fall_off,
    "sun": sun,
    "pulse": pulse,
    "clip": clip,
    "blur": blur,
    "noise": noise,
    "low_depth": low_depth,
}


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How often each change happens."""

    shares: Mapping[str, float] = field(
        default_factory=lambda: {
            "flip": 0.5,
            "shift": 0.8,
            "fall_off": 0.3,
            "sun": 0.25,
            "pulse": 0.5,
            "clip": 0.1,
            "blur": 0.25,
            "noise": 0.5,
            "low_depth": 0.1,
        }
    )
    """0 to 1 by the names of `CHANGES`."""

    def augmented(self, faces: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
        """Return faces (N, H, W) as they might have been; the same chance gives the same."""
        out = np.empty_like(faces)
        for place, face in enumerate(faces):
            levels = face.astype(np.float32)
            chances = rng.random(len(CHANGES))
            for chance, (name, change) in zip(chances, CHANGES.items(), strict=True):
                if chance < self.shares.get(name, 0.0):
                    levels = change(levels, rng)
            out[place] = np.rint(levels).clip(0, 255)
        return out


NONE: Final = Augmentation(shares={})
"""Faces as they are."""
