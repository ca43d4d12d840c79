"""What a UVC camera says of one frame: whether its lamp was on, and how it was exposed.

Layouts: `struct uvc_meta_buf` of linux/uvcvideo.h; Microsoft's extensions to USB Video Class 1.5,
2.2.3 (items), 2.2.3.4.1 (MetadataId_CaptureStats) and 2.2.3.4.4 (MetadataId_FrameIllumination).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from core.frame import Exposure, Lamp

CAPTURE_STATS = 3
FRAME_ILLUMINATION = 6

_NEW_FRAME, _HAS_TIME, _HAS_CLOCK = 0x01, 0x04, 0x08  # bits of a payload header

_HAS_EXPOSURE_TIME, _HAS_ISO = 0x01, 0x04
_LAMP_ON = 0x01

_PER_MILLISECOND = 10_000  # exposure times are told in steps of 100 ns

_LONGEST = 10_000.0
"""Milliseconds; what claims to be exposed longer is damaged."""


@dataclass(frozen=True, slots=True)
class CameraWord:
    """What the camera says of one frame. Mistakes of the camera are kept as they are."""

    lamp: Lamp = Lamp.UNKNOWN
    exposure: Exposure | None = None
    """The gain is its ISO speed."""


SILENT = CameraWord()
"""It says nothing, or nothing that can be read."""


def read_metadata(data: bytes) -> CameraWord:
    """Read one buffer of a metadata node in the format UVCM, which belongs to one frame.

    Damaged ones say nothing: half of it might be another frame's.
    """
    try:
        items = list(_items(_concatenated(data)))
    except _Damaged:
        return SILENT
    lamps = {bool(_u32(body, 0) & _LAMP_ON) for kind, body in items if _is_lamp(kind, body)}
    lamp = Lamp.UNKNOWN
    if len(lamps) == 1:  # none, or two that contradict each other, say nothing
        lamp = Lamp.LIT if lamps.pop() else Lamp.UNLIT
    exposures = [_exposure(body) for kind, body in items if kind == CAPTURE_STATS]
    return CameraWord(lamp, next(filter(None, exposures), None))


class _Damaged(ValueError):  # noqa: N818 (no fault of the program)
    """Its parts don't fit together."""


def _concatenated(data: bytes) -> bytes:
    """Return what follows the standard payload headers: an item may go on in the next block."""
    found = bytearray()
    frame = None
    at = 0
    while at < len(data):
        # Each block: time of the system (8 bytes), number of the USB frame (2), payload header.
        if at + 12 > len(data):
            raise _Damaged
        length, flags = data[at + 10], data[at + 11]
        standard = 2 + 4 * bool(flags & _HAS_TIME) + 6 * bool(flags & _HAS_CLOCK)
        if length < standard or at + 10 + length > len(data):
            raise _Damaged
        if frame is not None and frame != flags & _NEW_FRAME:
            found.clear()  # the blocks before are those of a frame that was passed over
        frame = flags & _NEW_FRAME
        found += data[at + 10 + standard : at + 10 + length]
        at += 10 + length
    return bytes(found)


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind, size = _u32(data, at), _u32(data, at + 4)
        if size < 8 or at + size > len(data):
            break
        yield kind, data[at + 8 : at + size]
        at += size
    if any(data[at:]):  # zeros fill up
        raise _Damaged


def _is_lamp(kind: int, body: bytes) -> bool:
    return kind == FRAME_ILLUMINATION and len(body) >= 4


def _exposure(body: bytes) -> Exposure | None:
    flags = _u32(body, 0) if len(body) >= 4 else 0
    milliseconds = gain = None
    if flags & _HAS_EXPOSURE_TIME and len(body) >= 16:
        told = struct.unpack_from("<Q", body, 8)[0] / _PER_MILLISECOND
        milliseconds = told if 0 < told <= _LONGEST else None
    if flags & _HAS_ISO and len(body) >= 32:
        gain = float(_u32(body, 28)) or None
    return None if milliseconds is None and gain is None else Exposure(milliseconds, gain)


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
