"""A camera on Linux, read straight from its driver: grey pixels as the sensor made them."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

from core.capture import camera_loss, v4l2_device
from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.control_refusal import refusal
from core.capture.negotiation import Negotiated, agreed, offers, ranked, take
from core.capture.node_surroundings import link_of, metadata_node
from core.capture.raw_formats import Eye
from core.capture.source import SourceError
from core.capture.v4l2_device import CAN_CAPTURE, CAN_STREAM, Handle, KernelHandle
from core.capture.v4l2_metadata import MetadataStream
from core.capture.v4l2_rate import change_rate, rate_control, takes
from core.capture.v4l2_stream import PictureStream
from core.capture.video_nodes import program_using
from core.frame import Frame
from core.wording import QT_TRANSLATE_NOOP

SILENCE = 5.0
"""Seconds without a picture after which a camera counts as lost."""

# Pause after a read that failed at once, so that a dead camera does not burn a core.
_PAUSE = 0.05

_GONE = (errno.ENODEV, errno.ENXIO, errno.ESHUTDOWN)


class NotRaw(SourceError):  # noqa: N818 (not the camera's fault: it is read in another way)
    """The device isn't one that can be read in this way; OpenCV may know another."""


class V4L2Source:
    """A camera read by V4L2 streaming.

    Raw grey is preferred, see `core.capture.negotiation`. A frame's time is the driver's, its
    number follows the driver's count, so that gaps are dropped frames. Where the camera says of
    each frame whether its lamp was on and how it was exposed, frames carry it. By itself this
    changes nothing of the camera but format, size and rate.

    Parameters
    ----------
    path
        Device file.
    title
        Name for people; the file's if it is not given.
    eye
        Which picture of a stereo camera.
    make_handle
        Opens the device, and the node beside it.
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
        self._metadata: MetadataStream | None = None
        self._stream: PictureStream | None = None
        self._negotiated: Negotiated | None = None
        self._default_rate: float | None = None
        self._link = ""
        self._last = 0.0

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
        return self._stream.dropped if self._stream is not None else 0

    @property
    def facts(self) -> CameraFacts | None:
        """What is known of it; None while it is closed."""
        taken, stream = self._negotiated, self._stream
        if taken is None or stream is None:
            return None
        return CameraFacts(
            backend="v4l2",
            format=taken.layout.format,
            width=taken.layout.width,
            height=taken.layout.height,
            rate=taken.chosen.rate,
            tells_lamp=stream.tells_lamp,
            has_chroma=stream.has_chroma,
            negotiated=taken,
            link=self._link,
        )

    def controls(self) -> tuple[Control, ...]:
        """Ask the open camera what can be set; see `core.capture.camera.Camera`."""
        if self._stream is None:
            return ()
        rate = self._rate_control()
        return (*self._stream.controls.all(), *(() if rate is None else (rate,)))

    def set_control(self, name: ControlName, value: float) -> None:
        """Set one thing; see `core.capture.camera.Camera`."""
        stream = self._stream
        if stream is None:
            raise camera_loss.not_open(self._title)
        if name == "rate":
            self._set_rate(stream, value)
        else:
            stream.controls.set(name, value)
        stream.was_set()

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
        stream = self._stream
        if stream is None:
            raise camera_loss.not_open(self._title)
        until = time.monotonic() + timeout
        while True:
            try:
                frame = stream.next(until)
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
        stream, self._stream = self._stream, None
        metadata, self._metadata = self._metadata, None
        if stream is not None:
            stream.stop()
        if metadata is not None:
            metadata.close()
        if handle is not None:
            with contextlib.suppress(OSError):
                handle.close()

    def _start(self, handle: Handle) -> None:
        about = v4l2_device.capability(handle)
        if not about.device_caps & CAN_CAPTURE or not about.device_caps & CAN_STREAM:
            raise self._not_raw()
        device = Path(os.path.realpath(self._path))
        beside = metadata_node(device)
        if beside is not None:
            self._metadata = MetadataStream.of(beside, self._make_handle)
        offered = offers(handle)
        passed_over: list[str] = []
        for offer in ranked(offered):
            try:
                taken = take(handle, offer, {each.format for each in offered})
                if taken is not None:
                    chosen, layout = taken
                    self._stream = PictureStream(
                        handle, self._metadata, layout, self._eye, self._title
                    )
                    self._stream.start()
                    self._negotiated = agreed(about, offered, chosen, layout, passed_over)
                    self._default_rate = chosen.rate
                    self._link = link_of(device)
                    return
            except OSError as error:
                if error.errno in (*_GONE, errno.EBUSY, errno.EACCES, errno.EPERM):
                    raise
                # ENOSPC: the USB bus is full; EIO, EPROTO, EINVAL: firmware. Another may work.
            passed_over.append(offer.format)
        raise self._not_raw()

    def _rate_control(self) -> Control | None:
        handle, taken = self._handle, self._negotiated
        if handle is None or taken is None:
            return None
        return rate_control(handle, taken.layout, taken.chosen.rate, self._default_rate)

    def _set_rate(self, stream: PictureStream, rate: float) -> None:
        """Change the rate, for which the stream has to rest; go back to the old one if need be."""
        handle, taken, control = self._handle, self._negotiated, self._rate_control()
        if handle is None or taken is None or control is None:
            raise refusal(self._title, errno.ENOTTY)
        if not takes(control, rate):
            raise refusal(self._title, errno.ERANGE)
        stream.stop()
        try:
            now = change_rate(handle, rate)
            stream.start()
        except OSError as error:
            with contextlib.suppress(OSError):
                change_rate(handle, control.value)
            with contextlib.suppress(OSError):  # else `read` will say that the camera was lost
                stream.start()
            raise refusal(self._title, error.errno) from None
        finally:
            self._last = time.monotonic()
        chosen = dataclasses.replace(taken.chosen, rate=now)
        self._negotiated = dataclasses.replace(taken, chosen=chosen)

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
                return camera_loss.forbidden(self._title, camera_loss.group_of(self._path))
            case errno.EBUSY:
                return camera_loss.busy(self._title, program_using(self._path))
            case errno.ENOTTY | errno.EINVAL | errno.EISDIR:
                return self._not_raw()
        return camera_loss.refused(self._title)
