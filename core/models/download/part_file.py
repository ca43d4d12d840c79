"""A file that comes piece by piece, and stands under its name only when it is whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from core.models.download import errors as said
from core.models.download.errors import DownloadError

SUFFIX = ".part"
NOTE_SUFFIX = ".part.json"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of an unfinished file come from, so that only their like is added."""

    url: str
    validator: str | None
    """What `If-Range` takes: a strong ETag, or a date. None: the file can't be resumed."""

    total: int | None
    """Bytes of the whole file, where the server said so."""

    sha256: str | None = None
    """Of the whole file, where the server said so."""


class PartFile:
    """`NAME.part` beside `NAME.part.json`, which says what the part belongs to.

    Parameters
    ----------
    target
        The file that is to come about. Its folder must be there.

    Raises
    ------
    DownloadError
        From every method, if there is no room or nothing can be written.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(target.name + SUFFIX)
        self._note = target.with_name(target.name + NOTE_SUFFIX)
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def origin(self, url: str) -> Origin | None:
        """Return what the part belongs to if more of `url` may be added to it, else None."""
        try:
            origin = Origin(**json.loads(self._note.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        if not self.size or origin.url != url or not isinstance(origin.validator, str):
            return None
        if origin.total is not None and self.size > origin.total:
            return None
        return origin

    def begin(self, origin: Origin) -> None:
        """Start anew with bytes of `origin`."""
        with self._complaints():
            # Emptied first: a note never stands beside bytes of something else.
            self._open("wb")
            self._note.write_text(json.dumps(asdict(origin)), "utf-8")
            self._open("ab")

    def resume(self) -> None:
        """Go on at the end of what is there."""
        with self._complaints():
            self._open("ab")

    def append(self, data: bytes) -> None:
        """Add what came, in the hands of the system when this returns."""
        assert self._stream is not None, "begin() or resume() comes first"
        with self._complaints():
            self._stream.write(data)
            self._stream.flush()

    def reserve(self, size: int) -> None:
        """See that the disk has room for so many bytes more."""
        with self._complaints():
            if shutil.disk_usage(self._target.parent).free < size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def head(self, size: int) -> bytes:
        """Return the first bytes."""
        with self._complaints(), self._path.open("rb") as stream:
            return stream.read(size)

    def sha256(self) -> str:
        """Return the checksum of what stands on the disk."""
        with self._complaints():
            return sha256_of(self._path)

    def finish(self) -> None:
        """Put the part in the place of the target, wholly or not at all."""
        with self._complaints():
            with self._path.open("rb+") as stream:
                os.fsync(stream.fileno())
            self.close()
            self._path.replace(self._target)
            self._note.unlink(missing_ok=True)

    def drop(self) -> None:
        """Delete what is there."""
        self.close()
        with self._complaints():
            self._path.unlink(missing_ok=True)
            self._note.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the part; it stays for the next time."""
        stream, self._stream = self._stream, None
        if stream is not None:
            # What a full disk did not take was complained about already.
            with contextlib.suppress(OSError):
                stream.close()

    def _open(self, mode: str) -> None:
        self.close()
        self._stream = self._path.open(mode)

    @contextlib.contextmanager
    def _complaints(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise complaint(error, self._target.parent, self._target.name) from error


def complaint(error: OSError, folder: Path, file: str) -> DownloadError:
    """Return what to tell a person when the disk refuses."""
    if error.errno in FULL:
        return DownloadError(said.NO_ROOM, file=file, folder=folder)
    return DownloadError(said.NOT_WRITABLE, folder=folder, reason=error.strerror or str(error))


def sha256_of(path: Path) -> str:
    """Return the checksum of a file, small hexadecimal digits.

    Raises
    ------
    OSError
        If it can't be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextlib.contextmanager
def alone(lock: Path, name: str) -> Iterator[None]:
    """Keep other processes from downloading `name` at the same time.

    The system lets go of the lock when a process ends, however it ends.

    Raises
    ------
    DownloadError
        If one does already, or the file can't be made.
    """
    try:
        stream = lock.open("ab")
    except OSError as error:
        raise complaint(error, lock.parent, lock.name) from error
    with stream:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DownloadError(said.BUSY, name=name) from error
        yield
