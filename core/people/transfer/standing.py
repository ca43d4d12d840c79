"""Whether somebody of an export is in the gallery already."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from core.people import names
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.records import Person
from core.people.search import GalleryIndex
from core.people.transfer.intake import Newcomer
from core.wording import QT_TRANSLATE_NOOP


class Standing(enum.Enum):
    """Whether somebody of the file is in the gallery."""

    NEW = "new"
    SAME_ID = "same-id"
    """The same person, of this very gallery."""

    SAME_NUMBER = "same-number"
    """Somebody with the same external id."""

    SAME_FACE = "same-face"
    """Somebody of the same name who looks the same."""

    NAMESAKE = "namesake"
    """Somebody of the same name, but another face, or one that can't be compared."""

    REMOVED = "removed"
    """Was in this gallery, and was removed from it."""


THERE = frozenset({Standing.SAME_ID, Standing.SAME_NUMBER, Standing.SAME_FACE})
"""Of whom it is known that they are in the gallery."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody of the file."""

    id: str
    name: str
    external_id: str
    templates: int
    samples: int
    standing: Standing
    known_as: str = ""
    """Id of the person in the gallery; empty for nobody."""

    error: GalleryError | None = None
    """Why they can't be taken."""


class Roll:
    """Who is in the gallery, by all that a person can be found by."""

    def __init__(self, gallery: Gallery, same_from: float | None) -> None:
        people = gallery.people()
        self._gallery = gallery
        self._same_from = same_from
        self._ids = {person.id for person in people}
        self._numbers = {
            person.details.external_id: person.id for person in people if person.details.external_id
        }
        self._names: dict[str, list[Person]] = {}
        for person in people:
            if person.name:
                self._names.setdefault(names.key(person.name), []).append(person)
        self._removed = gallery.intake.erased()
        self._indexes: dict[str, GalleryIndex] = {}

    def stands(self, one: Newcomer) -> Arrival:
        """Return how somebody of the file stands to the gallery."""
        error: GalleryError | None = None
        standing, known_as = Standing.NEW, ""
        try:
            key = names.key(one.name)
        except GalleryError as unfit:
            error, key = unfit, ""
        if not one.templates:
            error = error or GalleryError(
                QT_TRANSLATE_NOOP("core", "{name} can't be enrolled without a face."),
                name=one.name,
            )
        number = one.details.external_id
        if one.id in self._ids:
            standing, known_as = Standing.SAME_ID, one.id
        elif number and number in self._numbers:
            standing, known_as = Standing.SAME_NUMBER, self._numbers[number]
        elif one.id in self._removed:
            standing = Standing.REMOVED
        elif key in self._names:
            # Another number is another person, however alike they look.
            same = [
                person
                for person in self._names[key]
                if not (number and person.details.external_id) and self._looks_same(one, person)
            ]
            standing = Standing.SAME_FACE if len(same) == 1 else Standing.NAMESAKE
            known_as = same[0].id if len(same) == 1 else ""
        return Arrival(
            one.id,
            one.name,
            number,
            len(one.templates),
            len(one.samples),
            standing,
            known_as,
            error,
        )

    def _looks_same(self, one: Newcomer, person: Person) -> bool:
        if self._same_from is None:
            return False
        found = []
        for template in one.templates:
            if template.model in person.models:
                match = self._index(template.model).verify(template.vector, person.id)
                if match is not None:
                    found.append(match.similarity)
        return bool(found) and max(found) >= self._same_from

    def _index(self, model: str) -> GalleryIndex:
        if model not in self._indexes:
            self._indexes[model] = GalleryIndex()
            self._indexes[model].load(self._gallery, model)
        return self._indexes[model]
