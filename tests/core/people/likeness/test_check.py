"""What a check of a real gallery finds, and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest

from core.people.gallery import Gallery, NewTemplate
from core.people.likeness.check import CheckReport, FindingKind, check
from core.people.tables import templates
from core.results import Embedding

MODEL = "m@1"
SUGGESTED = 0.45


def unit(vector) -> np.ndarray:
    vector = np.asarray(vector, np.float32)
    return vector / np.linalg.norm(vector)


def near(rng, vector: np.ndarray, similarity: float) -> np.ndarray:
    aside = rng.normal(size=vector.size)
    aside = unit(aside - (aside @ vector) * vector)
    return unit(similarity * vector + np.sqrt(1 - similarity**2) * aside)


@pytest.fixture
def rng():
    return np.random.default_rng(11)


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    yield gallery
    gallery.close()


def enrol(gallery, name: str, *vectors, quality: float = 80.0, model: str = MODEL) -> str:
    new = [NewTemplate(Embedding(vector, model), quality) for vector in vectors]
    return gallery.enrol(name, new).id


def of_kind(report: CheckReport, kind: FindingKind):
    return [finding for finding in report.findings if finding.kind is kind]


@pytest.fixture
def faces(rng):
    return [unit(rng.normal(size=64)) for _ in range(30)]


@pytest.mark.slow
def test_a_sound_gallery_has_no_findings(rng, gallery, faces) -> None:
    for number, face in enumerate(faces):
        enrol(gallery, f"Person {number}", face, near(rng, face, 0.7), near(rng, face, 0.7))
    report = check(gallery, MODEL, SUGGESTED)
    assert report.findings == ()
    assert (report.people, report.templates, report.cancelled) == (30, 90, False)


def test_doubles_are_found_the_older_first_and_not_again_once_they_are_two(
    rng, gallery, faces
) -> None:
    ids = [enrol(gallery, f"Person {n}", face) for n, face in enumerate(faces)]
    again = enrol(gallery, "Twice", *(near(rng, faces[4], 0.85) for _ in range(3)))
    report = check(gallery, MODEL, SUGGESTED)
    (finding,) = of_kind(report, FindingKind.DOUBLE)
    assert (finding.person_id, finding.other_id) == (ids[4], again)
    assert finding.value == pytest.approx(0.85, abs=0.01)
    assert finding.value >= report.threshold
    gallery.say_distinct(ids[4], again)
    assert of_kind(check(gallery, MODEL, SUGGESTED), FindingKind.DOUBLE) == []


def test_one_shared_template_makes_an_outlier_and_no_double(rng, gallery, faces) -> None:
    """A picture of Bob among Ada's: Ada's is odd, and it says whose it may be."""
    bob = enrol(gallery, "Bob", faces[1], near(rng, faces[1], 0.8))
    mine = [near(rng, faces[0], 0.8) for _ in range(4)]
    ada = enrol(gallery, "Ada", *mine, near(rng, faces[1], 0.9))
    report = check(gallery, MODEL, SUGGESTED)
    (finding,) = of_kind(report, FindingKind.OUTLIER)
    assert (finding.person_id, finding.other_id, finding.other_name) == (ada, bob, "Bob")
    assert finding.template_id in {facts.id for facts in gallery.template_facts(ada)}
    gallery.remove_template(ada, finding.template_id)
    assert check(gallery, MODEL, SUGGESTED).findings == ()


def test_of_two_that_differ_one_is_named(rng, gallery, faces) -> None:
    enrol(gallery, "Ada", faces[0], faces[1])
    assert len(of_kind(check(gallery, MODEL, SUGGESTED), FindingKind.OUTLIER)) == 1


def test_poor_lacking_and_damaged_people_are_named(gallery, faces) -> None:
    poor = enrol(gallery, "Poor", faces[0], quality=20.0)
    lacking = enrol(gallery, "Old", faces[1], model="older@1")
    damaged = enrol(gallery, "Damaged", faces[2])
    with gallery._store.writing() as connection:
        connection.execute(
            templates.update().where(templates.c.person_id == damaged).values(payload=b"x" * 60)
        )
    report = check(gallery, MODEL, SUGGESTED)
    assert [(f.kind, f.person_id) for f in report.findings] == [
        (FindingKind.POOR, poor),
        (FindingKind.LACKING, lacking),
        (FindingKind.DAMAGED, damaged),
    ]
    assert report.findings[0].value == 20.0


def test_it_can_be_stopped_and_tells_how_far_it_is(gallery, faces, monkeypatch) -> None:
    from core.people.likeness import check as gallery_check

    monkeypatch.setattr(gallery_check, "_AT_ONCE", 100)  # a few rows at a time
    for number, face in enumerate(faces):
        enrol(gallery, f"Person {number}", face)
    seen: list[tuple[int, int]] = []
    report = check(
        gallery,
        MODEL,
        SUGGESTED,
        progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: len(seen) > 3,
    )
    assert report.cancelled
    assert seen == [(0, 30), (3, 30), (6, 30), (9, 30)]


@pytest.mark.slow
def test_parts_give_what_the_whole_gives(rng, gallery, faces, monkeypatch) -> None:
    from core.people.likeness import check as gallery_check

    for number, face in enumerate(faces):
        enrol(gallery, f"Person {number}", face, near(rng, face, 0.2 + number / 200))
    enrol(gallery, "Twice", near(rng, faces[9], 0.9))
    whole = check(gallery, MODEL, SUGGESTED)
    monkeypatch.setattr(gallery_check, "_AT_ONCE", 500)
    parts = check(gallery, MODEL, SUGGESTED)
    assert len(whole.findings) == 31
    assert [(f.kind, f.template_id, f.other_id) for f in parts.findings] == [
        (f.kind, f.template_id, f.other_id) for f in whole.findings
    ]


def test_an_empty_gallery_is_sound(gallery) -> None:
    report = check(gallery, MODEL, SUGGESTED)
    assert (report.people, report.findings) == (0, ())
