"""Removing several people at once, and bringing them back, in a real gallery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding
from gui.gallery_worker import GalleryWorker, ThumbnailWishes
from gui.removals import Batch


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def worker(qtbot: QtBot, profile: Profile) -> Iterator[GalleryWorker]:
    worker = GalleryWorker(profile, ThumbnailWishes())
    yield worker
    worker.close()


def enrolled_ids(profile: Profile, count: int) -> tuple[str, ...]:
    gallery = Gallery.open(profile.gallery_file)
    vectors = np.eye(8, dtype=np.float32)
    ids = tuple(
        gallery.enrol(f"Person {n}", [NewTemplate(Embedding(vectors[n], "test-0"), 90.0)]).id
        for n in range(count)
    )
    gallery.close()
    return ids


def test_several_are_removed_and_brought_back_by_one_wish_each(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile
) -> None:
    worker.more_to_change.connect(worker.go_on, Qt.ConnectionType.QueuedConnection)
    ids = enrolled_ids(profile, 4)
    worker.open()
    failures: list[object] = []
    worker.failed.connect(failures.append)
    with qtbot.waitSignal(worker.all_removed) as blocker:
        worker.remove_all((ids[0], "0" * 32, *ids[1:3]))
    (removed,) = blocker.args
    assert [one.id for one in removed] == list(ids[:3])
    qtbot.waitUntil(lambda: len(failures) == 1)  # one of them was nobody
    lists: list[set[str]] = []
    worker.people_changed.connect(lambda people: lists.append({person.id for person in people}))
    with qtbot.waitSignal(worker.all_restored) as blocker:
        worker.restore_all(removed)
    assert [person.id for person in blocker.args[0]] == list(ids[:3])
    assert lists[-1] == set(ids)  # told before


def test_who_could_not_be_brought_back_may_be_tried_again(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile
) -> None:
    (one,) = enrolled_ids(profile, 1)
    worker.open()
    with qtbot.waitSignal(worker.all_removed) as blocker:
        worker.remove_all((one,))
    (removed,) = blocker.args
    worker.restore_all(removed)
    left: list[object] = []
    worker.not_restored.connect(left.append)
    with qtbot.waitSignal(worker.failed) as blocker:
        worker.restore_all(removed)  # is back already
    assert "in the gallery already" in str(blocker.args[0])
    assert left == [removed]


def test_people_who_are_coming_back_are_there_even_if_the_program_ends_meanwhile(
    qtbot: QtBot, worker: GalleryWorker, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Batch.go_on, "__defaults__", (0.0,))  # one at a time
    ids = enrolled_ids(profile, 3)
    worker.open()
    worker.more_to_change.connect(worker.go_on)  # at once
    with qtbot.waitSignal(worker.all_removed) as blocker:
        worker.remove_all(ids)
    worker.more_to_change.disconnect(worker.go_on)
    worker.restore_all(blocker.args[0])
    worker.close()
    gallery = Gallery.open(profile.gallery_file)
    assert {person.id for person in gallery.people()} == set(ids)
    gallery.close()
