"""A USB camera made of Python, for the real uvcvideo driver: infrared, with a pulsing lamp.

Linux's `gadgetfs` lets a program be a USB device, `dummy_hcd` plugs it into the same computer.
Both are modules of usual kernels; root is needed.

    modprobe dummy_hcd && modprobe gadgetfs
    mount -t gadgetfs gadgetfs /dev/gadget
    python -m tests.vectors.uvc_gadget

The pictures are 320 x 240 in GREY. Each tells by its level whether the lamp was on, and carries
Microsoft's metadata that says the same, and an exposure time that follows from its first pixel.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import threading
import time
from pathlib import Path

from tests.vectors.uvc_blocks import capture_stats, illumination

WIDTH, HEIGHT = 320, 240
LIT_LEVEL, UNLIT_LEVEL = 200, 40
INTERVALS = (333_333, 666_666, 1_000_000)  # of 100 ns

_SIZE = WIDTH * HEIGHT
_LARGEST_PAYLOAD = _SIZE + 256
_CAMERA, _PROCESSING, _EXTENSION = 1, 2, 4
_GREY = bytes.fromhex("3200000002001000800000aa00389b71")
_MICROSOFT = bytes.fromhex("dc953f0f32264e4c92c9a04782f43bc8")

_SETUP_EVENT = 3
_GET_CUR, _GET_MIN, _GET_MAX, _GET_RES, _GET_LEN, _GET_INFO, _GET_DEF = range(0x81, 0x88)

# By unit and selector: bytes, present value, least, most, default.
_CONTROLS = {
    (0, 2): (1, 6, 0, 9, 0),  # error code of the last request
    (_CAMERA, 2): (1, 8, 8, 9, 8),  # exposure: 1 by hand, 8 by aperture priority
    (_CAMERA, 4): (4, 156, 3, 2047, 156),  # exposure time in 100 us
    (_PROCESSING, 1): (2, 1, 0, 2, 1),  # backlight
    (_PROCESSING, 2): (2, 10, -64, 64, 0),  # brightness
    (_PROCESSING, 4): (2, 32, 0, 100, 16),  # gain
    (_PROCESSING, 5): (1, 1, 0, 2, 1),  # mains frequency
    (_EXTENSION, 9): (4, 1, 0, 1, 1),  # metadata is on
}


def exposure_of(first_pixel: int) -> float:
    """Milliseconds that the metadata says for a picture with this first pixel."""
    return first_pixel + 1.0


def _descriptor(*parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes([len(body) + 1]) + body


def _endpoint(size: int) -> bytes:
    return struct.pack("<BBBBHB", 7, 5, 0x81, 2, size, 0)


def _configuration(size: int) -> bytes:
    units = b"".join(
        (
            _descriptor(b"\x24\x02\x01", struct.pack("<H", 0x0201), bytes(8), b"\x03\x0a\0\0"),
            _descriptor(b"\x24\x05\x02\x01\0\0\x02\x01\x07\0"),
            _descriptor(b"\x24\x06\x04", _MICROSOFT, b"\x01\x01\x02\x02\0\x01\0"),
            _descriptor(b"\x24\x03\x03", struct.pack("<H", 0x0101), b"\0\x04\0"),
        )
    )
    header = struct.pack("<BBBHHIBB", 13, 0x24, 1, 0x0100, 13 + len(units), 48_000_000, 1, 1)
    kind = _descriptor(b"\x24\x04\x01\x01", _GREY, b"\x08\x01\0\0\0\0")
    sizes = struct.pack(
        "<HHIIIIB", WIDTH, HEIGHT, _SIZE * 80, _SIZE * 240, _SIZE, INTERVALS[0], len(INTERVALS)
    )
    frame = _descriptor(b"\x24\x05\x01\0", sizes, struct.pack("<3I", *INTERVALS))
    stream = struct.pack("<BBBBH", 14, 0x24, 1, 1, 14 + len(kind) + len(frame))
    stream += b"\x81\0\x03\0\0\0\x01\0"
    body = bytes([8, 11, 0, 2, 14, 3, 0, 0])  # both interfaces are one function
    body += bytes([9, 4, 0, 0, 0, 14, 1, 0, 0]) + header + units
    body += bytes([9, 4, 1, 0, 1, 14, 2, 0, 0]) + stream + kind + frame + _endpoint(size)
    return struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), 2, 1, 0, 0xC0, 50) + body


class Gadget:
    """Plugged in when it is made; unplugged when its process ends."""

    def __init__(self, folder: Path = Path("/dev/gadget")) -> None:
        self._folder = folder
        device = struct.pack(
            "<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0xEF, 2, 1, 64, 0x1D6B, 0x0999, 1, 0, 0, 0, 1
        )
        self._ep0 = os.open(next(folder.glob("dummy_udc*")), os.O_RDWR)
        os.write(self._ep0, bytes(4) + _configuration(64) + _configuration(512) + device)
        self._interval = INTERVALS[0]
        self._now = {place: control[1] for place, control in _CONTROLS.items()}
        self._streams = threading.Event()
        self._feeder: threading.Thread | None = None

    def run(self) -> None:
        """Answer the driver until the process ends."""
        while True:
            try:
                events = os.read(self._ep0, 60)
            except OSError:
                continue  # a request was taken back
            for at in range(0, len(events), 12):
                setup, kind = struct.unpack_from("<8sI", events, at)
                if kind == _SETUP_EVENT:
                    with contextlib.suppress(OSError):  # likewise, or stalled on purpose
                        self._answer(*struct.unpack("<BBHHH", setup))

    def _answer(self, kind: int, request: int, value: int, index: int, length: int) -> None:
        unit, interface, selector = index >> 8, index & 0xFF, value >> 8
        if kind == 0 and request == 9 and self._feeder is None:  # SET_CONFIGURATION
            self._feeder = threading.Thread(target=self._feed, daemon=True)
            self._feeder.start()
            time.sleep(0.3)
        if kind == 0xA1 and interface == 1:
            answers = {_GET_LEN: struct.pack("<H", 26), _GET_INFO: b"\x03"}
            os.write(self._ep0, answers.get(request, self._agreement())[:length])
        elif kind == 0xA1 and (unit, selector) in _CONTROLS:
            os.write(self._ep0, self._told(unit, selector, request)[:length])
        elif kind == 0x21:
            data = os.read(self._ep0, length)
            if interface == 1:
                wanted = int.from_bytes(data[4:8], "little")
                self._interval = min(INTERVALS, key=lambda each: abs(each - wanted))
                if selector == 2:
                    self._streams.set()
            elif (unit, selector) in _CONTROLS:
                self._now[unit, selector] = int.from_bytes(data, "little", signed=True)
        else:
            os.read(self._ep0, 0)  # nothing to say: done, or a stall where an answer is wanted

    def _agreement(self) -> bytes:
        return struct.pack(
            "<HBBIHHHHHII", 1, 1, 1, self._interval, 0, 0, 0, 0, 0, _SIZE, _LARGEST_PAYLOAD
        )

    def _told(self, unit: int, selector: int, request: int) -> bytes:
        size, _, least, most, default = _CONTROLS[unit, selector]
        if request == _GET_LEN:
            return struct.pack("<H", size)
        if request == _GET_INFO:
            return b"\x03"
        step = 9 if (unit, selector) == (_CAMERA, 2) else 1  # of exposure: the modes there are
        value = {
            _GET_CUR: self._now[unit, selector],
            _GET_MIN: least,
            _GET_MAX: most,
            _GET_RES: step,
            _GET_DEF: default,
        }[request]
        return (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")

    def _feed(self) -> None:
        endpoint = os.open(self._folder / "ep1in-bulk", os.O_RDWR)
        os.write(endpoint, struct.pack("<I", 1) + _endpoint(64) + _endpoint(512))
        number = 0
        while True:
            self._streams.wait()
            lit = number & 1
            first = number % 100
            items = illumination(lit) + capture_stats(5, int(exposure_of(first) * 10_000), 400)
            clocks = struct.pack("<IIH", number * 1000, number * 1000, number % 2048)
            head = bytes([12 + len(items), 0x8E | lit]) + clocks + items
            pixels = bytearray([LIT_LEVEL if lit else UNLIT_LEVEL]) * _SIZE
            pixels[0] = first
            try:
                os.write(endpoint, head + pixels)
                number += 1
                time.sleep(self._interval * 1e-7)
            except OSError:
                time.sleep(0.05)  # nobody listens


if __name__ == "__main__":
    Gadget(*map(Path, sys.argv[1:])).run()
