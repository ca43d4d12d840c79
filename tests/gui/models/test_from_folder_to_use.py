"""A person adds FRIR from its folder, uses it, leaves it and removes it, while the desk runs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.paths import Profile
from core.settings import Settings
from gui.engine import Engine
from gui.main_window import MainWindow
from tests.gui.pages import ModelsPage

GRAPH = Path(__file__).resolve().parents[2] / "vectors" / "vendor" / "frir.onnx"
PATIENCE = 60_000  # milliseconds; a process is started that loads the network libraries


@pytest.fixture
def vendor_folder(tmp_path):
    folder = tmp_path / "cv_manual_face-recognition_frir"
    folder.mkdir()
    shutil.copy(GRAPH, folder / "model.onnx")
    kind = {"framework": "pytorch", "pipeline": {"type": "manual-face-recognition-frir"}}
    (folder / "configuration.json").write_text(json.dumps(kind), "utf-8")
    return folder


@pytest.fixture
def window(qtbot, themed, own_profile):
    profile = Profile(own_profile)
    profile.make()
    settings = Settings(source="studio:one-person")
    engine = Engine(settings, profile)
    window = MainWindow(engine, settings, profile, themed)
    qtbot.addWidget(window)
    window.show()
    engine.start()
    yield window
    assert engine.stop()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_from_the_vendors_folder_to_use_and_back(window, vendor_folder, qtbot, tmp_path):
    window.models.open()
    dialog = window.models.dialog
    page = ModelsPage(dialog)
    qtbot.waitUntil(lambda: page.in_use.get("recogniser") == "sface-2021dec", timeout=PATIENCE)

    dialog.add_bar.path_chosen.emit(vendor_folder)
    found = dialog.pages.candidate_page
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is found, timeout=PATIENCE)
    assert found.title == "Add FRIR?"
    found.compared.click()
    found.add_use_button.click()
    qtbot.waitUntil(lambda: page.in_use.get("recogniser") == "frir", timeout=PATIENCE)
    assert page.names["recogniser"] == ["SFace 2021dec", "FRIR"]
    assert page.note == "FRIR was tried out and added."
    assert window.preferences.settings.recogniser == "frir"

    wrong = tmp_path / "letter.onnx"
    wrong.write_bytes(b"Dear Sir or Madam")
    dialog.add_bar.path_chosen.emit(wrong)
    qtbot.waitUntil(lambda: bool(page.error), timeout=PATIENCE)
    assert "is no ONNX model" in page.error
    assert not page.is_working

    page.use("recogniser", "sface-2021dec")
    qtbot.waitUntil(lambda: page.in_use.get("recogniser") == "sface-2021dec", timeout=PATIENCE)
    dialog.list.select("recogniser", "frir")
    dialog.details.remove_button.click()
    dialog.details.question.yes.click()
    qtbot.waitUntil(lambda: page.names["recogniser"] == ["SFace 2021dec"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not page.is_working, timeout=PATIENCE)
    assert vendor_folder.is_dir()  # what a person has elsewhere is left alone
