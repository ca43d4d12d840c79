"""Templates in the tables: checked and sealed on their way in, opened on their way out."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

import numpy as np
import sqlalchemy as sa

from core.people.errors import GalleryError
from core.people.records import NewTemplate, TemplateColumns
from core.people.tables import in_parts, persons, templates
from core.people.vault import DamagedRecordError, Place, Sealed, Vault
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP

_LENGTH_ERROR = 1e-3


def insert(
    connection: sa.Connection,
    vault: Vault,
    person_id: str,
    new: Sequence[NewTemplate],
    now: datetime,
) -> None:
    """Write templates of one person.

    Raises
    ------
    GalleryError
        If a vector could never be compared: not a number, not of length 1 (by more than 1e-3),
        or of another dimension than the model's other vectors.
    """
    dimensions: dict[str, int] = {}
    rows = []
    for template in new:
        model = template.embedding.model
        vector = np.ascontiguousarray(template.embedding.vector, dtype="<f4")
        if model not in dimensions:
            dimensions[model] = _dimension(connection, model) or int(vector.size)
        _check(template, vector, dimensions[model])
        template_id = uuid.uuid4().hex
        sealed = vault.seal(vector.tobytes(), Place("template", person_id, template_id, model))
        rows.append(
            {
                "id": template_id,
                "person_id": person_id,
                "model": model,
                "dimension": int(vector.size),
                "quality": float(template.quality),
                "created": now,
                "scheme": sealed.scheme,
                "payload": sealed.payload,
            }
        )
    if rows:
        connection.execute(templates.insert(), rows)


def read(
    connection: sa.Connection, vault: Vault, model: str, of: Collection[str] | None
) -> tuple[TemplateColumns, frozenset[str]]:
    """Return the templates of `model`, of everybody or of the persons `of`.

    Returns
    -------
    The templates that open, and the ids of persons of whom one didn't.
    """
    query = (
        sa.select(
            templates.c.id,
            templates.c.person_id,
            persons.c.name,
            templates.c.scheme,
            templates.c.payload,
        )
        .join(persons, persons.c.id == templates.c.person_id)
        .where(templates.c.model == model)
    )
    ids: list[str] = []
    owners: list[str] = []
    people: list[str] = []
    vectors: list[bytes] = []
    damaged: set[str] = set()
    for part in [None] if of is None else in_parts(of):
        some = query if part is None else query.where(templates.c.person_id.in_(part))
        for template_id, person_id, name, scheme, payload in connection.execute(some):
            try:
                plain = vault.open(
                    Sealed.from_row(scheme, payload),
                    Place("template", person_id, template_id, model),
                )
            except DamagedRecordError:
                damaged.add(person_id)
                continue
            ids.append(template_id)
            owners.append(person_id)
            people.append(str(name))
            vectors.append(plain)
    matrix = np.frombuffer(bytearray().join(vectors), "<f4")
    return (
        TemplateColumns(
            model,
            tuple(ids),
            tuple(owners),
            tuple(people),
            # All vectors of a model are equally long: `insert` sees to it.
            matrix.reshape(len(ids), -1 if ids else 0).astype(np.float32, copy=False),
        ),
        frozenset(damaged),
    )


def has_any(connection: sa.Connection, person_id: str, models: Collection[str]) -> bool:
    """Whether a person has a template of one of these models."""
    query = sa.select(templates.c.id).where(
        templates.c.person_id == person_id, templates.c.model.in_(models)
    )
    return connection.execute(query.limit(1)).first() is not None


def _dimension(connection: sa.Connection, model: str) -> int | None:
    query = sa.select(templates.c.dimension).where(templates.c.model == model).limit(1)
    return connection.execute(query).scalar()


def _check(template: NewTemplate, vector: Float32, dimension: int) -> None:
    fits = vector.ndim == 1 and 0 < vector.size == dimension and bool(template.embedding.model)
    # With a NaN the comparison is false.
    unit = fits and abs(float(np.linalg.norm(vector)) - 1.0) <= _LENGTH_ERROR
    if not unit or not 0.0 <= template.quality <= 100.0:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "This picture of the face can't be kept: its measurement is not valid. Please "
                "take another one.",
            )
        )
