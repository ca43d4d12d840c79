"""Getting a model into the program: from a folder, by dropping it, from the vendor."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from core.models.adding.inspection import Candidate
from core.models.card import ModelFile
from core.models.contract import ModelError
from core.models.download import FetchProgress
from core.models.vendor.systems import BY_NAME
from gui import language

FLIR = BY_NAME["flir"].checksum
OTHER = "ab" * 32


def candidate(*systems, sha256=OTHER):
    file = ModelFile("model.onnx", sha256, 1_300_000)
    path = Path("/media/stick/cv_manual_face-liveness_flir")
    named = tuple(BY_NAME[name] for name in systems)
    known = named[0].checksum == sha256
    return Candidate(path, {"graph": path / file.name}, {"graph": file}, None, named, known=known)


def drop(dialog, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(dialog.rect().center(), copy, data, left, none)
    QApplication.sendEvent(dialog, entering)
    hint = dialog.add_bar._hint.text()
    where = QPointF(dialog.rect().center())
    QApplication.sendEvent(dialog, QDropEvent(where, copy, data, left, none))
    return entering.isAccepted(), hint


def test_a_folder_that_is_chosen_is_looked_at(dialog, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(dialog.add_wanted) as wanted:
        dialog.add_bar.folder_action.trigger()
    assert wanted.args == [tmp_path]
    assert dialog.pages.work_page.text == "Looking at the files. Nothing in them is run."


def test_a_file_that_is_chosen_is_looked_at(dialog, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "model.onnx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(dialog.add_wanted) as wanted:
        dialog.add_bar.file_action.trigger()
    assert wanted.args == [file]


def test_a_choice_that_was_left_asks_for_nothing(dialog, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(dialog.add_wanted):
        dialog.add_bar.folder_action.trigger()
    assert not dialog.pages.is_working


def test_a_dropped_folder_is_looked_at(dialog, qtbot, tmp_path):
    with qtbot.waitSignal(dialog.add_wanted) as wanted:
        accepted, hint = drop(dialog, tmp_path)
    assert accepted
    assert hint == "Let go to add it."
    assert wanted.args == [tmp_path]
    with qtbot.assertNotEmitted(dialog.add_wanted):  # while that goes on
        accepted, _ = drop(dialog, tmp_path)
    assert not accepted


def test_a_known_checksum_needs_no_further_question(dialog, qtbot):
    dialog.show_candidate(candidate("flir", sha256=FLIR))
    page = dialog.pages.candidate_page
    assert page.title == "Add FLIR?"
    assert page.verdict == "This checksum is the one that was reported for FLIR."
    assert page.licence_text.startswith("MIT (Others report the MIT licence")
    assert page.replaces_text == "FLIR is installed already; these files take its place."
    assert not page.compared.isVisible()
    assert page.checksum.sha256 == FLIR
    with qtbot.waitSignal(dialog.install_wanted) as wanted:
        page.add_use_button.click()
    assert (wanted.args[1], wanted.args[2]) == ("flir", True)
    assert "separate process" in dialog.pages.work_page.text


def test_an_unknown_checksum_has_to_be_compared(dialog, qtbot):
    dialog.show_candidate(candidate("frir"))
    page = dialog.pages.candidate_page
    assert page.verdict == (
        "No checksum is known for FRIR: compare this one with the one on the vendor's page."
    )
    assert not page.add_button.isEnabled()
    assert not page.add_use_button.isEnabled()
    assert QApplication.focusWidget() is page.compared
    QTest.keyClick(page.compared, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.install_wanted) as wanted:
        page.add_button.click()
    assert (wanted.args[1], wanted.args[2]) == ("frir", False)
    dialog.show_candidate(candidate("frir"))
    assert not page.compared.isChecked()  # the next file is another question


def test_another_checksum_than_the_reported_one_is_told_plainly(dialog):
    dialog.show_candidate(candidate("flir"))
    page = dialog.pages.candidate_page
    assert page.verdict.startswith("This is not the checksum that was reported for FLIR.")
    assert not page.add_button.isEnabled()


def test_files_that_fit_several_models_are_asked_about(dialog, qtbot):
    dialog.show_candidate(candidate("frir", "frfm-large"))
    page = dialog.pages.candidate_page
    assert page.title == "Which model is this?"
    assert [b.text() for b in page.choice.buttons] == [
        "FRIR (Recognising faces)", "FRFM-large (Recognising faces)",
    ]  # fmt: skip
    assert not page.add_button.isEnabled()
    page.choice.buttons[1].click()
    assert page.title == "Add FRFM-large?"
    assert "Recognised as" not in page._purpose.text()  # a person said so
    assert "states no licence" in page.licence_text
    page.compared.click()
    with qtbot.waitSignal(dialog.install_wanted) as wanted:
        page.add_button.click()
    assert wanted.args[1] == "frfm-large"


def test_tab_leads_from_the_choice_down_to_the_buttons(dialog):
    dialog.show_candidate(candidate("frir", "frfm-large"))
    page = dialog.pages.candidate_page
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    page.compared.click()
    reached = []
    for _ in range(6):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert [widget.objectName() for widget in reached] == [
        "system-frir", "copyChecksum", "candidateCompared",
        "candidateAddUse", "candidateAdd", "candidateCancel",
    ]  # fmt: skip


def test_a_candidate_can_be_left(dialog):
    dialog.show_candidate(candidate("frir"))
    assert not dialog.list.isEnabled()
    dialog.pages.candidate_page.cancel_button.click()
    assert dialog.pages.currentWidget() is dialog.details
    assert dialog.list.isEnabled()
    assert QApplication.focusWidget() is dialog.list


def test_a_model_that_was_added_is_shown(dialog, registry):
    dialog.pages.begin("Trying it out.")
    dialog.show_added(registry.card("flxc"))
    dialog.show_idle()
    assert dialog.said.note == "FLXC was tried out and added."
    assert dialog.details.title.text() == "FLXC"


def test_a_refusal_is_said_where_it_was_asked_for(dialog):
    dialog.pages.begin_looking()
    dialog.show_error(ModelError("The folder {folder} has no model.", folder="/media/stick"))
    assert dialog.said.error == "The folder /media/stick has no model."
    assert dialog.pages.currentWidget() is dialog.details
    dialog.pages.begin_looking()
    assert dialog.said.error == ""


def test_choosing_a_model_ends_what_was_said_about_an_earlier_wish(dialog, qtbot):
    dialog.show_error(ModelError("The folder has no model."))
    dialog.list.select("liveness", "flxc")
    with qtbot.waitSignal(dialog.settings_wanted):
        dialog.details.use_button.click()
    assert dialog.said.error == ""


def test_models_that_are_damaged_are_named(dialog, models):
    wrong = ModelError("The card of the model in {folder} can't be read.", folder="/p/models/x")
    dialog.set_models(replace(models, damaged=(wrong,)))
    assert dialog.said.damage == "The card of the model in /p/models/x can't be read."
    dialog.set_models(models)
    assert dialog.said.damage == ""


def test_a_check_ends_in_a_sentence(dialog, qtbot):
    dialog.list.select("liveness", "flir")
    with qtbot.waitSignal(dialog.check_wanted) as wanted:
        dialog.details.check_button.click()
    assert wanted.args == ["flir"]
    assert "Checking the files of FLIR" in dialog.pages.work_page.text
    dialog.show_checked("flir")
    dialog.show_idle()
    assert "those that its card describes" in dialog.said.note


def test_before_a_download_licence_size_and_address_are_told(dialog, qtbot):
    with qtbot.assertNotEmitted(dialog.fetch_wanted):
        dialog.add_bar.fetch_actions["frir"].trigger()
    text = dialog.pages.offer_page.text
    assert "MIT licence" in text
    assert "12.6 MB" in text
    assert "modelscope.cn/models/iic/cv_manual_face-recognition_frir" in text
    with qtbot.waitSignal(dialog.fetch_wanted) as wanted:
        dialog.pages.offer_page.fetch_button.click()
    assert wanted.args == ["frir"]


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (
            FetchProgress("model.onnx", 5_400_000, 12_600_000, 1_200_000.0),
            "5.4 MB of 12.6 MB · 1.2 MB a second · 6 seconds left",
        ),
        (
            FetchProgress("model.onnx", 1_000_000, 120_000_000, 100_000.0),
            "1.0 MB of 120.0 MB · 100.0 kB a second · 20 minutes left",
        ),
        (FetchProgress("model.onnx", 0, 12_600_000, None), "0 bytes of 12.6 MB"),
        (FetchProgress("model.onnx", 5_400_000, None, 2e6), "5.4 MB so far · 2.0 MB a second"),
    ],
)
def test_a_download_tells_how_far_it_is(dialog, progress, said):
    dialog.show_progress(progress)
    page = dialog.pages.work_page
    assert page.text == f"Downloading model.onnx {said}"
    if progress.total:
        assert page.bar.value() == progress.done * 1000 // progress.total
    else:
        assert page.bar.maximum() == 0  # moves, as nobody knows the end


def test_a_download_can_be_stopped_once_and_ends_when_it_has_ended(dialog, qtbot):
    dialog.show_progress(FetchProgress("model.onnx", 1, 10, None))
    with qtbot.waitSignal(dialog.cancel_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(dialog.cancel_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.show_progress(FetchProgress("model.onnx", 2, 10, None))  # was on its way
    assert dialog.pages.is_working
    assert dialog.pages.work_page.is_stopping
    dialog.show_idle()
    assert dialog.pages.currentWidget() is dialog.details
    assert dialog.isVisible()


def test_escape_leaves_an_offer_and_then_the_window(dialog):
    dialog.add_bar.fetch_actions["flir"].trigger()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.pages.currentWidget() is dialog.details
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_presses_only_what_has_the_keyboard(dialog, qtbot):
    dialog.list.select("recogniser", "frfm-large")
    dialog.list.setFocus()
    with qtbot.assertNotEmitted(dialog.settings_wanted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.details.use_button.setFocus()
    with qtbot.waitSignal(dialog.settings_wanted):
        QTest.keyClick(dialog.details.use_button, Qt.Key.Key_Return)


def test_busy_can_be_told_from_outside(dialog):
    dialog.show_busy("Loading FRIR.")
    assert dialog.pages.work_page.text == "Loading FRIR."
    dialog.show_busy(None)
    assert not dialog.pages.is_working


def test_every_word_follows_the_language(dialog, qapp):
    dialog.show_error(ModelError("The model {name} is not installed.", name="x"))
    try:
        language.install("zh_CN")
        QApplication.processEvents()
        assert dialog.list.slots.index(0).data() == qapp.translate("models", "Finding faces")
        wanted = qapp.translate("ModelDetails", "Check the files")
        assert dialog.details.check_button.text() == wanted
        assert dialog.windowTitle() == qapp.translate("ModelsDialog", "Models")
    finally:
        language.install("en")
    QApplication.processEvents()
    assert dialog.details.check_button.text() == "Check the files"
