"""Lit and unlit frames made of plain pictures: a lamp, other light, a camera and a moving head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from core.frame import Frame, Lamp, UnlitNeighbour
from core.results import Detection

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]

FACE_LEVEL: Final = 0.22
"""Mean linear light of the face that the camera exposes for; 1 is white."""

WHITE_ELECTRONS: Final = 3000.0
"""What a pixel has counted when it is white: a small sensor with some gain."""

READ_NOISE: Final = 6.0
"""Electrons."""

Kind = Literal["sun", "window", "blind"]
KINDS: Final[tuple[Kind, ...]] = ("sun", "window", "blind")


@dataclass(frozen=True, slots=True)
class Camera:
    """How a camera sees."""

    gamma: float = 2.0
    """Grey level = 255 * light ** (1 / gamma)."""

    white: float = WHITE_ELECTRONS

    def encode(self, light: Float32, rng: np.random.Generator) -> Grey:
        """Expose: noise of photons and of reading, clipping, the curve, eight bits."""
        variance = np.maximum(light, 0) / self.white + (READ_NOISE / self.white) ** 2
        noise = rng.standard_normal(light.shape, dtype=np.float32)
        counted = np.clip(light + np.sqrt(variance) * noise, 0, 1)
        return np.asarray(np.rint(255 * counted ** (1 / self.gamma)), np.uint8)


@dataclass(frozen=True, slots=True)
class Trial:
    """What is done to a picture."""

    share: float
    """Of the light on the face, what is not the lamp's."""

    kind: Kind = "sun"
    motion: float = 0.0
    """Pixels from one frame to the next."""

    camera: Camera = Camera()
    seed: int = 0


def lamp_light(picture: Grey, face: Detection, gamma: float = 2.2) -> Float32:
    """The picture in linear light, brighter in the middle as a lamp beside the lens makes it."""
    height, width = picture.shape
    x, y = (face.box[:2] + face.box[2:]) / 2
    side = float(max(face.box[2:] - face.box[:2]))
    across = (np.arange(width, dtype=np.float32) - x) / (1.5 * side)
    down = (np.arange(height, dtype=np.float32) - y) / (1.5 * side)
    fall_off = 1 / (1 + across[None] ** 2 + down[:, None] ** 2)
    linear = (picture.astype(np.float32) / 255) ** gamma
    return np.asarray(linear * fall_off, np.float32)


def other_light(picture: Grey, face: Detection, trial: Trial) -> tuple[Float32, Float32]:
    """Light from aside on the same surfaces, on a head of simple shape; and the shadows on it.

    The second, 0 to 1, is what reaches each place of the picture of that light: the shadow of a
    window's frame or of a blind stays where it is while the head moves.
    """
    rng = np.random.default_rng([trial.seed, 7])
    height, width = picture.shape
    linear = (picture.astype(np.float32) / 255) ** 2.2
    normals = _head_normals(picture.shape, face)
    side = 1.0 if rng.random() < 0.5 else -1.0
    box_side = float(max(face.box[2:] - face.box[:2]))
    x, y = (face.box[:2] + face.box[2:]) / 2
    grid_y, grid_x = np.mgrid[:height, :width].astype(np.float32)
    if trial.kind == "window":
        way = np.array([side * rng.uniform(0.6, 0.9), -0.3, 0.4])
        field = np.maximum((normals @ _unit(way) + 0.45) / 1.45, 0)
        shade = (0.7 - 0.3 * side * (x - grid_x) / box_side).clip(0.2, 1.5)
    else:
        way = np.array(
            [side * rng.uniform(0.6, 1.0), -rng.uniform(0.2, 0.6), rng.uniform(0.2, 0.5)]
        )
        field = np.maximum(normals @ _unit(way), 0)
        turn = rng.uniform(0, np.pi)
        along = (np.cos(turn) * (grid_x - x) + np.sin(turn) * (grid_y - y)) / box_side
        if trial.kind == "blind":
            shade = 0.5 + 0.5 * np.tanh(6 * np.sin(2 * np.pi * (along * 3 + rng.random())))
        else:
            shade = 1 / (1 + np.exp(-(along + rng.uniform(-0.35, 0.35)) * 60))
        shade = 0.15 + 0.85 * shade
    light = linear * (0.05 + field)
    return np.asarray(light, np.float32), np.asarray(shade, np.float32)


def exposed(
    lamp: Float32, other: Float32, face: Detection, share: float
) -> tuple[Float32, Float32]:
    """Scale both: `other` is this share of the light on the face, and the sum is exposed."""
    inside = _ellipse(lamp.shape, face)
    lamp_mean, other_mean = float(lamp[inside].mean()), float(other[inside].mean())
    return (
        lamp * np.float32((1 - share) * FACE_LEVEL / lamp_mean),
        other * np.float32(share * FACE_LEVEL / other_mean),
    )


