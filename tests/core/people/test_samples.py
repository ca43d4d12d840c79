from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest

from core.face.alignment import AlignmentError, align
from core.people import samples
from core.people.gallery import Gallery, GalleryError
from core.people.sealed.vault import DamagedRecordError
from core.results import Detection
from tests.core.face.blobs import detection, scene

CONSENT = datetime(2026, 5, 4, 9, 30, 0, 123456, tzinfo=UTC)
MODEL = "sface-0123456789ab"


def sample_of(person=1, x=200, y=120, side=120, size=(640, 480), **others):
    pixels = scene((person, x, y, side), size=size)
    values = {"quality": 81.5, "consent": CONSENT, "source": "Front desk"} | others
    return samples.cut(pixels, detection(x, y, side, side), **values)


def same(one, other):
    np.testing.assert_array_equal(one.pixels, other.pixels)
    np.testing.assert_array_equal(one.box, other.box)
    np.testing.assert_array_equal(one.landmarks, other.landmarks)
    names = ("quality", "taken", "consent", "source")
    assert [getattr(one, n) for n in names] == [getattr(other, n) for n in names]
    return True


# -- cutting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("x", [-30, 0, 203, 530, 560])
@pytest.mark.parametrize("y", [-25, 0, 131, 380])
def test_a_sample_aligns_to_the_chip_of_its_frame(x, y):
    """Inside, at every border and beyond it: what was black in the chip stays so."""
    rng = np.random.default_rng(7)
    frame = rng.integers(0, 256, (480, 640), np.uint8)
    face = detection(x, y, 107.3, 121.8)
    for degrees in (0, 20, -45):  # heads tilt, and chips with them
        turned = Detection(face.box, face.score, _turned(face.landmarks, degrees))
        sample = samples.cut(frame, turned, quality=50.0, consent=CONSENT)
        assert max(sample.pixels.shape) <= samples.LONGEST
        kept, whole = align(sample.pixels, sample.landmarks), align(frame, turned.landmarks)
        difference = np.abs(kept.astype(int) - whole)
        assert difference.max() <= 1
        assert np.count_nonzero(difference) < 0.005 * difference.size


def _turned(landmarks, degrees):
    middle = landmarks.mean(axis=0)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return ((landmarks - middle) @ np.array([[c, s], [-s, c]]) + middle).astype(np.float32)


def test_the_frame_s_own_pixels_are_kept_with_room_around_the_face():
    sample = sample_of(x=200, y=120, side=120)
    height, width = sample.pixels.shape
    x1, y1, x2, y2 = sample.box
    assert (x2 - x1, y2 - y1) == (120, 120)
    assert min(x1, y1, width - x2, height - y2) >= 60
    assert max(height, width) <= 244
    left, top = 200 - int(x1), 120 - int(y1)
    frame = scene((1, 200, 120, 120))
    np.testing.assert_array_equal(sample.pixels, frame[top : top + height, left : left + width])


def test_a_large_face_is_scaled_down_and_aligns_alike():
    size = (1920, 1080)
    sample = sample_of(x=500, y=200, side=600, size=size)
    assert max(sample.pixels.shape) == samples.LONGEST
    whole = align(scene((1, 500, 200, 600), size=size), detection(500, 200, 600, 600).landmarks)
    kept = align(sample.pixels, sample.landmarks)
    inner = slice(4, -4)  # the patch ends at the chip's edge
    difference = np.abs(kept.astype(int) - whole)[inner, inner]
    assert difference.mean() < 0.5
    assert difference.max() <= 4


def test_nothing_else_of_the_frame_is_kept():
    beside = scene((1, 100, 100, 100), (2, 450, 100, 100))
    kept = samples.cut(beside, detection(100, 100, 100, 100), quality=50.0, consent=CONSENT)
    assert kept.pixels.shape[1] < 300
    assert kept.pixels.base is None


def test_the_time_of_taking_is_that_of_consent_unless_given():
    assert sample_of().taken == CONSENT
    before = CONSENT - timedelta(days=2)
    assert sample_of(taken=before).taken == before


