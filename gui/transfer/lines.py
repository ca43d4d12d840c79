"""The rows of an import, as a table shows them."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from gui.icons import icon

_Index = QModelIndex | QPersistentModelIndex


class LineMark(enum.Enum):
    """What happens, or happened, with a row."""

    NEW = "user-plus"
    ADD = "image-plus"
    PRESENT = "check"
    PROBLEM = "triangle-alert"
    WAITING = "hourglass"


_COLOURS = {
    LineMark.NEW: "known",
    LineMark.ADD: "known",
    LineMark.PRESENT: "muted",
    LineMark.PROBLEM: "warn",
    LineMark.WAITING: "muted",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row, in the window's language."""

    number: str
    name: str
    mark: LineMark
    outcome: str
    reason: str = ""

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look at it."""
        return self.mark is LineMark.PROBLEM or bool(self.reason)


class LineModel(QAbstractTableModel):
    """The rows of an import."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return 4: number, outcome, name, reason."""
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cells = (line.number, line.outcome, line.name, line.reason)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.reason or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return icon(line.mark.value, _COLOURS[line.mark])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            headings = (self.tr("Row"), self.tr("What happens"), self.tr("Name"), self.tr("Notes"))
            return headings[section]
        return None

    def retranslate(self) -> None:
        """Put the headings into the window's language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)


class ProblemFilter(QSortFilterProxyModel):
    """Shows all rows, or only those that somebody should look at."""

    def __init__(self, model: LineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._only_problems = False
        self.setSourceModel(model)

    def set_only_problems(self, only: bool) -> None:
        """Show only rows with a remark, or all."""
        self._only_problems = only
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:
        """Whether a row is shown."""
        return not self._only_problems or self._model.lines[row].needs_attention
