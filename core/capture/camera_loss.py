"""The sentences for a camera that can't be opened or was lost, the same for every way to it."""

from __future__ import annotations

from core.capture.source import SourceError
from core.wording import QT_TRANSLATE_NOOP


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


def forbidden(camera: str) -> SourceError:
    """The system doesn't let this person use it."""
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "You have no permission to use the camera “{camera}”. Add yourself to the "
            'group "video" (sudo usermod -aG video $USER) and log in again.',
        ),
        camera=camera,
    )


def busy(camera: str, program: str | None) -> SourceError:
    """Another program holds it, or may hold it where the program's name is None."""
    if program is None:
        return refused(camera)
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
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "The camera “{camera}” can't be opened. See that it is plugged in, that no other "
            "program uses it, and that programs on this computer may use cameras.",
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
