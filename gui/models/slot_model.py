"""The four slots and what each can hold, as one list model with headings."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.models import contract
from core.settings import Settings
from gui.models.values import Entry, Loaded, ModelsOnDisk, chosen_mode, entries
from gui.models.wording import LIGHTS, MODE_BADGES, SLOTS, words

Index = QModelIndex | QPersistentModelIndex
Tone = Literal["known", "warn", "neutral"]
_ROOT = QModelIndex()


class EntryRole(enum.IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole
    """`Entry`; None for a heading."""

    BADGES = Qt.ItemDataRole.UserRole + 1
    """Tuple of `Badge`."""

    NOTE = Qt.ItemDataRole.UserRole + 2
    """What a heading warns of; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or two about a model."""

    words: str
    tone: Tone = "neutral"


class SlotModel(QAbstractListModel):
    """A heading for each slot, then what it can hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[contract.Slot | Entry, ...] = ()
        self._loaded: Loaded = {}
        self._settings = Settings()
        self._notes: dict[contract.Slot, str] = {}

    def set_values(self, models: ModelsOnDisk, settings: Settings, loaded: Loaded) -> None:
        """Show these models, of which some are chosen and some at work."""
        rows: list[contract.Slot | Entry] = []
        for slot in contract.SLOTS:
            rows += [slot, *entries(slot, models, settings, loaded)]
        if tuple(rows) == self._rows and (settings, loaded) == (self._settings, self._loaded):
            return
        same_places = [_place(row) for row in rows] == [_place(row) for row in self._rows]
        if not same_places:
            self.beginResetModel()
        self._rows, self._settings, self._loaded = tuple(rows), settings, loaded
        if same_places:
            self.retranslate()
        else:
            self.endResetModel()

    def set_note(self, slot: contract.Slot, note: str) -> None:
        """Warn of something in the heading of a slot; empty: no longer."""
        if self._notes.get(slot, "") != note:
            self._notes[slot] = note
            self.retranslate()

    def retranslate(self) -> None:
        """Ask for every text again."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def entry(self, index: Index) -> Entry | None:
        """Return what a row stands for; None for a heading."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Entry) else None

    def index_of(self, slot: contract.Slot, name: str) -> QModelIndex:
        """Return the row of a model, or of the empty place; invalid where there is none."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Entry) and (row.slot, row.name) == (slot, name):
                return self.index(number)
        return QModelIndex()

    def index_in_use(self, slot: contract.Slot) -> QModelIndex:
        """Return the row of what is at work in a slot, else of what is chosen for it."""
        for state in ("loaded", "chosen"):
            for number, row in enumerate(self._rows):
                if isinstance(row, Entry) and (row.slot, row.state) == (slot, state):
                    return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many headings and models there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are neither chosen nor stepped on."""
        if self.entry(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a heading or a model."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Entry):
            return self._heading(row, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(row)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join((self._name(row), *(badge.words for badge in self._badges(row))))
            case EntryRole.ENTRY:
                return row
            case EntryRole.BADGES:
                return self._badges(row)
        return None

    def _heading(self, slot: contract.Slot, role: int) -> Any:
        note = self._notes.get(slot, "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words(SLOTS[slot])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words(SLOTS[slot])}. {note}" if note else words(SLOTS[slot])
            case EntryRole.BADGES:
                return ()
            case EntryRole.NOTE:
                return note
        return None

    def _name(self, entry: Entry) -> str:
        if entry.card is not None:
            return entry.card.title
        return entry.name or self.tr("None")

    def _badges(self, entry: Entry) -> tuple[Badge, ...]:
        found: list[Badge] = []
        if entry.state == "loaded":
            found.append(Badge(self.tr("In use"), "known"))
        elif entry.state == "chosen":
            found.append(Badge(self.tr("Chosen, not loaded"), "warn"))
        if entry.is_gone:
            found.append(Badge(self.tr("Not installed"), "warn"))
        card = entry.card
        if card is None:
            return tuple(found)
        mode = None
        if card.system is None:
            found.append(Badge(self.tr("Added") if card.added else self.tr("Built in")))
        elif entry.state == "loaded" and card.slot in self._loaded:
            mode = Badge(words(MODE_BADGES[self._loaded[card.slot].mode]))
        elif entry.state == "chosen":
            mode = Badge(words(MODE_BADGES[chosen_mode(card, self._settings)]))
        else:
            found.append(Badge(self.tr("Vendor")))
        light = None
        if card.light in LIGHTS:
            tone: Tone = "neutral" if card.light == "infrared" else "warn"
            light = Badge(words(LIGHTS[card.light]), tone)
        # The last badge may find no room; a warning must.
        warns = light is not None and light.tone == "warn"
        found += [badge for badge in ((light, mode) if warns else (mode, light)) if badge]
        return tuple(found)


def _place(row: contract.Slot | Entry) -> tuple[str, str]:
    return (row.slot, row.name) if isinstance(row, Entry) else (row, "heading")
