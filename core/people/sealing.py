"""Sealing all of a gallery anew: one that has no keys yet, or one whose vectors are to turn."""

from __future__ import annotations

import logging
import uuid
from typing import Any

import numpy as np
import sqlalchemy as sa

from core.people import names
from core.people.errors import GalleryError
from core.people.keys import Key
from core.people.rotation import Rotation, Rotations
from core.people.tables import persons, protection, samples, templates, thumbnails
from core.people.vault import ClearVault, DamagedRecordError, KeyedVault, Place, Sealed

log = logging.getLogger(__name__)

_AT_ONCE = 500


def seal_clear(connection: sa.Connection, vault: KeyedVault, key: Key, rotation: str) -> None:
    """Give everybody a key and seal what earlier versions kept in the clear.

    Only for a gallery that never had keys: clear records that turn up later were put there by
    somebody else. Damaged ones stay as they are and are reported when they are read.
    """
    clear = ClearVault()
    turns = Rotations(key)
    for person_id, scheme, payload in connection.execute(
        sa.select(persons.c.id, persons.c.scheme, persons.c.payload)
    ).all():
        vault.add_person(person_id)
        vault.write_key(connection, person_id)
        place = Place("name", person_id, person_id)
        try:
            name = clear.open(Sealed.from_row(scheme, payload), place).decode("utf-8")
            digest = vault.digest(names.key(name))
        except (DamagedRecordError, UnicodeDecodeError, GalleryError):
            log.warning("The name of a person can't be read")
            continue
        sealed = vault.seal(name.encode("utf-8"), place)
        connection.execute(
            persons.update()
            .where(persons.c.id == person_id)
            .values(scheme=sealed.scheme, payload=sealed.payload, name_key=digest)
        )
    for table, purpose in ((thumbnails, "thumbnail"), (samples, "sample")):
        own = table.c.person_id if table is thumbnails else table.c.id
        for record_id, person_id, scheme, payload in _rows(connection, table, own):
            place = Place(purpose, person_id, record_id)  # type: ignore[arg-type]  # the two above
            try:
                plain = clear.open(Sealed.from_row(scheme, payload), place)
            except DamagedRecordError:
                continue
            sealed = vault.seal(plain, place)
            connection.execute(
                table.update()
                .where(own == record_id)
                .values(scheme=sealed.scheme, payload=sealed.payload)
            )
    query = sa.select(
        *(templates.c.id, templates.c.person_id, templates.c.model),
        *(templates.c.scheme, templates.c.payload),
    )
    for template_id, person_id, model, scheme, payload in connection.execute(query).all():
        try:
            plain = clear.open(
                Sealed.from_row(scheme, payload),
                Place("template", person_id, template_id, model),
            )
        except DamagedRecordError:
            continue
        vector = np.frombuffer(plain, "<f4")
        turn = turns.of(rotation, model, vector.size)
        _write_vector(connection, vault, template_id, person_id, model, turn, vector)


def turn_all(connection: sa.Connection, vault: KeyedVault, key: Key) -> str:
    """Lay all templates into a new rotation: what was taken away before is worth nothing now.

    Returns
    -------
    The new rotation's name.
    """
    new = uuid.uuid4().hex
    vault.know(connection)
    turns = Rotations(key)
    query = sa.select(
        *(templates.c.id, templates.c.person_id, templates.c.model, templates.c.rotation),
        *(templates.c.scheme, templates.c.payload),
    )
    for template_id, person_id, model, old, scheme, payload in connection.execute(query).all():
        place = Place("template", person_id, template_id, model, old)
        try:
            vector = np.frombuffer(vault.open(Sealed.from_row(scheme, payload), place), "<f4")
        except DamagedRecordError:
            continue  # stays as it is, and is reported when it is read
        plain = turns.of(old, model, vector.size).undo(vector)
        # Rounding must not add up over many turns.
        plain /= np.linalg.norm(plain)
        to = turns.of(new, model, vector.size)
        _write_vector(connection, vault, template_id, person_id, model, to, plain)
    connection.execute(protection.update().values(rotation=new))
    return new


def _write_vector(
    connection: sa.Connection,
    vault: KeyedVault,
    template_id: str,
    person_id: str,
    model: str,
    turn: Rotation,
    vector: np.ndarray[Any, np.dtype[np.float32]],
) -> None:
    place = Place("template", person_id, template_id, model, turn.name)
    sealed = vault.seal(turn.apply(vector).astype("<f4").tobytes(), place)
    connection.execute(
        templates.update()
        .where(templates.c.id == template_id)
        .values(scheme=sealed.scheme, payload=sealed.payload, rotation=turn.name)
    )


def _rows(connection: sa.Connection, table: sa.Table, own: sa.Column[Any]) -> list[tuple[Any, ...]]:
    found = sa.select(own, table.c.person_id, table.c.scheme, table.c.payload)
    return [tuple(row) for row in connection.execute(found)]
