from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, GalleryError, NewTemplate
from core.results import Embedding

MODEL = "sface-0123456789ab"
OTHER = "frir-ba9876543210"


def test_an_enrolled_person_is_there_after_a_restart(gallery_file, template):
    before = datetime.now(UTC)
    gallery = Gallery.open(gallery_file)
    person = gallery.enrol("  Ann Lee ", [template(1), template(2)])
    vectors = gallery.templates(MODEL).vectors
    gallery.close()

    again = Gallery.open(gallery_file)
    assert again.people() == (person,)
    assert again.person(person.id) == person
    assert again.count() == 1
    assert person.name == "Ann Lee"
    assert len(person.id) == 32
    assert person.template_count == 2
    assert person.models == (MODEL,)
    assert before <= person.created <= datetime.now(UTC)
    columns = again.templates(MODEL)
    assert columns.person_ids == (person.id, person.id)
    assert columns.names == ("Ann Lee", "Ann Lee")
    assert len(set(columns.template_ids)) == 2
    assert columns.vectors.dtype == np.float32
    np.testing.assert_array_equal(columns.vectors, vectors)
    again.close()


def test_vectors_are_kept_to_the_sixth_digit(gallery, template):
    new = template(3)
    gallery.enrol("Ann", [new])
    kept = gallery.templates(MODEL).vectors[0]
    np.testing.assert_allclose(kept, new.embedding.vector, atol=1e-6)


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_file_and_folder_belong_to_their_owner_alone(gallery, gallery_file, template):
    gallery.enrol("Ann", [template()])
    assert stat.S_IMODE(gallery_file.parent.stat().st_mode) == 0o700
    for file in gallery_file.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_file_open_to_others_is_closed_to_them(gallery_file):
    Gallery.open(gallery_file).close()
    gallery_file.chmod(0o644)
    Gallery.open(gallery_file).close()
    assert stat.S_IMODE(gallery_file.stat().st_mode) == 0o600


def test_people_are_sorted_by_name_without_case(gallery, template):
    for seed, name in enumerate(["bob", "Ann", "Étienne", "Bea", "ann"]):
        gallery.enrol(name, [template(seed)])
    names = [person.name for person in gallery.people()]
    assert [name.casefold() for name in names] == ["ann", "ann", "bea", "bob", "étienne"]


def test_the_list_follows_each_change(gallery, template):
    people = {}
    for seed, name in enumerate(["Cem", "ann", "Bob", "Bob"]):
        person = gallery.enrol(name, [template(seed)])
        people[person.id] = person
        assert set(gallery.people()) == set(people.values())
    listed = gallery.people()
    assert gallery.people() is listed
    gallery.rename(listed[0].id, "Zoe")
    assert [person.name for person in gallery.people()] == ["Bob", "Bob", "Cem", "Zoe"]
    gallery.add_templates(listed[1].id, [template(9)])
    assert gallery.people()[0:2] == tuple(
        sorted((gallery.person(p.id) for p in listed[1:3]), key=lambda p: p.id)
    )
    removed = gallery.remove(listed[2].id)
    assert listed[2].id not in {person.id for person in gallery.people()}
    gallery.restore(removed)
    assert len(gallery.people()) == 4
    assert set(gallery.people()) == {gallery.person(person.id) for person in listed}


def test_doubles_of_a_name_are_allowed_and_found(gallery, template):
    first = gallery.enrol("Ann Lee", [template(1)])
    second = gallery.enrol("ann  LEE", [template(2), template(3)])
    gallery.enrol("Anna Lee", [template(4)])
    assert set(gallery.find_by_name("ANN LEE")) == {first, second}
    assert gallery.find_by_name("Bob") == ()


def test_templates_of_another_model_are_kept_and_named_but_not_handed_out(gallery, template):
    both = gallery.enrol("Both", [template(1), template(2, OTHER, 512)])
    old = gallery.enrol("Old", [template(3, OTHER, 512)])
    assert both.models == (OTHER, MODEL)
    assert gallery.templates(MODEL).person_ids == (both.id,)
    assert gallery.templates(MODEL).vectors.shape == (1, 128)
    assert gallery.templates(OTHER).vectors.shape == (2, 512)
    assert gallery.templates("none").vectors.shape[0] == 0
    assert gallery.people_without(MODEL) == (old,)
    assert gallery.people_without(OTHER) == ()


def test_templates_are_added(gallery, template):
    person = gallery.enrol("Ann", [template(1)])
    gallery.add_templates(person.id, [template(2), template(3, OTHER, 512)])
    now = gallery.person(person.id)
    assert (now.template_count, now.models) == (3, (OTHER, MODEL))


def test_a_person_is_renamed(gallery, template):
    person = gallery.enrol("Ann", [template(1)])
    gallery.rename(person.id, " Bea ")
    assert gallery.person(person.id).name == "Bea"
    assert gallery.templates(MODEL).names == ("Bea",)
    assert gallery.find_by_name("bea")
    assert not gallery.find_by_name("ann")