def test_points_that_are_no_face_are_refused():
    frame = np.zeros((100, 100), np.uint8)
    face = detection(10, 10, 50, 50)
    flat = Detection(face.box, 0.9, np.zeros((5, 2), np.float32))
    with pytest.raises(AlignmentError):
        samples.cut(frame, flat, quality=1.0, consent=CONSENT)
    with pytest.raises(ValueError, match="nothing in common"):
        samples.cut(frame, detection(900, 900, 50, 50), quality=1.0, consent=CONSENT)


# -- bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["", "Kamera 2, Gäste", "王", "x" * 500, "a\udcffb"])
def test_bytes_give_the_same_sample_back(source):
    zone = timezone(timedelta(hours=2))
    one = sample_of(source=source, taken=CONSENT.astimezone(zone) - timedelta(microseconds=1))
    again = samples.from_bytes(samples.to_bytes(one), CONSENT)
    kept = source[:200].encode("utf-8", "replace").decode("utf-8")
    assert same(again, replace(one, source=kept))


def test_bytes_that_are_no_sample_are_damaged_records():
    whole = samples.to_bytes(sample_of())
    header = samples._HEADER.size
    big = bytearray(whole)
    at = whole.index(b"IHDR") + 4
    big[at : at + 8] = struct.pack(">2I", 60000, 60000)
    bad = [
        b"",
        whole[: header - 1],
        whole[:header],
        whole[: header + 30],
        whole[: len(whole) // 2],
        b"X" + whole[1:],
        whole[:4] + b"\x02" + whole[5:],
        whole[:5] + b"\xff" * 60 + whole[65:],
        whole[: header - 2] + b"\xff\xff" + whole[header:],
        bytes(big),
    ]
    for data in bad:
        with pytest.raises(DamagedRecordError):
            samples.from_bytes(data, CONSENT)


@pytest.mark.parametrize(
    "change",
    [
        {"pixels": np.zeros((10, 10, 3), np.uint8)},
        {"pixels": np.zeros((10, 10), np.float32)},
        {"pixels": np.zeros((10, 600), np.uint8)},
        {"pixels": np.zeros((0, 0), np.uint8)},
        {"landmarks": np.full((5, 2), np.nan, np.float32)},
        {"landmarks": np.zeros((4, 2), np.float32)},
        {"box": np.zeros(3, np.float32)},
        {"quality": 101.0},
        {"quality": float("nan")},
        {"consent": datetime(2026, 5, 4)},
        {"taken": datetime(2026, 5, 4)},
    ],
)
def test_what_is_no_sample_is_not_kept(gallery, template, change):
    with pytest.raises(ValueError, match="a sample"):
        gallery.enrol("Ann", [template()], samples=[sample_of(), replace(sample_of(), **change)])
    assert gallery.count() == 0


# -- in the gallery -------------------------------------------------------------------------------


def test_samples_are_there_after_a_restart(gallery_file, template):
    gallery = Gallery.open(gallery_file)
    first, second, third = (sample_of(n, quality=50.0 + n) for n in (1, 2, 3))
    person = gallery.enrol("Ann", [template()], samples=[first, second])
    without = gallery.enrol("Bob", [template(1)])
    assert person.sample_count == 2
    gallery.add_templates(person.id, (), [third])
    gallery.close()

    again = Gallery.open(gallery_file)
    assert {p.name: p.sample_count for p in again.people()} == {"Ann": 3, "Bob": 0}
    assert again.person(person.id).sample_count == 3
    assert again.find_by_name("ann")[0].sample_count == 3
    kept = {one.quality: one for one in again.samples(person.id)}
    assert all(same(kept[one.quality], one) for one in (first, second, third))
    assert again.samples(without.id) == ()
    assert again.samples("0" * 32) == ()
    again.close()


def test_enrolment_returns_the_person_as_the_list_has_it(gallery, template):
    person = gallery.enrol("Ann", [template()], np.zeros((9, 9), np.uint8), [sample_of()])
    assert gallery.people() == (person,)


def test_withdrawn_consent_leaves_no_trace_in_the_files(gallery, gallery_file, template):
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (480, 640), np.uint8)
    mine = samples.cut(noise, detection(200, 120, 120, 120), quality=50.0, consent=CONSENT)
    ann = gallery.enrol("Ann", [template(1)], np.zeros((9, 9), np.uint8), [mine, mine])
    bob = gallery.enrol("Bob", [template(2)], samples=[sample_of()])

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in gallery_file.parent.iterdir())

    with closing(sqlite3.connect(gallery_file)) as connection:
        query = "SELECT payload FROM samples WHERE person_id = ?"
        trace = connection.execute(query, (ann.id,)).fetchone()[0][2000:2064]
    assert trace in files()
    assert samples.to_bytes(mine)[2000:2064] not in files()
    revision = gallery.revision
    assert gallery.forget_samples(ann.id) == 2
    assert trace not in files()
    assert gallery.changed_since(revision) == {ann.id}
    after = gallery.person(ann.id)
    assert (after.sample_count, after.template_count, after.has_thumbnail) == (0, 1, True)
    assert len(gallery.samples(bob.id)) == 1
    assert gallery.forget_samples(ann.id) == 0
    assert gallery.forget_all_samples() == 1
    assert [person.sample_count for person in gallery.people()] == [0, 0]


