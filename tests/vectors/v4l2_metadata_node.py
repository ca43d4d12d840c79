"""The metadata node beside a camera, made of Python: in step with its pictures, or not."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.capture import v4l2_device as v
from tests.vectors.v4l2_driver import Mapping


@dataclass
class MetadataNode:
    """`content` gives a frame's metadata by its sequence; None where there is none for it."""

    content: Callable[[int], bytes | None]
    formats: list[str] = field(default_factory=lambda: ["UVCH", "UVCM"])
    capabilities: int = v.GIVES_METADATA | v.CAN_STREAM
    opening: int = 0
    """Errno of opening it."""

    always: dict[int, int] = field(default_factory=dict)
    """Errno for every call of a request."""

    answers_with: str = ""
    """Another format than the one that is asked for."""

    late_by: int = 0
    """So many frames later than its picture each block comes."""

    sequence_off: int = 0
    time_off: float = 0.0
    flags: int = 0
    endless: bool = False
    """Never says that there is no more."""

    buffers: int = 8

    def __post_init__(self) -> None:
        self.calls: list[int] = []
        self.maps: list[Mapping] = []
        self.queue: list[int] = []
        self.done: list[tuple[int, bytes, int, float]] = []
        self.delayed: list[tuple[bytes, int, float]] = []
        self.streaming = False
        self.open_handles = 0
        self.taken = 0

    def handle(self, _path: Path) -> MetadataNode:
        if self.opening:
            raise OSError(self.opening, "refused")
        self.open_handles += 1
        return self

    def close(self) -> None:
        self.open_handles -= 1
        assert all(mapping.closed for mapping in self.maps)

    def map(self, length: int, offset: int) -> Mapping:
        self.maps.append(Mapping(length))
        return self.maps[-1]

    def wait(self, seconds: float) -> bool:
        raise AssertionError("pictures never wait for metadata")

    def fill(self, sequence: int, time: float) -> None:
        """The camera has given a picture: its metadata is done just before."""
        if not self.streaming:
            return
        data = self.content(sequence)
        if data is not None:
            self.delayed.append((data, sequence + self.sequence_off, time + self.time_off))
        while len(self.delayed) > self.late_by and self.queue:
            self.done.append((self.queue.pop(0), *self.delayed.pop(0)))

    def ioctl(self, request: int, it: object) -> None:
        self.calls.append(request)
        if self.always.get(request):
            raise OSError(self.always[request], "fault")
        _ANSWERS[request](self, it)

    def _querycap(self, it: v.Capability) -> None:
        it.capabilities = it.device_caps = self.capabilities | v.HAS_DEVICE_CAPS

    def _enum_fmt(self, it: v.FormatDescription) -> None:
        assert it.type == v.METADATA
        if it.index >= len(self.formats):
            raise OSError(errno.EINVAL, "no more")
        it.pixelformat = v.number(self.formats[it.index])

    def _s_fmt(self, it: v.MetadataFormat) -> None:
        assert it.type == v.METADATA
        if self.answers_with:
            it.dataformat = v.number(self.answers_with)
        it.buffersize = 10240

    def _reqbufs(self, it: v.BufferRequest) -> None:
        assert it.type == v.METADATA
        assert not self.streaming
        it.count = min(it.count, self.buffers)
        self.maps, self.queue, self.done, self.delayed = [], [], [], []

    def _querybuf(self, it: v.Buffer) -> None:
        it.length, it.offset = 10240, 16384 * it.index

    def _qbuf(self, it: v.Buffer) -> None:
        assert it.index not in self.queue
        self.queue.append(it.index)

    def _dqbuf(self, it: v.Buffer) -> None:
        if self.endless and not self.done:
            self.done.append((self.queue.pop(0), self.content(0) or b"", 5000, 0.0))
        if not self.done:
            raise OSError(errno.EAGAIN, "none")
        index, data, it.sequence, told = self.done.pop(0)
        self.maps[index][: len(data)] = data
        it.index, it.bytesused, it.flags = index, len(data), v.MONOTONIC | self.flags
        it.seconds, it.microseconds = int(told), int(told % 1 * 1e6)
        self.taken += 1

    def _streamon(self, it: v.Type) -> None:
        assert it.value == v.METADATA
        self.streaming = True

    def _streamoff(self, it: v.Type) -> None:
        self.streaming = False
        self.queue, self.done = [], []


_ANSWERS = {
    v.QUERYCAP: MetadataNode._querycap,
    v.ENUM_FMT: MetadataNode._enum_fmt,
    v.S_FMT: MetadataNode._s_fmt,
    v.REQBUFS: MetadataNode._reqbufs,
    v.QUERYBUF: MetadataNode._querybuf,
    v.QBUF: MetadataNode._qbuf,
    v.DQBUF: MetadataNode._dqbuf,
    v.STREAMON: MetadataNode._streamon,
    v.STREAMOFF: MetadataNode._streamoff,
}
