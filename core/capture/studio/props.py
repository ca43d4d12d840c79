"""What is held up to the camera: a printed portrait, a dark screen, and the hand that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio.camera import Camera, Light
from core.capture.studio.mesh import Mesh, grid_mesh, join
from core.capture.studio.person import Performer, Person

Floats = NDArray[Any]
"""Real numbers of any precision; what is returned is float32."""

_W, _H = 420, 560  # pixels of the sheet
_BAND = 48  # rows below it with the hand's skin


@dataclass(frozen=True, slots=True, eq=False)
class Prop:
    """A thing held up, around the middle of its face; z towards the camera."""

    mesh: Mesh
    picture: NDArray[np.uint8]
    face: Floats
    """Shape (4, 3): corners of the pictured face."""


def portrait(person: Person) -> tuple[Floats, Floats]:
    """Return a photograph of `person` as ink on paper (560, 420) and the face's box in it."""
    camera = Camera(_W, _H, 1450.0)
    soft = Light(lamp=0.0, around=0.55, window=0.35, window_from=(-0.5, 0.6, 0.8))
    offset = np.array([0, -1.5, -100], np.float32)
    picture = np.full((_H, _W), 0.75, np.float32)
    atlas = Performer(person).atlas(1.0, (0.0, 0.0))
    mesh = person.mesh
    drawn = camera.draw(mesh.points + offset, mesh.normals, mesh, atlas, soft)
    if drawn is not None:
        h, w = drawn.cover.shape
        part = picture[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
        part *= 1 - drawn.cover
        part += drawn.radiance * 1.25
    xy = camera.project(person.face + offset)
    # Printing keeps the tones of the eye, lifts the blacks and dulls the whites.
    ink = 0.06 + 0.74 * np.clip(picture, 0, 1) ** 0.9
    return np.asarray(ink, np.float32), np.concatenate([xy.min(0), xy.max(0)]).astype(np.float32)


def photograph(person: Person, seed: int) -> Prop:
    """A printed portrait of `person`, slightly bent, with a white border."""
    ink, box = portrait(person)
    edge = 14
    ink[:edge] = ink[-edge:] = 0.82
    ink[:, :edge] = ink[:, -edge:] = 0.82
    rng = np.random.default_rng([seed, 61])
    ink *= 1 + 0.03 * rng.standard_normal(ink.shape, dtype=np.float32)
    return _held(ink, (21.0, 28.0), bend=rng.uniform(0.6, 1.4), gloss=0.22, box=box)


def screen(person: Person) -> Prop:
    """A tablet that shows `person`: to infrared its screen is black glass in a frame."""
    _, box = portrait(person)
    ink = np.full((_H, _W), 0.11, np.float32)
    ink[16:-16, 14:-14] = 0.022
    cv2.circle(ink, (_W // 2, 8), 3, 0.3, -1)
    return _held(ink, (18.0, 24.0), bend=0.25, gloss=0.5, box=box)


def _held(ink: Floats, size: tuple[float, float], bend: float, gloss: float, box: Floats) -> Prop:
    rows, columns = 17, 13
    u, v = np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows))
    u, v = u.astype(np.float32), v.astype(np.float32)
    sheet = grid_mesh(
        _bent(u, v, size, bend),
        np.stack([0.5 + u * (_W - 2), 0.5 + v * (_H - 2)], -1).astype(np.float32),
        gloss=gloss,
        inside=np.array([0, 0, -50], np.float32),
    )
    edge = size[0] / 2
    parts = [
        sheet,
        _blob((edge - 1.7, -5.2, 0.9), (0.95, 2.5, 0.75), 1.05),  # thumb, on the front
        _blob((edge + 1.0, -6.6, -0.6), (1.7, 3.3, 1.5), 0.25),  # ball of the thumb
        _blob((edge + 1.5, -7.6, -2.2), (2.4, 4.4, 1.6), 0.1),  # hand, behind the edge
        _blob((edge + 3.4, -21.0, -4.0), (3.3, 14.0, 3.2), 0.12),  # forearm
    ]
    parts += [
        _blob((edge - 0.2, -9.0 + 1.7 * k, -1.5), (1.7, 0.85, 0.8), 0.1) for k in range(4)
    ]  # fingers, behind
    band = np.full((_BAND, _W), 0.52, np.float32)
    picture = cv2.convertScaleAbs(np.vstack([ink, band]), alpha=255)
    x0, y0, x1, y1 = box
    cu = np.array([x0, x1, x1, x0], np.float32) / _W
    cv = np.array([y0, y0, y1, y1], np.float32) / _H
    return Prop(join(parts), np.asarray(picture, np.uint8), _bent(cu, cv, size, bend))


def _bent(u: Floats, v: Floats, size: tuple[float, float], bend: float) -> Floats:
    w, h = size
    z = bend * (1 - (2 * u - 1) ** 2) + 0.3 * bend * (v - 0.5)
    return np.stack([(u - 0.5) * w, (0.5 - v) * h, z], -1).astype(np.float32)


def _blob(
    middle: tuple[float, float, float], half: tuple[float, float, float], tilt: float
) -> Mesh:
    a, e = np.meshgrid(np.linspace(-np.pi, np.pi, 17), np.linspace(np.pi / 2, -np.pi / 2, 11))
    x, y = half[0] * np.sin(a) * np.cos(e), half[1] * np.sin(e)
    c, s = np.cos(tilt), np.sin(tilt)
    centre = np.array(middle, np.float32)
    ball = np.stack([c * x - s * y, s * x + c * y, half[2] * np.cos(a) * np.cos(e)], -1)
    places = np.stack([20 + (a + np.pi) * 40, _H + 6 + (e + 1.6) * 10], -1)
    return grid_mesh(
        (centre + ball).astype(np.float32), places.astype(np.float32), gloss=0.3, inside=centre
    )
