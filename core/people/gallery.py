"""The gallery: all persons with their templates, in one file. Only plain values leave it."""

from __future__ import annotations

import threading
import uuid
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people import names
from core.people.errors import GalleryError
from core.people.storage import Store
from core.people.tables import persons, templates, thumbnails
from core.people.thumbnail import from_png, to_png
from core.people.vault import ClearVault, DamagedRecordError, Place, Sealed, Vault
from core.results import Embedding, Float32
from core.wording import QT_TRANSLATE_NOOP

__all__ = [
    "Gallery",
    "GalleryError",
    "NewTemplate",
    "Person",
    "RemovedPerson",
    "TemplateColumns",
]

_REMEMBERED_CHANGES = 4096
_ASKED_AT_ONCE = 500  # databases limit how many values one statement may hold


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody enrolled."""

    id: str
    """32 hexadecimal digits, never used again."""

    name: str
    created: datetime
    """UTC."""

    template_count: int
    """Templates of all models."""

    models: tuple[str, ...]
    """Models that made them, sorted."""

    has_thumbnail: bool
    damaged: bool = False
    """Whether a record of this person didn't open when it was last read."""


@dataclass(frozen=True, slots=True, eq=False)
class NewTemplate:
    """An embedding to be kept."""

    embedding: Embedding
    quality: float
    """Overall quality of the picture it was made from, 0 to 100."""


@dataclass(frozen=True, slots=True, eq=False)
class TemplateColumns:
    """Templates of one model, as columns of equal length."""

    model: str
    template_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    names: tuple[str, ...]
    """Names of the persons."""

    vectors: Float32
    """Shape (templates, dimension), rows of length 1."""


@dataclass(frozen=True, slots=True, eq=False)
class RemovedPerson:
    """All that was kept about a removed person, so that the removal can be undone.

    Lives in memory only; when it is let go, the person is gone for good.
    """

    id: str
    name: str
    _rows: dict[str, list[dict[str, Any]]] = field(repr=False)


