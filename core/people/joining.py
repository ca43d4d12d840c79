"""One person out of two who were enrolled twice, or two who look alike kept apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa

from core.people import details as known
from core.people import listing, removal
from core.people import samples as pictures
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.errors import GalleryError
from core.people.keeping import GalleryKeeper
from core.people.records import Person, RemovedPerson
from core.people.sealed.vault import DamagedRecordError, KeyedVault, Place, Purpose, Sealed
from core.people.tables import distinct_pairs, samples, templates, thumbnails
from core.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """What came of two people who were made one."""

    person: Person
    before: tuple[RemovedPerson, RemovedPerson]
    """Both as they were, in memory only; for `GalleryJoiner.unmerge`."""


class GalleryJoiner(GalleryKeeper):
    """The part of `core.people.gallery.Gallery` about people who look alike."""

    def say_distinct(self, one: str, other: str) -> None:
        """Remember that two people who look alike are two.

        Raises
        ------
        GalleryError
            If one of them is not in the gallery, or they are the same.
        """
        self.sign_in.require(Right.MERGE)
        first, second = sorted((one, other))
        if first == second:
            raise ValueError("a person is not distinct from themselves")
        with self._store.writing() as connection:
            self._require(connection, first)
            self._require(connection, second)
            pair = {"first_id": first, "second_id": second}
            if connection.execute(sa.select(distinct_pairs).filter_by(**pair)).first() is None:
                now = datetime.now(UTC)
                connection.execute(distinct_pairs.insert(), {**pair, "created": now})
                self.log.note(connection, Event.SAID_DISTINCT, first, other=second)

    def distinct_pairs(self) -> frozenset[tuple[str, str]]:
        """Return the ids of all pairs of people who were said to be two, the lower id first."""
        with self._store.reading() as connection:
            rows = connection.execute(
                sa.select(distinct_pairs.c.first_id, distinct_pairs.c.second_id)
            )
            return frozenset((str(first), str(second)) for first, second in rows)

    def merge(self, kept_id: str, other_id: str) -> Merged:
        """Make one person of two: `kept_id` gets all that is kept of the other, who goes.

        The name stays the kept person's; all else is joined as `core.people.details.joined` says.
        Where the consent that holds was taken back, the kept pictures of both go.

        Raises
        ------
        GalleryError
            If one of them is not in the gallery, they are the same, or a record of the other is
            damaged. Nothing was changed then.
        """
        self.sign_in.require(Right.MERGE)
        if kept_id == other_id:
            raise ValueError("a person can't be merged with themselves")
        with self._store.writing() as connection:
            self._require(connection, kept_id)
            self._require(connection, other_id)
            both = {
                person.id: person
                for person in listing.read(
                    connection, self._vault, self._damaged, of=[kept_id, other_id]
                )
            }
            kept, other = both[kept_id], both[other_id]
            before_kept = removal.rows_of(connection, kept_id)
            before_other = removal.rows_of(connection, other_id)
            try:
                _hand_over(connection, self._vault, other_id, kept_id)
            except DamagedRecordError:
                raise GalleryError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "What is kept of {name} is damaged, so the two can't be made one. Remove "
                        "the damaged one instead.",
                    ),
                    name=other.name,
                ) from None
            details = known.joined(kept.details, other.details)
            known.write(connection, self._vault, kept_id, details)
            if details.consent is not None and details.consent.withdrawn is not None:
                pictures.delete(connection, kept_id)  # as when it was taken back
            _hand_over_pairs(connection, other_id, kept_id)
            removal.delete(connection, other_id)
            self.log.note(connection, Event.MERGED, kept_id, other=other_id)
        self._vault.forget(other_id)
        self._changes.add(kept_id)
        self._changes.add(other_id)
        self._store.forget()
        return Merged(
            self.person(kept_id),
            (
                RemovedPerson(kept_id, kept.name, before_kept),
                RemovedPerson(other_id, other.name, before_other),
            ),
        )

    def unmerge(self, merged: Merged) -> tuple[Person, Person]:
        """Undo a merging: both people as they were before it. What came later to the one goes.

        Raises
        ------
        GalleryError
            If the one is no longer in the gallery, or the other is in it again.
        """
        self.sign_in.require(Right.MERGE)
        kept, other = merged.before
        with self._store.writing() as connection:
            self._require(connection, kept.id)
            if self._exists(connection, other.id):
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "{name} is in the gallery already."),
                    name=other.name,
                )
            removal.delete(connection, kept.id)
            # Their pairs refer to each other's rows, so both are there before any pair is.
            removal.put_back(connection, kept)
            removal.put_back(connection, other)
            self.log.note(connection, Event.RESTORED, other.id, unmerged_from=kept.id)
        for person_id in (kept.id, other.id):
            self._vault.forget(person_id)
            self._changes.add(person_id)
        return self.person(kept.id), self.person(other.id)


def _hand_over(connection: sa.Connection, vault: KeyedVault, from_id: str, to_id: str) -> None:
    """Seal all records of one person anew as another one's.

    Raises
    ------
    DamagedRecordError
        If one doesn't open.
    """
    kinds: tuple[tuple[sa.Table, Purpose], ...] = ((templates, "template"), (samples, "sample"))
    for table, purpose in kinds:
        model = table.c.model if table is templates else sa.literal("")
        rotation = table.c.rotation if table is templates else sa.literal("")
        query = sa.select(table.c.id, table.c.scheme, table.c.payload, model, rotation)
        rows = connection.execute(query.where(table.c.person_id == from_id)).all()
        for record_id, scheme, payload, of_model, laid in rows:
            sealed = _resealed(
                vault,
                Sealed.from_row(scheme, payload),
                purpose,
                from_id,
                to_id,
                record_id,
                of_model,
                laid,
            )
            connection.execute(
                table.update()
                .where(table.c.id == record_id)
                .values(person_id=to_id, scheme=sealed.scheme, payload=sealed.payload)
            )
    has_one = connection.execute(
        sa.select(thumbnails.c.person_id).where(thumbnails.c.person_id == to_id)
    ).first()
    query = sa.select(thumbnails.c.scheme, thumbnails.c.payload)
    row = connection.execute(query.where(thumbnails.c.person_id == from_id)).first()
    if has_one is None and row is not None:
        plain = vault.open(Sealed.from_row(*row), Place("thumbnail", from_id, from_id))
        sealed = vault.seal(plain, Place("thumbnail", to_id, to_id))
        connection.execute(
            thumbnails.insert(),
            {"person_id": to_id, "scheme": sealed.scheme, "payload": sealed.payload},
        )


def _hand_over_pairs(connection: sa.Connection, from_id: str, to_id: str) -> None:
    """Who is distinct from one person is then distinct from the other."""
    pairs = connection.execute(sa.select(distinct_pairs)).mappings().all()
    there = {(pair["first_id"], pair["second_id"]) for pair in pairs}
    for pair in pairs:
        ids = {pair["first_id"], pair["second_id"]}
        if from_id in ids and to_id not in ids:
            (third,) = ids - {from_id}
            first, second = sorted((to_id, third))
            if (first, second) not in there:
                connection.execute(
                    distinct_pairs.insert(),
                    {"first_id": first, "second_id": second, "created": pair["created"]},
                )


def _resealed(
    vault: KeyedVault,
    sealed: Sealed,
    purpose: Purpose,
    from_id: str,
    to_id: str,
    record_id: str,
    model: str,
    rotation: str,
) -> Sealed:
    place = Place(purpose, from_id, record_id, model, rotation)
    return vault.seal(vault.open(sealed, place), replace(place, person_id=to_id))
