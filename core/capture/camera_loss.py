"""The sentences for a camera that can't be opened or was lost, the same for every way to it."""

from __future__ import annotations

import platform
from pathlib import Path

from core.capture.source import SourceError
from core.wording import QT_TRANSLATE_NOOP

_SERVERS = ("pipewire", "wireplumber", "pipewire-media-")
"""Programs that hold a camera for others, as Linux cuts their names."""


def not_open(camera: str) -> SourceError:
    """It was read before it was opened."""
    return SourceError(
        QT_TRANSLATE_NOOP("core", "The camera “{camera}” is not open."), camera=camera
    )


def missing(camera: str) -> SourceError:
    """There is no such device."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core", "There is no camera “{camera}”. Plug it in, or choose another source."
        ),
        camera=camera,
    )


def group_of(node: Path) -> str:
    """Return which group may use a device file; "video" where only root may, as is usual."""
    try:
        group = node.group()
    except (OSError, KeyError, NotImplementedError):
        return "video"
    return group if group != "root" else "video"


def forbidden(camera: str, group: str = "video") -> SourceError:
    """The system doesn't let this person use it.

    Parameters
    ----------
    camera
        Its name for people.
    group
        Who may use it on Linux.
    """
    match platform.system():
        case "Windows":
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "Windows doesn't let this program use the camera “{camera}”. Open Settings, "
                "Privacy & security, Camera, and turn on “Camera access” and “Let desktop apps "
                "access your camera”.",
            )
        case "Darwin":
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "macOS doesn't let this program use the camera “{camera}”. Open System Settings, "
                "Privacy & Security, Camera, allow it there, and start the program again.",
            )
        case _:
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "You have no permission to use the camera “{camera}”. Add yourself to the "
                'group "{group}" (sudo usermod -aG {group} $USER) and log in again, or install '
                "the rule 70-facedesk-ir.rules that comes with this program.",
            )
    return SourceError(sentence, camera=camera, group=group)


def busy(camera: str, program: str | None) -> SourceError:
    """Another program holds it, whose name is None where the system doesn't tell it."""
    if program is None:
        return SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” is used by another program. Close video calls, browsers "
                "and camera programs, and try again.",
            ),
            camera=camera,
        )
    if program in _SERVERS:
        return SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” is used through {program}, as browsers and video calls do. "
                "Close them and try again.",
            ),
            camera=camera,
            program="PipeWire",
        )
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "The camera “{camera}” is used by the program “{program}”. "
            "Close that program and try again.",
        ),
        camera=camera,
        program=program,
    )


def refused(camera: str) -> SourceError:
    """It can't be opened, and the system doesn't say why."""
    match platform.system():
        case "Windows":
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” can't be opened. See that it is plugged in, that no other "
                "program uses it, and that Settings, Privacy & security, Camera allows it for "
                "desktop apps.",
            )
        case "Darwin":
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” can't be opened. See that it is plugged in, that no other "
                "program uses it, and that System Settings, Privacy & Security, Camera allows it.",
            )
        case _:
            sentence = QT_TRANSLATE_NOOP(
                "core",
                "The camera “{camera}” can't be opened. See that it is plugged in and that no "
                "other program uses it, then unplug it and plug it in again.",
            )
    return SourceError(sentence, camera=camera)


def blocked(camera: str) -> SourceError:
    """Its driver doesn't come back from a call."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "The camera “{camera}” doesn't answer. Unplug it and plug it in again.",
        ),
        camera=camera,
    )


def shares_device(camera: str) -> SourceError:
    """It can't give pictures because another camera in the same device does."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "The camera “{camera}” is built into the same device as the camera in use, and gives "
            "no pictures at the same time. It can be chosen all the same.",
        ),
        camera=camera,
    )


def unplugged(camera: str) -> SourceError:
    """It went away while it was read."""
    return SourceError(
        QT_TRANSLATE_NOOP("core", "The camera “{camera}” was unplugged. Plug it in again."),
        camera=camera,
    )


def silent(camera: str) -> SourceError:
    """It is there and gives no pictures."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "The camera “{camera}” gives no pictures. Unplug it and plug it in again, and "
            "see that no other program uses it.",
        ),
        camera=camera,
    )
