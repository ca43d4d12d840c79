"""Printed portraits: flat, slightly bent, and bent clearly about a vertical axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.capture.studio.camera import Camera, Light
from core.capture.studio.mesh import grid_mesh, join
from core.capture.studio.person import Performer, Person
from core.capture.studio.props.hand import hand, with_skin
from core.capture.studio.props.prop import Floats, Prop

WIDTH, HEIGHT = 420, 560
"""Pixels of a sheet."""

_SIZE = (21.0, 28.0)  # centimetres of a sheet
_FOCAL, _AWAY = 1450.0, 100.0
_LEAST_RADIUS, _MOST_RADIUS = 8.5, 14.0

Form = Callable[[Floats, Floats], Floats]
"""Points (..., 3) of a sheet at `u` to the right and `v` down, both 0 to 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Portrait:
    """A photograph of a studio person, as ink on paper."""

    ink: Floats
    """Shape (560, 420): reflectances."""

    cover: Floats
    """Shape (560, 420): 1 where the person is, 0 beside them."""

    box: Floats
    """Shape (4,): x1, y1, x2, y2 of the face."""

    outline: Floats
    """Shape (k, 2): points around the face."""

    eyes: Floats
    """Shape (2, 2): both eyes, the viewer's left first."""

    scale: float
    """Pixels for a centimetre of the face."""


def portrait(person: Person) -> Portrait:
    """Take the photograph of `person` and print it."""
    camera = Camera(WIDTH, HEIGHT, _FOCAL)
    soft = Light(lamp=0.0, around=0.55, window=0.35, window_from=(-0.5, 0.6, 0.8))
    offset = np.array([0, -1.5, -_AWAY], np.float32)
    picture = np.full((HEIGHT, WIDTH), 0.75, np.float32)
    cover = np.zeros_like(picture)
    atlas = Performer(person).atlas(1.0, (0.0, 0.0))
    mesh = person.mesh
    drawn = camera.draw(mesh.points + offset, mesh.normals, mesh, atlas, soft)
    if drawn is not None:
        h, w = drawn.cover.shape
        at = np.s_[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
        picture[at] *= 1 - drawn.cover
        picture[at] += drawn.radiance * 1.25
        cover[at] = drawn.cover
    xy = camera.project(person.face + offset)
    # Printing keeps the tones of the eye, lifts the blacks and dulls the whites.
    ink = 0.06 + 0.74 * np.clip(picture, 0, 1) ** 0.9
    return Portrait(
        np.asarray(ink, np.float32),
        cover,
        np.concatenate([xy.min(0), xy.max(0)]).astype(np.float32),
        xy,
        camera.project(person.eyes + offset),
        _FOCAL / (_AWAY - float(person.eyes[:, 2].mean())),
    )


def flat(person: Person, holder: Person, seed: int) -> Prop:
    """A printed portrait on stiff card, with a white border."""
    return _photograph(person, seed, lambda u, v: arched(u, v, _SIZE, 0.0))


def slightly_bent(person: Person, holder: Person, seed: int) -> Prop:
    """A printed portrait that gives a little in the hand, with a white border."""
    bend = float(np.random.default_rng([seed, 61]).uniform(0.6, 1.4))
    return _photograph(person, seed, lambda u, v: arched(u, v, _SIZE, bend))


def bent(person: Person, holder: Person, seed: int) -> Prop:
    """A printed portrait rolled about an upright axis like a piece of a pipe."""
    rng = np.random.default_rng([seed, person.looks.seed, 62])
    radius = float(rng.uniform(_LEAST_RADIUS, _MOST_RADIUS))
    return _photograph(person, seed, lambda u, v: rolled(u, v, _SIZE, radius))


def _photograph(person: Person, seed: int, form: Form) -> Prop:
    taken = portrait(person)
    ink, edge = taken.ink.copy(), 14
    ink[:edge] = ink[-edge:] = 0.82
    ink[:, :edge] = ink[:, -edge:] = 0.82
    rng = np.random.default_rng([seed, 63])
    ink *= 1 + 0.03 * rng.standard_normal(ink.shape, dtype=np.float32)
    return held(ink, form, taken.box, gloss=0.22)


def held(ink: Floats, form: Form, box: Floats, *, gloss: float) -> Prop:
    """Return a sheet (h, w) of that form in a hand; `box` is that of the face on it, in pixels."""
    h, w = ink.shape
    u, v = np.meshgrid(np.linspace(0, 1, 19), np.linspace(0, 1, 17))
    sheet = grid_mesh(
        form(u, v),
        np.stack([0.5 + u * (w - 2), 0.5 + v * (h - 2)], -1).astype(np.float32),
        gloss=gloss,
        inside=np.array([0, 0, -50], np.float32),
    )
    right = form(np.array([1.0]), np.array([0.7]))[0]
    x0, y0, x1, y1 = box
    cu, cv = np.array([x0, x1, x1, x0]) / w, np.array([y0, y0, y1, y1]) / h
    return Prop(
        join([sheet, *hand(float(right[0]), h, deep=float(right[2]))]),
        with_skin(ink),
        form(cu, cv),
    )


def arched(u: Floats, v: Floats, size: tuple[float, float], bend: float) -> Floats:
    """A sheet whose middle stands `bend` centimetres out."""
    w, h = size
    z = bend * (1 - (2 * u - 1) ** 2) + 0.3 * bend * (v - 0.5)
    return np.stack([(u - 0.5) * w, (0.5 - v) * h, z], -1).astype(np.float32)


def rolled(u: Floats, v: Floats, size: tuple[float, float], radius: float) -> Floats:
    """A sheet rolled about an upright axis behind it, `radius` centimetres away."""
    w, h = size
    angle = (u - 0.5) * w / radius
    return np.stack(
        [radius * np.sin(angle), (0.5 - v) * h, radius * (np.cos(angle) - 1)], -1
    ).astype(np.float32)
