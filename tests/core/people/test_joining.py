"""Two people made one, and people who look alike kept apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest
import sqlalchemy as sa

from core.people.gallery import Gallery, GalleryError, NewTemplate
from core.people.records import Consent, Details, Sample, View
from core.people.tables import samples, templates
from core.results import Embedding

MODEL = "m@1"
CONSENT = Consent(1, "en", "0" * 64, datetime(2026, 1, 2, tzinfo=UTC), "Eve")


def vector(number: int) -> np.ndarray:
    made = np.random.default_rng(number).normal(size=32).astype(np.float32)
    return made / np.linalg.norm(made)


def sample() -> Sample:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    points = np.array([[20, 20], [40, 20], [30, 30], [22, 42], [38, 42]], np.float32)
    pixels = np.arange(60 * 60, dtype=np.uint32).astype(np.uint8).reshape(60, 60)
    return Sample(pixels, np.array([10, 10, 50, 50], np.float32), points, 70.0, now, now, "camera")


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    yield gallery
    gallery.close()


@pytest.fixture
def two(gallery):
    thumbnail = np.full((96, 96), 7, np.uint8)
    first = gallery.enrol(
        "Ada",
        [NewTemplate(Embedding(vector(1), MODEL), 80.0, View.STRAIGHT)],
        details=Details("7", "tall", ("staff",), CONSENT, date(2027, 5, 1)),
    )
    second = gallery.enrol(
        "Ada L.",
        [NewTemplate(Embedding(vector(2), MODEL), 60.0, View.LEFT, sample())],
        thumbnail,
        details=Details("8", "with a dog", ("visitor",), None, date(2026, 12, 1)),
    )
    return first.id, second.id


def state(gallery: Gallery, person_id: str) -> tuple[object, ...]:
    columns = gallery.templates(MODEL, [person_id])
    return (
        gallery.person(person_id),
        gallery.template_facts(person_id),
        sorted(np.round(columns.vectors, 5).tolist()),
        [kept.pixels.tobytes() for kept in gallery.samples(person_id)],
    )


def test_the_one_gets_all_of_the_other(gallery, two) -> None:
    kept, other = two
    merged = gallery.merge(kept, other)
    assert gallery.count() == 1
    assert merged.person == gallery.person(kept)
    assert merged.person.name == "Ada"
    assert merged.person.has_thumbnail
    assert merged.person.sample_count == 1
    assert merged.person.details == Details(
        "7", "tall\nwith a dog", ("staff", "visitor"), CONSENT, date(2026, 12, 1)
    )
    assert {facts.view for facts in gallery.template_facts(kept)} == {View.STRAIGHT, View.LEFT}
    found = gallery.templates(MODEL)
    assert set(found.person_ids) == {kept}
    for number in (1, 2):
        assert np.abs(found.vectors @ vector(number) - 1).min() < 1e-5
    (picture,) = gallery.samples(kept)
    assert np.array_equal(picture.pixels, sample().pixels)
    assert [entry.event for entry in gallery.log.entries(limit=1)] == ["merged"]


def test_what_was_merged_survives_opening_again(gallery, two) -> None:
    gallery.merge(*two)
    gallery.close()
    again = Gallery.open(gallery.file)
    try:
        (person,) = again.people()
        assert not person.damaged
        assert len(again.templates(MODEL).vectors) == 2
        assert len(again.samples(person.id)) == 1
    finally:
        again.close()


def test_a_merging_is_undone_wholly(gallery, two) -> None:
    third = gallery.enrol("Bob", [NewTemplate(Embedding(vector(3), MODEL), 80.0)]).id
    gallery.say_distinct(two[1], third)
    before = [state(gallery, one) for one in two]
    merged = gallery.merge(*two)
    assert gallery.distinct_pairs() == {tuple(sorted((two[0], third)))}
    gallery.unmerge(merged)
    assert [state(gallery, one) for one in two] == before
    assert gallery.distinct_pairs() == {tuple(sorted((two[1], third)))}
    with pytest.raises(GalleryError, match="already"):
        gallery.unmerge(merged)


def test_a_damaged_record_hinders_and_nothing_is_changed(gallery, two) -> None:
    kept, other = two
    with gallery._store.writing() as connection:
        connection.execute(
            templates.update().where(templates.c.person_id == other).values(payload=b"x" * 60)
        )
    with pytest.raises(GalleryError, match="damaged"):
        gallery.merge(kept, other)
    assert gallery.count() == 2
    with gallery._store.reading() as connection:
        owners = connection.execute(sa.select(samples.c.person_id)).scalars().all()
    assert owners == [other]


def test_nobody_is_merged_with_themselves_or_with_nobody(gallery, two) -> None:
    with pytest.raises(ValueError, match="themselves"):
        gallery.merge(two[0], two[0])
    with pytest.raises(GalleryError):
        gallery.merge(two[0], "0" * 32)
    assert gallery.count() == 2


def test_two_are_remembered_as_two_until_one_goes(gallery, two) -> None:
    gallery.say_distinct(two[1], two[0])
    gallery.say_distinct(two[0], two[1])
    pair = tuple(sorted(two))
    assert gallery.distinct_pairs() == {pair}
    assert sum(entry.event == "said-distinct" for entry in gallery.log.entries()) == 1
    removed = gallery.remove(two[0])
    assert gallery.distinct_pairs() == frozenset()
    gallery.restore(removed)
    assert gallery.distinct_pairs() == {pair}
