"""What stays the same about a camera when it is plugged in elsewhere, as far as USB tells it.

A camera is remembered by its place on the bus and, where it has one, by its serial number:

    /dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0#046d:085e:A1B2C3:02.0

The number in /dev/video2 is no part of it: it changes with the order of plugging in.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

SEPARATOR = "#"
"""Between the place and the identity in an address."""


@dataclass(frozen=True, slots=True)
class UsbIdentity:
    """One picture stream of a USB camera that has a serial number."""

    vendor: str
    product: str
    """Four hexadecimal digits each."""

    serial: str
    """As the camera says it, what is neither letter, digit, dot nor dash as "_"."""

    interface: str
    """Colour and infrared of one camera differ in it; two hexadecimal digits."""

    index: str
    """Which node of that interface."""

    def __str__(self) -> str:
        return f"{self.vendor}:{self.product}:{self.serial}:{self.interface}.{self.index}"

    @staticmethod
    def read(text: str) -> UsbIdentity | None:
        """Return the identity that `str` has written; None if it is none."""
        parts = re.fullmatch(
            r"([0-9a-f]{4}):([0-9a-f]{4}):([\w.-]+):([0-9a-f]{2})\.(\d+)", text, re.ASCII
        )
        return UsbIdentity(*parts.groups()) if parts is not None else None

    def is_same_model(self, other: UsbIdentity | None) -> bool:
        """Whether `other` is the same stream of a camera of the same model."""
        return other is not None and (
            (self.vendor, self.product, self.interface, self.index)
            == (other.vendor, other.product, other.interface, other.index)
        )


def usb_device(entry: Path) -> Path | None:
    """Return the folder of the USB device that a video node belongs to; None if it is none.

    Parameters
    ----------
    entry
        The node's folder in /sys/class/video4linux.
    """
    interface = Path(os.path.realpath(entry / "device"))
    return interface.parent if _read(interface.parent / "idVendor") else None


def usb_identity(entry: Path) -> UsbIdentity | None:
    """Return what stays the same about a video node; None without USB or a serial number."""
    device = usb_device(entry)
    if device is None:
        return None
    serial = re.sub(r"[^\w.-]", "_", _read(device / "serial"), flags=re.ASCII)
    if not serial.strip("0_.-"):
        return None  # what some makers write instead of a number
    interface = Path(os.path.realpath(entry / "device"))
    found = UsbIdentity(
        _read(device / "idVendor").lower(),
        _read(device / "idProduct").lower(),
        serial,
        _read(interface / "bInterfaceNumber").lower() or "00",
        _read(entry / "index") or "0",
    )
    return found if UsbIdentity.read(str(found)) is not None else None


def split(address: str) -> tuple[str, UsbIdentity | None]:
    """Return the place and the identity that an address holds."""
    place, separator, identity = address.rpartition(SEPARATOR)
    known = UsbIdentity.read(identity) if separator else None
    return (place, known) if known is not None else (address, None)


def port(address: str) -> str:
    """Return which USB port an address names, e.g. "5" or "5.2" behind a hub; empty if none."""
    place = re.search(r"-usb(?:v\d)?-\d+:([\d.]+):", address)
    return place[1] if place is not None else ""


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
