"""A printed face cut out along its outline and held before the holder's own face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio.mesh import Mesh, grid_mesh, join
from core.capture.studio.person import Person
from core.capture.studio.props.hand import BAND, hand, with_skin
from core.capture.studio.props.prop import Floats, Prop
from core.capture.studio.props.sheets import HEIGHT, WIDTH, Portrait, portrait

_FRONT = 13.9  # z of the paper in the head's coordinates: just before the tip of the nose
_IN_HAND = 0.55  # share of them that a hand holds; the others hang on a thread
_NOSE = 4  # of the points around a face, the one that is not at its edge


def cut_out(person: Person, holder: Person, seed: int) -> Prop:
    """The printed face of `person`, life-size, before the face of `holder`.

    Most have holes through which the holder's eyes look.
    """
    taken = portrait(person)
    rng = np.random.default_rng([seed, person.looks.seed, 65])
    radius = float(rng.uniform(13.0, 30.0))
    middle = taken.eyes.mean(0)
    own = holder.eyes.mean(0)

    def placed(xy: Floats) -> Floats:
        """Points (..., 3) in the holder's head of pixels (..., 2) of the print."""
        angle = (xy[..., 0] - middle[0]) / taken.scale / radius
        up = own[1] - (xy[..., 1] - middle[1]) / taken.scale
        return np.stack(
            [own[0] + radius * np.sin(angle), up, _FRONT + radius * (np.cos(angle) - 1)], -1
        ).astype(np.float32)

    has_holes = bool(rng.random() < 0.75)
    stencil = _outline(taken, rng)
    if has_holes:
        half = (rng.uniform(1.5, 1.95) * taken.scale, rng.uniform(0.8, 1.1) * taken.scale)
        for x, y in taken.eyes:
            axes = (round(half[0]), round(half[1]))
            cv2.ellipse(stencil, (round(float(x)), round(float(y))), axes, 0, 0, 360, 0, -1)
    stencil = np.asarray(cv2.GaussianBlur(stencil, (0, 0), 1.2), np.uint8)
    rows, columns = np.flatnonzero(stencil.any(1)), np.flatnonzero(stencil.any(0))
    x, y = np.meshgrid(np.linspace(columns[0], columns[-1], 25), np.linspace(rows[0], rows[-1], 25))
    xy = np.stack([x, y], -1).astype(np.float32)
    sheet = grid_mesh(placed(xy), xy, gloss=0.15, inside=np.array([0, 0, -50], np.float32))
    sheet = _without_scraps(sheet, stencil)
    ink = taken.ink * (1 + 0.03 * rng.standard_normal(taken.ink.shape, dtype=np.float32))
    parts = [sheet]
    if rng.random() < _IN_HAND:
        parts += _grip(placed, stencil)
    whole = np.full((HEIGHT + BAND, WIDTH), 255, np.uint8)
    whole[:HEIGHT] = stencil
    outline = np.delete(taken.outline, _NOSE, 0)
    return Prop(
        join(parts),
        with_skin(ink),
        placed(outline),
        stencil=whole,
        holes=placed(taken.eyes) if has_holes else None,
    )


def _outline(taken: Portrait, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Where the scissors left paper (560, 420): along the face, or around the hair as well."""
    paper = np.zeros((HEIGHT, WIDTH), np.uint8)
    hull = cv2.convexHull(np.round(taken.outline).astype(np.int32))
    cv2.fillPoly(paper, [hull], 255)
    # A face is round where its few points have corners.
    paper = np.where(cv2.GaussianBlur(paper, (0, 0), 26.0) > 92, 255, 0).astype(np.uint8)
    if rng.random() < 0.5:
        # Down to the ears; below them would be neck and shoulders.
        low = int(0.35 * taken.box[1] + 0.65 * taken.box[3])
        hair = np.zeros_like(paper)
        hair[:low] = np.where(taken.cover[:low] > 0.5, 255, 0)
        near = cv2.dilate(paper, _disc(45))
        paper = np.asarray(np.maximum(paper, np.minimum(hair, near)), np.uint8)
    paper = np.asarray(cv2.dilate(paper, _disc(int(rng.uniform(2, 12)))), np.uint8)
    # Scissors go round corners.
    return np.where(cv2.GaussianBlur(paper, (0, 0), 9.0) > 127, 255, 0).astype(np.uint8)


def _grip(placed: Callable[[Floats], Floats], stencil: NDArray[np.uint8]) -> list[Mesh]:
    """Return the hand that holds the paper near the chin."""
    rows = np.flatnonzero(stencil.any(1))
    foot = int(0.15 * rows[0] + 0.85 * rows[-1])
    x, y, z = placed(np.array([np.flatnonzero(stencil[foot])[-1], foot], np.float32)).tolist()
    return hand(x + 0.4, HEIGHT, low=-4.5 - y, deep=z)


def _without_scraps(sheet: Mesh, stencil: NDArray[np.uint8]) -> Mesh:
    """Leave out the triangles of which nothing is left; they would hide the hand behind them."""
    near = cv2.dilate(stencil, _disc(8))
    columns, rows = np.round(sheet.places).astype(int).T
    kept = near[rows, columns][sheet.triangles].any(1)
    return replace(sheet, triangles=sheet.triangles[kept])


def _disc(radius: int) -> NDArray[np.uint8]:
    size = 2 * radius + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)
