"""What the enrolment asks of the gallery; done in the gallery's thread, answered with values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.enrolment.same_face import Likeness
from core.people.records import Person
from core.results import Embedding, Float32
from gui.enrol.consent_part import ConsentTerms
from gui.gallery_tasks import Task

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.likeness.doubles import DoubleReport
    from core.people.search import GalleryIndex


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What the search for doubles found, with what helps to tell."""

    report: DoubleReport
    pictures: tuple[NDArray[np.uint8] | None, ...]
    """Of each match, grey (96, 96); None where none is kept."""

    people: tuple[Person | None, ...]
    """Each match; None where somebody is gone meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Somebody of the gallery who gets further views."""

    person: Person
    terms: ConsentTerms
    likeness: Likeness | None
    """None where there is no template of the recogniser in use to compare with."""


def terms(language: str, *, proposes_pictures: bool) -> Callable[[Gallery, Task], ConsentTerms]:
    """Ask what people agree to before they are enrolled."""

    def ask(gallery: Gallery, _task: Task) -> ConsentTerms:
        return _terms(gallery, language, proposes_pictures)

    return ask


def known(
    person_id: str, model: str, language: str, *, proposes_pictures: bool
) -> Callable[[Gallery, Task], Known]:
    """Ask for somebody who gets further views, and what they looked like so far."""

    def ask(gallery: Gallery, _task: Task) -> Known:
        person = gallery.person(person_id)
        asked = _terms(gallery, language, proposes_pictures)
        consent = person.details.consent
        if consent is not None and consent.withdrawn is None:
            asked = ConsentTerms(
                asked.texts, asked.language, False, asked.operator, proposes_pictures
            )
        columns = gallery.templates(model, [person_id])
        has_any = len(columns.template_ids) > 0
        return Known(person, asked, _likeness(model, columns.vectors) if has_any else None)

    return ask


def doubles(
    embeddings: Sequence[Embedding],
    suggested: float,
    but: Sequence[str],
    index: GalleryIndex | None,
) -> Callable[[Gallery, Task], Found]:
    """Search the gallery for the person who is enrolled.

    Parameters
    ----------
    index
        The desk's own, which saves loading one; None where there is none.
    """

    def ask(gallery: Gallery, _task: Task) -> Found:
        from core.people.likeness.doubles import look_for_doubles

        if index is not None and index.model == embeddings[0].model:
            index.refresh(gallery)  # it follows with the frames, and there may be none just now
        report = look_for_doubles(gallery, embeddings, suggested, but, index=index)
        ids = [match.person_id for match in report.matches]
        return Found(
            report,
            tuple(gallery.thumbnail(person_id) for person_id in ids),
            tuple(gallery.find(person_id) for person_id in ids),
        )

    return ask


def _terms(gallery: Gallery, language: str, proposes_pictures: bool) -> ConsentTerms:
    actor = gallery.sign_in.actor
    return ConsentTerms(
        gallery.consent.current_texts(),
        language,
        gallery.consent.policy().asks_consent,
        "" if actor is None else actor.name,
        proposes_pictures,
    )


def _likeness(model: str, vectors: Float32) -> Likeness:
    def alike(embedding: Embedding) -> float | None:
        if embedding.model != model:
            return None
        return float((vectors @ embedding.vector).max())

    return alike
