"""Which sources there are, and how an address becomes one."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

import cv2

from core.capture import camera_identity, hello, linux_cameras, listed_cameras, video_nodes
from core.capture.opencv import CameraSource, backends, be_quiet
from core.capture.picture import is_picture
from core.capture.recording import PictureSource, VideoSource
from core.capture.rtsp_address import is_network, read_network_address
from core.capture.session_source import recorded_source
from core.capture.source import Source, SourceError
from core.capture.source_choice import Kind as Kind
from core.capture.source_choice import SourceChoice as SourceChoice
from core.wording import QT_TRANSLATE_NOOP

DEMO = "studio:visitors"
"""What is opened where there is no camera."""

# Cameras are asked for by number where the system has no list of them.
_PROBED = 4


def make_source(address: str, *, loop: bool = True) -> Source:
    """Make the source that an address stands for; it is not opened yet.

    Parameters
    ----------
    address
        `studio` or `studio:SCENE`; a camera by number (`0`, `camera:0`), device file
        (`/dev/video2`), link to one (`/dev/v4l/by-path/...`, with the camera's identity behind it
        as `core.capture.camera_identity` writes it), identity (`camera:@...`, Windows and macOS)
        or name; an infrared camera of Windows Hello (`hello:...`); a camera in the network
        (`rtsp://...`, `rtsps://...`); or the path of a video, a picture, a folder of pictures or
        a recorded session, which `?speed=full` behind it plays as fast as it is taken.
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
    if is_network(address):
        from core.capture.rtsp import RtspSource

        return RtspSource(read_network_address(address))
    if address.startswith(hello.PREFIX):
        return hello.HelloSource(address.removeprefix(hello.PREFIX))
    if address.startswith(listed_cameras.PREFIX):
        return listed_cameras.source(address)
    devices = re.escape(video_nodes.DEVICES.as_posix())
    place, identity = camera_identity.split(address)
    camera = re.fullmatch(rf"(?:camera:)?(\d+|{devices}/(?:video\d+|v4l/by-[^/]+/[^/]+))", place)
    if camera:
        return _camera(camera[1] if identity is None else address)
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

    On Linux no camera is started for this. Elsewhere the first few numbers are tried, which may
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
        return linux_cameras.choices()
    listed = listed_cameras.choices()
    if listed is None:
        listed = [
            SourceChoice(f"camera:{number}", f"Camera {number}", Kind.CAMERA)
            for number in _numbers_that_open()
        ]
    return [*hello.choices(), *listed]


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
    node = str(video_nodes.DEVICES / f"video{device}") if device.isdecimal() else device
    if platform.system() == "Linux":
        from core.capture.linux_camera import LinuxCamera

        path, name = linux_cameras.find(node)
        return LinuxCamera(path, title if title is not None else name)
    return CameraSource(int(device) if device.isdecimal() else device, title)


def _camera_by_name(address: str) -> Source:
    wanted = address.removeprefix("camera:").strip().casefold()
    if wanted and (found := _elsewhere_by_name(wanted)) is not None:
        return found
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
                "{address} is an address in a network that this program can't read. Of those it "
                "reads cameras only, and their addresses begin with rtsp:// or rtsps://.",
            ),
            address=_without_person(address),
        )
    raise SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "There is no camera, file or folder {address}. Give a camera's number or name, a "
            "path, or studio.",
        ),
        address=address or '""',
    )


def _elsewhere_by_name(wanted: str) -> Source | None:
    """Return the one camera of Windows or macOS that is called so; None if none or several are."""
    listed = (*hello.choices(), *(listed_cameras.choices() or ()))
    close = [choice for choice in listed if wanted in choice.title.casefold()]
    close = [choice for choice in close if choice.title.casefold() == wanted] or close
    return make_source(close[0].address) if len(close) == 1 else None


def _without_person(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
