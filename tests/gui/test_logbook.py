"""The log: file, Qt's messages, and errors nobody caught."""

from __future__ import annotations

import errno
import io
import logging
import os
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from core.paths import Profile
from gui.logbook import FILE_BYTES, FILES_KEPT, Logbook


@pytest.fixture
def profile() -> Profile:
    profile = Profile.default()
    profile.make()
    return profile


@pytest.fixture
def logbook(qtbot: QtBot) -> Iterator[Logbook]:
    before = sys.excepthook, threading.excepthook
    logbook = Logbook()
    yield logbook
    logbook.close()
    assert (sys.excepthook, threading.excepthook) == before
    for name in ("core", "gui"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_it_writes_what_is_logged_and_what_qt_says(logbook: Logbook, profile: Profile) -> None:
    assert logbook.open(profile)
    logging.getLogger("gui.test").info("hello")
    qWarning("from Qt")
    logbook.close()
    text = profile.log_file.read_text("utf-8")
    assert "INFO gui.test: hello" in text
    assert "WARNING qt: default: from Qt" in text


def test_the_file_stays_small(logbook: Logbook, profile: Profile) -> None:
    logbook.open(profile)
    for _ in range(45):
        logging.getLogger("gui.test").info("x" * 100_000)
    logbook.close()
    files = list(profile.log_file.parent.iterdir())
    assert len(files) == FILES_KEPT
    assert all(file.stat().st_size <= FILE_BYTES + 100_200 for file in files)


def test_a_full_disk_prints_no_pages(
    logbook: Logbook, profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert logbook.open(profile)
    handler = logbook._handler
    assert isinstance(handler, logging.StreamHandler)
    whole, handler.stream = handler.stream, Full()
    logging.getLogger("gui").warning("Nobody can write this down")
    handler.stream = whole
    assert capsys.readouterr().err == ""


def test_an_unexpected_error_is_logged_and_told_once(logbook: Logbook, profile: Profile) -> None:
    told: list[object] = []
    logbook.unexpected.connect(told.append)
    logbook.open(profile)
    for _ in range(3):
        try:
            raise RuntimeError("broken")
        except RuntimeError:
            sys.excepthook(*sys.exc_info())
    logbook.close()
    assert len(told) == 1
    assert "Something went wrong" in str(told[0])
    assert profile.log_file.read_text("utf-8").count("RuntimeError: broken") == 3


def test_an_error_in_a_thread_is_told_on_the_windows_thread(
    qtbot: QtBot, logbook: Logbook, profile: Profile
) -> None:
    threads: list[threading.Thread] = []

    class Window(Logbook):
        def hear(self, _error: object) -> None:
            threads.append(threading.current_thread())

    window = Window()
    logbook.unexpected.connect(window.hear)
    logbook.open(profile)

    def fail() -> None:
        raise RuntimeError("broken in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(threads), timeout=2000)
    assert threads == [threading.main_thread()]


def test_without_a_file_warnings_go_to_stderr(
    logbook: Logbook, capsys: pytest.CaptureFixture[str], profile: Profile
) -> None:
    profile.log_file.mkdir()
    assert not logbook.open(profile)
    logging.getLogger("gui.test").warning("no file")
    logbook.close()
    assert "no file" in capsys.readouterr().err
