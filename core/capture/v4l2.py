"""A camera on Linux, read straight from its driver: grey pixels as the sensor made them."""

from __future__ import annotations

import contextlib
import errno
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.capture import camera_loss, v4l2_device
from core.capture.negotiation import Negotiated, Offer, offers, ranked
from core.capture.raw_formats import FORMATS, DamagedFrame, Decoder, Eye, Layout
from core.capture.source import SourceError
from core.capture.v4l2_device import (
    CAN_CAPTURE,
    CAN_STREAM,
    CAPTURE,
    CLOCK,
    DAMAGED,
    MMAP,
    MONOTONIC,
    Buffer,
    BufferRequest,
    Capability,
    Handle,
    KernelHandle,
    Type,
)
from core.capture.video_nodes import program_using
from core.frame import Frame
from core.wording import QT_TRANSLATE_NOOP

SILENCE = 5.0
"""Seconds without a picture after which a camera counts as lost."""

# So many pictures may wait in the driver: 130 ms at 30 a second.
_BUFFERS = 4

# Pause after a read that failed at once, so that a dead camera does not burn a core.
_PAUSE = 0.05

# A driver's time is believed if it lies this close before now, in seconds; some clocks are wrong.
_OLDEST = 2.0

# A larger step of the sequence is a new count, no dropped frames.
_LARGEST_GAP = 1000

_GONE = (errno.ENODEV, errno.ENXIO, errno.ESHUTDOWN)


class NotRaw(SourceError):  # noqa: N818 (not the camera's fault: it is read in another way)
    """The device isn't one that can be read in this way; OpenCV may know another."""


