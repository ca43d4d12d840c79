"""The pictures of an open camera, each with what the camera says of it."""

from __future__ import annotations

import errno
import time

from core.capture.chroma import ChromaWatch
from core.capture.grey import Pixels
from core.capture.raw_formats import DamagedFrame, Decoder, Eye, Layout
from core.capture.uvc_metadata import SILENT
from core.capture.v4l2_buffers import BufferQueue, is_damaged
from core.capture.v4l2_clock import FrameClock
from core.capture.v4l2_controls import DriverControls
from core.capture.v4l2_device import CAPTURE, Buffer, Handle
from core.capture.v4l2_exposure import ExposureWatch
from core.capture.v4l2_metadata import MetadataStream
from core.frame import Frame, Lamp

# So many pictures may wait in the driver: 130 ms at 30 a second.
_BUFFERS = 4


class PictureStream:
    """Frames of a device whose format is set.

    Parameters
    ----------
    handle
        The device; whoever opened it closes it.
    metadata
        The node beside it, None where there is none; streams and rests together with the pictures.
    layout
        How the pictures lie.
    eye
        Which picture of a stereo camera.
    title
        Name of the camera for people.
    """

    def __init__(
        self,
        handle: Handle,
        metadata: MetadataStream | None,
        layout: Layout,
        eye: Eye,
        title: str,
    ) -> None:
        self.controls = DriverControls(handle, title)
        """What can be set besides the rate."""

        self.tells_lamp = False
        """Whether a frame so far said if the lamp was on."""

        self._handle = handle
        self._metadata = metadata
        self._title = title
        self._decode = Decoder(layout, eye)
        self._chroma = ChromaWatch(layout)
        self._exposure = ExposureWatch(self.controls)
        self._clock = FrameClock()
        self._queue: BufferQueue | None = None
        self._given = 0

    @property
    def dropped(self) -> int:
        """Frames that the driver lost or that came damaged."""
        return max(0, self._clock.count - self._given)

    @property
    def has_chroma(self) -> bool | None:
        """Whether the picture that was looked at last has any colour; None before the first."""
        return self._chroma.found

    def start(self) -> None:
        """Let the driver stream.

        Raises
        ------
        OSError
            If it refuses; nothing streams then.
        """
        if self._metadata is not None:
            self._metadata.start()
        self._queue = BufferQueue(self._handle, CAPTURE, _BUFFERS)
        try:
            self._queue.start()
        except OSError:
            self.stop()
            raise
        self._clock.restarted()

    def stop(self) -> None:
        """End the stream, as far as the driver is there to hear it."""
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.stop()
        if self._metadata is not None:
            self._metadata.stop()

    def was_set(self) -> None:
        """Something of the camera was set: what is known of its exposure is old."""
        self._exposure.changed()

    def next(self, until: float) -> Frame | None:
        """Take one picture from the driver; None if none came or it is damaged.

        Parameters
        ----------
        until
            `time.monotonic()` up to which it may wait.

        Raises
        ------
        OSError
            What the driver says.
        """
        queue = self._queue
        if queue is None:
            raise OSError(errno.EIO, "no stream")
        if not self._handle.wait(until - time.monotonic()):
            return None
        buffer = queue.take()
        word = self._metadata.word(buffer) if self._metadata is not None else SILENT
        number, stamp = self._clock.of(buffer)
        try:
            pixels = self._pixels(queue, buffer)
        finally:
            queue.give_back(buffer)
        if pixels is None:
            return None
        self._given += 1
        self.tells_lamp = self.tells_lamp or word.lamp is not Lamp.UNKNOWN
        exposure = word.exposure
        if exposure is None:
            exposure = self._exposure.at(time.monotonic())
        return Frame(number, stamp, pixels, source=self._title, flag=word.lamp, exposure=exposure)

    def _pixels(self, queue: BufferQueue, buffer: Buffer) -> Pixels | None:
        if is_damaged(buffer):
            return None
        with queue.content(buffer) as data:
            try:
                pixels = self._decode(data)
            except DamagedFrame:
                return None  # as bad cables make them: wait for the next
            self._chroma.look(data, time.monotonic())
        return pixels
