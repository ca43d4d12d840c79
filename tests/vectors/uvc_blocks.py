"""Metadata of a UVC camera, byte by byte, as linux/uvcvideo.h and Microsoft describe it."""

from __future__ import annotations

import struct

LIT, UNLIT = 1, 0


def block(items: bytes = b"", *, frame: int = 0, clocks: bool = True) -> bytes:
    """Return one `struct uvc_meta_buf`: system time, USB frame, and a payload header with `items`.

    Parameters
    ----------
    frame
        The bit that changes from frame to frame.
    clocks
        Whether the camera's time and clock are in the header.
    """
    flags = 0x80 | frame | (0x0C if clocks else 0)
    standard = struct.pack("<IIH", 123456, 234567, 890) if clocks else b""
    length = 2 + len(standard) + len(items)
    return struct.pack("<QHBB", 82_000_000_000, 777, length, flags) + standard + items


def item(kind: int, body: bytes) -> bytes:
    """Return one KSCAMERA_METADATA_ITEMHEADER with its body."""
    return struct.pack("<II", kind, 8 + len(body)) + body


def illumination(lit: int) -> bytes:
    """KSCAMERA_METADATA_FRAMEILLUMINATION."""
    return item(6, struct.pack("<II", lit, 0))


def capture_stats(flags: int, exposure: int, iso: int) -> bytes:
    """KSCAMERA_METADATA_CAPTURESTATS; the exposure in steps of 100 ns."""
    return item(
        3,
        struct.pack("<IIQQiIIIIIIIQQ", flags, 0, exposure, 0, 0, iso, *(0,) * 6, 0, 0),
    )
