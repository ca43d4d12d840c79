"""What is said about a model, and what can be done with it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.models.card import ModelCard
from core.settings import Settings


def facts(dialog):
    return dialog.details.facts


def test_the_card_of_the_model_in_use_is_told_in_full(dialog, registry):
    dialog.list.select("recogniser", "frir")
    card = registry.card("frir")
    assert dialog.details.title.text() == "FRIR"
    assert dialog.details.state.text() == "In use"
    answers = {line: facts(dialog).answer(line) for line in ("name", "licence", "dimension")}
    assert answers == {"name": "frir", "licence": "MIT", "dimension": "512 numbers for each face"}
    assert facts(dialog).answer("runs-on") == "ONNX Runtime, CPU"
    assert facts(dialog).answer("checksum") == card.main_file.sha256
    assert facts(dialog).answer("scale") == "Known from a similarity of 0.50 on"
    assert facts(dialog).answer("size") == "1.3 MB"
    assert any("97 % true accepts" in note.replace("\u00a0", " ") for note in facts(dialog).notes)


def test_what_runs_it_is_said_of_loaded_models_only(dialog):
    dialog.list.select("recogniser", "frfm-large")
    assert facts(dialog).answer("runs-on") == ""
    assert dialog.details.state.text() == "Not in use"


def test_an_unknown_licence_is_warned_of_once(dialog):
    dialog.list.select("recogniser", "frfm-large")
    assert facts(dialog).answer("licence") == "Not known"
    assert "states no licence" in facts(dialog).licence_warning
    assert not any("states no licence" in note for note in facts(dialog).notes)
    dialog.list.select("recogniser", "frir")
    assert facts(dialog).licence_warning == ""


@pytest.mark.parametrize("name", ["flrgb", "flxc"])
def test_models_for_other_light_are_warned_of(dialog, name):
    dialog.list.select("liveness", name)
    assert "decides nothing on infrared pictures" in dialog.details.warning_text
    dialog.list.select("liveness", "flir")
    assert dialog.details.warning_text == ""


def test_the_checksum_is_copied_whole(dialog, registry):
    dialog.list.select("liveness", "flir")
    assert registry.card("flir").main_file.sha256 in facts(dialog).checksum._digits.toolTip()
    facts(dialog).checksum.copy_button.click()
    assert QGuiApplication.clipboard().text() == registry.card("flir").main_file.sha256


def test_a_long_checksum_in_prose_does_not_make_the_page_wider(dialog):
    dialog.resize(960, 600)
    dialog.list.select("detector", "retinaface-mnet025")
    page = dialog.details._page
    assert page.widget().width() <= page.viewport().width()
    assert "b7a7acab55e1…" in facts(dialog).answer("origin")


def test_choosing_a_model_names_it_in_the_settings(dialog, qtbot):
    dialog.list.select("recogniser", "frfm-large")
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert wanted.args[0] == Settings(recogniser="frfm-large", liveness="flir")


def test_a_default_is_chosen_by_naming_none(dialog, qtbot):
    dialog.list.select("recogniser", "sface-2021dec")
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert wanted.args[0] == Settings(liveness="flir")


def test_a_slot_can_be_left_empty(dialog, qtbot):
    dialog.list.select("liveness", "")
    assert "nobody is called live" in dialog.details._purpose.text()
    assert dialog.details.use_button.text() == "Leave this place empty"
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert wanted.args[0] == Settings(recogniser="frir")


def test_the_model_in_use_is_not_chosen_again(dialog):
    dialog.list.select("recogniser", "frir")
    assert not dialog.details.use_button.isEnabled()
    assert dialog.details.use_button.text() == "In use"


def test_another_recogniser_begins_with_its_own_threshold(dialog, settings, qtbot):
    dialog.set_settings(replace(settings, similarity_threshold=0.3))
    dialog.list.select("recogniser", "frfm-large")
    assert "begins with its own" in dialog.details.hint_text
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert wanted.args[0].similarity_threshold is None
    dialog.list.select("liveness", "flrgb")
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert wanted.args[0].similarity_threshold == 0.3


def test_the_mode_of_the_model_in_use_changes_at_once(dialog, settings, qtbot):
    dialog.list.select("liveness", "flir")
    modes = dialog.details.modes
    assert modes.mode == "exact"
    assert modes.buttons["exact"].text() == "Vendor-exact (usual)"
    assert "16/112" in modes.sentences["exact"].text()
    assert "stays where it belongs" in modes.buttons["corrected"].accessibleDescription()
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        QTest.mouseClick(modes.buttons["corrected"], Qt.MouseButton.LeftButton)
    assert wanted.args[0] == replace(settings, liveness_mode="corrected")
    dialog.set_settings(wanted.args[0])
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        QTest.mouseClick(modes.buttons["exact"], Qt.MouseButton.LeftButton)
    assert wanted.args[0] == settings


def test_the_mode_of_another_model_waits_until_it_is_used(dialog, loaded, qtbot):
    dialog.list.select("liveness", "flrgb")
    modes = dialog.details.modes
    assert modes.mode == "corrected"
    with qtbot.assertNotEmitted(dialog.settings_wanted):
        QTest.mouseClick(modes.buttons["exact"], Qt.MouseButton.LeftButton)
    dialog.set_loaded(loaded)
    assert modes.mode == "exact"  # is not lost when something comes from elsewhere
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert (wanted.args[0].liveness, wanted.args[0].liveness_mode) == ("flrgb", "exact")


def test_a_mode_of_the_former_model_is_not_taken_over(dialog, settings, qtbot):
    dialog.set_settings(replace(settings, liveness_mode="corrected"))
    dialog.list.select("liveness", "flxc")
    with qtbot.waitSignal(dialog.settings_wanted) as wanted:
        dialog.details.use_button.click()
    assert (wanted.args[0].liveness, wanted.args[0].liveness_mode) == ("flxc", None)


def test_own_models_have_no_modes_to_choose_from(dialog):
    dialog.list.select("recogniser", "sface-2021dec")
    assert not dialog.details.modes.isVisible()
    dialog.list.select("recogniser", "frir")
    assert dialog.details.modes.isVisible()


def test_removing_asks_first(dialog, qtbot):
    dialog.list.select("liveness", "flrgb")
    with qtbot.assertNotEmitted(dialog.remove_wanted):
        dialog.details.remove_button.click()
    assert "Remove FLRGB?" in dialog.details.question.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.details.question.text == ""
    assert dialog.isVisible()
    dialog.details.remove_button.click()
    with qtbot.waitSignal(dialog.remove_wanted) as wanted:
        dialog.details.question.yes.click()
    assert wanted.args == ["flrgb"]
    assert dialog.pages.work_page.text == "Removing FLRGB."


def test_the_question_goes_away_with_its_model(dialog):
    dialog.list.select("liveness", "flrgb")
    dialog.details.remove_button.click()
    dialog.list.select("liveness", "flxc")
    assert dialog.details.question.text == ""


def test_a_model_in_use_can_not_be_removed_and_says_why(dialog):
    dialog.list.select("liveness", "flir")
    assert not dialog.details.remove_button.isEnabled()
    assert "Choose another one before you remove it" in dialog.details.hint_text


def test_what_came_with_the_program_can_not_be_removed(dialog):
    dialog.list.select("recogniser", "sface-2021dec")
    assert not dialog.details.remove_button.isVisible()


def test_a_model_that_is_gone_is_explained(dialog, settings):
    dialog.set_settings(replace(settings, liveness="gone"))
    dialog.list.select("liveness", "gone")
    assert "not installed" in dialog.details._purpose.text()
    assert not dialog.details.use_button.isVisible()


def test_braces_in_a_card_are_shown_as_they_are(dialog, models, registry):
    odd: ModelCard = replace(registry.card("fqa"), notes=("{0} {name} {", "fine"))
    cards = dict(models.cards) | {"quality": (odd,)}
    dialog.set_models(replace(models, cards=cards))
    dialog.list.select("quality", "fqa")
    assert facts(dialog).notes == ["{0} {name} {", "fine"]


def test_when_it_was_added_and_how_it_did_is_told(dialog, models, registry):
    tried = {"run_milliseconds": 2.34, "found": 0}
    added = replace(registry.card("retinaface-r50"), added="2026-05-01T09:00:00+00:00", trial=tried)
    own = registry.card("retinaface-mnet025")
    dialog.set_models(replace(models, cards=dict(models.cards) | {"detector": (own, added)}))
    dialog.list.select("detector", "retinaface-r50")
    assert "2026" in facts(dialog).answer("added")
    assert facts(dialog).answer("trial") == (
        "One face took 2.3 ms. In a picture of one face it found 0 faces."
    )
    dialog.list.select("detector", "retinaface-mnet025")
    assert facts(dialog).answer("added") == facts(dialog).answer("trial") == ""
