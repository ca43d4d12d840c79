"""The real `main` inside the test's process: what it sets up it must also take down."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import application
from gui.main_window import MainWindow
from gui.options import Options

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*propagateSizeHints.*"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """`main` leaves a process whose threads don't end; here that would end all tests, in silence.

    The threads get the time that they need on a busy machine: how long they may take is proved in
    tests/gui/test_engine.py.
    """
    monkeypatch.setattr("gui.engine.STOP_SECONDS", 30.0)
    monkeypatch.setattr(os, "_exit", lambda code: pytest.fail(f"left by force, with code {code}"))


def test_main_leaves_the_process_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    before = (
        sys.excepthook,
        threading.excepthook,
        signal.getsignal(signal.SIGINT),
        signal.getsignal(signal.SIGTERM),
    )
    code = application.main(Options(source="studio", profile=tmp_path, seconds=2.0), 0.0)
    assert code == 0
    assert before == (
        sys.excepthook,
        threading.excepthook,
        signal.getsignal(signal.SIGINT),
        signal.getsignal(signal.SIGTERM),
    )
    assert (tmp_path / "gallery.sqlite").is_file()
    assert not (tmp_path / "settings.json").exists()  # the command line is not kept


def test_closing_the_window_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    closed: list[str] = []
    (tmp_path / "settings.json").write_text('{"limit_dark": 9999}', "utf-8")

    def close() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow) and widget.isVisible():
                closed.append(widget.message_bar.text)
                widget.close()

    QTimer.singleShot(1500, close)
    assert application.main(Options(source="studio", profile=tmp_path), 0.0) == 0
    assert len(closed) == 1
    assert "Some settings" in closed[0]  # a limit out of its range
    assert (tmp_path / "window.ini").is_file()
