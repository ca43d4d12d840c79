"""What a wish to enrol leaves in a real gallery, and in its log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.challenge.values import (
    NOT_ASKED,
    ChallengeOutcome,
    ChallengeRecord,
    Movement,
    WaiverReason,
)
from core.enrolment.keeping import EnrolmentError
from core.people.accounts.rights import NotAllowedError, Right
from core.people.audit.events import Event
from core.people.consent.wording import agreed
from core.people.gallery import Gallery
from core.people.records import Details, View
from core.quality import QualityReason
from gui.engine_values import EnrolWish
from gui.enrolment_keeping import keep
from tests.gui.enrolment_values import SPOOF, TEXT, shot, shots

HANDED = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    gallery = Gallery.open(tmp_path_factory.mktemp("gallery") / "gallery.sqlite")
    yield gallery
    gallery.close()


@pytest.fixture
def gallery(opened: Gallery) -> Iterator[Gallery]:
    yield opened
    for person in opened.people():
        opened.remove(person.id)


def facts_of(gallery: Gallery, event: Event) -> dict[str, object]:
    (entry,) = gallery.log.entries(event=event, limit=1)
    return dict(entry.facts)


def refuse(gallery: Gallery, right: Right, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let who is signed in do all but this."""

    def require(asked: Right) -> None:
        if asked is right:
            raise NotAllowedError("Your account may not do this.", asked)

    monkeypatch.setattr(gallery.sign_in, "require", require)


def test_each_view_is_kept_with_its_name_and_consent(gallery: Gallery) -> None:
    consent = agreed(TEXT, "Olga", HANDED)
    details = Details("4711", tags=("visitor",), consent=consent)
    wish = EnrolWish(shots(3), "Ada", details, pictures_agreed=HANDED, facts={"camera": "0"})
    person = keep(gallery, wish)
    assert person.details == details
    assert person.has_thumbnail
    views = [template.view for template in gallery.template_facts(person.id)]
    assert sorted(view.value for view in views) == ["left", "right", "straight"]
    assert {sample.consent for sample in gallery.samples(person.id)} == {HANDED}
    facts = facts_of(gallery, Event.ENROLLED)
    assert facts["view"] == "straight, left, right"
    assert facts["camera"] == "0"
    assert facts["pictures"] == 3
    assert facts["liveness"] == "not-judged"
    assert "Ada" not in str(facts)


def test_the_log_tells_whether_the_person_moved_their_head(gallery: Gallery) -> None:
    moved = ChallengeRecord(ChallengeOutcome.PASSED, (Movement.NOD, Movement.TURN_LEFT))
    keep(gallery, EnrolWish(shots(1), "Ada", challenge=moved))
    facts = facts_of(gallery, Event.ENROLLED)
    assert (facts["challenge"], facts["movements"]) == ("passed", "nod, turn-left")
    keep(gallery, EnrolWish(shots(1), "Bea", challenge=NOT_ASKED))
    assert facts_of(gallery, Event.ENROLLED)["challenge"] == "not-asked"
    keep(gallery, EnrolWish(shots(1), "Cleo"))
    assert "challenge" not in facts_of(gallery, Event.ENROLLED)
    assert gallery.log.entries(event=Event.CHALLENGE_WAIVED, limit=1) == ()


def test_a_waiver_is_an_entry_of_its_own_about_the_person(gallery: Gallery) -> None:
    waived = ChallengeRecord(ChallengeOutcome.WAIVED, reason=WaiverReason.TURNING)
    person = keep(gallery, EnrolWish(shots(1), "Ada", challenge=waived))
    (entry,) = gallery.log.entries(event=Event.CHALLENGE_WAIVED, limit=1)
    assert entry.person_id == person.id
    assert dict(entry.facts) == {"reason": "turning-not-possible"}
    assert facts_of(gallery, Event.ENROLLED)["challenge"] == "waived"
    keep(gallery, EnrolWish(shots(1), person_id=person.id, challenge=waived))
    assert len(gallery.log.entries(event=Event.CHALLENGE_WAIVED, limit=5)) == 2


