"""Any camera that OpenCV can open, as a source of grey frames."""

from __future__ import annotations

import math
import os
import platform
import re
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture import camera_loss
from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.grey import StreamGrey
from core.capture.opencv_controls import OpenCVControls
from core.capture.source import SourceError
from core.capture.video_nodes import program_using
from core.frame import Frame

SILENCE = 5.0
"""Seconds without a picture after which a camera counts as lost."""

RATES = (1.0, 240.0)
"""Frames per second; others are mistakes of a driver or stream."""

# How often a picture is looked at for colour.
_COLOUR_EVERY = 25

# A picture has colour if more than this share of its pixels differs so much between channels, in
# levels: JPEG and the conversion from YUV leave up to 3 in a grey one.
_COLOUR_LEVELS = 12
_COLOUR_SHARE = 0.002

# Pause after a read that failed at once, so that a dead camera does not burn a core.
_PAUSE = 0.05

_BACKENDS = {
    "Linux": (cv2.CAP_V4L2,),
    "Windows": (cv2.CAP_MSMF, cv2.CAP_DSHOW),
    "Darwin": (cv2.CAP_AVFOUNDATION,),
}

# FFmpeg's names of the containers that hold their pictures themselves.
_VIDEO_FORMATS = (
    *("avi", "mov", "mp4", "matroska", "webm", "mpeg", "mpegts", "mpegvideo", "asf", "flv", "ogg"),
    *("mxf", "nut", "dv", "ivf", "obu", "h264", "hevc", "m4v", "mjpeg", "yuv4mpegpipe", "gif"),
)

_GREY_FORMATS = {"GREY", "Y800", "Y8  "}
_DEEP_FORMATS = {"Y16 ", "Y10 ", "Y12 "}


def be_quiet() -> None:
    """Keep OpenCV and its FFmpeg from writing to stderr, and FFmpeg from using the network.

    What goes wrong is said by `SourceError`. Takes effect on what is opened afterwards.
    """
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
    # A playlist or session file could otherwise make FFmpeg fetch what it names.
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = (
        f"protocol_whitelist;file|format_whitelist;{','.join(_VIDEO_FORMATS)}"
    )


def backends() -> tuple[int, ...]:
    """OpenCV's ways to a camera on this system, best first.

    Named, since left to itself OpenCV may take GStreamer or FFmpeg, which open a camera later,
    or not at all, and know nothing of grey formats.
    """
    return _BACKENDS.get(platform.system(), (cv2.CAP_ANY,))


