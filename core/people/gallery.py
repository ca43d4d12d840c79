"""The gallery: all persons with their templates, in one file. Only plain values leave it."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people import listing, names, removal, thumbnails
from core.people import samples as pictures
from core.people import templates as stored
from core.people.changes import Changes
from core.people.errors import GalleryError
from core.people.records import NewTemplate, Person, RemovedPerson, Sample, TemplateColumns
from core.people.storage import Store
from core.people.tables import persons
from core.people.thumbnail import to_png
from core.people.vault import ClearVault, DamagedRecordError, Vault
from core.wording import QT_TRANSLATE_NOOP

__all__ = [
    "Gallery",
    "GalleryError",
    "NewTemplate",
    "Person",
    "RemovedPerson",
    "Sample",
    "TemplateColumns",
]

_NO_SUCH_PERSON = QT_TRANSLATE_NOOP("core", "This person is no longer in the gallery.")


class Gallery:
    """An open gallery. Any thread may call it; `Gallery.open` makes one."""

    def __init__(self, store: Store, vault: Vault) -> None:
        self._store = store
        self._vault = vault
        self._changes = Changes()
        self._listing = listing.Listing(self._changes, self._read_people)
        self._damaged_lock = threading.Lock()
        self._damaged: frozenset[str] = frozenset()

    @classmethod
    def open(cls, file: Path) -> Gallery:
        """Open the gallery in `file`, making folder and file where they are missing.

        Raises
        ------
        GalleryError
            If the file is damaged, of a newer program, no gallery, not writable, or in use. It is
            never overwritten.
        """
        return cls(Store.open(file), ClearVault())

    @property
    def file(self) -> Path:
        """The gallery's file."""
        return self._store.file

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._store.close()

    # -- changes ------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """Grows with each change that this process makes or notices."""
        return self._changes.revision

    def changed_since(self, revision: int) -> frozenset[str] | None:
        """Return the ids of persons changed since `revision`; None if anybody may have changed."""
        return self._changes.since(revision)

    def changed_elsewhere(self) -> bool:
        """Whether another process changed the gallery since the last call; `revision` then grows.

        Takes some microseconds and never waits, so it may be asked for each frame.
        """
        changed = self._store.changed_elsewhere()
        if changed:
            self._changes.add(None)
        return changed

    # -- writing ------------------------------------------------------------------------------

    def enrol(
        self,
        name: str,
        new: Sequence[NewTemplate],
        thumbnail: NDArray[np.uint8] | None = None,
        samples: Sequence[Sample] = (),
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
        samples
            Pictures to keep, if the person agreed to it.

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
            stored.insert(connection, self._vault, person_id, new, now)
            if picture is not None:
                thumbnails.insert(connection, self._vault, person_id, picture)
            pictures.insert(connection, self._vault, person_id, samples, now)
        self._changes.add(person_id)
        models = tuple(sorted({template.embedding.model for template in new}))
        return Person(
            person_id,
            name,
            now,
            template_count=len(new),
            models=models,
            has_thumbnail=picture is not None,
            sample_count=len(samples),
        )

    def add_templates(
        self, person_id: str, new: Sequence[NewTemplate], samples: Sequence[Sample] = ()
    ) -> None:
        """Keep further templates for a person, and pictures if they agreed to it; all or none.

        Raises
        ------
        GalleryError
            If there is no such person, or a template is not fit to be kept.
        """
        now = datetime.now(UTC)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            stored.insert(connection, self._vault, person_id, new, now)
            pictures.insert(connection, self._vault, person_id, samples, now)
        self._changes.add(person_id)

    def add_first_templates(self, person_id: str, new: Sequence[NewTemplate]) -> bool:
        """Keep templates, all or none, for a person who has none of their models yet.

        Returns
        -------
        Whether they were added; False if there are some already, or the person is gone.

        Raises
        ------
        GalleryError
            If a template is not fit to be kept.
        """
        models = {template.embedding.model for template in new}
        with self._store.writing() as connection:
            wanted = self._exists(connection, person_id)
            wanted = wanted and not stored.has_any(connection, person_id, models)
            if wanted:
                stored.insert(connection, self._vault, person_id, new, datetime.now(UTC))
        if wanted:
            self._changes.add(person_id)
        return wanted

    def add_samples(self, person_id: str, new: Sequence[Sample]) -> None:
        """Keep further pictures of a person who agreed to it, all or none.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        self.add_templates(person_id, (), new)

    def forget_samples(self, person_id: str) -> int:
        """Delete the kept pictures of a person who withdrew consent; the place is overwritten.

        Templates and thumbnail stay.

        Returns
        -------
        How many there were.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        with self._store.writing() as connection:
            self._require(connection, person_id)
            count = pictures.delete(connection, person_id)
        self._changes.add(person_id)
        self._store.forget()
        return count

    def forget_all_samples(self) -> int:
        """Delete the kept pictures of everybody; return how many there were."""
        with self._store.writing() as connection:
            count = pictures.delete(connection, None)
        self._changes.add(None)
        self._store.forget()
        return count

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
        self._changes.add(person_id)

    def remove(self, person_id: str) -> RemovedPerson:
        """Take a person out of the file with all that was kept; the place is overwritten.

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
            removed = removal.take_out(connection, person_id)
        self._changes.add(person_id)
        self._store.forget()
        return removed

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
            removal.put_back(connection, removed)
        self._changes.add(removed.id)
        return self.person(removed.id)

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
        """Return everybody, sorted by name without regard to case.

        The same tuple as long as nothing changed, here or in another process.
        """
        self.changed_elsewhere()
        return self._listing.people()

    def person(self, person_id: str) -> Person:
        """Return one person.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        person = self.find(person_id)
        if person is None:
            raise GalleryError(_NO_SUCH_PERSON)
        return person

    def find(self, person_id: str) -> Person | None:
        """Return one person; None if there is no such person."""
        found = self._read_people([person_id])
        return found[0] if found else None

    def find_by_name(self, name: str) -> tuple[Person, ...]:
        """Return those with this name, without regard to case and repeated spaces.

        Raises
        ------
        GalleryError
            If it is not fit to be a name.
        """
        key = names.key(name)
        with self._store.reading() as connection:
            found = listing.read(connection, self._damaged, name_key=key)
        return tuple(sorted(found, key=listing.by_name))

    def people_without(self, model: str) -> tuple[Person, ...]:
        """Return those who have no template of `model`, and so can't be recognised with it."""
        return tuple(person for person in self.people() if model not in person.models)

    def thumbnail(self, person_id: str) -> NDArray[np.uint8] | None:
        """Return a person's thumbnail, grey (96, 96); None if there is none, or it is damaged."""
        try:
            with self._store.reading() as connection:
                return thumbnails.read(connection, self._vault, person_id)
        except DamagedRecordError:
            self._note_damage(frozenset((person_id,)))
            return None

    def templates(self, model: str, of: Collection[str] | None = None) -> TemplateColumns:
        """Return the templates of `model`: of everybody, or of the persons with the ids `of`.

        Damaged templates are left out, and their persons from then on listed as damaged.
        """
        with self._store.reading() as connection:
            columns, damaged = stored.read(connection, self._vault, model, of)
        self._note_damage(damaged)
        return columns

    def samples(self, person_id: str) -> tuple[Sample, ...]:
        """Return a person's kept pictures, the oldest first.

        Damaged ones are left out, and the person is from then on listed as damaged.
        """
        with self._store.reading() as connection:
            found, damaged = pictures.read(connection, self._vault, person_id)
        if damaged:
            self._note_damage(frozenset((person_id,)))
        return found

    def _note_damage(self, people: frozenset[str]) -> None:
        with self._damaged_lock:
            fresh = people - self._damaged
            self._damaged |= people
        for person_id in fresh:
            self._changes.add(person_id)

    def _read_people(self, of: Collection[str] | None) -> list[Person]:
        with self._store.reading() as connection:
            return listing.read(connection, self._damaged, of=of)
