"""Reading a gallery: who is in it, what is kept of them, and what has changed."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people import listing, names, thumbnails
from core.people import samples as pictures
from core.people import templates as stored
from core.people.changes import Changes
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.records import Person, Sample, TemplateColumns, TemplateFacts
from core.people.sealed.rotation import Rotations
from core.people.sealed.vault import DamagedRecordError
from core.people.tables import persons
from core.wording import QT_TRANSLATE_NOOP

NO_SUCH_PERSON = QT_TRANSLATE_NOOP("core", "This person is no longer in the gallery.")


class GalleryReader:
    """The part of `core.people.gallery.Gallery` that changes nothing."""

    def __init__(self, opened: Opened) -> None:
        self._store = opened.store
        self._vault = opened.vault
        self._rotations = Rotations(opened.unlocked.key)
        self._changes = Changes()
        self._listing = listing.Listing(self._changes, self._read_people)
        self._damaged_lock = threading.Lock()
        self._damaged: frozenset[str] = frozenset()

    @property
    def file(self) -> Path:
        """The gallery's file."""
        return self._store.file

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._store.close()

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
            raise GalleryError(NO_SUCH_PERSON)
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
        key = self._vault.digest(names.key(name))
        with self._store.reading() as connection:
            found = listing.read(connection, self._vault, self._damaged, name_key=key)
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

        The vectors are as the recogniser made them, to some 1e-6. Damaged templates are left out,
        and their persons from then on listed as damaged.
        """
        laid = self.laid_templates(model, of)
        if laid.rotation is None:
            return laid
        return replace(laid, vectors=laid.rotation.undo(laid.vectors), rotation=None)

    def laid_templates(self, model: str, of: Collection[str] | None = None) -> TemplateColumns:
        """Return the templates of `model` as they lie in the file, in the gallery's rotation.

        Damaged templates are left out, and their persons from then on listed as damaged.
        """
        with self._store.reading() as connection:
            columns, damaged = stored.read(connection, self._vault, self._rotations, model, of)
        self._note_damage(damaged)
        return columns

    def template_facts(self, person_id: str) -> tuple[TemplateFacts, ...]:
        """Return what is known of a person's templates of all models, the oldest first."""
        with self._store.reading() as connection:
            return stored.facts(connection, person_id)

    def template_facts_of(self, ids: Collection[str]) -> dict[str, tuple[TemplateFacts, ...]]:
        """Return the same of several people at once; nothing of those who have none."""
        with self._store.reading() as connection:
            return stored.facts_of(connection, ids)

    def best_qualities(self, model: str) -> dict[str, float]:
        """Return the quality of everybody's best template of `model`, 0 to 100, by person's id."""
        with self._store.reading() as connection:
            return stored.best_qualities(connection, model)

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
            return listing.read(connection, self._vault, self._damaged, of=of)
