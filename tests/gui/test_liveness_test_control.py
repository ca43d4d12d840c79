"""The wizard that tests liveness over the real recorder, folder and models."""

from __future__ import annotations

import dataclasses
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.capture import session_recorder
from core.capture.studio import StudioSource
from core.liveness_test.folder import TestFolder
from core.liveness_test.values import Judge, Plan, Proposal, Species
from core.paths import Profile
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.reports.verification import verify
from core.results import LivenessVerdict
from core.settings import Settings
from core.wording import PlainError
from gui import language
from gui.engine import Engine
from gui.engine_values import EngineState, OpenedSource, Status
from gui.liveness_test.values import Wish
from gui.liveness_test_control import LivenessTestControl
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

WAIT = 90_000
FRAMES = 4
STUDIO = OpenedSource("studio:one-person", "Studio: one-person", True)
PLAN = Plan({Species.LIVE: 1, Species.FLAT_PRINT: 1}, seconds=0.4)


def frames_of(scene):
    source = StudioSource(scene, realtime=False, size=(480, 360), rate=5.0)
    source.open()
    found = [source.read() for _ in range(FRAMES)]
    source.close()
    return found


class Frames(dict):
    """What the camera sees, by scene; drawn when first wanted."""

    def __missing__(self, scene):
        found = self[scene] = frames_of(scene)
        return found


@pytest.fixture(scope="module")
def frames():
    return Frames()


@pytest.fixture
def make(qtbot, own_profile):
    """Return a control over an engine without a camera, and stop the engine at last."""
    profile = Profile.default()
    profile.make()
    Gallery.open(profile.gallery_file).close()
    engines = []

    def made():
        widget = QWidget()
        qtbot.addWidget(widget)
        engine = Engine(Settings(), profile)
        engines.append(engine)
        preferences = Preferences(Settings(), profile.settings_file, Theme())
        preferences.changed.connect(engine.apply)
        control = LivenessTestControl(engine, preferences, profile, widget)
        for thread in (engine._gallery_thread, engine._long_thread, engine._pictures_thread):
            thread.start()
        with qtbot.waitSignal(engine.people.changed, timeout=WAIT):
            engine.people.open()
        engine.source_opened.emit(STUDIO)
        engine.status_changed.emit(Status(EngineState.WATCHING, STUDIO.title))
        control.open()
        return control

    yield made
    stopped = [engine.stop() for engine in engines]
    assert all(stopped)


@pytest.fixture
def control(make):
    return make()


def begin(control, qtbot, plan=PLAN, *, keeps=True):
    control.dialog.begin_wanted.emit(Wish(plan, 2, keeps))
    qtbot.waitUntil(lambda: control.dialog.is_presenting, timeout=WAIT)


def record(control, qtbot, frames):
    """Press Start, and let the camera see something until the recording is over."""
    page, feed = control.dialog.present, control._engine._capture.feed
    page.start.click()
    if not page.is_recording:
        return
    for number, frame in enumerate(frames):
        feed.recording.put(frame, begins=number == 0)
    qtbot.waitUntil(lambda: not page.is_recording, timeout=WAIT)


def settled(control):
    return control.run is not None and not control.run.waiting


def entries(event):
    gallery = Gallery.open(Profile.default().gallery_file)
    found = list(gallery.log.entries(event=event))
    gallery.close()
    return found


