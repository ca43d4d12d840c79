"""Watching the source that the window has open, by what the window hears of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np

from core.capture import camera_loss
from core.capture.camera import CameraFacts
from core.capture.discovery import Kind
from core.capture.strobe import LampPattern, LightReading
from core.doctor.check import State, Subject
from core.doctor.source_checks import of_source
from core.frame import Frame, Lamp
from gui.doctor import open_source
from gui.doctor.open_source import OpenSource
from gui.engine_values import EngineState, OpenedSource, Status

OPENED = OpenedSource("/dev/video7", "Desk camera", False)
WATCHING = Status(EngineState.WATCHING, "Desk camera")


class Wait(threading.Event):
    """What is watched for, without the time that it takes."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._meanwhile = meanwhile
        self.seconds: float | None = 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self._meanwhile()
        self.seconds = timeout
        return False


def readings(since: float) -> tuple[LightReading, ...]:
    now = time.monotonic()
    steps = range(60)
    return tuple(
        LightReading(n, now - (59 - n) / 30, Lamp.UNKNOWN, Lamp.UNKNOWN, LampPattern.STEADY,
                     80.0 + n % 3, 0.0)
        for n in steps
    )  # fmt: skip


def test_frames_count_while_it_is_watched_and_only_then() -> None:
    source = OpenSource(OPENED, "", WATCHING, readings)
    facts = CameraFacts("v4l2", "GREY", 64, 48, 30.0)
    source.note_facts(facts)
    noise = np.random.default_rng(1).integers(0, 200, (48, 64)).astype(np.uint8)
    source.note_frame(Frame(0, 0.0, noise))
    wait = Wait(lambda: source.note_frame(Frame(1, 0.1, noise.copy())))
    seen = source.watch(wait)
    source.note_frame(Frame(2, 9.0, noise.copy()))
    assert wait.seconds == open_source.WATCHED
    assert len(seen.pictures) == 1
    assert seen.in_window
    assert seen.facts is facts
    assert seen.kind is Kind.CAMERA
    checks = {check.subject: check for check in of_source(seen)}
    assert "open in this window" in str(checks[Subject.OPENING].sentence)
    assert checks[Subject.RATE].state is State.OK


def test_a_lost_source_says_why_at_once() -> None:
    error = camera_loss.unplugged("Desk camera")
    lost = Status(EngineState.SOURCE_LOST, "Desk camera", error=error)
    wait = Wait()
    seen = OpenSource(None, "/dev/video7", lost, readings).watch(wait)
    assert wait.seconds == 0.0
    assert seen.error is error
    assert (seen.title, seen.address) == ("Desk camera", "/dev/video7")


def test_readings_of_a_source_that_has_stopped_say_nothing() -> None:
    def old(_since: float) -> tuple[LightReading, ...]:
        return (
            LightReading(1, time.monotonic() - 3, Lamp.LIT, Lamp.LIT, LampPattern.STEADY, 9, 0),
        )

    seen = OpenSource(OPENED, "", WATCHING, old).watch(Wait())
    assert seen.readings == ()
    (check,) = of_source(seen)
    assert "No picture of Desk camera came" in str(check.sentence)
