"""The gallery worker with a real gallery, called on the test's own thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.enrolment.shots import Shot
from core.frame import Frame
from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.people.records import View
from core.quality import Quality, QualityReason
from core.results import Detection, Embedding, FaceAnalysis
from gui.engine_values import EnrolWish
from gui.gallery_worker import GalleryWorker, ThumbnailWishes

GOOD = Quality(90.0, QualityReason.GOOD, 60.0, 200.0, 120.0, 40.0, 0.0, 0.0, 0.0, 0.0)


def wish_for(name: str, seed: int = 1) -> EnrolWish:
    random = np.random.default_rng(seed)
    vector = random.standard_normal(128).astype(np.float32)
    vector /= np.linalg.norm(vector)
    pixels = random.integers(0, 256, (480, 640), np.uint8)
    box = np.array([200, 100, 320, 260], np.float32)
    points = [[235, 165], [285, 165], [260, 195], [240, 225], [280, 225]]
    detection = Detection(box, 0.99, np.array(points, np.float32))
    face = FaceAnalysis(detection, GOOD, embedding=Embedding(vector, "test-0"))
    shot = Shot(View.STRAIGHT, face, Frame(7, 1.0, pixels, source="Front desk"))
    return EnrolWish((shot,), name)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def wishes() -> ThumbnailWishes:
    return ThumbnailWishes()


@pytest.fixture
def worker(qtbot: QtBot, profile: Profile, wishes: ThumbnailWishes) -> Iterator[GalleryWorker]:
    worker = GalleryWorker(profile, wishes)
    yield worker
    worker.close()


def test_opening_tells_who_is_there(qtbot: QtBot, worker: GalleryWorker) -> None:
    with qtbot.waitSignals([worker.opened, worker.people_changed]):
        worker.open()


def test_a_person_comes_goes_comes_back_and_is_renamed(qtbot: QtBot, worker: GalleryWorker) -> None:
    heard: list[tuple[str, ...]] = []
    worker.people_changed.connect(lambda people: heard.append(tuple(p.name for p in people)))
    worker.open()
    with qtbot.waitSignal(worker.enrolled) as blocker:
        worker.enrol(wish_for("Ada"))
    person = blocker.args[0]
    assert person.has_thumbnail
    with qtbot.waitSignal(worker.removed) as blocker:
        worker.remove(person.id)
    removed = blocker.args[0]
    with qtbot.waitSignal(worker.restored) as blocker:
        worker.restore(removed)
    assert blocker.args[0].id == person.id
    with qtbot.waitSignal(worker.renamed) as blocker:
        worker.rename(person.id, "Ada King")
    assert blocker.args[0].name == "Ada King"
    assert heard == [(), ("Ada",), (), ("Ada",), ("Ada King",)]


def test_a_sample_is_kept_of_who_agreed_to_it(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile
) -> None:
    worker.open()
    with qtbot.waitSignal(worker.enrolled) as blocker:
        worker.enrol(wish_for("Ada"))
    assert blocker.args[0].sample_count == 0
    agreed = datetime.now(UTC)
    wish = replace(wish_for("Grace", 2), pictures_agreed=agreed)
    with qtbot.waitSignal(worker.enrolled) as blocker:
        worker.enrol(wish)
    grace = blocker.args[0]
    assert grace.sample_count == 1
    gallery = Gallery.open(profile.gallery_file)
    (sample,) = gallery.samples(grace.id)
    gallery.close()
    assert sample.consent == agreed
    assert (sample.quality, sample.source) == (90.0, "Front desk")
    (shot,) = wish.shots
    left, top = (shot.face.detection.landmarks - sample.landmarks)[0].astype(int)
    height, width = sample.pixels.shape
    np.testing.assert_array_equal(
        sample.pixels, shot.frame.pixels[top : top + height, left : left + width]
    )


def test_a_refused_wish_changes_nothing(qtbot: QtBot, worker: GalleryWorker) -> None:
    worker.open()
    people: list[object] = []
    worker.people_changed.connect(people.append)
    with qtbot.waitSignal(worker.enrol_refused) as blocker:
        worker.enrol(wish_for("  "))
    assert "name" in str(blocker.args[0])
    with qtbot.waitSignal(worker.failed):
        worker.remove("0" * 32)
    assert not people


def test_without_a_gallery_each_wish_is_answered(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile
) -> None:
    profile.make()
    profile.gallery_file.write_bytes(b"")
    with qtbot.waitSignal(worker.unavailable) as blocker:
        worker.open()
    said = str(blocker.args[0])
    with qtbot.waitSignal(worker.enrol_refused) as blocker:
        worker.enrol(wish_for("Ada"))
    assert str(blocker.args[0]) == said
    with qtbot.waitSignal(worker.failed) as blocker:
        worker.remove("0" * 32)
    assert str(blocker.args[0]) == said


def test_thumbnails_come_newest_first(
    qtbot: QtBot, worker: GalleryWorker, wishes: ThumbnailWishes
) -> None:
    worker.more_thumbnails.connect(worker.load_thumbnails)
    worker.open()
    ids = []
    for number in range(3):
        with qtbot.waitSignal(worker.enrolled) as blocker:
            worker.enrol(wish_for(f"Person {number}", number))
        ids.append(blocker.args[0].id)
    got: dict[str, object] = {}
    worker.thumbnail_loaded.connect(got.__setitem__)
    assert wishes.put(ids[0])
    assert not wishes.put(ids[1])
    assert not wishes.put("0" * 32)
    worker.load_thumbnails()
    assert list(got) == ["0" * 32, ids[1], ids[0]]
    assert got["0" * 32] is None
    picture = got[ids[0]]
    assert isinstance(picture, np.ndarray)
    assert picture.shape == (96, 96)
    assert not wishes


def test_a_change_by_another_program_is_noticed(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile
) -> None:
    opened: list[Gallery] = []
    worker.opened.connect(opened.append)
    worker.open()
    other = Gallery.open(profile.gallery_file)
    face = wish_for("Grace").shots[0].face
    assert face.embedding is not None
    other.enrol("Grace", [NewTemplate(face.embedding, 90.0)])
    other.close()
    with qtbot.waitSignal(worker.people_changed, timeout=5000) as blocker:
        pass
    assert [person.name for person in blocker.args[0]] == ["Grace"]
