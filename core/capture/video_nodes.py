"""What Linux knows about its cameras without opening them: nodes, names, who uses one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

SYSTEM = Path("/sys/class/video4linux")
DEVICES = Path("/dev")
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class VideoNode:
    """One camera as the system lists it."""

    path: Path
    """Device file, e.g. /dev/video2."""

    name: str
    """What the camera calls itself, e.g. "Integrated IR Camera"."""

    @property
    def is_infrared(self) -> bool:
        """Whether the name says that this is an infrared camera."""
        return re.search(r"\bIR\b|infra-?red|\bNIR\b|hello", self.name, re.IGNORECASE) is not None


def video_nodes() -> tuple[VideoNode, ...]:
    """List the nodes that give pictures, by number; empty where the system has no such list.

    A camera has further nodes for metadata. The driver numbers the nodes of one interface, and
    number 0 is the one with the pictures.
    """
    nodes: list[tuple[int, VideoNode]] = []
    try:
        entries = list(SYSTEM.iterdir())
    except OSError:
        return ()
    for entry in entries:
        number = re.fullmatch(r"video(\d+)", entry.name)
        device = DEVICES / entry.name
        if number is None or not device.exists() or _read(entry / "index") not in ("0", ""):
            continue
        name = _read(entry / "name") or entry.name
        # "Integrated Camera: Integrated C" repeats itself, cut at 31 characters.
        head, _, tail = name.partition(": ")
        name = head if tail and head.startswith(tail.rstrip()) else name
        nodes.append((int(number[1]), VideoNode(device, name)))
    return tuple(node for _, node in sorted(nodes, key=lambda pair: pair[0]))


def program_using(device: Path) -> str | None:
    """Return the name of another program that has `device` open, as far as one may look."""
    try:
        wanted = os.stat(device).st_rdev
        numbers = [entry for entry in PROCESSES.iterdir() if entry.name.isdecimal()]
    except OSError:
        return None
    for process in numbers:
        if process.name == str(os.getpid()):
            continue
        try:
            held = any(
                handle.stat().st_rdev == wanted
                for handle in (process / "fd").iterdir()
                if os.readlink(handle).startswith(str(DEVICES))
            )
        except OSError:
            continue  # another person's process, or one that has just ended
        if held:
            return _read(process / "comm") or None
    return None


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
