"""Work with a real gallery in another thread, answered in the window's."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QObject

from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding
from core.wording import PlainError
from gui.gallery_tasks import GalleryTasks
from gui.threads import end, thread_for


@pytest.fixture
def gallery(tmp_path):
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    vector = np.zeros(8, np.float32)
    vector[0] = 1.0
    gallery.enrol("Ada", [NewTemplate(Embedding(vector, "model"), 90.0)])
    yield gallery
    gallery.close()


@pytest.fixture
def tasks(qapp):
    import time

    tasks = GalleryTasks()
    thread = thread_for("tasks", tasks.worker)
    thread.start()
    yield tasks
    assert end(thread, time.monotonic() + 2)


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []
        self.errors: list[PlainError] = []
        self.progress: list[tuple[int, int]] = []
        self.thread_of_answer: list[int] = []

    def done(self, value: object) -> None:
        self.values.append(value)
        self.thread_of_answer.append(threading.get_ident())

    def count(self, done: int, total: int) -> None:
        self.progress.append((done, total))


def test_a_deed_is_done_elsewhere_and_answered_here(qtbot, tasks, gallery) -> None:
    tasks.worker.use_gallery(gallery)
    owner = Owner()
    threads: list[int] = []

    def deed(gallery: Gallery, task) -> list[str]:
        threads.append(threading.get_ident())
        task.report(1, 2)
        return [person.name for person in gallery.people()]

    tasks.ask(deed, owner, owner.done, owner.errors.append, owner.count)
    qtbot.waitUntil(lambda: owner.values == [["Ada"]])
    assert owner.progress == [(1, 2)]
    assert threads != owner.thread_of_answer == [threading.get_ident()]


def test_without_a_gallery_the_reason_is_told(qtbot, tasks) -> None:
    owner = Owner()
    tasks.ask(lambda gallery, task: gallery.count(), owner, owner.done, owner.errors.append)
    qtbot.waitUntil(lambda: len(owner.errors) == 1)
    assert "not open yet" in str(owner.errors[0])


def test_a_refusal_and_a_fault_are_told_apart(qtbot, tasks, gallery) -> None:
    tasks.worker.use_gallery(gallery)
    owner = Owner()
    tasks.ask(lambda gallery, task: gallery.person("x"), owner, owner.done, owner.errors.append)
    tasks.ask(lambda gallery, task: 1 / 0, owner, owner.done, owner.errors.append)
    qtbot.waitUntil(lambda: len(owner.errors) == 2)
    assert "no longer in the gallery" in str(owner.errors[0])
    assert "fault of the program" in str(owner.errors[1])


def test_what_was_cancelled_before_its_turn_is_not_done(qtbot, tasks, gallery) -> None:
    tasks.worker.use_gallery(gallery)
    owner = Owner()
    gate = threading.Event()
    done: list[str] = []
    tasks.ask(lambda gallery, task: gate.wait(5), owner, owner.done, owner.errors.append)
    second = tasks.ask(
        lambda gallery, task: done.append("second"), owner, owner.done, owner.errors.append
    )
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert done == []
    assert owner.values == [True]


def test_nobody_is_called_who_is_gone(qtbot, tasks, gallery) -> None:
    import shiboken6

    tasks.worker.use_gallery(gallery)
    owner = Owner()
    values = owner.values
    gate = threading.Event()
    tasks.ask(lambda gallery, task: gate.wait(5), owner, owner.done, owner.errors.append)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert values == []
