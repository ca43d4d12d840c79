"""Simple painted faces, as the cues see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from core.cue_values import CueReading
from core.face.cues.look import CueWatch, Look
from core.frame import Frame, Lamp, UnlitNeighbour
from core.quality import Quality, QualityKind, QualityPart, QualityReason
from core.results import Detection, FaceLight

Light = NDArray[np.float32]

WIDTH, HEIGHT = 400, 320
NOISE = 1.5
SKIN = 0.3
_MARGIN = 64
_ROWS, _COLUMNS = (np.arange(n, dtype=np.float32) for n in (HEIGHT, WIDTH))


@dataclass(frozen=True)
class Place:
    """Where a face is, in pixels."""

    x: float = 200.0
    """Middle between the eyes."""

    y: float = 130.0
    between: float = 60.0

    @property
    def landmarks(self) -> NDArray[np.float32]:
        offsets = [(-0.5, 0.0), (0.5, 0.0), (0.0, 0.6), (-0.4, 1.1), (0.4, 1.1)]
        return np.array(
            [(self.x + dx * self.between, self.y + dy * self.between) for dx, dy in offsets],
            np.float32,
        )

    def grid(self) -> tuple[Light, Light]:
        """Return x and y of each pixel of the frame, in eye distances from between the eyes."""
        y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
        return (x - self.x) / self.between, (y - self.y) / self.between


def face(place: Place, *, fall_off: float = 0.0, beside: float = 0.01, lids: float = 1.0) -> Light:
    """Paint a face that the lamp lights: linear light, shape (320, 400).

    Parameters
    ----------
    fall_off
        Natural log by which the light falls at an eye distance from the middle line.
    beside
        Light of what is around the head.
    lids
        1 = open eyes, 0 = closed.
    """
    x, y = place.grid()
    head = (x / 1.25) ** 2 + ((y - 0.4) / 1.7) ** 2 < 1
    light = np.where(head, SKIN * np.exp(-fall_off * np.abs(x) ** 2), np.float32(beside))
    # Something to follow: brows, nose, mouth and freckles.
    for at, size, level in (
        ((-0.5, -0.3), (0.3, 0.06), 0.4),
        ((0.5, -0.3), (0.3, 0.06), 0.4),
        ((0.0, 0.65), (0.16, 0.08), 0.7),
        ((0.0, 1.1), (0.35, 0.08), 0.5),
    ):
        inside = ((x - at[0]) / size[0]) ** 2 + ((y - at[1]) / size[1]) ** 2 < 1
        light = np.where(inside, light * level, light)
    rng = np.random.default_rng(3)
    freckles = place.between * rng.uniform((-0.8, -0.5), (0.8, 1.6), (40, 2))
    freckles += (place.x, place.y)
    light = light.astype(np.float32)
    for fx, fy in freckles:
        across, down = np.float32(fx) - _COLUMNS, np.float32(fy) - _ROWS
        if not (0 < fx < WIDTH and 0 < fy < HEIGHT):
            continue
        near = np.s_[max(0, int(fy) - 6) : int(fy) + 7, max(0, int(fx) - 6) : int(fx) + 7]
        spot = np.exp(-(across[None] ** 2 + down[:, None] ** 2)[near] / 3.0)
        light[near] *= 1 - 0.3 * spot
    for side in (-0.5, 0.5):
        if lids > 0:
            eye = ((x - side) / 0.22) ** 2 + (y / (0.12 * lids)) ** 2 < 1
            iris = (x - side) ** 2 + y**2 < 0.1**2
            light = np.where(eye, np.where(iris, 0.02, 0.25), light)
    return np.asarray(cv2.GaussianBlur(light.astype(np.float32), (0, 0), 0.8), np.float32)


def with_spots(light: Light, place: Place, power: float) -> Light:
    """Add the lamp's image to both eyes."""
    x, y = place.grid()
    spots = sum(
        np.exp(-((x - side) ** 2 + y**2) * place.between**2 / (2 * 0.8**2)) for side in (-0.5, 0.5)
    )
    return np.asarray(light + power * spots, np.float32)


def exposed(light: Light, seed: int, noise: float = NOISE) -> NDArray[np.uint8]:
    """Return the grey picture of light."""
    rows, columns = np.random.default_rng(seed).integers(0, _MARGIN, 2)
    grain = _noise()[rows : rows + HEIGHT, columns : columns + WIDTH]
    levels = 255 * np.sqrt(np.maximum(light, 0)) + np.float32(noise) * grain
    return np.clip(np.round(levels), 0, 255).astype(np.uint8)


@cache
def _noise() -> Light:
    shape = (HEIGHT + _MARGIN, WIDTH + _MARGIN)
    return np.random.default_rng(1).standard_normal(shape, dtype=np.float32)


def fitness(place: Place, *, eyes_open: float | None = 0.97, yaw: float = 0.0) -> Quality:
    """Return the quality of a good picture."""
    parts = ()
    if eyes_open is not None:
        kind, why = QualityKind.EYES_OPEN, QualityReason.EYES_CLOSED
        parts = (QualityPart(kind, eyes_open, 100, why),)
    return Quality(
        overall=90.0,
        reason=QualityReason.GOOD,
        eye_distance=place.between,
        sharpness=50.0,
        exposure=130.0,
        contrast=40.0,
        clipped=0.0,
        yaw=yaw,
        pitch=0.0,
        roll=0.0,
        parts=parts,
    )


def look(
    time: float,
    pixels: NDArray[np.uint8],
    place: Place,
    *,
    unlit: NDArray[np.uint8] | None = None,
    quality: Quality | None = None,
    jitter: float = 0.0,
    lamp: Lamp = Lamp.LIT,
) -> Look:
    """Return what a cue sees."""
    number = round(time * 1000)
    neighbour = None if unlit is None else UnlitNeighbour(unlit, time - 0.03)
    landmarks = place.landmarks
    if jitter:
        rng = np.random.default_rng(number)
        landmarks = landmarks + rng.normal(0, jitter, landmarks.shape).astype(np.float32)
    half = 1.1 * place.between
    box = np.array([place.x - half, place.y - half, place.x + half, place.y + 2 * half], np.float32)
    return Look(
        Frame(number, time, pixels, lamp, unlit=neighbour),
        Detection(box, 0.99, landmarks),
        quality or fitness(place),
        None if unlit is None else FaceLight(0.3, 0.02),
        np.zeros((112, 112), np.uint8),
    )


def watched(watch: CueWatch, looks: list[Look]) -> CueReading:
    """Show looks to a cue, and return what it says at the end."""
    for one in looks:
        watch.see(one)
        reading = watch.reading(one.time)
        assert reading.cue is watch.cue
        assert reading.seconds >= 0
        assert reading.abstains is None or reading.denial == 0.0
        assert abs(reading.denial) <= 2.0
    return watch.reading(looks[-1].time)
