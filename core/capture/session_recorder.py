"""Writing a session to a file, in a thread of its own, so that nothing live waits for a disk."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import logging
import os
import shutil
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import core
from core.capture import session_file
from core.capture.session_file import SessionEnd, SessionHeader
from core.frame import Exposure, Frame
from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)

SIZE_LIMIT = 2_000_000_000
"""Bytes after which a recording ends by itself: some eight minutes at 640x480, 30 a second."""

DISK_RESERVE = 500_000_000
"""Bytes that a recording leaves free on the disk."""

WAITING_BYTES = 48_000_000
"""Pixels that may wait to be written: five seconds at 640x480, 30 a second."""

_WAITING_NOTES = 1000
_DISK_EVERY = 16

Reason = Literal["asked", "source", "models", "size", "disk", "failed"]


class RecordingError(PlainError):
    """A session can't be recorded, or not any longer."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a recording is."""

    seconds: float = 0.0
    """From the first frame to the last one written."""

    bytes: int = 0
    frames: int = 0
    dropped: int = 0
    """Frames left out since the disk or the processor was too slow."""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """A frame that waits to be written."""

    frame: Frame
    begins: bool
    turns: bool


class SessionRecorder:
    """Records frames and verdicts until it is stopped. Any thread may call it; none waits.

    Parameters
    ----------
    path
        File to write; one that is there is replaced. Only its owner can read it.
    header
        What is known of the session; size, version and time are filled in here.
    limit, reserve
        Bytes that the file may have, and that stay free on its disk.

    Raises
    ------
    RecordingError
        If the file can't be made, or the disk is too full to begin.
    """

    def __init__(
        self,
        path: Path,
        header: SessionHeader,
        *,
        limit: int = SIZE_LIMIT,
        reserve: int = DISK_RESERVE,
    ) -> None:
        self.path = path
        self._header = header
        self._limit = limit
        self._reserve = reserve
        self._changed = threading.Condition()
        self._waiting: deque[_Wanted | tuple[int, Mapping[str, Any]]] = deque()
        self._waiting_bytes = 0
        self._waiting_notes = 0
        self._left_out: deque[int] = deque(maxlen=10_000)
        self._origin: float | None = None
        self._shown: str | None = None
        self._exposure: Exposure | None = None
        self._progress = Progress()
        self._reason: Reason | None = None
        self.error: RecordingError | None = None
        """Why it ended by itself; None where that was asked for."""

        self._file = _create(path, reserve)
        self._thread = threading.Thread(target=self._run, name="recording", daemon=True)
        self._thread.start()

    @property
    def progress(self) -> Progress:
        """How far it is."""
        with self._changed:
            return self._progress

    @property
    def reason(self) -> Reason | None:
        """Why it takes no more frames; None while it does."""
        return self._reason

    @property
    def is_finished(self) -> bool:
        """Whether the file is closed."""
        return not self._thread.is_alive()

    def put(self, frame: Frame, *, begins: bool = False) -> bool:
        """Take a frame; `begins` says that the desk forgot all evidence before it.

        Returns
        -------
        False if it was left out: too many wait already, or the recording has ended.
        """
        with self._changed:
            if self._reason is not None:
                return False
            if self._waiting_bytes and self._waiting_bytes + frame.pixels.size > WAITING_BYTES:
                self._left_out.append(frame.number)
                self._progress = dataclasses.replace(
                    self._progress, dropped=self._progress.dropped + 1
                )
                return False
            if self._origin is None:
                self._origin = frame.time
            self._waiting.append(_Wanted(frame, begins, frame.source != self._shown))
            self._shown = frame.source
            self._waiting_bytes += frame.pixels.size
            self._changed.notify_all()
            return True

    def note(self, number: int, seconds: float, values: Mapping[str, Any]) -> None:
        """Take what was said about frame `number`, captured at `seconds` of the live clock."""
        with self._changed:
            if self._reason is not None or self._origin is None or seconds < self._origin:
                return
            if number in self._left_out or self._waiting_notes >= _WAITING_NOTES:
                return
            self._waiting.append((number, values))
            self._waiting_notes += 1
            self._changed.notify_all()

    def stop(self, reason: Reason = "asked") -> None:
        """Take no more frames, write what waits, and close the file. Returns at once."""
        with self._changed:
            if self._reason is None:
                self._reason = reason
            self._changed.notify_all()

    def join(self, seconds: float) -> bool:
        """Wait until the file is closed; False if it is not after `seconds`."""
        self._thread.join(seconds)
        return self.is_finished

    def _run(self) -> None:
        try:
            self._write_all()
        except OSError as error:
            self._fail("failed", _write_error(self.path, error))
        except Exception:
            log.exception("The recording has failed")
            self._fail("failed", _write_error(self.path, OSError(0, "internal error")))
        finally:
            self._close()

    def _write_all(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._reason is not None)
                if not self._waiting:
                    return
                item = self._waiting.popleft()
                if isinstance(item, _Wanted):
                    self._waiting_bytes -= item.frame.pixels.size
                else:
                    self._waiting_notes -= 1
            if isinstance(item, _Wanted):
                self._write_frame(item)
            elif self._progress.frames:
                self._write(session_file.verdict_record(*item))
            if self.error is not None:
                return

    def _write_frame(self, wanted: _Wanted) -> None:
        assert self._origin is not None  # put has set it
        frame = wanted.frame
        done = self._progress
        if done.frames == 0:
            self._write(session_file.header_record(_filled_in(self._header, frame)))
        seconds = frame.time - self._origin
        record = session_file.frame_record(frame, seconds, begins=wanted.begins, turns=wanted.turns)
        if done.bytes + len(record) > self._limit:
            self._fail("size", _too_large(self.path, self._limit))
            return
        if done.frames % _DISK_EVERY == 0 and _free(self.path) < self._reserve:
            self._fail("disk", _disk_full(self.path))
            return
        if frame.exposure != self._exposure:
            self._write(session_file.exposure_record(frame.exposure))
            self._exposure = frame.exposure
        self._write(record)
        with self._changed:
            self._progress = dataclasses.replace(
                self._progress, seconds=seconds, frames=done.frames + 1
            )

    def _write(self, record: bytes) -> None:
        """Write a record wholly, or leave the file as it was."""
        size = self._progress.bytes
        try:
            rest = memoryview(record)
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, size)
                os.lseek(self._file, size, os.SEEK_SET)
            raise
        with self._changed:
            self._progress = dataclasses.replace(self._progress, bytes=size + len(record))

    def _fail(self, reason: Reason, error: RecordingError) -> None:
        with self._changed:
            self._reason = reason
            self.error = error
            self._waiting.clear()
        log.warning("The recording has ended: %s", reason)

    def _close(self) -> None:
        done = self._progress
        if done.frames:
            end = SessionEnd(done.frames, done.dropped, self._reason or "failed")
            with contextlib.suppress(OSError):
                self._write(session_file.end_record(end))
                os.fsync(self._file)
        with contextlib.suppress(OSError):
            os.close(self._file)
        if not done.frames:  # nothing came: no file is better than one that can't be played
            with contextlib.suppress(OSError):
                self.path.unlink()


