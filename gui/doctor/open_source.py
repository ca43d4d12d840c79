"""The source that the window has open, watched by what the window hears of it anyway."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

from core.capture.camera import CameraFacts
from core.capture.strobe import LightReading
from core.doctor.observation import WATCHED, Observation, PictureFacts, kind_of
from core.frame import Frame
from core.wording import PlainError
from gui.engine_values import EngineState, OpenedSource, Status

PAST = 10.0
"""Seconds of readings that are looked at: what a lamp does is seen better over more of them."""

EVERY = 0.1
"""Seconds between two pictures that are measured: it is done on the window's thread."""

Light = Callable[[float], Sequence[LightReading]]


class OpenSource:
    """Collects what is told of one source while it is checked; it is not opened a second time.

    `note_frame` and `note_facts` are called on the window's thread, `watch` on the doctor's.

    Parameters
    ----------
    opened
        What is open; None while nothing is.
    wanted
        Address of what is tried.
    status
        What goes on: whether the source is lost, and why.
    light
        Returns the readings of frames after a time (as `Frame.time`); any thread may call it.
    """

    def __init__(
        self, opened: OpenedSource | None, wanted: str, status: Status, light: Light
    ) -> None:
        self._opened = opened
        self._wanted = wanted
        self._status = status
        self._light = light
        self._facts: CameraFacts | None = None
        self._pictures: list[PictureFacts] = []
        self._last = float("-inf")
        self._watching = False

    def note_frame(self, frame: Frame) -> None:
        """Measure some of the frames that the window gets, while it is watched."""
        if self._watching and frame.time - self._last >= EVERY:
            self._last = frame.time
            self._pictures.append(PictureFacts.of(frame.pixels))

    def note_facts(self, facts: CameraFacts | None) -> None:
        """Take what the camera tells of itself."""
        self._facts = facts

    def watch(self, stop: threading.Event) -> Observation:
        """Wait a while, and return what was seen; early when `stop` is set."""
        error = self._error()
        if error is None:
            self._watching = True
            stop.wait(WATCHED)
            self._watching = False
        address = self._opened.address if self._opened is not None else self._wanted
        title = self._opened.title if self._opened is not None else self._status.source
        # Readings that are older than this wait tell nothing of a source that has stopped.
        readings = tuple(self._light(time.monotonic() - PAST)) if error is None else ()
        is_alive = bool(readings) and readings[-1].time > time.monotonic() - WATCHED
        return Observation(
            address=address,
            title=title,
            kind=kind_of(address),
            in_window=True,
            error=error,
            pictures=tuple(self._pictures),
            readings=readings if is_alive else (),
            facts=self._facts,
        )

    def _error(self) -> PlainError | None:
        return self._status.error if self._status.state is EngineState.SOURCE_LOST else None