def test_the_log_tells_of_doubts_and_their_reasons_but_of_no_file(gallery: Gallery) -> None:
    poor = shot(
        View.PICTURE,
        reason=QualityReason.GLARE,
        override="the only picture there is",
        source="Ada Lovelace.png",
    )
    keep(gallery, EnrolWish((poor,), "Ada"))
    facts = facts_of(gallery, Event.ENROLLED)
    assert facts["reason"] == "the only picture there is"
    assert facts["from_files"] == 1
    assert "Lovelace" not in str(facts)
    keep(gallery, EnrolWish(shots(1), "Bert", liveness=SPOOF, despite_doubt=True))
    assert facts_of(gallery, Event.ENROLLED)["liveness"] == "spoof"


def test_what_nobody_took_on_them_is_not_kept(gallery: Gallery) -> None:
    with pytest.raises(EnrolmentError, match="reflect"):
        keep(gallery, EnrolWish((shot(reason=QualityReason.GLARE),), "Ada"))
    assert gallery.count() == 0


@pytest.mark.parametrize(
    "wish",
    [
        EnrolWish((shot(reason=QualityReason.GLARE, override="no time"),), "Ada"),
        EnrolWish(shots(1), "Ada", despite_doubt=True),
        EnrolWish(shots(1), "Ada", distinct=("a" * 32,), distinct_reason="twins"),
    ],
)
def test_overriding_needs_the_right_to(
    gallery: Gallery, wish: EnrolWish, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(gallery, Right.OVERRIDE, monkeypatch)
    with pytest.raises(NotAllowedError):
        keep(gallery, wish)
    assert gallery.count() == 0
    assert keep(gallery, EnrolWish(shots(1), "Ada")).name == "Ada"  # nothing is overridden


def test_a_supervisor_s_grant_is_used_once_and_named(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant = gallery.sign_in.grant(Right.OVERRIDE, "Sven", "ok")
    wish = EnrolWish(shots(1), "Ada", despite_doubt=True, grant=grant)
    keep(gallery, wish)
    assert facts_of(gallery, Event.ENROLLED)["allowed_by"] == "Sven"
    with pytest.raises(NotAllowedError, match="no longer valid"):
        keep(gallery, wish)


def test_who_may_not_say_that_two_are_two_enrols_neither(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = keep(gallery, EnrolWish(shots(1), "Ada"))
    refuse(gallery, Right.MERGE, monkeypatch)
    with pytest.raises(NotAllowedError):
        keep(gallery, EnrolWish(shots(1), "Twin", distinct=(ada.id,), distinct_reason="twins"))
    assert gallery.count() == 1


def test_views_are_added_with_a_new_consent_and_replace_only_their_own_kind(
    gallery: Gallery,
) -> None:
    ada = keep(gallery, EnrolWish(shots(3), "Ada", Details("4711")))
    before = {template.view: template.id for template in gallery.template_facts(ada.id)}
    consent = agreed(TEXT, "", HANDED)
    new = EnrolWish(
        (shot(View.LEFT),), person_id=ada.id, replaces=True, details=Details(consent=consent)
    )
    person = keep(gallery, new)
    assert person.name == "Ada"
    assert person.details == Details("4711", consent=consent)
    after = {template.view: template.id for template in gallery.template_facts(ada.id)}
    assert after.keys() == before.keys()
    assert after[View.LEFT] != before[View.LEFT]
    assert after[View.STRAIGHT] == before[View.STRAIGHT]
    more = keep(gallery, replace(new, shots=(shot(View.GLASSES),), replaces=False))
    assert more.template_count == 4


def test_who_took_consent_back_and_agrees_again_has_no_end_any_more(gallery: Gallery) -> None:
    first = agreed(TEXT, "", HANDED)
    ada = keep(gallery, EnrolWish(shots(1), "Ada", Details(consent=first)))
    assert gallery.consent.withdraw(ada.id).details.keep_until is not None
    again = agreed(TEXT, "Olga", HANDED)
    wish = EnrolWish((shot(View.LEFT),), person_id=ada.id, details=Details(consent=again))
    assert keep(gallery, wish).details == Details(consent=again)


def test_of_a_known_person_only_what_lacked_is_taken_over(gallery: Gallery) -> None:
    ada = keep(gallery, EnrolWish(shots(1), "Ada", Details("4711", tags=("staff",))))
    said = Details("0815", tags=("visitor", "staff"))
    wish = EnrolWish((shot(View.LEFT),), "Ada L.", person_id=ada.id, details=said)
    person = keep(gallery, wish)
    assert person.name == "Ada"
    assert person.details == Details("4711", tags=("staff", "visitor"))
