"""Recording what the camera sees, as the window asks for it: begun, followed, ended."""

from __future__ import annotations

import dataclasses
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.capture.session_file import SessionHeader
from core.capture.session_recorder import Progress, RecordingError, SessionRecorder
from core.settings import RANGES, Settings
from core.wording import QT_TRANSLATE_NOOP
from gui.engine_values import LoadedModels
from gui.frame_feed import FrameFeed

log = logging.getLogger(__name__)

FOLLOW_MILLISECONDS = 250


class Recorder(QObject):
    """Puts a recording into the feed, and tells how it goes. Lives in the window's thread.

    Parameters
    ----------
    feed
        Through which all frames and verdicts go.
    """

    progressed = Signal(object)
    """`Progress`, some times a second from the beginning on."""

    ended = Signal(object, object)
    """Path of the file, None where there is none; and the PlainError why, None if it was asked."""

    def __init__(self, feed: FrameFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._recording: SessionRecorder | None = None
        self._models: dict[str, str] = {}
        self._threshold: float | None = None
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MILLISECONDS)
        self._follow.timeout.connect(self._look)

    @property
    def is_recording(self) -> bool:
        """Whether something is recorded, or a file is still being finished."""
        return self._recording is not None

    def start(self, path: Path, source: str, settings: Settings) -> None:
        """Record to `path` from the next frame on; evidence gathered so far is forgotten.

        Parameters
        ----------
        source
            Title of the source; empty where it could be a person's name.

        Raises
        ------
        RecordingError
            If the file can't be made.
        """
        if self._recording is not None:
            return
        recording = SessionRecorder(path, self._header(source, settings))
        self._recording = self._feed.recording = recording
        log.info("A recording has begun")
        self._follow.start()
        self.progressed.emit(Progress())

    @Slot()
    def stop(self) -> None:
        """End the recording; `ended` tells when the file is closed."""
        if self._recording is not None:
            self._feed.end_recording("asked")
            self._recording.stop()

    @Slot(object)
    def note_models(self, models: LoadedModels) -> None:
        """Take note of the models at work; a recording is of one set of models."""
        present: dict[str, str] = {
            slot: f"{model.card.identity} ({model.mode})" for slot, model in models.slots.items()
        }
        self._threshold = models.similarity_threshold
        if present != self._models and self._recording is not None:
            self._feed.end_recording("models")
        self._models = present

    def _header(self, source: str, settings: Settings) -> SessionHeader:
        chosen = {
            name: value
            for name, value in dataclasses.asdict(settings).items()
            if name in RANGES or name.endswith("_mode") or name == "liveness_bands_of"
        }
        return SessionHeader(
            source=source,
            settings={**chosen, "threshold_in_force": self._threshold},
            models=self._models,
        )

    @Slot()
    def _look(self) -> None:
        recording = self._recording
        if recording is None:
            return
        if not recording.is_finished:
            self.progressed.emit(recording.progress)
            return
        self._follow.stop()
        self._recording = None
        if self._feed.recording is recording:
            self._feed.recording = None
        done = recording.progress
        log.info("The recording has ended: %d frames, %d left out", done.frames, done.dropped)
        error = recording.error
        if error is None and recording.reason in ("source", "models"):
            error = RecordingError(
                QT_TRANSLATE_NOOP(
                    "core", "The recording has ended, since the source or the models changed."
                )
            )
        self.ended.emit(recording.path if done.frames else None, error)
