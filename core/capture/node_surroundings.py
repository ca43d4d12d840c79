"""What lies around a camera's node in Linux: the node that says more of its pictures, its cable."""

from __future__ import annotations

import os
import re
from pathlib import Path

from core.capture import video_nodes


def metadata_node(device: Path) -> Path | None:
    """Return the node on which a camera may say more of the pictures of `device`.

    uvcvideo registers it right behind the node with the pictures, for the same interface. Whether
    it is one, only its driver can say (`core.capture.v4l2_metadata`).
    """
    own = video_nodes.SYSTEM / device.name
    place = _index(own)
    if device.parent != video_nodes.DEVICES or place is None or not (own / "device").exists():
        return None
    interface = os.path.realpath(own / "device")
    try:
        entries = list(video_nodes.SYSTEM.iterdir())
    except OSError:
        return None
    behind = [
        (index, entry.name)
        for entry in entries
        if (index := _index(entry)) is not None
        and index > place
        and os.path.realpath(entry / "device") == interface
    ]
    if not behind:
        return None
    node = video_nodes.DEVICES / min(behind)[1]
    return node if node.exists() else None


def link_of(device: Path) -> str:
    """Return how a camera is connected, e.g. "USB 2" or "USB 3"; empty where nothing tells."""
    if device.parent != video_nodes.DEVICES:
        return ""
    place = Path(os.path.realpath(video_nodes.SYSTEM / device.name / "device"))
    for folder in (place, place.parent):  # an interface, and the USB device that has it
        speed = re.match(r"\d+", _read(folder / "speed"))  # Mbit/s
        if speed is not None:
            fast = int(speed[0])
            return "USB 3" if fast >= 5000 else "USB 2" if fast >= 480 else "USB 1"
    return ""


def _index(entry: Path) -> int | None:
    text = _read(entry / "index")
    return int(text) if text.isdecimal() else None


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
