"""A camera in the network (RTSP) as a source of grey frames, read by a process of its own."""

from __future__ import annotations

import dataclasses
import errno
import json
import multiprocessing
import threading
import time
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import numpy as np

from core.capture import camera_loss
from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.control_refusal import refusal
from core.capture.rtsp_address import NetworkAddress
from core.capture.rtsp_reader import ENDED, FRAME, HEAD, OPENED, REFUSED, STARTED, serve
from core.capture.source import SourceError
from core.frame import Frame
from core.wording import QT_TRANSLATE_NOOP

START_SECONDS = 15.0
"""How long a busy computer may take to start the process."""

OPEN_SECONDS = 4.0
"""How long the camera may take to answer and to begin to send."""

FIRST_SECONDS = 5.0
"""How long its first picture may take then: most cameras send a whole one every 1 to 4 seconds."""

READ_SECONDS = 3.0
"""Seconds without a picture after which the camera counts as lost."""

# The process keeps the first two itself; this is for one that hangs, as in looking up a name.
_GRACE = 1.0

REFUSED_SECONDS = 300.0
"""For so long a camera that refused name and password is not asked again by itself.

Many cameras lock themselves after a handful of wrong passwords.
"""

_MOST_BYTES = 256 * 1024**2

LOGIN = QT_TRANSLATE_NOOP(
    "core",
    "The network camera {camera} doesn't accept this name and password. Open it again with the "
    "right ones: by itself the program asks only every few minutes, so that it isn't locked out.",
)
NO_LOGIN = QT_TRANSLATE_NOOP(
    "core",
    "The network camera {camera} wants a name and a password. Open it again with them.",
)
REASONS = {
    "path": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} answers, but has no picture at this address. See in its "
        "manual what the address of the picture is.",
    ),
    "name": QT_TRANSLATE_NOOP(
        "core",
        "There is no computer or camera called {camera} in this network. Check the address, or "
        "write the camera's IP address instead of its name.",
    ),
    "refused": QT_TRANSLATE_NOOP(
        "core",
        "At {camera} no network camera answers. See that it is on, that RTSP is switched on in "
        "it, and that the port is right.",
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} can't be reached from here. See that it is on, and in the "
        "same network as this computer.",
    ),
    "timeout": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} doesn't answer. See that it is on, and that its address is "
        "right.",
    ),
    "no video": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} answers, but sends no picture that this program can read. "
        "Let it send H.264, H.265 or JPEG.",
    ),
    "secure": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} makes no encrypted connection. See that it is switched on in "
        "the camera, and which port it has; most cameras know only rtsp://.",
    ),
    "unknown": QT_TRANSLATE_NOOP(
        "core",
        "The network camera {camera} can't be opened. Check its address, name and password, and "
        "that it is on.",
    ),
}
SILENT = QT_TRANSLATE_NOOP(
    "core",
    "The network camera {camera} sends no more pictures. It is tried again; see that it is on, "
    "and that the network works.",
)
ENDED_ITSELF = QT_TRANSLATE_NOOP(
    "core",
    "The network camera {camera} has ended the connection. It is tried again; perhaps too many "
    "others watch it.",
)
NOT_STARTED = QT_TRANSLATE_NOOP(
    "core",
    "The network camera {camera} can't be read: this computer starts no further program. Close "
    "other programs, and try again.",
)

_refused: dict[str, float] = {}
_refused_lock = threading.Lock()


def ask_again(address: NetworkAddress) -> None:
    """Let a camera that refused its password be asked at once, since a person wants it."""
    with _refused_lock:
        _refused.pop(address.full, None)


