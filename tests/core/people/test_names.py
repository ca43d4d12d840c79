from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.people import names
from core.people.gallery import GalleryError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ann", "Ann"),
        ("  Ann Lee\t", "Ann Lee"),
        ("José", "José"),
        ("王小明", "王小明"),
        ("O'Neil-Ünal (2)", "O'Neil-Ünal (2)"),
        ("x" * 100, "x" * 100),
        ("मोहम्मद", "मोहम्मद"),
        ("👩‍🔧", "👩‍🔧"),
        ("'; DROP TABLE persons; --", "'; DROP TABLE persons; --"),
        ("{name}", "{name}"),
    ],
)
def test_names_are_kept_as_typed(typed, kept):
    assert names.clean(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u200d", "\u0301", "\u3000"])
def test_a_name_without_anything_visible_is_asked_for(typed):
    with pytest.raises(GalleryError, match=r"^Please enter a name\.$"):
        names.clean(typed)


@pytest.mark.parametrize("typed", ["A\nB", "A\x00B", "A\x1b[0m", "A\u202eB", "A\u2028B", "A\ud800"])
def test_a_name_with_hidden_characters_is_refused(typed):
    with pytest.raises(GalleryError, match="can't be shown"):
        names.clean(typed)


def test_a_long_name_is_refused_with_its_length():
    with pytest.raises(GalleryError, match="101 characters, 100 fit"):
        names.clean("x" * 101)


@given(st.text(max_size=120))
def test_what_is_kept_is_stable_and_printable(typed):
    try:
        kept = names.clean(typed)
    except GalleryError:
        return
    assert names.clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert 1 <= len(kept) <= names.LONGEST
    assert "\n" not in kept
    kept.encode("utf-8")
    assert 1 <= len(names.key(kept)) <= 400


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60))
def test_case_and_space_make_no_other_name(typed):
    try:
        kept = names.clean(typed)
    except GalleryError:
        return
    assert names.key(f"  {kept} ") == names.key(kept)


def test_a_name_goes_through_the_gallery_unchanged(gallery, template):
    for seed, name in enumerate(["'; DROP TABLE persons; --", "王小明", "{name} %s", "👩‍🔧"]):
        person = gallery.enrol(name, [template(seed)])
        assert gallery.person(person.id).name == name
        assert gallery.find_by_name(name) == (person,)
