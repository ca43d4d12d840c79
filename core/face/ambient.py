"""Light on a face that is not the lamp's: how much there is, and a picture without it.

A lit frame shows the lamp's light and all other light, its unlit neighbour the other light alone.
The difference in linear light is the lamp's (docs/adr/0010-ambient-light.md).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.lamp_part import RemovalRules, lamp_part, linear_levels
from core.face.surroundings import Surroundings, middle_of
from core.frame import Frame, UnlitNeighbour
from core.results import FaceLight

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]
Box = NDArray[np.floating]


def measure(frame: Frame, box: Box, rules: RemovalRules | None = None) -> FaceLight | None:
    """Return the light on a face with and without the lamp; None where there is no unlit neighbour.

    Parameters
    ----------
    box
        Shape (4,): x1, y1, x2, y2 in pixels; may reach beyond the frame.
    """
    unlit = _neighbour(frame)
    if unlit is None or not np.isfinite(box).all():
        return None
    rows, columns = middle_of(box, frame.pixels.shape)
    lit, other = frame.pixels[rows, columns], unlit.pixels[rows, columns]
    if not lit.size:
        return None
    linear = linear_levels((rules or RemovalRules()).gamma)
    return FaceLight(float(linear[lit].mean()), float(linear[other].mean()))


def remove(frame: Frame, box: Box, rules: RemovalRules | None = None) -> Grey | None:
    """Return the frame with the surroundings of a face as the lamp alone lights them.

    The lamp's share of the light is found in a small copy and smoothed, and the lit frame is
    multiplied by it: so the result has the detail and the noise of the lit frame, where the plain
    difference of two frames would have more noise than lamp light in the sun.

    Parameters
    ----------
    box
        As for `measure`.

    Returns
    -------
    Grey, shape of the frame, in memory of its own; None where that can't be done or would be
    worse than the lit frame.
    """
    rules = rules or RemovalRules()
    unlit = _neighbour(frame)
    view = Surroundings.of(
        box,
        frame.pixels.shape,
        reach=rules.surroundings / 2 + rules.seam,
        face_side=rules.face_side,
    )
    if unlit is None or view is None:
        return None
    found = lamp_part(frame, unlit, view, rules)
    if (
        found.clipped > rules.most_clipped
        or found.contradicting > rules.most_contradicting
        or found.signal < rules.least_signal
    ):
        return None
    levels = found.levels
    mean = float(levels[view.face].mean())
    if mean <= 0:
        return None
    level = np.clip(float(found.lit[view.face].mean()), rules.least_level, rules.most_level)
    factor = levels * np.float32(level / mean) / np.maximum(found.lit, 1)
    weight = view.weight(rules.surroundings, rules.seam)
    factor = weight * factor + (1 - weight)
    pixels = frame.pixels[view.rows, view.columns]
    result = frame.pixels.copy()
    result[view.rows, view.columns] = _multiplied(
        pixels, view.enlarged(np.asarray(factor, np.float32)), rules.knee
    )
    return result


def _multiplied(pixels: Grey, factor: Float32, knee: float) -> Grey:
    """Multiply grey levels; what becomes brighter than the knee is compressed, not cut off."""
    levels = pixels.astype(np.float32)
    levels *= factor
    high = levels > knee
    if high.any():
        bright, room = levels[high], 255 - knee
        soft = knee + room * (1 - np.exp((knee - bright) / room))
        levels[high] = np.maximum(soft, np.minimum(bright, pixels[high]))
    return np.asarray(cv2.convertScaleAbs(levels), np.uint8)


def _neighbour(frame: Frame) -> UnlitNeighbour | None:
    unlit = frame.unlit
    if unlit is None or unlit.pixels.shape != frame.pixels.shape:
        return None
    return unlit
