"""The window of models from where a person opens it, with the engine behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.models.contract import ModelError
from core.paths import Profile
from core.settings import Settings
from gui.engine import Engine
from gui.main_window import MainWindow
from gui.model_control import is_model
from gui.theme import Theme
from tests.core.models.vendor.folders import write_model

DUMMIES = Path(__file__).resolve().parents[1] / "vectors" / "vendor"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile(tmp_path / "profile")
    profile.make()
    write_model(profile.models_dir, "frir", {"graph": DUMMIES / "frir.onnx"})
    return profile


@pytest.fixture
def engine(qapp: QApplication, profile: Profile) -> Iterator[Engine]:
    engine = Engine(Settings(source="studio:one-person"), profile)
    yield engine
    assert engine.stop()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, engine: Engine, profile: Profile) -> MainWindow:
    theme = Theme()
    theme.apply(qapp, "light")
    window = MainWindow(engine, Settings(source="studio:one-person"), profile, theme)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_settings_lead_to_the_models_and_know_the_added_ones(
    window: MainWindow, engine: Engine, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(engine.models_loaded, timeout=20_000):
        engine.start()
    window.commands["settings"].trigger()
    assert window.settings_dialog is not None
    window.settings_dialog.manage.click()
    dialog = window.models.dialog
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitSignal(engine.models.listed, timeout=5000) as listed:
        engine.models.refresh()
    assert [card.name for card in listed.args[0].cards["recogniser"]] == ["sface-2021dec", "frir"]
    assert listed.args[0].removable == {"frir"}


def test_a_refused_model_is_taken_back_from_the_settings_and_said(
    window: MainWindow, engine: Engine, profile: Profile, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(engine.models_loaded, timeout=20_000):
        engine.start()
    (profile.models_dir / "frir" / "model.onnx").write_bytes(b"damaged")
    with qtbot.waitSignal(engine.models_refused, timeout=10_000):
        window.preferences.change(recogniser="frir")
    assert window.preferences.settings.recogniser is None
    assert "recogniser" not in json.loads(profile.settings_file.read_text("utf-8"))
    assert "model.onnx" in window.message_bar.text
    write_model(profile.models_dir, "frir", {"graph": DUMMIES / "frir.onnx"})
    with qtbot.waitSignal(engine.models_loaded, timeout=10_000):
        window.preferences.change(similarity_threshold=0.7)
    assert "model.onnx" in window.message_bar.text  # nothing is settled by that
    window.preferences.change(recogniser="frir")
    qtbot.waitUntil(lambda: not window.message_bar.text, timeout=10_000)


def test_a_model_that_is_added_for_use_brings_its_own_threshold(
    window: MainWindow, engine: Engine, profile: Profile, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(engine.models_loaded, timeout=20_000):
        engine.start()
    window.preferences.change(similarity_threshold=0.8)
    card = write_model(profile.models_dir, "frir", {"graph": DUMMIES / "frir.onnx"})
    with qtbot.waitSignal(
        engine.models_loaded, timeout=10_000, check_params_cb=lambda m: "frir" in m.names.values()
    ) as loaded:
        engine.models.added.emit(card, True)
    assert loaded.args[0].similarity_threshold == card.similarity_threshold
    assert window.preferences.settings.similarity_threshold is None


def test_an_error_is_said_once_where_it_is_looked_for(
    window: MainWindow, engine: Engine, qtbot: QtBot
) -> None:
    window.models.open()
    engine.models_refused.emit(ModelError("The model is damaged."), Settings())
    assert window.message_bar.text == ""
    assert window.models.dialog is not None
    window.models.dialog.close()
    engine.models_refused.emit(ModelError("The model is damaged."), Settings())
    assert window.message_bar.text == "The model is damaged."


def test_what_is_dropped_is_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "frir"
    folder.mkdir()
    assert not is_model(folder)  # a folder of pictures
    (folder / "configuration.json").write_text("{}", "utf-8")
    assert is_model(folder)
    assert is_model(tmp_path / "model.ONNX")
    assert not is_model(tmp_path / "face.png")


def test_what_is_dropped_while_something_goes_on_is_left_alone(
    window: MainWindow, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.onnx"
    letter.write_bytes(b"Dear Sir or Madam")
    window.models.open()
    dialog = window.models.dialog
    assert dialog is not None
    dialog.pages.begin("Something goes on.")
    with qtbot.assertNotEmitted(dialog.add_wanted):
        window.models.offer(letter)
    dialog.show_idle()
    with qtbot.waitSignal(dialog.add_wanted):
        window.models.offer(letter)
    assert dialog.pages.is_working
