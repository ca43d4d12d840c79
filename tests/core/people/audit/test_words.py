"""Every entry has a sentence, whatever stands in it."""

from __future__ import annotations

import dataclasses
import string
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.audit.entry import Entry
from core.people.audit.events import Event
from core.people.audit.fact_words import VALUES
from core.people.audit.words import WORDS, facts_of, kind_of, sentence_of
from core.people.records import View
from core.results import DecisionState, LivenessGround, LivenessVerdict
from core.settings import Settings


def entry(event, damaged=False, **facts):
    name = event.value if isinstance(event, Event) else event
    return Entry(1, datetime.now(UTC), name, "", "", facts, b"", damaged)


def test_every_event_has_a_word_and_a_sentence_without_facts():
    assert set(WORDS) == set(Event)
    for event in Event:
        said = str(sentence_of(entry(event)))
        assert said[0].isupper()
        assert said.endswith(".") or said == WORDS[event]
        assert "{" not in said
        assert str(kind_of(entry(event))) == WORDS[event]


def test_a_waiver_tells_its_reason_and_movements_are_named():
    waived = entry(Event.CHALLENGE_WAIVED, reason="turning-not-possible")
    said = "Enrolled without moving the head. Reason: turning the head isn't possible."
    assert str(sentence_of(waived)) == said
    asked = entry(Event.CHALLENGED, challenge="passed", movements="turn-left, nod")
    assert str(sentence_of(asked)).endswith("move their head: done.")
    assert ("Movements", "turn left, nod") in [(str(a), str(b)) for a, b in facts_of(asked)]


def test_consent_that_was_noted_elsewhere_names_no_version():
    assert str(sentence_of(entry(Event.CONSENT_GIVEN, text=0))) == "Consent was given."
    assert "version 2" in str(sentence_of(entry(Event.CONSENT_GIVEN, text=2)))


@settings(max_examples=50)
@given(
    event=st.sampled_from(Event),
    facts=st.dictionaries(
        st.one_of(
            st.sampled_from(["state", "name", "old", "new", "templates", "quality"]), st.text()
        ),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    ),
)
def test_any_facts_can_be_said(event, facts):
    made = dataclasses.replace(entry(event), facts=facts)
    assert str(sentence_of(made))
    assert len(facts_of(made)) == len(facts)
    for name, value in facts_of(made):
        assert isinstance(f"{name}{value}", str)


