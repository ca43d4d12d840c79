"""Whether this system asks for less motion on the screen."""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
import sys

log = logging.getLogger(__name__)

_CLIENT_AREA_ANIMATION = 0x1042
_SECONDS = 2.0


def wants_calm() -> bool:
    """Return whether somebody switched animations off; False where that isn't known.

    Windows, macOS and GNOME keep it in three ways, none of which Qt tells (6.11).
    """
    try:
        if sys.platform == "win32":
            is_on = ctypes.c_int(1)
            ctypes.windll.user32.SystemParametersInfoW(
                _CLIENT_AREA_ANIMATION, 0, ctypes.byref(is_on), 0
            )
            return not is_on.value
        if sys.platform == "darwin":
            return _asked("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
        wish = _asked("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
        return wish == "false"
    except (OSError, subprocess.SubprocessError):
        log.info("It isn't known whether motion is wanted")
        return False


def _asked(program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        return ""
    done = subprocess.run(
        [found, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace").strip()
