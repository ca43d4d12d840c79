"""Import, export and backups from the window to the gallery's file and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding
from core.settings import Settings
from gui.engine import Engine
from gui.preferences import Preferences
from gui.theme import Theme
from gui.transfer_control import TransferControl

SECRET = "copper kettle by the window"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def fill(file: Path, count: int) -> None:
    gallery = Gallery.open(file)
    for seed in range(count):
        drawn = np.random.default_rng(seed).normal(size=128).astype(np.float32)
        vector = drawn / np.linalg.norm(drawn)
        gallery.enrol(f"Person {seed}", [NewTemplate(Embedding(vector, "m-1"), 80.0)])
    gallery.close()


@pytest.fixture
def profile(tmp_path):
    made = Profile(tmp_path / "profile")
    made.make()
    return made


@pytest.fixture
def control(qtbot, profile):
    fill(profile.gallery_file, 3)
    settings = Settings(source="studio:nobody")
    engine = Engine(settings, profile)
    window = QWidget()
    qtbot.addWidget(window)
    preferences = Preferences(settings, profile.settings_file, Theme())
    control = TransferControl(engine, preferences, profile, window)
    # Neither camera nor models: the gallery's threads alone.
    for thread in (engine._gallery_thread, engine._long_thread):
        thread.start()
    engine.people.open()
    qtbot.waitUntil(lambda: control.backups._is_open, timeout=10_000)
    yield control
    control.backups.stop()
    engine.stop()


def test_people_are_exported_and_come_back(qtbot, control, tmp_path):
    control.open_export()
    window = control.export_window
    qtbot.waitUntil(lambda: "3" in window.everybody.text(), timeout=5000)
    file = tmp_path / "x.fdgallery"
    window.export_wanted.emit(file, SECRET, None, True)
    qtbot.waitUntil(lambda: control._task is None, timeout=10_000)
    assert window.error_bar.text == ""
    assert file.exists()
    control.open_import()
    renamed = file.rename(tmp_path / "people.2026")
    control.importing.dialog.place_wanted.emit(renamed)
    assert control.importing.dialog.passphrase.isVisible()
    window.export_wanted.emit(tmp_path / "none" / "x.fdgallery", SECRET, None, True)
    qtbot.waitUntil(lambda: control._task is None, timeout=10_000)
    assert window.error_bar.text


def test_backups_are_made_checked_and_restored(qtbot, control, profile):
    control.open_backup()
    backups, window = control.backups, control.backups.dialog
    folder = profile.root / "backups"
    folder.mkdir()
    window.make_wanted.emit(folder / "a.fdbackup", None)
    qtbot.waitUntil(lambda: window.list.topLevelItemCount() == 1, timeout=10_000)
    window.list.setCurrentItem(window.list.topLevelItem(0))
    window.verify_button.click()
    qtbot.waitUntil(lambda: "is whole" in window.done_bar.text, timeout=10_000)
    people = backups._people
    with qtbot.waitSignal(people.removed, timeout=10_000):
        people.remove(control._everybody[0].id)
    window.restore_button.click()
    qtbot.waitUntil(lambda: not window.question.isHidden(), timeout=10_000)
    assert "2 people" in window.question.words.text()
    assert not window.question.bring_back.isHidden()
    window.question.bring_back.setChecked(True)
    with qtbot.waitSignal(
        people.changed, check_params_cb=lambda found: len(found) == 3, timeout=15_000
    ):
        window.question.yes.click()
    qtbot.waitUntil(lambda: "restored" in window.done_bar.text, timeout=5000)
    qtbot.waitUntil(lambda: backups._is_open, timeout=5000)


def test_a_damaged_gallery_can_be_replaced_by_a_backup(qtbot, control, profile):
    control.open_backup()
    backups, window = control.backups, control.backups.dialog
    file = profile.root / "a.fdbackup"
    window.make_wanted.emit(file, SECRET)
    qtbot.waitUntil(lambda: file.exists() and backups._task is None, timeout=10_000)
    worker = backups._people.worker
    backups._people.tasks.ask(
        lambda *_: (worker.close(), profile.gallery_file.write_bytes(b"x" * 4096)),
        control,
        lambda _: backups._open_gallery.emit(),
        lambda _: None,
    )
    qtbot.waitUntil(lambda: not backups._is_open, timeout=5000)
    window.restore_wanted.emit(file, None)
    qtbot.waitUntil(lambda: not window.question.isHidden(), timeout=10_000)
    window.question.yes.click()
    qtbot.waitUntil(lambda: backups._is_open, timeout=15_000)
    assert list(profile.root.glob("gallery.until-*"))


def test_the_program_backs_up_by_itself_and_says_when_it_can_not(qtbot, control, profile, tmp_path):
    control.open_backup()
    backups, window = control.backups, control.backups.dialog
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    failures = []
    backups._engine.failed.connect(failures.append)
    plan = type(window.plan._plan)
    window.plan_wanted.emit(plan(blocked, 1, 3))
    qtbot.waitUntil(lambda: bool(failures), timeout=10_000)
    assert "could not be backed up" in str(failures[0])
    assert "was not made" in window.plan.note.text()
    window.plan_wanted.emit(plan(profile.root / "backups", 1, 3))
    qtbot.waitUntil(lambda: window.list.topLevelItemCount() == 1, timeout=10_000)
    assert "was not made" not in window.plan.note.text()
    assert datetime.now(UTC).strftime("%Y") in window.list.topLevelItem(0).toolTip(0)


def test_a_table_that_is_none_is_refused_in_the_window(qtbot, control, tmp_path):
    control.open_import()
    window = control.importing.dialog
    table = tmp_path / "x.csv"
    table.write_bytes(b"\0\1")
    window.place_wanted.emit(table)
    qtbot.waitUntil(lambda: control.importing._task is None, timeout=20_000)
    assert "no table" in window.error_bar.text
    window.place_wanted.emit(tmp_path / "x.fdgallery")
    assert not window.passphrase.isHidden()
    window.reject()
