"""The small windows about one person: what they say, ask and hand on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from core.people.consent.disclosure import Given
from core.people.consent.erasure import Finding, Verification
from core.people.consent.receipt import Receipt
from core.people.consent.remnants import Remnant, Trace
from core.people.errors import GalleryError
from core.people.records import Person
from gui.consent.erase_dialog import EraseDialog
from gui.consent.give_data_dialog import GiveDataDialog
from gui.consent.withdraw_dialog import WithdrawDialog

NOW = datetime.now(UTC)
ANN = Person("a" * 32, "Ann Lee", NOW, 3, ("m",), True)
RECEIPT = Receipt("g" * 32, ANN.id, "erased", NOW, "", 3, 0, "d" * 64, "e" * 24, 7, "f" * 64)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def erase(qtbot):
    dialog = EraseDialog(ANN)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_erasing_says_what_is_lost_and_waits(erase, qtbot):
    assert "Ann Lee" in erase.heading.text()
    assert "can't be undone" in erase.sentence.text()
    with qtbot.waitSignal(erase.erase_wanted):
        click(qtbot, erase.deed)
    assert not erase.deed.isEnabled()
    erase.show_error(GalleryError("The disk is full."))
    assert erase.error_bar.text == "The disk is full."
    assert erase.deed.isEnabled()


def test_the_receipt_is_shown_with_its_check_and_saved(erase, qtbot, monkeypatch, tmp_path):
    erase.show_erased(RECEIPT, Verification(Finding.ERASED))
    assert erase.is_done
    assert erase.deed.isHidden()
    assert "neither the number nor the key" in erase.panel.words.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "receipt"), ""))
    with qtbot.waitSignal(erase.panel.save_wanted) as said:
        click(qtbot, erase.panel.save)
    assert said.args == [RECEIPT, tmp_path / "receipt.json"]
    erase.panel.show_saved(tmp_path / "receipt.json")
    assert "receipt.json" in erase.panel._place.text().replace("\u200b", "")


def test_what_is_left_is_named(erase):
    found = Verification(
        Finding.REMNANTS,
        (Remnant(Trace.KEY, "gallery.sqlite-wal", 4096), Remnant(Trace.NUMBER, "thumbnails")),
        (Remnant(Trace.NUMBER, "old.sqlite", 9),),
    )
    erase.show_erased(RECEIPT, found)
    text = erase.panel.words.text().replace("\u200b", "")
    assert "The person's key is in the file gallery.sqlite-wal, at byte 4096." in text
    assert "The person's number is in the table thumbnails." in text
    assert "old.sqlite" in text


def test_another_ground_has_to_be_named(qtbot):
    dialog = WithdrawDialog(ANN)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.deed.isEnabled(), "to delete everything is usual"
    dialog.keeps.setChecked(True)
    assert not dialog.deed.isEnabled()
    qtbot.keyClicks(dialog.ground, "Tax law")
    with qtbot.waitSignal(dialog.withdraw_wanted) as said:
        click(qtbot, dialog.deed)
    assert said.args == ["Tax law"]
    dialog.show_done(None, None)
    assert "rest stays" in dialog.sentence.text()
    assert dialog.ground.isHidden()


def test_taking_back_by_somebody_who_may_not_erase_says_who_must(qtbot):
    dialog = WithdrawDialog(ANN)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.withdraw_wanted) as said:
        click(qtbot, dialog.deed)
    assert said.args == [""]
    dialog.show_done(None, None)
    assert "supervisor" in dialog.sentence.text()
    dialog.show_done(RECEIPT, Verification(Finding.ERASED))
    assert "was deleted" in dialog.heading.text()


def test_data_goes_where_it_was_asked_for_in_the_chosen_language(qtbot, monkeypatch, tmp_path):
    dialog = GiveDataDialog(ANN, "zh_CN")
    qtbot.addWidget(dialog)
    dialog.show()
    proposed = []

    def choose(_parent, _title, name, _kinds):
        proposed.append(Path(name).name)
        return str(tmp_path / "ann"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(dialog.give_wanted) as said:
        click(qtbot, dialog.deed)
    assert said.args == [tmp_path / "ann.zip", "zh_CN"]
    assert proposed == ["Ann-Lee.zip"]
    dialog.show_given(Given(tmp_path / "ann.zip", 1, 3, True))
    assert "damaged" in dialog.sentence.text()
    assert dialog.open_folder.isVisible()


def test_nothing_happens_where_no_file_is_chosen(qtbot, monkeypatch):
    dialog = GiveDataDialog(ANN)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(dialog.give_wanted):
        dialog.deed.click()
    assert dialog.deed.isEnabled()
