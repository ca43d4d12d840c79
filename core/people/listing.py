"""Who is in the gallery: read from the tables, and kept in order between questions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from typing import Any

import sqlalchemy as sa

from core.people.changes import Changes
from core.people.details import from_bytes
from core.people.records import Details, Person
from core.people.sealed.vault import DamagedRecordError, KeyedVault, Sealed
from core.people.tables import details, in_parts, persons, samples, templates, thumbnails


def read(
    connection: sa.Connection,
    vault: KeyedVault,
    damaged: frozenset[str],
    *,
    of: Collection[str] | None = None,
    name_key: str | None = None,
) -> list[Person]:
    """Return everybody in no order, or only the persons `of`, or those with this name's key."""
    vault.know(connection, of)
    if of is not None:
        return [
            person for part in in_parts(of) for person in _read(connection, vault, damaged, part)
        ]
    if name_key is not None:
        mine = sa.select(persons.c.id).where(persons.c.name_key == name_key)
        return _read(connection, vault, damaged, mine)
    return _read(connection, vault, damaged, None)


def _read(
    connection: sa.Connection,
    vault: KeyedVault,
    damaged: frozenset[str],
    ids: list[str] | sa.Select[tuple[Any]] | None,
) -> list[Person]:
    def among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
        return sa.true() if ids is None else column.in_(ids)

    rows = connection.execute(
        sa.select(
            *(persons.c.id, persons.c.scheme, persons.c.payload, persons.c.created),
            *(thumbnails.c.person_id, details.c.scheme, details.c.payload),
        )
        .outerjoin(thumbnails, thumbnails.c.person_id == persons.c.id)
        .outerjoin(details, details.c.person_id == persons.c.id)
        .where(among(persons.c.id))
    ).all()
    by_person: dict[str, dict[str, int]] = {}
    for owner, model, count in connection.execute(
        sa.select(templates.c.person_id, templates.c.model, sa.func.count())
        .where(among(templates.c.person_id))
        .group_by(templates.c.person_id, templates.c.model)
    ):
        by_person.setdefault(owner, {})[str(model)] = count
    pictures: dict[str, int] = {}
    for owner, count in connection.execute(
        sa.select(samples.c.person_id, sa.func.count())
        .where(among(samples.c.person_id))
        .group_by(samples.c.person_id)
    ):
        pictures[owner] = count
    opened = [
        (
            one,
            name_of(vault, one, scheme, payload),
            created,
            pictured,
            details_of(vault, one, *kept),
        )
        for one, scheme, payload, created, pictured, *kept in rows
    ]
    return [
        Person(
            id=one,
            name=name or "",
            created=created,
            template_count=sum(by_person.get(one, {}).values()),
            models=tuple(sorted(by_person.get(one, {}))),
            has_thumbnail=pictured is not None,
            damaged=name is None or told is None or one in damaged,
            sample_count=pictures.get(one, 0),
            details=told or Details(),
        )
        for one, name, created, pictured, told in opened
    ]


def name_of(vault: KeyedVault, person_id: str, scheme: object, payload: object) -> str | None:
    """Return a person's name; None if it doesn't open."""
    try:
        return vault.open_once(Sealed.from_row(scheme, payload), "name", person_id, _text)
    except DamagedRecordError:
        return None


def _text(plain: bytes) -> str:
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        raise DamagedRecordError("no text") from None


def details_of(
    vault: KeyedVault, person_id: str, scheme: object, payload: object
) -> Details | None:
    """Return a person's details, empty where none are kept; None if they don't open."""
    if scheme is None:
        return Details()
    try:
        return vault.open_once(Sealed.from_row(scheme, payload), "details", person_id, from_bytes)
    except DamagedRecordError:
        return None


def by_name(person: Person) -> tuple[str, str]:
    """Sorting key: the name without regard to case; the id, so that doubles keep their order."""
    return person.name.casefold(), person.id


class Listing:
    """Everybody in order. After a change only those who changed are read again.

    Parameters
    ----------
    changes
        Who changed since when.
    read_people
        Reads everybody, or the persons whose ids it is given.
    """

    def __init__(
        self,
        changes: Changes,
        read_people: Callable[[Collection[str] | None], Collection[Person]],
    ) -> None:
        self._changes = changes
        self._read_people = read_people
        self._lock = threading.Lock()
        self._revision: int | None = None
        self._people: tuple[Person, ...] = ()

    def people(self) -> tuple[Person, ...]:
        """Return everybody, sorted by name."""
        with self._lock:
            # Asked first: who changes during the reading is read again the next time.
            revision = self._changes.revision
            changed = None if self._revision is None else self._changes.since(self._revision)
            if changed is None:
                self._people = tuple(sorted(self._read_people(None), key=by_name))
            elif changed:
                others = [person for person in self._people if person.id not in changed]
                self._people = tuple(sorted([*others, *self._read_people(changed)], key=by_name))
            self._revision = revision
            return self._people
