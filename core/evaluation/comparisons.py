"""All comparisons between labelled faces: of one person, and of two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.results import Float32

MOST: Final = 4_000_000
"""Impostor comparisons that are kept at most; of more a random part is."""

_ROWS: Final = 128


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """Faces of whom it is known who they are."""

    vectors: Float32
    """Shape (faces, dimension), rows of length 1."""

    people: NDArray[np.int32]
    """Shape (faces,): who it is, 0 to P-1."""

    names: tuple[str, ...]
    """Of the P people."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """Similarities of pairs of faces. Higher = more alike."""

    genuine: Float32
    """Shape (genuine,): both faces are one person's."""

    genuine_people: NDArray[np.int32]
    """Shape (genuine,): whose."""

    impostor: Float32
    """Shape (impostor,): the faces are of two people."""

    impostor_people: NDArray[np.int32]
    """Shape (impostor, 2): whose."""

    impostor_total: int
    """How many impostor comparisons there are; more than are kept where only a part is."""

    people: int


def compare(labelled: Labelled, *, most: int = MOST, seed: int = 1) -> Comparisons:
    """Compare every face with every other one, each pair once.

    Parameters
    ----------
    most
        Impostor comparisons to keep, at most; which ones, `seed` decides.
    """
    vectors, people = labelled.vectors, labelled.people
    count = len(people)
    of_each = np.bincount(people, minlength=len(labelled.names))
    genuine_total = int((of_each * (of_each - 1) // 2).sum())
    impostor_total = count * (count - 1) // 2 - genuine_total
    share = min(1.0, most / max(1, impostor_total))
    draw = np.random.default_rng(seed)
    genuine: list[Float32] = []
    whose: list[NDArray[np.int32]] = []
    impostor: list[Float32] = []
    pairs: list[NDArray[np.int32]] = []
    block = np.empty((0, 0), np.float32)
    for row in range(count - 1):
        at = row % _ROWS
        if at == 0:  # many rows at once are much quicker
            block = vectors[row : row + _ROWS] @ vectors[row:].T
        similarities = block[at, at + 1 :]
        others = people[row + 1 :]
        same = others == people[row]
        genuine.append(similarities[same])
        whose.append(others[same])
        wanted = ~same if share == 1.0 else ~same & (draw.random(len(others)) < share)
        impostor.append(similarities[wanted])
        theirs = others[wanted]
        pairs.append(np.stack([np.full_like(theirs, people[row]), theirs], axis=1))
    empty, nobody = np.empty(0, np.float32), np.empty(0, np.int32)
    return Comparisons(
        np.concatenate([empty, *genuine]),
        np.concatenate([nobody, *whose]),
        np.concatenate([empty, *impostor]),
        np.concatenate([nobody.reshape(0, 2), *pairs]),
        impostor_total,
        len(labelled.names),
    )
