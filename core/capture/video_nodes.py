"""What Linux knows about its cameras without opening them: nodes, names, who uses one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from core.capture.camera_identity import UsbIdentity, usb_device, usb_identity
from core.capture.infrared_evidence import name_says_infrared

SYSTEM = Path("/sys/class/video4linux")
DEVICES = Path("/dev")
PROCESSES = Path("/proc")
UDEV = Path("/run/udev/data")


@dataclass(frozen=True, slots=True)
class VideoNode:
    """One camera as the system lists it."""

    path: Path
    """Device file, e.g. /dev/video2."""

    name: str
    """What the camera calls itself, e.g. "Integrated IR Camera"."""

    stable_path: Path | None = None
    """Link that names the place on the bus and so stays the same, where the system makes such."""

    identity: UsbIdentity | None = None
    """What stays the same wherever it is plugged in, where it has a serial number."""

    device: str = ""
    """Names the piece of hardware: colour and infrared of one camera share it. Empty if unknown."""

    @property
    def address(self) -> Path:
        """What to open: the number in `path` changes with the order of plugging in."""
        return self.stable_path or self.path

    @property
    def is_infrared(self) -> bool:
        """Whether the name says that this is an infrared camera."""
        return name_says_infrared(self.name)


def video_nodes() -> tuple[VideoNode, ...]:
    """List the nodes that give pictures, by number; empty where the system has no such list.

    A camera has further nodes for metadata, which are left out. Which they are, udev has asked the
    drivers; where it is absent, number 0 of an interface's nodes counts as the one with pictures.
    """
    nodes: list[tuple[int, VideoNode]] = []
    stable = links()
    try:
        entries = list(SYSTEM.iterdir())
    except OSError:
        return ()
    for entry in entries:
        number = re.fullmatch(r"video(\d+)", entry.name)
        device = DEVICES / entry.name
        if number is None or not device.exists() or not _gives_pictures(entry):
            continue
        name = _read(entry / "name") or entry.name
        # "Integrated Camera: Integrated C" repeats itself, cut at 31 characters.
        head, _, tail = name.partition(": ")
        name = head if tail and head.startswith(tail.rstrip()) else name
        hardware = usb_device(entry)
        node = VideoNode(
            device,
            name,
            stable.get(entry.name),
            usb_identity(entry),
            str(hardware) if hardware is not None else "",
        )
        nodes.append((int(number[1]), node))
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


def _gives_pictures(entry: Path) -> bool:
    known = _read(UDEV / f"c{_read(entry / 'dev')}")
    said = re.search(r"^E:ID_V4L_CAPABILITIES=(.*)$", known, re.MULTILINE)
    if said is not None:
        return "capture" in said[1].split(":")
    return _read(entry / "index") in ("0", "")


def links() -> dict[str, Path]:
    """Return a stable link for the name of each node that has one.

    By place on the bus first: two interfaces of one camera, such as colour and infrared, share
    the name that is made of maker, model and serial number, and so do equal cameras without one.
    """
    found: dict[str, Path] = {}
    for folder in ("by-path", "by-id"):
        try:
            entries = sorted((DEVICES / "v4l" / folder).iterdir())
        except OSError:
            continue
        for entry in entries:
            if entry.is_symlink():
                found.setdefault(Path(os.path.realpath(entry)).name, entry)
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
