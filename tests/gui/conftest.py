"""What tests of the window get besides: no QThread may outlive its test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True, scope="session")
def same_look_once() -> Iterator[None]:
    """Leave a style sheet that is in force already: to work it out anew takes up to 0.3 s."""
    put_on = QApplication.setStyleSheet

    def change(self: QApplication, sheet: str) -> None:
        if self.styleSheet() != sheet:
            put_on(self, sheet)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QApplication, "setStyleSheet", change)
        yield


@pytest.fixture(autouse=True, scope="session")
def patience() -> Iterator[None]:
    """Wait longer than pytest-qt's five seconds where the machine has much else to do."""
    waits = QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed
    with pytest.MonkeyPatch.context() as patch:
        for wait in (*waits, QtBot.waitActive):
            patch.setitem(wait.__kwdefaults__, "timeout", 30_000)
        yield


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
    # What is to be deleted goes now: a test without an event loop leaves it to all that follow,
    # and each change of style or language goes through every widget there is.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(5000), "jobs are left in the thread pool"
    assert not running, f"QThreads left running: {running}"
