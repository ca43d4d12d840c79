"""The node beside a camera's pictures on which it says more of each of them.

Nothing that goes wrong here stops the pictures: then they come without.
"""

from __future__ import annotations

import contextlib
import errno
import logging
from collections import deque
from collections.abc import Callable
from pathlib import Path

from core.capture import v4l2_device
from core.capture.uvc_metadata import SILENT, CameraWord, read_metadata
from core.capture.v4l2_buffers import BufferQueue, is_damaged
from core.capture.v4l2_device import (
    CAN_STREAM,
    GIVES_METADATA,
    METADATA,
    Buffer,
    Handle,
    MetadataFormat,
)

log = logging.getLogger(__name__)

FORMAT = "UVCM"
"""V4L2_META_FMT_UVC_MSXU_1_5: with all that the camera says. UVCH is without, and so of no use."""

# More than there are buffers of pictures, so that none is lost while pictures wait to be read.
_BUFFERS = 8

# So many frames are remembered at most.
_KEPT = 16

# After so many failures one after another it is left alone.
_PATIENCE = 5

# Seconds by which the two times of one frame may differ. uvcvideo gives both the same, unless it
# was told to take the camera's own clock for pictures.
_SAME = 0.1


class MetadataStream:
    """Streams beside the pictures, without a thread of its own, and never waits.

    uvcvideo gives a frame's metadata before the frame itself, so what has come when a picture is
    taken is all there will be.

    Parameters
    ----------
    handle
        The open node; closed by `close`.
    """

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._queue: BufferQueue | None = None
        self._words: deque[tuple[int, float, CameraWord]] = deque(maxlen=_KEPT)
        self._failed = 0

    @classmethod
    def of(cls, node: Path, make_handle: Callable[[Path], Handle]) -> MetadataStream | None:
        """Open `node`; None where it gives nothing of use or may not be opened."""
        try:
            handle = make_handle(node)
        except OSError as error:
            log.info("%s can't be opened: %s", node.name, error.strerror)
            return None
        try:
            can = v4l2_device.capability(handle).device_caps
            if can & GIVES_METADATA and can & CAN_STREAM:
                offered = v4l2_device.formats(handle, METADATA)
                log.info("%s offers %s", node.name, ", ".join(offered) or "nothing")
                if FORMAT in offered:
                    wanted = MetadataFormat(type=METADATA, dataformat=v4l2_device.number(FORMAT))
                    handle.ioctl(v4l2_device.S_FMT, wanted)
                    if v4l2_device.letters(wanted.dataformat) == FORMAT:
                        return cls(handle)
        except OSError as error:
            log.info("%s gives no metadata: %s", node.name, error.strerror)
        with contextlib.suppress(OSError):
            handle.close()
        return None

    def start(self) -> None:
        """Let it stream; to be called before the pictures stream."""
        self._words.clear()
        self._failed = 0
        self._queue = queue = BufferQueue(self._handle, METADATA, _BUFFERS)
        try:
            queue.start()
        except OSError as error:
            log.info("No metadata: %s", error.strerror)
            self.stop()

    def stop(self) -> None:
        """End the stream."""
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.stop()

    def close(self) -> None:
        """Let go of the node."""
        self.stop()
        with contextlib.suppress(OSError):
            self._handle.close()

    def word(self, picture: Buffer) -> CameraWord:
        """Return what the camera says of a picture that was just taken from the driver."""
        self._collect()
        sequence, time = int(picture.sequence), _time(picture)
        close = [each for each in self._words if abs(each[1] - time) <= _SAME]
        for _, at, word in close:
            if at == time:
                return word
        return next((word for told, _, word in close if told == sequence), SILENT)

    def _collect(self) -> None:
        queue = self._queue
        if queue is None:
            return
        for _ in range(_BUFFERS):  # an endless flow doesn't hold the pictures up
            try:
                buffer = queue.take()
                try:
                    if not is_damaged(buffer):
                        with queue.content(buffer) as data:
                            word = read_metadata(bytes(data))
                        self._words.append((int(buffer.sequence), _time(buffer), word))
                finally:
                    queue.give_back(buffer)
                self._failed = 0
            except OSError as error:
                if error.errno != errno.EAGAIN:
                    self._failed += 1
                    if self._failed >= _PATIENCE:
                        log.info("No more metadata: %s", error.strerror)
                        self.stop()
                return


def _time(buffer: Buffer) -> float:
    return float(buffer.seconds + buffer.microseconds * 1e-6)
