"""Taking people out of an export into a gallery: first looking, then doing.

The whole file is read and checked before anything is written; only one person is in memory at a
time. What is done stays done, and a second run goes on from there.
"""

from __future__ import annotations

import dataclasses
import enum
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.people.accounts.rights import Right
from core.people.consent.wording import ConsentText
from core.people.details import joined
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.records import NewTemplate, Person
from core.people.transfer.archive import Archive, Contents
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.people.transfer.standing import THERE, Arrival, Roll, Standing
from core.results import Embedding

_AT_ONCE = 500  # people of one transaction
_SAME_FACE = 0.9999
"""Similarity from which two templates of one model are the same one."""


class Treatment(enum.Enum):
    """What is done with somebody of the file who is in the gallery already."""

    SKIP = "skip"
    ADD = "add"
    """Templates and details that the gallery doesn't have are added."""

    ANOTHER = "another"
    """They become another person."""


@dataclass(frozen=True, slots=True)
class ArrivalPlan:
    """Who is in the file, and who of them is in the gallery."""

    file: Path
    contents: Contents
    arrivals: tuple[Arrival, ...]

    def count(self, *standings: Standing) -> int:
        """Return how many stand so."""
        return sum(one.standing in standings for one in self.arrivals)


@dataclass(frozen=True, slots=True)
class ArrivalSummary:
    """What came of an import."""

    added: int
    """New people."""

    extended: int
    """People who got templates or details."""

    skipped: int
    refused: tuple[tuple[Arrival, GalleryError], ...]
    """Those who can't be taken, and why."""

    cancelled: bool


