"""Triangle meshes of the studio: points, normals, texture places and triangles of one body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]
Int32 = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """A surface. Lengths in centimetres: x to the viewer's right, y up, z towards the viewer."""

    points: Float32
    """Shape (n, 3)."""

    normals: Float32
    """Shape (n, 3), length 1, pointing outwards."""

    places: Float32
    """Shape (n, 2): column and row in the atlas, in pixels of the atlas."""

    openness: Float32
    """Shape (n,), 0 to 1: how much of the surroundings' light reaches the point."""

    gloss: Float32
    """Shape (n,), 0 to 1: strength of the mirror-like part of the reflection."""

    triangles: Int32
    """Shape (m, 3), counter-clockwise seen from outside where the surface is closed."""

    closed: int = 0
    """How many of the first triangles are never seen from behind."""


def grid_triangles(rows: int, columns: int) -> Int32:
    """Two triangles for each cell of a grid of points numbered row by row."""
    i = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    a, b, c, d = i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]
    return np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    )


def grid_normals(points: Float32) -> Float32:
    """Normals of a grid of points (rows, columns, 3): row direction x column direction."""
    down = np.gradient(points, axis=0)
    right = np.gradient(points, axis=1)
    normals = np.cross(down, right)
    length = np.linalg.norm(normals, axis=-1, keepdims=True)
    return np.asarray(normals / np.maximum(length, 1e-6), np.float32)


def grid_mesh(
    points: Float32,
    places: Float32,
    *,
    openness: Float32 | float = 1.0,
    gloss: Float32 | float = 0.0,
    inside: Float32 | None = None,
    closed: bool = False,
) -> Mesh:
    """Make a mesh of a grid of points (rows, columns, 3) with places (rows, columns, 2).

    Normals are turned away from the point `inside` (shape (3,)), where given.
    `closed` says that rows run down and columns to the right seen from outside, and that the
    inside is never seen.
    """
    rows, columns = points.shape[:2]
    normals = grid_normals(points)
    if inside is not None:
        flip = np.sum(normals * (points - inside), -1, keepdims=True) < 0
        normals = np.where(flip, -normals, normals)
    n = rows * columns
    triangles = grid_triangles(rows, columns)
    return Mesh(
        points.reshape(n, 3).astype(np.float32),
        normals.reshape(n, 3).astype(np.float32),
        places.reshape(n, 2).astype(np.float32),
        np.broadcast_to(np.asarray(openness, np.float32), (rows, columns)).reshape(n).copy(),
        np.broadcast_to(np.asarray(gloss, np.float32), (rows, columns)).reshape(n).copy(),
        triangles,
        len(triangles) if closed else 0,
    )


def join(meshes: Sequence[Mesh]) -> Mesh:
    """Put meshes into one, the wholly closed ones first."""
    meshes = sorted(meshes, key=lambda mesh: mesh.closed == 0)
    offsets = np.cumsum([0] + [len(m.points) for m in meshes[:-1]])
    return Mesh(
        np.concatenate([m.points for m in meshes]),
        np.concatenate([m.normals for m in meshes]),
        np.concatenate([m.places for m in meshes]),
        np.concatenate([m.openness for m in meshes]),
        np.concatenate([m.gloss for m in meshes]),
        np.concatenate(
            [m.triangles + np.int32(o) for m, o in zip(meshes, offsets, strict=True)]
        ).astype(np.int32),
        sum(m.closed for m in meshes),
    )
