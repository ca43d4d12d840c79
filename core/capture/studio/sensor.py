"""The studio's image sensor: exposure, noise and the curve from light to grey levels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]

_MARGIN = 96
_LIFT = 1.5  # level of black, so that its noise shows


class Sensor:
    """Turns radiance into grey levels.

    The curve is a square root, which also makes the noise of counted photons the same at every
    level, so that ready-made noise can be added. It comes from a bank that is laid down at
    another place for every frame.
    """

    def __init__(self, width: int, height: int, seed: int) -> None:
        rng = np.random.default_rng([seed, 51])
        self._seed = seed
        self._size = (width, height)
        shape = (height + _MARGIN, width + _MARGIN)
        self._bank = rng.standard_normal(shape, dtype=np.float32)
        self._buffer = np.empty((height, width), np.float32)
        self._lift = np.full((height, width), _LIFT, np.float32)

    def expose(self, radiance: Float32, gain: float, number: int) -> NDArray[np.uint8]:
        """Return the grey picture of frame `number`; radiance 1/gain is white."""
        width, height = self._size
        dx, dy = _place(self._seed, number)
        noise = self._bank[dy : dy + height, dx : dx + width]
        levels = self._buffer
        np.multiply(radiance, np.float32(255.0 * 255.0 * gain), out=levels)
        cv2.sqrt(levels, levels)
        strength = 1.1 + 0.9 * float(np.sqrt(gain))
        cv2.scaleAdd(noise, strength, levels, levels)
        return np.asarray(cv2.add(levels, self._lift, dtype=cv2.CV_8U), np.uint8)


def _place(seed: int, number: int) -> tuple[int, int]:
    mixed = (number * 2654435761 + seed * 40503) & 0xFFFFFFFF
    mixed ^= mixed >> 15
    mixed = (mixed * 2246822519) & 0xFFFFFFFF
    return (mixed >> 8) % _MARGIN, (mixed >> 20) % _MARGIN
