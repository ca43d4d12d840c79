"""The doctor from the menu, with the real engine behind it and without."""

from __future__ import annotations

import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.doctor import examination, models, storage
from core.doctor.check import Subject
from core.paths import Profile
from core.settings import Settings
from gui.doctor import open_source
from gui.engine import Engine
from gui.engine_values import EngineState
from gui.main_window import MainWindow
from gui.theme import Theme

SOURCE = "studio:nobody"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def profile(own_profile: Path) -> Profile:
    profile = Profile(own_profile)
    profile.make()
    return profile


@pytest.fixture
def engine(qapp: QApplication, profile: Profile) -> Iterator[Engine]:
    engine = Engine(Settings(source=SOURCE), profile)
    yield engine
    assert engine.stop()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, engine: Engine, profile: Profile
) -> Iterator[MainWindow]:
    theme = Theme()
    theme.apply(qapp, "light")
    window = MainWindow(engine, Settings(source=SOURCE), profile, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.doctor.stop()


@pytest.mark.slow
def test_what_the_window_has_open_is_checked_without_opening_it_again(
    window: MainWindow, engine: Engine, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(open_source, "WATCHED", 0.6)
    monkeypatch.setattr(examination, "watch", None)
    monkeypatch.setattr(models, "run", None)  # the models at work are asked, none is loaded
    with qtbot.waitSignal(engine.models_loaded, timeout=20_000):
        engine.start()
    qtbot.waitUntil(lambda: engine.status.state is EngineState.WATCHING, timeout=10_000)
    window.commands["doctor"].trigger()
    dialog = window.doctor.dialog
    assert dialog is not None
    assert dialog.is_working
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=20_000)
    checks = {check.subject: check for check in dialog.checks}
    assert Subject.FAULT not in checks
    for subject in (Subject.OPENING, Subject.RATE, Subject.PICTURE, Subject.LAMP, Subject.EXPOSURE):
        assert subject in checks
    assert "demo" in str(checks[Subject.OPENING].sentence)
    assert "retinaface" in str(checks[Subject.ANALYSIS].details["detector"])
    assert checks[Subject.WINDOW].details["qt_platform"] == "offscreen"
    dialog.report_button.click()
    qtbot.waitUntil(lambda: dialog.report_view is not None, timeout=10_000)
    assert dialog.report_view is not None
    file = tmp_path / "report.zip"
    dialog.save_wanted.emit(dialog.report_view._bundle, file)
    qtbot.waitUntil(file.exists, timeout=5_000)
    qtbot.waitUntil(lambda: str(file) in dialog.note_bar.text.replace("\u200b", ""), timeout=5_000)
    with zipfile.ZipFile(file) as archive:
        assert b'"lamp"' in archive.read("light.json")


@pytest.mark.slow
def test_a_check_that_hangs_can_be_stopped(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hangs(*_: object) -> Iterator[object]:
        begun.set()
        go_on.wait(20)
        yield from ()

    monkeypatch.setattr(storage, "settings", hangs)
    monkeypatch.setattr(models, "run", lambda *_: iter(()))
    try:
        window.commands["doctor"].trigger()
        dialog = window.doctor.dialog
        assert dialog is not None
        qtbot.waitUntil(begun.is_set, timeout=10_000)
        qtbot.waitUntil(lambda: "Settings" in dialog.summary.text, timeout=10_000)
        dialog.check_button.click()
        qtbot.waitUntil(lambda: not dialog.is_working, timeout=10_000)
        assert "Not everything was checked" in dialog.summary.text
        assert Subject.GALLERY not in {check.subject for check in dialog.checks}
        dialog.check_button.click()
        assert dialog.is_working
        dialog.close()  # which stops it
        window.commands["doctor"].trigger()
        go_on.set()
        qtbot.waitUntil(
            lambda: not dialog.is_working and "Things checked" in dialog.summary.text,
            timeout=10_000,
        )
        began = time.monotonic()
        window.doctor.stop()
        assert time.monotonic() - began < 10.0
    finally:
        go_on.set()
