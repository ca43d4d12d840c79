"""What is known of a person beside name and face: checked, made into bytes and back, and kept."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import sqlalchemy as sa

from core.people import foreign
from core.people.errors import GalleryError
from core.people.records import Consent, Details
from core.people.sealed.vault import DamagedRecordError, Place, Vault
from core.people.tables import details as table
from core.wording import QT_TRANSLATE_NOOP

LONGEST_ID: Final = 100
LONGEST_NOTES: Final = 4000
LONGEST_TAG: Final = 40
MOST_TAGS: Final = 50

_VERSION: Final = 1


def clean(given: Details) -> Details:
    """Return details as they are kept: composed (NFC), trimmed, tags sorted and without doubles.

    Raises
    ------
    GalleryError
        If something is too long.
    """
    tags = sorted({_text(tag) for tag in given.tags} - {""}, key=str.casefold)
    cleaned = replace(
        given, external_id=_text(given.external_id), notes=_text(given.notes), tags=tuple(tags)
    )
    for text, most in (
        (cleaned.external_id, LONGEST_ID),
        (cleaned.notes, LONGEST_NOTES),
        *((tag, LONGEST_TAG) for tag in tags),
    ):
        if len(text) > most:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core", "“{start}…” is too long: it has {length} characters, {most} fit."
                ),
                start=text[:20],
                length=len(text),
                most=most,
            )
    if len(tags) > MOST_TAGS:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "A person can have {most} tags at most."), most=MOST_TAGS
        )
    return cleaned


def joined(kept: Details, further: Details) -> Details:
    """Return what is kept of a person, with what `further` knows of the same person beyond it.

    Number and consent that are kept stay; tags and notes come together, as far as they fit; the
    earlier of two last days counts. Of consents the later one holds, and one that was taken back
    stays so, unless the person agreed here after that.
    """
    notes = kept.notes
    if further.notes and further.notes not in notes:
        notes = f"{notes}\n{further.notes}" if notes else further.notes
    ends = [day for day in (kept.keep_until, further.keep_until) if day is not None]
    return clean(
        Details(
            external_id=kept.external_id or further.external_id,
            notes=notes[:LONGEST_NOTES],
            tags=tuple(dict.fromkeys((*kept.tags, *further.tags)))[:MOST_TAGS],
            consent=_that_holds(kept.consent, further.consent),
            keep_until=min(ends, default=None),
        )
    )


def _that_holds(kept: Consent | None, further: Consent | None) -> Consent | None:
    if kept is None or further is None:
        return kept or further
    if kept.withdrawn is not None:
        return kept
    return further if (further.withdrawn or further.given) > kept.given else kept


def to_bytes(details: Details) -> bytes:
    """Return details as UTF-8 text (JSON)."""
    consent = details.consent
    data = {
        "version": _VERSION,
        "external_id": details.external_id,
        "notes": details.notes,
        "tags": list(details.tags),
        "keep_until": None if details.keep_until is None else details.keep_until.isoformat(),
        "consent": None
        if consent is None
        else {
            "version": consent.version,
            "language": consent.language,
            "digest": consent.digest,
            "given": _said(consent.given),
            "operator": consent.operator,
            "withdrawn": None if consent.withdrawn is None else _said(consent.withdrawn),
        },
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8")


def from_bytes(plain: bytes) -> Details:
    """Return the details that `to_bytes` made into bytes.

    Raises
    ------
    DamagedRecordError
        If it made no such bytes.
    """
    try:
        data = foreign.loaded(plain)
        if data["version"] != _VERSION:
            raise DamagedRecordError("details of a kind that this program doesn't know")
        until = data["keep_until"]
        return Details(
            str(data["external_id"]),
            str(data["notes"]),
            tuple(str(tag) for tag in data["tags"]),
            None if data["consent"] is None else _consent(data["consent"]),
            None if until is None else date.fromisoformat(until),
        )
    except (ValueError, KeyError, TypeError):
        raise DamagedRecordError("no details") from None


def write(connection: sa.Connection, vault: Vault, person_id: str, details: Details) -> None:
    """Keep a person's details in place of the earlier ones."""
    connection.execute(table.delete().where(table.c.person_id == person_id))
    if details == Details():
        return
    sealed = vault.seal(to_bytes(details), Place("details", person_id, person_id))
    connection.execute(
        table.insert(),
        {"person_id": person_id, "scheme": sealed.scheme, "payload": sealed.payload},
    )


def _consent(data: dict[str, Any]) -> Consent:
    withdrawn = data["withdrawn"]
    return Consent(
        int(data["version"]),
        str(data["language"]),
        str(data["digest"]),
        foreign.moment(data["given"]),
        str(data["operator"]),
        None if withdrawn is None else foreign.moment(withdrawn),
    )


def _said(time: datetime) -> str:
    if time.tzinfo is None:
        raise ValueError("a time of consent needs its zone")
    return time.astimezone(UTC).isoformat()


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
