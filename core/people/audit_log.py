"""The log of the gallery: what was done, by whom, in entries that are chained by hash.

An entry is written in the transaction of what it tells of, so that neither is there without the
other. It holds ids, scores and settings; never a name, a picture or a vector.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from core.people.audit_events import Event
from core.people.rights import SignIn
from core.people.storage import Store
from core.people.tables import log_entries

Fact = str | int | float | bool | None


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


class AuditLog:
    """The log of one gallery. Any thread may call it."""

    def __init__(self, store: Store, gallery_id: str, sign_in: SignIn) -> None:
        self._store = store
        self._first = hashlib.sha256(b"facedesk log\0" + gallery_id.encode()).digest()
        self._sign_in = sign_in

    def add(self, event: Event, person_id: str = "", **facts: Fact) -> None:
        """Write an entry about something that changes nothing in the gallery.

        Raises
        ------
        GalleryError
            If nothing can be written.
        """
        with self._store.writing() as connection:
            self.note(connection, event, person_id, **facts)

    def note(
        self, connection: sa.Connection, event: Event, person_id: str = "", **facts: Fact
    ) -> None:
        """Write an entry in the transaction of what it tells of."""
        number, before = self._head(connection)
        actor = self._sign_in.actor
        entry = {
            "number": number + 1,
            "time": datetime.now(UTC),
            "event": event.value,
            "actor": actor.name if actor is not None else "",
            "person_id": person_id,
            "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
        }
        connection.execute(log_entries.insert(), {**entry, "hash": chained(before, entry)})

    def entries(self, *, person_id: str | None = None, limit: int = 1000) -> tuple[Entry, ...]:
        """Return the latest entries, newest first; only those about one person if one is named."""
        query = sa.select(log_entries).order_by(log_entries.c.number.desc()).limit(limit)
        if person_id is not None:
            query = query.where(log_entries.c.person_id == person_id)
        with self._store.reading() as connection:
            return tuple(_entry(row._mapping) for row in connection.execute(query))

    def _head(self, connection: sa.Connection) -> tuple[int, bytes]:
        query = sa.select(log_entries.c.number, log_entries.c.hash)
        row = connection.execute(query.order_by(log_entries.c.number.desc()).limit(1)).first()
        return (0, self._first) if row is None else (int(row[0]), bytes(row[1]))


def chained(before: bytes, entry: Mapping[str, Any]) -> bytes:
    """Return the hash of an entry that follows one with the hash `before`: SHA-256, 32 bytes."""
    moment = entry["time"].astimezone(UTC).isoformat(timespec="microseconds")
    parts = [entry["number"], moment, entry["event"], entry["actor"], entry["person_id"]]
    text = json.dumps([*parts, entry["facts"]], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(before + text.encode("utf-8")).digest()


def _entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(
        row["number"],
        row["time"],
        row["event"],
        row["actor"],
        row["person_id"],
        json.loads(row["facts"]),
        row["hash"],
    )
