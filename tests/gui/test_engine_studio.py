"""The engine before the studio: somebody is enrolled and recognised, with nothing replaced."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from pytestqt.qtbot import QtBot

from core.enrolment.shots import Shot
from core.paths import Profile
from core.people.records import View
from core.results import DecisionState, FaceAnalysis
from core.settings import Settings
from gui.engine import Engine
from gui.engine_values import EnrolWish
from gui.live_result import LiveResult


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(Settings(source="studio:one-person"), Profile(tmp_path / "profile"))
    yield engine
    assert engine.stop()


class Desk:
    """Remembers the results as a window would."""

    def __init__(self, engine: Engine) -> None:
        self.results: list[LiveResult] = []
        engine.analysed.connect(self.results.append)

    @property
    def state(self) -> DecisionState | None:
        return self.results[-1].decision.state if self.results else None

    def usable(self) -> tuple[FaceAnalysis, LiveResult] | None:
        for result in reversed(self.results):
            for face in result.analysis.faces[:1]:
                if face.embedding is not None:
                    return face, result
        return None


def wish_for(face: FaceAnalysis, result: LiveResult) -> EnrolWish:
    """Return the wish to enrol a face, whatever the studio's made-up light does to it."""
    return EnrolWish((Shot(View.STRAIGHT, face, result.analysis.frame, "a test"),), "Ada")


def test_enrolled_known_removed_and_known_again(qtbot: QtBot, engine: Engine) -> None:
    desk = Desk(engine)
    engine.start()
    qtbot.waitUntil(lambda: desk.usable() is not None, timeout=20_000)
    qtbot.waitUntil(lambda: desk.state is DecisionState.EMPTY_GALLERY, timeout=10_000)
    found = desk.usable()
    assert found is not None
    face, result = found
    with qtbot.waitSignal(engine.people.enrolled, timeout=5000) as blocker:
        engine.enrol(wish_for(face, result))
    person = blocker.args[0]
    enrolled = time.monotonic()
    qtbot.waitUntil(lambda: desk.state is DecisionState.KNOWN, timeout=10_000)
    known = next(r.decision for r in desk.results if r.decision.state is DecisionState.KNOWN)
    assert known.time - enrolled < 2.0
    assert known.best is not None
    assert known.best.name == "Ada"

    with qtbot.waitSignal(engine.people.thumbnail_loaded, timeout=5000) as blocker:
        engine.people.request_thumbnail(person.id)
    assert blocker.args[0] == person.id
    assert blocker.args[1].shape == (96, 96)
    assert blocker.args[1].dtype == np.uint8

    with qtbot.waitSignal(engine.people.renamed, timeout=5000):
        engine.people.rename(person.id, "Ada King")
    qtbot.waitUntil(
        lambda: getattr(desk.results[-1].decision.best, "name", "") == "Ada King", timeout=5000
    )
    with qtbot.waitSignal(engine.people.removed, timeout=5000) as blocker:
        engine.people.remove(person.id)
    removed = blocker.args[0]
    qtbot.waitUntil(lambda: desk.state is DecisionState.EMPTY_GALLERY, timeout=5000)
    with qtbot.waitSignal(engine.people.restored, timeout=5000):
        engine.people.restore(removed)
    qtbot.waitUntil(lambda: desk.state is DecisionState.KNOWN, timeout=5000)


def test_who_was_enrolled_is_known_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    for start in range(2):
        engine = Engine(Settings(source="studio:one-person"), Profile(tmp_path / "profile"))
        desk = Desk(engine)
        engine.start()
        if start == 0:
            qtbot.waitUntil(lambda desk=desk: desk.usable() is not None, timeout=20_000)
            found = desk.usable()
            assert found is not None
            with qtbot.waitSignal(engine.people.enrolled, timeout=5000):
                engine.enrol(wish_for(*found))
        else:
            qtbot.waitUntil(lambda desk=desk: desk.state is DecisionState.KNOWN, timeout=20_000)
            states = {result.decision.state for result in desk.results}
            assert DecisionState.EMPTY_GALLERY not in states
        assert engine.stop()


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_a_minute_at_work_lets_neither_latency_nor_memory_grow(
    qtbot: QtBot, tmp_path: Path
) -> None:
    # Somebody who stays: both ends of the minute are the same work.
    engine = Engine(Settings(source="studio:one-person"), Profile(tmp_path / "profile"))
    ages: list[tuple[float, float]] = []
    shown: list[float] = []

    def note(result: LiveResult) -> None:
        now = time.monotonic()
        ages.append((now, now - result.analysis.frame.time))

    def show() -> None:
        if engine.take_frame() is not None:
            shown.append(time.monotonic())

    engine.analysed.connect(note)
    engine.frame_waiting.connect(show)
    engine.start()
    qtbot.waitUntil(lambda: len(ages) > 60, timeout=60_000)
    qtbot.wait(5000)  # caches fill
    ages.clear()
    shown.clear()
    process = psutil.Process()
    memory: list[tuple[float, int]] = []
    began = time.monotonic()
    while time.monotonic() - began < 60.0:
        qtbot.wait(1000)
        memory.append((time.monotonic() - began, process.memory_info().rss))
    stopping = time.monotonic()
    assert engine.stop()
    assert time.monotonic() - stopping < 1.0

    first = [age for when, age in ages if when - began < 20.0]
    last = [age for when, age in ages if when - began > 40.0]
    slope = np.polyfit([when for when, _ in memory], [size / 1e6 for _, size in memory], 1)[0]
    print(  # noqa: T201 (the figures are worth reading with -s)
        f"\nanalysed {len(ages) / 60:.1f}/s, shown {len(shown) / 60:.1f}/s, "
        f"95 % {1000 * np.percentile(first, 95):.0f} ms in the first third and "
        f"{1000 * np.percentile(last, 95):.0f} ms in the last, "
        f"memory {memory[-1][1] / 1e6:.0f} MB, {60 * slope:+.1f} MB a minute"
    )
    assert len(last) > 100
    # A queue would make it seconds; the rest is room for what else the machine does.
    assert np.percentile(last, 95) < 2.0 * np.percentile(first, 95) + 0.1
    assert 60 * slope < 20.0
