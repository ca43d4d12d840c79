"""Templates in the tables: checked and sealed on their way in, opened on their way out."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import sqlalchemy as sa

from core.people import samples as pictures
from core.people.errors import GalleryError
from core.people.listing import name_of
from core.people.records import NewTemplate, TemplateColumns, TemplateFacts, View
from core.people.sealed.rotation import Rotations
from core.people.sealed.vault import DamagedRecordError, KeyedVault, Place, Sealed, Vault
from core.people.tables import in_parts, persons, protection, templates
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP

_LENGTH_ERROR = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class OwnedTemplate:
    """A template on its way into the tables."""

    person_id: str
    model: str
    vector: Float32 = field(repr=False)
    """Shape (dimension,), length 1; not laid into a rotation yet."""

    quality: float
    """0 to 100."""

    created: datetime
    """UTC."""

    view: View
    sample_id: str
    """Id of the kept sample it was made from; empty for none."""


def insert(
    connection: sa.Connection,
    vault: Vault,
    rotations: Rotations,
    person_id: str,
    new: Sequence[NewTemplate],
    now: datetime,
) -> None:
    """Write templates of one person, laid into the gallery's present rotation.

    The sample of a template is written with it, unless it is kept already.

    Raises
    ------
    GalleryError
        If a vector could never be compared: see `insert_all`.
    """
    owned = [
        OwnedTemplate(
            person_id,
            one.embedding.model,
            one.embedding.vector,
            float(one.quality),
            now,
            one.view,
            _sample_id(connection, vault, person_id, one, now),
        )
        for one in new
    ]
    insert_all(connection, vault, rotations, owned, _UNFIT)


def insert_all(
    connection: sa.Connection,
    vault: Vault,
    rotations: Rotations,
    new: Sequence[OwnedTemplate],
    unfit: str,
) -> None:
    """Write templates of several people, laid into the gallery's present rotation.

    Parameters
    ----------
    unfit
        Sentence of the error; about one picture, or about a file.

    Raises
    ------
    GalleryError
        If a vector could never be compared: not a number, not of length 1 (by more than 1e-3),
        or of another dimension than the model's other vectors. Nothing was written then.
    """
    name = _present(connection)
    by_model: dict[str, list[OwnedTemplate]] = {}
    for one in new:
        by_model.setdefault(one.model, []).append(one)
    rows = []
    for model, owned in by_model.items():
        dimension = _dimension(connection, model) or owned[0].vector.size
        if not all(_is_fit(one, dimension) for one in owned):
            raise GalleryError(unfit)
        vectors = np.stack([np.asarray(one.vector, "<f4") for one in owned])
        laid = rotations.of(name, model, dimension).apply(vectors).astype("<f4")
        for one, vector in zip(owned, laid, strict=True):
            template_id = uuid.uuid4().hex
            place = Place("template", one.person_id, template_id, model, name)
            sealed = vault.seal(vector.tobytes(), place)
            rows.append(
                {
                    "id": template_id,
                    "person_id": one.person_id,
                    "model": model,
                    "dimension": dimension,
                    "quality": one.quality,
                    "created": one.created,
                    "scheme": sealed.scheme,
                    "payload": sealed.payload,
                    "rotation": name,
                    "view": one.view.value,
                    "sample_id": one.sample_id,
                }
            )
    if rows:
        connection.execute(templates.insert(), rows)


def read(
    connection: sa.Connection,
    vault: KeyedVault,
    rotations: Rotations,
    model: str,
    of: Collection[str] | None,
) -> tuple[TemplateColumns, frozenset[str]]:
    """Return the templates of `model`, of everybody or of the persons `of`, as they are laid.

    Returns
    -------
    The templates that open, and the ids of persons of whom one didn't.
    """
    query = (
        sa.select(
            *(templates.c.id, templates.c.person_id, templates.c.rotation),
            *(templates.c.scheme, templates.c.payload),
            *(persons.c.scheme, persons.c.payload),
        )
        .join(persons, persons.c.id == templates.c.person_id)
        .where(templates.c.model == model)
    )
    vault.know(connection, of)
    present = _present(connection)
    names: dict[str, str] = {}
    ids: list[str] = []
    owners: list[str] = []
    people: list[str] = []
    vectors: list[bytes] = []
    damaged: set[str] = set()
    for part in [None] if of is None else in_parts(of):
        some = query if part is None else query.where(templates.c.person_id.in_(part))
        for template_id, person_id, rotation, scheme, payload, *sealed_name in connection.execute(
            some
        ):
            place = Place("template", person_id, template_id, model, str(rotation))
            try:
                if rotation != present:
                    raise DamagedRecordError("in another rotation than all others")
                plain = vault.open(Sealed.from_row(scheme, payload), place)
            except DamagedRecordError:
                damaged.add(person_id)
                continue
            if person_id not in names:
                names[person_id] = name_of(vault, person_id, *sealed_name) or ""
            ids.append(template_id)
            owners.append(person_id)
            people.append(names[person_id])
            vectors.append(plain)
    matrix = np.frombuffer(bytearray().join(vectors), "<f4")
    vectors_of = matrix.reshape(len(ids), -1 if ids else 0).astype(np.float32, copy=False)
    return (
        TemplateColumns(
            model,
            tuple(ids),
            tuple(owners),
            tuple(people),
            # All vectors of a model are equally long: `insert` sees to it.
            vectors_of,
            rotations.of(present, model, vectors_of.shape[1]) if ids else None,
        ),
        frozenset(damaged),
    )


def has_any(connection: sa.Connection, person_id: str, models: Collection[str]) -> bool:
    """Whether a person has a template of one of these models."""
    query = sa.select(templates.c.id).where(
        templates.c.person_id == person_id, templates.c.model.in_(models)
    )
    return connection.execute(query.limit(1)).first() is not None


def facts(connection: sa.Connection, person_id: str) -> tuple[TemplateFacts, ...]:
    """Return what is known of a person's templates, the oldest first."""
    return facts_of(connection, [person_id]).get(person_id, ())


