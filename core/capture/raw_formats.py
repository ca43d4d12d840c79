"""Grey pictures from the raw buffers of a camera, one decoder for each pixel format.

Names and layouts are those of Linux (Documentation/userspace-api/media/v4l/pixfmt*.rst). All that
a driver may get wrong (strides, short buffers, damaged JPEG) ends in `DamagedFrame`.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.grey import Pixels, StreamGrey, from_bits

Rows = NDArray[np.uint8]
Eye = Literal["left", "right"]

LARGEST_SIDE = 16384
"""Pixels; what claims to be wider or higher is no camera."""


_GREY_JPEG = cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION


class DamagedFrame(ValueError):  # noqa: N818 (no fault of the program: the next frame may be good)
    """One buffer holds no whole picture."""


class Family(enum.Enum):
    """What a pixel format makes of the sensor's grey levels, best first."""

    GREY = "grey"
    """8 bits as the sensor made them."""

    DEEP = "deep grey"
    """10 to 16 bits as the sensor made them."""

    PAIR = "pair"
    """Two grey pictures, left and right, of a stereo camera."""

    LUMA = "luma"
    """Brightness of a colour picture. Its range is kept as it comes, mostly 16 to 235."""

    JPEG = "JPEG"
    """Compressed, with losses."""


@dataclass(frozen=True, slots=True)
class RawFormat:
    """One pixel format."""

    family: Family

    pixels: int
    """A group of so many pixels ..."""

    size: int
    """... takes so many bytes; 0 if the size varies."""

    def row_bytes(self, width: int) -> int:
        """Bytes of one row without what pads it."""
        return width // self.pixels * self.size


