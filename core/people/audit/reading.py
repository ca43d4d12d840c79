"""Reading and filtering the log, quick for 100,000 entries: numbers first, entries as needed."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from core.people.accounts.rights import Right
from core.people.audit import entry as audit_entry
from core.people.audit.entry import COLUMNS, Entry
from core.people.audit.log import AuditLog
from core.people.tables import in_parts, log_entries


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted; what is left as it is leaves nothing out."""

    since: datetime | None = None
    until: datetime | None = None
    """Up to, but without this moment."""

    events: Collection[str] | None = None
    """Values of `Event`, or of a newer program."""

    actor: str | None = None
    """Name of an account; empty for nobody signed in."""

    persons: Collection[str] | None = None
    """Ids."""

    text: str = ""
    """Part of a fact, an account or a person's id, without regard to the case of ASCII letters."""

    also_events: Collection[str] = ()
    """Events that fit the text, too: in words it may say what their values don't."""

    also_persons: Collection[str] = ()
    """Ids of persons who fit the text, too: the log knows no names."""


class LogReader:
    """Reads the log of an open gallery for somebody who may. Any thread may call it."""

    def __init__(self, audit_log: AuditLog) -> None:
        self._log = audit_log

    def numbers(self, wanted: Filter | None = None) -> array[int]:
        """Return the numbers of the entries that are wanted, newest first.

        Raises
        ------
        NotAllowedError
            If who is signed in may not read the log.
        """
        self._log.sign_in.require(Right.READ_LOG)
        query = sa.select(log_entries.c.number).order_by(log_entries.c.number.desc())
        for condition in _conditions(wanted or Filter()):
            query = query.where(condition)
        with self._log.store.reading() as connection:
            return array("q", connection.execute(query).scalars())

    def entries(self, numbers: Sequence[int]) -> tuple[Entry, ...]:
        """Return the entries with these numbers, newest first; damaged ones say so.

        Raises
        ------
        NotAllowedError
            If who is signed in may not read the log.
        """
        self._log.sign_in.require(Right.READ_LOG)
        if not numbers:
            return ()
        query = sa.select(*COLUMNS).select_from(log_entries)
        query = query.where(log_entries.c.number.in_(list(numbers)))
        query = query.order_by(log_entries.c.number.desc())
        with self._log.store.reading() as connection:
            return tuple(audit_entry.read(row) for row in connection.execute(query))

    def actors(self) -> tuple[str, ...]:
        """Return the accounts that entries tell of, sorted; without those of damaged entries.

        Raises
        ------
        NotAllowedError
            If who is signed in may not read the log.
        """
        self._log.sign_in.require(Right.READ_LOG)
        actor: sa.ColumnElement[Any] = sa.literal_column("actor")
        query = sa.select(actor).select_from(log_entries).distinct()
        with self._log.store.reading() as connection:
            found = connection.execute(query).scalars()
            return tuple(sorted(name for name in found if isinstance(name, str) and name))


def _conditions(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    entries = log_entries.c
    found: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(entries.time >= wanted.since)
    if wanted.until is not None:
        found.append(entries.time < wanted.until)
    if wanted.events is not None:
        found.append(entries.event.in_(list(wanted.events)))
    if wanted.actor is not None:
        found.append(entries.actor == wanted.actor)
    if wanted.persons is not None:
        found.append(_of(wanted.persons))
    if wanted.text:
        parts = [
            column.icontains(wanted.text, autoescape=True)
            for column in (entries.facts, entries.actor, entries.person_id)
        ]
        if wanted.also_events:
            parts.append(entries.event.in_(list(wanted.also_events)))
        if wanted.also_persons:
            parts.append(_of(wanted.also_persons))
        found.append(sa.or_(*parts))
    return found


def _of(persons: Collection[str]) -> sa.ColumnElement[bool]:
    parts = in_parts(persons)
    if not parts:
        return sa.false()
    return sa.or_(*(log_entries.c.person_id.in_(part) for part in parts))
