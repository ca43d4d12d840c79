"""Camera frames and still pictures as frozen values; the box that hands on only the newest."""

from __future__ import annotations

import enum
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class Lamp(enum.Enum):
    """Whether the infrared lamp was on while the frame was exposed."""

    LIT = "lit"
    UNLIT = "unlit"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Exposure:
    """How a frame was exposed, as far as the camera says."""

    milliseconds: float | None = None

    gain: float | None = None
    """On the camera's own scale."""


@dataclass(frozen=True, slots=True, eq=False)
class UnlitNeighbour:
    """The nearest unlit frame before a lit one: what the scene looks like without the lamp."""

    pixels: NDArray[np.uint8]
    """Grey, of the lit frame's shape; read-only."""

    time: float
    """As `Frame.time`."""

    before: NDArray[np.uint8] | None = None
    """The nearest lit frame before it, for telling how the scene moved; None if none."""

    before_time: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of a source, never changed after it was made."""

    number: int
    """Counts up from 0 since the source was opened; gaps mean dropped frames."""

    time: float
    """`time.monotonic()` in seconds when the frame was captured."""

    pixels: NDArray[np.uint8]
    """Grey, shape (height, width), 0 to 255, C-contiguous and read-only."""

    lamp: Lamp = Lamp.UNKNOWN
    """As decided from the pictures (`core.capture.strobe`); sources leave it unknown."""

    source: str = ""
    """Name of what is shown: the source, or the picture where a folder shows one after another.

    No evidence is carried from one to the next.
    """

    flag: Lamp = Lamp.UNKNOWN
    """What the camera itself says about its lamp. It can be wrong."""

    exposure: Exposure | None = None
    """None where the camera doesn't say."""

    unlit: UnlitNeighbour | None = None
    """Only of lit frames of a pulsing lamp."""

    synthetic: bool = False
    """Whether the studio drew it: its people and fakes are computer-made."""

    def __post_init__(self) -> None:
        pixels = self.pixels
        if pixels.ndim != 2 or pixels.dtype != np.uint8:
            raise ValueError(
                f"a frame holds grey 8-bit pixels (H, W), not {pixels.dtype} {pixels.shape}"
            )
        if not pixels.flags.c_contiguous:
            pixels = np.ascontiguousarray(pixels)
            object.__setattr__(self, "pixels", pixels)
        pixels.flags.writeable = False

    @property
    def height(self) -> int:
        """Rows in pixels."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns in pixels."""
        return int(self.pixels.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A still picture: its grey levels, and its colours where it has any."""

    grey: NDArray[np.uint8]
    """Luma, shape (height, width), 0 to 255."""

    colour: NDArray[np.uint8] | None = None
    """Shape (height, width, 3) in the order red, green, blue, 0 to 255; None where all grey."""

    def __post_init__(self) -> None:
        if self.grey.ndim != 2 or self.grey.dtype != np.uint8:
            raise ValueError(f"grey is 8-bit (H, W), not {self.grey.dtype} {self.grey.shape}")
        colour = self.colour
        if colour is not None and (
            colour.shape != (*self.grey.shape, 3) or colour.dtype != np.uint8
        ):
            raise ValueError(f"colour is 8-bit (H, W, 3), not {colour.dtype} {colour.shape}")


class LatestFrame:
    """A one-slot box between a fast producer and a slow consumer: the newest frame wins.

    `put` tells whether the slot was empty, so that a wake-up is sent only then and latency
    cannot grow.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._frame: Frame | None = None
        self._dropped = 0

    def put(self, frame: Frame) -> bool:
        """Store `frame`, replacing an untaken one; True if the slot was empty."""
        with self._lock:
            was_empty = self._frame is None
            if not was_empty:
                self._dropped += 1
            self._frame = frame
            return was_empty

    def put_if_empty(self, frame: Frame) -> bool:
        """Store `frame` unless another one waits; True if it was stored."""
        with self._lock:
            if self._frame is not None:
                return False
            self._frame = frame
            return True

    def take(self) -> Frame | None:
        """Return the newest frame and empty the slot; None if there is none."""
        with self._lock:
            frame, self._frame = self._frame, None
            return frame

    @property
    def dropped(self) -> int:
        """How many frames were replaced before anybody took them."""
        with self._lock:
            return self._dropped