class RtspSource:
    """A camera in the network, by its address.

    Its frames come with the time at which they were decoded here; the newest one wins. Nothing
    is set on it.

    Parameters
    ----------
    address
        Where it is. Its name and password go to the camera, and nowhere else.
    """

    def __init__(self, address: NetworkAddress) -> None:
        self._address = address
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._facts: CameraFacts | None = None
        self._heard = 0.0
        self._chroma: bool | None = None
        self._dropped = 0

    @property
    def name(self) -> str:
        """Where the camera is; neither name nor password of a person."""
        return self._address.title

    @property
    def facts(self) -> CameraFacts | None:
        """What is known of it; None while it is closed."""
        facts = self._facts
        return None if facts is None else dataclasses.replace(facts, has_chroma=self._chroma)

    @property
    def dropped(self) -> int:
        """Frames that were decoded and pushed out by newer ones; losses on the way don't count."""
        return self._dropped

    def controls(self) -> tuple[Control, ...]:
        """Return (): nothing can be set over RTSP."""
        return ()

    def set_control(self, name: ControlName, value: float) -> None:
        """Refuse: nothing can be set over RTSP."""
        raise refusal(self.name, errno.ENOTTY)

    def open(self) -> None:
        """Connect to the camera and wait for its first picture.

        Takes at most `OPEN_SECONDS` and `FIRST_SECONDS` once the process has started.

        Raises
        ------
        SourceError
            If it can't be reached, refuses, or sends no picture.
        """
        self.close()
        with _refused_lock:
            refused_at = _refused.get(self._address.full)
        if refused_at is not None and time.monotonic() - refused_at < REFUSED_SECONDS:
            raise self._login_error()
        context = multiprocessing.get_context("spawn")  # a fork would share threads and the window
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=serve,
            args=(theirs, self._address.full, OPEN_SECONDS, FIRST_SECONDS),
            name="network camera",
            daemon=True,
        )
        self._connection = ours
        try:
            with theirs:
                process.start()
        except OSError as error:
            self.close()
            raise SourceError(NOT_STARTED, camera=self.name) from error
        self._process = process
        try:
            self._await_opened()
        except BaseException:
            self.close()
            raise

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the newest picture; see `core.capture.source.Source.read`."""
        if self._connection is None:
            raise camera_loss.not_open(self.name)
        message = self._message(time.monotonic() + timeout)
        if message is None:
            if time.monotonic() - self._heard > READ_SECONDS:
                raise SourceError(SILENT, camera=self.name)
            return None
        self._heard = time.monotonic()
        if message[:1] != FRAME:
            raise SourceError(
                SILENT if message == ENDED + b"silent" else ENDED_ITSELF, camera=self.name
            )
        head = HEAD.unpack_from(message, 1)
        number, taken, self._dropped, width, height, chroma = head
        self._chroma = None if chroma < 0 else bool(chroma)
        pixels = np.frombuffer(message, np.uint8, offset=1 + HEAD.size)
        return Frame(number, taken, pixels.reshape(height, width), source=self.name)

    def close(self) -> None:
        """End the process, and with it the connection. May be called twice."""
        connection, self._connection = self._connection, None
        process, self._process = self._process, None
        self._facts = None
        self._chroma = None
        self._dropped = 0
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if connection is not None:
            connection.close()

    def _await_opened(self) -> None:
        message = self._message(time.monotonic() + START_SECONDS)
        if message != STARTED:
            raise SourceError(NOT_STARTED, camera=self.name)
        message = self._message(time.monotonic() + OPEN_SECONDS + FIRST_SECONDS + _GRACE)
        if message is None:
            raise self._error("timeout")
        kind, rest = message[:1], message[1:]
        if kind != OPENED:
            raise self._error(rest.decode() if kind == REFUSED else "unknown")
        facts = json.loads(rest)
        self._facts = CameraFacts(
            "rtsp", facts["format"], facts["width"], facts["height"], facts["rate"]
        )
        with _refused_lock:
            _refused.pop(self._address.full, None)
        self._heard = time.monotonic()

    def _message(self, until: float) -> bytes | None:
        """Wait for the process's next message: None if none came, `ENDED` alone if it crashed."""
        connection, process = self._connection, self._process
        assert connection is not None
        assert process is not None
        ready = wait([connection, process.sentinel], max(0.0, until - time.monotonic()))
        try:
            if connection.poll():
                return connection.recv_bytes(_MOST_BYTES)
        except (EOFError, OSError):
            return ENDED
        return ENDED if process.sentinel in ready else None

    def _error(self, why: str) -> SourceError:
        if why != "login":
            return SourceError(REASONS.get(why, REASONS["unknown"]), camera=self.name)
        with _refused_lock:
            _refused[self._address.full] = time.monotonic()
        return self._login_error()

    def _login_error(self) -> SourceError:
        is_anybody = not self._address.user and not self._address.password
        return SourceError(NO_LOGIN if is_anybody else LOGIN, camera=self.name)
