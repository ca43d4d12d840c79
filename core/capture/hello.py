"""The infrared cameras of Windows Hello as sources of grey frames with the lamp's flag.

Windows hides these cameras from OpenCV and shows them as frame sources of WinRT, which
`core.capture.infrared_frames` describes and `core.capture.winrt_frames` asks.
"""

from __future__ import annotations

import errno
import logging
import platform
import time

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture import camera_loss
from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.control_refusal import refusal
from core.capture.grey import StreamGrey
from core.capture.infrared_evidence import evidence
from core.capture.infrared_frames import (
    FrameReader,
    FramesError,
    FrameSystem,
    InfraredGroup,
    InfraredPicture,
    rows_of,
)
from core.capture.source import SourceError
from core.capture.source_choice import Kind, SourceChoice
from core.frame import Exposure, Frame, Lamp
from core.wording import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

PREFIX = "hello:"
"""Begins the address; Windows' own identity of the camera follows, which stays the same."""

SILENCE = 5.0
"""Seconds without a picture after which a camera counts as lost."""

# A clock that says a picture is older than this is wrong.
_OLDEST = 2.0

_names: dict[str, str] = {}
"""What cameras were called when they were listed last."""


def frame_system() -> FrameSystem:
    """Return WinRT.

    Raises
    ------
    FramesError
        If this is not Windows, or the packages for WinRT are missing.
    """
    if platform.system() != "Windows":
        raise FramesError("absent")
    try:
        from core.capture.winrt_frames import WinRTFrames
    except ImportError as error:
        raise FramesError("absent", str(error)) from error
    return WinRTFrames()


def infrared_groups() -> tuple[InfraredGroup, ...]:
    """List the infrared cameras of Windows Hello; empty on other systems. Starts none of them."""
    if platform.system() != "Windows":
        return ()
    try:
        groups = frame_system().groups()
    except FramesError as error:
        log.warning("Windows lists no infrared cameras: %s", error)
        return ()
    _names.update((group.id, group.name) for group in groups)
    return groups


def choices() -> list[SourceChoice]:
    """List the infrared cameras as sources that can be chosen."""
    facts = CameraFacts("hello")
    return [
        SourceChoice(
            f"{PREFIX}{group.id}",
            group.name,
            Kind.CAMERA,
            evidence=evidence(group.name, facts),
        )
        for group in infrared_groups()
    ]


class HelloSource:
    """An infrared camera of Windows Hello.

    It is shared: Windows Hello goes on working beside it. Therefore nothing can be set on it,
    neither its exposure nor its format, and its lamp does what Windows lets it do.

    Parameters
    ----------
    group
        Windows' own identity of the camera.
    system
        What knows the cameras; WinRT if not given.
    """

    def __init__(self, group: str, system: FrameSystem | None = None) -> None:
        self._group = group
        self._system = system
        self._title = _names.get(group, "Infrared camera")
        self._reader: FrameReader | None = None
        self._grey = StreamGrey()
        self._number = 0
        self._dropped = 0
        self._last = 0.0
        self._tells_lamp = False
        self._size: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """Name for people."""
        return self._title

    @property
    def facts(self) -> CameraFacts | None:
        """What Windows tells of the open camera; None while it is closed."""
        if self._reader is None:
            return None
        known = self._reader.format
        width, height = self._size or (known.width, known.height)
        return CameraFacts(
            "hello", known.name, width, height, known.rate, tells_lamp=self._tells_lamp
        )

    @property
    def dropped(self) -> int:
        """Pictures that came and were not taken in time."""
        return self._reader.dropped if self._reader is not None else 0

    def controls(self) -> tuple[Control, ...]:
        """Return (): a shared camera can't be set."""
        return ()

    def set_control(self, name: ControlName, value: float) -> None:
        """Refuse: a shared camera can't be set."""
        raise refusal(self._title, errno.ENOTTY)

    def open(self) -> None:
        """Start the camera.

        Raises
        ------
        SourceError
            If this is not Windows, or the camera is missing, forbidden or in exclusive use.
        """
        self.close()
        try:
            system = self._system or frame_system()
            self._reader = system.open(self._group)
            self._title = _names.get(self._group, self._title)
        except FramesError as error:
            raise self._sentence(error, is_open=False) from error
        self._grey = StreamGrey()
        self._number = 0
        self._dropped = 0
        self._tells_lamp = False
        self._size = None
        self._last = time.monotonic()

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next picture; see `core.capture.source.Source.read`."""
        reader = self._reader
        if reader is None:
            raise camera_loss.not_open(self._title)
        try:
            picture = reader.next(timeout)
        except FramesError as error:
            raise self._sentence(error, is_open=True) from error
        now = time.monotonic()
        pixels = self._pixels(picture) if picture is not None else None
        if picture is None or pixels is None:
            if now - self._last > SILENCE:
                raise camera_loss.silent(self._title)
            return None
        self._last = now
        self._size = (pixels.shape[1], pixels.shape[0])
        lost = reader.dropped - self._dropped
        self._dropped += lost
        self._number += lost
        age = picture.age if picture.age is not None and 0 <= picture.age < _OLDEST else 0.0
        frame = Frame(
            self._number,
            now - age,
            pixels,
            source=self._title,
            flag=self._flag(picture.illuminated),
            exposure=Exposure(picture.exposure) if picture.exposure is not None else None,
        )
        self._number += 1
        return frame

    def close(self) -> None:
        """Let go of the camera. May be called twice."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _flag(self, illuminated: bool | None) -> Lamp:
        # Windows says "not illuminated" of all pictures of a camera that tells nothing, too. So
        # the first lit picture has to come before unlit ones are believed.
        self._tells_lamp = self._tells_lamp or illuminated is True
        if illuminated is None or not self._tells_lamp:
            return Lamp.UNKNOWN
        return Lamp.LIT if illuminated else Lamp.UNLIT

    def _pixels(self, picture: InfraredPicture) -> NDArray[np.uint8] | None:
        try:
            return self._grey(rows_of(picture))
        except (ValueError, cv2.error):
            return None  # one damaged picture: wait for the next

    def _sentence(self, error: FramesError, *, is_open: bool) -> SourceError:
        camera = self._title
        match error.trouble:
            case "denied":
                return SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Windows doesn't let this program use the camera “{camera}”. Open "
                        "Settings, Privacy & security, Camera, and turn on “Camera access” and "
                        "“Let desktop apps access your camera”.",
                    ),
                    camera=camera,
                )
            case "exclusive":
                return SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Another program has the camera “{camera}” for itself alone. Close that "
                        "program and try again.",
                    ),
                    camera=camera,
                )
            case "gone":
                return camera_loss.unplugged(camera) if is_open else camera_loss.missing(camera)
            case "no infrared":
                return SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Windows shows no infrared picture of the camera “{camera}”. Choose "
                        "another source, or see whether its driver is installed.",
                    ),
                    camera=camera,
                )
            case "absent" if platform.system() != "Windows":
                return SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Infrared cameras of Windows Hello can be used on Windows only. Choose "
                        "another source.",
                    )
                )
            case "absent":
                return SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "The part of this program that reads infrared cameras of Windows Hello is "
                        "missing. Install the program again.",
                    )
                )
            case _:
                return camera_loss.refused(camera)
