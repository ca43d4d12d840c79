"""One entry of the log: its values, the text that is hashed, and reading it from a damaged file."""

from __future__ import annotations

import hashlib
import json
import math
import numbers
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.people.tables import log_entries

Fact = str | int | float | bool | None

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GREATEST = 2**63

_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_kept = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False)

# Without types: what a damaged file holds comes as it is, and is looked at here.
COLUMNS: tuple[sa.ColumnElement[Any], ...] = tuple(
    sa.literal_column(f"log_entries.{column.name}").label(column.name)
    for column in log_entries.columns
)
"""All columns of an entry, for `read` and `Stored.of`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done."""

    number: int
    """From 1, without gaps."""

    time: datetime
    """UTC."""

    event: str
    """What was done: the value of an `Event`, or one of a newer program."""

    actor: str
    """Name of the account that was signed in; empty where nobody has to sign in."""

    person_id: str
    """Whom it is about; empty for nobody."""

    facts: Mapping[str, Fact]
    hash: bytes
    """32 bytes."""

    is_damaged: bool = False
    """Whether it can't be read; what could be read of it is there all the same."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as its row holds it, all values of the types they were written with."""

    number: int
    time: int
    """Microseconds since 1970 in UTC."""

    event: str
    actor: str
    person_id: str
    facts: str
    """JSON."""

    hash: bytes
    seal: bytes

    @classmethod
    def of(cls, row: Iterable[Any]) -> Stored | None:
        """Return a row of `COLUMNS`; None if a value is of another type than was written."""
        number, time, event, actor, person_id, facts, digest, seal = row
        if type(number) is not int or type(time) is not int:
            return None
        if not all(type(text) is str for text in (event, actor, person_id, facts)):
            return None
        if type(digest) is not bytes or type(seal) is not bytes:
            return None
        return cls(number, time, event, actor, person_id, facts, digest, seal)

    def text(self, number: int | None = None) -> bytes | None:
        """Return what is hashed and sealed of it; None if its time is none.

        Parameters
        ----------
        number
            Another number than its own, to see whether it belongs there.
        """
        moment = moment_of(self.time)
        if moment is None:
            return None
        return canonical(
            self.number if number is None else number,
            moment,
            self.event,
            self.actor,
            self.person_id,
            self.facts,
        )


def first_hash(gallery_id: str) -> bytes:
    """Return what stands before the first entry of a gallery: 32 bytes."""
    return hashlib.sha256(b"facedesk log\0" + gallery_id.encode()).digest()


def canonical(
    number: int, moment: str, event: str, actor: str, person_id: str, facts: str
) -> bytes:
    """Return the text of an entry that is hashed: a JSON array without spaces, in UTF-8.

    Parameters
    ----------
    moment
        As `moment_of` writes it.
    facts
        The JSON text as it is kept.
    """
    parts = [number, moment, event, actor, person_id, facts]
    return _canonical.encode(parts).encode("utf-8", "replace")


def chained(before: bytes, text: bytes) -> bytes:
    """Return the hash of an entry that follows one with the hash `before`: SHA-256, 32 bytes."""
    return hashlib.sha256(before + text).digest()


def microseconds(time: datetime) -> int:
    """Return a time as it is kept: microseconds since 1970 in UTC."""
    return (time - _EPOCH) // timedelta(microseconds=1)


def time_of(stored: int) -> datetime | None:
    """Return a kept time; None if it is none."""
    try:
        return _EPOCH + timedelta(microseconds=stored)
    except OverflowError:
        return None


def moment_of(stored: int) -> str | None:
    """Return a kept time in ISO 8601 with microseconds, in UTC; None if it is none."""
    time = time_of(stored)
    return None if time is None else time.isoformat(timespec="microseconds")


def facts_text(facts: Mapping[str, object]) -> str:
    """Return facts as they are kept: JSON that any program reads, whatever values are given."""
    fit = {clean(name): _fit(value) for name, value in facts.items()}
    return _kept.encode(fit)


def clean(text: str) -> str:
    """Return text that can be kept: without halves of characters, which no file holds."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def read(row: sa.Row[*tuple[Any, ...]]) -> Entry:
    """Return the entry that a row of `COLUMNS` holds; a damaged one is said to be so."""
    number, time, event, actor, person_id, facts, digest, _seal = row
    is_damaged = Stored.of(row) is None
    when = time_of(time) if type(time) is int else None
    told = _told(facts)
    return Entry(
        number,
        when or _EPOCH,
        event if isinstance(event, str) else "",
        actor if isinstance(actor, str) else "",
        person_id if isinstance(person_id, str) else "",
        told or {},
        digest if isinstance(digest, bytes) else b"",
        is_damaged or when is None or told is None,
    )


def _told(facts: object) -> dict[str, Fact] | None:
    if not isinstance(facts, str):
        return None
    try:
        told = json.loads(facts)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    return {
        name: value if isinstance(value, str | int | float) or value is None else str(value)
        for name, value in told.items()
    }


def _fit(value: object) -> Fact:
    if type(value) is str:  # most are; 100,000 people may be imported at once
        return clean(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, numbers.Integral):
        return int(value) if abs(int(value)) < _GREATEST else None
    if isinstance(value, numbers.Real):
        return float(value) if math.isfinite(value) else None
    return clean(str(value))
