"""Sealing all of a gallery anew: one that has no keys yet, or one whose vectors are to turn."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa

from core.people import names
from core.people.errors import GalleryError
from core.people.sealed.keys import Key
from core.people.sealed.rotation import Rotation, Rotations
from core.people.sealed.vault import ClearVault, DamagedRecordError, KeyedVault, Place, Sealed
from core.people.tables import persons, protection, samples, templates, thumbnails
from core.results import Float32

log = logging.getLogger(__name__)


def seal_clear(connection: sa.Connection, vault: KeyedVault, key: Key, rotation: str) -> None:
    """Give everybody a key and seal what earlier versions kept in the clear.

    Only for a gallery that never had keys: clear records that turn up later were put there by
    somebody else. Damaged ones stay as they are and are reported when they are read.
    """
    _seal_names(connection, vault)
    _seal_pictures(connection, vault)
    _seal_vectors(connection, vault, Rotations(key), rotation)


def _seal_names(connection: sa.Connection, vault: KeyedVault) -> None:
    clear = ClearVault()
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


def _seal_pictures(connection: sa.Connection, vault: KeyedVault) -> None:
    clear = ClearVault()
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


def _seal_vectors(
    connection: sa.Connection, vault: KeyedVault, rotations: Rotations, rotation: str
) -> None:
    clear = ClearVault()
    query = sa.select(
        *(templates.c.id, templates.c.person_id, templates.c.model),
        *(templates.c.scheme, templates.c.payload),
    )
    groups: dict[tuple[str, int], list[tuple[str, str, Float32]]] = {}
    for template_id, person_id, model, scheme, payload in connection.execute(query):
        place = Place("template", person_id, template_id, model)
        try:
            vector = np.frombuffer(clear.open(Sealed.from_row(scheme, payload), place), "<f4")
        except DamagedRecordError:
            continue
        groups.setdefault((model, vector.size), []).append((template_id, person_id, vector))
    for (model, dimension), found in groups.items():
        owners = [(template_id, person_id) for template_id, person_id, _ in found]
        vectors = np.stack([vector for *_, vector in found])
        laid = rotations.of(rotation, model, dimension)
        _write_vectors(connection, vault, model, laid, owners, vectors)


def turn_all(connection: sa.Connection, vault: KeyedVault, key: Key) -> str:
    """Lay all templates into a new rotation: what was taken away before is worth nothing now.

    Returns
    -------
    The new rotation's name.
    """
    new = uuid.uuid4().hex
    vault.know(connection)
    rotations = Rotations(key)
    query = sa.select(
        *(templates.c.id, templates.c.person_id, templates.c.model, templates.c.rotation),
        *(templates.c.scheme, templates.c.payload),
    )
    groups: dict[tuple[str, str, int], list[tuple[str, str, Float32]]] = {}
    for template_id, person_id, model, old, scheme, payload in connection.execute(query):
        place = Place("template", person_id, template_id, model, old)
        try:
            vector = np.frombuffer(vault.open(Sealed.from_row(scheme, payload), place), "<f4")
        except DamagedRecordError:
            continue  # stays as it is, and is reported when it is read
        groups.setdefault((old, model, vector.size), []).append((template_id, person_id, vector))
    for (old, model, dimension), found in groups.items():
        plain = rotations.of(old, model, dimension).undo(np.stack([one[2] for one in found]))
        # Rounding must not add up over many turns.
        plain /= np.linalg.norm(plain, axis=1, keepdims=True)
        rotation = rotations.of(new, model, dimension)
        owners = [(template_id, person_id) for template_id, person_id, _ in found]
        _write_vectors(connection, vault, model, rotation, owners, plain)
    connection.execute(protection.update().values(rotation=new))
    return new


def _write_vectors(
    connection: sa.Connection,
    vault: KeyedVault,
    model: str,
    rotation: Rotation,
    owners: Sequence[tuple[str, str]],
    vectors: Float32,
) -> None:
    """Lay vectors (n, dimension) into a rotation and write them to their rows, sealed.

    `owners` holds the template's and the person's id of each.
    """
    rows = []
    laid = rotation.apply(vectors).astype("<f4")
    for (template_id, person_id), vector in zip(owners, laid, strict=True):
        place = Place("template", person_id, template_id, model, rotation.name)
        sealed = vault.seal(vector.tobytes(), place)
        rows.append({"of": template_id, "how": sealed.scheme, "sealed": sealed.payload})
    connection.execute(
        templates.update()
        .where(templates.c.id == sa.bindparam("of"))
        .values(
            scheme=sa.bindparam("how"),
            payload=sa.bindparam("sealed"),
            rotation=rotation.name,
        ),
        rows,
    )


def _rows(connection: sa.Connection, table: sa.Table, own: sa.Column[Any]) -> list[tuple[Any, ...]]:
    found = sa.select(own, table.c.person_id, table.c.scheme, table.c.payload)
    return [tuple(row) for row in connection.execute(found)]
