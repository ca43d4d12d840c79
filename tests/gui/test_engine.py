"""The engine with real threads, real networks and a real gallery; the sources are generated."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core import paths
from core.capture.source import Source, SourceError
from core.paths import Profile
from core.settings import Settings
from gui.engine import Engine
from gui.engine_values import EngineState
from gui.live_result import LiveResult
from tests.gui.ramp import Ramp

MakeEngine = Callable[..., Engine]

SOON = 20_000
"""Milliseconds: what comes at once on a quiet machine comes within this on a busy one."""


@pytest.fixture
def ramps(monkeypatch: pytest.MonkeyPatch) -> dict[str, Ramp]:
    """The sources that there are, by address; "a" is the default one."""
    known = {"a": Ramp("A", 10, 60), "b": Ramp("B", 200, 60)}

    def make(address: str) -> Source:
        if address not in known:
            raise SourceError("There is no source {source}.", source=address)
        return known[address]

    monkeypatch.setattr("gui.engine.make_source", make)
    monkeypatch.setattr("gui.engine.default_source", lambda: "a")
    return known


@pytest.fixture
def make_engine(
    qtbot: QtBot, ramps: dict[str, Ramp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeEngine]:
    # A stop that waits for a network to be loaded takes longer on a machine with other work.
    monkeypatch.setattr("gui.engine.STOP_SECONDS", 20.0)
    made: list[Engine] = []

    def make(settings: Settings | None = None, profile: Path | None = None) -> Engine:
        engine = Engine(settings or Settings(), Profile(profile or tmp_path / "profile"))
        made.append(engine)
        return engine

    yield make
    for ramp in ramps.values():
        if ramp.blocked is not None:
            ramp.blocked.set()
    for engine in made:
        engine.stop()


def is_watching(engine: Engine) -> Callable[[], bool]:
    return lambda: engine.status.state is EngineState.WATCHING


def test_it_goes_from_opening_to_watching_and_stops(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine()
    assert engine.status.state is EngineState.STOPPED
    states: list[EngineState] = []
    engine.status_changed.connect(lambda status: states.append(status.state))
    with qtbot.waitSignals(
        [engine.source_opened, engine.models_loaded, engine.people.changed, engine.analysed],
        timeout=SOON,
    ):
        engine.start()
    worked = time.process_time()
    assert engine.stop()
    # What it does meanwhile, not how long other programs let it wait.
    assert time.process_time() - worked < 1.0
    assert states[0] is EngineState.OPENING_SOURCE
    assert states[-2:] == [EngineState.WATCHING, EngineState.STOPPED]


def test_the_picture_is_there_before_the_models(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine()
    loaded: list[object] = []
    engine.models_loaded.connect(loaded.append)
    with qtbot.waitSignal(engine.frame_waiting, timeout=SOON):
        engine.start()
    assert engine.take_frame() is not None
    assert not loaded


def test_starts_and_stops(qtbot: QtBot, make_engine: MakeEngine) -> None:
    for wait in range(0, 20, 4):  # milliseconds: stopped in every phase of the start
        engine = make_engine()
        engine.start()
        qtbot.wait(wait)
        assert engine.stop()
        assert engine.stop()  # once more does nothing
        # Forgotten engines are deleted in any thread, and a running timer would crash there.
        assert not [timer for timer in engine.findChildren(QTimer) if timer.isActive()]


def test_stop_while_the_models_load(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine()
    with qtbot.waitSignal(engine.frame_waiting, timeout=SOON):
        engine.start()
    worked = time.process_time()
    assert engine.stop()
    assert time.process_time() - worked < 1.5


def test_stop_without_start(make_engine: MakeEngine) -> None:
    engine = make_engine()
    assert not [timer for timer in engine.findChildren(QTimer) if timer.isActive()]
    assert engine.stop()


def test_stop_is_bounded_while_the_source_blocks(
    qtbot: QtBot, make_engine: MakeEngine, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.engine.STOP_SECONDS", 0.3)
    engine = make_engine()
    with qtbot.waitSignal(engine.models_loaded, timeout=SOON):
        engine.start()
    release = threading.Event()
    ramps["a"].blocked = release
    qtbot.waitUntil(lambda: ramps["a"].is_blocked, timeout=SOON)
    began = time.monotonic()
    assert not engine.stop()
    assert time.monotonic() - began < 10.0  # it would never end
    release.set()


def test_no_result_of_the_former_source_arrives_after_a_change(
    qtbot: QtBot, make_engine: MakeEngine
) -> None:
    engine = make_engine()
    heard: list[str] = []
    engine.source_opened.connect(lambda source: heard.append(f"open {source.title}"))
    engine.analysed.connect(lambda result: heard.append(result.analysis.frame.source))
    engine.start()
    qtbot.waitUntil(lambda: "A" in heard, timeout=SOON)
    for address in ("b", "a", "b", "a"):
        title = address.upper()
        heard.clear()
        engine.open_source(address)
        qtbot.waitUntil(lambda title=title: heard.count(title) > 3, timeout=SOON)
        opened = heard.index(f"open {title}")
        assert set(heard[opened + 1 :]) == {title}
        frame = engine.take_frame()
        assert frame is None or frame.source == title


def test_latency_does_not_grow_while_the_window_stands_still(
    qtbot: QtBot, make_engine: MakeEngine
) -> None:
    engine = make_engine()
    taken: list[float] = []

    def note(result: LiveResult) -> None:
        taken.append(result.analysis.frame.time)

    engine.analysed.connect(note)
    engine.start()
    qtbot.waitUntil(lambda: len(taken) > 5, timeout=SOON)
    time.sleep(1.0)  # the window's thread is busy with something else
    awake = time.monotonic()
    taken.clear()
    qtbot.waitUntil(lambda: len(taken) > 20, timeout=SOON)
    # One result waited, one was in the making, and one frame was next.
    assert sum(at < awake for at in taken) <= 3


def test_pause_holds_the_picture_and_the_verdicts(
    qtbot: QtBot, make_engine: MakeEngine, ramps: dict[str, Ramp]
) -> None:
    engine = make_engine()
    results: list[LiveResult] = []
    engine.analysed.connect(results.append)
    engine.start()
    qtbot.waitUntil(lambda: len(results) > 2, timeout=SOON)
    engine.set_paused(True)
    assert engine.status.state is EngineState.PAUSED
    held, made = time.monotonic(), ramps["a"].made
    qtbot.waitUntil(lambda: ramps["a"].made > made + 20, timeout=SOON)
    frame = engine.take_frame()
    assert frame is None or frame.time <= held
    assert engine.take_frame() is None
    # What was looked at already may still be answered.
    assert all(result.analysis.frame.time <= held for result in results)
    count = len(results)
    engine.set_paused(False)
    qtbot.waitUntil(lambda: len(results) > count + 2, timeout=SOON)
    assert engine.status.state is EngineState.WATCHING


def test_unplugged_and_plugged_in_again(
    qtbot: QtBot, make_engine: MakeEngine, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 0.1)
    engine = make_engine()
    with qtbot.waitSignals([engine.source_opened, engine.models_loaded], timeout=SOON):
        engine.start()
    with qtbot.waitSignal(engine.source_lost, timeout=SOON) as blocker:
        ramps["a"].fail_read = SourceError("{source} was unplugged.", source="A")
    assert str(blocker.args[0]) == "A was unplugged."
    assert engine.status.state is EngineState.SOURCE_LOST
    assert engine.status.source == "A"
    with qtbot.waitSignal(engine.analysed, timeout=SOON):
        ramps["a"].fail_read = None
    qtbot.waitUntil(is_watching(engine), timeout=SOON)


def test_a_wrong_source_is_a_sentence_and_another_can_be_opened(
    qtbot: QtBot, make_engine: MakeEngine
) -> None:
    engine = make_engine(Settings(source="nowhere"))
    with qtbot.waitSignal(engine.source_lost, timeout=SOON) as blocker:
        engine.start()
    assert str(blocker.args[0]) == "There is no source nowhere."
    with qtbot.waitSignal(engine.source_opened, timeout=SOON):
        engine.open_source("b")


def test_a_source_opened_beside_the_settings_stays_when_they_change(
    qtbot: QtBot, make_engine: MakeEngine
) -> None:
    engine = make_engine()
    titles: list[str] = []
    engine.source_opened.connect(lambda source: titles.append(source.title))
    engine.open_source("b")
    engine.start()
    qtbot.waitUntil(lambda: titles == ["B"], timeout=SOON)
    engine.apply(Settings(mirror_view=False))
    qtbot.wait(100)
    assert titles == ["B"]
    engine.apply(Settings(mirror_view=False, source="a"))
    qtbot.waitUntil(lambda: titles == ["B", "A"], timeout=SOON)


def test_a_missing_model_leaves_the_picture(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine(Settings(detector="no-such-model"))
    with qtbot.waitSignals([engine.failed, engine.source_opened], timeout=SOON):
        engine.start()
    qtbot.waitUntil(lambda: engine.status.state is EngineState.VIDEO_ONLY, timeout=SOON)
    assert engine.status.error is not None
    assert "no-such-model" in str(engine.status.error)
    with qtbot.waitSignal(engine.analysed, timeout=SOON):  # the cure works without a restart
        engine.apply(Settings())
    assert engine.status.state is EngineState.WATCHING


def test_a_damaged_model_file_leaves_the_picture(
    qtbot: QtBot, make_engine: MakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "weights"
    for file in paths.weights_dir().rglob("*"):
        if file.is_file():
            copy = weights / file.relative_to(paths.weights_dir())
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = bytearray(file.read_bytes())
            if file.suffix in (".onnx", ".safetensors"):
                content[len(content) // 2] ^= 0xFF
            copy.write_bytes(content)
    monkeypatch.setattr(paths, "weights_dir", lambda: weights)
    engine = make_engine()
    with qtbot.waitSignals([engine.failed, engine.source_opened], timeout=SOON):
        engine.start()
    qtbot.waitUntil(lambda: engine.status.state is EngineState.VIDEO_ONLY, timeout=SOON)
    with qtbot.waitSignal(engine.frame_waiting, timeout=SOON):
        engine.take_frame()


def test_a_damaged_gallery_leaves_the_video_and_the_analysis(
    qtbot: QtBot, make_engine: MakeEngine, tmp_path: Path
) -> None:
    profile = Profile(tmp_path / "damaged")
    profile.make()
    profile.gallery_file.write_bytes(b"SQLite format 3\0" + bytes(50))
    engine = make_engine(profile=profile.root)
    with qtbot.waitSignals([engine.people.unavailable, engine.analysed], timeout=SOON):
        engine.start()
    with qtbot.waitSignal(engine.failed, timeout=SOON) as blocker:
        engine.people.remove("0" * 32)
    assert "damaged" in str(blocker.args[0])
    assert profile.gallery_file.read_bytes() == b"SQLite format 3\0" + bytes(50)


def test_a_profile_that_cant_be_made_leaves_the_video(
    qtbot: QtBot, make_engine: MakeEngine, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    engine = make_engine(profile=tmp_path / "file" / "profile")
    with qtbot.waitSignals([engine.people.unavailable, engine.source_opened], timeout=SOON):
        engine.start()


def test_the_threshold_follows_the_settings(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine(Settings(similarity_threshold=0.7))
    with qtbot.waitSignal(engine.models_loaded, timeout=SOON) as blocker:
        engine.start()
    assert blocker.args[0].similarity_threshold == 0.7
    assert not blocker.args[0].has_liveness
    with qtbot.waitSignal(engine.models_loaded, timeout=SOON) as blocker:
        engine.apply(Settings())
    suggested = blocker.args[0].similarity_threshold
    assert 0.0 < suggested < 0.7
    with qtbot.waitSignal(engine.analysed, timeout=SOON) as blocker:
        pass
    assert blocker.args[0].decision.threshold == suggested


def test_sources_are_listed(
    qtbot: QtBot, make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine()
    engine.start()
    with qtbot.waitSignal(engine.cameras.found, timeout=SOON) as blocker:
        engine.cameras.refresh()
    assert any(source.address.startswith("studio") for source in blocker.args[0])
