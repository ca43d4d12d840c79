"""The people of the gallery as a list model: names, thumbnails, search, tags, order."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from core.people.search_text import fold, folded_text, matching, narrows, reason
from gui.gallery import people_order, person_words
from gui.gallery.people_order import Order
from gui.gallery.thumbnail_cache import ThumbnailCache

if TYPE_CHECKING:  # the gallery brings SQLAlchemy along, which the window must not wait for
    from core.people.gallery import Person

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PersonRole(enum.IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    NOTE = Qt.ItemDataRole.UserRole + 1
    """A few words under the name, or an empty string: where they were found, or their number."""

    PRESENT = Qt.ItemDataRole.UserRole + 2
    """Whether this person stands before the camera now."""

    USABLE = Qt.ItemDataRole.UserRole + 3
    """Whether the present recogniser can find this person."""

    MARKS = Qt.ItemDataRole.UserRole + 4
    """tuple of `gui.gallery.person_words.Mark`."""

    TAGS = Qt.ItemDataRole.UserRole + 5
    """tuple[str, ...]"""


class PeopleModel(QAbstractListModel):
    """All people in some order, of which those are rows who fit the search and the tags."""

    thumbnail_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    """Person id, new name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: list[Person] = []
        self._folded: list[str] = []
        self._texts: list[str] | None = None  # made when first searched
        self._text_of: dict[str, tuple[Person, str]] = {}
        self._known: frozenset[str] = frozenset()
        self._rows: list[int] = []
        self._row_of: dict[str, int] | None = {}
        self._search = ""
        self._tags: frozenset[str] = frozenset()
        self._order = Order.NAME
        self._present: str | None = None
        self._recogniser = ""
        self._soon_days = person_words.SOON_DAYS
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

    @property
    def tags(self) -> frozenset[str]:
        """The tags that all rows have."""
        return self._tags

    @property
    def order(self) -> Order:
        """How the rows are sorted."""
        return self._order

    @property
    def recogniser(self) -> str:
        """Identity of the recogniser at work; empty while that isn't known."""
        return self._recogniser

    def set_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        before = {person.id: person for person in self._people}
        names = dict(zip(before, self._folded, strict=True))
        changed = [
            person.id
            for person in people
            if (was := before.get(person.id)) is not None and was is not person and was != person
        ]
        self._known = frozenset(person.id for person in people)
        self._thumbnails.forget((*changed, *(before.keys() - self._known)))
        for person in people:
            if person.id not in names or before[person.id].name != person.name:
                names[person.id] = fold(person.name)
        self.beginResetModel()
        self._people = list(people)
        self._folded = [names[person.id] for person in people]
        if not people:
            self._text_of = {}  # nothing of anybody stays
        self._sort()
        self._choose_rows()
        self.endResetModel()

    def set_search(self, text: str) -> None:
        """Keep only people who can be found by every word of `text`."""
        if text == self._search:
            return
        among = self._rows if narrows(text, self._search) else None
        self.beginResetModel()
        self._search = text
        self._choose_rows(among)
        self.endResetModel()

    @Slot()
    def prepare_search(self) -> None:
        """Make what is searched in, which takes a moment, before the first key."""
        self._all_texts()

    def set_tags(self, tags: Iterable[str]) -> None:
        """Keep only people who have all these tags."""
        wanted = frozenset(tags)
        if wanted != self._tags:
            self.beginResetModel()
            self._tags = wanted
            self._choose_rows()
            self.endResetModel()

    def set_order(self, order: Order) -> None:
        """Sort the rows in another way."""
        if order is not self._order:
            self.beginResetModel()
            self._order = order
            self._sort()
            self._choose_rows()
            self.endResetModel()

    def set_recogniser(self, identity: str) -> None:
        """Say which recogniser is at work; templates of another one can't be compared."""
        if identity != self._recogniser:
            self._recogniser = identity
            self._judge_again()

    def set_soon_days(self, days: int) -> None:
        """Say from how many days before somebody goes it is said."""
        if days != self._soon_days:
            self._soon_days = days
            self._judge_again()

    def _judge_again(self) -> None:
        if self._order is Order.ATTENTION:
            self.beginResetModel()
            self._sort()
            self._choose_rows()
            self.endResetModel()
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
        if person_id not in self._known:  # who has left meanwhile, or is shown elsewhere
            self._thumbnails.forget([person_id])
            return
        self._thumbnails.put(person_id, pixels)
        index = self.index_of(person_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def person(self, index: Index) -> Person | None:
        """Return the person of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._people[self._rows[index.row()]]

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the people in some rows."""
        return tuple(self._people[self._rows[row]].id for row in rows)

    def with_id(self, person_id: str) -> Person | None:
        """Return somebody of the gallery, among the rows or not; None where nobody has this id."""
        return next((person for person in self._people if person.id == person_id), None)

    def named(self, name: str) -> list[Person]:
        """Return the people of this very name, case and accents aside."""
        wanted = fold(name)
        return [p for p, folded in zip(self._people, self._folded, strict=True) if folded == wanted]

    def tag_counts(self, person_ids: Iterable[str] | None = None) -> Mapping[str, int]:
        """Return how many have each tag in use, of everybody or of some."""
        some = None if person_ids is None else set(person_ids)
        chosen = self._people if some is None else [p for p in self._people if p.id in some]
        return Counter(tag for person in chosen for tag in person.details.tags)

    def index_of(self, person_id: str) -> QModelIndex:
        """Return the row of a person; invalid if they are not among the rows."""
        if self._row_of is None:
            self._row_of = {self._people[i].id: row for row, i in enumerate(self._rows)}
        row = self._row_of.get(person_id)
        return QModelIndex() if row is None else self.index(row)

    def retranslate(self) -> None:
        """Ask for every text again, after the language has changed."""
        self._all_changed()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many people fit the search and the tags."""
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
            case Qt.ItemDataRole.DisplayRole:
                return person_words.shown_name(person)
            case Qt.ItemDataRole.EditRole:
                return person.name
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.get(person.id) if person.has_thumbnail else None
            case Qt.ItemDataRole.ToolTipRole:
                # As rich text made of plain text: a name may look like a mark-up.
                about = person_words.about(person, self._recogniser, self._soon_days)
                return f"<p style='white-space:pre-wrap'>{escape(about, quote=False)}</p>"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                here = f"{self.tr('Here now')}\n" if person.id == self._present else ""
                return here + person_words.about(person, self._recogniser, self._soon_days)
            case Qt.ItemDataRole.AccessibleTextRole:
                return person_words.shown_name(person)
            case PersonRole.ID:
                return person.id
            case PersonRole.NOTE:
                return self._note(person)
            case PersonRole.PRESENT:
                return person.id == self._present
            case PersonRole.USABLE:
                return not self._recogniser or self._recogniser in person.models
            case PersonRole.MARKS:
                return person_words.marks(person, self._recogniser, None, self._soon_days)
            case PersonRole.TAGS:
                return person.details.tags
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

    def _note(self, person: Person) -> str:
        if person.id == self._present:
            return self.tr("Here now")
        found = reason(person, self._search) if self._search else ""
        return found or person.details.external_id

    def _sort(self) -> None:
        today = date.today()
        order = people_order.key(
            self._order,
            lambda person: person_words.needs_attention(
                person, self._recogniser, today, self._soon_days
            ),
        )
        people, folded = self._people, self._folded
        places = sorted(range(len(people)), key=lambda i: (folded[i], people[i].name, people[i].id))
        if order is not None:
            places.sort(key=lambda i: order(people[i]))
        self._people = [people[i] for i in places]
        self._folded = [folded[i] for i in places]
        self._texts = None

    def _choose_rows(self, among: Sequence[int] | None = None) -> None:
        rows: Sequence[int] = range(len(self._people)) if among is None else among
        if self._search.strip():
            rows = matching(self._all_texts(), self._search, rows)
        if self._tags and among is None:
            rows = [i for i in rows if self._tags.issubset(self._people[i].details.tags)]
        self._rows = list(rows)
        self._row_of = None

    def _all_texts(self) -> Sequence[str]:
        if self._texts is None:
            before, kept = self._text_of, {}
            for person, folded in zip(self._people, self._folded, strict=True):
                known = before.get(person.id)
                if known is None or (known[0] is not person and known[0] != person):
                    known = (person, folded_text(person, folded))
                kept[person.id] = known
            self._text_of = kept
            self._texts = [kept[person.id][1] for person in self._people]
        return self._texts

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
