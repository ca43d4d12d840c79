"""A keyed rotation of vectors: cosines stay, and nothing can be compared across two rotations.

Templates lie rotated in the file. With another rotation they are revoked: what somebody took away
is alike to nothing any more. It hides nothing from whoever has the key.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from core.people.sealed.keys import Key
from core.results import Float32

_PURPOSE: Final = b"rotation\0"


class Rotation:
    """An orthogonal matrix (dimension, dimension) that follows from key, name and model alone.

    Parameters
    ----------
    key
        The gallery's.
    name
        Which of the gallery's rotations; another name is another rotation.
    model
        Whose vectors; each model has its own.
    dimension
        Numbers of a vector.
    """

    def __init__(self, key: Key, name: str, model: str, dimension: int) -> None:
        self.name = name
        self._matrix = _matrix(key, name, model, dimension)

    def apply(self, vectors: Float32) -> Float32:
        """Rotate vectors, shape (dimension,) or (n, dimension)."""
        return np.asarray(vectors @ self._matrix.T, np.float32)

    def undo(self, vectors: Float32) -> Float32:
        """Rotate vectors back; cosines and numbers are as before to some 1e-6."""
        return np.asarray(vectors @ self._matrix, np.float32)


class Rotations:
    """The rotations of one gallery, each made when it is first asked for. Any thread may ask."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._made: dict[tuple[str, str, int], Rotation] = {}

    def of(self, name: str, model: str, dimension: int) -> Rotation:
        """Return the rotation of this name for vectors of `model`."""
        wanted = (name, model, dimension)
        if wanted not in self._made:
            self._made[wanted] = Rotation(self._key, name, model, dimension)
        return self._made[wanted]


def _matrix(key: Key, name: str, model: str, dimension: int) -> Float32:
    # Gaussian numbers, orthogonalised: every rotation is equally likely (Mezzadri 2007,
    # "How to generate random matrices from the classical compact groups").
    seed = key.derive(_PURPOSE + f"{name}\0{model}".encode())
    count = dimension * dimension
    # A cipher's stream is the same on every system and for ever; a generator's may change.
    stream = Cipher(algorithms.ChaCha20(seed, bytes(16)), mode=None).encryptor()
    bits = np.frombuffer(stream.update(bytes(2 * count * 8)), "<u8")
    uniform = ((bits >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53
    radius = np.sqrt(-2.0 * np.log(uniform[:count]))
    normal = (radius * np.cos(2.0 * np.pi * uniform[count:])).reshape(dimension, dimension)
    orthogonal, upper = np.linalg.qr(normal)
    return np.ascontiguousarray(orthogonal * np.sign(np.diag(upper)), np.float32)
