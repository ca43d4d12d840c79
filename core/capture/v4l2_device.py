"""What this program asks of a V4L2 driver, call by call, and the values that come back.

The structures and numbers are those of linux/videodev2.h on the processors where Linux numbers
its ioctls in the usual way (x86, ARM, RISC-V). `Handle` is the seam: below it is the kernel, or in
tests a driver made of Python that answers the same structures.
"""

from __future__ import annotations

import ctypes as c
import errno
import mmap
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

CAPTURE = 1  # V4L2_BUF_TYPE_VIDEO_CAPTURE
METADATA = 13  # V4L2_BUF_TYPE_META_CAPTURE
MMAP = 1  # V4L2_MEMORY_MMAP

CAN_CAPTURE = 0x00000001
CAN_STREAM = 0x04000000
GIVES_METADATA = 0x00800000
HAS_DEVICE_CAPS = 0x80000000
CAN_SET_RATE = 0x1000  # V4L2_CAP_TIMEPERFRAME

DAMAGED = 0x0040  # V4L2_BUF_FLAG_ERROR
CLOCK = 0xE000
MONOTONIC = 0x2000

DISCRETE = 1  # of V4L2_FRMSIZE_TYPE_* and V4L2_FRMIVAL_TYPE_*

# No driver has more; one that never says "no more" must not hold the program up.
_MOST = 64


class Capability(c.Structure):
    """`struct v4l2_capability`."""

    _fields_ = [
        ("driver", c.c_char * 16),
        ("card", c.c_char * 32),
        ("bus_info", c.c_char * 32),
        ("version", c.c_uint32),
        ("capabilities", c.c_uint32),
        ("device_caps", c.c_uint32),
        ("reserved", c.c_uint32 * 3),
    ]


class FormatDescription(c.Structure):
    """`struct v4l2_fmtdesc`."""

    _fields_ = [
        ("index", c.c_uint32),
        ("type", c.c_uint32),
        ("flags", c.c_uint32),
        ("description", c.c_char * 32),
        ("pixelformat", c.c_uint32),
        ("reserved", c.c_uint32 * 4),
    ]


class PixelFormat(c.Structure):
    """`struct v4l2_format` with its `struct v4l2_pix_format`; the union is 200 bytes, aligned."""

    _fields_ = [
        ("type", c.c_ulong),  # 32 bits and what aligns the union, which holds pointers
        ("width", c.c_uint32),
        ("height", c.c_uint32),
        ("pixelformat", c.c_uint32),
        ("field", c.c_uint32),
        ("bytesperline", c.c_uint32),
        ("sizeimage", c.c_uint32),
        ("colorspace", c.c_uint32),
        ("rest", c.c_uint32 * 43),
    ]


class MetadataFormat(c.Structure):
    """`struct v4l2_format` with its `struct v4l2_meta_format`."""

    _fields_ = [
        ("type", c.c_ulong),
        ("dataformat", c.c_uint32),
        ("buffersize", c.c_uint32),
        ("rest", c.c_uint32 * 48),
    ]


class FrameSize(c.Structure):
    """`struct v4l2_frmsizeenum`; for discrete sizes the first two of `values` are the size."""

    _fields_ = [
        ("index", c.c_uint32),
        ("pixel_format", c.c_uint32),
        ("type", c.c_uint32),
        ("values", c.c_uint32 * 6),  # least, most and step of the width, then of the height
        ("reserved", c.c_uint32 * 2),
    ]


class FrameInterval(c.Structure):
    """`struct v4l2_frmivalenum`; the intervals are fractions of seconds."""

    _fields_ = [
        ("index", c.c_uint32),
        ("pixel_format", c.c_uint32),
        ("width", c.c_uint32),
        ("height", c.c_uint32),
        ("type", c.c_uint32),
        ("values", c.c_uint32 * 6),
        ("reserved", c.c_uint32 * 2),
    ]


