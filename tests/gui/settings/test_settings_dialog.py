from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from core.models.contract import SLOTS
from core.models.registry import Registry
from core.settings import Settings
from gui.settings.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot):
    registry = Registry()
    cards = {slot: registry.cards(slot) for slot in SLOTS}
    dialog = SettingsDialog(Settings(), cards, Path("/data/profile"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(box: QComboBox, value):
    row = box.findData(value)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_each_change_is_told_at_once(dialog, qtbot):
    with qtbot.waitSignal(dialog.changed) as told:
        choose(dialog.theme, "dark")
    assert told.args[0] == Settings(theme="dark")
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.mirror.click()
    assert told.args[0] == Settings(theme="dark", mirror_view=False)


def test_changes_from_elsewhere_are_shown_and_not_answered(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.show_settings(Settings(theme="light", show_plots=False, similarity_threshold=0.6))
    assert dialog.theme.currentData() == "light"
    assert not dialog.plots.isChecked()
    assert not dialog.threshold.own.isChecked()
    assert dialog.threshold.slider.value() == 60


def test_the_threshold_is_the_models_own_until_it_is_changed(dialog, qtbot):
    editor = dialog.threshold
    assert editor.own.isChecked()
    assert not editor.slider.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        editor.own.click()
    with qtbot.waitSignal(dialog.changed) as told:
        editor.slider.setValue(20)
    assert told.args[0].similarity_threshold == pytest.approx(0.20)
    assert "strangers are taken for enrolled people" in editor.meaning
    editor.slider.setValue(85)
    assert "not recognised more often" in editor.meaning
    with qtbot.waitSignal(dialog.changed) as told:
        editor.own.click()
    assert told.args[0].similarity_threshold is None


def test_it_names_the_installed_models_their_licences_and_the_missing_one(dialog):
    assert "SFace" in dialog.models["recogniser"].currentText()
    assert "Apache-2.0" in dialog._notes["recogniser"].text()
    assert dialog.models["liveness"].currentText() == "None is installed"
    assert "Nobody is called live" in dialog._notes["liveness"].text()


def test_it_says_where_the_data_is_kept(dialog):
    assert "/data/profile" in dialog._path.text()


@pytest.mark.parametrize("slot", ["recogniser", "liveness"])
def test_a_model_that_is_gone_is_named_and_can_be_left(dialog, qtbot, slot):
    dialog.show_settings(Settings(**{slot: "gone-2020"}))
    box = dialog.models[slot]
    assert box.isEnabled()
    assert box.currentText() == "gone-2020"
    assert "no longer installed" in dialog._notes[slot].text()
    with qtbot.waitSignal(dialog.changed) as told:
        choose(box, None)
    assert told.args[0] == Settings()
    assert box.findData("gone-2020") < 0
    assert "no longer" not in dialog._notes[slot].text()
