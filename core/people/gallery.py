"""The gallery: all persons with their templates, in one file. Only plain values leave it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.people import details as known
from core.people import listing, names, removal, thumbnails
from core.people import samples as pictures
from core.people import templates as stored
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.audit.log import Fact
from core.people.errors import GalleryError
from core.people.joining import GalleryJoiner
from core.people.log_notes import note_consent, note_templates
from core.people.opening import open_store
from core.people.records import (
    Details,
    NewTemplate,
    Person,
    RemovedPerson,
    Sample,
    TemplateColumns,
)
from core.people.sealed.key_places import KeyPlace
from core.people.sealed.vault import Place
from core.people.tables import persons
from core.people.thumbnail import to_png
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


class Gallery(GalleryJoiner):
    """An open gallery. Any thread may call it; `Gallery.open` makes one."""

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
            If a passphrase is needed (`core.people.sealed.protection`).
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
        details: Details | None = None,
        facts: Mapping[str, Fact] | None = None,
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
            Further pictures to keep beside those of the templates, if the person agreed to it.
        details
            What else is known of the person.
        facts
            What the log shall say of this enrolment: camera, liveness, what was overridden.

        Raises
        ------
        NotAllowedError
            If who is signed in may not enrol.
        GalleryError
            If the name, a detail or a template is not fit to be kept, or nothing can be written.
        """
        self.sign_in.require(Right.ENROL)
        name = names.clean(name)
        details = known.clean(details or Details())
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
            known.write(connection, self._vault, person_id, details)
            note_templates(self.log, connection, Event.ENROLLED, person_id, new, facts)
            note_consent(self.log, connection, person_id, details)
        self._changes.add(person_id)
        models = tuple(sorted({template.embedding.model for template in new}))
        return Person(
            person_id,
            name,
            now,
            template_count=len(new),
            models=models,
            has_thumbnail=picture is not None,
            sample_count=len(samples) + sum(template.sample is not None for template in new),
            details=details,
        )

    def rename(self, person_id: str, name: str) -> None:
        """Change a person's name.

        Raises
        ------
        GalleryError
            If there is no such person, or the name is not fit.
        """
        self.sign_in.require(Right.CHANGE)
        name = names.clean(name)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            connection.execute(
                persons.update()
                .where(persons.c.id == person_id)
                .values(**self._sealed_name(person_id, name))
            )
            self.log.note(connection, Event.RENAMED, person_id)
        self._changes.add(person_id)

    def change_details(self, person_id: str, new: Details) -> Person:
        """Keep other details of a person; return the person with them.

        Raises
        ------
        GalleryError
            If there is no such person, or something is too long.
        """
        self.sign_in.require(Right.CHANGE)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            changed = self._change_details(connection, person_id, lambda old: new)
        if changed:
            self._changes.add(person_id)
        return self.person(person_id)

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
        self.sign_in.require(Right.REMOVE)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            (person,) = listing.read(connection, self._vault, self._damaged, of=[person_id])
            removed = removal.take_out(connection, person_id, person.name)
            self.log.note(connection, Event.REMOVED, person_id)
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
        self.sign_in.require(Right.REMOVE)
        with self._store.writing() as connection:
            if self._exists(connection, removed.id):
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "{name} is in the gallery already."),
                    name=removed.name,
                )
            removal.put_back(connection, removed)
            self.log.note(connection, Event.RESTORED, removed.id)
        self._changes.add(removed.id)
        return self.person(removed.id)

    def _sealed_name(self, person_id: str, name: str) -> dict[str, Any]:
        sealed = self._vault.seal(name.encode("utf-8"), Place("name", person_id, person_id))
        return {
            "name_key": self._vault.digest(names.key(name)),
            "scheme": sealed.scheme,
            "payload": sealed.payload,
        }
