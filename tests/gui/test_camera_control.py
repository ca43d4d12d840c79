"""The window of the camera with the real engine on the studio."""

import time

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.paths import Profile
from core.settings import Settings, load
from gui import language
from gui.engine import Engine
from gui.engine_values import LoadedModels, OpenedSource
from gui.main_window import MainWindow
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture(scope="module")
def theme(qapp):
    made = Theme()
    made.apply(qapp, "light")
    language.install("en")
    return made


def window_on(folder, theme):
    profile = Profile(folder)
    profile.make()
    settings = Settings(source="studio:pulsing")
    window = MainWindow(Engine(settings, profile), settings, profile, theme)
    window.show()
    return window


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return Profile(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def still_window(profile, theme):
    """Nothing goes on in it, so that the tests can share it."""
    window = window_on(profile.root, theme)
    yield window
    assert window._engine.stop()
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def window(still_window):
    yield still_window
    if still_window.camera.dialog is not None:
        still_window.camera.dialog.close()


@pytest.fixture
def lively_window(qtbot, own_profile, theme):
    window = window_on(own_profile, theme)
    qtbot.addWidget(window)
    window._engine.start()
    yield window
    assert window._engine.stop()


def opened(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.camera.dialog.isVisible()
    return window.camera.dialog


def test_the_light_of_the_open_source_is_shown_and_said(qtbot, lively_window):
    window = lively_window
    engine, mark = window._engine, window.live.lamp_mark
    qtbot.waitUntil(lambda: not mark.isHidden(), timeout=20_000)
    mark.click()
    dialog = window.camera.dialog
    assert dialog.light.isVisible()
    qtbot.waitUntil(lambda: "of 255" in dialog.light.numbers.text, timeout=20_000)
    qtbot.waitUntil(lambda: len(dialog.light.scope.readings) > 5, timeout=10_000)
    assert time.monotonic() - dialog.light.scope.readings[-1].time < 5.0
    qtbot.waitUntil(lambda: "nothing to set" in dialog.controls.introduction, timeout=10_000)
    engine.open_source("studio:nobody")
    qtbot.waitUntil(mark.isHidden, timeout=10_000)


def test_a_limit_that_is_set_is_in_force_and_saved(qtbot, window, profile):
    dialog = opened(qtbot, window)
    dialog.show_page(dialog.limits)
    assert dialog.limits.isVisible()
    dialog.limits.rows["limit_clipped"].number.setValue(30)
    assert window.preferences.settings.limit_clipped == pytest.approx(0.3)
    assert load(profile.settings_file)[0].limit_clipped == pytest.approx(0.3)
    window.preferences.change(limit_clipped=None)
    assert dialog.limits.rows["limit_clipped"].number.value() == 20


def test_the_window_stands_where_it_was_left(qtbot, window):
    dialog = opened(qtbot, window)
    dialog.setGeometry(40, 50, 640, 500)
    dialog.close()
    again = type(dialog)(window)
    again.stand(
        window.camera._places().value("camera"),
        window.geometry(),
        window.screen().availableGeometry(),
    )
    assert (again.pos(), again.size()) == (QPoint(40, 50), dialog.size())


def test_it_opens_on_the_screen_beside_the_picture(qtbot, window):
    window.setGeometry(0, 0, 780, 580)
    dialog = opened(qtbot, window)
    assert window.screen().availableGeometry().contains(dialog.geometry().topLeft())


def test_a_camera_that_is_chosen_is_opened(qtbot, window):
    dialog = opened(qtbot, window)
    dialog.cameras.source_wanted.emit("studio:nobody")
    assert window._engine.wanted_source == "studio:nobody"
    assert window.preferences.settings.source == "studio:nobody"


def test_escape_leaves_the_text_about_lamps_before_the_window(qtbot, window):
    dialog = opened(qtbot, window)
    dialog.show_page(dialog.light)
    dialog.light.about.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.light.currentIndex() == 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_demos_people_are_judged_by_a_model_whose_limits_are_said(qtbot, window, profile):
    engine = window._engine
    network = Registry.of(profile).load_studio_liveness()
    judge = LoadedModel(network.card, network.mode, network.runs_on)
    engine.models_loaded.emit(LoadedModels(studio_liveness=judge))
    engine.source_opened.emit(OpenedSource("studio:pulsing", "Studio", True))
    bands = opened(qtbot, window).limits.bands
    assert bands.text.startswith("The model's own: live below 0.3, a fake from 0.7 on.")
    engine.source_opened.emit(OpenedSource("0", "Camera", False))
    assert bands.text == "No liveness model is in use."
