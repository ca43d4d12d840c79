"""The capture thread with small real sources that generate their frames."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.capture.plugging import SleepWatch
from core.capture.source import EndOfSource, Source, SourceError
from core.frame import Frame
from gui.capture_thread import CaptureThread
from tests.gui.ramp import Ramp
from tests.gui.set_camera import SetCamera

SOON = 20_000
"""Milliseconds: what comes at once on a quiet machine comes within this on a busy one."""


@pytest.fixture
def ramps() -> dict[str, Ramp]:
    return {"a": Ramp("A", 10), "b": Ramp("B", 20)}


@pytest.fixture
def capture(qtbot: QtBot, ramps: dict[str, Ramp]) -> Iterator[CaptureThread]:
    def make(address: str) -> Source:
        if address not in ramps:
            raise SourceError("There is no source {source}.", source=address)
        return ramps[address]

    thread = CaptureThread(make, lambda: "a")
    yield thread
    for ramp in ramps.values():
        if ramp.blocked is not None:
            ramp.blocked.set()
    thread.stop_soon()
    assert thread.wait(SOON)


def opened_by(qtbot: QtBot, capture: CaptureThread, address: str | None) -> str:
    with qtbot.waitSignal(capture.opened, timeout=SOON) as blocker:
        capture.open_source(address)
    title: str = blocker.args[0].title
    return title


def pass_frames(qtbot: QtBot, ramp: Ramp, count: int) -> None:
    """Wait until the source has made so many frames more."""
    wanted = ramp.made + count
    qtbot.waitUntil(lambda: ramp.made >= wanted, timeout=SOON)


def newest(qtbot: QtBot, capture: CaptureThread) -> Frame:
    found: list[Frame] = []

    def take() -> bool:
        frame = capture.feed.take_for_view()
        if frame is not None:
            found.append(frame)
        return bool(found)

    qtbot.waitUntil(take, timeout=SOON)
    return found[0]


def test_frames_reach_both_boxes(qtbot: QtBot, capture: CaptureThread) -> None:
    capture.open_source("a")
    with qtbot.waitSignals([capture.view_waiting, capture.analysis_waiting], timeout=SOON):
        capture.start()
    view = capture.feed.take_for_view()
    analysis = capture.feed.take_for_analysis()[0]
    assert view is not None
    assert analysis is not None
    assert view.pixels[0, 0] == 10


def test_only_one_wake_up_until_the_frame_is_taken(qtbot: QtBot, capture: CaptureThread) -> None:
    wakes: list[int] = []
    capture.view_waiting.connect(lambda: wakes.append(1))
    capture.open_source("a")
    capture.start()
    qtbot.waitUntil(lambda: capture.feed.view.dropped > 20, timeout=SOON)
    qtbot.wait(20)
    assert wakes == [1]
    assert capture.feed.take_for_view() is not None
    qtbot.waitUntil(lambda: len(wakes) == 2, timeout=SOON)


def test_a_slow_consumer_gets_the_newest_frame(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.open_source("a")
    capture.start()
    for _ in range(5):
        pass_frames(qtbot, ramps["a"], 20)
        made = ramps["a"].made
        frame = capture.feed.take_for_view()
        assert frame is not None
        assert frame.number >= made - 2  # the last one may still be on its way


def test_the_source_changes_while_frames_flow(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.start()
    for _ in range(5):
        assert opened_by(qtbot, capture, "a") == "A"
        assert opened_by(qtbot, capture, "b") == "B"
        assert newest(qtbot, capture).source == "B"
    assert ramps["a"].closes == ramps["a"].opens
    assert ramps["b"].closes == ramps["b"].opens - 1


def test_a_frame_of_the_old_source_is_never_taken(capture: CaptureThread) -> None:
    old = Frame(0, time.monotonic() - 1, np.zeros((4, 4), np.uint8))
    capture.feed.begin(time.monotonic())
    capture.feed.view.put(old)
    assert capture.feed.take_for_view() is None


def test_pause_holds_frames_back_and_going_on_begins_anew(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.start()
    opened_by(qtbot, capture, "a")
    before = capture.feed.since
    capture.set_paused(True)
    pass_frames(qtbot, ramps["a"], 2)  # one was on its way
    capture.feed.view.take()
    pass_frames(qtbot, ramps["a"], 20)
    assert capture.feed.take_for_view() is None
    capture.set_paused(False)
    qtbot.waitUntil(lambda: capture.feed.take_for_view() is not None, timeout=SOON)
    assert capture.feed.since > before


def test_an_unplugged_source_is_said_once_and_opened_again(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 0.05)
    lost: list[object] = []
    capture.lost.connect(lost.append)
    capture.start()
    opened_by(qtbot, capture, "a")
    with qtbot.waitSignal(capture.lost, timeout=SOON):
        ramps["a"].fail_open = True
        ramps["a"].fail_read = SourceError("{source} was unplugged.", source="A")
    opens = ramps["a"].opens
    qtbot.waitUntil(lambda: ramps["a"].opens >= opens + 3, timeout=SOON)
    assert [str(e) for e in lost] == ["A was unplugged."]
    with qtbot.waitSignal(capture.opened, timeout=SOON):
        ramps["a"].fail_open = False
        ramps["a"].fail_read = None
    with qtbot.waitSignal(capture.lost, timeout=SOON):  # a second loss is said again
        ramps["a"].fail_read = SourceError("{source} was unplugged.", source="A")


def test_a_source_that_cant_be_opened_can_be_left_for_another(
    qtbot: QtBot, capture: CaptureThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 600.0)
    capture.start()
    with qtbot.waitSignal(capture.lost, timeout=SOON) as blocker:
        capture.open_source("nowhere")
    assert "nowhere" in str(blocker.args[0])
    assert opened_by(qtbot, capture, "b") == "B"


def test_an_unexpected_error_of_a_driver_is_a_sentence_and_not_the_end(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.start()
    opened_by(qtbot, capture, "a")
    with qtbot.waitSignal(capture.lost, timeout=SOON) as blocker:
        ramps["a"].fail_read = RuntimeError("driver")
    assert isinstance(blocker.args[0], SourceError)
    assert str(blocker.args[0]).startswith("A has failed")
    assert opened_by(qtbot, capture, "b") == "B"


def test_a_source_without_frames_counts_as_lost(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.NO_FRAMES_SECONDS", 0.1)
    ramps["a"].silent = True
    capture.open_source("a")
    with qtbot.waitSignal(capture.lost, timeout=SOON) as blocker:
        capture.start()
    assert "gives no pictures" in str(blocker.args[0])


def test_the_end_of_a_file_is_told_and_the_file_can_be_played_again(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.start()
    opened_by(qtbot, capture, "a")
    with qtbot.waitSignal(capture.ended, timeout=SOON):
        ramps["a"].fail_read = EndOfSource()
    qtbot.waitUntil(lambda: ramps["a"].closes == 1, timeout=SOON)
    ramps["a"].fail_read = None
    assert opened_by(qtbot, capture, "a") == "A"


def test_it_stops_quickly_whatever_it_does(
    qtbot: QtBot, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 600.0)
    monkeypatch.setattr("gui.capture_thread.NO_FRAMES_SECONDS", 600.0)
    ramps["a"].fail_open = True
    ramps["b"].silent = True
    for address in ("a", "b", None):
        thread = CaptureThread(lambda wanted: ramps[wanted], lambda: "a")
        if address is not None:
            thread.open_source(address)
        thread.start()
        qtbot.wait(50)
        thread.stop_soon()
        assert thread.wait(SOON)


def test_a_blocked_source_does_not_keep_it_once_it_returns(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    capture.start()
    opened_by(qtbot, capture, "a")
    release = threading.Event()
    ramps["a"].blocked = release
    qtbot.waitUntil(lambda: ramps["a"].is_blocked, timeout=SOON)
    capture.stop_soon()
    assert not capture.wait(100)
    release.set()
    assert capture.wait(SOON)
    assert ramps["a"].closes == 1


def test_the_best_source_is_looked_for_only_once(
    qtbot: QtBot, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its camera unplugged the desk must not go on with synthetic people."""
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 0.02)
    found = iter(["a", "b"])
    thread = CaptureThread(lambda wanted: ramps[wanted], lambda: next(found))
    ramps["a"].fail_open = True
    thread.open_source(None)
    thread.start()
    qtbot.waitUntil(lambda: ramps["a"].opens > 3, timeout=SOON)
    thread.stop_soon()
    assert thread.wait(SOON)
    assert ramps["b"].opens == 0


