"""A matrix of similarities as a table, and the orders that it can be read in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPixmap

from core.comparison import ordering
from core.comparison.ordering import arranged
from core.comparison.values import Entry, Matrix
from gui.frame_image import to_image

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

SIMILARITY = Qt.ItemDataRole.UserRole
"""float, or None where a picture meets itself."""

IS_SAME = Qt.ItemDataRole.UserRole + 1
"""Whether the threshold is reached."""

MOST_PAIRS = 500


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures of a matrix."""

    one: str
    other: str
    similarity: float
    is_same: bool


class MatrixModel(QAbstractTableModel):
    """Shows a `Matrix`; names and faces are its headers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._icons: dict[int, QIcon] = {}

    @property
    def matrix(self) -> Matrix | None:
        """What is shown, in the order in which it is shown."""
        return self._matrix

    def set_matrix(self, matrix: Matrix | None) -> None:
        """Show another one, or the same in another order."""
        self.beginResetModel()
        self._matrix = matrix
        entries = () if matrix is None else (*matrix.row_entries, *matrix.column_entries)
        kept = {id(entry) for entry in entries}
        self._icons = {key: made for key, made in self._icons.items() if key in kept}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() or self._matrix is None else len(self._matrix.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() or self._matrix is None else len(self._matrix.columns)

    def names(self, index: Index) -> tuple[str, str] | None:
        """Return the two pictures of a cell; None where a picture meets itself."""
        matrix = self._matrix
        if matrix is None or not index.isValid():
            return None
        if matrix.is_square and index.row() == index.column():
            return None
        return matrix.rows[index.row()], matrix.columns[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the similarity of a cell."""
        names = self.names(index)
        if self._matrix is None or not index.isValid():
            return None
        if names is None:
            return "-" if role == Qt.ItemDataRole.DisplayRole else None
        similarity = float(self._matrix.similarities[index.row(), index.column()])
        is_same = similarity >= self._matrix.threshold
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{similarity:.2f}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                words = (
                    self.tr("{one} and {other}: {similarity}, probably the same person")
                    if is_same
                    else self.tr("{one} and {other}: {similarity}, probably two people")
                )
                return words.format(one=names[0], other=names[1], similarity=f"{similarity:.2f}")
        if role == SIMILARITY:
            return similarity
        if role == IS_SAME:
            return is_same
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return name and face of a row or column."""
        matrix = self._matrix
        if matrix is None:
            return None
        is_row = orientation is Qt.Orientation.Vertical
        names = matrix.rows if is_row else matrix.columns
        entries = matrix.row_entries if is_row else matrix.column_entries
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return short(names[section])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return names[section]
        if role == Qt.ItemDataRole.DecorationRole and section < len(entries):
            return self._icon(entries[section])
        return None

    def _icon(self, entry: Entry) -> QIcon | None:
        if entry.chip is None:
            return None
        made = self._icons.get(id(entry))
        if made is None:
            made = self._icons[id(entry)] = QIcon(QPixmap.fromImage(to_image(entry.chip)))
        return made


def short(name: str) -> str:
    """Return a file's name without its ending, for where there is little room."""
    return re.sub(r"\.[A-Za-z0-9]{2,4}(?= \(\d+\)$|$)", "", name) or name


def by_name(matrix: Matrix) -> Matrix:
    """Return a matrix in the order of the names."""
    rows = sorted(range(len(matrix.rows)), key=lambda k: matrix.rows[k].casefold())
    if matrix.is_square:
        return arranged(matrix, rows, rows)
    columns = sorted(range(len(matrix.columns)), key=lambda k: matrix.columns[k].casefold())
    return arranged(matrix, rows, columns)


def by_likeness_to(matrix: Matrix, section: int, *, is_row: bool) -> Matrix:
    """Return a matrix with the most alike to one row or column first."""
    values = matrix.similarities[section] if is_row else matrix.similarities[:, section]
    order = [int(k) for k in np.argsort(-values, kind="stable")]
    if matrix.is_square:
        order = [section, *(k for k in order if k != section)]
        return arranged(matrix, order, order)
    if is_row:
        return arranged(matrix, range(len(matrix.rows)), order)
    return arranged(matrix, order, range(len(matrix.columns)))


def pairs(matrix: Matrix) -> tuple[Pair, ...]:
    """Return the most alike pairs, the most alike first, `MOST_PAIRS` at the most."""
    found = []
    for row, column in ordering.pairs(matrix, MOST_PAIRS):
        similarity = float(matrix.similarities[row, column])
        is_same = similarity >= matrix.threshold
        found.append(Pair(matrix.rows[row], matrix.columns[column], similarity, is_same))
    return tuple(found)


def count_same(matrix: Matrix) -> tuple[int, int]:
    """Return how many pairs reach the threshold, and of how many."""
    similarities = ordering.of_pairs(matrix)
    return int((similarities >= matrix.threshold).sum()), len(similarities)
