"""What can be wrong with a log, named, and the report about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from core.people.audit.words import Said
from core.wording import QT_TRANSLATE_NOOP


class FaultKind(enum.Enum):
    """One way in which a log is not as it was written."""

    CHANGED = "changed"
    UNREADABLE = "unreadable"
    """Values of other types than were written: damaged by a fault of the disk, or changed."""

    MISSING = "missing"
    EXCHANGED = "exchanged"
    """Two entries stand in each other's places."""

    MOVED = "moved"
    """Entries stand in the places of others."""

    COPIED = "copied"
    """An entry stands in a second place."""

    ADDED = "added"
    """Put behind the end, not by this program with the gallery's key."""

    CUT_OFF = "cut-off"
    """Missing at the end."""

    MIXED = "mixed"
    """Genuine, but of another state of the gallery than the entry before."""

    HEAD_WRONG = "head-wrong"
    """The record of where the log ends is missing or doesn't open."""

    HEAD_OLD = "head-old"
    """That record is of an earlier state."""

    HEAD_LOST = "head-lost"
    """It was missing or wrong once before: an entry tells of that."""

    CHECKPOINT_WRONG = "checkpoint-wrong"
    CHECKPOINT_UNREADABLE = "checkpoint-unreadable"
    CHECKPOINTS_MISSING = "checkpoints-missing"
    CHECKPOINTS_ADDED = "checkpoints-added"
    KEY_WRONG = "key-wrong"
    """The key that signs is missing or doesn't open."""

    REWRITTEN = "rewritten"
    """Of an exported log: somewhere in these entries it differs from what was signed for."""

    BROKEN_OFF = "broken-off"
    """Of an exported log: its end is missing."""

    OTHER_KEY = "other-key"
    """Of an exported log: signed with another key than was expected."""

    OTHER_GALLERY = "other-gallery"
    """The exported log is of another gallery."""

    ROLLED_BACK = "rolled-back"
    """The gallery is in an earlier state than the exported log."""

    OTHER_HISTORY = "other-history"
    """The gallery's log differs from the exported one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    kind: FaultKind
    number: int = 0
    """Of the entry or checkpoint, the first of several; 0 where it is about none."""

    until: int = 0
    """The last of several; else as `number`."""

    other: int = 0
    """The entry that stands there, or how many checkpoints; 0 where it is about none."""


class RemarkKind(enum.Enum):
    """Something to know that is no proof of a change."""

    CLOCK_BACK = "clock-back"
    """The time of an entry is before that of the one before it."""

    KEY_REPLACED = "key-replaced"
    """The key that signs was missing or wrong once before, and there is another one."""

    PEOPLE_BEFORE = "people-before"
    """People were enrolled before the log begins."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know."""

    kind: RemarkKind
    number: int = 0
    """Of the first entry that it is about; 0 where it is about none."""

    count: int = 0
    """How often, or how many."""