class V4L2Source:
    """A camera read by V4L2 streaming.

    Raw grey is preferred, see `core.capture.negotiation`. A frame's time is the driver's, its
    number follows the driver's count, so that gaps are dropped frames. Nothing of the camera is
    changed but format, size and rate.

    Parameters
    ----------
    path
        Device file.
    title
        Name for people; the file's if it is not given.
    eye
        Which picture of a stereo camera.
    make_handle
        Opens the device.
    """

    def __init__(
        self,
        path: Path,
        title: str | None = None,
        *,
        eye: Eye = "left",
        make_handle: Callable[[Path], Handle] = KernelHandle,
    ) -> None:
        self._path = path
        self._title = title if title is not None else path.name
        self._eye = eye
        self._make_handle = make_handle
        self._handle: Handle | None = None
        self._maps: list[Any] = []
        self._negotiated: Negotiated | None = None
        self._decode: Decoder | None = None
        self._forget()

    @property
    def name(self) -> str:
        """Name for people."""
        return self._title

    @property
    def negotiated(self) -> Negotiated | None:
        """What the camera offered and what was taken; None until it was open."""
        return self._negotiated

    @property
    def dropped(self) -> int:
        """Frames since `open` that the driver lost or that came damaged."""
        return max(0, self._next - self._given)

    def open(self) -> None:
        """Agree on a format and start the stream.

        Raises
        ------
        NotRaw
            If this is no camera that can be read so.
        SourceError
            If it is missing, in use, or forbidden.
        """
        self.close()
        self._forget()
        self._negotiated = None
        try:
            self._handle = handle = self._make_handle(self._path)
            self._start(handle)
        except OSError as error:
            self.close()
            raise self._not_opened(error) from None
        except SourceError:
            self.close()
            raise
        self._last = time.monotonic()

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next picture of the camera; see `core.capture.source.Source.read`."""
        handle = self._handle
        if handle is None:
            raise camera_loss.not_open(self._title)
        until = time.monotonic() + timeout
        while True:
            try:
                frame = self._next_frame(handle, until)
            except OSError as error:
                if error.errno in _GONE or not self._path.exists():
                    raise camera_loss.unplugged(self._title) from None
                frame = None  # EIO and the like pass, or become silence
                time.sleep(max(0.0, min(_PAUSE, until - time.monotonic())))
            now = time.monotonic()
            if frame is not None:
                self._last = now
                return frame
            if now - self._last > SILENCE:
                if not self._path.exists():
                    raise camera_loss.unplugged(self._title)
                raise camera_loss.silent(self._title)
            if now >= until:
                return None

    def close(self) -> None:
        """Stop the stream and let go of the camera. May be called twice, and after a failure."""
        handle, self._handle = self._handle, None
        maps, self._maps = self._maps, []
        if handle is None:
            return
        with contextlib.suppress(OSError):
            handle.ioctl(v4l2_device.STREAMOFF, Type(CAPTURE))
        for mapped in maps:
            with contextlib.suppress(OSError, BufferError):
                mapped.close()
        with contextlib.suppress(OSError):
            handle.ioctl(v4l2_device.REQBUFS, BufferRequest(count=0, type=CAPTURE, memory=MMAP))
        with contextlib.suppress(OSError):
            handle.close()

    def _forget(self) -> None:
        self._next = 0  # number of the next frame if none is lost
        self._given = 0
        self._sequence: int | None = None
        self._time = 0.0
        self._last = time.monotonic()

    def _start(self, handle: Handle) -> None:
        about = v4l2_device.capability(handle)
        if not about.device_caps & CAN_CAPTURE or not about.device_caps & CAN_STREAM:
            raise self._not_raw()
        offered = offers(handle)
        passed_over: list[str] = []
        for offer in ranked(offered):
            try:
                taken = self._take(handle, offer, {each.format for each in offered})
                if taken is not None:
                    chosen, layout = taken
                    self._start_stream(handle)
                    self._decode = Decoder(layout, self._eye)
                    self._negotiated = _agreed(about, offered, chosen, layout, passed_over)
                    return
            except OSError as error:
                if error.errno in (*_GONE, errno.EBUSY, errno.EACCES, errno.EPERM):
                    raise
                # ENOSPC: the USB bus is full; EIO, EPROTO, EINVAL: firmware. Another may work.
                self._stop_stream(handle)
            passed_over.append(offer.format)
        raise self._not_raw()

    def _take(self, handle: Handle, offer: Offer, offered: set[str]) -> tuple[Offer, Layout] | None:
        """Set a format; None if the driver makes something of it that can't be read."""
        answer = v4l2_device.set_format(handle, offer.format, offer.width, offer.height)
        name = v4l2_device.letters(answer.pixelformat)
        if name not in FORMATS or (name != offer.format and name in offered):
            return None  # what else is offered has its own turn
        try:
            layout = Layout(name, answer.width, answer.height, answer.bytesperline)
        except ValueError:
            return None
        rate = v4l2_device.set_rate(handle, offer.rate)
        return Offer(name, layout.width, layout.height, rate), layout

    def _start_stream(self, handle: Handle) -> None:
        request = BufferRequest(count=_BUFFERS, type=CAPTURE, memory=MMAP)
        handle.ioctl(v4l2_device.REQBUFS, request)
        if request.count < 1:
            raise OSError(errno.ENOMEM, "no buffers")
        for index in range(min(int(request.count), 32)):
            buffer = Buffer(index=index, type=CAPTURE, memory=MMAP)
            handle.ioctl(v4l2_device.QUERYBUF, buffer)
            if not buffer.length:
                raise OSError(errno.EIO, "an empty buffer")
            self._maps.append(handle.map(int(buffer.length), int(buffer.offset) & 0xFFFFFFFF))
            handle.ioctl(v4l2_device.QBUF, Buffer(index=index, type=CAPTURE, memory=MMAP))
        handle.ioctl(v4l2_device.STREAMON, Type(CAPTURE))

    def _stop_stream(self, handle: Handle) -> None:
        maps, self._maps = self._maps, []
        for mapped in maps:
            mapped.close()
        with contextlib.suppress(OSError):
            handle.ioctl(v4l2_device.REQBUFS, BufferRequest(count=0, type=CAPTURE, memory=MMAP))

    def _next_frame(self, handle: Handle, until: float) -> Frame | None:
        """Take one buffer from the driver; None if none came or its picture is damaged."""
        if not handle.wait(until - time.monotonic()):
            return None
        buffer = Buffer(type=CAPTURE, memory=MMAP)
        handle.ioctl(v4l2_device.DQBUF, buffer)
        index = int(buffer.index)
        if index >= len(self._maps):
            raise OSError(errno.EIO, "no such buffer")
        used, damaged = int(buffer.bytesused), bool(buffer.flags & DAMAGED)
        number, stamp = self._count(int(buffer.sequence)), self._stamp(buffer)
        pixels = None
        try:
            if not damaged:
                assert self._decode is not None
                with memoryview(self._maps[index]) as whole, whole[:used] as data:
                    pixels = self._decode(data)
        except DamagedFrame:
            pixels = None  # as bad cables make them: wait for the next
        finally:
            handle.ioctl(v4l2_device.QBUF, Buffer(index=index, type=CAPTURE, memory=MMAP))
        if pixels is None:
            return None
        self._given += 1
        return Frame(number, stamp, pixels, source=self._title)

    def _count(self, sequence: int) -> int:
        step = 1 if self._sequence is None else (sequence - self._sequence) & 0xFFFFFFFF
        self._sequence = sequence
        number = self._next + (step - 1 if 1 <= step <= _LARGEST_GAP else 0)
        self._next = number + 1
        return number

    def _stamp(self, buffer: Buffer) -> float:
        """Return when the picture was taken, in the time of `time.monotonic()`; never backwards."""
        now = time.monotonic()
        stamp = now
        if buffer.flags & CLOCK == MONOTONIC:  # the same clock
            told = buffer.seconds + buffer.microseconds * 1e-6
            if now - _OLDEST <= told <= now:
                stamp = told
        self._time = max(stamp, self._time)
        return self._time

    def _not_raw(self) -> NotRaw:
        return NotRaw(
            QT_TRANSLATE_NOOP(
                "core",
                "“{camera}” gives no pictures that this program can read. Choose another camera.",
            ),
            camera=self._title,
        )

    def _not_opened(self, error: OSError) -> SourceError:
        match error.errno:
            case errno.ENOENT | errno.ENODEV | errno.ENXIO | errno.ESHUTDOWN:
                return camera_loss.missing(self._title)
            case errno.EACCES | errno.EPERM:
                return camera_loss.forbidden(self._title)
            case errno.EBUSY:
                return camera_loss.busy(self._title, program_using(self._path))
            case errno.ENOTTY | errno.EINVAL | errno.EISDIR:
                return self._not_raw()
        return camera_loss.refused(self._title)


def _agreed(
    about: Capability,
    offered: tuple[Offer, ...],
    chosen: Offer,
    layout: Layout,
    passed_over: list[str],
) -> Negotiated:
    driver, card, bus = (
        bytes(text).decode("utf-8", "replace")
        for text in (about.driver, about.card, about.bus_info)
    )
    return Negotiated(driver, card, bus, offered, chosen, layout, tuple(passed_over))
