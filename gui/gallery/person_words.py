"""What is to be said about a person in the list: marks with icon and words, and the tool tip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.people.records import Person

SOON_DAYS = 14
"""From how many days before somebody goes it is said, where the gallery's rules aren't known
(`Policy.remind_days`)."""

LONGEST_NOTES = 240
"""Characters of the notes that a tool tip shows."""

translate = QCoreApplication.translate

_DAMAGED = QT_TRANSLATE_NOOP(
    "PersonWords",
    "A record of {name} is damaged and can't be read. Remove {name} and enrol again.",
)
_NAMELESS = QT_TRANSLATE_NOOP(
    "PersonWords", "The record of this person is damaged and can't be read. Remove it."
)
_OTHER_MODEL = QT_TRANSLATE_NOOP(
    "PersonWords",
    "{name} was enrolled with another recognition model and can't be recognised "
    "with the present one. Enrol {name} again.",
)
_IS_OVER = QT_TRANSLATE_NOOP(
    "PersonWords", "The time for which {name} may be kept is over since {date}."
)
_IS_KEPT = QT_TRANSLATE_NOOP("PersonWords", "{name} is kept until {date}.")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something odd about a person."""

    icon: str
    colour: str
    """Field of `gui.tokens.Colours`."""

    words: str
    """A few words, for the row."""

    sentence: str
    """What it means and what to do."""


def marks(
    person: Person, recogniser: str, today: date | None = None, soon_days: int = SOON_DAYS
) -> tuple[Mark, ...]:
    """Return what is odd about a person, the worst first.

    Parameters
    ----------
    recogniser
        Identity of the recogniser at work; empty where that isn't known yet.
    today
        None takes the present day.
    soon_days
        From how many days before somebody goes it is said.
    """
    found = []
    if person.damaged:
        said = translate("PersonWords", _DAMAGED if person.name else _NAMELESS)
        words = translate("PersonWords", "Damaged")
        found.append(Mark("triangle-alert", "danger", words, said.format(name=person.name)))
    elif recogniser and recogniser not in person.models:
        said = translate("PersonWords", _OTHER_MODEL)
        words = translate("PersonWords", "Other model")
        found.append(Mark("scan-face", "warn", words, said.format(name=person.name)))
    due = _due(person, today or date.today(), soon_days)
    if due is not None:
        found.append(due)
    return tuple(found)


def needs_attention(
    person: Person, recogniser: str, today: date, soon_days: int = SOON_DAYS
) -> bool:
    """Whether there is something odd about a person; quicker than `marks`."""
    until = person.details.keep_until
    return (
        person.damaged
        or bool(recogniser and recogniser not in person.models)
        or (until is not None and (until - today).days <= soon_days)
    )


def about(person: Person, recogniser: str, soon_days: int = SOON_DAYS) -> str:
    """Return what is known of a person, in lines of plain text."""
    lines = [mark.sentence for mark in marks(person, recogniser, soon_days=soon_days)]
    if not person.damaged:
        enrolled = translate("PersonWords", "{name}, enrolled on {date}")
        lines.insert(0, enrolled.format(name=person.name, date=said_day(person.created)))
    details = person.details
    if details.external_id:
        said = translate("PersonWords", "Number: {number}")
        lines.append(said.format(number=details.external_id))
    if details.tags:
        said = translate("PersonWords", "Tags: {tags}")
        lines.append(said.format(tags=", ".join(details.tags)))
    if details.notes:
        notes = " ".join(details.notes.split())
        lines.append(notes if len(notes) <= LONGEST_NOTES else notes[:LONGEST_NOTES].rstrip() + "…")
    return "\n".join(lines)


def shown_name(person: Person) -> str:
    """Return the name, or what stands for one that can't be read."""
    return person.name or translate("PersonWords", "Name can't be read")


def said_day(day: date | datetime) -> str:
    """Return a day in the long form of the language; a moment's is that of this place."""
    if isinstance(day, datetime):
        day = day.astimezone().date()
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def _due(person: Person, today: date, soon_days: int) -> Mark | None:
    until = person.details.keep_until
    if until is None or (until - today).days > soon_days:
        return None
    left = (until - today).days
    sentence = translate("PersonWords", _IS_OVER if left < 0 else _IS_KEPT)
    if left < 0:
        words = translate("PersonWords", "Time is over")
    elif left == 0:
        words = translate("PersonWords", "Last day")
    else:
        words = translate("PersonWords", "%n days left", "", left)
    said = sentence.format(name=person.name, date=said_day(until))
    return Mark("hourglass", "danger" if left < 0 else "warn", words, said)