def test_a_removal_is_undone_with_the_same_ids_and_vectors(gallery, template):
    picture = np.random.default_rng(0).integers(0, 256, (96, 96), np.uint8)
    gallery.enrol("Zoe", [template(9)])
    person = gallery.enrol("Ann", [template(1), template(2, OTHER, 512)], picture)
    before, before_other = gallery.templates(MODEL), gallery.templates(OTHER)

    removed = gallery.remove(person.id)
    assert gallery.count() == 1
    assert person.id not in gallery.templates(MODEL).person_ids
    assert gallery.thumbnail(person.id) is None
    assert "payload" not in repr(removed)

    assert gallery.restore(removed) == person
    after = gallery.templates(MODEL, of=[person.id])
    assert set(after.template_ids) < set(before.template_ids)
    row = before.template_ids.index(after.template_ids[0])
    np.testing.assert_allclose(after.vectors[0], before.vectors[row], atol=1e-6)
    assert gallery.templates(OTHER).template_ids == before_other.template_ids
    np.testing.assert_array_equal(gallery.thumbnail(person.id), picture)
    with pytest.raises(GalleryError, match="Ann is in the gallery already"):
        gallery.restore(removed)


def test_a_removed_face_leaves_no_trace_in_the_files(gallery, gallery_file, template):
    new = template(5, OTHER, 512)
    picture = np.random.default_rng(0).integers(0, 256, (96, 96), np.uint8)
    gallery.enrol("Somebody else", [template(6, OTHER, 512)])
    person = gallery.enrol("Unmistakable Name", [new], picture)
    clear = [new.embedding.vector.tobytes()[64:128], b"Unmistakable Name", b"IHDR"]

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in gallery_file.parent.iterdir())

    with closing(sqlite3.connect(gallery_file)) as connection:
        traces = [
            connection.execute(
                f"SELECT payload FROM {table} WHERE {column} = ?", (person.id,)
            ).fetchone()[0][:64]
            for table, column in (
                *(("persons", "id"), ("person_keys", "person_id")),
                *(("templates", "person_id"), ("thumbnails", "person_id")),
            )
        ]
    assert all(trace in files() for trace in traces)
    assert not any(part in files() for part in clear)
    gallery.remove(person.id)
    assert not any(trace in files() for trace in traces)


def test_who_is_gone_is_said_in_words(gallery, template):
    person = gallery.enrol("Ann", [template(1)])
    gallery.remove(person.id)
    for act in (
        lambda: gallery.person(person.id),
        lambda: gallery.remove(person.id),
        lambda: gallery.rename(person.id, "Bea"),
        lambda: gallery.add_templates(person.id, [template(1)]),
    ):
        with pytest.raises(GalleryError, match="no longer in the gallery"):
            act()


@pytest.mark.parametrize(
    ("height", "width"), [(96, 96), (200, 100), (37, 411), (1, 1), (97, 95), (720, 1280)]
)
def test_a_thumbnail_is_square_and_small(gallery, template, height, width):
    person = gallery.enrol("Ann", [template()], np.full((height, width), 77, np.uint8))
    kept = gallery.thumbnail(person.id)
    assert person.has_thumbnail
    assert kept.shape == (96, 96)
    assert kept.dtype == np.uint8
    assert (kept == 77).all()


def test_a_thumbnail_shows_the_middle(gallery, template):
    picture = np.zeros((96, 300), np.uint8)
    picture[:, 102:198] = 200
    person = gallery.enrol("Ann", [template()], picture)
    assert (gallery.thumbnail(person.id) == 200).all()


def test_without_thumbnail_there_is_none(gallery, template):
    person = gallery.enrol("Ann", [template()])
    assert not person.has_thumbnail
    assert gallery.thumbnail(person.id) is None


@pytest.mark.parametrize("picture", [np.zeros((9, 9, 3), np.uint8), np.zeros((9, 9)), np.zeros(0)])
def test_a_thumbnail_of_another_kind_is_refused(gallery, template, picture):
    with pytest.raises(ValueError, match="grey 8-bit"):
        gallery.enrol("Ann", [template()], picture)
    assert gallery.count() == 0


def _embedding(values: object, model: str = MODEL) -> Embedding:
    return Embedding(np.asarray(values, np.float32), model)


@pytest.mark.parametrize(
    "bad",
    [
        NewTemplate(_embedding(np.full(128, np.nan)), 50.0),
        NewTemplate(_embedding(np.zeros(128)), 50.0),
        NewTemplate(_embedding(np.full(128, np.inf)), 50.0),
        NewTemplate(_embedding([1.0 + 2e-3] + [0.0] * 127), 50.0),
        NewTemplate(_embedding([1.0] + [0.0] * 63), 50.0),
        NewTemplate(_embedding([]), 50.0),
        NewTemplate(_embedding([[1.0] + [0.0] * 127]), 50.0),
        NewTemplate(_embedding([1.0] + [0.0] * 127, model=""), 50.0),
        NewTemplate(_embedding([1.0] + [0.0] * 127), 101.0),
        NewTemplate(_embedding([1.0] + [0.0] * 127), float("nan")),
    ],
    ids=[
        "nan", "zero", "infinite", "too-long", "dimension", "empty", "matrix", "no-model",
        "quality", "nan-quality",
    ],
)  # fmt: skip
def test_what_can_not_be_compared_is_refused_and_nothing_is_kept(gallery, template, bad):
    person = gallery.enrol("First", [template(1)])
    revision = gallery.revision
    with pytest.raises(GalleryError, match="can't be kept"):
        gallery.enrol("Ann", [template(2), bad])
    with pytest.raises(GalleryError, match="can't be kept"):
        gallery.add_templates(person.id, [template(2), bad])
    assert gallery.people() == (person,)
    assert gallery.revision == revision


