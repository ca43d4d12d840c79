"""Pictures, boxes and landmarks on which the vendor's code and this program are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from tests.vectors.drawn_face import draw_face
from tests.vectors.face_pictures import picture

DUMMIES = Path(__file__).parent
"""Where the dummy graphs lie, and what the vendor's code gave with them (chip_models.npz)."""

# Eyes, nose tip and mouth corners as shares of a box.
PLACES = np.array([[0.31, 0.37], [0.69, 0.38], [0.51, 0.57], [0.35, 0.76], [0.67, 0.75]])


@dataclass(frozen=True)
class ChipCase:
    """One picture, and what a detector says about it."""

    name: str
    pixels: np.ndarray
    """uint8, grey (H, W) or RGB (H, W, 3)."""

    boxes: np.ndarray
    """float32 (N, 4)."""

    landmarks: np.ndarray
    """float32 (N, 5, 2)."""

    given_as: Literal["array", "png", "turned png"] = "array"
    """How the vendor's code gets it: an array in the order blue, green, red, or a file."""

    @property
    def scores(self) -> list[float]:
        return [0.99 - 0.01 * index for index in range(len(self.boxes))]

    def write(self, folder: Path) -> Path:
        """Write the picture as PNG; "turned" lies on its side, with EXIF that says so."""
        path = folder / f"{self.name}.png"
        if self.given_as == "turned png":
            exif = Image.Exif()
            exif[0x0112] = 6  # to be turned clockwise by 90 degrees
            Image.fromarray(np.ascontiguousarray(np.rot90(self.pixels))).save(path, exif=exif)
        else:
            Image.fromarray(self.pixels).save(path)
        return path


