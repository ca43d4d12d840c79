"""Likely doubles at enrolment, by a threshold that fits the gallery."""

from __future__ import annotations

import numpy as np
import pytest

from core.people.gallery import Gallery, NewTemplate
from core.people.likeness.doubles import FALSE_ALARMS, better_half, look_for_doubles
from core.people.likeness.strangers import CARD_RATE, CARD_SLOPE, LEAST_PAIRS, Strangers
from core.people.search import GalleryIndex
from core.results import Embedding

MODEL = "m@1"
SUGGESTED = 0.45


def unit(vector) -> np.ndarray:
    vector = np.asarray(vector, np.float32)
    return vector / np.linalg.norm(vector)


def strangers(rng, count: int, size: int = 64) -> list[np.ndarray]:
    return [unit(rng.normal(size=size)) for _ in range(count)]


def near(rng, vector: np.ndarray, similarity: float) -> np.ndarray:
    """A vector with just this cosine to another."""
    aside = rng.normal(size=vector.size)
    aside = unit(aside - (aside @ vector) * vector)
    return unit(similarity * vector + np.sqrt(1 - similarity**2) * aside)


@pytest.fixture
def rng():
    return np.random.default_rng(7)


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    yield gallery
    gallery.close()


def enrol(gallery, name: str, *vectors) -> str:
    new = [NewTemplate(Embedding(vector, MODEL), 80.0) for vector in vectors]
    return gallery.enrol(name, new).id


def test_a_small_gallery_takes_the_card_and_the_threshold_follows_its_size(rng, gallery) -> None:
    for number, vector in enumerate(strangers(rng, 10)):
        enrol(gallery, f"Person {number}", vector)
    report = look_for_doubles(gallery, [Embedding(strangers(rng, 1)[0], MODEL)], SUGGESTED)
    assert not report.is_measured
    assert report.people == 10
    assert report.threshold == pytest.approx(
        SUGGESTED + CARD_SLOPE * np.log(CARD_RATE / (FALSE_ALARMS / 10)), abs=1e-6
    )
    assert report.matches == ()


def test_the_same_person_is_found_and_nobody_else(rng, gallery) -> None:
    vectors = strangers(rng, 60)
    ids = [enrol(gallery, f"Person {number}", vector) for number, vector in enumerate(vectors)]
    again = [Embedding(near(rng, vectors[17], 0.75), MODEL) for _ in range(5)]
    report = look_for_doubles(gallery, again, SUGGESTED)
    assert report.is_measured
    assert [match.person_id for match in report.matches] == [ids[17]]
    assert report.matches[0].similarity == pytest.approx(0.75, abs=0.01)
    assert look_for_doubles(gallery, again, SUGGESTED, but=[ids[17]]).matches == ()


def test_one_odd_picture_neither_makes_nor_hides_a_double(rng, gallery) -> None:
    first, other = strangers(rng, 2)
    known = enrol(gallery, "Known", first)
    odd = [other, other, other, other, near(rng, first, 0.95)]
    assert look_for_doubles(gallery, [Embedding(v, MODEL) for v in odd], SUGGESTED).matches == ()
    most = [near(rng, first, 0.8) for _ in range(4)] + [other]
    found = look_for_doubles(gallery, [Embedding(v, MODEL) for v in most], SUGGESTED).matches
    assert [match.person_id for match in found] == [known]


def test_an_empty_gallery_has_no_doubles(rng, gallery) -> None:
    report = look_for_doubles(gallery, [Embedding(strangers(rng, 1)[0], MODEL)], SUGGESTED)
    assert (report.people, report.matches) == (0, ())


@pytest.mark.slow
def test_false_alarms_are_as_rare_as_wanted(rng, tmp_path) -> None:
    """Of 200 strangers to a gallery at most some are called doubles."""
    index = GalleryIndex()
    gallery = Gallery.open(tmp_path / "many.sqlite")
    try:
        for number, vector in enumerate(strangers(rng, 150, 32)):
            enrol(gallery, f"Person {number}", vector)
        index.load(gallery, MODEL)
        alarms = sum(
            bool(
                look_for_doubles(
                    gallery, [Embedding(vector, MODEL)], SUGGESTED, index=index
                ).matches
            )
            for vector in strangers(rng, 200, 32)
        )
    finally:
        gallery.close()
    assert alarms <= 8  # 2 expected; more than 8 with a chance of 0.02 %


def test_strangers_follow_the_gallery_not_the_card(rng, gallery) -> None:
    common = unit(rng.normal(size=64))
    for number in range(60):  # everybody alike: a recogniser out of its depth
        enrol(gallery, f"Person {number}", near(rng, common, 0.75))
    index = GalleryIndex()
    index.load(gallery, MODEL)
    found = Strangers.of(index, SUGGESTED)
    assert found.pairs == 60 * 59 / 2 >= LEAST_PAIRS
    assert found.start > SUGGESTED
    assert found.threshold(0.05) == pytest.approx(found.start)
    assert found.threshold(1e-12) == pytest.approx(SUGGESTED + 0.25)  # never out of reach
    with pytest.raises(ValueError, match="a rate"):
        found.threshold(0.0)


def test_the_better_half_holds_the_middle_one() -> None:
    assert better_half([0.1, 0.9, 0.5]) == pytest.approx(0.7)
    assert better_half([0.4]) == pytest.approx(0.4)