def test_a_vector_of_nearly_length_one_is_kept(gallery):
    gallery.enrol("Ann", [NewTemplate(_embedding([1.0 + 5e-4] + [0.0] * 127), 0.0)])
    assert gallery.count() == 1


def test_two_dimensions_of_one_model_at_once_are_refused(gallery, template):
    with pytest.raises(GalleryError, match="can't be kept"):
        gallery.enrol("Ann", [template(1, MODEL, 128), template(2, MODEL, 64)])
    assert gallery.count() == 0


def test_nobody_is_enrolled_without_a_face(gallery):
    with pytest.raises(GalleryError, match="Ann can't be enrolled without a face"):
        gallery.enrol("Ann", [])


def test_revision_tells_who_changed(gallery, template):
    start = gallery.revision
    ann = gallery.enrol("Ann", [template(1)])
    bob = gallery.enrol("Bob", [template(2)])
    assert gallery.revision == start + 2
    assert gallery.changed_since(start) == {ann.id, bob.id}
    assert gallery.changed_since(start + 1) == {bob.id}
    assert gallery.changed_since(gallery.revision) == frozenset()
    removed = gallery.remove(ann.id)
    gallery.restore(removed)
    assert gallery.changed_since(start + 2) == {ann.id}
    assert not gallery.changed_elsewhere()
    for _ in range(5000):
        gallery._changes.add(ann.id)
    assert gallery.changed_since(start) is None


def test_two_galleries_on_one_file_see_each_other(gallery, gallery_file, template):
    other = Gallery.open(gallery_file)
    try:
        revision = gallery.revision
        person = other.enrol("Ann", [template(1)])
        assert gallery.changed_elsewhere()
        assert not gallery.changed_elsewhere()
        assert gallery.people() == (person,)
        other.remove(person.id)
        assert gallery.people() == ()
        assert gallery.revision > revision
        assert gallery.changed_since(revision) is None
        assert not other.changed_elsewhere()
    finally:
        other.close()


_ENROL = """
import sys
import numpy as np
from pathlib import Path
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding

gallery = Gallery.open(Path(sys.argv[1]))
vector = np.zeros(128, np.float32)
vector[0] = 1
for number in range(int(sys.argv[3])):
    gallery.enrol(f"{sys.argv[2]} {number}", [NewTemplate(Embedding(vector, "m"), 50.0)])
gallery.close()
"""


def test_two_processes_make_and_fill_one_gallery(gallery_file):
    root = Path(__file__).resolve().parents[3]
    workers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", _ENROL, str(gallery_file), name, "25"], cwd=root
        )
        for name in ("left", "right", "middle")
    ]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    gallery = Gallery.open(gallery_file)
    names = {person.name for person in gallery.people()}
    gallery.close()
    assert names == {f"{side} {n}" for side in ("left", "right", "middle") for n in range(25)}
    made = sorted(file.name for file in gallery_file.parent.iterdir())
    assert made == ["gallery.key", "gallery.sqlite"]


@pytest.mark.slow
def test_threads_write_and_read_at_once(gallery, template):
    errors: list[BaseException] = []
    done = threading.Event()

    def enrol(name: str) -> None:
        try:
            for number in range(40):
                person = gallery.enrol(f"{name} {number}", [template(number)])
                if number % 4 == 0:
                    gallery.restore(gallery.remove(person.id))
        except BaseException as error:
            errors.append(error)

    def read() -> None:
        try:
            while not done.is_set():
                columns = gallery.templates(MODEL)
                assert len(columns.person_ids) == len(set(columns.template_ids))
                assert all(person.template_count == 1 for person in gallery.people())
                gallery.changed_elsewhere()
        except BaseException as error:
            errors.append(error)

    writers = [threading.Thread(target=enrol, args=(name,)) for name in ("a", "b")]
    reader = threading.Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert not errors
    assert gallery.count() == 80
    assert not gallery.changed_elsewhere()  # all of it was this process


def test_a_long_read_doesn_t_hold_up_an_enrolment(gallery, template):
    gallery.enrol("Ann", [template(1)])
    with gallery._store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM persons").all()
        start = time.perf_counter()
        gallery.enrol("Bob", [template(2)])
        assert time.perf_counter() - start < 2.0


def test_a_closed_gallery_says_so(gallery_file, template):
    gallery = Gallery.open(gallery_file)
    gallery.close()
    gallery.close()
    for act in (gallery.people, gallery.count, lambda: gallery.enrol("Ann", [template()])):
        with pytest.raises(RuntimeError, match="closed"):
            act()
