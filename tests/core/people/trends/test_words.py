from __future__ import annotations

import dataclasses

import pytest

from core.people.trends import words
from core.people.trends.finding import find
from core.people.trends.values import Period, Proposal, ProposalKind
from tests.core.people.trends.written_visits import at, course, visit, write

ANNA = "a" * 32


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("glare", "Add a view with glasses for Anna."),
        ("turned", "Add views of Anna turned to the left and to the right."),
        ("blurred", "Add a view of Anna."),
        ("", "Add a view of Anna."),
    ],
)
def test_the_view_comes_from_what_the_visits_have_in_common(reason, said):
    proposal = Proposal(ProposalKind.ADD_VIEW, ANNA, reason=reason, count=5, of=9)
    assert str(words.deed(proposal, {ANNA: "Anna"}, {})) == said
    grounds = words.say_all(words.grounds(proposal))
    assert grounds.startswith("In 5 of 9 visits it was close")
    assert ("in common" in grounds) == bool(reason)


def test_light_is_blamed_only_where_the_log_names_it():
    proposal = Proposal(
        ProposalKind.HOUR_TROUBLED, camera="c", hour=17, reason="ambient", first=0.04, last=0.5
    )
    cameras = {"c": "Entrance"}
    assert str(words.deed(proposal, {}, cameras)) == (
        "Look at the light of the camera Entrance at 17 h."
    )
    unsaid = dataclasses.replace(proposal, reason="")
    assert "what is different then" in str(words.deed(unsaid, {}, cameras))
    assert "50 %, at other hours 4.0 %." in words.say_all(words.grounds(proposal))


def test_a_person_without_a_name_is_named_by_the_beginning_of_the_id():
    proposal = Proposal(ProposalKind.RENEW_VIEWS, ANNA, first=0.71, last=0.55, days=180)
    assert str(words.deed(proposal, {}, {})) == "Renew the views of aaaaaaaa."
    assert str(words.grounds(proposal)[0]) == (
        "The similarity fell from 0.71 to 0.55 within 180 days."
    )


def test_a_log_is_summed_up_in_sentences(gallery):
    write(gallery, [*course(ANNA, 90, 0.75, 0.55), visit(at(1), "spoof")])
    trends = find(gallery.log, Period.MONTHS)
    said = [str(sentence) for sentence in words.summary(trends)]
    assert said[0] == "Visits: 268. Recognised: 267. Refused: 0. Suspected fakes: 1."
    assert said[1].endswith("Needed is 0.40.")
    assert said[2].startswith("It falls: by 0.")


def test_reasons_of_a_newer_program_are_shown_as_they_are():
    assert str(words.reason_words("{odd}")) == "{odd}"
    assert str(words.reason_words("glare")).startswith("The glasses reflect")
    assert str(words.reason_words("lamp-off")) == "The infrared lamp was off."