@pytest.mark.parametrize(
    ("event", "facts", "said"),
    [
        (Event.ENROLLED, {"templates": 5, "quality": 71.2}, "views kept: 5, lowest quality: 71.2"),
        (Event.TEMPLATES_ADDED, {"templates": 2, "quality": 70.0, "renewed": True}, "made anew"),
        (Event.TEMPLATES_ADDED, {"templates": 2, "quality": 70.0}, "Views added: 2"),
        (Event.SAMPLES_FORGOTTEN, {"count": 3}, "deleted: 3."),
        (Event.SAMPLES_FORGOTTEN, {"count": 3, "everybody": True}, "of everybody"),
        (Event.RESTORED, {}, "removal was undone"),
        (Event.RESTORED, {"unmerged_from": "a"}, "merging of two people was undone"),
        (
            Event.SETTING_CHANGED,
            {"name": "similarity_threshold", "old": None, "new": 0.45},
            "Similarity needed: changed from the program's own to 0.45.",
        ),
        (
            Event.SETTING_CHANGED,
            {"name": "sounds", "old": False, "new": True},
            "Sounds: changed from no to yes.",
        ),
        (Event.SETTING_CHANGED, {"days": 30}, "A setting was changed."),
        (Event.SETTING_CHANGED, {"name": "contact"}, "Contact named in the consent text: changed."),
        (Event.ENROLLED, {"templates": 5, "quality": 7.0, "reason": "x"}, "Reason given: x"),
        (Event.ACCOUNT_CHANGED, {"deed": "added", "account": "olga"}, "olga: account added."),
        (Event.ACCOUNT_CHANGED, {"deed": "all-removed"}, "Accounts: all accounts removed."),
        (Event.SIGNED_OUT, {"by": "idle"}, "Signed out after a while without a touch."),
        (Event.SIGN_IN_REFUSED, {"account": "olga"}, "sign in as olga."),
        (Event.IMPORTED, {"templates": 3, "origin": "x"}, "Imported; views: 3."),
        (Event.MODEL_CHANGED, {"slot": "recogniser", "old": "", "new": "x-1"}, "x-1 is used."),
        (Event.MODEL_CHANGED, {"slot": "liveness", "old": "y", "new": "x"}, "instead of y"),
        (Event.VERDICT, {"state": "spoof", "spoof_score": 0.98765}, "score 0.988 of 1"),
        (Event.VERDICT, {"state": "spoof", "spoof_score": None}, "A suspected fake face"),
        (
            Event.VERDICT,
            {
                "state": "spoof",
                "spoof_score": 0.1,
                "deny_score": 0.97,
                "liveness_ground": "geometry",
            },
            "geometry and motion say so, score 0.97 of 1",
        ),
        (
            Event.VERDICT,
            {"state": "known", "similarity": 0.7, "threshold": 0.4, "liveness_ground": "geometry"},
            "checked by geometry and motion only: similarity 0.7",
        ),
        (
            Event.VERDICT,
            {"state": "known", "similarity": 0.7, "threshold": 0.4, "liveness_ground": "none"},
            "liveness not judged: similarity 0.7",
        ),
        (
            Event.VERDICT,
            {"state": "known", "similarity": 0.7, "threshold": 0.4, "liveness_ground": "vendor"},
            "Recognised: similarity 0.7",
        ),
        (Event.KIOSK_STARTED, {"unjudged": True}, "may greet people whose liveness no model"),
        (Event.KIOSK_STARTED, {"unjudged": False}, "The kiosk was started."),
        (Event.VERDICT, {"state": "of a newer program"}, "A verdict was given"),
    ],
)
def test_facts_make_the_sentence(event, facts, said):
    assert said in str(sentence_of(entry(event, **facts)))


def test_several_views_are_said_in_words():
    ((name, value),) = facts_of(entry(Event.ENROLLED, view="straight, left, sideways"))
    assert (str(name), str(value)) == ("View", "straight, to the left, sideways")


def test_newer_and_damaged_entries_say_so():
    assert str(sentence_of(entry("teleported"))) == (
        "A newer version of the program wrote this: teleported."
    )
    assert "damaged" in str(sentence_of(entry(Event.REMOVED, damaged=True)))
    assert str(kind_of(entry("teleported", damaged=True))) == "Damaged entry"


def test_braces_in_facts_are_no_fields():
    assert "{x}" in str(sentence_of(entry(Event.OVERRIDDEN, reason="{x}")))
    assert "{x}" in str(sentence_of(entry("{x}")))


def test_all_that_can_be_said_in_words_is():
    assert {view.value for view in View} <= set(VALUES["view"])
    assert {verdict.value for verdict in LivenessVerdict} == set(VALUES["liveness"])
    assert {ground.value for ground in LivenessGround} == set(VALUES["liveness_ground"])
    assert set(VALUES["state"]) <= {state.value for state in DecisionState}
    fields = {field.name for field in dataclasses.fields(Settings)} - {"source_title"}
    assert fields <= set(VALUES["name"])


def test_sentences_of_the_table_have_only_named_fields():
    from core.people.audit import verdict_words
    from core.people.audit import words as audit_words

    verdicts = [
        verdict_words.of({"state": state.value, "liveness_ground": ground.value})
        for state in DecisionState
        for ground in LivenessGround
    ]
    for templates in (*audit_words._SENTENCES.values(), *verdicts):
        for template in templates:
            assert all(name != "" for _, name, _, _ in string.Formatter().parse(template))
