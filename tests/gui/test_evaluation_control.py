"""The window of error rates over the real models, which work in another thread."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from core.paths import Profile
from core.people.accounts.rights import Actor, Role
from core.people.accounts.values import SignInState
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.reports.verification import verify
from core.settings import Settings
from core.wording import PlainError
from gui import evaluation_work
from gui.engine import Engine
from gui.evaluation.values import SetFacts
from gui.evaluation_control import EvaluationControl
from gui.preferences import Preferences
from gui.theme import Theme
from tests.gui.evaluation.measured_values import measured, of_fakes, of_people

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

WAIT = 60_000


@pytest.fixture
def people(tmp_path, shared_data):
    for person in ("s01", "s02", "s03"):
        folder = tmp_path / "set" / person
        folder.mkdir(parents=True)
        for picture in sorted((shared_data / "orl" / person).glob("*.png"))[:2]:
            shutil.copy(picture, folder)
    (tmp_path / "set" / "s01" / "broken.png").write_bytes(b"no picture")
    return tmp_path / "set"


@pytest.fixture
def control(qtbot, own_profile):
    profile = Profile.default()
    profile.make()
    Gallery.open(profile.gallery_file).close()
    widget = QWidget()
    qtbot.addWidget(widget)
    engine = Engine(Settings(), profile)
    preferences = Preferences(Settings(), profile.settings_file, Theme())
    made = EvaluationControl(engine, preferences, profile, widget)
    for thread in (engine._gallery_thread, engine._long_thread, engine._pictures_thread):
        thread.start()
    with qtbot.waitSignal(engine.people.changed):
        engine.people.open()
    made.open()
    yield made
    engine.stop()


def test_a_set_is_measured_reported_and_logged(control, people, qtbot, tmp_path, monkeypatch):
    dialog = control.dialog
    dialog.set_page.look_at(people)
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=WAIT)
    assert dialog.set_page.said == "set: 7 pictures of 3 people."
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=WAIT)
    assert dialog.error_bar.text == ""
    found = dialog.measured.evaluation
    assert (found.pictures, found.failed) == (7, ("s01/broken.png",))
    assert found.verification.people == 3
    file = tmp_path / "rates.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: "It is signed with the key" in dialog.note_bar.text, timeout=WAIT)
    assert verify(file.with_suffix(".json")).is_whole
    gallery = Gallery.open(Profile.default().gallery_file)
    (entry,) = gallery.log.entries(event=Event.EVALUATED)
    gallery.close()
    assert entry.facts["pictures"] == 7
    assert entry.facts["models"] == found.identities["recogniser"]
    report = str(file.with_suffix(".json"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (report, ""))
    dialog.compare.click()
    qtbot.waitUntil(lambda: "All numbers are the same as in rates.json" in dialog.note_bar.text)
    # Three people say nothing about strangers, and the window says so.
    with qtbot.waitSignal(control._engine.calibration.refused):
        dialog.use.click()
    assert "3 people" in dialog.error_bar.text


def test_a_folder_that_is_no_set_is_refused_and_work_can_be_stopped(
    control, people, qtbot, tmp_path
):
    dialog = control.dialog
    (tmp_path / "nothing").mkdir()
    dialog.set_page.look_at(tmp_path / "nothing")
    qtbot.waitUntil(lambda: "is no evaluation set" in dialog.set_page.said, timeout=WAIT)
    dialog.set_page.look_at(people)
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=WAIT)
    dialog.start.click()
    assert dialog.is_working
    dialog.work_page.stop.click()
    assert not dialog.is_working
    dialog.start.click()  # the one that was stopped answers no more
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=WAIT)
    assert dialog.measured is not None


def test_what_was_measured_is_taken_for_what_similarities_mean_here(control, qtbot):
    calibration, dialog = control._engine.calibration, control.dialog
    calibration.refused.emit(PlainError("Asked for elsewhere."))
    assert dialog.error_bar.text == ""
    dialog.show_measured(measured(of_people(count=60)))
    with qtbot.waitSignal(calibration.imported, timeout=WAIT) as taken:
        dialog.use.click()
    assert (taken.args[0].people, taken.args[0].recogniser) == (60, "one@1")
    assert "60 people" in dialog.note_bar.text


def show_something(control, folder):
    dialog = control.dialog
    dialog.set_page.show_set(SetFacts(folder, "people", 2, 1))
    dialog.show_measured(measured(of_people()))
    assert dialog.view.parts.count() > 1


def is_empty(dialog):
    shown = [one.text() for one in dialog.findChildren(QLabel)]
    return (
        dialog.measured is None
        and dialog.view.parts.count() == 0
        and dialog.set_page.wish is None
        and not dialog.note_bar.text
        and not any("Ada" in text for text in shown)
    )


def test_nothing_of_what_was_measured_stays_after_somebody_left(control, qtbot, tmp_path):
    dialog = control.dialog
    show_something(control, tmp_path / "Ada")
    assert not is_empty(dialog)
    sue = SignInState(True, Actor("Sue", Role.SUPERVISOR))
    control._signed_in(sue)  # who signs in finds what was there
    assert not is_empty(dialog)
    control._signed_in(SignInState(True))
    assert is_empty(dialog)
    assert dialog.start.isVisible()
    assert not dialog.again.isVisible()


def test_nothing_of_what_was_measured_stays_when_the_gallery_is_locked(
    control, qtbot, people, tmp_path
):
    dialog = control.dialog
    show_something(control, tmp_path / "Ada")
    worker = control._engine.people.worker
    worker.locked.emit(PlainError("Type the passphrase."))
    qtbot.waitUntil(lambda: is_empty(dialog))
    # Without a gallery something can be measured, and a wrong passphrase costs nobody the result.
    show_something(control, tmp_path / "Bo")
    worker.locked.emit(PlainError("That is another passphrase."))
    qtbot.wait(10)
    assert dialog.measured is not None


def test_what_is_measured_for_somebody_who_left_is_stopped(control, people, qtbot):
    dialog = control.dialog
    dialog.set_page.look_at(people)
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=WAIT)
    dialog.start.click()
    assert dialog.is_working
    control.forget()
    assert not dialog.is_working
    assert is_empty(dialog)


def test_an_earlier_report_is_compared_with_the_reason_for_what_differs(
    control, qtbot, tmp_path, monkeypatch
):
    dialog = control.dialog
    one = measured(of_people())
    saved = evaluation_work.written(one, "en", tmp_path / "one.pdf", False, None)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved.json), ""))
    for shown, said in (
        (one, "All numbers are the same as in one.json."),
        (measured(of_people("two")), "one.json is about another model"),
        (measured(of_fakes()), "one.json is about other pictures"),
        (measured(of_people(spread=0.9)), "numbers are not the same as in one.json."),
    ):
        dialog.show_measured(shown)
        dialog.compare.click()
        qtbot.waitUntil(lambda said=said: said in dialog.note_bar.text, timeout=WAIT)
    saved.json.write_text("{}")
    dialog.compare.click()
    qtbot.waitUntil(lambda: "one.json" in dialog.error_bar.text, timeout=WAIT)
