"""The process that reads a network camera: OpenCV's FFmpeg talks to it, frames go to the parent.

It is a process of its own because what FFmpeg may do (which protocols it speaks) and says (why
a camera can't be opened) belongs to a whole process, since looking up a name can't be interrupted,
and since what comes from a network is decoded here and not beside the gallery.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import signal
import struct
import sys
import threading
import time
from collections import deque
from multiprocessing.connection import Connection
from typing import Literal

from core.frame import Frame, LatestFrame

Reason = Literal[
    "login", "path", "name", "refused", "unreachable", "timeout", "no video", "secure", "unknown"
]
"""Why a camera can't be opened."""

HEAD = struct.Struct("<QdQHHb")
"""Before the pixels of a frame: number, time, frames dropped so far, width, height, chroma."""

STARTED, OPENED, REFUSED, FRAME, ENDED = b"S", b"O", b"R", b"F", b"E"
"""First byte of each message: nothing, facts, reason, frame, "silent" or "ended"."""

_OPTIONS = "|".join(
    (
        "rtsp_transport;tcp",  # no holes in the picture, and nothing comes in from outside
        "allowed_media_types;video",
        "protocol_whitelist;rtsp,rtsps,rtp,tcp,tls",
        "format_whitelist;rtsp,sdp,rtp",
        "fpsprobesize;2",  # seconds less until the first picture; the rate is only shown
    )
)
_WARNINGS = "24"  # AV_LOG_WARNING
_LINES = 50
_STREAMS = (1, 2)  # OpenCV writes what FFmpeg says to either, by its version

# How often a picture is looked at for colour.
_COLOUR_EVERY = 25

# FFmpeg's words, and its numbers for Windows' network errors.
_REASONS: tuple[tuple[str, Reason], ...] = (
    (r"failed: 40[13]\b", "login"),
    (r"failed: (4\d\d|5\d\d)\b", "path"),
    (r"Failed to resolve hostname", "name"),
    (r"Connection refused|-10061\b", "refused"),
    (
        r"No route to host|Network is unreachable|Host is down|-1005[01]\b|-1006[45]\b",
        "unreachable",
    ),
    (r"timed out|-10060\b|Immediate exit requested", "timeout"),
    (r"\bTLS\b|\bSSL\b|certificate|handshake", "secure"),
)


def reason(lines: list[str], took: float, allowed: float, *, encrypted: bool) -> Reason:
    """Tell why a camera could not be opened.

    Parameters
    ----------
    lines
        What FFmpeg said about it.
    took, allowed
        Seconds that passed, and that were allowed.
    encrypted
        Whether the connection was to be encrypted.
    """
    for words, found in _REASONS:
        if any(re.search(words, line) for line in lines):
            return "secure" if found == "timeout" and encrypted else found
    if took >= allowed:
        return "secure" if encrypted else "timeout"
    if encrypted and lines:
        return "secure"
    # It answered all that it was asked, and yet there is nothing to read.
    return "unknown" if lines else "no video"


def serve(connection: Connection, address: str, open_seconds: float, read_seconds: float) -> None:
    """Read the camera at `address` until it ends or the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    said = _Said()
    os.environ["OPENCV_FFMPEG_LOGLEVEL"] = _WARNINGS
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = _OPTIONS
    import cv2

    from core.capture.opencv import RATES, format_name, fourcc

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    cv2.setNumThreads(1)
    connection.send_bytes(STARTED)
    began = time.monotonic()
    capture = cv2.VideoCapture(
        address,
        cv2.CAP_FFMPEG,
        [
            *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, round(open_seconds * 1000)),
            *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, round(read_seconds * 1000)),
            *(cv2.CAP_PROP_N_THREADS, 1),  # each further one holds a frame back
        ],
    )
    if not capture.isOpened():
        took = time.monotonic() - began
        encrypted = address.lower().startswith("rtsps:")
        why = reason(said.lines(), took, open_seconds, encrypted=encrypted)
        connection.send_bytes(REFUSED + why.encode())
        return
    got, image = capture.read()
    if not got or image is None:
        connection.send_bytes(REFUSED + b"no video")
        return
    rate = capture.get(cv2.CAP_PROP_FPS)
    facts = {
        "format": format_name(fourcc(capture.get(cv2.CAP_PROP_FOURCC))),
        "width": image.shape[1],
        "height": image.shape[0],
        "rate": rate if RATES[0] <= rate <= RATES[1] else None,
    }
    connection.send_bytes(OPENED + json.dumps(facts).encode())
    sender = _Sender(connection)
    silent = _read(capture, sender, read_seconds)
    sender.finish()
    connection.send_bytes(ENDED + (b"silent" if silent else b"ended"))


def _read(capture: object, sender: _Sender, read_seconds: float) -> bool:
    """Hand on frames until none comes; whether the camera fell silent rather than hang up."""
    import cv2

    from core.capture.grey import StreamGrey
    from core.capture.opencv import has_chroma

    assert isinstance(capture, cv2.VideoCapture)
    grey = StreamGrey()
    number = 0
    while sender.is_alive:
        began = time.monotonic()
        got, image = capture.read()
        now = time.monotonic()
        if not got or image is None:
            return now - began >= 0.9 * read_seconds
        if number % _COLOUR_EVERY == 0:
            sender.chroma = has_chroma(image)
        try:
            pixels = grey(image)
        except (ValueError, cv2.error):
            continue
        sender.put(Frame(number, now, pixels))
        number += 1
    return False


class _Sender:
    """Sends the newest frame whenever the parent has taken the one before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._newest = LatestFrame()
        self._wake = threading.Event()
        self._finish = False
        self.is_alive = True
        self.chroma: bool | None = None
        self._thread = threading.Thread(target=self._send, name="sender", daemon=True)
        self._thread.start()

    def put(self, frame: Frame) -> None:
        self._newest.put(frame)
        self._wake.set()

    def finish(self) -> None:
        """Send what is left."""
        self._finish = True
        self._wake.set()
        self._thread.join()

    def _send(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            is_last = self._finish
            frame = self._newest.take()
            if frame is not None:
                chroma = -1 if self.chroma is None else int(self.chroma)
                size = (frame.width, frame.height)
                head = HEAD.pack(frame.number, frame.time, self._newest.dropped, *size, chroma)
                try:
                    self._connection.send_bytes(FRAME + head + frame.pixels.tobytes())
                except OSError:
                    self.is_alive = False  # the parent is gone
                    return
            if is_last:
                return


class _Said:
    """Holds the last lines that native libraries wrote, for telling what went wrong."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=_LINES)
        ours, theirs = os.pipe()
        for stream in _STREAMS:
            os.dup2(theirs, stream)
        os.close(theirs)
        self._thread = threading.Thread(target=self._listen, args=(ours,), daemon=True)
        self._thread.start()

    def lines(self) -> list[str]:
        """Stop listening, and return what was said."""
        _flush_native()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in _STREAMS:
            os.dup2(nowhere, stream)
        os.close(nowhere)
        self._thread.join(1.0)
        return list(self._lines)

    def _listen(self, ours: int) -> None:
        with os.fdopen(ours, "rb") as stream:
            for line in stream:
                self._lines.append(line[:500].decode("utf-8", "replace"))


def _flush_native() -> None:
    """Let the C library write what it holds back: in a pipe it keeps whole pages."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).fflush(None)
