"""Buffers that a driver fills one after another: pictures, or what a camera says of them."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from typing import Any

from core.capture import v4l2_device
from core.capture.v4l2_device import DAMAGED, MMAP, Buffer, BufferRequest, Handle, Type

# Whatever a driver answers, no more are mapped.
_MOST = 32


class BufferQueue:
    """The stream of an open device.

    Parameters
    ----------
    handle
        The device.
    kind
        What streams: V4L2_BUF_TYPE_*.
    count
        So many buffers may wait in the driver.
    """

    def __init__(self, handle: Handle, kind: int, count: int) -> None:
        self._handle = handle
        self._kind = kind
        self._count = count
        self._maps: list[Any] = []

    def start(self) -> None:
        """Let the driver stream.

        Raises
        ------
        OSError
            If it refuses; `stop` is to be called then too.
        """
        request = BufferRequest(count=self._count, type=self._kind, memory=MMAP)
        self._handle.ioctl(v4l2_device.REQBUFS, request)
        if request.count < 1:
            raise OSError(errno.ENOMEM, "no buffers")
        for index in range(min(int(request.count), _MOST)):
            buffer = self._named(index)
            self._handle.ioctl(v4l2_device.QUERYBUF, buffer)
            if not buffer.length:
                raise OSError(errno.EIO, "an empty buffer")
            offset = int(buffer.offset) & 0xFFFFFFFF
            self._maps.append(self._handle.map(int(buffer.length), offset))
            self._handle.ioctl(v4l2_device.QBUF, self._named(index))
        self._handle.ioctl(v4l2_device.STREAMON, Type(self._kind))

    def stop(self) -> None:
        """End the stream and let go of the buffers, as far as the driver is there to hear it."""
        maps, self._maps = self._maps, []
        with contextlib.suppress(OSError):
            self._handle.ioctl(v4l2_device.STREAMOFF, Type(self._kind))
        for mapped in maps:
            with contextlib.suppress(OSError, BufferError):
                mapped.close()
        with contextlib.suppress(OSError):
            none = BufferRequest(count=0, type=self._kind, memory=MMAP)
            self._handle.ioctl(v4l2_device.REQBUFS, none)

    def take(self) -> Buffer:
        """Take the next filled buffer from the driver; `give_back` has to follow.

        Raises
        ------
        OSError
            EAGAIN if none is filled; what else the driver says.
        """
        buffer = Buffer(type=self._kind, memory=MMAP)
        self._handle.ioctl(v4l2_device.DQBUF, buffer)
        if buffer.index >= len(self._maps):
            raise OSError(errno.EIO, "no such buffer")
        return buffer

    def give_back(self, buffer: Buffer) -> None:
        """Let the driver fill it again."""
        self._handle.ioctl(v4l2_device.QBUF, self._named(int(buffer.index)))

    @contextlib.contextmanager
    def content(self, buffer: Buffer) -> Iterator[memoryview]:
        """Lend what the driver wrote into `buffer`; no view of it may outlive the block."""
        with (
            memoryview(self._maps[buffer.index]) as whole,
            whole[: int(buffer.bytesused)] as data,
        ):
            yield data

    def _named(self, index: int) -> Buffer:
        return Buffer(index=index, type=self._kind, memory=MMAP)


def is_damaged(buffer: Buffer) -> bool:
    """Whether the driver says that something is missing in it."""
    return bool(buffer.flags & DAMAGED)