def facts_of(
    connection: sa.Connection, ids: Collection[str]
) -> dict[str, tuple[TemplateFacts, ...]]:
    """Return what is known of the templates of some people; none for who has none."""
    query = sa.select(
        *(templates.c.person_id, templates.c.id, templates.c.model, templates.c.quality),
        *(templates.c.created, templates.c.view, templates.c.sample_id),
    ).order_by(templates.c.created, templates.c.id)
    found: dict[str, list[TemplateFacts]] = {}
    for part in in_parts(ids):
        for row in connection.execute(query.where(templates.c.person_id.in_(part))):
            kept = TemplateFacts(*row[1:5], view=_view(row.view), sample_id=str(row.sample_id))
            found.setdefault(row.person_id, []).append(kept)
    return {person_id: tuple(each) for person_id, each in found.items()}


def best_qualities(connection: sa.Connection, model: str) -> dict[str, float]:
    """Return the quality of everybody's best template of `model`, by person's id."""
    query = sa.select(templates.c.person_id, sa.func.max(templates.c.quality))
    rows = connection.execute(
        query.where(templates.c.model == model).group_by(templates.c.person_id)
    )
    return {str(person_id): float(quality) for person_id, quality in rows}


def delete(connection: sa.Connection, person_id: str, template_id: str) -> bool:
    """Delete one template of a person; return whether it was there."""
    mine = sa.and_(templates.c.id == template_id, templates.c.person_id == person_id)
    return connection.execute(templates.delete().where(mine)).rowcount > 0


def _sample_id(
    connection: sa.Connection, vault: Vault, person_id: str, template: NewTemplate, now: datetime
) -> str:
    """Return the id under which a template's sample is kept, writing it where it isn't yet."""
    sample = template.sample
    if sample is None or sample.id:
        return sample.id if sample is not None else ""
    (made,) = pictures.insert(connection, vault, person_id, [sample], now)
    return made


def _view(kept: object) -> View:
    try:
        return View(kept)
    except ValueError:  # of a newer program, or damaged
        return View.OTHER


def _present(connection: sa.Connection) -> str:
    """Return the name of the rotation in which all templates lie."""
    return str(connection.execute(sa.select(protection.c.rotation)).scalar_one())


def _dimension(connection: sa.Connection, model: str) -> int | None:
    query = sa.select(templates.c.dimension).where(templates.c.model == model).limit(1)
    return connection.execute(query).scalar()


def _is_fit(template: OwnedTemplate, dimension: int) -> bool:
    vector = template.vector
    fits = vector.ndim == 1 and 0 < vector.size == dimension and bool(template.model)
    # With a NaN the comparisons are false.
    unit = fits and abs(float(np.linalg.norm(vector)) - 1.0) <= _LENGTH_ERROR
    return unit and 0.0 <= template.quality <= 100.0


_UNFIT = QT_TRANSLATE_NOOP(
    "core",
    "This picture of the face can't be kept: its measurement is not valid. Please take another "
    "one.",
)
