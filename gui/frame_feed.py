"""What goes from the capture to the view and the analysis: the newest frame, and its light."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque

from core.capture.session_recorder import Reason, SessionRecorder
from core.capture.strobe import LightReading
from core.frame import Frame, LatestFrame

log = logging.getLogger(__name__)

LIGHT_KEPT = 900
"""Readings of the light that are kept: 30 s at 30 a second."""


class LightLog:
    """The latest readings of the light. One thread puts, others look."""

    def __init__(self) -> None:
        self._readings: deque[LightReading] = deque(maxlen=LIGHT_KEPT)
        self._lock = threading.Lock()

    def put(self, reading: LightReading) -> None:
        """Add the reading of the newest frame."""
        with self._lock:
            self._readings.append(reading)

    def clear(self) -> None:
        """Forget all, for another source."""
        with self._lock:
            self._readings.clear()

    def since(self, seconds: float) -> tuple[LightReading, ...]:
        """Return the readings of frames after `seconds` (as `Frame.time`), oldest first."""
        with self._lock:
            return tuple(reading for reading in self._readings if reading.time > seconds)


class FrameFeed:
    """The two one-slot boxes between capture, view and analysis, and when their source began.

    Evidence of one source must not reach the next: whoever takes a frame compares `since` with
    the one it knew and forgets what came before if it differs.
    """

    def __init__(self) -> None:
        self.view = LatestFrame()
        self.analysis = LatestFrame()
        self.light = LightLog()
        """What was measured of the light of each frame."""

        self.recording: SessionRecorder | None = None
        """Takes every frame and every verdict while it is there; `gui.recorder` puts it there."""

        self.newest: Frame | None = None
        """The latest frame that may be shown by itself: not an unlit one."""

        self._ended_recording: SessionRecorder | None = None
        self._since = time.monotonic()
        self._answered = threading.Condition()
        self._last_answered: Frame | None = None

    @property
    def since(self) -> float:
        """`time.monotonic()` from which frames belong to the present source."""
        return self._since

    def begin(self, since: float) -> None:
        """Begin anew: frames before `since` are of no interest any more. Only capture calls it."""
        self._since = since
        self.newest = None
        self.view.take()
        self.analysis.take()
        self.light.clear()

    def take_for_view(self) -> Frame | None:
        """Take the newest frame for the view; None if there is none of the present source."""
        frame = self.view.take()
        return frame if frame is not None and frame.time >= self._since else None

    def take_for_analysis(self) -> tuple[Frame | None, float]:
        """Take the newest frame for the analysis, with the `since` of its source."""
        frame = self.analysis.take()
        since = self._since  # read after the frame, so it never is that of an older source
        return (frame if frame is not None and frame.time >= since else None), since

    def end_recording(self, reason: Reason) -> None:
        """Let the recording, if there is one, write what it has, and end."""
        recording, self.recording = self.recording, None
        if recording is not None:
            recording.stop(reason)
            self._ended_recording = recording

    def finish_recording(self, seconds: float) -> None:
        """Wait until the file of a recording that was ended is closed."""
        if self._ended_recording is not None and not self._ended_recording.join(seconds):
            log.warning("The recording was not written to its end")

    def note_answered(self, frame: Frame) -> None:
        """Tell whoever waits that the analysis is done with `frame`."""
        with self._answered:
            self._last_answered = frame
            self._answered.notify_all()

    def wait_answered(self, frame: Frame, seconds: float) -> bool:
        """Wait until the analysis is done with `frame`; whether it is."""
        with self._answered:
            return self._answered.wait_for(lambda: self._last_answered is frame, seconds)