def coloured(width: int, height: int) -> np.ndarray:
    """RGB of `picture`'s kind, with three channels that differ."""
    red = picture(width, height)
    return np.stack([red, 250 - red[::-1] // 2, np.roll(red, 17, axis=1) // 3], axis=-1)


def tinted_face(height: int, width: int, x: float, y: float, scale: float) -> np.ndarray:
    """RGB: the drawn face in warm colours."""
    grey = draw_face(height, width, x, y, scale).astype(np.float64)
    return np.stack([grey, grey * 0.8, grey * 0.6 + 20], axis=-1).astype(np.uint8)


def chip_cases() -> tuple[ChipCase, ...]:
    """Return all cases, the same on every machine."""
    odd, odd_grey = coloured(161, 127), picture(127, 161)
    black = np.zeros((120, 120), np.uint8)
    face = tinted_face(200, 240, 120, 100, 0.9)
    equal = [(10, 20, 60, 80), (70, 20, 120, 80)]
    rows = [(5 + 25 * (i % 6), 5 + 30 * (i // 6), 27 + 25 * (i % 6), 31 + 30 * (i // 6))
            for i in range(20)]  # fmt: skip
    return (
        _case("higher than wide", odd, (40.3, 22.7, 98.6, 101.2)),
        _case("higher than wide, grey", odd_grey, (30.9, 40.1, 88.5, 118.2)),
        _case("wider than high", odd, (20.5, 40.5, 130.25, 95.75)),
        _case("wider than high, grey", odd_grey, (12.5, 60.5, 110.25, 99.75)),
        _case("square", odd, (30, 20, 109, 99)),
        _case("turned face", odd, (45.5, 25.25, 105.5, 100.75), turn=0.7),
        _case("drawn face", face, (76.2, 42.8, 165.4, 158.1)),
        _case("drawn face, grey", face[..., 1].copy(), (76.2, 42.8, 165.4, 158.1)),
        _case("left border", odd, (-14.6, 30.2, 50.4, 110.9)),
        _case("top border", odd, (50.2, -20.7, 120.6, 60.3)),
        _case("right border", odd, (110.4, 30.2, 175.3, 112.8)),
        _case("bottom border", odd, (50.2, 70.3, 120.6, 140.4)),
        _case("left border, grey", odd_grey, (-14.6, 30.2, 50.4, 110.9)),
        _case("bottom border, grey", odd_grey, (20.2, 110.3, 90.6, 172.4)),
        _case("upper left corner", odd, (-0.7, -0.4, 60.1, 75.2)),
        _case("lower right corner", odd, (101.5, 60.5, 180.2, 150.3)),
        _case("larger than the picture", coloured(71, 53), (-15.5, -9.5, 90.3, 70.2)),
        _case("large face", coloured(407, 353), (20.3, 11.9, 371.8, 340.2)),
        _case("side of 9.5", odd, (50, 40, 59.5, 49.5)),
        _case("side of 10", odd, (50, 40, 60, 50)),
        _case("side of 10, grey", odd_grey, (50.5, 40.25, 60.5, 50.25)),
        _case("one side of 9.5", odd, (50, 40, 59.5, 80)),
        _case("rounds to 10 in float32", odd, (0.1, 40, 10.1, 50)),
        _case("two equal faces", odd, *equal),
        _case("twenty equal faces", odd, *rows),
        _case("small before large", odd, (5, 5, 14, 90), (20, 20, 60, 70), (60.5, 15, 140, 99)),
        _case("more than 1500 pixels wide", coloured(1613, 97), (1490.5, 10.5, 1560.2, 90.3)),
        _case("more than 1500 pixels high", picture(83, 1531), (5.5, 1460.5, 70.2, 1540.3)),
        _case("no face", odd),
        _case("zero vector", black, (30, 20, 90, 100)),
        _case("file", odd, (40.3, 22.7, 98.6, 101.2), given_as="png"),
        _case("grey file", odd_grey, (30.9, 40.1, 88.5, 118.2), given_as="png"),
        _case("turned file", odd, (40.3, 22.7, 98.6, 101.2), given_as="turned png"),
    )


def aligned_chips() -> tuple[np.ndarray, ...]:
    """Return chips that are aligned already: one RGB (112, 112, 3), one grey (112, 112)."""
    return tinted_face(112, 112, 56, 58, 0.85), picture(112, 112)


@dataclass(frozen=True)
class CropCase:
    """One box in one picture, for the padded crop."""

    pixels: np.ndarray
    """RGB (H, W, 3)."""

    box: np.ndarray
    """float64 (4,)."""


def crop_cases(count: int, seed: int) -> Sequence[CropCase]:
    """Return random pictures and boxes; many boxes reach beyond the picture, none lies outside."""
    generator = np.random.Generator(np.random.PCG64(seed))
    paper = generator.integers(0, 256, (260, 260, 3), np.uint8)
    cases = []
    for _ in range(count):
        width, height = (int(side) for side in generator.integers(24, 160, 2))
        left, top = (int(place) for place in generator.integers(0, 100, 2))
        x1, y1 = generator.uniform(-60, width - 1), generator.uniform(-60, height - 1)
        x2 = max(x1, 0.0) + generator.uniform(1, 150)
        y2 = max(y1, 0.0) + generator.uniform(1, 150)
        pixels = np.ascontiguousarray(paper[top : top + height, left : left + width])
        cases.append(CropCase(pixels, np.array([x1, y1, x2, y2])))
    return cases


def _case(
    name: str,
    pixels: np.ndarray,
    *boxes: tuple[float, ...],
    turn: float = 0.0,
    given_as: Literal["array", "png", "turned png"] = "array",
) -> ChipCase:
    corners = np.array(boxes, np.float64).reshape(-1, 2, 2)
    sides = corners[:, 1] - corners[:, 0]
    offsets = (
        (PLACES - 0.5)
        * sides[:, None]
        @ [
            [np.cos(turn), np.sin(turn)],
            [-np.sin(turn), np.cos(turn)],
        ]
    )
    landmarks = corners.mean(axis=1)[:, None] + offsets
    return ChipCase(
        name,
        pixels,
        corners.reshape(-1, 4).astype(np.float32),
        landmarks.astype(np.float32),
        given_as,
    )
