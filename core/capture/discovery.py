"""Which sources there are, and how an address becomes one."""

from __future__ import annotations

import enum
import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path

import cv2

from core.capture import video_nodes
from core.capture.opencv import CameraSource, backends, be_quiet
from core.capture.picture import is_picture
from core.capture.recording import PictureSource, VideoSource
from core.capture.session_source import recorded_source
from core.capture.source import Source, SourceError
from core.capture.video_nodes import VideoNode
from core.wording import QT_TRANSLATE_NOOP

DEMO = "studio:visitors"
"""What is opened where there is no camera."""

# Cameras are asked for by number where the system has no list of them.
_PROBED = 4


class Kind(enum.Enum):
    """What a source is."""

    CAMERA = "camera"
    STUDIO = "studio"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source that can be chosen."""

    address: str
    """What `make_source` reads."""

    title: str
    """Name for people."""

    kind: Kind

    also: tuple[str, ...] = ()
    """Further addresses of the same source, which change when cameras are plugged in."""


def make_source(address: str, *, loop: bool = True) -> Source:
    """Make the source that an address stands for; it is not opened yet.

    Parameters
    ----------
    address
        `studio` or `studio:SCENE`; a camera by number (`0`, `camera:0`), device file
        (`/dev/video2`), link to one (`/dev/v4l/by-path/...`) or name; or the path of a video, a
        picture, a folder of pictures or a recorded session, which `?speed=full` behind it plays
        as fast as it is taken.
    loop
        Whether files begin again at their end.

    Raises
    ------
    SourceError
        If the address stands for nothing.
    """
    address = address.strip()
    if address == "studio" or address.startswith("studio:"):
        from core.capture.studio import StudioSource

        return StudioSource(address.partition(":")[2] or DEMO.partition(":")[2])
    devices = re.escape(video_nodes.DEVICES.as_posix())
    camera = re.fullmatch(rf"(?:camera:)?(\d+|{devices}/(?:video\d+|v4l/by-[^/]+/[^/]+))", address)
    if camera:
        return _camera(camera[1])
    if not address.startswith("camera:"):
        if (recorded := recorded_source(address, loop=loop)) is not None:
            return recorded
        path = Path(os.path.expanduser(address))
        if address and os.path.lexists(path):
            if path.is_dir() or is_picture(path):
                return PictureSource(path, loop=loop)
            return VideoSource(path, loop=loop)
    return _camera_by_name(address)


def list_sources() -> tuple[SourceChoice, ...]:
    """List the cameras, infrared ones first, then the scenes of the studio.

    On Linux no camera is opened for this. Elsewhere the first few numbers are tried, which may
    take a second and light a camera's lamp, so call it outside the window's thread.
    """
    from core.capture.studio import SCENES

    studio = [SourceChoice(f"studio:{scene}", SCENES[scene].title, Kind.STUDIO) for scene in SCENES]
    return (*_cameras(), *studio)


def default_source() -> str:
    """Return the address of the first camera, an infrared one if possible, else of the studio."""
    return next((camera.address for camera in _cameras()), DEMO)


def _cameras() -> list[SourceChoice]:
    if platform.system() == "Linux":
        nodes = sorted(video_nodes.video_nodes(), key=lambda node: not node.is_infrared)
        names = [node.name for node in nodes]
        return [
            SourceChoice(
                str(node.address),
                node.name if names.count(node.name) == 1 else f"{node.name} ({node.path.name})",
                Kind.CAMERA,
                _changing(node),
            )
            for node in nodes
        ]
    return [
        SourceChoice(f"camera:{number}", f"Camera {number}", Kind.CAMERA)
        for number in _numbers_that_open()
    ]


def _numbers_that_open() -> list[int]:
    be_quiet()
    found = []
    for number in range(_PROBED):
        capture = cv2.VideoCapture(number, backends()[0])
        opened = capture.isOpened()
        capture.release()
        if not opened:
            break
        found.append(number)
    return found


def _camera(device: str, title: str | None = None) -> Source:
    """Make the camera with this number, device file or link."""
    node = video_nodes.DEVICES / f"video{device}" if device.isdecimal() else Path(device)
    if title is None:
        real = Path(os.path.realpath(node))
        title = next(
            (known.name for known in video_nodes.video_nodes() if known.path == real), None
        )
    if platform.system() == "Linux":
        from core.capture.linux_camera import LinuxCamera

        return LinuxCamera(node, title)
    return CameraSource(int(device) if device.isdecimal() else device, title)


def _changing(node: VideoNode) -> tuple[str, ...]:
    number = node.path.name.removeprefix("video")
    changing = (str(node.path), number, f"camera:{number}", f"camera:{node.path}")
    return changing if node.stable_path is not None else changing[1:]


def _camera_by_name(address: str) -> Source:
    wanted = address.removeprefix("camera:").strip().casefold()
    nodes = video_nodes.video_nodes() if wanted else ()
    same = [node for node in nodes if node.name.casefold() == wanted]
    close = same or [node for node in nodes if wanted in node.name.casefold()]
    if len(close) == 1:
        return _camera(str(close[0].address), close[0].name)
    if close:
        raise SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "Several cameras are called {name}: {devices}. Give one of these instead.",
            ),
            name=address,
            devices=", ".join(str(node.path) for node in close),
        )
    if "://" in address:
        raise SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "{address} is an address in a network. This program works offline: give a camera, "
                "a file or a folder.",
            ),
            address=address,
        )
    raise SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "There is no camera, file or folder {address}. Give a camera's number or name, a "
            "path, or studio.",
        ),
        address=address or '""',
    )