class Gallery:
    """An open gallery. Any thread may call it; `Gallery.open` makes one."""

    def __init__(self, store: Store, vault: Vault | None = None) -> None:
        self._store = store
        self._vault: Vault = vault or ClearVault()
        self._lock = threading.Lock()
        self._revision = 0
        self._changes: deque[tuple[int, str | None]] = deque(maxlen=_REMEMBERED_CHANGES)
        self._damaged: set[str] = set()

    @classmethod
    def open(cls, file: Path) -> Gallery:
        """Open the gallery in `file`, making folder and file where they are missing.

        Raises
        ------
        GalleryError
            If the file is damaged, of a newer program, no gallery, not writable, or in use. It is
            never overwritten.
        """
        return cls(Store.open(file))

    @property
    def file(self) -> Path:
        """The gallery's file."""
        return self._store.file

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # -- changes ------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """Grows with each change that this process makes or notices."""
        return self._revision

    def changed_elsewhere(self) -> bool:
        """Whether another process changed the gallery since the last call; `revision` then grows.

        Takes some microseconds and never waits, so it may be asked for each frame.
        """
        changed = self._store.changed_elsewhere()
        if changed:
            self._changed(None)
        return changed

    def changed_since(self, revision: int) -> frozenset[str] | None:
        """Return the ids of persons changed since `revision`; None if anybody may have changed."""
        with self._lock:
            later = [(number, who) for number, who in self._changes if number > revision]
            if len(later) != self._revision - revision:
                return None
        people = frozenset(who for _, who in later if who is not None)
        return people if all(who is not None for _, who in later) else None

    def _changed(self, person_id: str | None) -> None:
        with self._lock:
            self._revision += 1
            self._changes.append((self._revision, person_id))

    # -- writing ------------------------------------------------------------------------------

    def enrol(
        self,
        name: str,
        new: Sequence[NewTemplate],
        thumbnail: NDArray[np.uint8] | None = None,
    ) -> Person:
        """Add a person, wholly or not at all. When this returns, a power cut can't undo it.

        Parameters
        ----------
        name
            1 to 100 visible characters. A name may occur twice: see `find_by_name`.
        new
            At least one template.
        thumbnail
            Grey (H, W), 0 to 255; its middle square is kept at 96x96.

        Raises
        ------
        GalleryError
            If the name or a template is not fit to be kept, or nothing can be written.
        """
        name = names.clean(name)
        if not new:
            raise GalleryError(
                QT_TRANSLATE_NOOP("core", "{name} can't be enrolled without a face."), name=name
            )
        picture = None if thumbnail is None else to_png(thumbnail)
        person_id, now = uuid.uuid4().hex, datetime.now(UTC)
        with self._store.writing() as connection:
            connection.execute(
                persons.insert(),
                {"id": person_id, "name": name, "name_key": names.key(name), "created": now},
            )
            self._insert_templates(connection, person_id, new, now)
            if picture is not None:
                sealed = self._vault.seal(picture, Place("thumbnail", person_id, person_id))
                connection.execute(
                    thumbnails.insert(),
                    {
                        "person_id": person_id,
                        "scheme": sealed.scheme,
                        "payload": sealed.payload,
                    },
                )
        self._changed(person_id)
        return Person(person_id, name, now, len(new), _models(new), picture is not None)

    def add_templates(self, person_id: str, new: Sequence[NewTemplate]) -> None:
        """Keep further templates for a person, all or none.

        Raises
        ------
        GalleryError
            If there is no such person, or a template is not fit to be kept.
        """
        with self._store.writing() as connection:
            self._require(connection, person_id)
            self._insert_templates(connection, person_id, new, datetime.now(UTC))
        self._changed(person_id)

    def rename(self, person_id: str, name: str) -> None:
        """Change a person's name.

        Raises
        ------
        GalleryError
            If there is no such person, or the name is not fit.
        """
        name = names.clean(name)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            connection.execute(
                persons.update()
                .where(persons.c.id == person_id)
                .values(name=name, name_key=names.key(name))
            )
        self._changed(person_id)

    def remove(self, person_id: str) -> RemovedPerson:
        """Take a person out of the file with all that was kept.

        Returns
        -------
        What `restore` needs to undo it, in memory only.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        with self._store.writing() as connection:
            self._require(connection, person_id)
            rows = {
                table.name: [
                    dict(row._mapping)
                    for row in connection.execute(sa.select(table).where(column == person_id))
                ]
                for table, column in _BELONGINGS
            }
            connection.execute(persons.delete().where(persons.c.id == person_id))
        self._changed(person_id)
        self._store.forget()
        return RemovedPerson(person_id, str(rows["persons"][0]["name"]), rows)

    def restore(self, removed: RemovedPerson) -> Person:
        """Undo a removal: the same ids, times and vectors.

        Raises
        ------
        GalleryError
            If the person is in the gallery.
        """
        with self._store.writing() as connection:
            if self._exists(connection, removed.id):
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "{name} is in the gallery already."),
                    name=removed.name,
                )
            for table, _ in _BELONGINGS:
                if rows := removed._rows[table.name]:
                    connection.execute(table.insert(), rows)
        self._changed(removed.id)
        return self.person(removed.id)

    def _insert_templates(
        self,
        connection: sa.Connection,
        person_id: str,
        new: Sequence[NewTemplate],
        now: datetime,
    ) -> None:
        dimensions: dict[str, int] = {}
        rows = []
        for template in new:
            model = template.embedding.model
            vector = np.ascontiguousarray(template.embedding.vector, dtype="<f4")
            if model not in dimensions:
                kept = connection.execute(
                    sa.select(templates.c.dimension).where(templates.c.model == model).limit(1)
                ).scalar()
                dimensions[model] = int(kept) if kept is not None else int(vector.size)
            _check_template(template, vector, dimensions[model])
            template_id = uuid.uuid4().hex
            sealed = self._vault.seal(
                vector.tobytes(), Place("template", person_id, template_id, model)
            )
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

    @staticmethod
    def _exists(connection: sa.Connection, person_id: str) -> bool:
        found = sa.select(persons.c.id).where(persons.c.id == person_id)
        return connection.execute(found).first() is not None

    def _require(self, connection: sa.Connection, person_id: str) -> None:
        if not self._exists(connection, person_id):
            raise GalleryError(_NO_SUCH_PERSON)

    # -- reading ------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many people are enrolled."""
        with self._store.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count(persons.c.id))).scalar_one())

    def people(self) -> tuple[Person, ...]:
        """Return everybody, sorted by name without regard to case."""
        return self._people()

    def person(self, person_id: str) -> Person:
        """Return one person.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        found = self._people(person_id=person_id)
        if not found:
            raise GalleryError(_NO_SUCH_PERSON)
        return found[0]

    def find_by_name(self, name: str) -> tuple[Person, ...]:
        """Return those with this name, without regard to case.

        Raises
        ------
        GalleryError
            If it is not fit to be a name.
        """
        return self._people(name_key=names.key(name))

    def people_without(self, model: str) -> tuple[Person, ...]:
        """Return those who have no template of `model`, and so can't be recognised with it."""
        return tuple(person for person in self._people() if model not in person.models)

    def thumbnail(self, person_id: str) -> NDArray[np.uint8] | None:
        """Return a person's thumbnail, grey (96, 96); None if there is none, or it is damaged."""
        with self._store.reading() as connection:
            row = connection.execute(
                sa.select(thumbnails.c.scheme, thumbnails.c.payload).where(
                    thumbnails.c.person_id == person_id
                )
            ).first()
        if row is None:
            return None
        try:
            png = self._vault.open(Sealed(*row), Place("thumbnail", person_id, person_id))
        except DamagedRecordError:
            self._note_damage({person_id})
            return None
        return from_png(png)

    def templates(self, model: str, of: Collection[str] | None = None) -> TemplateColumns:
        """Return the templates of `model`: of everybody, or of the persons with the ids `of`.

        Damaged templates are left out, and their persons from then on listed as damaged.
        """
        query = (
            sa.select(
                templates.c.id,
                templates.c.person_id,
                persons.c.name,
                templates.c.dimension,
                templates.c.scheme,
                templates.c.payload,
            )
            .join(persons, persons.c.id == templates.c.person_id)
            .where(templates.c.model == model)
        )
        ids: list[str] = []
        person_ids: list[str] = []
        people: list[str] = []
        vectors: list[bytes] = []
        dimension = 0
        damaged: set[str] = set()
        with self._store.reading() as connection:
            for part in [None] if of is None else _parts(of):
                some = query if part is None else query.where(templates.c.person_id.in_(part))
                for row_id, person_id, name, size, scheme, payload in connection.execute(some):
                    try:
                        place = Place("template", person_id, row_id, model)
                        plain = self._vault.open(Sealed(scheme, payload), place)
                    except DamagedRecordError:
                        damaged.add(person_id)
                        continue
                    dimension = dimension or size
                    if len(plain) != 4 * dimension:
                        damaged.add(person_id)
                        continue
                    ids.append(row_id)
                    person_ids.append(person_id)
                    people.append(name)
                    vectors.append(plain)
        self._note_damage(damaged)
        matrix = np.frombuffer(b"".join(vectors), "<f4").reshape(len(ids), dimension)
        return TemplateColumns(
            model, tuple(ids), tuple(person_ids), tuple(people), matrix.astype(np.float32)
        )

    def _note_damage(self, people: set[str]) -> None:
        with self._lock:
            fresh = people - self._damaged
            self._damaged |= people
        if fresh:
            self._changed(None)

    def _people(
        self, *, person_id: str | None = None, name_key: str | None = None
    ) -> tuple[Person, ...]:
        chosen = []
        if person_id is not None:
            chosen.append(persons.c.id == person_id)
        if name_key is not None:
            chosen.append(persons.c.name_key == name_key)
        mine = [templates.c.person_id == person_id] if person_id is not None else []
        with self._store.reading() as connection:
            who = connection.execute(
                sa.select(persons.c.id, persons.c.name, persons.c.created, thumbnails.c.person_id)
                .outerjoin(thumbnails, thumbnails.c.person_id == persons.c.id)
                .where(*chosen)
            ).all()
            counts = connection.execute(
                sa.select(templates.c.person_id, templates.c.model, sa.func.count())
                .where(*mine)
                .group_by(templates.c.person_id, templates.c.model)
            ).all()
        by_person: dict[str, dict[str, int]] = {}
        for owner, model, count in counts:
            by_person.setdefault(owner, {})[model] = count
        with self._lock:
            damaged = frozenset(self._damaged)
        found = [
            Person(
                id=one,
                name=name,
                created=created,
                template_count=sum(by_person.get(one, {}).values()),
                models=tuple(sorted(by_person.get(one, {}))),
                has_thumbnail=has_thumbnail is not None,
                damaged=one in damaged,
            )
            for one, name, created, has_thumbnail in who
        ]
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))


_NO_SUCH_PERSON = QT_TRANSLATE_NOOP("core", "This person is no longer in the gallery.")

# Parents first, as `restore` must insert them.
_BELONGINGS = (
    (persons, persons.c.id),
    (templates, templates.c.person_id),
    (thumbnails, thumbnails.c.person_id),
)


def _models(new: Iterable[NewTemplate]) -> tuple[str, ...]:
    return tuple(sorted({template.embedding.model for template in new}))


def _parts(ids: Collection[str]) -> list[list[str]]:
    ordered = sorted(ids)
    return [
        ordered[start : start + _ASKED_AT_ONCE] for start in range(0, len(ordered), _ASKED_AT_ONCE)
    ]


def _check_template(template: NewTemplate, vector: Float32, dimension: int) -> None:
    """Refuse what could never be compared with the others."""
    fits = vector.ndim == 1 and 0 < vector.size == dimension and bool(template.embedding.model)
    # A NaN makes the comparison false.
    unit = fits and abs(float(np.linalg.norm(vector)) - 1.0) <= 1e-3
    if not unit or not 0.0 <= template.quality <= 100.0:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core",
                "This picture of the face can't be kept: its measurement is not valid. Please "
                "take another one.",
            )
        )