def test_a_camera_that_is_plugged_in_again_is_opened_at_once(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.capture_thread.RETRY_SECONDS", 60.0)
    ramps["a"].fail_open = True
    capture.start()
    with qtbot.waitSignal(capture.lost, timeout=SOON):
        capture.open_source("a")
    qtbot.wait(50)  # until it waits
    ramps["a"].fail_open = False
    with qtbot.waitSignal(capture.opened, timeout=SOON):
        capture.wake()


class Sleeper(SetCamera):
    """Counts how often it was opened."""

    opens = 0

    def open(self) -> None:
        self.opens += 1
        super().open()


def test_after_sleep_the_camera_is_opened_again_without_a_word_of_loss(qtbot: QtBot) -> None:
    camera = Sleeper()
    asleep = [0.0]
    thread = CaptureThread(lambda _: camera, lambda: "a")
    thread.sleep_watch = SleepWatch(lambda: time.monotonic() + asleep[0], time.monotonic)
    lost: list[object] = []
    thread.lost.connect(lost.append)
    thread.open_source("a")
    with qtbot.waitSignal(thread.opened, timeout=SOON):
        thread.start()
    before = thread.feed.since
    with qtbot.waitSignal(thread.opened, timeout=SOON):
        asleep[0] = 3600.0
    assert camera.opens == 2
    assert lost == []
    assert thread.feed.since > before  # what was seen before the sleep is no evidence any more
    thread.stop_soon()
    assert thread.wait(SOON)


def test_sleep_does_not_begin_a_film_anew(
    qtbot: QtBot, capture: CaptureThread, ramps: dict[str, Ramp]
) -> None:
    asleep = [0.0]
    capture.sleep_watch = SleepWatch(lambda: time.monotonic() + asleep[0], time.monotonic)
    capture.start()
    opened_by(qtbot, capture, "a")  # no camera
    asleep[0] = 3600.0
    pass_frames(qtbot, ramps["a"], 5)
    assert ramps["a"].opens == 1


def test_others_make_way_before_a_source_is_opened(qtbot: QtBot, ramps: dict[str, Ramp]) -> None:
    opens: list[tuple[str, int]] = []
    thread = CaptureThread(ramps.__getitem__, lambda: "b")
    thread.make_way = lambda address: opens.append((address, ramps[address].opens))
    thread.start()
    for address in ("a", None):
        with qtbot.waitSignal(thread.opened, timeout=SOON):
            thread.open_source(address)
    assert opens == [("a", 0), ("b", 0)]
    thread.stop_soon()
    assert thread.wait(SOON)
