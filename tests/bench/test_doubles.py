"""How many doubles are noticed at enrolment, and how often a stranger is called one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.capture.picture import pictures_in, read_picture
from core.people.gallery import Gallery, NewTemplate
from core.people.likeness.check import FindingKind, check
from core.people.likeness.doubles import look_for_doubles
from core.pipeline import Pipeline
from core.results import Embedding
from core.settings import Settings

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

VIEWS = 5
ROUNDS = 10


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


@pytest.fixture(scope="module")
def people(pipeline: Pipeline, shared_data: Path) -> list[list[Embedding]]:
    found = []
    for folder in sorted(path for path in (shared_data / "orl").iterdir() if path.is_dir()):
        faces = [pipeline.analyse_picture(read_picture(file)).faces for file in pictures_in(folder)]
        found.append([face[0].embedding for face in faces if face and face[0].embedding])
    return found


@pytest.mark.parametrize("views", [1, VIEWS])
def test_doubles_among_real_faces(tmp_path, pipeline, people, views):
    """Half of the people are enrolled; the other half and other pictures of the same ones come."""
    suggested = pipeline.slots.recogniser.card.similarity_threshold
    noticed = missed = false = strangers = 0
    thresholds, wrong = [], 0
    for round_ in range(ROUNDS):
        draw = np.random.default_rng(round_)
        order = draw.permutation(len(people))
        inside, outside = order[: len(order) // 2], order[len(order) // 2 :]
        gallery = Gallery.open(tmp_path / f"{views}-{round_}.sqlite")
        ids = {
            int(who): gallery.enrol(
                f"Person {who}", [NewTemplate(one, 80.0) for one in people[who][:views]]
            ).id
            for who in inside
        }
        for who in inside:
            report = look_for_doubles(gallery, people[who][VIEWS : VIEWS + views], suggested)
            thresholds.append(report.threshold)
            named = [match.person_id for match in report.matches]
            noticed += ids[int(who)] in named
            missed += ids[int(who)] not in named
            wrong += any(one != ids[int(who)] for one in named)
        for who in outside:
            strangers += 1
            report = look_for_doubles(gallery, people[who][:views], suggested)
            false += bool(report.matches)
        gallery.close()
    print(
        f"\n{views} views each, {len(inside)} people enrolled, threshold "
        f"{np.mean(thresholds):.3f}: {noticed} of {noticed + missed} doubles noticed, a wrong one "
        f"named beside in {wrong}; {false} of {strangers} strangers called doubles"
    )
    assert noticed >= 0.9 * (noticed + missed)


def test_the_check_of_a_gallery_of_real_faces(tmp_path, pipeline, people):
    """Everybody enrolled, three of them twice, one with somebody else's picture among theirs."""
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    for who, pictures in enumerate(people):
        mine = pictures[:VIEWS] if who else [*pictures[: VIEWS - 1], people[1][9]]
        gallery.enrol(f"Person {who}", [NewTemplate(one, 80.0) for one in mine])
    for who in (10, 20, 30):
        gallery.enrol(f"Again {who}", [NewTemplate(one, 80.0) for one in people[who][VIEWS:9]])
    card = pipeline.slots.recogniser.card
    report = check(gallery, card.identity, card.similarity_threshold)
    gallery.close()
    doubles = [one for one in report.findings if one.kind is FindingKind.DOUBLE]
    odd = [one for one in report.findings if one.kind is FindingKind.OUTLIER]
    print(
        f"\n{report.people} people, {report.templates} templates, threshold "
        f"{report.threshold:.3f} ({'measured' if report.is_measured else 'card'}): "
        f"{len(doubles)} doubles named (3 are there), {len(odd)} odd pictures (1 is there)"
    )
    assert {(one.name, one.other_name) for one in doubles} >= {
        (f"Person {who}", f"Again {who}") for who in (10, 20, 30)
    }
    assert any((one.name, one.other_name) == ("Person 0", "Person 1") for one in odd)


def test_how_long_the_check_of_a_large_gallery_takes(tmp_path):
    import time

    from core.people.search import GalleryIndex
    from tests.bench.test_gallery import MODEL, _fill

    _fill(tmp_path / "gallery.sqlite", 10_000, 512)
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    gallery.people()
    began = time.perf_counter()
    report = check(gallery, MODEL, 0.45)
    checked = time.perf_counter() - began
    vectors = np.eye(512, dtype=np.float32)[:5]
    began = time.perf_counter()
    look_for_doubles(gallery, [Embedding(one, MODEL) for one in vectors], 0.45)
    alone = time.perf_counter() - began
    index = GalleryIndex()
    index.load(gallery, MODEL)
    began = time.perf_counter()
    look_for_doubles(gallery, [Embedding(one, MODEL) for one in vectors], 0.45, index=index)
    with_index = time.perf_counter() - began
    gallery.close()
    print(
        f"\n10,000 people: check {checked:.1f} s, {len(report.findings)} findings; search for "
        f"doubles of 5 views {alone:.2f} s, with the desk's own index {with_index:.2f} s"
    )
