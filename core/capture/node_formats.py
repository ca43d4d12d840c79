"""Which pixel formats a camera on Linux offers, asked without starting it: no lamp lights up."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from core.capture import v4l2_device
from core.capture.v4l2_device import KernelHandle

_asked: dict[Path, tuple[tuple[int, ...], tuple[str, ...]]] = {}
_lock = threading.Lock()


def offered_formats(node: Path) -> tuple[str, ...]:
    """Return the formats of a device file by four letters; empty if they can't be had.

    The answer is kept as long as the node is the same: asking wakes a camera that sleeps.
    """
    try:
        about = os.stat(node)
    except OSError:
        return ()
    state = (about.st_ino, about.st_rdev, about.st_mode, os.access(node, os.R_OK | os.W_OK))
    with _lock:
        known = _asked.get(node)
        if known is not None and known[0] == state:
            return known[1]
    formats: tuple[str, ...] = ()
    try:
        handle = KernelHandle(node)
    except OSError:
        pass
    else:
        try:
            formats = tuple(v4l2_device.formats(handle))
        except OSError:
            pass
        finally:
            handle.close()
    with _lock:
        _asked[node] = (state, formats)
    return formats
