"""A V4L2 driver made of Python: it answers the calls that the kernel would, faults included."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.capture import v4l2_controls as k
from core.capture import v4l2_device as v
from tests.vectors.v4l2_control_fakes import Controls

NO_SIZES: list[tuple[int, int]] = []


class Mapping(bytearray):
    """A mapped buffer."""

    closed = False

    def close(self) -> None:
        self.extend(b"")  # BufferError as long as somebody holds a view, like mmap
        self.closed = True


@dataclass
class Driver:
    """The driver of one camera. What is not set behaves as uvcvideo does."""

    formats: dict[str, list[tuple[int, int]]]
    """Sizes for each format."""

    pictures: Callable[[str, int, int, int], bytes]
    """Gives the picture for format, width, height, stride."""

    rates: list[tuple[int, int]] = field(default_factory=lambda: [(1, 60), (1, 30), (1, 15)])
    """Intervals in seconds, as fractions."""

    step_rates: tuple[int, int, int, int] | None = None
    """Shortest and longest interval, as fractions."""

    step_sizes: tuple[int, int, int, int, int, int] | None = None
    padding: int = 0
    tells_stride: bool = True
    capabilities: int = v.CAN_CAPTURE | v.CAN_STREAM
    clock: int = v.MONOTONIC
    age: float = 0.01
    """Seconds since a picture was taken."""

    faults: dict[int, list[int]] = field(default_factory=dict)
    """Errnos for each request, one a call; the last one stays if it stands alone as [.., 0]."""

    always: dict[int, int] = field(default_factory=dict)
    """Errno for every call of a request."""

    refuses: dict[str, int] = field(default_factory=dict)
    """Errno of STREAMON for a format."""

    answers_with: dict[str, str] = field(default_factory=dict)
    """Another format than the one that S_FMT asks for."""

    sequence_step: list[int] = field(default_factory=list)
    short_by: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    stalled: bool = False
    endless_lists: bool = False
    first_sequence: int = 0

    controls: Controls = field(default_factory=Controls)
    refuses_rate: int = 0
    """Errno of S_PARM after the first time."""

    beside: Callable[[int, float], None] | None = None
    """Told of each picture's sequence and time, as a metadata node is."""

    def __post_init__(self) -> None:
        self.calls: list[int] = []
        self.asked_for: list[int] = []
        """Numbers of the controls that were asked for or set."""

        self.maps: list[Mapping] = []
        self.queue: list[int] = []
        self.streaming = False
        self.open_handles = 0
        self.now = ("", 0, 0, 0)
        self.interval = (1, 15)
        self.sequence = self.first_sequence
        self.opening: OSError | None = None

    def handle(self, _path: Path) -> Driver:
        """Open the device."""
        if self.opening is not None:
            raise self.opening
        self.open_handles += 1
        return self

    def close(self) -> None:
        self.open_handles -= 1
        assert all(mapping.closed for mapping in self.maps)

    def map(self, length: int, offset: int) -> Mapping:
        assert offset % 4096 == 0
        self.maps.append(Mapping(length))
        return self.maps[-1]

    def wait(self, seconds: float) -> bool:
        if self.streaming and self.queue and not self.stalled:
            return True
        time.sleep(max(0.0, seconds))
        return False

    def ioctl(self, request: int, argument: object) -> None:
        self.calls.append(request)
        if self.always.get(request):
            raise OSError(self.always[request], "fault")
        waiting = self.faults.get(request)
        if waiting and (number := waiting.pop(0)):
            raise OSError(number, "fault")
        if request in _OF_CONTROLS:
            self.asked_for.append(argument.id)  # type: ignore[attr-defined]
            _OF_CONTROLS[request](self.controls, argument)
            return
        if request not in _ANSWERS:
            raise OSError(errno.ENOTTY, "unknown request")
        _ANSWERS[request](self, argument)

    # What the driver does for each request.

    def _querycap(self, it: v.Capability) -> None:
        it.driver, it.card, it.bus_info = b"uvcvideo", "Kamera für IR".encode(), b"usb-1"
        it.capabilities = self.capabilities | 0x00A00000 | v.HAS_DEVICE_CAPS
        it.device_caps = self.capabilities

    def _enum_fmt(self, it: v.FormatDescription) -> None:
        names = list(self.formats)
        if it.index >= len(names) and not self.endless_lists:
            raise OSError(errno.EINVAL, "no more")
        it.pixelformat = v.number(names[it.index % len(names)])

    def _sizes(self, it: v.FrameSize) -> None:
        listed = self.formats[v.letters(it.pixel_format)]
        if self.step_sizes is not None:
            if it.index:
                raise OSError(errno.EINVAL, "no more")
            it.type = 3
            it.values[:] = self.step_sizes
            return
        if not listed:
            raise OSError(errno.ENOTTY, "no list")
        if it.index >= len(listed) and not self.endless_lists:
            raise OSError(errno.EINVAL, "no more")
        it.type = v.DISCRETE
        it.values[:2] = listed[it.index % len(listed)]

    def _intervals(self, it: v.FrameInterval) -> None:
        if self.step_rates is not None:
            if it.index:
                raise OSError(errno.EINVAL, "no more")
            it.type, it.values[:4] = 3, self.step_rates
            return
        if not self.rates:
            raise OSError(errno.ENOTTY, "no list")
        if it.index >= len(self.rates) and not self.endless_lists:
            raise OSError(errno.EINVAL, "no more")
        it.type = v.DISCRETE
        it.values[:2] = self.rates[it.index % len(self.rates)]

    def _s_fmt(self, it: v.PixelFormat) -> None:
        assert it.type == v.CAPTURE
        assert not self.maps or all(m.closed for m in self.maps)
        name = v.letters(it.pixelformat)
        name = self.answers_with.get(name, name)
        it.pixelformat = v.number(name)
        if name in self.formats and (sizes := self.formats[name]):
            wanted = (it.width, it.height)
            it.width, it.height = wanted if wanted in sizes else sizes[0]
        stride = self._row(name, it.width) + self.padding
        it.bytesperline = stride if self.tells_stride else 0
        it.sizeimage = max(1, stride * it.height * 2)
        self.now = (name, it.width, it.height, stride)
        self.size = int(it.sizeimage)

    @staticmethod
    def _row(name: str, width: int) -> int:
        from tests.vectors.raw_encoders import row_bytes

        return 0 if name == "MJPG" else row_bytes(name, width)

    def _g_parm(self, it: v.StreamParameters) -> None:
        it.capability = v.CAN_SET_RATE
        it.numerator, it.denominator = self.interval

    def _s_parm(self, it: v.StreamParameters) -> None:
        if self.streaming or self.queue:
            raise OSError(errno.EBUSY, "it streams")  # as uvcvideo says
        if self.refuses_rate and v.S_PARM in self.calls[:-1]:
            raise OSError(self.refuses_rate, "refused")
        wanted = it.denominator / it.numerator
        if self.step_rates is not None:
            self.interval = (it.numerator, it.denominator)
            return
        self.interval = min(self.rates, key=lambda pair: abs(pair[1] / pair[0] - wanted))
        it.numerator, it.denominator = self.interval

    def _reqbufs(self, it: v.BufferRequest) -> None:
        assert all(mapping.closed for mapping in self.maps)
        assert not self.streaming
        self.maps, self.queue = [], []

    def _querybuf(self, it: v.Buffer) -> None:
        it.length, it.offset = self.size, 4096 * it.index

    def _qbuf(self, it: v.Buffer) -> None:
        assert it.index not in self.queue
        self.queue.append(it.index)

    def _dqbuf(self, it: v.Buffer) -> None:
        if not self.queue:
            raise OSError(errno.EAGAIN, "none")
        index = self.queue.pop(0)
        data = self.pictures(*self.now)
        data = data[: len(data) - (self.short_by.pop(0) if self.short_by else 0)]
        self.maps[index][: len(data)] = data
        it.index, it.bytesused = index, len(data)
        it.flags = self.clock | (self.flags.pop(0) if self.flags else 0)
        told = time.monotonic() - self.age
        it.seconds, it.microseconds = int(told), int(told % 1 * 1e6)
        it.sequence = self.sequence & 0xFFFFFFFF
        if self.beside is not None:
            self.beside(it.sequence, told)
        self.sequence += self.sequence_step.pop(0) if self.sequence_step else 1

    def _streamon(self, it: v.Type) -> None:
        if self.refuses.get(self.now[0]):
            raise OSError(self.refuses[self.now[0]], "refused")
        self.streaming = True
        self.sequence = self.first_sequence

    def _streamoff(self, it: v.Type) -> None:
        self.streaming = False
        self.queue = []


_ANSWERS = {
    v.QUERYCAP: Driver._querycap,
    v.ENUM_FMT: Driver._enum_fmt,
    v.ENUM_FRAMESIZES: Driver._sizes,
    v.ENUM_FRAMEINTERVALS: Driver._intervals,
    v.S_FMT: Driver._s_fmt,
    v.G_PARM: Driver._g_parm,
    v.S_PARM: Driver._s_parm,
    v.REQBUFS: Driver._reqbufs,
    v.QUERYBUF: Driver._querybuf,
    v.QBUF: Driver._qbuf,
    v.DQBUF: Driver._dqbuf,
    v.STREAMON: Driver._streamon,
    v.STREAMOFF: Driver._streamoff,
}

_OF_CONTROLS = {
    k.QUERYCTRL: Controls.query,
    k.QUERYMENU: Controls.menu,
    k.G_CTRL: Controls.get,
    k.S_CTRL: Controls.set,
}
