"""Recording in the window: asked for, marked, ended, and judged again with the same verdicts."""

from __future__ import annotations

import stat
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.capture.discovery import make_source
from core.capture.session_file import SessionHeader, SessionReader
from core.capture.session_recorder import SessionRecorder
from core.capture.studio import StudioSource
from core.frame import Frame
from core.paths import Profile
from core.people.decision import DecisionMaker
from core.people.gallery import Gallery, NewTemplate
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.replay import Replay
from core.results import DecisionState
from core.settings import Settings
from core.verdict_note import note_of
from gui import language
from gui.capture_thread import CaptureThread
from gui.engine import Engine
from gui.engine_values import EngineState
from gui.main_window import MainWindow
from gui.recorder import Recorder
from gui.theme import Theme

ONE_PERSON = "studio:one-person"


@pytest.fixture
def profile(own_profile):
    profile = Profile(own_profile)
    profile.make()
    return profile


@pytest.fixture
def engine(qapp, profile):
    engine = Engine(Settings(source=ONE_PERSON), profile)
    yield engine
    assert engine.stop()


@pytest.fixture
def window(qtbot, qapp, engine, profile):
    theme = Theme()
    theme.apply(qapp, "light")
    language.install("en")
    window = MainWindow(engine, Settings(source=ONE_PERSON), profile, theme)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def agree(monkeypatch):
    """Answer the question before a recording with yes."""
    asked = []

    def answer(question):
        asked.append(question.text())
        return 0

    def clicked(question):
        return next(
            button
            for button in question.buttons()
            if question.buttonRole(button) is QMessageBox.ButtonRole.AcceptRole
        )

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(QMessageBox, "clickedButton", clicked)
    return asked


def choose(monkeypatch, answer):
    proposals = []

    def dialog(_parent, _title, proposal, _patterns):
        proposals.append(proposal)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    return proposals


def is_watching(engine):
    return engine.status.state is EngineState.WATCHING


@pytest.fixture
def pipeline():
    return Pipeline.load(Settings())


@pytest.fixture
def index(pipeline, profile):
    """Somebody is enrolled: the one whom the studio shows."""
    source = StudioSource("one-person", realtime=False)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    face = pipeline.analyse_picture(frame.pixels, embed_all=True).faces[0]
    index = GalleryIndex()
    gallery = Gallery.open(profile.gallery_file)
    assert face.embedding is not None
    gallery.enrol("Ada", [NewTemplate(face.embedding, face.quality.overall)])
    index.load(gallery, pipeline.recogniser_identity)
    gallery.close()
    return index


@pytest.mark.slow
def test_it_is_off_asked_for_marked_ended_and_judged_again_with_the_same_verdicts(
    index, pipeline, window, engine, profile, agree, monkeypatch, qtbot
):
    action = window.commands["record"]
    mark = window.live.recording_mark
    badge = window.status_line.findChild(object, "statusRecording")
    assert not action.isEnabled()
    engine.start()
    qtbot.waitUntil(lambda: is_watching(engine), timeout=30_000)
    assert action.isEnabled()
    assert not engine.recorder.is_recording
    assert not mark.isVisible()
    wanted = profile.recordings_dir / "one"
    proposals = choose(monkeypatch, str(wanted))
    said = {}
    engine.analysed.connect(
        lambda result: said.update({result.analysis.frame.number: note_of(result.decision)})
    )
    action.trigger()
    assert "only if all of them have agreed" in agree[0]
    assert proposals[0].startswith(str(profile.recordings_dir))
    assert action.isChecked()
    assert mark.isVisible()
    assert mark.words.startswith("Recording 0:00")
    qtbot.waitUntil(lambda: "0:03" in mark.words, timeout=10_000)
    assert mark.accessibleName() == mark.words
    assert badge.isVisible()
    assert badge.text() == mark.words
    action.trigger()
    qtbot.waitUntil(lambda: not engine.recorder.is_recording, timeout=5000)
    assert not action.isChecked()
    assert not mark.isVisible()
    assert not badge.isVisible()
    assert not window.message_bar.isVisible()
    assert engine.stop()

    path = wanted.with_suffix(".fdrec")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    decisions = DecisionMaker(index, threshold=0.99)  # that of the recording counts
    replay = Replay(path, pipeline, decisions, as_seen=True)
    assert replay.header.source == "Studio: one-person"
    assert replay.header.models["recogniser"].startswith(pipeline.recogniser_identity)
    again = list(replay)
    assert len(again) >= 5
    for one in again:
        assert note_of(one.decision) == one.recorded
    assert again[-1].decision.state is DecisionState.KNOWN
    # What was shown at the desk is what was recorded, and what is said now.
    both = [one for one in again if one.decision.frame_number in said]
    assert len(both) >= 3
    for one in both:
        assert said[one.decision.frame_number] == note_of(one.decision)


def test_who_does_not_agree_records_nothing(window, engine, monkeypatch, qtbot):
    monkeypatch.setattr(QMessageBox, "exec", lambda _question: 0)
    proposals = choose(monkeypatch, "never")
    action = window.commands["record"]
    action.setEnabled(True)
    action.trigger()
    assert not proposals
    assert not action.isChecked()
    assert not engine.recorder.is_recording


