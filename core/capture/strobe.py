"""Whether the lamp was on in each frame: decided from the pictures, with the camera's word beside.

Lamps of infrared cameras pulse, mostly in every other frame. Only lit frames are judged, and the
difference between a lit frame and its unlit neighbour is the lamp's light alone.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.capture.lamp_flag import FlagWatch, is_black
from core.capture.lamp_pulses import strength_of
from core.capture.light_grid import CLIPPED_LEVEL, MIDDLE, Float32, brightness, cells
from core.capture.pulse_watch import LampPattern, PulseWatch
from core.frame import Exposure, Frame, Lamp, UnlitNeighbour

__all__ = ["CLIPPED_LEVEL", "LampPattern", "LightReading", "Strobe"]

GAP = 1.0
"""Seconds without a frame after which nothing is carried over."""

NEIGHBOUR = 0.25
"""Seconds that may lie between a lit frame and its unlit neighbour."""

_QUIET_FRAMES = 4
"""Frames that hardly change until a steady flag is believed; otherwise it takes longer."""


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


@dataclass(frozen=True, slots=True, eq=False)
class _Taken:
    """What is kept of a frame whose lamp was decided."""

    pixels: NDArray[np.uint8]
    time: float
    level: float


class Strobe:
    """Decides frame by frame, in the order in which they were taken. Used by one thread.

    A decision follows from the frames since the last `reset` alone, so a recorded session gives
    the same ones again. Another `Frame.source`, another size and a gap of more than `GAP`
    seconds are a reset, too.

    Pictures come first. What the camera says is believed where they confirm it; where they show
    no pulses, a camera that always says "lit" is believed unless its picture is black, and one
    that always says "unlit" only if its flag was seen to be right before.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget all frames, for another source or after a pause."""
        self._key: tuple[str, tuple[int, ...]] | None = None
        self._time = 0.0
        self._number = 0
        self._pulses = PulseWatch()
        self._flags = FlagWatch()
        self._lit: _Taken | None = None
        self._unlit: _Taken | None = None
        self._neighbour: UnlitNeighbour | None = None

    def decide(self, frame: Frame) -> tuple[Frame, LightReading]:
        """Return `frame` with its lamp, and its unlit neighbour where it is lit; and the reading.

        Whatever `frame.lamp` and `frame.unlit` say is replaced.
        """
        self._follow_on(frame)
        levels, clipped = cells(frame.pixels)
        grid = brightness(levels)
        self._flags.hear(frame.flag)
        lamp = self._pulses.take(grid, frame.time, frame.flag, trust_flag=self._flags.is_proven)
        if self._pulses.is_sure:
            self._flags.compare(frame.flag, lamp, frame.time)
        if lamp is Lamp.UNKNOWN:
            lamp = self._said(frame, levels)
        weights = _where_it_reaches(self._pulses.reach)
        level = float(np.average(levels, weights=weights))
        self._keep(frame, lamp, level)
        is_pulsing = self._pulses.pattern is LampPattern.PULSING
        reading = LightReading(
            number=frame.number,
            time=frame.time,
            lamp=lamp,
            flag=frame.flag,
            pattern=self._pulses.pattern,
            level=level,
            clipped=float(np.average(clipped, weights=weights)),
            lit_level=self._lit.level if is_pulsing and self._lit is not None else None,
            unlit_level=self._unlit.level if is_pulsing and self._unlit is not None else None,
            exposure=frame.exposure,
            flag_is_wrong=self._flags.is_wrong(frame.time),
        )
        unlit = self._neighbour if lamp is Lamp.LIT else None
        if unlit is not None and frame.time - unlit.time > NEIGHBOUR:
            unlit = None
        return dataclasses.replace(frame, lamp=lamp, unlit=unlit), reading

    def _follow_on(self, frame: Frame) -> None:
        """Begin anew where the frame doesn't follow on the last one."""
        key = frame.source, frame.pixels.shape
        since = frame.time - self._time
        if self._key is not None and (
            key != self._key or not 0 <= since <= GAP or frame.number < self._number
        ):
            self.reset()
        self._key, self._time, self._number = key, frame.time, frame.number

    def _said(self, frame: Frame, levels: Float32) -> Lamp:
        """What the camera says where the pictures show no pulses, if it is to be believed."""
        flags, pulses = self._flags, self._pulses
        if frame.flag is Lamp.UNLIT and flags.is_proven:
            return Lamp.UNLIT
        if frame.flag is not Lamp.LIT or flags.is_denied or is_black(levels):
            return Lamp.UNKNOWN
        has_none = pulses.pattern is LampPattern.STEADY or pulses.is_quiet
        return Lamp.LIT if has_none and flags.unchanged >= _QUIET_FRAMES else Lamp.UNKNOWN

    def _keep(self, frame: Frame, lamp: Lamp, level: float) -> None:
        """Keep what later frames need: arrays alone, so that no frame holds all those before."""
        taken = _Taken(frame.pixels, frame.time, level)
        if lamp is Lamp.LIT:
            self._lit = taken
        elif lamp is Lamp.UNLIT:
            self._unlit = taken
            before = self._lit
            if before is not None and frame.time - before.time <= NEIGHBOUR:
                self._neighbour = UnlitNeighbour(
                    frame.pixels, frame.time, before.pixels, before.time
                )
            else:
                self._neighbour = UnlitNeighbour(frame.pixels, frame.time)


def _where_it_reaches(reach: Float32 | None) -> Float32:
    """Return weights (300,) of the cells to which the lamp adds most; the middle if unknown."""
    if reach is None:
        return MIDDLE
    weights = np.maximum(reach - np.float32(0.5 * strength_of(reach)), 0)
    return weights if weights.any() else MIDDLE