class StreamParameters(c.Structure):
    """`struct v4l2_streamparm` with its `struct v4l2_captureparm`."""

    _fields_ = [
        ("type", c.c_uint32),
        ("capability", c.c_uint32),
        ("capturemode", c.c_uint32),
        ("numerator", c.c_uint32),
        ("denominator", c.c_uint32),
        ("rest", c.c_uint32 * 46),
    ]


class BufferRequest(c.Structure):
    """`struct v4l2_requestbuffers`."""

    _fields_ = [
        ("count", c.c_uint32),
        ("type", c.c_uint32),
        ("memory", c.c_uint32),
        ("capabilities", c.c_uint32),
        ("reserved", c.c_uint32),
    ]


class Buffer(c.Structure):
    """`struct v4l2_buffer`."""

    _fields_ = [
        ("index", c.c_uint32),
        ("type", c.c_uint32),
        ("bytesused", c.c_uint32),
        ("flags", c.c_uint32),
        ("field", c.c_uint32),
        ("seconds", c.c_long),
        ("microseconds", c.c_long),
        ("timecode", c.c_uint8 * 16),
        ("sequence", c.c_uint32),
        ("memory", c.c_uint32),
        ("offset", c.c_ulong),  # a union with a pointer; 32 bits of it are the offset
        ("length", c.c_uint32),
        ("reserved", c.c_uint32 * 2),
    ]


class Type(c.Structure):
    """The integer that STREAMON and STREAMOFF take."""

    _fields_ = [("value", c.c_int)]


def ioctl_number(direction: int, number: int, structure: type[c.Structure]) -> int:
    """Return the number of a V4L2 request; direction 1 writes, 2 reads, 3 does both."""
    return direction << 30 | c.sizeof(structure) << 16 | ord("V") << 8 | number


QUERYCAP = ioctl_number(2, 0, Capability)
ENUM_FMT = ioctl_number(3, 2, FormatDescription)
S_FMT = ioctl_number(3, 5, PixelFormat)
REQBUFS = ioctl_number(3, 8, BufferRequest)
QUERYBUF = ioctl_number(3, 9, Buffer)
QBUF = ioctl_number(3, 15, Buffer)
DQBUF = ioctl_number(3, 17, Buffer)
STREAMON = ioctl_number(1, 18, Type)
STREAMOFF = ioctl_number(1, 19, Type)
G_PARM = ioctl_number(3, 21, StreamParameters)
S_PARM = ioctl_number(3, 22, StreamParameters)
ENUM_FRAMESIZES = ioctl_number(3, 74, FrameSize)
ENUM_FRAMEINTERVALS = ioctl_number(3, 75, FrameInterval)


class Handle(Protocol):
    """An open device. Every call raises `OSError` with the driver's errno."""

    def ioctl(self, request: int, argument: c.Structure) -> None:
        """Ask the driver; it answers in `argument`."""
        ...

    def map(self, length: int, offset: int) -> Any:
        """Map a buffer of the driver; what comes lends its bytes and has `close()`."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until the driver has a picture, or news such as that the camera is gone."""
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