def test_a_place_that_cannot_be_written_is_told(window, engine, agree, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    choose(monkeypatch, str(tmp_path / "file" / "one.fdrec"))
    action = window.commands["record"]
    action.setEnabled(True)
    action.trigger()
    assert "can't be written" in window.message_bar.text
    assert not action.isChecked()
    assert not window.live.recording_mark.isVisible()


class _Canned:
    """A source of noise, thirty frames a second."""

    name = "Noise"
    number = 0

    def open(self):
        pass

    def read(self, _timeout=0.2):
        time.sleep(1 / 60)
        self.number += 1
        pixels = np.random.default_rng(self.number).integers(0, 256, (48, 64)).astype(np.uint8)
        return Frame(self.number, time.monotonic(), pixels, source=self.name)

    def close(self):
        pass


@pytest.fixture
def capture(qapp):
    thread = CaptureThread(lambda _address: _Canned(), lambda: "")
    yield thread
    thread.stop_soon()
    assert thread.wait(5000)


def test_it_ends_by_itself_with_a_sentence_and_with_its_source(
    capture, qtbot, tmp_path, monkeypatch
):
    recorder = Recorder(capture.feed)
    capture.open_source("one")
    with qtbot.waitSignal(capture.opened):
        capture.start()
    monkeypatch.setattr(SessionRecorder.__init__, "__kwdefaults__", {"limit": 20_000, "reserve": 0})
    with qtbot.waitSignal(recorder.ended, timeout=5000) as blocker:
        recorder.start(tmp_path / "small.fdrec", "Noise", Settings())
    path, error = blocker.args
    assert "has reached its limit" in str(error)
    assert 0 < path.stat().st_size < 20_200
    monkeypatch.undo()

    recorder.start(tmp_path / "two.fdrec", "Noise", Settings())
    qtbot.waitUntil(lambda: recorder.is_recording and capture.feed.recording.progress.frames > 2)
    with qtbot.waitSignal(recorder.ended, timeout=5000) as blocker:
        capture.open_source("another")
    assert "since the source" in str(blocker.args[1])
    reader = SessionReader(blocker.args[0])
    first = next(iter(reader))
    assert first.begins
    list(reader)
    assert reader.end.reason == "source"
    reader.close()


def test_a_pause_is_not_recorded_and_nothing_is_known_after_it(capture, qtbot, tmp_path):
    recorder = Recorder(capture.feed)
    capture.open_source("one")
    with qtbot.waitSignal(capture.opened):
        capture.start()
    recorder.start(tmp_path / "one.fdrec", "Noise", Settings())
    recording = capture.feed.recording
    qtbot.waitUntil(lambda: recording.progress.frames > 2)
    capture.set_paused(True)
    qtbot.wait(200)
    capture.set_paused(False)
    before = recording.progress.frames
    qtbot.waitUntil(lambda: recording.progress.frames > before + 2)
    capture.stop_soon()  # as when the program ends: the file is finished before
    assert capture.wait(5000)
    assert recording.is_finished
    reader = SessionReader(tmp_path / "one.fdrec")
    frames = list(reader)
    reader.close()
    begins = [n for n, one in enumerate(frames) if one.begins]
    assert len(begins) == 2
    gap = frames[begins[1]].frame.time - frames[begins[1] - 1].frame.time
    assert gap > 0.15
    assert reader.end is not None


def test_at_full_speed_each_frame_is_answered_before_the_next(qapp, qtbot, tmp_path):
    path = tmp_path / "one.fdrec"
    recording = SessionRecorder(path, SessionHeader(), reserve=0)
    for n in range(12):
        recording.put(Frame(n, n / 30, np.full((48, 64), n, np.uint8)))
    recording.stop()
    assert recording.join(5)
    capture = CaptureThread(make_source, lambda: "")
    seen = []

    def analyse():
        frame, _ = capture.feed.take_for_analysis()
        if frame is not None:
            time.sleep(0.01)  # slower than the source
            seen.append(frame.number)
            capture.feed.note_answered(frame)

    capture.analysis_waiting.connect(analyse, Qt.ConnectionType.QueuedConnection)
    capture.open_source(f"{path}?speed=full")
    with qtbot.waitSignal(capture.ended, timeout=5000):
        capture.start()
    assert seen == list(range(12))
    capture.stop_soon()
    assert capture.wait(5000)


@pytest.mark.slow
def test_at_full_speed_the_desk_says_of_each_frame_what_the_command_line_says(
    qapp, qtbot, index, pipeline, profile, tmp_path
):
    path = tmp_path / "one.fdrec"
    source = StudioSource("one-person", realtime=False)
    source.open()
    recording = SessionRecorder(path, SessionHeader(), reserve=0)
    for n in range(40):
        frame = source.read()
        assert frame is not None
        if n % 4 == 0:
            recording.put(frame)
    source.close()
    recording.stop()
    assert recording.join(5)

    engine = Engine(Settings(source=f"{path}?speed=full"), profile)
    said = {}
    engine.analysed.connect(
        lambda result: said.update({result.analysis.frame.number: result.decision.state})
    )
    with qtbot.waitSignal(engine.source_ended, timeout=30_000):
        engine.start()
    qtbot.waitUntil(lambda: 36 in said, timeout=5000)
    assert engine.stop()
    decisions = DecisionMaker(index, threshold=pipeline.similarity_threshold)
    again = {
        one.decision.frame_number: one.decision.state for one in Replay(path, pipeline, decisions)
    }
    assert list(again) == list(range(0, 40, 4))
    assert said == again
    assert again[36] is DecisionState.KNOWN
