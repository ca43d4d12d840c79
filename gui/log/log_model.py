"""The log as a table that is quick for 100,000 entries: only what is on the screen is loaded."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.people.audit.entry import Entry
from gui.icons import icon
from gui.log.wording import say_entry, say_time

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

PAGE = 100
"""Entries that are loaded together."""

_KEPT = 6000

TIME, WHAT, PERSON, ACCOUNT = range(4)


class LogModel(QAbstractTableModel):
    """Four columns: when, what, about whom, by which account."""

    page_wanted = Signal(object)
    """tuple of the numbers of entries that are needed; `add_entries` answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: Sequence[int] = array("q")
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._asked: set[int] = set()
        self._names: Mapping[str, str] = {}
        self._titles = ("", "", "", "")
        self._gone = ""

    @property
    def numbers(self) -> Sequence[int]:
        """Numbers of all entries that are shown, newest first."""
        return self._numbers

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """Show the entries with these numbers, newest first."""
        if numbers == self._numbers:
            return
        fresh = len(numbers) - len(self._numbers)
        if self._numbers and fresh > 0 and numbers[fresh:] == self._numbers:
            # What is read stays where it is while entries are added.
            self.beginInsertRows(QModelIndex(), 0, fresh - 1)
            self._numbers = numbers
            self.endInsertRows()
            return
        self.beginResetModel()
        self._numbers = numbers
        self._asked.clear()
        if not numbers:
            self._entries.clear()
        self.endResetModel()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Call people by these names, by their ids."""
        self._names = names
        self._tell_all()

    def set_titles(self, titles: tuple[str, str, str, str], gone: str) -> None:
        """Head the columns.

        Parameters
        ----------
        gone
            Stands for somebody who is no longer in the gallery; has the field {id}.
        """
        self._titles, self._gone = titles, gone
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)
        self._tell_all()

    def add_entries(self, entries: Sequence[Entry]) -> None:
        """Take entries that were asked for."""
        for entry in entries:
            self._entries[entry.number] = entry
            self._asked.discard(entry.number)
        while len(self._entries) > _KEPT:
            self._entries.popitem(last=False)
        rows = [self.row_of(entry.number) for entry in (*entries[:1], *entries[-1:])]
        if len(rows) == 2 and rows[0] is not None and rows[1] is not None:
            self._tell(min(rows[0], rows[1]), max(rows[0], rows[1]))

    def forget_asked(self) -> None:
        """What was asked for doesn't come: ask again when it is needed."""
        self._asked.clear()

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row; None while it is being loaded."""
        if not 0 <= row < len(self._numbers):
            return None
        number = self._numbers[row]
        entry = self._entries.get(number)
        if entry is not None:
            self._entries.move_to_end(number)
        elif number not in self._asked:
            start = row - row % PAGE
            page = self._numbers[start : start + PAGE]
            wanted = tuple(one for one in page if one not in self._entries)
            self._asked.update(wanted)
            self.page_wanted.emit(wanted)
            entry = self._entries.get(number)  # it may have been answered at once
        return entry

    def row_of(self, number: int) -> int | None:
        """Return the row of an entry, or of the first after it that is shown; None without any."""
        low, high = 0, len(self._numbers)
        while low < high:  # newest first
            middle = (low + high) // 2
            if self._numbers[middle] > number:
                low = middle + 1
            else:
                high = middle
        if low < len(self._numbers) and self._numbers[low] == number:
            return low
        return max(0, low - 1) if self._numbers else None

    def person_words(self, entry: Entry) -> str:
        """Return whom an entry is about; empty for nobody."""
        if not entry.person_id:
            return ""
        name = self._names.get(entry.person_id)
        return self._gone.format(id=entry.person_id[:8]) if name is None else name

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return 4."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what stands in a place; nothing until its entry is loaded."""
        wanted = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.DecorationRole,
        )
        if not index.isValid() or role not in wanted:
            return None
        entry = self.entry(index.row())
        if entry is None:
            return "…" if role == wanted[0] and index.column() == WHAT else None
        if role == Qt.ItemDataRole.DecorationRole:
            is_marked = entry.is_damaged and index.column() == WHAT
            return icon("triangle-alert", "danger") if is_marked else None
        return self._words(entry, index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, entry: Entry, column: int) -> str:
        match column:
            case 0:
                return say_time(entry.time)
            case 1:
                return say_entry(entry)
            case 2:
                return self.person_words(entry)
        return entry.actor

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 3))

    def _tell_all(self) -> None:
        if self._numbers:
            self._tell(0, len(self._numbers) - 1)