class KernelHandle:
    """A device file of Linux, opened without blocking.

    Raises
    ------
    OSError
        If it can't be opened.
    """

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def ioctl(self, request: int, argument: c.Structure) -> None:
        """See `Handle.ioctl`."""
        import fcntl

        while True:
            try:
                fcntl.ioctl(self._fd, request, argument, True)
                return
            except InterruptedError:
                continue  # a signal came in between

    def map(self, length: int, offset: int) -> mmap.mmap:
        """See `Handle.map`."""
        protection = mmap.PROT_READ | mmap.PROT_WRITE
        return mmap.mmap(self._fd, length, mmap.MAP_SHARED, protection, offset=offset)

    def wait(self, seconds: float) -> bool:
        """See `Handle.wait`."""
        import select

        poll = select.poll()
        poll.register(self._fd, select.POLLIN)
        return bool(poll.poll(max(0.0, seconds) * 1000))

    def close(self) -> None:
        """See `Handle.close`."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


def letters(pixelformat: int) -> str:
    """Return a pixel format as four letters, and "-BE" where the big end comes first."""
    name = (pixelformat & 0x7FFFFFFF).to_bytes(4, "little").decode("latin-1")
    return f"{name}-BE" if pixelformat >> 31 else name


def number(format_letters: str) -> int:
    """Return the number of a pixel format; the inverse of `letters`."""
    value = int.from_bytes(format_letters[:4].encode("latin-1"), "little")
    return value | 1 << 31 if format_letters.endswith("-BE") else value


def capability(handle: Handle) -> Capability:
    """Ask who the driver is and what this node can; `device_caps` is always filled.

    Raises
    ------
    OSError
        ENOTTY if it is no V4L2 device.
    """
    answer = Capability()
    handle.ioctl(QUERYCAP, answer)
    if not answer.capabilities & HAS_DEVICE_CAPS:
        answer.device_caps = answer.capabilities
    return answer


def formats(handle: Handle, kind: int = CAPTURE) -> list[str]:
    """List the formats of pixels, or of what else the node gives, in the driver's order."""
    return [
        letters(answer.pixelformat)
        for answer in _listed(
            handle, ENUM_FMT, lambda index: FormatDescription(index=index, type=kind)
        )
    ]


def sizes(handle: Handle, format_letters: str) -> list[FrameSize]:
    """List the sizes of a format; empty where the driver has no such list."""
    pixelformat = number(format_letters)
    return list(
        _listed(
            handle,
            ENUM_FRAMESIZES,
            lambda index: FrameSize(index=index, pixel_format=pixelformat),
        )
    )


def intervals(handle: Handle, format_letters: str, width: int, height: int) -> list[FrameInterval]:
    """List the times from frame to frame; empty where the driver has no such list."""
    pixelformat = number(format_letters)
    return list(
        _listed(
            handle,
            ENUM_FRAMEINTERVALS,
            lambda index: FrameInterval(
                index=index, pixel_format=pixelformat, width=width, height=height
            ),
        )
    )


def set_format(handle: Handle, format_letters: str, width: int, height: int) -> PixelFormat:
    """Ask for a format; the driver answers with the one it took, which may be another.

    Raises
    ------
    OSError
        EBUSY if somebody else holds the camera, EINVAL if there is nothing like it.
    """
    wanted = PixelFormat(
        type=CAPTURE, width=width, height=height, pixelformat=number(format_letters), field=1
    )
    handle.ioctl(S_FMT, wanted)
    return wanted


def set_rate(handle: Handle, rate: float | None) -> float | None:
    """Ask for frames per second, None to leave them; return what there is, None if unknown."""
    present = None
    answer = StreamParameters(type=CAPTURE)
    try:
        handle.ioctl(G_PARM, answer)
        present = _rate(answer)
        if rate is not None and answer.capability & CAN_SET_RATE:
            answer.numerator, answer.denominator = 1000, round(rate * 1000)
            handle.ioctl(S_PARM, answer)
            present = _rate(answer)
    except OSError as error:
        if error.errno in (errno.ENODEV, errno.EBUSY):
            raise
        # Many drivers know no rates; others fail once and go on as before.
    return present


def _rate(answer: StreamParameters) -> float | None:
    if not answer.numerator or not answer.denominator:
        return None
    return float(answer.denominator / answer.numerator)


def _listed(handle: Handle, request: int, question: Callable[[int], Any]) -> Iterator[Any]:
    for index in range(_MOST):
        answer = question(index)
        try:
            handle.ioctl(request, answer)
        except OSError as error:
            if error.errno in (errno.ENODEV, errno.EBUSY):
                raise
            return  # EINVAL: no more; ENOTTY: no such list
        yield answer
