from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from core.models.contract import SLOTS
from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.settings import Settings
from gui import language
from gui.settings.settings_dialog import SettingsDialog
from tests.core.models.vendor.folders import write_model


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


def test_all_sentences_have_room_on_a_small_screen(dialog):
    dialog.hide()
    dialog.resize(dialog.width(), 300)
    dialog.show()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_each_change_is_told_at_once(dialog, qtbot):
    with qtbot.waitSignal(dialog.changed) as told:
        choose(dialog.theme, "dark")
    assert told.args[0] == Settings(theme="dark")
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.mirror.click()
    assert told.args[0] == Settings(theme="dark", mirror_view=False)


def test_the_enrolment_is_set_here(dialog, qtbot):
    assert dialog.views.currentData() == 5
    with qtbot.waitSignal(dialog.changed) as told:
        choose(dialog.views, 3)
    assert told.args[0].enrol_views == 3
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.sounds.click()
    assert told.args[0] == Settings(enrol_views=3, sounds=True)
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.challenge.click()
    assert told.args[0].enrol_challenge
    dialog.show_settings(Settings())
    assert not dialog.challenge.isChecked()


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


def test_it_names_the_model_of_each_slot_and_the_empty_ones(dialog):
    assert "RetinaFace" in dialog.models["detector"].text()
    assert "SFace" in dialog.models["recogniser"].text()
    assert dialog.models["liveness"].text() == "None: only geometry and motion."
    assert "own rules" in dialog.models["quality"].text()


def test_what_is_loaded_counts_more_than_what_is_chosen(dialog, tmp_path):
    card = write_model(tmp_path, "flir", {"graph": b"graph"})
    recogniser = Registry().default("recogniser")
    dialog.set_cards({"liveness": (card,), "recogniser": (recogniser,)})
    dialog.show_settings(Settings(liveness="flir"))
    assert dialog.models["liveness"].text() == "FLIR"
    dialog.set_loaded({"recogniser": LoadedModel(recogniser, "corrected", "ONNX Runtime, CPU")})
    assert dialog.models["recogniser"].text() == recogniser.title
    assert dialog.models["liveness"].text() == "FLIR is not loaded."
    dialog.set_loaded({"liveness": LoadedModel(card, "exact", "ONNX Runtime, CPU")})
    assert dialog.models["liveness"].text() == "FLIR"


def test_the_models_have_a_window_of_their_own(dialog, qtbot):
    with qtbot.waitSignal(dialog.models_wanted):
        dialog.manage.click()


def test_it_says_where_the_data_is_kept(dialog):
    assert "/data/profile" in dialog._path.text()


@pytest.mark.parametrize("slot", ["recogniser", "liveness"])
def test_a_model_that_is_gone_is_named(dialog, slot):
    dialog.show_settings(Settings(**{slot: "gone-2020"}))
    assert dialog.models[slot].text() == "gone-2020 is no longer installed."
    dialog.show_settings(Settings())
    assert "gone" not in dialog.models[slot].text()


@pytest.mark.parametrize("words", ["en", "zh_CN"])
def test_it_fits_the_least_window(dialog, words, qapp):
    language.install(words)
    try:
        qapp.processEvents()
        assert dialog.minimumSizeHint().height() <= 600 - 40  # a title bar
        assert dialog.minimumSizeHint().width() <= 960
    finally:
        language.install("en")


def test_keeping_pictures_can_be_proposed(dialog, qtbot):
    assert not dialog.samples.isChecked()
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.samples.click()
    assert changed.args[0].keep_samples
