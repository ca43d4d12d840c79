"""What is known of one person in two places, joined."""

from __future__ import annotations

from core.people.details import LONGEST_NOTES
from core.people.records import Details


def joined(kept: Details, further: Details) -> Details:
    """Return what is kept, with what `further` knows beyond it. Nothing kept is overwritten.

    Tags and notes come together; of consents the later one holds, and a withdrawn one stays so.
    """
    notes = kept.notes
    if further.notes and further.notes not in notes:
        together = f"{notes}\n{further.notes}" if notes else further.notes
        notes = together if len(together) <= LONGEST_NOTES else notes
    consent = kept.consent
    if consent is None or (
        further.consent is not None
        and consent.withdrawn is None
        and further.consent.given > consent.given
    ):
        consent = further.consent or consent
    return Details(
        external_id=kept.external_id or further.external_id,
        notes=notes,
        tags=tuple(sorted({*kept.tags, *further.tags}, key=str.casefold)),
        consent=consent,
        keep_until=kept.keep_until or further.keep_until,
    )