def _filled_in(header: SessionHeader, frame: Frame) -> SessionHeader:
    # The frame was captured a moment ago; the header says when.
    age = max(0.0, time.monotonic() - frame.time)
    began = datetime.fromtimestamp(time.time() - age, UTC)
    return dataclasses.replace(
        header,
        width=frame.width,
        height=frame.height,
        program=core.__version__,
        started=began.isoformat(timespec="milliseconds"),
    )


def _create(path: Path, reserve: int) -> int:
    """Make a new file that only its owner can read; return its descriptor."""
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True)
        if _free(path) < reserve:
            raise _disk_full(path)
        if path.is_file():
            path.unlink()  # whoever plays the old one goes on with that
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o600)
    except OSError as error:
        raise _write_error(path, error) from error


def _free(path: Path) -> int:
    return shutil.disk_usage(path.parent).free


def _write_error(path: Path, error: OSError) -> RecordingError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(path)
    return RecordingError(
        QT_TRANSLATE_NOOP("core", "The recording {file} can't be written: {reason}."),
        file=path,
        reason=error.strerror or type(error).__name__,
    )


def _disk_full(path: Path) -> RecordingError:
    return RecordingError(
        QT_TRANSLATE_NOOP(
            "core",
            "Too little room is left for the recording {file}. Free some, or choose another disk.",
        ),
        file=path,
    )


def _too_large(path: Path, limit: int) -> RecordingError:
    return RecordingError(
        QT_TRANSLATE_NOOP(
            "core", "The recording {file} has reached its limit of {size} MB and has ended."
        ),
        file=path,
        size=limit // 1_000_000,
    )
