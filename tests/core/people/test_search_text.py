from datetime import UTC, datetime

import pytest

from core.people.records import Details, Person
from core.people.search_text import fold, folded_text, matching, narrows, reason


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Anna  Berg", "anna berg"),
        ("ÁNNA", "anna"),
        ("Łukasz Żółw", "lukasz zolw"),
        ("Straße", "strasse"),
        ("Øyvind Ærø", "oyvind aero"),
        ("王小明", "王小明"),
        ("  ", ""),
    ],
)
def test_case_accents_and_spaces_do_not_count(typed, folded):
    assert fold(typed) == folded


def test_every_word_must_be_in_the_name_in_any_order():
    names = [fold(n) for n in ("Anna Berg", "Bergljot Ann", "Carl Berg")]
    assert matching(names, "berg ann") == [0, 1]
    assert matching(names, "BÉRG c") == [2]
    assert matching(names, "nobody") == []


def test_nothing_typed_finds_everybody():
    assert matching(["a", "b"], "   ") == [0, 1]


def someone(name="Ada Lindqvist", **details):
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    return Person("a" * 32, name, moment, 1, ("m",), False, details=Details(**details))


def test_a_person_is_found_by_all_that_is_known_of_them():
    ada = someone(external_id="F-4711", tags=("Nacht Schicht",), notes="Comes with  Žofie")
    text = folded_text(ada)
    for query in ("4711", "schicht", "zofie", "comes ADA", "lind f-47"):
        assert matching([text], query) == [0], query
    assert matching([text], "4711ada") == []


def test_only_some_are_looked_at():
    assert matching(["ab", "ab", "cd"], "a", [1, 2]) == [1]


@pytest.mark.parametrize(
    ("query", "before", "does"),
    [
        ("an", "a", True),
        ("a", "an", False),
        ("be an", "a", True),
        ("x", "", True),
        ("", "x", False),
    ],
)
def test_typing_on_narrows_a_search(query, before, does):
    assert narrows(query, before) is does


def test_it_is_said_where_a_person_was_found():
    ada = someone(external_id="F-4711", tags=("night", "staff"), notes="Comes with\nZofie Novak")
    assert reason(ada, "ada") == ""
    assert reason(ada, "ada 47") == "F-4711"
    assert reason(ada, "staff") == "staff"
    assert reason(ada, "zofie") == "with Zofie Novak"
