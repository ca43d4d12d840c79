"""The gallery: all persons with their templates, in one file. Only plain values leave it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people import listing, names, removal, thumbnails
from core.people import samples as pictures
from core.people import templates as stored
from core.people.errors import GalleryError
from core.people.guard import Guard
from core.people.key_places import KeyPlace
from core.people.opening import Opened, open_store
from core.people.reading import NO_SUCH_PERSON, GalleryReader
from core.people.records import NewTemplate, Person, RemovedPerson, Sample, TemplateColumns
from core.people.tables import persons
from core.people.thumbnail import to_png
from core.people.vault import Place
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


class Gallery(GalleryReader):
    """An open gallery. Any thread may call it; `Gallery.open` makes one."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.guard = Guard(opened, self._changes)
        """The ways to its key."""

    @classmethod
    def open(
        cls, file: Path, passphrase: str | None = None, ring: KeyPlace | None = None
    ) -> Gallery:
        """Open the gallery in `file`, making folder, file and key where they are missing.

        Parameters
        ----------
        passphrase
            Passphrase or recovery code; None where nobody was asked.
        ring
            Another key ring than the system's. Where the system has none, a new gallery's secret
            is kept in a file beside it.

        Raises
        ------
        LockedError, WrongPassphraseError
            If a passphrase is needed (`core.people.protection`).
        GalleryError
            If the file is damaged, of a newer program, no gallery, not writable, or in use. It is
            never overwritten.
        """
        return cls(open_store(file, passphrase, ring))

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
        self._vault.add_person(person_id)
        with self._store.writing() as connection:
            values = {"id": person_id, "created": now, **self._sealed_name(person_id, name)}
            connection.execute(persons.insert(), values)
            self._vault.write_key(connection, person_id)
            stored.insert(connection, self._vault, self._rotations, person_id, new, now)
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
            stored.insert(connection, self._vault, self._rotations, person_id, new, now)
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
                self._vault.know(connection, [person_id])
                now = datetime.now(UTC)
                stored.insert(connection, self._vault, self._rotations, person_id, new, now)
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
                .values(**self._sealed_name(person_id, name))
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
            (person,) = listing.read(connection, self._vault, self._damaged, of=[person_id])
            removed = removal.take_out(connection, person_id, person.name)
        self._vault.forget(person_id)
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
            raise GalleryError(NO_SUCH_PERSON)
        self._vault.know(connection, [person_id])

    def _sealed_name(self, person_id: str, name: str) -> dict[str, Any]:
        sealed = self._vault.seal(name.encode("utf-8"), Place("name", person_id, person_id))
        return {
            "name_key": self._vault.digest(names.key(name)),
            "scheme": sealed.scheme,
            "payload": sealed.payload,
        }
