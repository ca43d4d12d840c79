"""`enrol` with what is known of the person, and what the pictures show."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from core.people.audit.events import Event
from core.people.consent.keeper import Standing
from core.people.gallery import Gallery
from core.people.records import View
from tests.core.cli.conftest import Run, Shots


@pytest.fixture(autouse=True)
def at_the_desk(desk: Path) -> None:
    """Every test here works with a threshold that tells Anna from Ben."""


def test_details_and_views_are_kept_and_added_to(run: Run, shots: Shots, own_profile: Path) -> None:
    words = ("--external-id", "E 17", "--tag", "visitor", "--note", "Comes on Mondays.")
    done = run("enrol", "Anna", shots.anna, "--keep-sample", *words, "--json")
    assert done.code == 0
    more = ("--add", "--view", "glasses", "--tag", "night shift", "--note", "Glasses now.")
    assert run("enrol", "Anna", shots.anna_again, "--keep-sample", *more).code == 0
    gallery = Gallery.open(own_profile / "gallery.sqlite")
    person = gallery.person(done.json["id"])
    facts = gallery.template_facts(person.id)
    gallery.close()
    assert person.details.external_id == "E 17"
    assert person.details.tags == ("night shift", "visitor")
    assert person.details.notes == "Comes on Mondays.\nGlasses now."
    assert [fact.view for fact in facts] == [View.PICTURE, View.GLASSES]
    assert all(fact.sample_id for fact in facts), "each sample belongs to its template"
    assert person.sample_count == 2


def test_a_scan_that_lies_on_its_side_is_enrolled_from(
    run: Run, shots: Shots, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.png"
    Image.open(shots.anna).rotate(90, expand=True).save(scan)
    assert run("enrol", "Anna", scan).code == 0
    assert run("identify", shots.anna_again, "--jsonl").json["decision"] == "known"


def test_an_unknown_view_is_refused(run: Run, shots: Shots) -> None:
    refused = run("enrol", "Anna", shots.anna, "--view", "sideways")
    assert refused.code == 2
    assert "glasses" in refused.err


def test_nobody_is_enrolled_unasked(run: Run, shots: Shots, own_profile: Path) -> None:
    refused = run("enrol", "Anna", shots.anna, "--unsaid")
    assert refused.code == 1
    assert "--consent" in refused.err
    assert run("enrol", "Anna", shots.anna, "--no-consent", " ").code == 2
    kept = run("enrol", "Anna", shots.anna, "--keep-sample", "--no-consent", "by court order")
    assert kept.code == 2
    assert run("people", "--json").json == []
    assert run("enrol", "Anna", shots.anna, "--no-consent", "by court order").code == 0
    assert run("enrol", "Anna", shots.anna_again, "--add", "--unsaid").code == 1
    agreed = ("--add", "--consent", "--consent-language", "zh_CN")
    assert run("enrol", "Anna", shots.anna_again, *agreed).code == 0
    gallery = Gallery.open(own_profile / "gallery.sqlite")
    (person,) = gallery.people()
    (entry,) = gallery.log.entries(event=Event.ENROLLED)
    agreement = gallery.consent.agreement(person)
    gallery.close()
    assert entry.facts["reason"] == "by court order"
    assert agreement.standing is Standing.AGREED
    assert agreement.text is not None
    assert agreement.text.language == "zh_CN"


def test_where_the_rules_don_t_ask_nothing_has_to_be_said(run: Run, shots: Shots) -> None:
    assert run("consent", "rules", "--ask", "off").code == 0
    assert run("enrol", "Anna", shots.anna, "--unsaid").code == 0
