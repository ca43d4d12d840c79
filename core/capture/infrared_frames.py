"""What is asked of Windows about infrared cameras, as values and protocols; no WinRT in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Trouble = Literal["absent", "denied", "exclusive", "gone", "no infrared", "failed"]
"""Why there are no pictures: WinRT is missing, a privacy setting, another program, unplugged."""


class FramesError(Exception):
    """WinRT gives no pictures."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(detail or trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class InfraredGroup:
    """One camera that has an infrared picture."""

    id: str
    """Windows' own identity of it, e.g. `\\\\?\\USB#VID_...`; stays the same."""

    name: str


@dataclass(frozen=True, slots=True)
class InfraredFormat:
    """What the camera gives. In shared use it can't be chosen."""

    name: str
    """As Windows calls it, e.g. "L8"."""

    width: int
    height: int
    rate: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class InfraredPicture:
    """One picture as WinRT gives it."""

    layout: str
    """`BitmapPixelFormat` by name: "GRAY8", "GRAY16", "NV12", "YUY2", "BGRA8", "RGBA8"."""

    data: bytes
    """From the first row of the first plane on."""

    width: int
    height: int

    stride: int
    """Bytes from one row to the next; some drivers pad."""

    illuminated: bool | None = None
    """`InfraredMediaFrame.IsIlluminated`; None where the picture has no such part."""

    age: float | None = None
    """Seconds since it was taken."""

    exposure: float | None = None
    """Milliseconds."""


class FrameReader(Protocol):
    """An open infrared camera."""

    @property
    def format(self) -> InfraredFormat:
        """What it gives."""
        ...

    @property
    def dropped(self) -> int:
        """Pictures that came and were not taken in time."""
        ...

    def next(self, timeout: float) -> InfraredPicture | None:
        """Wait at most `timeout` seconds for the next picture, oldest first; None if none came.

        Raises
        ------
        FramesError
            If the camera is lost.
        """
        ...

    def close(self) -> None:
        """Let go of the camera. Returns within a few seconds, and never raises."""
        ...


class FrameSystem(Protocol):
    """The part of Windows that knows infrared cameras."""

    def groups(self) -> tuple[InfraredGroup, ...]:
        """List the cameras that have an infrared picture, without starting any.

        Raises
        ------
        FramesError
            If Windows doesn't answer.
        """
        ...

    def open(self, group: str) -> FrameReader:
        """Start the infrared picture of a camera, shared with whoever else uses it.

        Raises
        ------
        FramesError
            If it is missing, forbidden, in exclusive use or has no infrared picture.
        """
        ...


def rows_of(picture: InfraredPicture) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """Return the brightness of a picture as an array of its own.

    Raises
    ------
    ValueError
        If the layout is none of a camera, or the buffer is too short.
    """
    width, height = picture.width, picture.height
    each = {"GRAY8": 1, "NV12": 1, "GRAY16": 2, "P010": 2, "YUY2": 2, "BGRA8": 4, "RGBA8": 4}
    size = each.get(picture.layout)
    if size is None or width < 1 or height < 1 or picture.stride < width * size:
        raise ValueError(f"no picture: {picture.layout} {width} x {height}")
    if len(picture.data) < picture.stride * (height - 1) + width * size:
        raise ValueError("a short buffer")
    rows: NDArray[np.uint8] = np.ndarray(
        (height, width * size), np.uint8, picture.data, strides=(picture.stride, 1)
    ).copy()
    match picture.layout:
        case "GRAY16" | "P010":
            return rows.view("<u2")
        case "YUY2":
            return np.ascontiguousarray(rows[:, ::2])
        case "BGRA8" | "RGBA8":
            # Infrared pictures have the same value in all channels.
            return np.ascontiguousarray(rows[:, 1::4])
        case _:
            return rows
