"""Taking many people into the gallery at once, with all that was kept of them elsewhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from core.people import details as known
from core.people import names
from core.people import samples as pictures
from core.people import templates as stored
from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.changes import Changes
from core.people.consent import texts as consent_texts
from core.people.consent.wording import ConsentText
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.records import Details, Sample, View
from core.people.sealed.rotation import Rotations
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import Place
from core.people.tables import (
    details,
    in_parts,
    log_entries,
    person_keys,
    persons,
    thumbnails,
)
from core.people.templates import OwnedTemplate
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True, eq=False)
class KeptTemplate:
    """A template as it was kept elsewhere."""

    model: str
    vector: Float32 = field(repr=False)
    """Shape (dimension,), length 1."""

    quality: float
    """0 to 100."""

    created: datetime
    """UTC."""

    view: View = View.UNKNOWN
    sample: int | None = None
    """Which of the person's samples it was made from; None where that isn't kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Newcomer:
    """A person as they were kept elsewhere."""

    id: str
    """32 hexadecimal digits: the same as there."""

    name: str
    created: datetime
    """UTC."""

    details: Details
    templates: tuple[KeptTemplate, ...]
    """At least one."""

    thumbnail: bytes | None = field(default=None, repr=False)
    """PNG, as `core.people.thumbnail.to_png` makes it."""

    samples: tuple[Sample, ...] = ()


class Intake:
    """Writes people of another gallery into an open one. Any thread may call it."""

    def __init__(self, opened: Opened, changes: Changes, sign_in: SignIn, log: AuditLog) -> None:
        self._store = opened.store
        self._vault = opened.vault
        self._rotations = Rotations(opened.unlocked.key)
        self._values = SealedValues(opened.unlocked.key, opened.unlocked.gallery_id)
        self._changes = changes
        self._sign_in = sign_in
        self._log = log

    def add(self, newcomers: Sequence[Newcomer], origin: str = "") -> tuple[str, ...]:
        """Add people, all of them or none; who is there already by id is left as they are.

        Parameters
        ----------
        origin
            Id of the gallery that they come from, for the log.

        Returns
        -------
        Ids of those who were added.

        Raises
        ------
        NotAllowedError
            If who is signed in may not import.
        GalleryError
            If a name, a detail or a template is not fit to be kept, or nothing can be written.
        """
        self._sign_in.require(Right.IMPORT)
        cleaned = [_clean(one) for one in newcomers]
        added: list[str] = []
        try:
            with self._store.writing() as connection:
                there = _present(connection, [one.id for one in cleaned])
                # By id: one file could hold a person twice.
                fresh = {one.id: one for one in cleaned if one.id not in there}
                for person_id in fresh:  # never for somebody who is there: their key would be lost
                    self._vault.add_person(person_id)
                    added.append(person_id)
                if fresh:
                    self._write(connection, list(fresh.values()))
                    self._log.note_all(
                        connection,
                        Event.IMPORTED,
                        [
                            (one.id, {"templates": len(one.templates), "origin": origin})
                            for one in fresh.values()
                        ],
                    )
        except BaseException:
            for person_id in added:
                self._vault.forget(person_id)
            raise
        for person_id in added:
            self._changes.add(person_id)
        return tuple(added)

    def add_texts(self, texts: Sequence[ConsentText]) -> Mapping[tuple[int, str], int]:
        """Keep the consent texts of another gallery; none of them comes into force.

        Returns
        -------
        (version there, language) to the version under which the text is kept here.
        """
        self._sign_in.require(Right.IMPORT)
        if not texts:
            return {}
        with self._store.writing() as connection:
            return consent_texts.keep_foreign(connection, self._values, texts)

    def erased(self) -> frozenset[str]:
        """Return the ids of people who were deleted for good here, as far as the log says."""
        gone = [Event.ERASED.value, Event.PURGED.value, Event.REMOVED.value]
        query = sa.select(log_entries.c.person_id).where(log_entries.c.event.in_(gone))
        with self._store.reading() as connection:
            ids = {str(row[0]) for row in connection.execute(query)} - {""}
            there = {str(row[0]) for row in connection.execute(sa.select(persons.c.id))}
        return frozenset(ids - there)

    def _write(self, connection: sa.Connection, newcomers: Sequence[Newcomer]) -> None:
        now = datetime.now(UTC)
        vault = self._vault
        people: list[dict[str, Any]] = []
        told: list[dict[str, Any]] = []
        faces: list[dict[str, Any]] = []
        for one in newcomers:
            place = Place("name", one.id, one.id)
            sealed = vault.seal(one.name.encode("utf-8"), place)
            people.append(
                {
                    "id": one.id,
                    "name_key": vault.digest(names.key(one.name)),
                    "created": one.created,
                    "scheme": sealed.scheme,
                    "payload": sealed.payload,
                }
            )
            if one.details != Details():
                plain = known.to_bytes(one.details)
                sealed = vault.seal(plain, Place("details", one.id, one.id))
                told.append(
                    {"person_id": one.id, "scheme": sealed.scheme, "payload": sealed.payload}
                )
            if one.thumbnail is not None:
                sealed = vault.seal(one.thumbnail, Place("thumbnail", one.id, one.id))
                faces.append(
                    {"person_id": one.id, "scheme": sealed.scheme, "payload": sealed.payload}
                )
        connection.execute(persons.insert(), people)
        wrapped = [{"person_id": one.id, "payload": vault.wrapped_key(one.id)} for one in newcomers]
        connection.execute(person_keys.insert(), wrapped)
        for table, rows in ((details, told), (thumbnails, faces)):
            if rows:
                connection.execute(table.insert(), rows)
        kept = {
            one.id: pictures.insert(connection, vault, one.id, one.samples, now)
            for one in newcomers
        }
        owned = []
        for one in newcomers:
            of = kept[one.id]
            for template in one.templates:
                has_sample = template.sample is not None and 0 <= template.sample < len(of)
                sample_id = of[template.sample or 0] if has_sample else ""
                owned.append(
                    OwnedTemplate(
                        one.id,
                        template.model,
                        template.vector,
                        template.quality,
                        template.created,
                        template.view,
                        sample_id,
                    )
                )
        stored.insert_all(connection, vault, self._rotations, owned, _UNFIT_TEMPLATE)


def _clean(one: Newcomer) -> Newcomer:
    if len(one.id) != 32 or not set(one.id) <= set("0123456789abcdef"):
        raise GalleryError(_UNFIT, name=one.name)
    if not one.templates:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "{name} can't be enrolled without a face."), name=one.name
        )
    return dataclasses.replace(one, name=names.clean(one.name), details=known.clean(one.details))


def _present(connection: sa.Connection, ids: Collection[str]) -> set[str]:
    return {
        str(row[0])
        for part in in_parts(ids)
        for row in connection.execute(sa.select(persons.c.id).where(persons.c.id.in_(part)))
    }


_UNFIT = QT_TRANSLATE_NOOP("core", "What the file says of {name} can't be kept.")
_UNFIT_TEMPLATE = QT_TRANSLATE_NOOP(
    "core", "A template in the file can't be compared with those of this gallery."
)
