"""All people compared as the desk compares: a template with the closest one of each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.comparisons import Comparisons
from core.results import Float32

PROBES: Final = 1500
"""Templates that are compared with all people, at most."""

_ROWS: Final = 128  # at once: with 8,000 templates 4 MB


def compare_as_desk(
    people: Sequence[Float32],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Comparisons | None:
    """Compare everybody with everybody; None if it was cancelled.

    As strangers: a template with the closest one of another person. As the same: a template with
    the closest one of the person's others. Where there are many, evenly chosen templates of each
    person are compared with all.

    Parameters
    ----------
    people
        Templates of each, shape (n, dimension), n > 0, rows of length 1.
    """
    sizes = np.array([len(vectors) for vectors in people], np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    if len(sizes) < 2:
        nobody, none = np.empty(0, np.int32), np.empty(0, np.float32)
        return Comparisons(none, nobody, none, nobody.reshape(0, 2), 0, len(sizes))
    everything = np.concatenate(list(people))
    rows, owners = _probes(sizes, starts)
    strangers: list[Float32] = []
    genuine: list[Float32] = []
    for begin in range(0, len(rows), _ROWS):
        if cancelled():
            return None
        part, whose = rows[begin : begin + _ROWS], owners[begin : begin + _ROWS]
        similarities = everything[part] @ everything.T
        places = np.arange(len(part))
        similarities[places, part] = -2.0  # not with itself
        closest = np.maximum.reduceat(similarities, starts, axis=1)
        genuine.append(closest[places, whose])
        closest[places, whose] = np.nan
        strangers.append(closest)
        progress(min(begin + _ROWS, len(rows)), len(rows))
    own, matrix = np.concatenate(genuine), np.concatenate(strangers)
    several = own > -1.5  # of one template alone there is nothing to compare it with
    row, column = np.nonzero(~np.isnan(matrix))
    return Comparisons(
        np.clip(own[several], -1.0, 1.0),
        owners[several],
        np.clip(matrix[row, column], -1.0, 1.0),
        np.stack([owners[row], column.astype(np.int32)], axis=1),
        len(row),
        len(sizes),
    )


def _probes(
    sizes: NDArray[np.int64], starts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return rows of templates, as many of each person as `PROBES` allows, and whose they are."""
    of_each = max(1, PROBES // len(sizes))
    counts = np.minimum(sizes, of_each)
    owners = np.repeat(np.arange(len(sizes)), counts)
    place = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = starts[owners] + place * sizes[owners] // counts[owners]
    return rows, owners.astype(np.int32)
