"""What tests of the window get besides: no QThread may outlive its test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread, QThreadPool


@pytest.fixture(autouse=True, scope="module")
def little_to_collect() -> Iterator[None]:
    """Keep what earlier modules imported out of the collection after each test: 0.1 s each."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_leaked_qthreads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the guilty test if a QThread that it started still runs after it."""
    started: list[QThread] = []
    start = QThread.start

    def remember(self: QThread, *arguments: object) -> None:
        started.append(self)
        start(self, *arguments)

    monkeypatch.setattr(QThread, "start", remember)
    yield
    running = [type(t).__name__ for t in started if t.isRunning() and not t.wait(2000)]
    started.clear()
    gc.collect()
    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(5000), "jobs are left in the thread pool"
    assert not running, f"QThreads left running: {running}"