def test_a_test_is_recorded_judged_kept_logged_and_run_again(
    control, qtbot, frames, tmp_path, monkeypatch
):
    dialog = control.dialog
    begin(control, qtbot)
    record(control, qtbot, frames["one-person"])
    assert dialog.present.count_words == "2 of 2"
    dialog.present.skip.click()
    dialog.results.click()
    qtbot.waitUntil(lambda: dialog.more.isVisible(), timeout=WAIT)
    dialog.more.click()
    assert dialog.present.count_words == "2 of 2"
    record(control, qtbot, frames["print"])
    assert control.run.steps.now is None
    before = dialog.found.outcome
    dialog.results.click()
    qtbot.waitUntil(lambda: dialog.found.outcome is not before, timeout=WAIT)
    assert dialog.error_bar.text == ""
    test = dialog.found.outcome.test
    assert [one.species for one in test.presentations] == [Species.LIVE, Species.FLAT_PRINT]
    assert (test.camera, test.camera_id, test.unseen) == (STUDIO.title, STUDIO.address, ())
    qtbot.waitUntil(lambda: len(entries(Event.LIVENESS_TESTED)) == 2, timeout=WAIT)
    facts = [entry.facts["presentations"] for entry in entries(Event.LIVENESS_TESTED)]
    assert sorted(facts) == [1, 2]
    folder = control.run.folder
    assert TestFolder.open(folder.path).result == test

    dialog.again.click()
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=WAIT)
    assert dialog.note_bar.text == "All numbers are the same as before."

    file = tmp_path / "liveness.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.save.click()
    qtbot.waitUntil(lambda: "It is signed with the key" in dialog.note_bar.text, timeout=WAIT)
    assert verify(file.with_suffix(".json")).is_whole

    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[-1])
    dialog.delete.click()
    assert not list(folder.path.glob("*.fdrec"))
    assert not dialog.again.isVisible()
    dialog.home.click()
    (listed,) = [one for one in [dialog.begin.earlier.chosen] if one is not None]
    assert (listed.is_finished, listed.has_recordings) == (True, False)
    dialog.begin.earlier.open.click()
    qtbot.waitUntil(lambda: dialog.found.isVisible(), timeout=WAIT)
    dialog.home.click()
    dialog.begin.earlier.delete.click()
    assert not folder.path.exists()
    assert dialog.begin.earlier.chosen is None


@pytest.mark.slow
def test_a_recording_without_a_face_and_one_that_was_thrown_away_come_again(control, qtbot, frames):
    dialog = control.dialog
    begin(control, qtbot)
    record(control, qtbot, frames["nobody"])
    qtbot.waitUntil(lambda: "no face was found, so it comes" in dialog.note_bar.text, timeout=WAIT)
    assert control.run.folder.presentations == ()
    record(control, qtbot, frames["nobody"])  # of the print, which keeps what it is
    qtbot.waitUntil(lambda: "so it counts in no rate" in dialog.note_bar.text, timeout=WAIT)
    assert [one.species for one in control.run.folder.presentations] == [Species.FLAT_PRINT]
    assert control.run.steps.now == 0
    record(control, qtbot, frames["one-person"])
    dialog.present.again.click()
    assert control.run.steps.now == 0
    assert len(control.run.folder.presentations) == 1
    record(control, qtbot, frames["one-person"])
    qtbot.waitUntil(lambda: settled(control), timeout=WAIT)
    dialog.present.make_up.click()
    assert control.run.steps.now == 1
    record(control, qtbot, frames["print"])
    qtbot.waitUntil(lambda: settled(control), timeout=WAIT)
    assert [one.species for one in control.run.folder.presentations] == [
        Species.LIVE,
        Species.FLAT_PRINT,
    ]
    assert len(list(control.run.folder.path.glob("*.fdrec"))) == 2


@pytest.mark.slow
def test_a_test_that_was_left_half_way_is_gone_on_with(make, qtbot, frames):
    control = make()
    begin(control, qtbot)
    record(control, qtbot, frames["one-person"])
    path = control.run.folder.path
    control.dialog.close()
    qtbot.waitUntil(lambda: settled(control), timeout=WAIT)
    assert control._engine.stop()
    file = path / "test.json"  # as if the program had ended before the recording was looked at
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**told, "judged": {}}), "utf-8")

    control = make()
    dialog = control.dialog
    assert not dialog.begin.earlier.chosen.is_finished
    dialog.begin.earlier.open.click()
    assert dialog.is_presenting
    assert dialog.present.count_words == "2 of 2"
    qtbot.waitUntil(lambda: settled(control), timeout=WAIT)
    assert set(TestFolder.open(path).judged) == {1}
    control._engine.source_opened.emit(OpenedSource("/dev/video9", "Other", False))
    assert "begun at another camera: Studio: one-person" in dialog.present.trouble_words
    assert not dialog.present.start.isEnabled()