# By four letters, best first: that is the order in which they are asked for.
FORMATS: dict[str, RawFormat] = {
    "GREY": RawFormat(Family.GREY, 1, 1),
    "Y10 ": RawFormat(Family.DEEP, 1, 2),
    "Y12 ": RawFormat(Family.DEEP, 1, 2),
    "Y14 ": RawFormat(Family.DEEP, 1, 2),
    "Y16 ": RawFormat(Family.DEEP, 1, 2),
    "Y16 -BE": RawFormat(Family.DEEP, 1, 2),
    "Y10B": RawFormat(Family.DEEP, 4, 5),
    "Y10P": RawFormat(Family.DEEP, 4, 5),
    "Y8I ": RawFormat(Family.PAIR, 1, 2),
    "Y12I": RawFormat(Family.PAIR, 1, 3),
    "NV12": RawFormat(Family.LUMA, 1, 1),
    "NV21": RawFormat(Family.LUMA, 1, 1),
    "YU12": RawFormat(Family.LUMA, 1, 1),
    "YUYV": RawFormat(Family.LUMA, 1, 2),
    "YVYU": RawFormat(Family.LUMA, 1, 2),
    "UYVY": RawFormat(Family.LUMA, 1, 2),
    "MJPG": RawFormat(Family.JPEG, 1, 0),
    "JPEG": RawFormat(Family.JPEG, 1, 0),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pictures of a stream lie in its buffers.

    Raises
    ------
    ValueError
        If no picture can lie so, or the format is not of `FORMATS`.
    """

    format: str
    """Key of `FORMATS`."""

    width: int
    height: int

    stride: int = 0
    """Bytes from one row to the next. Less than a row holds, as some drivers say: no padding."""

    def __post_init__(self) -> None:
        known = FORMATS.get(self.format)
        if known is None:
            raise ValueError(f"unknown pixel format {self.format!r}")
        if not (0 < self.width <= LARGEST_SIDE and 0 < self.height <= LARGEST_SIDE):
            raise ValueError(f"no size of a picture: {self.width} x {self.height}")
        if self.width % known.pixels:
            raise ValueError(f"{self.format} has no rows of {self.width} pixels")
        if self.stride > 64 * LARGEST_SIDE:
            raise ValueError(f"no stride of a picture: {self.stride}")

    @property
    def row_bytes(self) -> int:
        """Bytes of one row without what pads it; 0 for JPEG."""
        return FORMATS[self.format].row_bytes(self.width)

    def rows(self, data: Any) -> Rows:
        """Return a view of the rows without their padding, shape (height, row_bytes).

        Of planar formats only the first plane, luma, is looked at.

        Raises
        ------
        DamagedFrame
            If `data` is shorter than the picture. What pads the last row may be missing.
        """
        taken = self.row_bytes
        stride = max(self.stride, taken)
        needed = stride * (self.height - 1) + taken
        present = memoryview(data).nbytes
        if present < needed:
            raise DamagedFrame(f"{present} bytes instead of {needed}")
        return np.ndarray((self.height, taken), np.uint8, data, strides=(stride, 1))


class Decoder:
    """Turns the buffers of one stream into grey pictures, all with the same scale.

    Y10, Y12 and Y14 say their depth. The depth of Y16 is the sensor's and found in the pictures:
    at least 10 bits, and more as soon as a picture shows it (`core.capture.grey.StreamGrey`).

    Parameters
    ----------
    layout
        How the pictures lie.
    eye
        Which picture of a stereo pair.
    """

    def __init__(self, layout: Layout, eye: Eye = "left") -> None:
        self.layout = layout
        self._right = eye == "right"
        self._grey = StreamGrey()
        self._decode = self._decoder()

    def __call__(self, data: Any) -> Pixels:
        """Decode one buffer.

        Parameters
        ----------
        data
            Bytes, or whatever lends them, C-contiguous; no view of it is kept.

        Returns
        -------
        Pixels
            Grey uint8, shape (height, width), 0 to 255, C-contiguous, in memory of its own.

        Raises
        ------
        DamagedFrame
            If it holds no whole picture.
        """
        if FORMATS[self.layout.format].family is Family.JPEG:
            return self._jpeg(data)
        return self._decode(self.layout.rows(data))

    def _decoder(self) -> Callable[[Rows], Pixels]:
        match self.layout.format:
            case "Y10 " | "Y12 " | "Y14 ":
                bits = int(self.layout.format[1:3])
                return lambda rows: from_bits(np.ascontiguousarray(rows).view("<u2"), bits)
            case "Y16 " | "Y16 -BE":
                order = ">u2" if self.layout.format.endswith("BE") else "<u2"
                return lambda rows: self._grey(
                    np.ascontiguousarray(rows).view(order).astype(np.uint16, copy=False)
                )
            case "Y10B":
                return _ten_bits_packed
            case "Y10P":
                return lambda rows: (
                    rows.reshape(len(rows), -1, 5)[:, :, :4].copy().reshape(len(rows), -1)
                )
            case "Y12I":
                return self._twelve_bit_pair
            case "Y8I ":
                return lambda rows: _every_second(rows, int(self._right))
            case "YUYV" | "YVYU":
                return lambda rows: _every_second(rows, 0)
            case "UYVY":
                return lambda rows: _every_second(rows, 1)
        return lambda rows: rows.copy()

    def _twelve_bit_pair(self, rows: Rows) -> Pixels:
        # 24 bits, little end first: left in the lower 12, right in the upper. 8 of 12 bits stay.
        triples = np.ascontiguousarray(rows).reshape(len(rows), -1, 3)
        if self._right:
            return cv2.extractChannel(triples, 2).astype(np.uint8, copy=False)
        low = np.asarray(cv2.extractChannel(triples, 0), np.uint8)
        middle = np.asarray(cv2.extractChannel(triples, 1), np.uint8)
        return np.asarray((low >> 4) | (middle << 4), np.uint8)

    def _jpeg(self, data: Any) -> Pixels:
        encoded = bytes(data)
        if not encoded.startswith(b"\xff\xd8"):
            raise DamagedFrame("no JPEG")
        wanted = (self.layout.height, self.layout.width)
        if _jpeg_size(encoded) != wanted:
            raise DamagedFrame("a JPEG of another size")
        end = encoded.rfind(b"\xff\xd9") + 2  # what follows is padding of the buffer
        if end < 2:
            raise DamagedFrame("a JPEG cut short")  # else its lower part would be flat grey
        try:
            decoded = cv2.imdecode(np.frombuffer(encoded, np.uint8, end), _GREY_JPEG)
        except cv2.error as error:
            raise DamagedFrame("a damaged JPEG") from error
        if decoded is None or decoded.shape != wanted:
            raise DamagedFrame("a damaged JPEG")
        return np.asarray(decoded, np.uint8)


def _every_second(rows: Rows, first: int) -> Pixels:
    pairs = np.ascontiguousarray(rows).reshape(len(rows), -1, 2)
    return cv2.extractChannel(pairs, first).astype(np.uint8, copy=False)


def _ten_bits_packed(rows: Rows) -> Pixels:
    # Four pixels in five bytes, highest bits first; the upper 8 of the 10 bits stay.
    fives = np.ascontiguousarray(rows).reshape(len(rows), -1, 5)
    pixels = np.empty((*fives.shape[:2], 4), np.uint8)
    pixels[:, :, 0] = fives[:, :, 0]
    for place in (1, 2, 3):
        high, low = fives[:, :, place], fives[:, :, place + 1]
        pixels[:, :, place] = (high << (2 * place)) | (low >> (8 - 2 * place))
    return pixels.reshape(len(rows), -1)


def _jpeg_size(encoded: bytes) -> tuple[int, int] | None:
    """Return (height, width) as the header says, so that no giant is unpacked."""
    at = 2
    while at + 9 <= len(encoded) and encoded[at] == 0xFF:
        marker = encoded[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if 0xC0 <= marker <= 0xC2:
            height, width = encoded[at + 5 : at + 7], encoded[at + 7 : at + 9]
            return int.from_bytes(height, "big"), int.from_bytes(width, "big")
        at += 2 + max(2, int.from_bytes(encoded[at + 2 : at + 4], "big"))
    return None
