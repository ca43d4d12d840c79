"""The cameras and the studio as one list model, with what a look at each has shown."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.capture.discovery import DEMO, Kind, SourceChoice
from core.capture.infrared_evidence import SENTENCES, Evidence
from core.capture.probe import Probe
from core.capture.source_choice import choice_of, is_camera_address
from core.capture.strobe import LampPattern
from gui.camera.camera_words import BELIEFS, camera_name, picture_format, words
from gui.language import say, say_error

Index = QModelIndex | QPersistentModelIndex
Tone = Literal["known", "accent", "warn", "neutral"]
_ROOT = QModelIndex()


class RowRole(enum.IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    BADGES = Qt.ItemDataRole.UserRole + 1
    """Tuple of `Badge`."""

    STATE = Qt.ItemDataRole.UserRole + 2
    """What goes on with it, in words; empty where its picture says it all."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word or two about a camera."""

    words: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True, eq=False)
class CameraRow:
    """One line: a camera, the studio, or that there is no camera."""

    choice: SourceChoice | None
    """None: no camera was found."""

    probe: Probe | None = None
    """The latest look at it."""

    is_open: bool = False
    is_absent: bool = False
    """It is wanted, but not plugged in."""

    known: Evidence | None = None
    """What an earlier look had shown, where the latest failed."""

    @property
    def address(self) -> str:
        """Empty where there is no camera."""
        return self.choice.address if self.choice is not None else ""

    @property
    def is_camera(self) -> bool:
        """Whether this is a camera, and not the studio or none."""
        return self.choice is not None and self.choice.kind is Kind.CAMERA

    @property
    def trouble(self) -> bool:
        """Whether the latest look found something to set right."""
        return self.probe is not None and (self.probe.error is not None or self.probe.is_black)

    @property
    def evidence(self) -> Evidence:
        """Why it is believed infrared, after the best look there was."""
        if self.probe is not None and self.probe.error is None:
            return self.probe.evidence
        if self.known is not None:
            return self.known
        return self.choice.evidence if self.choice is not None else Evidence()


class CameraRows(QAbstractListModel):
    """Cameras first, infrared ones before others, then the studio."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CameraRow, ...] = ()
        self._choices: tuple[SourceChoice, ...] = ()
        self._open = ("", "")
        self._renew()

    @property
    def rows(self) -> tuple[CameraRow, ...]:
        """All lines in their order."""
        return self._rows

    def set_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Show these sources; files and all scenes of the studio but one are left out."""
        self._choices = tuple(choices)
        self._renew()

    def set_open(self, address: str, title: str) -> None:
        """Mark what is open."""
        opened = (DEMO if address == "studio" else address, title)
        if opened != self._open:
            self._open = opened
            self._renew()

    def set_probe(self, probe: Probe) -> int | None:
        """Keep what a look has shown; return its line, None if there is none."""
        for at, row in enumerate(self._rows):
            choice = row.choice
            if choice is None or choice_of((choice,), probe.address) is None:
                continue
            known = row.evidence if probe.error is not None else None
            self._set(at, replace(row, probe=probe, known=known))
            return at
        return None

    def row_of(self, address: str) -> int | None:
        """Return the line of an address."""
        return next((at for at, row in enumerate(self._rows) if row.address == address), None)

    def row(self, index: Index) -> CameraRow | None:
        """Return what a line stands for."""
        if index.isValid() and 0 <= index.row() < len(self._rows):
            return self._rows[index.row()]
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing lies below a line."""
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a line."""
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.name(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (self.name(row), *(b.words for b in self.badges(row)), self.state(row))
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row)
            case RowRole.ROW:
                return row
            case RowRole.BADGES:
                return self.badges(row)
            case RowRole.STATE:
                return self.state(row)
        return None

    def retranslate(self) -> None:
        """Ask for every text again."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def name(self, row: CameraRow) -> str:
        """Return what a line is called."""
        if row.choice is None:
            return self.tr("No camera was found")
        if row.choice.kind is Kind.STUDIO:
            return self.tr("Studio (demo)")
        return camera_name(row.address, row.choice.title)

    def badges(self, row: CameraRow) -> tuple[Badge, ...]:
        """Return the badges of a line, most important first."""
        found: list[Badge] = []
        if row.is_open and not row.is_absent:
            found.append(Badge(self.tr("In use"), "known"))
        if not row.is_camera:
            return tuple(found)
        if row.is_absent:
            found.append(Badge(self.tr("Not plugged in"), "warn"))
        evidence = row.evidence
        if evidence.belief in BELIEFS:
            tone: Tone = "accent" if evidence.is_infrared else "neutral"
            found.append(Badge(words(BELIEFS[evidence.belief]), tone))
        probe = row.probe
        if probe is not None and probe.error is None:
            if probe.pattern is LampPattern.PULSING:
                found.append(Badge(self.tr("Lamp pulses"), "accent"))
            named = picture_format(probe.facts, probe)
            if named:
                found.append(Badge(named))
        return tuple(found)

    def state(self, row: CameraRow) -> str:
        """Return in words what is the matter with a line; empty where nothing is."""
        if row.choice is None:
            return self.tr("See what to check.")
        if row.choice.kind is Kind.STUDIO:
            return self.tr("Computer-made people, without a camera.")
        if row.probe is None:
            waits = not (row.is_absent or row.is_open)
            return self.tr("It is looked at in a moment.") if waits else ""
        if row.probe.error is not None:
            return say_error(row.probe.error)
        if row.probe.is_black:
            return self.tr("Its picture is black: open its cover, or check its lamp.")
        return ""

    def _tip(self, row: CameraRow) -> str:
        evidence = row.evidence
        why = [say(SENTENCES[reason]) for reason in (*evidence.reasons, *evidence.against)]
        return "\n".join((self.name(row), *why, *filter(None, (self.state(row),))))

    def _renew(self) -> None:
        """Make the lines anew; what was seen of a camera stays with it."""
        before = {row.address: row for row in self._rows}
        chosen: list[tuple[SourceChoice, bool]] = [
            (choice, False) for choice in self._choices if choice.kind is Kind.CAMERA
        ]
        address, title = self._open
        opened = choice_of(self._choices, address)
        if opened is None and is_camera_address(address):
            opened = SourceChoice(address, title, Kind.CAMERA)
            chosen.append((opened, True))
        rows = [
            replace(
                before.get(choice.address, CameraRow(choice)),
                choice=choice,
                is_open=choice is opened,
                is_absent=is_absent and bool(self._choices),
            )
            for choice, is_absent in chosen
        ]
        if not rows:
            rows.append(CameraRow(None))
        scenes = [choice for choice in self._choices if choice.kind is Kind.STUDIO]
        demo = next((choice for choice in scenes if choice is opened), None)
        demo = demo or next((choice for choice in scenes if choice.address == DEMO), None)
        if demo is not None:
            studio = before.get(demo.address, CameraRow(demo))
            rows.append(replace(studio, is_open=demo is opened))
        same = [row.address for row in rows] == [row.address for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        if same:
            self.retranslate()
        else:
            self.endResetModel()

    def _set(self, at: int, row: CameraRow) -> None:
        self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
        self.dataChanged.emit(self.index(at), self.index(at))