class CameraSource:
    """A camera opened by number or by device file (Linux).

    Frames are asked for in the camera's grey format where it has one, so that they come as the
    sensor made them; colour is reduced to luma, and 10 to 16 bits are scaled by their true depth.

    OpenCV waits inside `read` until a picture comes: at most one second on Linux
    (`core.runtime` sets that), as long as the system likes elsewhere. It can't be interrupted.

    Parameters
    ----------
    device
        Number, or device file such as /dev/video2.
    title
        Name for people; made from `device` if it is not given.
    """

    def __init__(self, device: int | str, title: str | None = None) -> None:
        if isinstance(device, str) and (number := re.fullmatch(r"/dev/video(\d+)", device)):
            device = int(number[1])
        self._device = device
        self._title = title if title is not None else f"Camera {device}"
        self._capture: cv2.VideoCapture | None = None
        self._grey = StreamGrey()
        self._controls: OpenCVControls | None = None
        self._number = 0
        self._last = 0.0
        self._size = (0, 0)
        self._chroma: bool | None = None

    @property
    def name(self) -> str:
        """Name for people."""
        return self._title

    @property
    def facts(self) -> CameraFacts | None:
        """What OpenCV tells of the open camera; None while it is closed."""
        capture = self._capture
        if capture is None:
            return None
        width, height = self._size
        rate = capture.get(cv2.CAP_PROP_FPS)
        return CameraFacts(
            "opencv",
            format_name(fourcc(capture.get(cv2.CAP_PROP_FOURCC))),
            width,
            height,
            rate if RATES[0] <= rate <= RATES[1] else None,
            has_chroma=self._chroma,
        )

    @property
    def dropped(self) -> int:
        """0: OpenCV doesn't tell."""
        return 0

    def controls(self) -> tuple[Control, ...]:
        """Return what can be set and surely is; see `OpenCVControls`."""
        return self._controls.read() if self._controls is not None else ()

    def set_control(self, name: ControlName, value: float) -> None:
        """Set one thing; see `core.capture.camera.Camera.set_control`."""
        if self._controls is None:
            raise camera_loss.not_open(self._title)
        self._controls.set(name, value)

    def open(self) -> None:
        """Start the camera.

        Raises
        ------
        SourceError
            If it is missing, in use, forbidden, or gives no pictures.
        """
        self.close()
        be_quiet()
        self._check_node()
        for device, backend in self._ways():
            capture = cv2.VideoCapture(device, backend)
            if capture.isOpened():
                break
            capture.release()
        else:
            raise self._not_opened()
        _choose_format(capture)
        self._capture = capture
        self._controls = OpenCVControls(capture, self._title)
        self._size = (
            max(0, int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))),
            max(0, int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))),
        )
        self._chroma = None
        self._grey = StreamGrey()
        self._number = 0
        self._last = time.monotonic()

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next picture of the camera; see `core.capture.source.Source.read`."""
        capture = self._capture
        if capture is None:
            raise camera_loss.not_open(self._title)
        began = time.monotonic()
        grabbed = capture.grab()
        now = time.monotonic()
        image: Any = None
        if grabbed:
            got, image = capture.retrieve()
            image = image if got else None
        if image is not None:
            try:
                pixels = self._grey(image)
            except (ValueError, cv2.error):
                pixels = None  # one damaged picture, as bad cables make them: wait for the next
            if pixels is not None:
                self._last = now
                self._size = (pixels.shape[1], pixels.shape[0])
                if self._number % _COLOUR_EVERY == 0:
                    self._chroma = has_chroma(image)
                frame = Frame(self._number, now, pixels, source=self._title)
                self._number += 1
                return frame
        self._check_lost(now)
        left = min(_PAUSE, timeout) - (now - began)
        if left > 0:
            time.sleep(left)
        return None

    def close(self) -> None:
        """Let go of the camera. May be called twice."""
        capture, self._capture = self._capture, None
        self._controls = None
        if capture is not None:
            capture.release()

    def _ways(self) -> tuple[tuple[int | str, int], ...]:
        """Devices and OpenCV's ways to them, best first."""
        return tuple((self._device, backend) for backend in backends())

    @property
    def _node(self) -> Path | None:
        if platform.system() != "Linux":
            return None
        return Path(f"/dev/video{self._device}" if isinstance(self._device, int) else self._device)

    def _check_node(self) -> None:
        node = self._node
        if node is None:
            return
        if not node.exists():
            raise camera_loss.missing(self._title)
        if not os.access(node, os.R_OK | os.W_OK):
            raise camera_loss.forbidden(self._title, camera_loss.group_of(node))

    def _not_opened(self) -> SourceError:
        node = self._node
        program = program_using(node) if node is not None else None
        if program is not None:
            return camera_loss.busy(self._title, program)
        return camera_loss.refused(self._title)

    def _check_lost(self, now: float) -> None:
        node = self._node
        if node is not None and not node.exists():
            raise camera_loss.unplugged(self._title)
        if now - self._last > SILENCE:
            raise camera_loss.silent(self._title)


def fourcc(value: float) -> str:
    """Return a pixel format as its four letters, "" for none."""
    if not math.isfinite(value) or value <= 0:
        return ""
    return (int(value) & 0xFFFFFFFF).to_bytes(4, "little").decode("latin-1")


def format_name(letters: str) -> str:
    """Return four letters fit to be shown: "" for the mere numbers that Windows has for some."""
    letters = letters.rstrip("\0 ")
    return letters if letters.isascii() and letters.isprintable() else ""


def has_chroma(image: NDArray[Any]) -> bool | None:
    """Whether a picture has colour: None where that can't be told, as of a compressed one.

    Parameters
    ----------
    image
        As OpenCV gives it: (H, W) grey or a row of bytes, (H, W, 3) BGR, uint8 or uint16.
    """
    if image.ndim == 2:
        return False if min(image.shape) > 1 else None
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        return None
    some = image[::4, ::4].astype(np.int16)
    spread = some.max(axis=2) - some.min(axis=2)
    return bool(np.mean(spread > _COLOUR_LEVELS) > _COLOUR_SHARE)


def _choose_format(capture: cv2.VideoCapture) -> None:
    """Ask for grey pixels as the sensor made them; leave conversion to OpenCV for all others.

    OpenCV's own order of preference ends with the grey formats, and its conversion divides
    16 bits by 256 whatever the sensor's depth, which makes a 10-bit picture black.
    """
    present = fourcc(capture.get(cv2.CAP_PROP_FOURCC))
    if platform.system() == "Linux" and present not in _GREY_FORMATS:
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"GREY"))
        present = fourcc(capture.get(cv2.CAP_PROP_FOURCC))
    if present in _GREY_FORMATS | _DEEP_FORMATS:
        capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)