def test_what_goes_wrong_with_a_recording_is_said_and_nothing_counts(
    control, qtbot, frames, monkeypatch, tmp_path
):
    dialog, engine = control.dialog, control._engine
    page = dialog.present
    begin(control, qtbot)

    engine.recorder.start(tmp_path / "other.fdrec", "", Settings())
    page.start.click()
    assert dialog.error_bar.text == "Something else is being recorded. End that first (Ctrl+R)."
    with qtbot.waitSignal(engine.recorder.ended, timeout=WAIT):
        engine.recorder.stop()
    assert page.start.text() == "Start"

    with monkeypatch.context() as patch:
        patch.setattr(session_recorder, "_free", lambda _path: 0)
        page.start.click()
    assert "Too little room is left" in dialog.error_bar.text

    page.start.click()
    engine._capture.feed.recording.put(frames["one-person"][0], begins=True)
    engine._capture.feed.end_recording("source")  # unplugged
    qtbot.waitUntil(lambda: not page.is_recording, timeout=WAIT)
    assert "since the source or the models changed" in dialog.error_bar.text

    page.start.click()
    page.stop_wanted.emit()
    qtbot.waitUntil(lambda: not page.is_recording, timeout=WAIT)
    assert dialog.note_bar.text == "The recording was thrown away."

    page.start.click()
    engine._capture.feed.recording.put(frames["one-person"][0], begins=True)
    engine.recorder.stop()  # somebody pressed Ctrl+R
    qtbot.waitUntil(lambda: not page.is_recording, timeout=WAIT)
    assert dialog.error_bar.text == "The recording was ended too early to count."

    monkeypatch.setattr("gui.liveness_test_recording.WAITS", 0.0)
    page.start.click()
    qtbot.waitUntil(lambda: not page.is_recording, timeout=WAIT)
    assert dialog.error_bar.text == "No picture came, so nothing was recorded."
    assert control.run.folder.presentations == ()
    assert list(control.run.folder.path.glob("*.fdrec")) == []

    for state, said in (
        (EngineState.PAUSED, "The picture is held still."),
        (EngineState.SOURCE_LOST, "No picture comes from the camera."),
    ):
        engine.status_changed.emit(Status(state, STUDIO.title))
        assert said in page.trouble_words
    error = PlainError("The models can't be used.")
    engine.status_changed.emit(Status(EngineState.VIDEO_ONLY, STUDIO.title, error=error))
    assert page.trouble_words == "The models can't be used."


@pytest.mark.slow
def test_proposed_limits_are_settings_and_the_programs_own_come_back(control, qtbot, frames):
    dialog, preferences = control.dialog, control._preferences
    begin(control, qtbot, Plan({Species.LIVE: 1}, seconds=0.4))
    record(control, qtbot, frames["one-person"])
    dialog.results.click()
    qtbot.waitUntil(lambda: dialog.found.outcome is not None, timeout=WAIT)
    before = dialog.found.outcome
    proposal = Proposal(live_below=0.2, spoof_from=0.4, deny_from=0.3)
    test = dataclasses.replace(before.test, proposal=proposal)
    dialog.show_outcome(dataclasses.replace(before, test=test))
    dialog.found.use.click()
    settings = preferences.settings
    assert (settings.liveness_live_below, settings.liveness_spoof_from) == (0.2, 0.4)
    assert test.models["liveness"].startswith(settings.liveness_bands_of)
    assert settings.limit_geometry == 0.5  # the least that may be set
    qtbot.waitUntil(lambda: dialog.trial.isVisible(), timeout=WAIT)
    dialog.trial.click()
    qtbot.waitUntil(lambda: not dialog.is_working, timeout=WAIT)
    tried = dialog.found.outcome
    assert not tried.is_kept
    assert tried.test.settings["limit_geometry"] == 0.5
    assert "It isn't kept" in dialog.note_bar.text
    assert TestFolder.open(control.run.folder.path).result == before.test
    assert not dialog.found.use.isVisible()  # so few presentations propose nothing
    qtbot.waitUntil(lambda: dialog.found.own.isVisible(), timeout=WAIT)
    dialog.found.own.click()
    assert preferences.settings == Settings()
    qtbot.waitUntil(lambda: not dialog.found.own.isVisible(), timeout=WAIT)


