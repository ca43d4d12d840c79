"""Recording one presentation of a liveness test with the engine's recorder."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.capture.session_recorder import Progress, RecordingError
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.recorder import Recorder

STEP = 50
"""Milliseconds between two looks at the clock."""

WAITS = 4.0
"""Seconds after which a recording to which no frame came is given up."""

ENOUGH = 0.8
"""Part of the wanted time that a recording must have."""


class PresentationRecorder(QObject):
    """Records for some seconds, then tells; lives in the window's thread."""

    progressed = Signal(float)
    """How much is recorded, 0 to 1."""

    done = Signal(object)
    """`Path` of the recording."""

    failed = Signal(object)
    """PlainError; nothing is kept. None where it was stopped because somebody asked for it."""

    def __init__(self, recorder: Recorder, parent: QObject) -> None:
        super().__init__(parent)
        self._recorder = recorder
        self._path: Path | None = None
        self._seconds = 0.0
        self._asked = 0.0
        self._began: float | None = None
        self._is_unwanted = False
        self._is_over = False
        self._clock = QTimer(self)
        self._clock.setInterval(STEP)
        self._clock.timeout.connect(self._look)
        recorder.progressed.connect(self._progressed)
        recorder.ended.connect(self._ended)

    @property
    def is_recording(self) -> bool:
        """Whether a presentation is recorded, or its file is still being finished."""
        return self._path is not None

    def start(self, path: Path, source: str, settings: Settings, seconds: float) -> None:
        """Record to `path` for `seconds`; `done` or `failed` answers.

        Raises
        ------
        RecordingError
            If something else is recorded, or the file can't be made.
        """
        if self._recorder.is_recording:
            raise RecordingError(
                QT_TRANSLATE_NOOP(
                    "core", "Something else is being recorded. End that first (Ctrl+R)."
                )
            )
        self._path, self._seconds = path, seconds
        self._asked, self._began = time.monotonic(), None
        self._is_unwanted = self._is_over = False
        try:
            self._recorder.start(path, source, settings)
        except PlainError:
            self._path = None
            raise
        self.progressed.emit(0.0)
        self._clock.start()

    @Slot()
    def stop(self) -> None:
        """Throw away what is being recorded; `failed` tells once the file is gone."""
        if self._path is not None and not self._is_over:
            self._is_unwanted = True
            self._end()

    def _end(self) -> None:
        self._is_over = True
        self._clock.stop()
        self._recorder.stop()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self._path is None:
            return
        if self._began is None and progress.frames:
            self._began = time.monotonic() - progress.seconds

    @Slot()
    def _look(self) -> None:
        now = time.monotonic()
        if self._began is None:
            if now - self._asked > WAITS:
                self._end()
            return
        part = (now - self._began) / self._seconds
        self.progressed.emit(min(1.0, part))
        if part >= 1.0:
            self._end()

    @Slot(object, object)
    def _ended(self, path: Path | None, error: PlainError | None) -> None:
        wanted, self._path = self._path, None
        if wanted is None:
            return  # the recording of somebody else
        self._clock.stop()
        recorded = 0.0 if self._began is None else time.monotonic() - self._began
        if not self._is_unwanted and error is None:
            if path is None:
                error = RecordingError(
                    QT_TRANSLATE_NOOP("core", "No picture came, so nothing was recorded.")
                )
            elif recorded < ENOUGH * self._seconds:
                error = RecordingError(
                    QT_TRANSLATE_NOOP("core", "The recording was ended too early to count.")
                )
        if self._is_unwanted or error is not None:
            with contextlib.suppress(OSError):
                wanted.unlink(missing_ok=True)  # it shows somebody, and nobody needs it
            self.failed.emit(None if self._is_unwanted else error)
        else:
            self.done.emit(wanted)
