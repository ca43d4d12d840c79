"""Cameras as Windows and macOS list them: name and identity, without opening any."""

from __future__ import annotations

import logging
import platform
import re
from dataclasses import dataclass
from typing import Any

from core.capture import camera_loss
from core.capture.infrared_evidence import evidence, name_says_infrared
from core.capture.opencv import CameraSource, backends
from core.capture.source_choice import Kind, SourceChoice

log = logging.getLogger(__name__)

SYSTEMS = ("Windows", "Darwin")
"""Where cameras are listed so; Linux has a list of its own."""

PREFIX = "camera:@"
"""Begins an address by identity; the "@" keeps it from being taken for a name."""

# Windows ends the path of a device with the class of the interface, which differs between its
# two ways to the same camera.
_INTERFACE = re.compile(r"#\{[0-9a-f-]+\}(?:\\.*)?$")


@dataclass(frozen=True, slots=True)
class ListedCamera:
    """One camera as the system lists it."""

    name: str

    identity: str
    """What stays the same: on Windows the device's path (the place on the bus, and the serial
    number where it has one), on macOS its unique number, else the name."""

    places: tuple[tuple[int, int], ...]
    """OpenCV's number of it and the way in which it is that number, best way first."""

    vid: int | None = None
    pid: int | None = None
    """Of USB cameras: maker and model."""

    @property
    def address(self) -> str:
        """What `core.capture.discovery.make_source` reads."""
        return f"{PREFIX}{self.identity}"


def listed_cameras() -> tuple[ListedCamera, ...] | None:
    """Ask the system for its cameras; None where it has no such list."""
    if platform.system() not in SYSTEMS:
        return None
    try:
        from cv2_enumerate_cameras import enumerate_cameras
    except ImportError:
        return None
    found: dict[str, ListedCamera] = {}
    for backend in backends():
        try:
            infos = enumerate_cameras(backend)
        except Exception:
            # It calls the system's own list, which fails in ways of its own.
            log.exception("The system's list of cameras can't be read")
            continue
        for info in infos:
            identity = _identity(info)
            known = found.get(identity)
            place = (int(info.index), backend)
            if known is None:
                name = str(info.name or "Camera")
                found[identity] = ListedCamera(name, identity, (place,), info.vid, info.pid)
            elif backend not in {way for _, way in known.places}:
                places = (*known.places, place)
                found[identity] = ListedCamera(known.name, identity, places, known.vid, known.pid)
    return tuple(found.values())


def choices() -> list[SourceChoice] | None:
    """List the cameras, those called infrared first; None where the system has no list."""
    listed = listed_cameras()
    if listed is None:
        return None
    first = backends()[0]
    names = [camera.name for camera in listed]
    found = []
    for at, camera in enumerate(listed):
        twin = f" ({names[: at + 1].count(camera.name)})" if names.count(camera.name) > 1 else ""
        numbers = [number for number, way in camera.places if way == first]
        also = tuple(f"{head}{number}" for number in numbers for head in ("", "camera:"))
        found.append(
            SourceChoice(
                camera.address, camera.name + twin, Kind.CAMERA, also, evidence(camera.name)
            )
        )
    return sorted(found, key=lambda choice: not name_says_infrared(choice.title))


def source(address: str) -> CameraSource:
    """Return the camera with this address; it need not be there."""
    identity = address.removeprefix(PREFIX)
    names = {camera.identity: camera.name for camera in listed_cameras() or ()}
    return ListedCameraSource(identity, names.get(identity))


class ListedCameraSource(CameraSource):
    """A camera by its identity. Its number is looked up anew each time it is opened.

    Parameters
    ----------
    identity
        As `ListedCamera.identity`.
    title
        Name for people; the system's own if it is not given.
    """

    def __init__(self, identity: str, title: str | None = None) -> None:
        super().__init__(identity, title or "Camera")
        self._identity = identity

    def _ways(self) -> tuple[tuple[int | str, int], ...]:
        for camera in listed_cameras() or ():
            if camera.identity == self._identity:
                return camera.places
        raise camera_loss.missing(self.name)


def _identity(info: Any) -> str:
    path = str(info.path or "")
    if not path:
        return str(info.name)  # virtual cameras have nothing else
    return _INTERFACE.sub("", path.lower()) if platform.system() == "Windows" else path
