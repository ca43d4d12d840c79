"""In which order the pictures of a matrix stand, and its pairs by similarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.comparison.values import Matrix
from core.results import Float32

Places = Sequence[int] | NDArray[np.intp]

_MOST_ORDERED: Final = 150
"""Pictures up to which neighbours in a matrix are the best possible; that takes their cube, of so
many 50 ms."""


def pairs(found: Matrix, most: int | None = None) -> list[tuple[int, int]]:
    """Return row and column of each pair once, the most alike first, at most so many."""
    rows, columns = _places(found)
    order = np.argsort(-found.similarities[rows, columns], kind="stable")[:most]
    return list(zip(rows[order].tolist(), columns[order].tolist(), strict=True))


def of_pairs(found: Matrix) -> Float32:
    """Return the similarity of each pair once, shape (pairs,)."""
    return found.similarities[_places(found)]


def _places(found: Matrix) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    if found.is_square:
        return np.triu_indices(len(found.rows), 1)
    rows, columns = np.indices(found.similarities.shape).reshape(2, -1)
    return rows, columns


def arranged(found: Matrix, rows: Places, columns: Places) -> Matrix:
    """Return a matrix in another order.

    Parameters
    ----------
    rows, columns
        Which row, and which column, stands at each place; the same for both where it stays square.
    """
    down, across = np.asarray(rows, np.intp), np.asarray(columns, np.intp)
    row_entries = tuple(found.row_entries[k] for k in rows)
    stays_square = found.is_square and list(rows) == list(columns)
    return replace(
        found,
        rows=tuple(found.rows[k] for k in rows),
        columns=tuple(found.columns[k] for k in columns),
        similarities=found.similarities[np.ix_(down, across)],
        row_entries=row_entries,
        column_entries=row_entries
        if stays_square
        else tuple(found.column_entries[k] for k in columns),
    )


def prepare() -> None:
    """Import what orders, in a thread where nobody waits: that takes up to a second."""
    import scipy.cluster.hierarchy
    import scipy.spatial.distance  # noqa: F401


def row_order(found: Matrix) -> NDArray[np.intp]:
    """Return in which order the rows are to stand, so that likely groups are blocks."""
    count = len(found.rows)
    values = found.similarities
    if count < 2 or not len(found.columns):
        return np.arange(count)
    if len(found.columns) == 1:
        return np.argsort(-values[:, 0], kind="stable")
    if count == 2:
        best = values.max(axis=1) if not found.is_square else np.zeros(2)
        return np.argsort(-best, kind="stable")
    from scipy.cluster.hierarchy import leaves_list, linkage  # as long to import as to compare
    from scipy.spatial.distance import pdist, squareform

    if found.is_square:
        apart = np.clip(1.0 - (values.astype(np.float64) + values.T) / 2.0, 0.0, 2.0)
        np.fill_diagonal(apart, 0.0)
        distances = squareform(apart, checks=False)
    else:
        distances = pdist(values.astype(np.float64))
    tree = linkage(distances, "average", optimal_ordering=count <= _MOST_ORDERED)
    return np.asarray(leaves_list(tree), np.intp)


def column_order(found: Matrix) -> NDArray[np.intp]:
    """Return in which order the columns are to stand; see `row_order`."""
    turned = replace(
        found, rows=found.columns, columns=found.rows, similarities=found.similarities.T
    )
    return row_order(turned)