def look(
    gallery: Gallery,
    file: Path,
    passphrase: str,
    *,
    same_from: float | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ArrivalPlan:
    """Read a whole export, and say who of it is in the gallery. Changes nothing.

    Parameters
    ----------
    same_from
        Similarity from which two people of one name are the same; None compares no faces.

    Raises
    ------
    ArchiveError
        If it is damaged, of a newer program, or no export.
    WrongArchivePassphraseError
        If another passphrase opens it.
    CancelledError
        If `cancelled` said so.
    """
    gallery.sign_in.require(Right.IMPORT)
    roll = Roll(gallery, same_from)
    arrivals: list[Arrival] = []
    with Archive.open(file, passphrase) as archive:
        total = archive.contents.people
        progress(0, total)
        for one in archive.people():
            if cancelled():
                raise CancelledError
            arrivals.append(roll.stands(one))
            progress(len(arrivals), total)
        return ArrivalPlan(file, archive.contents, tuple(arrivals))


def take(
    gallery: Gallery,
    plan: ArrivalPlan,
    passphrase: str,
    *,
    there: Treatment = Treatment.SKIP,
    namesakes: Treatment = Treatment.ANOTHER,
    removed: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ArrivalSummary:
    """Do what was planned. New people are added in transactions of many, others one by one.

    Parameters
    ----------
    there
        What is done with those of whom it is known that they are in the gallery.
    namesakes
        What is done with those of whom only the name is there: `SKIP` or `ANOTHER`.
    removed
        Whether those come back who were removed from this gallery.

    Raises
    ------
    ArchiveError
        If the file was changed since. Who was taken until then is whole.
    GalleryError
        If nothing can be written. What was done until then stays.
    """
    gallery.sign_in.require(Right.IMPORT)
    standing = {one.id: one for one in plan.arrivals}
    added = extended = skipped = 0
    refused: list[tuple[Arrival, GalleryError]] = []
    waiting: list[tuple[Arrival, Newcomer]] = []
    done = 0

    def flush() -> int:
        count, errors = _add(gallery, waiting, plan.contents.gallery_id)
        refused.extend(errors)
        waiting.clear()
        return count

    progress(0, len(plan.arrivals))
    stopped = False
    versions: Mapping[tuple[int, str, str], int] | None = None
    with Archive.open(plan.file, passphrase) as archive:
        for one in archive.people():
            if stopped := cancelled():
                break
            if versions is None:
                versions = _kept_texts(gallery, archive.texts)
            one = _with_versions(one, versions)
            arrival = standing.get(one.id)
            done += 1
            if arrival is None:  # the file was exchanged since
                skipped += 1
                continue
            what = _treatment(arrival, there, namesakes, removed=removed)
            if arrival.error is not None:
                refused.append((arrival, arrival.error))
            elif what is Treatment.SKIP:
                skipped += 1
            elif what is Treatment.ADD:
                try:
                    changed = _extend(gallery, arrival.known_as, one)
                except GalleryError as error:
                    if _is_of_the_file(error):
                        raise
                    refused.append((arrival, error))
                else:
                    extended += changed
                    skipped += not changed
            else:
                if arrival.standing in THERE:
                    one = dataclasses.replace(one, id=_another_id(gallery, one.id))
                waiting.append((arrival, one))
                if len(waiting) >= _AT_ONCE:
                    added += flush()
            progress(done, len(plan.arrivals))
    added += flush()
    return ArrivalSummary(added, extended, skipped, tuple(refused), stopped)


def _treatment(
    arrival: Arrival, there: Treatment, namesakes: Treatment, *, removed: bool
) -> Treatment:
    if arrival.standing in THERE:
        return there
    if arrival.standing is Standing.NAMESAKE:
        return namesakes
    if arrival.standing is Standing.REMOVED and not removed:
        return Treatment.SKIP
    return Treatment.ANOTHER


def _add(
    gallery: Gallery, waiting: list[tuple[Arrival, Newcomer]], origin: str
) -> tuple[int, list[tuple[Arrival, GalleryError]]]:
    """Add people; where one of them is not fit, the others are added all the same."""
    if not waiting:
        return 0, []
    try:
        return len(gallery.intake.add([one for _, one in waiting], origin)), []
    except GalleryError as error:
        if _is_of_the_file(error):
            raise
        if len(waiting) == 1:
            return 0, [(waiting[0][0], error)]
    half = len(waiting) // 2
    first, errors = _add(gallery, waiting[:half], origin)
    second, more = _add(gallery, waiting[half:], origin)
    return first + second, errors + more


def _is_of_the_file(error: GalleryError) -> bool:
    """Whether the gallery's file can't be written: then no other person can be taken, either."""
    return "file" in error.values


def _extend(gallery: Gallery, person_id: str, one: Newcomer) -> bool:
    """Give a person of the gallery what the file knows beyond; return whether that was anything."""
    person = gallery.person(person_id)
    new = [
        NewTemplate(
            Embedding(template.vector, template.model),
            template.quality,
            template.view,
            one.samples[template.sample]
            if template.sample is not None and 0 <= template.sample < len(one.samples)
            else None,
        )
        for template in _unknown(gallery, person, one.templates)
    ]
    details = joined(person.details, one.details)
    if new:
        gallery.add_templates(
            person_id,
            new,
            facts={"imported": True},
            change=lambda kept: joined(kept, one.details),
        )
    elif details != person.details:
        gallery.change_details(person_id, details)
    return bool(new) or details != person.details


def _unknown(
    gallery: Gallery, person: Person, templates: tuple[KeptTemplate, ...]
) -> Iterator[KeptTemplate]:
    for model in sorted({template.model for template in templates}):
        mine = gallery.templates(model, of=[person.id]).vectors
        for template in templates:
            if template.model != model:
                continue
            fits = len(mine) and mine.shape[1] == template.vector.size
            if not fits or float(np.max(mine @ template.vector)) < _SAME_FACE:
                yield template


def _another_id(gallery: Gallery, person_id: str) -> str:
    """Return an id for somebody whose own is taken: the same at each try."""
    return uuid.uuid5(uuid.UUID(gallery.copies.gallery_id), person_id).hex


def _kept_texts(
    gallery: Gallery, texts: Sequence[ConsentText]
) -> Mapping[tuple[int, str, str], int]:
    """Keep the consent texts of the file; return (version there, language, digest) to ours."""
    gallery.consent.texts()  # the program's own come first, so that equal ones are found
    versions = gallery.intake.add_texts(texts)
    return {
        (text.version, text.language, text.digest): versions[text.version, text.language]
        for text in texts
    }


def _with_versions(one: Newcomer, versions: Mapping[tuple[int, str, str], int]) -> Newcomer:
    """Return a person whose consent names the text as this gallery numbers it."""
    consent = one.details.consent
    if consent is None:
        return one
    of = (consent.version, consent.language, consent.digest)
    version = versions.get(of, consent.version)
    if version == consent.version:
        return one
    consent = dataclasses.replace(consent, version=version)
    return dataclasses.replace(one, details=dataclasses.replace(one.details, consent=consent))
