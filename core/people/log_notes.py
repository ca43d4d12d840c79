"""What the log is told of a person's templates and details; never the details themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from core.people.audit.events import Event
from core.people.audit.log import AuditLog, Fact
from core.people.records import Details, NewTemplate


def note_templates(
    log: AuditLog,
    connection: sa.Connection,
    event: Event,
    person_id: str,
    new: Sequence[NewTemplate],
    facts: Mapping[str, Fact] | None,
) -> None:
    """Note that templates were kept: how many, of which models, and how good the poorest is."""
    told: dict[str, Fact] = {
        "templates": len(new),
        "models": ", ".join(sorted({template.embedding.model for template in new})),
        "quality": round(min((template.quality for template in new), default=0.0), 1),
    }
    log.note(connection, event, person_id, **(told | dict(facts or {})))


def note_details(
    log: AuditLog, connection: sa.Connection, person_id: str, old: Details, new: Details
) -> None:
    """Note which details changed, and what was agreed to."""
    changed = [
        field.name
        for field in dataclasses.fields(Details)
        if getattr(new, field.name) != getattr(old, field.name)
    ]
    if new.consent != old.consent:
        note_consent(log, connection, person_id, new)
    log.note(connection, Event.DETAILS_CHANGED, person_id, changed=", ".join(changed))


def note_consent(
    log: AuditLog, connection: sa.Connection, person_id: str, details: Details
) -> None:
    """Note to which text a person agreed, or that they took it back; nothing for no consent."""
    consent = details.consent
    if consent is None:
        return
    until = None if details.keep_until is None else details.keep_until.isoformat()
    log.note(
        connection,
        Event.CONSENT_GIVEN if consent.withdrawn is None else Event.CONSENT_WITHDRAWN,
        person_id,
        text=consent.version,
        language=consent.language,
        digest=consent.digest,
        keep_until=until,
    )
