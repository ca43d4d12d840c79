"""Whether the lamp was on in each frame: decided from the pictures, with the camera's word beside.

Lamps of infrared cameras pulse, mostly in every other frame. Only lit frames are judged, and the
difference between a lit frame and its unlit neighbour is the lamp's light alone.
"""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass

import numpy as np

from core.frame import Exposure, Frame, Lamp, UnlitNeighbour

CLIPPED_LEVEL = 250
"""Grey level from which a pixel counts as overexposed."""


class LampPattern(enum.Enum):
    """What the lamp of a source does, as far as its pictures tell."""

    UNDECIDED = "undecided"
    """Too few frames so far."""

    STEADY = "steady"
    """No pulses: it is always on, always off, or there is none."""

    PULSING = "pulsing"


@dataclass(frozen=True, slots=True)
class LightReading:
    """What was measured of the light of one frame. Levels are grey levels, 0 to 255."""

    number: int
    time: float
    """As `Frame.number` and `Frame.time`."""

    lamp: Lamp
    flag: Lamp
    pattern: LampPattern

    level: float
    """Mean where the lamp's light reaches; in the middle of the picture while that is unknown."""

    clipped: float
    """Share of overexposed pixels there, 0 to 1."""

    lit_level: float | None = None
    """The latest lit frame's level there; None unless the lamp pulses."""

    unlit_level: float | None = None
    """The latest unlit frame's level there, which is what other light gives."""

    exposure: Exposure | None = None

    flag_is_wrong: bool = False
    """Whether what the camera says about its lamp contradicts its pictures, lately."""


class Strobe:
    """Decides frame by frame, in the order in which they were taken. Used by one thread.

    A decision follows from the frames since the last `reset` alone, so a recorded session gives
    the same ones again.
    """

    def __init__(self) -> None:
        self._lit: Frame | None = None
        self._unlit: UnlitNeighbour | None = None

    def reset(self) -> None:
        """Forget all frames, for another source or after a pause."""
        self._lit = self._unlit = None

    def decide(self, frame: Frame) -> tuple[Frame, LightReading]:
        """Return `frame` with its lamp, and its unlit neighbour where it is lit; and the reading.

        Whatever `frame.lamp` and `frame.unlit` say is replaced.
        """
        lamp = frame.flag
        if lamp is Lamp.UNLIT:
            before = self._lit
            self._unlit = UnlitNeighbour(
                frame.pixels,
                frame.time,
                before.pixels if before is not None else None,
                before.time if before is not None else 0.0,
            )
        decided = dataclasses.replace(
            frame, lamp=lamp, unlit=self._unlit if lamp is Lamp.LIT else None
        )
        if lamp is Lamp.LIT:
            self._lit = dataclasses.replace(frame, unlit=None)
        middle = frame.pixels[frame.height // 4 : -frame.height // 4 or None]
        reading = LightReading(
            number=frame.number,
            time=frame.time,
            lamp=lamp,
            flag=frame.flag,
            pattern=LampPattern.UNDECIDED,
            level=float(middle.mean()),
            clipped=float(np.mean(middle >= CLIPPED_LEVEL)),
            exposure=frame.exposure,
        )
        return decided, reading