def plain(picture: Grey, face: Detection, camera: Camera, seed: int = 1) -> Grey:
    """The picture as the camera sees it by the lamp alone, at the usual exposure."""
    lamp = lamp_light(picture, face)
    lit, _ = exposed(lamp, lamp, face, 0.0)
    return camera.encode(lit, np.random.default_rng([seed, 5]))


def pulsed(picture: Grey, face: Detection, trial: Trial) -> Frame:
    """A lit frame with its unlit neighbour and the lit frame before it, 1/30 s apart each."""
    rng = np.random.default_rng([trial.seed, 11])
    lamp = lamp_light(picture, face)
    other, shade = other_light(picture, face, trial)
    lamp, sum_of_other = exposed(lamp, other * shade, face, trial.share)
    other = sum_of_other / shade
    turn = rng.uniform(0, 2 * np.pi)
    step = trial.motion * np.array([np.cos(turn), np.sin(turn)])
    uneven = rng.uniform(-0.15, 0.15)  # of a step: nobody moves evenly
    roll = np.radians(rng.uniform(-0.15, 0.15) * trial.motion)  # and with the shift comes a turn
    growth = rng.uniform(-0.0015, 0.0015) * trial.motion
    pictures = []
    for steps, lit in ((2.0, True), (1.0 + uneven, False), (0.0, True)):
        way = (-steps * step, -steps * roll, 1 - steps * growth)
        light = _moved(other, face, *way) * shade
        if lit:
            light = light + _moved(lamp, face, *way)
        pictures.append(trial.camera.encode(light, rng))
    before, unlit, lit_frame = pictures
    return Frame(
        2,
        2 / 30,
        lit_frame,
        Lamp.LIT,
        unlit=UnlitNeighbour(unlit, 1 / 30, before, 0.0),
    )


def _moved(light: Float32, face: Detection, shift: NDArray, roll: float, scale: float) -> Float32:
    height, width = light.shape
    x, y = (face.box[:2] + face.box[2:]) / 2
    matrix = cv2.getRotationMatrix2D((float(x), float(y)), float(np.degrees(roll)), float(scale))
    matrix[:, 2] += shift
    return np.asarray(
        cv2.warpAffine(
            light, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        ).clip(0, None),
        np.float32,
    )


def _head_normals(shape: tuple[int, ...], face: Detection) -> Float32:
    """Normals (H, W, 3), x right, y down, z to the viewer: an egg with a nose and eye sockets."""
    x1, y1, x2, y2 = (float(v) for v in face.box)
    half_w, half_h = 0.62 * (x2 - x1), 0.62 * (y2 - y1)
    grid_y, grid_x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    u, v = (grid_x - (x1 + x2) / 2) / half_w, (grid_y - (y1 + y2) / 2) / half_h
    inside = np.maximum(1 - u**2 - v**2, 0.02)
    depth = half_w * np.sqrt(inside)
    left, right, nose = (face.landmarks[k] for k in (0, 1, 2))
    eyes = float(np.hypot(*(right - left)))
    for point, height, spread in (
        (nose, 0.28, 0.20),
        ((nose + (left + right) / 2) / 2, 0.14, 0.16),
        (left, -0.08, 0.22),
        (right, -0.08, 0.22),
    ):
        square = (grid_x - point[0]) ** 2 + (grid_y - point[1]) ** 2
        depth += height * eyes * np.exp(-square / (2 * (spread * eyes) ** 2))
    depth = cv2.GaussianBlur(depth, (0, 0), 0.03 * eyes)
    dx, dy = cv2.Sobel(depth, cv2.CV_32F, 1, 0) / 8, cv2.Sobel(depth, cv2.CV_32F, 0, 1) / 8
    normals = np.stack([-dx, -dy, np.ones_like(dx)], -1)
    return np.asarray(normals / np.linalg.norm(normals, axis=-1, keepdims=True), np.float32)


def _ellipse(shape: tuple[int, ...], face: Detection) -> NDArray[np.bool_]:
    x1, y1, x2, y2 = (float(v) for v in face.box)
    grid_y, grid_x = np.ogrid[: shape[0], : shape[1]]
    u, v = (grid_x - (x1 + x2) / 2) / (x2 - x1), (grid_y - (y1 + y2) / 2) / (y2 - y1)
    return np.asarray((u / 0.4) ** 2 + (v / 0.42) ** 2 < 1)


def _unit(way: NDArray) -> Float32:
    return np.asarray(way / np.linalg.norm(way), np.float32)
