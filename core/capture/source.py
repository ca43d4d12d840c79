"""What every source of frames has in common, and how it fails."""

from __future__ import annotations

from typing import Protocol

from core.frame import Frame
from core.wording import PlainError


class SourceError(PlainError):
    """A source can't be opened or has stopped giving frames; the text says what to do."""


class Source(Protocol):
    """A source of frames. One thread opens, reads and closes it.

    `read` paces itself: it returns a frame when that frame is due, so a caller simply loops.
    """

    @property
    def name(self) -> str:
        """Name for people, e.g. "Studio: visitors" or "USB camera 0"."""
        ...

    def open(self) -> None:
        """Make the source ready.

        Raises
        ------
        SourceError
            If it can't be opened.
        """
        ...

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Wait at most about `timeout` seconds for the next frame; None if none came in time.

        Raises
        ------
        EndOfSource
            When a file has ended.
        SourceError
            When the source is lost (unplugged, unreadable).
        """
        ...

    def close(self) -> None:
        """Let go of the device or file. May be called twice, and after a failure."""
        ...


class EndOfSource(Exception):  # noqa: N818 (no error: the file has simply ended)
    """All frames of a finite source were read."""