_OF_ENTRIES = frozenset(
    {
        FaultKind.CHANGED,
        FaultKind.UNREADABLE,
        FaultKind.MISSING,
        FaultKind.EXCHANGED,
        FaultKind.MOVED,
        FaultKind.COPIED,
        FaultKind.ADDED,
        FaultKind.CUT_OFF,
        FaultKind.MIXED,
        FaultKind.REWRITTEN,
    }
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found of a log."""

    entries: int
    """How many entries there are."""

    checkpoints: int
    faults: tuple[Fault, ...] = ()
    """By number of the entry, those about none last; at most `MOST_FAULTS`."""

    remarks: tuple[Remark, ...] = ()
    fingerprint: str = ""
    """Of the key that signs; empty where there is none yet."""

    signed_to: int = 0
    """Number of the last entry that is signed for."""

    is_complete: bool = True
    """Whether all was looked at: it wasn't cancelled."""

    @property
    def is_whole(self) -> bool:
        """Whether all was looked at and nothing is wrong."""
        return self.is_complete and not self.faults

    @property
    def first_damaged(self) -> int | None:
        """Number of the first entry that is not as it was written; None where there is none."""
        numbers = (fault.number for fault in self.faults if fault.kind in _OF_ENTRIES)
        return min(numbers, default=None)


MOST_FAULTS = 500
"""So many are listed: more of them say nothing more."""

_ONE: dict[FaultKind, str] = {
    FaultKind.CHANGED: QT_TRANSLATE_NOOP("core", "Entry {number} was changed."),
    FaultKind.UNREADABLE: QT_TRANSLATE_NOOP("core", "Entry {number} can't be read."),
    FaultKind.MISSING: QT_TRANSLATE_NOOP("core", "Entry {number} is missing."),
    FaultKind.EXCHANGED: QT_TRANSLATE_NOOP(
        "core", "The entries {number} and {other} were exchanged."
    ),
    FaultKind.MOVED: QT_TRANSLATE_NOOP("core", "In the place of entry {number} stands {other}."),
    FaultKind.COPIED: QT_TRANSLATE_NOOP("core", "Entry {number} is a copy of entry {other}."),
    FaultKind.ADDED: QT_TRANSLATE_NOOP(
        "core", "Entry {number} was put there behind the end, not by this program."
    ),
    FaultKind.CUT_OFF: QT_TRANSLATE_NOOP("core", "The last entry, {number}, was cut off."),
    FaultKind.MIXED: QT_TRANSLATE_NOOP(
        "core", "Up to entry {number} the log was exchanged for an earlier or other state of it."
    ),
    FaultKind.HEAD_WRONG: QT_TRANSLATE_NOOP(
        "core",
        "The record of where the log ends is missing or was changed: entries may have been cut "
        "off.",
    ),
    FaultKind.HEAD_OLD: QT_TRANSLATE_NOOP(
        "core", "The record of where the log ends is of an earlier state, at entry {number}."
    ),
    FaultKind.HEAD_LOST: QT_TRANSLATE_NOOP(
        "core",
        "Before entry {number} the record of where the log ends was missing or wrong: entries may "
        "have been cut off there.",
    ),
    FaultKind.CHECKPOINT_WRONG: QT_TRANSLATE_NOOP(
        "core", "The signature for entry {number} is wrong."
    ),
    FaultKind.CHECKPOINT_UNREADABLE: QT_TRANSLATE_NOOP(
        "core", "The signature for entry {number} can't be read."
    ),
    FaultKind.CHECKPOINTS_MISSING: QT_TRANSLATE_NOOP("core", "Signatures are missing: {other}."),
    FaultKind.CHECKPOINTS_ADDED: QT_TRANSLATE_NOOP(
        "core", "There are more signatures than were made: {other}."
    ),
    FaultKind.KEY_WRONG: QT_TRANSLATE_NOOP(
        "core", "The key that signs the log is missing or was changed."
    ),
    FaultKind.REWRITTEN: QT_TRANSLATE_NOOP("core", "Entry {number} is not what was signed for."),
    FaultKind.BROKEN_OFF: QT_TRANSLATE_NOOP("core", "The end of the file is missing."),
    FaultKind.OTHER_KEY: QT_TRANSLATE_NOOP(
        "core", "The file is signed with another key than the one that was expected."
    ),
    FaultKind.OTHER_GALLERY: QT_TRANSLATE_NOOP("core", "The file is of another gallery."),
    FaultKind.ROLLED_BACK: QT_TRANSLATE_NOOP(
        "core",
        "The gallery was put back to an earlier state: the exported log reached entry {number}.",
    ),
    FaultKind.OTHER_HISTORY: QT_TRANSLATE_NOOP(
        "core",
        "The gallery was put back to an earlier state and used since then: at entry {number} its "
        "log is another one than was exported.",
    ),
}

_SEVERAL: dict[FaultKind, str] = {
    FaultKind.CHANGED: QT_TRANSLATE_NOOP("core", "The entries {number} to {until} were changed."),
    FaultKind.UNREADABLE: QT_TRANSLATE_NOOP(
        "core", "The entries {number} to {until} can't be read."
    ),
    FaultKind.MISSING: QT_TRANSLATE_NOOP("core", "The entries {number} to {until} are missing."),
    FaultKind.MOVED: QT_TRANSLATE_NOOP(
        "core", "In the places of the entries {number} to {until} stand {other} and those after it."
    ),
    FaultKind.COPIED: QT_TRANSLATE_NOOP(
        "core", "The entries {number} to {until} are copies of {other} and those after it."
    ),
    FaultKind.ADDED: QT_TRANSLATE_NOOP(
        "core", "The entries {number} to {until} were put behind the end, not by this program."
    ),
    FaultKind.CUT_OFF: QT_TRANSLATE_NOOP(
        "core", "The end was cut off: the entries {number} to {until}."
    ),
    FaultKind.REWRITTEN: QT_TRANSLATE_NOOP(
        "core", "Among the entries {number} to {until} is what was not signed for."
    ),
}

_REMARKS: dict[RemarkKind, str] = {
    RemarkKind.CLOCK_BACK: QT_TRANSLATE_NOOP(
        "core",
        "The computer's clock went back before entry {number}; so often in all: {count}. That "
        "alone is no damage.",
    ),
    RemarkKind.KEY_REPLACED: QT_TRANSLATE_NOOP(
        "core",
        "Before entry {number} the key that signs the log was missing or wrong; so often in all: "
        "{count}. Another one signs since then.",
    ),
    RemarkKind.PEOPLE_BEFORE: QT_TRANSLATE_NOOP(
        "core",
        "People enrolled before the log begins: {count}. That is so if the gallery comes from an "
        "earlier version; otherwise the log was emptied.",
    ),
}

_EMPTY = QT_TRANSLATE_NOOP("core", "The log is empty.")
_WHOLE = QT_TRANSLATE_NOOP(
    "core", "The log is whole: entries checked: {entries}, signatures checked: {checkpoints}."
)
_STOPPED = QT_TRANSLATE_NOOP(
    "core", "The check was stopped; entries checked until then: {entries}."
)
_DAMAGED_AT = QT_TRANSLATE_NOOP(
    "core", "The log was changed or damaged, first at entry {first}. Entries checked: {entries}."
)
_DAMAGED = QT_TRANSLATE_NOOP("core", "The log was changed or damaged. Entries checked: {entries}.")


def fault_words(fault: Fault) -> Said:
    """Return a sentence about something that is wrong."""
    is_several = fault.until > fault.number and fault.kind in _SEVERAL
    template = (_SEVERAL if is_several else _ONE)[fault.kind]
    values = {"number": fault.number, "until": fault.until, "other": fault.other}
    return Said(
        template, {name: value for name, value in values.items() if f"{{{name}}}" in template}
    )


def remark_words(remark: Remark) -> Said:
    """Return a sentence about something to know."""
    return Said(_REMARKS[remark.kind], {"number": remark.number, "count": remark.count})


def result_words(found: Verification) -> Said:
    """Return the result in one sentence."""
    values = {"entries": found.entries, "checkpoints": found.checkpoints}
    if found.faults:
        first = found.first_damaged
        return Said(_DAMAGED if first is None else _DAMAGED_AT, {**values, "first": first})
    if not found.is_complete:
        return Said(_STOPPED, values)
    return Said(_WHOLE if found.entries else _EMPTY, values)
