"""Boxes and how detections move between a picture and an enlarged or cut-out copy of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.results import Detection

Box = NDArray[np.float32]


def centre(box: Box) -> tuple[float, float]:
    """Return x and y of the middle of `box`."""
    return (float(box[0]) + float(box[2])) / 2, (float(box[1]) + float(box[3])) / 2


def sides(box: Box) -> tuple[float, float]:
    """Return width and height of `box` in pixels."""
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


def overlap(first: Box, second: Box) -> float:
    """Return intersection over union of two boxes, 0 to 1."""
    width = min(float(first[2]), float(second[2])) - max(float(first[0]), float(second[0]))
    height = min(float(first[3]), float(second[3])) - max(float(first[1]), float(second[1]))
    if width <= 0 or height <= 0:
        return 0.0
    areas = [w * h for w, h in (sides(first), sides(second))]
    return width * height / (areas[0] + areas[1] - width * height)


def share_outside(box: Box, width: int, height: int) -> float:
    """Return the share of the area of `box` that lies outside a picture of that size, 0 to 1."""
    full_width, full_height = sides(box)
    if full_width <= 0 or full_height <= 0:
        return 1.0
    inside_width = max(0.0, min(float(box[2]), float(width)) - max(float(box[0]), 0.0))
    inside_height = max(0.0, min(float(box[3]), float(height)) - max(float(box[1]), 0.0))
    return 1.0 - inside_width * inside_height / (full_width * full_height)


def touches_border(box: Box, width: int, height: int, margin: float = 1.0) -> bool:
    """Whether `box` comes within `margin` pixels of the border of a picture of that size."""
    return bool(
        box[0] <= margin
        or box[1] <= margin
        or box[2] >= width - margin
        or box[3] >= height - margin
    )


def mapped(
    detection: Detection,
    scale: tuple[float, float] = (1.0, 1.0),
    shift: tuple[float, float] = (0.0, 0.0),
) -> Detection:
    """Return `detection` with every point p at p * scale + shift (x, y)."""
    factor = np.asarray(scale, np.float32)
    offset = np.asarray(shift, np.float32)
    return Detection(
        box=(detection.box.reshape(2, 2) * factor + offset).reshape(4).astype(np.float32),
        score=detection.score,
        landmarks=(detection.landmarks * factor + offset).astype(np.float32),
    )
