"""The log of the gallery: what was done, by whom, in entries that are chained by hash.

An entry is written in the transaction of what it tells of, so that neither is there without the
other. It holds ids, scores and settings; never a name, a picture or a vector.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from core.people.accounts.rights import Right, SignIn
from core.people.audit import checkpoints
from core.people.audit import entry as audit_entry
from core.people.audit.checkpoints import Checkpoint
from core.people.audit.entry import COLUMNS, Entry, Fact, canonical, chained, clean, facts_text
from core.people.audit.events import Event
from core.people.audit.head import Head, Heads, last_number
from core.people.audit.keys import LogKeys, fingerprint
from core.people.errors import ClosedError, GalleryError
from core.people.sealed.protection import Unlocked
from core.people.storage import Store
from core.people.tables import log_entries

__all__ = ["AuditLog", "Entry", "Fact"]

log = logging.getLogger(__name__)

_CLOSING_MS = 300
"""How long the last checkpoint may wait for another program: a window must close."""


class AuditLog:
    """The log of one gallery. Any thread may call it.

    What only auditors need stands in `reading`, `verification` and `export` of this package.
    """

    def __init__(self, store: Store, unlocked: Unlocked, sign_in: SignIn) -> None:
        self.store = store
        self.gallery_id = unlocked.gallery_id
        self.keys = LogKeys(unlocked)
        self.heads = Heads(self.keys, unlocked.gallery_id)
        self.sign_in = sign_in

    def add(self, event: Event, person_id: str = "", **facts: Fact) -> None:
        """Write an entry about something that changes nothing in the gallery.

        Raises
        ------
        GalleryError
            If nothing can be written.
        """
        with self.store.writing() as connection:
            self.note(connection, event, person_id, **facts)

    def note(
        self, connection: sa.Connection, event: Event, person_id: str = "", **facts: Fact
    ) -> None:
        """Write an entry in the transaction of what it tells of."""
        self.note_all(connection, event, [(person_id, facts)])

    def note_all(
        self,
        connection: sa.Connection,
        event: Event,
        about: Iterable[tuple[str, Mapping[str, Fact]]],
    ) -> None:
        """Write an entry for each person of `about`: quicker than `note` for each.

        Parameters
        ----------
        about
            Person's id and facts of each.
        """
        head = self.end(connection)
        signed = head.checkpoint
        rows: list[dict[str, Any]] = []
        for person_id, facts in about:
            head = self._next(head, rows, event, person_id, facts)
        head = self._insert(connection, head, rows)
        if head.number - signed >= checkpoints.EVERY:
            _, head = self.sign(connection, head)
        self.heads.write(connection, head)

    def history(self, person_id: str, limit: int = 1000) -> tuple[Entry, ...]:
        """Return the latest entries about one person, newest first, for the person's own page.

        Who may see people may see that; all other entries are read by
        `core.people.audit.reading`.

        Raises
        ------
        NotAllowedError
            If who is signed in may neither see people nor read the log.
        """
        if not self.sign_in.may(Right.READ_LOG):
            self.sign_in.require(Right.SEE)
        return self.entries(person_id=person_id, limit=limit)

    def entries(
        self, *, person_id: str | None = None, event: Event | None = None, limit: int = 1000
    ) -> tuple[Entry, ...]:
        """Return the latest entries, newest first; only those about one person, or of one kind.

        Damaged ones are among them, and say so. It asks for no right: only for what the program
        itself looks up. What people read comes from `history` and `core.people.audit.reading`.
        """
        query = sa.select(*COLUMNS).select_from(log_entries)
        if person_id is not None:
            query = query.where(log_entries.c.person_id == person_id)
        if event is not None:
            query = query.where(log_entries.c.event == event.value)
        query = query.order_by(log_entries.c.number.desc()).limit(limit)
        with self.store.reading() as connection:
            return tuple(audit_entry.read(row) for row in connection.execute(query))

    def end(self, connection: sa.Connection) -> Head:
        """Return where the log ends, for writing on.

        Where that was lost, an entry says so: what is written now must not hide it. Nor is what
        somebody put behind the end written over.
        """
        head = self.heads.read(connection)
        if head is not None:
            return replace(head, number=last_number(connection, head.number))
        if self.heads.is_fresh(connection):
            return self.heads.beginning()
        rows: list[dict[str, Any]] = []
        guessed = self.heads.guessed(connection)
        head = self._next(guessed, rows, Event.LOG_HEAD_LOST, "", {"entries": guessed.number})
        return self._insert(connection, head, rows)

    def sign(self, connection: sa.Connection, head: Head) -> tuple[Checkpoint, Head]:
        """Sign for the end of the log with the key that is made at first use.

        Returns
        -------
        The checkpoint, and the head, which the caller has to write.
        """
        key = self.keys.signing_key(connection)
        if key is None:
            key = self.keys.new_signing_key(connection)
            if head.public_keys or head.checkpoints:
                rows: list[dict[str, Any]] = []
                public = fingerprint(key.public_key().public_bytes_raw())
                head = self._next(head, rows, Event.LOG_KEY_REPLACED, "", {"key": public})
                head = self._insert(connection, head, rows)
        own = key.public_key().public_bytes_raw()
        if not head.public_keys or head.public_keys[-1] != own:
            others = tuple(known for known in head.public_keys if known != own)
            head = replace(head, public_keys=(*others, own))
        return checkpoints.sign(connection, self.keys, self.gallery_id, head)

    def close(self) -> None:
        """Sign for what was written since the last checkpoint, if that can be done at once.

        Never raises: what can't be signed now is signed the next time.
        """
        try:
            with self.store.reading() as connection:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={_CLOSING_MS}").close()
                head = self.heads.read(connection)
                if head is not None and head.number > head.checkpoint:
                    _, head = self.sign(connection, head)
                    self.heads.write(connection, head)
                    connection.commit()
        except (ClosedError, GalleryError, SQLAlchemyError):
            log.info("The end of the log is signed when it is opened again")

    def _next(
        self,
        head: Head,
        rows: list[dict[str, Any]],
        event: Event,
        person_id: str,
        facts: Mapping[str, Fact],
    ) -> Head:
        """Put the row of one more entry to `rows`; return the head after it."""
        actor = self.sign_in.actor
        now = datetime.now(UTC)
        row: dict[str, Any] = {
            "number": head.number + 1,
            "event": event.value,
            "actor": clean(actor.name) if actor is not None else "",
            "person_id": clean(person_id),
            "facts": facts_text(facts),
        }
        moment = now.isoformat(timespec="microseconds")
        text = canonical(moment=moment, **row)
        digest = chained(head.hash, text)
        rows.append({**row, "time": now, "hash": digest, "seal": self.keys.seal(text, digest)})
        return replace(head, number=head.number + 1, hash=digest)

    @staticmethod
    def _insert(connection: sa.Connection, head: Head, rows: list[dict[str, Any]]) -> Head:
        if rows:
            connection.execute(log_entries.insert(), rows)
        return head
