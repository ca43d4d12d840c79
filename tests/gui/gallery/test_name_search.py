import pytest

from gui.gallery.name_search import fold, matching


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
