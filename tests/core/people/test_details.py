"""What is known of a person in two places, joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.people.details import LONGEST_NOTES, MOST_TAGS, joined
from core.people.records import Consent, Details

_SPRING, _SUMMER, _AUTUMN = (datetime(2026, month, 1, 9, tzinfo=UTC) for month in (3, 6, 9))
_AGREED = Consent(1, "en", "ab" * 32, _SUMMER)


def test_what_is_kept_stays_and_the_earlier_day_counts() -> None:
    kept = Details("E 1", "tall", ("staff",), keep_until=date(2027, 5, 1))
    further = Details("E 2", "with a dog", ("Night",), _AGREED, date(2027, 1, 1))
    together = joined(kept, further)
    assert together == Details(
        "E 1", "tall\nwith a dog", ("Night", "staff"), _AGREED, date(2027, 1, 1)
    )
    assert joined(together, further) == together, "a second time brings nothing new"


def test_what_is_too_much_together_is_cut() -> None:
    kept = Details(notes="a" * LONGEST_NOTES, tags=tuple(f"a{n}" for n in range(MOST_TAGS)))
    assert set(joined(kept, Details(notes="b", tags=("b",))).tags) == set(kept.tags)
    assert joined(kept, Details(notes="b")).notes == kept.notes


@pytest.mark.parametrize(
    ("kept", "further", "holds"),
    [
        (None, _AGREED, "further"),
        (_AGREED, replace(_AGREED, given=_AUTUMN), "further"),
        (_AGREED, replace(_AGREED, given=_SPRING), "kept"),
        (_AGREED, replace(_AGREED, given=_SPRING, withdrawn=_AUTUMN), "further"),
        (replace(_AGREED, given=_AUTUMN), replace(_AGREED, withdrawn=_SUMMER), "kept"),
        (replace(_AGREED, withdrawn=_SUMMER), replace(_AGREED, given=_AUTUMN), "kept"),
    ],
    ids=["first", "later", "earlier", "taken-back-later", "agreed-again", "stays-taken-back"],
)
def test_which_consent_holds(kept: Consent | None, further: Consent, holds: str) -> None:
    found = joined(Details(consent=kept), Details(consent=further)).consent
    assert found == (kept if holds == "kept" else further)
