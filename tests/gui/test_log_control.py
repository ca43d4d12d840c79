"""The window of the log over a real gallery, read and verified in other threads."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.people.accounts.rights import Role
from core.people.audit.events import Event
from core.people.audit.faults import FaultKind
from core.people.audit.proof import verify_file
from core.people.gallery import Gallery
from core.settings import Settings
from gui.engine import Engine
from gui.log_control import LogControl
from gui.preferences import Preferences
from gui.theme import Theme
from tests.core.people.audit.test_log import SignedIn

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

ENTRIES = 150


class Window:
    """An engine of which the gallery's threads run, and the control."""

    def __init__(self, qtbot, written) -> None:
        self.qtbot = qtbot
        self.profile = Profile.default()
        shutil.copytree(written, self.profile.root)
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.engine = Engine(Settings(), self.profile)
        self.preferences = Preferences(Settings(), self.profile.settings_file, Theme())
        self.control = LogControl(self.engine, self.preferences, self.widget)

    def start(self) -> None:
        for thread in (self.engine._gallery_thread, self.engine._long_thread):
            thread.start()
        with self.qtbot.waitSignal(self.engine.people.changed):
            self.engine.people.open()

    def open(self):
        self.control.open()
        dialog = self.control.dialog
        self.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
        return dialog

    @property
    def gallery(self):
        return self.control.writer._gallery


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A profile whose gallery has a log."""
    profile = Profile(tmp_path_factory.mktemp("written") / "profile")
    profile.make()
    gallery = Gallery.open(profile.gallery_file)
    about = [("", {"state": "unknown", "similarity": at / 1000}) for at in range(ENTRIES)]
    with gallery._store.writing() as connection:
        gallery.log.note_all(connection, Event.VERDICT, about)
    gallery.close()
    return profile.root


@pytest.fixture
def window(qtbot, own_profile, written):
    made = Window(qtbot, written)
    yield made
    made.engine.stop()


def verified(window, dialog):
    window.qtbot.mouseClick(dialog.card.verify_button, Qt.MouseButton.LeftButton)
    window.qtbot.waitUntil(lambda: not dialog.card.is_working)
    return dialog.card.text


def test_the_log_is_read_filtered_and_verified(window, qtbot) -> None:
    window.start()
    dialog = window.open()
    assert dialog.model.rowCount() == ENTRIES
    qtbot.waitUntil(lambda: dialog.model.entry(0) is not None)
    qtbot.keyClicks(dialog.filter.text, "0.149")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    dialog.filter.clear()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == ENTRIES)
    assert f"whole: entries checked: {ENTRIES}" in verified(window, dialog)


def test_what_is_written_meanwhile_is_shown(window, qtbot) -> None:
    window.start()
    dialog = window.open()
    window.control.writer._settings_rest.setInterval(1)
    window.preferences.change(sounds=True)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == ENTRIES + 1)
    qtbot.waitUntil(lambda: dialog.model.entry(0) is not None)
    assert dialog.model.index(0, 1).data() == "Sounds: changed from no to yes."


def test_a_changed_log_is_said_to_be_and_the_entry_is_shown(window, qtbot) -> None:
    with closing(sqlite3.connect(window.profile.gallery_file)) as connection:
        connection.execute("UPDATE log_entries SET facts = '{}' WHERE number = 7")
        connection.commit()
    window.start()
    dialog = window.open()
    assert "first at entry 7" in verified(window, dialog)
    qtbot.mouseClick(dialog.card.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Number: 7" in dialog.details.text)


def test_the_log_is_exported_and_compared(window, qtbot, tmp_path) -> None:
    window.start()
    dialog = window.open()
    dialog.export_wanted.emit(tmp_path / "log.jsonl", False)
    qtbot.waitUntil(lambda: "log.jsonl" in dialog.note_bar.text)
    found = verify_file(tmp_path / "log.jsonl")
    assert found.is_whole
    assert found.fingerprint in dialog.note_bar.text
    dialog.export_wanted.emit(tmp_path / "log.csv", True)
    qtbot.waitUntil(lambda: "log.csv" in dialog.note_bar.text)
    dialog.comparison_wanted.emit(tmp_path / "log.jsonl")
    qtbot.waitUntil(lambda: not dialog.card.is_working)
    assert "nothing was put back" in dialog.card.text
    dialog.export_wanted.emit(tmp_path / "nowhere" / "log.csv", True)
    qtbot.waitUntil(lambda: "can't be written" in dialog.error_bar.text)
    dialog.comparison_wanted.emit(tmp_path / "log.csv")
    qtbot.waitUntil(lambda: "no exported log" in dialog.error_bar.text)
    assert not dialog.card.is_working


def test_a_gallery_that_was_put_back_is_noticed(window, qtbot, tmp_path) -> None:
    from core.people.audit.export import export_log

    file = window.profile.gallery_file
    before = file.read_bytes()
    gallery = Gallery.open(file)
    export_log(gallery.log, tmp_path / "log.jsonl")
    gallery.close()
    file.write_bytes(before)
    window.start()
    dialog = window.open()
    dialog.comparison_wanted.emit(tmp_path / "log.jsonl")
    qtbot.waitUntil(lambda: not dialog.card.is_working)
    assert dialog.card._found.faults[0].kind is FaultKind.ROLLED_BACK
    assert "put back to an earlier state" in dialog.card.text


def test_who_may_not_read_it_sees_why_and_nothing_else(window, qtbot) -> None:
    window.start()
    qtbot.waitUntil(lambda: window.gallery is not None)
    window.gallery.log.sign_in = SignedIn("olga", Role.OPERATOR)
    window.control.open()
    dialog = window.control.dialog
    qtbot.waitUntil(lambda: dialog.pages.currentWidget().text() == "no")
    assert not dialog.card.verify_button.isEnabled()
    window.gallery.log.sign_in = SignedIn("audrey", Role.AUDITOR)
    dialog.activated.emit()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == ENTRIES)
    dialog.close()
    assert dialog.model.rowCount() == 0
    assert window.open().model.rowCount() == ENTRIES


def test_a_locked_gallery_takes_its_log_away(window, qtbot) -> None:
    from core.people.errors import GalleryError

    window.start()
    dialog = window.open()
    window.engine.people.worker.locked.emit(GalleryError("The gallery is locked."))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert dialog.pages.currentWidget().text() == "The gallery is locked."


def test_without_a_gallery_the_reason_is_told(window, qtbot) -> None:
    window.engine._gallery_thread.start()
    window.control.open()
    dialog = window.control.dialog
    qtbot.waitUntil(lambda: "not open yet" in dialog.pages.currentWidget().text())


def test_stopping_a_check_that_has_not_begun_leaves_nothing_waiting(window, qtbot) -> None:
    window.engine._gallery_thread.start()
    with qtbot.waitSignal(window.engine.people.changed):
        window.engine.people.open()
    dialog = window.open()  # the thread of long work doesn't run
    qtbot.mouseClick(dialog.card.verify_button, Qt.MouseButton.LeftButton)
    assert dialog.card.is_working
    qtbot.mouseClick(dialog.card.verify_button, Qt.MouseButton.LeftButton)
    assert not dialog.card.is_working
    window.engine._long_thread.start()
    assert "whole" in verified(window, dialog)
