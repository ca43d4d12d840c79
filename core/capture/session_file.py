"""Recorded sessions as files: frames without loss, with their times and what the desk said.

A file is `MAGIC`, a version, and records: kind (4 bytes), length of the body (u32), body, CRC-32 of
all that (u32), numbers little-endian. The first record is `HEAD` (JSON, `SessionHeader`). Then
come `FRAM` (`_FRAME`, then a grey 8-bit PNG), `EXPO` (JSON, how the frames after it were exposed)
and `VERD` (JSON, the verdict about a frame before it), and at last `DONE` (JSON, `SessionEnd`).
Records of other kinds are passed over, so that later versions can add some. A file that was cut off
is good up to its last whole record.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import cv2
import numpy as np

from core.capture.file_check import require_file, unreadable
from core.capture.source import SourceError
from core.frame import Exposure, Frame, Lamp
from core.wording import QT_TRANSLATE_NOOP

SUFFIX = ".fdrec"
VERSION = 1
MAGIC = b"\x89FDREC\r\n"
"""Eight bytes: no text, and changed by whatever turns line ends."""

_VERSION = struct.Struct("<I")
_RECORD = struct.Struct("<4sI")
_CHECKSUM = struct.Struct("<I")
_FRAME = struct.Struct("<QdBBHH")
"""Number, seconds since the first frame, lamp, flags, width, height."""

_BEGINS, _TURNS, _SYNTHETIC = 1, 2, 16
_FLAG_BITS = 2
"""The camera's word about its lamp lies above the first two bits, as the lamp's number."""

_FLAG_MASK = 3

_LAMPS = (Lamp.UNKNOWN, Lamp.LIT, Lamp.UNLIT)
_LONGEST = 128 * 2**20
_MOST_PIXELS = 64 * 10**6
# Filter and strategy were measured on the studio's noisy frames (docs/adr/0008-recordings.md).
_PNG = (
    cv2.IMWRITE_PNG_COMPRESSION,
    1,
    cv2.IMWRITE_PNG_STRATEGY,
    cv2.IMWRITE_PNG_STRATEGY_RLE,
    cv2.IMWRITE_PNG_FILTER,
    cv2.IMWRITE_PNG_FILTER_AVG,
)


@dataclass(frozen=True, slots=True)
class SessionHeader:
    """Under what conditions a session was recorded. Names no person."""

    source: str = ""
    """Title of the camera or scene; empty for files, whose names may be people's."""

    width: int = 0
    height: int = 0
    """Size of the first frame in pixels."""

    program: str = ""
    """Version of the program."""

    started: str = ""
    """Wall-clock time in UTC, ISO 8601."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    """What bears on a verdict, by its name in `Settings`."""

    models: Mapping[str, str] = field(default_factory=dict)
    """Slot to the identity of the model in it."""


@dataclass(frozen=True, slots=True, eq=False)
class RecordedFrame:
    """A frame as it was recorded."""

    frame: Frame
    """With its own number and lamp; `time` in seconds since the first frame."""

    begins: bool
    """Whether the desk forgot all evidence before this frame, as for a new source."""

    turns: bool
    """Whether something else is shown than before: `Frame.source` differed."""


@dataclass(frozen=True, slots=True)
class RecordedVerdict:
    """What the desk said about a frame, as `core.verdict_note.note_of` put it."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """How a recording was brought to its end."""

    frames: int
    dropped: int
    """Frames that came too fast to be written."""

    reason: str


def header_record(header: SessionHeader) -> bytes:
    """Return the beginning of a file."""
    return MAGIC + _VERSION.pack(VERSION) + _record(b"HEAD", _json(dataclasses.asdict(header)))


def frame_record(frame: Frame, seconds: float, *, begins: bool, turns: bool) -> bytes:
    """Return a frame as a record; `seconds` since the first frame, flags as `RecordedFrame`."""
    lamp = _LAMPS.index(frame.lamp)
    flags = _BEGINS * begins + _TURNS * turns + (_LAMPS.index(frame.flag) << _FLAG_BITS)
    flags += _SYNTHETIC * frame.synthetic
    fields = _FRAME.pack(frame.number, seconds, lamp, flags, frame.width, frame.height)
    written, png = cv2.imencode(".png", frame.pixels, _PNG)
    if not written:
        raise ValueError("a frame that can't be written as PNG")
    return _record(b"FRAM", fields + png.tobytes())


def exposure_record(exposure: Exposure | None) -> bytes:
    """Return how the frames that follow were exposed as a record."""
    return _record(b"EXPO", _json({} if exposure is None else dataclasses.asdict(exposure)))


def verdict_record(number: int, values: Mapping[str, Any]) -> bytes:
    """Return what was said about frame `number` as a record."""
    return _record(b"VERD", _json({"number": number, "verdict": dict(values)}))


def end_record(end: SessionEnd) -> bytes:
    """Return the last record of a file."""
    return _record(b"DONE", _json(dataclasses.asdict(end)))


class SessionReader:
    """Reads a recorded session from its beginning. Holds one record at a time.

    Parameters
    ----------
    path
        The file. It stays open until `close`.

    Raises
    ------
    SourceError
        If it can't be read, or is no recording that this version knows.
    """

    def __init__(self, path: Path) -> None:
        require_file(path, SourceError)
        self._path = path
        self._frames = 0
        self._exposure: Exposure | None = None
        self.end: SessionEnd | None = None
        """How the recording ended; None until that was read, and where it was cut off."""

        try:
            self._stream: BinaryIO = path.open("rb")
        except OSError as error:
            raise unreadable(path, error, SourceError) from error
        try:
            self._size = os.fstat(self._stream.fileno()).st_size
            self.header = self._read_header()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._stream.close()

    def verdicts(self) -> dict[int, Mapping[str, Any]]:
        """Read what was said about each frame, by its number, as far as the file is sound.

        The reader is at its end afterwards.
        """
        found: dict[int, Mapping[str, Any]] = {}
        with contextlib.suppress(SourceError):
            for one in self._records(frames=False):
                if isinstance(one, RecordedVerdict):
                    found[one.number] = one.values
        return found

    def __iter__(self) -> Iterator[RecordedFrame | RecordedVerdict]:
        """Read the frames and verdicts that follow.

        Raises
        ------
        SourceError
            Where the file is damaged; what came before is sound.
        """
        return self._records(frames=True)

    def _records(self, *, frames: bool) -> Iterator[RecordedFrame | RecordedVerdict]:
        while (record := self._next()) is not None:
            kind, body = record
            try:
                if kind == b"FRAM" and frames:
                    made = _frame(body, self._exposure)
                    self._frames += 1
                    yield made
                elif kind == b"EXPO":
                    self._exposure = _exposure(json.loads(body))
                elif kind == b"VERD":
                    told = json.loads(body)
                    yield RecordedVerdict(int(told["number"]), dict(told["verdict"]))
                elif kind == b"DONE":
                    end = json.loads(body)
                    self.end = SessionEnd(
                        int(end["frames"]), int(end["dropped"]), str(end["reason"])
                    )
                    return
            except (ValueError, KeyError, TypeError, struct.error, cv2.error) as error:
                raise self._damaged() from error

    def _read_header(self) -> SessionHeader:
        start = self._read(len(MAGIC) + _VERSION.size)
        if start[: len(MAGIC)] != MAGIC or len(start) < len(MAGIC) + _VERSION.size:
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core", "{file} is not a recording of this program. Choose another."
                ),
                file=self._path,
            )
        if _VERSION.unpack(start[len(MAGIC) :])[0] != VERSION:
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The recording {file} was made by another version of this program, and this "
                    "one can't play it.",
                ),
                file=self._path,
            )
        record = self._next()
        try:
            if record is None or record[0] != b"HEAD":
                raise ValueError("no header")
            told = json.loads(record[1])
            known = {one.name: told[one.name] for one in dataclasses.fields(SessionHeader)}
            for name, value in known.items():
                if type(value) is not type(_DEFAULTS[name]):
                    raise ValueError(name)
            return SessionHeader(**known)
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error

    def _next(self) -> tuple[bytes, bytes] | None:
        """Return kind and body of the next record; None at the end, or where the file is cut off.

        A system that crashed may have left zeros at the end, or a last record half written.
        """
        head = self._read(_RECORD.size)
        if len(head) < _RECORD.size:
            return None
        kind, length = _RECORD.unpack(head)
        left = self._size - self._stream.tell()
        if not kind.isalnum() or length > _LONGEST:
            if self._only_zeros_left():
                return None
            raise self._damaged()
        if length + _CHECKSUM.size > left:
            return None
        body = self._read(length)
        checksum = self._read(_CHECKSUM.size)
        if len(body) + len(checksum) < length + _CHECKSUM.size:
            return None
        if _CHECKSUM.unpack(checksum)[0] != zlib.crc32(body, zlib.crc32(head)):
            if self._stream.tell() >= self._size or self._only_zeros_left():
                return None
            raise self._damaged()
        return kind, body

    def _only_zeros_left(self) -> bool:
        while chunk := self._read(1 << 20):
            if any(chunk):
                return False
        return True

    def _read(self, count: int) -> bytes:
        try:
            return self._stream.read(count)
        except OSError as error:
            raise unreadable(self._path, error, SourceError) from error

    def _damaged(self) -> SourceError:
        return SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The recording {file} is damaged. Pictures that can be read before that: {count}.",
            ),
            file=self._path,
            count=self._frames,
        )


_DEFAULTS = dataclasses.asdict(SessionHeader())


def _record(kind: bytes, body: bytes) -> bytes:
    head = _RECORD.pack(kind, len(body))
    return b"".join((head, body, _CHECKSUM.pack(zlib.crc32(body, zlib.crc32(head)))))


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, allow_nan=False, sort_keys=True).encode()


def _exposure(told: Mapping[str, Any]) -> Exposure | None:
    values = {name: told.get(name) for name in ("milliseconds", "gain")}
    if all(value is None for value in values.values()):
        return None
    return Exposure(**{n: None if v is None else float(v) for n, v in values.items()})


def _frame(body: bytes, exposure: Exposure | None) -> RecordedFrame:
    number, seconds, lamp, flags, width, height = _FRAME.unpack_from(body)
    png = np.frombuffer(body, np.uint8, offset=_FRAME.size)
    # Asked before decoding: a few bytes of PNG can stand for gigabytes.
    size = struct.unpack(">II", body[_FRAME.size + 16 : _FRAME.size + 24])
    if size != (width, height) or not 0 < width * height <= _MOST_PIXELS:
        raise ValueError("another size than stated")
    flag = flags >> _FLAG_BITS & _FLAG_MASK
    if not math.isfinite(seconds) or lamp >= len(_LAMPS) or flag >= len(_LAMPS):
        raise ValueError("no time or lamp")
    pixels = cv2.imdecode(png, cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.shape != (height, width) or pixels.dtype != np.uint8:
        raise ValueError("no grey picture")
    frame = Frame(
        number,
        seconds,
        np.asarray(pixels, np.uint8),
        _LAMPS[lamp],
        flag=_LAMPS[flag],
        exposure=exposure,
        synthetic=bool(flags & _SYNTHETIC),
    )
    return RecordedFrame(frame, begins=bool(flags & _BEGINS), turns=bool(flags & _TURNS))
