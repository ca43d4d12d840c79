"""How a wish to enrol is carried out on an open gallery; in the gallery's thread."""

from __future__ import annotations

import dataclasses
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.challenge.values import ChallengeOutcome
from core.enrolment.keeping import Kept, kept_from
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.consent.keeper import with_consent
from core.people.details import joined
from core.people.records import Details, Person
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
    EnrolmentError
        If something hinders a shot that nobody took on them.
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
        kept = _kept(wish)
        person = gallery.enrol(
            wish.name, kept.templates, kept.thumbnail, details=wish.details, facts=kept.facts
        )
        _say_distinct(gallery, wish, person.id)
        _say_waived(gallery, wish, person.id)
    return person


def _add(gallery: Gallery, wish: EnrolWish) -> Person:
    person = gallery.person(wish.person_id)
    views = {shot.view for shot in wish.shots}
    older = gallery.template_facts(person.id) if wish.replaces else ()
    kept = _kept(wish)
    says_more = _joined(person.details, wish.details) != person.details
    gallery.add_templates(
        person.id,
        kept.templates,
        facts=kept.facts,
        replaces=[template.id for template in older if template.view in views],
        change=(lambda known: _joined(known, wish.details)) if says_more else None,
    )
    _say_distinct(gallery, wish, person.id)
    _say_waived(gallery, wish, person.id)
    return gallery.person(person.id)


def _joined(known: Details, said: Details) -> Details:
    """Return what is known of a person with what was said now."""
    both = joined(known, dataclasses.replace(said, consent=None))
    return both if said.consent is None else with_consent(both, said.consent)


def _say_distinct(gallery: Gallery, wish: EnrolWish, person_id: str) -> None:
    for other in wish.distinct:
        if gallery.find(other) is not None:  # else somebody removed them meanwhile
            gallery.say_distinct(person_id, other)


def _say_waived(gallery: Gallery, wish: EnrolWish, person_id: str) -> None:
    record = wish.challenge
    if record is not None and record.outcome is ChallengeOutcome.WAIVED:
        reason = "" if record.reason is None else record.reason.value
        gallery.log.add(Event.CHALLENGE_WAIVED, person_id, reason=reason)


def _kept(wish: EnrolWish) -> Kept:
    """Return what the gallery is given, with all that the log shall say."""
    keeps = wish.pictures_agreed is not None
    kept = kept_from(
        wish.shots,
        keep_samples=keeps,
        consent_time=wish.pictures_agreed or datetime.now(UTC),
        liveness=wish.liveness,
    )
    facts = dict(kept.facts) | dict(wish.facts)
    if wish.challenge is not None:
        facts["challenge"] = wish.challenge.outcome.value
        if wish.challenge.movements:
            facts["movements"] = ", ".join(one.value for one in wish.challenge.movements)
    if wish.distinct_reason:
        said = facts.get("reason")
        facts["reason"] = f"{said}; {wish.distinct_reason}" if said else wish.distinct_reason
    if wish.grant is not None:
        facts["allowed_by"] = wish.grant.supervisor
    return dataclasses.replace(kept, facts=facts)
