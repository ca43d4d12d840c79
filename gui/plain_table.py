"""A table of words and numbers that is read, sorted and copied, and not changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

Cell = str | tuple[str, float]
"""Words, or words with the number by which they are sorted."""

ROW = 32
LEAST_WIDTH = 96

ROUND = 14
"""Frame and padding of a table, above and below."""

LONG = 30
"""Characters from which a cell may not fit, so that a tool tip tells the whole."""


class PlainTable(QTableWidget):
    """Shows rows; a click on a heading sorts by that column."""

    def __init__(self, name: str, parent: QWidget | None = None, *, sorts: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sorts = sorts
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(LEAST_WIDTH)
        copy = QAction(self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)

    def show_rows(
        self, head: Sequence[str], rows: Sequence[Sequence[Cell]], stretched: int = 0
    ) -> None:
        """Show these rows; the column `stretched` takes the room that is left.

        Parameters
        ----------
        head
            What the columns are called; empty words for no head.
        """
        self.setSortingEnabled(False)
        self.setColumnCount(len(head))
        self.setRowCount(len(rows))
        header = self.horizontalHeader()
        for column in range(len(head)):
            is_number = any(isinstance(row[column], tuple) for row in rows)
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            title = QTableWidgetItem(head[column])
            title.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, title)
            for number, row in enumerate(rows):
                item = _Item(row[column], number)
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(item.text() if len(item.text()) > LONG else "")
                self.setItem(number, column, item)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if head:
            header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        header.setVisible(any(head))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(self._sorts)

    def row_number(self, row: int) -> int:
        """Return which of the given rows stands in a row of the table now."""
        item = self.item(row, 0)
        return item.number if isinstance(item, _Item) else -1

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows, up to `most` of them."""
        shown = min(most, max(1, self.rowCount()))
        header = self.horizontalHeader()
        above = 0 if header.isHidden() else header.sizeHint().height()
        self.setFixedHeight(above + shown * ROW + ROUND)

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows, else all, into the clipboard, with tabs between the columns."""
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        columns = range(self.columnCount())
        model = self.model()
        across = Qt.Orientation.Horizontal
        heads = (str(model.headerData(column, across)) for column in columns)
        lines = ["\t".join(" ".join(head.split()) for head in heads)]
        for row in rows:
            lines.append("\t".join(str(model.index(row, column).data()) for column in columns))
        QApplication.clipboard().setText("\n".join(lines))


class _Item(QTableWidgetItem):
    def __init__(self, cell: Cell, number: int) -> None:
        super().__init__(cell if isinstance(cell, str) else cell[0])
        self.number = number
        self._key = None if isinstance(cell, str) else cell[1]

    def __lt__(self, other: QTableWidgetItem) -> bool:
        if isinstance(other, _Item) and self._key is not None and other._key is not None:
            return self._key < other._key
        return self.text().casefold() < other.text().casefold()
