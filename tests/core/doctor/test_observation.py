"""Watching a source: what comes, in bounded time, whatever it does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from core.capture import camera_loss
from core.capture.discovery import Kind
from core.capture.source import Source
from core.capture.studio import StudioSource
from core.doctor.observation import PictureFacts, kind_of, watch
from core.frame import Frame, Lamp
from tests.vectors.driven_clock import DrivenClock


@dataclass
class Rig:
    """A camera whose driver behaves as it is told."""

    name: str = "Desk camera"
    opens_after: threading.Event | None = None
    reads_after: threading.Event | None = None
    fails: Exception | None = None
    gives: bool = True
    dropped: int = 3
    closed: list[str] = field(default_factory=list)
    number: int = 0

    def open(self) -> None:
        if self.opens_after is not None:
            self.opens_after.wait(20)

    def read(self, timeout: float = 0.2) -> Frame | None:
        if self.reads_after is not None:
            self.reads_after.wait(20)
        if self.fails is not None:
            raise self.fails
        time.sleep(0.01)
        if not self.gives:
            return None
        self.number += 1
        pixels = np.full((8, 8), self.number, np.uint8)
        return Frame(self.number, time.monotonic(), pixels, flag=Lamp.LIT)

    def close(self) -> None:
        self.closed.append("closed")


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    """What a stuck driver waits for; set after the test, so that its thread ends."""
    event = threading.Event()
    yield event
    event.set()


def making(rig: Rig) -> object:
    def make(_address: str) -> Source:
        return rig

    return make


def test_what_is_seen_is_counted_and_the_source_is_closed(clock: DrivenClock) -> None:
    rig = Rig()
    seen = watch("/dev/video7", seconds=0.1, make=making(rig))
    assert seen.title == "Desk camera"
    assert len(seen.pictures) == len(seen.readings) == rig.number
    assert rig.number == pytest.approx(11, abs=1)
    assert seen.open_seconds is not None
    assert seen.first_seconds is not None
    assert seen.dropped == 3
    assert seen.error is None
    assert seen.stuck == ""
    assert rig.closed == ["closed"]


@pytest.mark.parametrize("stage", ["open", "read"])
def test_a_driver_that_never_answers_is_reported_in_time(
    stage: str, let_go: threading.Event
) -> None:
    rig = Rig(**{f"{stage}s_after": let_go})
    began = time.monotonic()
    # Only what it is stuck in is short: a slow machine mustn't be stuck before.
    limits = {"open_limit": 10.0, "read_limit": 10.0} | {f"{stage}_limit": 0.1}
    seen = watch("/dev/video7", make=making(rig), **limits)
    assert time.monotonic() - began < 8.0
    assert seen.stuck == stage
    assert not seen.pictures
    let_go.set()
    deadline = time.monotonic() + 10.0
    while not rig.closed and time.monotonic() < deadline:
        time.sleep(0.01)
    assert rig.closed == ["closed"]  # late, but not kept


def test_a_source_that_is_lost_says_why() -> None:
    seen = watch("/dev/video7", make=making(Rig(fails=camera_loss.unplugged("Desk camera"))))
    assert "unplugged" in str(seen.error)


def test_a_fault_of_a_driver_becomes_a_sentence() -> None:
    seen = watch("/dev/video7", make=making(Rig(fails=ZeroDivisionError())))
    assert "Desk camera" in str(seen.error)


def test_a_network_camera_that_is_none_is_named_without_its_password() -> None:
    def fail(_address: str) -> Source:
        raise ZeroDivisionError

    seen = watch("rtsp://porter:hush@gate.example/live", make=fail)
    assert seen.title == "rtsp://gate.example/live"
    assert "hush" not in str(seen.error)
    assert "porter" not in str(seen.error)


def test_a_source_without_pictures_says_so(clock: DrivenClock) -> None:
    seen = watch("/dev/video7", make=making(Rig(gives=False)), read_limit=0.1)
    assert "gives no pictures" in str(seen.error)


def test_it_ends_early_when_it_is_told_to() -> None:
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    began = time.monotonic()
    watch("/dev/video7", seconds=30, stop=stop, make=making(Rig()))
    assert time.monotonic() - began < 15.0


def test_what_an_address_stands_for(tmp_path) -> None:
    assert kind_of("studio:pulsing") is Kind.STUDIO
    assert kind_of(str(tmp_path)) is Kind.FILE
    assert kind_of("0") is Kind.CAMERA
    assert kind_of("/dev/null") is Kind.CAMERA
    assert kind_of("rtsp://ada:secret@10.0.0.2/stream") is Kind.CAMERA


def test_a_picture_of_the_studio_is_measured() -> None:
    pixels = StudioSource("nobody", realtime=False).picture(0)
    facts = PictureFacts.of(pixels)
    assert (facts.width, facts.height) == (640, 480)
    assert facts.level == pytest.approx(float(pixels.mean()), abs=1)
    assert facts.step < 2
    assert facts.roughness < 2


def test_bytes_read_as_what_they_are_not_show_in_the_columns() -> None:
    grey = StudioSource("nobody", realtime=False).picture(0)
    packed = np.full((grey.shape[0], 2 * grey.shape[1]), 128, np.uint8)
    packed[:, ::2] = grey  # YUYV of a grey picture, taken for plain grey
    facts = PictureFacts.of(packed)
    assert facts.step > 24
    deep = np.zeros_like(packed)
    deep[:, ::2] = np.random.default_rng(1).integers(0, 256, grey.shape)
    deep[:, 1::2] = grey  # 16 bits, taken for 8: noise beside the picture
    assert PictureFacts.of(deep).roughness > 4
