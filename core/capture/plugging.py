"""When cameras were plugged in or out, and when the computer has slept: found without asking them.

Looking at the list every second needs no service of the system, survives that a folder of links
goes with its last camera, and notices permissions that are given after the node was made.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import time
from collections.abc import Callable, Hashable

from core.capture import video_nodes

POLL_SECONDS = 1.0 if platform.system() == "Linux" else 4.0
"""How often `Plugging.has_changed` is to be asked; other systems take longer to list cameras."""

SLEPT_SECONDS = 1.0
"""So much time must have passed in sleep to count."""


class Plugging:
    """Tells once when the list of cameras has become another and stays so.

    Links and permissions follow a new node within some 100 ms, so a change is told when the list
    is the same twice.

    Parameters
    ----------
    listing
        What is there, as a value to compare; must open no camera.
    """

    def __init__(self, listing: Callable[[], Hashable] | None = None) -> None:
        self._listing = listing if listing is not None else cameras_listed
        self._told = self._latest = self._listing()

    def has_changed(self) -> bool:
        """Whether the list has settled on another than the last one that was told."""
        before, self._latest = self._latest, self._listing()
        if self._latest != before or self._latest == self._told:
            return False
        self._told = self._latest
        return True


class SleepWatch:
    """Tells once when the computer has slept, by two clocks of which one stands still in sleep.

    Parameters
    ----------
    through_sleep, without_sleep
        The clocks, in seconds.
    """

    def __init__(
        self,
        through_sleep: Callable[[], float] | None = None,
        without_sleep: Callable[[], float] | None = None,
    ) -> None:
        clocks = _clocks()
        self._through = through_sleep if through_sleep is not None else clocks[0]
        self._without = without_sleep if without_sleep is not None else clocks[1]
        self._ahead = self._through() - self._without()

    def has_slept(self) -> bool:
        """Whether it has slept since this was asked last."""
        before, self._ahead = self._ahead, self._through() - self._without()
        return self._ahead - before > SLEPT_SECONDS


def cameras_listed() -> Hashable:
    """Return what the system lists as cameras, opening none.

    On Linux these are nodes, rights and links by place on the bus, elsewhere identities. Always
    the same on systems that have no such list.
    """
    if platform.system() != "Linux":
        from core.capture import hello, listed_cameras

        listed = listed_cameras.listed_cameras() or ()
        groups = (group.id for group in hello.infrared_groups())
        return frozenset((*(camera.identity for camera in listed), *groups))
    found: list[tuple[object, ...]] = []
    try:
        names = sorted(os.listdir(video_nodes.DEVICES))
    except OSError:
        return ()
    for name in names:
        if not re.fullmatch(r"video\d+", name):
            continue
        path = video_nodes.DEVICES / name
        try:
            about = os.stat(path)
        except OSError:
            continue
        # The inode is another one when a camera comes back under its old number.
        usable = os.access(path, os.R_OK | os.W_OK)
        found.append((name, about.st_ino, about.st_mode, usable))
    return (tuple(found), tuple(sorted(video_nodes.links().items())))


def _clocks() -> tuple[Callable[[], float], Callable[[], float]]:
    """Return a clock that goes on in sleep and one that doesn't."""
    match platform.system():
        case "Linux":
            return lambda: time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic
        case "Windows":
            return time.monotonic, _unbiased
        case "Darwin":
            # There CLOCK_MONOTONIC counts sleep, and Python's monotonic() does not.
            return lambda: time.clock_gettime(time.CLOCK_MONOTONIC), time.monotonic
    return time.time, time.monotonic


def _unbiased() -> float:
    """Return Windows' time since start without sleep, which it counts in 100 ns."""
    value = ctypes.c_ulonglong()
    ctypes.windll.kernel32.QueryUnbiasedInterruptTime(  # type: ignore[attr-defined]
        ctypes.byref(value)
    )
    return value.value * 1e-7