@pytest.mark.slow
def test_a_test_of_other_models_is_not_judged_by_those_of_now(control, qtbot, frames):
    dialog = control.dialog
    begin(control, qtbot, Plan({Species.LIVE: 1}, seconds=0.4))
    path = control.run.folder.path
    record(control, qtbot, frames["one-person"])
    dialog.home.click()
    qtbot.wait(10)
    file = path / "test.json"
    identity = TestFolder.open(path).models["liveness"]
    file.write_text(file.read_text("utf-8").replace(identity, "other@0123 (exact)"), "utf-8")
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**told, "judged": {}}), "utf-8")
    dialog.home_wanted.emit()
    dialog.begin.earlier.open.click()
    qtbot.waitUntil(lambda: settled(control), timeout=WAIT)
    assert "are not those that are installed now" in dialog.error_bar.text
    assert len(control.run.folder.presentations) == 1  # it may be there again tomorrow
    dialog.results.click()
    qtbot.waitUntil(lambda: dialog.is_presenting, timeout=WAIT)
    assert "are not those that are installed now" in dialog.error_bar.text


@pytest.mark.slow
def test_recordings_go_with_the_result_where_that_was_chosen(control, qtbot, frames):
    dialog = control.dialog
    begin(control, qtbot, Plan({Species.LIVE: 1}, seconds=0.4), keeps=False)
    record(control, qtbot, frames["one-person"])
    assert len(list(control.run.folder.path.glob("*.fdrec"))) == 1
    dialog.results.click()
    qtbot.waitUntil(lambda: dialog.found.outcome is not None, timeout=WAIT)
    assert not list(control.run.folder.path.glob("*.fdrec"))
    assert "as was chosen at the beginning" in dialog.note_bar.text
    assert not dialog.again.isVisible()
    assert TestFolder.open(control.run.folder.path).is_finished


@pytest.mark.slow
def test_the_whole_wizard_by_keyboard_at_the_studio(qtbot, qapp, own_profile, request):
    """The main window, its camera, its recorder and its models; keys only."""
    profile = Profile.default()
    profile.make()
    theme = Theme()
    theme.apply(qapp, "light")
    language.install("en")
    engine = Engine(Settings(source="studio:one-person"), profile)
    request.addfinalizer(engine.stop)
    window = MainWindow(engine, Settings(source="studio:one-person"), profile, theme)
    qtbot.addWidget(window)
    window.show()
    engine.start()
    qtbot.waitUntil(lambda: engine.status.state is EngineState.WATCHING, timeout=WAIT)
    window.commands["liveness-test"].trigger()
    dialog = window.liveness_test.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)  # else Space holds the picture
    for kind, box in dialog.begin.plan.numbers.items():
        box.setValue(1 if kind is Species.LIVE else 0)
    QTest.keyClick(dialog.begin.agreed, Qt.Key.Key_Space)
    QTest.keyClick(dialog.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.is_presenting, timeout=WAIT)
    QTest.keyClick(dialog.present.start, Qt.Key.Key_Space)
    run = window.liveness_test.run
    qtbot.waitUntil(lambda: len(run.folder.presentations) == 1, timeout=WAIT)
    QTest.keyClick(dialog.results, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.found.outcome is not None, timeout=WAIT)
    test = dialog.found.outcome.test
    assert test.unseen == ()
    assert test.camera_id == "studio:one-person"
    assert test.judged[0][Judge.NETWORK].looks > 0
    assert test.judged[0][Judge.TOGETHER].verdict is not LivenessVerdict.SPOOF
    dialog.close()
    assert engine.stop()


def test_a_folder_that_cant_be_made_is_said(control, qtbot):
    folder = Profile.default().recordings_dir
    folder.write_bytes(b"no folder")
    control.dialog.begin_wanted.emit(Wish(PLAN, 1))
    qtbot.waitUntil(lambda: "can't be written" in control.dialog.error_bar.text, timeout=WAIT)
    assert not control.dialog.is_presenting
