"""Taking a person out of the tables with all that belongs to them, and putting them back."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from core.people.records import RemovedPerson
from core.people.tables import (
    details,
    distinct_pairs,
    person_keys,
    persons,
    samples,
    templates,
    thumbnails,
)

# Parents first, as `put_back` must insert them.
_BELONGINGS = (
    (persons, persons.c.id),
    (person_keys, person_keys.c.person_id),
    (templates, templates.c.person_id),
    (thumbnails, thumbnails.c.person_id),
    (samples, samples.c.person_id),
    (details, details.c.person_id),
)


def take_out(connection: sa.Connection, person_id: str, name: str) -> RemovedPerson:
    """Delete a person who is there, their key with all else, and return all rows as they stood."""
    rows = rows_of(connection, person_id)
    delete(connection, person_id)
    return RemovedPerson(person_id, name, rows)


def rows_of(connection: sa.Connection, person_id: str) -> dict[str, list[dict[str, Any]]]:
    """Return all rows about a person as they stand, by table."""
    rows = {
        table.name: [
            dict(row._mapping)
            for row in connection.execute(sa.select(table).where(column == person_id))
        ]
        for table, column in _BELONGINGS
    }
    pairs = sa.select(distinct_pairs).where(
        sa.or_(distinct_pairs.c.first_id == person_id, distinct_pairs.c.second_id == person_id)
    )
    rows[distinct_pairs.name] = [dict(row._mapping) for row in connection.execute(pairs)]
    return rows


def delete(connection: sa.Connection, person_id: str) -> None:
    """Delete a person, their key with all else."""
    connection.execute(persons.delete().where(persons.c.id == person_id))  # the rest cascades


def put_back(connection: sa.Connection, removed: RemovedPerson) -> None:
    """Insert the rows of a removed person again."""
    for table, _ in _BELONGINGS:
        if rows := removed.rows[table.name]:
            connection.execute(table.insert(), rows)
    there = set(connection.execute(sa.select(persons.c.id)).scalars())
    for pair in removed.rows[distinct_pairs.name]:
        if {pair["first_id"], pair["second_id"]} <= there:  # the other may be gone meanwhile
            connection.execute(distinct_pairs.insert(), pair)
