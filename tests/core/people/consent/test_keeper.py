"""What people agree to: texts that are only added, and consents that name the very text."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from core.people.audit.events import Event
from core.people.consent.keeper import Standing, with_consent
from core.people.consent.policy import Policy
from core.people.consent.wording import filled, own_wording, parts
from core.people.gallery import Gallery, GalleryError
from core.people.records import Details


def change(file, *statements):
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def events(gallery):
    return [entry.event for entry in gallery.log.entries()]


def enrol(gallery, template, name="Ann", language="en", **details):
    consent = gallery.consent.accept(gallery.consent.current(language))
    return gallery.enrol(name, [template()], details=Details(consent=consent, **details))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_own_wording_leaves_three_blanks_and_has_six_parts(language):
    wording = own_wording()[language]
    for blank in ("{organisation}", "{contact}", "{days}"):
        assert wording.count(blank) == 1
    text = filled(wording, language, organisation="Museum {days}", contact="", days=30)
    assert "Museum {days}" in text, "what somebody typed is not filled again"
    title, paragraphs = parts(text)
    assert title
    assert len(paragraphs) == 5
    assert all(heading and body for heading, body in paragraphs)


def test_a_new_gallery_asks_for_the_programs_own_text(gallery):
    assert gallery.consent.policy() == Policy()
    assert gallery.consent.policy().asks_consent
    text = gallery.consent.current("en")
    assert text.version == 1
    assert "1095 days" in text.text
    assert gallery.consent.current("zh_CN").version == 1
    assert gallery.consent.current("fr") == text, "in English where there is no other"
    assert events(gallery) == [Event.CONSENT_TEXT_CHANGED.value]
    assert [each.language for each in gallery.consent.current_texts()] == ["en", "zh_CN"]


def test_what_was_agreed_to_is_kept_word_for_word_when_the_rules_change(gallery, template):
    ann = enrol(gallery, template)
    gallery.consent.change_policy(
        dataclasses.replace(Policy(), organisation="City Museum", days=90, remind_days=7)
    )
    assert gallery.consent.current("en").version == 2
    assert "City Museum" in gallery.consent.current("en").text
    agreement = gallery.consent.agreement(gallery.person(ann.id))
    assert agreement.standing is Standing.AGREED
    assert agreement.text.version == 1
    assert "1095" in agreement.text.text


def test_rules_that_change_no_word_make_no_new_version(gallery):
    gallery.consent.current()
    gallery.consent.change_policy(dataclasses.replace(Policy(), remind_days=3))
    assert gallery.consent.current().version == 1
    same = gallery.consent.policy()
    before = events(gallery)
    gallery.consent.change_policy(same)
    assert events(gallery) == before


def test_own_wording_is_asked_for_in_its_language_alone(gallery):
    wording = {"en": "We know you\n\nHow long\nFor {days} days. {contact}"}
    gallery.consent.change_policy(
        dataclasses.replace(Policy(), wording=wording, contact="desk@example.org")
    )
    assert gallery.consent.current("en").text.endswith("For 1095 days. desk@example.org\n")
    assert "前台" in gallery.consent.current("zh_CN").text
    gallery.consent.change_policy(Policy())
    assert gallery.consent.current("en").version == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": 0},
        {"days": 4000},
        {"days": 10},  # visitors would be kept longer than all others
        {"days_by_tag": {"visitor": 0}},
        {"remind_days": -1},
        {"organisation": "x" * 201},
        {"wording": {"en": " \n "}},
        {"wording": {"en": "x" * 20_001}},
    ],
)
def test_rules_that_make_no_sense_are_refused(gallery, wrong):
    with pytest.raises(GalleryError):
        gallery.consent.change_policy(dataclasses.replace(Policy(), **wrong))
    assert gallery.consent.policy() == Policy()


def test_a_consent_is_noted_with_text_time_and_operator(gallery, template):
    ann = enrol(gallery, template, language="zh_CN")
    consent = gallery.person(ann.id).details.consent
    assert (consent.version, consent.language, consent.operator) == (1, "zh_CN", "")
    assert abs(consent.given - datetime.now(UTC)) < timedelta(minutes=1)
    (entry,) = [e for e in gallery.log.entries() if e.event == Event.CONSENT_GIVEN.value]
    assert entry.person_id == ann.id
    assert entry.facts["digest"] == consent.digest == gallery.consent.current("zh_CN").digest


def test_a_text_changed_in_the_file_is_noticed_and_named(gallery, gallery_file, template):
    ann = enrol(gallery, template)
    change(gallery_file, "UPDATE consent_texts SET text = replace(text, '1095', '9999')")
    with pytest.raises(GalleryError, match=r"Version 1 \(en\).* changed outside"):
        gallery.consent.current("en")
    assert gallery.consent.agreement(gallery.person(ann.id)).standing is Standing.TEXT_CHANGED
    assert [each.is_whole for each in gallery.consent.texts().kept] == [False, False]
    gallery.consent.change_policy(dataclasses.replace(Policy(), contact="desk"))
    assert gallery.consent.current("en").version == 2
    assert gallery.people() == (gallery.person(ann.id),), "nothing else is lost"


def test_a_changed_text_whose_rules_stay_can_be_put_into_force_anew(gallery, gallery_file):
    gallery.consent.current()
    change(gallery_file, "UPDATE consent_texts SET text = 'agree to all' WHERE language = 'en'")
    gallery.consent.change_policy(gallery.consent.policy())
    assert gallery.consent.current("en").version == 2


def test_a_text_taken_away_or_added_is_noticed(gallery, gallery_file, template):
    ann = enrol(gallery, template)
    change(gallery_file, "DELETE FROM consent_texts WHERE language = 'en'")
    assert gallery.consent.texts().lost == ((1, "en"),)
    assert gallery.consent.agreement(gallery.person(ann.id)).standing is Standing.TEXT_LOST
    with pytest.raises(GalleryError, match=r"Version 1 \(en\)"):
        gallery.consent.current("en")
    assert gallery.consent.current("zh_CN").version == 1
    change(gallery_file, "INSERT INTO consent_texts VALUES (7, 'en', 0, 'you agree to all')")
    with pytest.raises(GalleryError, match=r"Version 7 \(en\)"):
        gallery.consent.current("en")


def test_a_text_of_elsewhere_can_not_be_agreed_to(gallery):
    text = dataclasses.replace(gallery.consent.current(), text="you agree to all")
    with pytest.raises(GalleryError, match="changed outside"):
        gallery.consent.accept(text)


def test_rules_changed_in_the_file_are_noticed_and_can_be_set_anew(gallery, gallery_file):
    gallery.consent.change_policy(dataclasses.replace(Policy(), purges=True))
    change(gallery_file, "UPDATE sealed_values SET payload = zeroblob(80) WHERE name = 'policy'")
    with pytest.raises(GalleryError, match="rules for consent and retention are damaged"):
        gallery.consent.policy()
    gallery.consent.change_policy(Policy(days=90))
    assert gallery.consent.policy().days == 90


def test_details_moved_to_another_person_do_not_open(gallery, gallery_file, template):
    ann = enrol(gallery, template, "Ann")
    ben = gallery.enrol("Ben", [template(1)])
    change(gallery_file, f"UPDATE details SET person_id = '{ben.id}'")
    again = {person.name: person for person in gallery.people()}
    assert again["Ben"].damaged
    assert again["Ben"].details == Details()
    assert gallery.consent.agreement(gallery.person(ann.id)).standing is Standing.NEVER_ASKED


def test_taking_consent_back_deletes_pictures_and_ends_the_time(gallery, template):
    ann = enrol(gallery, template)
    after = gallery.consent.withdraw(ann.id)
    assert after.details.consent.withdrawn is not None
    assert after.details.keep_until < date.today()
    assert gallery.consent.agreement(after).standing is Standing.WITHDRAWN
    assert events(gallery)[0] == Event.CONSENT_WITHDRAWN.value
    with pytest.raises(GalleryError, match="agreed to nothing"):
        gallery.consent.withdraw(ann.id)


def test_who_agrees_again_is_kept_again(gallery, template):
    ann = gallery.consent.withdraw(enrol(gallery, template).id)
    assert gallery.retention.overview().over
    consent = gallery.consent.accept(gallery.consent.current())
    gallery.change_details(ann.id, with_consent(ann.details, consent))
    assert gallery.retention.overview().due == ()
    day = date.today() + timedelta(days=3)
    kept = with_consent(Details(keep_until=day), consent)
    assert kept.keep_until == day, "a day that was set otherwise stays"


def test_another_ground_keeps_the_person(gallery, template):
    ann = enrol(gallery, template)
    until = date.today() + timedelta(days=10)
    after = gallery.consent.withdraw(ann.id, ground="Court  order 12", until=until)
    assert after.details.keep_until == until
    entry = gallery.log.entries(person_id=ann.id)[0]
    assert entry.facts["ground"] == "Court order 12"


def test_rules_and_texts_are_there_again_after_opening(gallery, gallery_file):
    gallery.consent.change_policy(dataclasses.replace(Policy(), organisation="Museum"))
    gallery.close()
    again = Gallery.open(gallery_file)
    assert again.consent.policy().organisation == "Museum"
    assert again.consent.current().version == 1
    again.close()
