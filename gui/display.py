"""Whether a window can be shown at all, asked before Qt is: Qt ends the process where it can't."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

_NO_DISPLAY = (
    "There is no display to show the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Start the program in a desktop session, or under xvfb-run, or without a window by "
    "QT_QPA_PLATFORM=offscreen."
)
_UNREACHABLE = (
    "The display {display} can't be reached. Check DISPLAY, and whether you may use that display."
)
_NO_LIBRARY = (
    "A system library that the window needs is missing: {reason}. "
    "On Debian and Ubuntu, install it with: sudo apt install libegl1 libgl1 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 "
    "libxcb-shape0 libxcb-xkb1"
)


def missing() -> str | None:
    """Return a sentence that says why no window can be shown, None if nothing is known against it.

    Imports no Qt. Only Linux is asked: elsewhere Qt brings all that it needs.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if not os.environ.get("DISPLAY"):
        return None if os.environ.get("WAYLAND_DISPLAY") else _NO_DISPLAY
    if os.environ.get("WAYLAND_DISPLAY"):
        return None  # Qt chooses between the two
    return _missing_library() or _unreachable()


def missing_library(error: ImportError) -> str:
    """Return the sentence for an import of Qt that failed."""
    return _NO_LIBRARY.format(reason=error)


def _missing_library() -> str | None:
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return None
    plugin = Path(found.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return None  # a Qt that was built otherwise: it may know better
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _NO_LIBRARY.format(reason=error)
    return None


def _unreachable() -> str | None:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    return _UNREACHABLE.format(display=os.environ["DISPLAY"]) if failed else None