def test_a_removed_person_s_samples_go_and_come_back(gallery, gallery_file, template):
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (480, 640), np.uint8)
    mine = samples.cut(noise, detection(200, 120, 120, 120), quality=50.0, consent=CONSENT)
    person = gallery.enrol("Ann", [template(1)], samples=[mine])
    with closing(sqlite3.connect(gallery_file)) as connection:
        trace = connection.execute("SELECT payload FROM samples").fetchone()[0][2000:2064]
    removed = gallery.remove(person.id)
    assert not any(trace in file.read_bytes() for file in gallery_file.parent.iterdir())
    assert gallery.samples(person.id) == ()
    assert gallery.restore(removed) == person
    (back,) = gallery.samples(person.id)
    assert same(back, mine)


def test_who_is_gone_gets_no_sample(gallery, template):
    person = gallery.enrol("Ann", [template(1)])
    gallery.remove(person.id)
    with pytest.raises(GalleryError, match="no longer in the gallery"):
        gallery.add_templates(person.id, (), [sample_of()])
    with pytest.raises(GalleryError, match="no longer in the gallery"):
        gallery.forget_samples(person.id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE samples SET payload = zeroblob(900) WHERE rowid = 1",
        "UPDATE samples SET payload = substr(payload, 1, 500) WHERE rowid = 1",
        "UPDATE samples SET payload = 'text' WHERE rowid = 1",
        "UPDATE samples SET scheme = 'later' WHERE rowid = 1",
        "UPDATE samples SET person_id = (SELECT id FROM persons ORDER BY created DESC LIMIT 1) "
        "WHERE rowid = 1",
    ],
    ids=["zeros", "cut", "text", "scheme", "another person's"],
)
def test_a_damaged_sample_is_left_out_and_its_person_named(gallery_file, template, statement):
    gallery = Gallery.open(gallery_file)
    ann = gallery.enrol("Ann", [template(1)], samples=[sample_of(1), sample_of(2, quality=7.0)])
    bob = gallery.enrol("Bob", [template(2)], samples=[sample_of(3, quality=9.0)])
    gallery.close()
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute(statement)
        connection.commit()

    gallery = Gallery.open(gallery_file)
    found = [sample.quality for who in (ann, bob) for sample in gallery.samples(who.id)]
    assert found == [7.0, 9.0]
    (damaged,) = (person.name for person in gallery.people() if person.damaged)
    assert damaged == ("Bob" if "person_id" in statement else "Ann")
    gallery.close()
