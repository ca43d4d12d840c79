"""The people of the gallery as a list model: names, thumbnails, search."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from gui.gallery.name_search import fold, matching
from gui.gallery.thumbnail_cache import ThumbnailCache

if TYPE_CHECKING:  # the gallery brings SQLAlchemy along, which the window must not wait for
    from core.people.gallery import Person

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PersonRole(enum.IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    NOTE = Qt.ItemDataRole.UserRole + 1
    """One short line under the name, or an empty string."""

    PRESENT = Qt.ItemDataRole.UserRole + 2
    """Whether this person stands before the camera now."""

    USABLE = Qt.ItemDataRole.UserRole + 3
    """Whether the present recogniser can find this person."""


class PeopleModel(QAbstractListModel):
    """All people in alphabetical order, of which those are rows whose name fits the search."""

    thumbnail_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    """Person id, new name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: list[Person] = []
        self._folded: list[str] = []
        self._rows: list[int] = []
        self._row_of: dict[str, int] = {}
        self._search = ""
        self._present: str | None = None
        self._recogniser = ""
        self._thumbnails = ThumbnailCache(self)
        self._thumbnails.wanted.connect(self.thumbnail_wanted)

    @property
    def total(self) -> int:
        """How many people are in the gallery."""
        return len(self._people)

    @property
    def search(self) -> str:
        """What is searched for."""
        return self._search

    def set_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        before = {person.id: person for person in self._people}
        self._thumbnails.forget(
            person.id for person in people if before.get(person.id, person) != person
        )
        named = sorted(((fold(p.name), p.name, p.id, p) for p in people), key=lambda n: n[:3])
        self.beginResetModel()
        self._people = [person for *_, person in named]
        self._folded = [folded for folded, *_ in named]
        self._choose_rows()
        self.endResetModel()

    def set_search(self, text: str) -> None:
        """Keep only people whose name contains every word of `text`."""
        if text == self._search:
            return
        self.beginResetModel()
        self._search = text
        self._choose_rows()
        self.endResetModel()

    def set_recogniser(self, identity: str) -> None:
        """Say which recogniser is at work; templates of another one can't be compared."""
        if identity != self._recogniser:
            self._recogniser = identity
            self._all_changed()

    def set_present(self, person_id: str | None) -> None:
        """Mark the person who stands before the camera."""
        if person_id == self._present:
            return
        before, self._present = self._present, person_id
        for changed in (before, person_id):
            index = self.index_of(changed) if changed else QModelIndex()
            if index.isValid():
                self.dataChanged.emit(index, index, [PersonRole.PRESENT])

    @Slot(str, object)
    def set_thumbnail(self, person_id: str, pixels: NDArray[np.uint8] | None) -> None:
        """Take a thumbnail that was asked for: grey (height, width), None where there is none."""
        self._thumbnails.put(person_id, pixels)
        index = self.index_of(person_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def person(self, index: Index) -> Person | None:
        """Return the person of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._people[self._rows[index.row()]]

    def named(self, name: str) -> list[Person]:
        """Return the people of this very name, case and accents aside."""
        wanted = fold(name)
        return [p for p, folded in zip(self._people, self._folded, strict=True) if folded == wanted]

    def index_of(self, person_id: str) -> QModelIndex:
        """Return the row of a person; invalid if they are not among the rows."""
        row = self._row_of.get(person_id)
        return QModelIndex() if row is None else self.index(row)

    def retranslate(self) -> None:
        """Ask for every text again, after the language has changed."""
        self._all_changed()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many people fit the search."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be edited in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is known of a person."""
        person = self.person(index)
        if person is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return person.name
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.get(person.id) if person.has_thumbnail else None
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._about(person)
            case Qt.ItemDataRole.AccessibleTextRole:
                return person.name
            case PersonRole.ID:
                return person.id
            case PersonRole.NOTE:
                return self._note(person)
            case PersonRole.PRESENT:
                return person.id == self._present
            case PersonRole.USABLE:
                return self._usable(person)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a new name as a wish; the row changes when the gallery has carried it out."""
        person = self.person(index)
        if person is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = " ".join(str(value).split())
        if not name or name == person.name:
            return False
        self.rename_wanted.emit(person.id, name)
        return True

    def _usable(self, person: Person) -> bool:
        return not self._recogniser or self._recogniser in person.models

    def _note(self, person: Person) -> str:
        if person.damaged:
            return self.tr("Damaged")
        if person.id == self._present:
            return self.tr("Here now")
        if not self._usable(person):
            return self.tr("Other model")
        # With several models, each picture has a template of each.
        if person.template_count > 1 and len(person.models) == 1:
            return self.tr("%n pictures", "", person.template_count)
        return ""

    def _about(self, person: Person) -> str:
        if person.damaged:
            return self.tr(
                "A record of {name} is damaged and can't be read. Remove {name} and enrol again."
            ).format(name=person.name)
        if not self._usable(person):
            return self.tr(
                "{name} was enrolled with another recognition model and can't be recognised "
                "with the present one. Enrol {name} again."
            ).format(name=person.name)
        made = person.created.astimezone()
        day = QLocale().toString(
            QDate(made.year, made.month, made.day), QLocale.FormatType.LongFormat
        )
        return self.tr("{name}, enrolled on {date}").format(name=person.name, date=day)

    def _choose_rows(self) -> None:
        self._rows = matching(self._folded, self._search)
        self._row_of = {self._people[i].id: row for row, i in enumerate(self._rows)}

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
