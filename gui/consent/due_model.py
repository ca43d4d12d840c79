"""Who is due, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QIcon

from core.people.consent.retention import BECAUSE, Due
from gui.consent.wording import say_day
from gui.icons import icon
from gui.language import say

Index = QModelIndex | QPersistentModelIndex

NAME, LAST_DAY, LEFT, WHY = range(4)


class DueModel(QAbstractTableModel):
    """One row for each person, the first to go first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._due: tuple[Due, ...] = ()

    def set_due(self, due: Sequence[Due]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._due = tuple(due)
        self.endResetModel()

    def due(self, row: int) -> Due:
        """Return the person of a row."""
        return self._due[row]

    def retranslate(self) -> None:
        """Follow a change of language."""
        if self._due:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._due) - 1, WHY))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WHY)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._due)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else WHY + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        due = self._due[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(due, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == LEFT:
            return icon("triangle-alert", "warn") if due.is_over else QIcon()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Name"),
            self.tr("Last day"),
            self.tr("Time left"),
            self.tr("Why"),
        )[section]

    def _words(self, due: Due, column: int) -> str:
        if column == NAME:
            return due.person.name or self.tr("Can't be read")
        if column == LAST_DAY:
            return say_day(due.end.last_day)
        if column == WHY:
            return say(BECAUSE[due.end.because])
        if due.is_over:
            return self.tr("Over")
        if due.days_left == 0:
            return self.tr("Last day today")
        return self.tr("%n days", "", due.days_left)
