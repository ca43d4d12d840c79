"""How a wish to enrol is carried out on an open gallery; in the gallery's thread."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from core.enrolment.shots import Shot
from core.people.audit_log import Fact
from core.people.records import NewTemplate, Person, View
from core.people.rights import Right
from core.people.samples import cut
from core.people.thumbnail import portrait
from gui.engine_values import EnrolWish

if TYPE_CHECKING:
    from core.people.gallery import Gallery


def keep(gallery: Gallery, wish: EnrolWish) -> Person:
    """Enrol a person, or add views to one; return them as they are then.

    Parameters
    ----------
    wish
        With an embedding in each shot.

    Raises
    ------
    NotAllowedError
        If who is signed in may not, or may not without a supervisor.
    GalleryError
        If something is not fit to be kept, or nothing can be written.
    """
    sign_in = gallery.sign_in
    with nullcontext() if wish.grant is None else sign_in.using(wish.grant):
        if wish.is_overriding:
            sign_in.require(Right.OVERRIDE)
        if wish.distinct:
            sign_in.require(Right.MERGE)
        if wish.person_id:
            return _add(gallery, wish)
        best = next((s for s in wish.shots if s.view is View.STRAIGHT), wish.shots[0])
        person = gallery.enrol(
            wish.name,
            _templates(wish),
            portrait(best.frame.pixels, best.face.detection.box),
            details=wish.details,
            facts=_facts(wish),
        )
        for other in wish.distinct:
            gallery.say_distinct(person.id, other)
    return person


def _add(gallery: Gallery, wish: EnrolWish) -> Person:
    person = gallery.person(wish.person_id)
    consent = wish.details.consent
    if wish.replaces or consent is not None:
        gallery.sign_in.require(Right.CHANGE)
    older = gallery.template_facts(person.id) if wish.replaces else ()
    gallery.add_templates(person.id, _templates(wish), facts=_facts(wish))
    if consent is not None:
        gallery.change_details(person.id, dataclasses.replace(person.details, consent=consent))
    # After the new ones: a person never is without a template.
    views = {shot.view for shot in wish.shots}
    for template in older:
        if template.view in views:
            gallery.remove_template(person.id, template.id)
    for other in wish.distinct:
        gallery.say_distinct(person.id, other)
    return gallery.person(person.id)


def _templates(wish: EnrolWish) -> list[NewTemplate]:
    made = []
    for shot in wish.shots:
        face = shot.face
        assert face.embedding is not None
        sample = None
        if wish.pictures_agreed is not None:
            sample = cut(
                shot.frame.pixels,
                face.detection,
                quality=face.quality.overall,
                consent=wish.pictures_agreed,
                source=shot.source or shot.frame.source,
            )
        made.append(NewTemplate(face.embedding, face.quality.overall, shot.view, sample))
    return made


def _facts(wish: EnrolWish) -> dict[str, Fact]:
    facts: dict[str, Fact] = dict(wish.facts)
    facts["view"] = ", ".join(shot.view.value for shot in wish.shots)
    reasons = [*_reasons(wish.shots), wish.distinct_reason]
    if said := "; ".join(dict.fromkeys(reason for reason in reasons if reason)):
        facts["reason"] = said
    if wish.pictures_agreed is not None:
        facts["pictures"] = len(wish.shots)
    if wish.grant is not None:
        facts["allowed_by"] = wish.grant.supervisor
    return facts


def _reasons(shots: Sequence[Shot]) -> list[str]:
    return [shot.override for shot in shots]
