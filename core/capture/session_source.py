"""A recorded session as a source that plays like the camera it came from."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from core.capture.session_file import SUFFIX, RecordedFrame, RecordedVerdict, SessionReader
from core.capture.source import EndOfSource, SourceError
from core.frame import Frame
from core.wording import QT_TRANSLATE_NOOP

_ADDRESS = re.compile(rf"(.+{re.escape(SUFFIX)})(?:\?speed=(full|original))?", re.IGNORECASE)

# After a longer hold-up the session goes on from where it was, instead of rushing to catch up.
_HOLD_UP = 0.5

_BETWEEN_ROUNDS = 1 / 30
"""Seconds from the last frame to the first of the next round."""


def recorded_source(address: str, *, loop: bool = True) -> RecordedSource | None:
    """Return the source for `FILE.fdrec` or `FILE.fdrec?speed=full`; None for other addresses."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    path = Path(os.path.expanduser(found[1]))
    if not path.is_file():
        return None
    return RecordedSource(path, loop=loop, full_speed=found[2] == "full")


class RecordedSource:
    """A recorded session with its own numbers, spacing of times and lamp.

    Parameters
    ----------
    path
        A file that `core.capture.session_recorder` wrote.
    loop
        Begin again at the end; otherwise `read` raises `EndOfSource` there.
    full_speed
        Give each frame as soon as it is asked for, once. Times stay spaced as they were recorded,
        so they run ahead of the clock.
    """

    def __init__(self, path: Path, *, loop: bool = True, full_speed: bool = False) -> None:
        self._path = path
        self._loop = loop and not full_speed
        self.full_speed = full_speed
        self._reader: SessionReader | None = None
        self._records: Iterator[RecordedFrame | RecordedVerdict] = iter(())
        self._base = 0.0
        self._part = 0
        self._last = 0.0
        self._next: RecordedFrame | None = None

    @property
    def name(self) -> str:
        """File name."""
        return self._path.name

    def open(self) -> None:
        """Open the file and read its first frame.

        Raises
        ------
        SourceError
            If it is no recording, is damaged at its beginning, or holds no frame.
        """
        self.close()
        self._part = 0
        self._rewind()
        self._base = time.monotonic()

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next frame when it is due; see `core.capture.source.Source.read`."""
        if self._reader is None:
            raise EndOfSource
        if self._next is None:
            self._next = self._advance()
        if self._next is None:
            if not self._loop:
                self.close()
                raise EndOfSource
            self._rewind()
            self._base = self._last + _BETWEEN_ROUNDS
        if not self._is_due(timeout):
            return None
        recorded, self._next = self._next, None
        assert recorded is not None  # _rewind has read it
        self._part += recorded.begins or recorded.turns
        self._last = self._base + recorded.frame.time
        return Frame(
            recorded.frame.number,
            self._last,
            recorded.frame.pixels,
            recorded.frame.lamp,
            # Each part is a source of its own: no evidence is carried over.
            source=f"{self.name} ({self._part})",
            flag=recorded.frame.flag,
            exposure=recorded.frame.exposure,
            synthetic=recorded.frame.synthetic,
        )

    def close(self) -> None:
        """Close the file. May be called twice."""
        reader, self._reader = self._reader, None
        self._records = iter(())
        self._next = None
        if reader is not None:
            reader.close()

    def _is_due(self, timeout: float) -> bool:
        assert self._next is not None
        if self.full_speed:
            return True
        left = self._base + self._next.frame.time - time.monotonic()
        if left > timeout:
            time.sleep(max(0.0, timeout))
            return False
        if left > 0:
            time.sleep(left)
        elif left < -_HOLD_UP:
            self._base -= left
        return True

    def _rewind(self) -> None:
        self.close()
        self._reader = SessionReader(self._path)
        self._records = iter(self._reader)
        try:
            self._next = self._advance()
        except SourceError:
            self.close()
            raise
        if self._next is None:
            self.close()
            raise no_pictures(self._path)

    def _advance(self) -> RecordedFrame | None:
        return next((one for one in self._records if isinstance(one, RecordedFrame)), None)


def no_pictures(path: Path) -> SourceError:
    """Make the error for a recording without any frame."""
    return SourceError(
        QT_TRANSLATE_NOOP("core", "The recording {file} holds no picture that can be read."),
        file=path,
    )
