"""Folders that seem to show one person, and pictures that lie under two names."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.results import Float32
from core.training.findings import Finding, finding
from core.training.preparing import Faces

ALIKE: Final = 0.80
"""Cosine of the mean embeddings of two folders from which they are taken for one person. Means
of two halves of one person's pictures have 0.9 and more with the given recogniser."""

NEARLY: Final = 0.95
"""Cosine of two embeddings, and correlation of the levels of two thumbs, from which pictures are
nearly the same: saved anew, scaled, or neighbours of one film."""

_ROWS: Final = 512


def people_of(faces: Faces) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Return all people or objects, sorted, and which of them each face shows: shape (faces,)."""
    names = tuple(sorted({sample.person for sample in faces.samples}))
    number = {name: index for index, name in enumerate(names)}
    return names, np.array([number[sample.person] for sample in faces.samples], np.int32)


def compare_folders(faces: Faces) -> tuple[NDArray[np.int32], tuple[Finding, ...]]:
    """Find folders that show one person, and pictures that lie under two names.

    Returns
    -------
    For each person of `people_of` the number of a group: people who look the same share one; and
    what is to be said.
    """
    names, people = people_of(faces)
    findings: list[Finding] = []
    pairs = [
        f"{faces.samples[one].name} = {faces.samples[other].name}"
        for one, other in _nearly_same(faces, people)
    ]
    if pairs:
        findings.append(finding("nearly-same-picture", pairs))
    alike = _alike(_means(faces.vectors, people, len(names)))
    if alike:
        told = [f"{names[one]} and {names[other]}" for one, other in alike]
        findings.append(finding("alike", told))
    group = np.arange(len(names), dtype=np.int32)
    for one, other in alike:
        group[group == group[other]] = group[one]
    return group, tuple(findings)


def _means(vectors: Float32, people: NDArray[np.int32], count: int) -> Float32:
    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, people, vectors)
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True).clip(1e-9), np.float32)


def _alike(means: Float32) -> list[tuple[int, int]]:
    return [
        (start + int(row), int(column))
        for start in range(0, len(means), _ROWS)
        for row, column in np.argwhere(means[start : start + _ROWS] @ means.T >= ALIKE)
        if start + row < column
    ]


def _nearly_same(faces: Faces, people: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Return pairs of faces of two people; exactly equal pictures are found by their checksum."""
    found = []
    levels = faces.thumbs.reshape(len(faces.thumbs), -1).astype(np.float32)
    levels -= levels.mean(1, keepdims=True)
    levels /= np.linalg.norm(levels, axis=1, keepdims=True).clip(1e-6)
    for start in range(0, len(levels), _ROWS):
        rows = slice(start, start + _ROWS)
        close = faces.vectors[rows] @ faces.vectors.T >= NEARLY
        close &= people[rows, None] != people[None]
        for row, column in np.argwhere(close):
            one, other = start + int(row), int(column)
            if one < other and NEARLY <= float(levels[one] @ levels[other]) < 1 - 1e-6:
                found.append((one, other))
    return found
