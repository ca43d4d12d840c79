"""The room behind the people, seen by the studio's camera."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]


def paint(width: int, height: int, seed: int) -> tuple[Float32, Float32]:
    """Return reflectance times light (height, width), linear: under the lamp, and under room light.

    Both are for light of strength 1, the lamp's as of `camera.Light.lamp`.
    """
    rng = np.random.default_rng([seed, 41])
    w, h = 640, 480
    wall = np.full((h, w), 0.46, np.float32)
    away = np.full((h, w), 330.0, np.float32)  # distance in cm
    # Door frame with a darker corridor behind it.
    door = int(rng.integers(40, 110))
    cv2.rectangle(wall, (door - 12, 60), (door + 122, h), 0.6, -1)
    cv2.rectangle(wall, (door, 74), (door + 110, h), 0.3, -1)
    cv2.rectangle(away, (door, 74), (door + 110, h), 520.0, -1)
    # Shelf with things on it.
    left = int(rng.integers(430, 470))
    for level in (120, 210, 300):
        cv2.rectangle(wall, (left, level), (left + 170, level + 7), 0.34, -1)
        cv2.rectangle(away, (left, level), (left + 170, level + 7), 300.0, -1)
        x = left + 4
        while x < left + 150:
            wide, high = int(rng.integers(8, 26)), int(rng.integers(28, 66))
            if rng.random() < 0.75:
                tone = float(rng.uniform(0.12, 0.6))
                cv2.rectangle(wall, (x, level - high), (x + wide, level - 1), tone, -1)
                cv2.rectangle(away, (x, level - high), (x + wide, level - 1), 305.0, -1)
            x += wide + int(rng.integers(1, 9))
    # Skirting and floor.
    cv2.rectangle(wall, (0, 436), (door - 12, 448), 0.55, -1)
    cv2.rectangle(wall, (door + 122, 436), (w, 448), 0.55, -1)
    wall[448:] *= 0.75
    grain = cv2.resize(
        rng.standard_normal((60, 80), dtype=np.float32), (w, h), interpolation=cv2.INTER_CUBIC
    )
    wall *= 1 + 0.03 * grain
    wall = np.asarray(cv2.GaussianBlur(wall, (0, 0), 1.1), np.float32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    beam = np.exp(-(((xx - w / 2) / 420) ** 2 + ((yy - h / 2) / 330) ** 2))
    lamp = wall * beam * (100 / cv2.GaussianBlur(away, (0, 0), 0.8)) ** 2
    from_left = 0.75 + 0.5 * np.exp(-xx / 260)
    room = wall * from_left * np.where(away > 500, 0.35, 1).astype(np.float32)
    size = (width, height)
    return cv2.resize(lamp, size).astype(np.float32), cv2.resize(room, size).astype(np.float32)
