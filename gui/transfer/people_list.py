"""People to be chosen one by one: a list that stays quick with many thousands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from core.people.records import Person

_Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole


class PeopleList(QAbstractListModel):
    """Names with a box to tick."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._chosen: set[str] = set()

    @property
    def chosen(self) -> Collection[str]:
        """Ids of those who are ticked."""
        return frozenset(self._chosen)

    def set_people(self, people: Sequence[Person]) -> None:
        """Show others; who was ticked and is still there stays so."""
        self.beginResetModel()
        self._people = people
        self._chosen &= {person.id for person in people}
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._people)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every box be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name and tick of a row."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == _CHECK:
            is_on = person.id in self._chosen
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or untick it."""
        if not index.isValid() or role != _CHECK:
            return False
        person = self._people[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(person.id)
        else:
            self._chosen.discard(person.id)
        self.dataChanged.emit(index, index, [_CHECK])
        return True


def searched(model: PeopleList, parent: QObject) -> QSortFilterProxyModel:
    """Return the list as a search narrows it, whatever is large or small."""
    made = QSortFilterProxyModel(parent)
    made.setSourceModel(model)
    made.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
