"""The screen: what the window says of it, and without a window what the system tells."""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass

from core.doctor.check import Check, Detail, State, Subject, said, steps
from core.wording import QT_TRANSLATE_NOOP

# What Qt's wheels expect from a Linux system, with the Debian package that has it.
_WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
}

LEAST_SIZE = (960, 600)
"""Device-independent pixels that the window needs."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen on which the window stands."""

    width: int
    height: int
    """Device-independent pixels."""

    scale: float
    """Pixels of the screen for one of these."""

    platform: str
    """Qt's way to the screen, e.g. "xcb"."""

    screens: int = 1
    rate: float = 0.0
    """Pictures a second, 0 where unknown."""


def screen(shown: Screen) -> Iterator[Check]:
    """Say where the window is shown."""
    details: dict[str, Detail] = {
        "width": shown.width,
        "height": shown.height,
        "scale": round(shown.scale, 3),
        "qt_platform": shown.platform,
        "screens": shown.screens,
        "rate": round(shown.rate, 1),
    }
    details |= _session()
    small = shown.width < LEAST_SIZE[0] or shown.height < LEAST_SIZE[1]
    yield Check(
        Subject.WINDOW,
        State.WARNING if small else State.OK,
        said(
            QT_TRANSLATE_NOOP("core", "The screen has {width} x {height} points at {scale} %."),
            width=shown.width,
            height=shown.height,
            scale=round(100 * shown.scale),
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core",
                "The window needs {width} x {height}. Choose a smaller scale for the screen.",
            ),
            width=LEAST_SIZE[0],
            height=LEAST_SIZE[1],
        ),
        details,
    )


def system() -> Iterator[Check]:
    """Check what the window needs from the system, without opening one."""
    if platform.system() != "Linux":
        return
    details = _session()
    absent = [package for library, package in _WINDOW_LIBRARIES.items() if not _loads(library)]
    if absent:
        yield Check(
            Subject.WINDOW,
            State.WARNING,
            said(QT_TRANSLATE_NOOP("core", "The window lacks libraries of the system.")),
            steps(
                QT_TRANSLATE_NOOP("core", "Install them: sudo apt install {packages}"),
                packages=" ".join(absent),
            ),
            details,
        )
    elif not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Check(
            Subject.WINDOW,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP("core", "There is no screen: only the command line works here.")
            ),
            details=details,
        )
    else:
        sentence = said(
            QT_TRANSLATE_NOOP("core", "A screen and all that the window needs are there.")
        )
        yield Check(Subject.WINDOW, State.OK, sentence, details=details)


def _session() -> dict[str, Detail]:
    return {
        "session": os.environ.get("XDG_SESSION_TYPE", ""),
        "desktop": os.environ.get("XDG_CURRENT_DESKTOP", ""),
        "x11": bool(os.environ.get("DISPLAY")),
        "wayland": bool(os.environ.get("WAYLAND_DISPLAY")),
        "qt_platform_wanted": os.environ.get("QT_QPA_PLATFORM", ""),
    }


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
