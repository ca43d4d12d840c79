"""What the readings of a few seconds say of the light of a source, in numbers."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from core.capture.strobe import LampPattern, LightReading
from core.frame import Lamp

SECONDS = 3.0
"""What is looked at: the newest so many seconds. Six turns of a lamp that pulses only twice a
second, and short enough that a changed lamp shows soon."""

_LARGEST_CYCLE = 8
"""Frames of the longest cycle of a lamp that is put into words."""

_IN_STEP = 0.95
"""Share of frames that must keep to a cycle: what else comes is decided wrongly."""


@dataclass(frozen=True, slots=True)
class LampMeasures:
    """Numbers of the last `SECONDS`. Levels are grey levels, 0 to 255, shares 0 to 1."""

    frames: int = 0
    seconds: float = 0.0
    """From the first of these frames to the last."""

    lit: int = 0
    unlit: int = 0
    """Frames whose lamp was decided."""

    pattern: LampPattern = LampPattern.UNDECIDED
    rhythm: tuple[int, int] | None = None
    """Lit frames to unlit ones in the lamp's cycle, e.g. (1, 1); None unless the lamp pulses."""

    level: float = 0.0
    """Median of all."""

    lit_level: float | None = None
    unlit_level: float | None = None
    """Medians; None unless the lamp pulses."""

    clipped: float = 0.0
    """Median overexposed share of the frames that are judged: the lit ones, all if none is."""

    change: float = 0.0
    """Median change of the level from frame to frame, as a share of the level."""

    lost: int = 0
    """Frames that are missing between the others, by their numbers."""

    flag_lit: int = 0
    flag_unlit: int = 0
    """Frames of which the camera itself says so."""

    flag_is_wrong: bool = False
    """As `LightReading.flag_is_wrong` says lately."""

    @property
    def rate(self) -> float | None:
        """Frames that came per second; None before a second is over."""
        if self.frames < 2 or self.seconds < 1.0:
            return None
        return (self.frames - 1) / self.seconds

    @property
    def other_light(self) -> float | None:
        """Share of the light that isn't the lamp's, 0 to 1; None unless the lamp pulses."""
        if self.lit_level is None or self.unlit_level is None:
            return None
        return other_share(self.lit_level, self.unlit_level)


def other_share(lit_level: float, unlit_level: float) -> float:
    """Return the share of light that isn't the lamp's, 0 to 1, from two grey levels.

    Cameras give grey levels about as the square root of the light, so that the share is the
    square of the levels' ratio.
    """
    if lit_level <= 0:
        return 1.0
    return min(1.0, max(0.0, unlit_level / lit_level) ** 2)


def measure(readings: Sequence[LightReading]) -> LampMeasures:
    """Measure the newest `SECONDS` of `readings`, oldest first."""
    if not readings:
        return LampMeasures()
    end = readings[-1].time
    newest = [reading for reading in readings if reading.time > end - SECONDS]
    levels = [reading.level for reading in newest]
    lit = [reading for reading in newest if reading.lamp is Lamp.LIT]
    unlit = [reading for reading in newest if reading.lamp is Lamp.UNLIT]
    level = statistics.median(levels)
    pulses = newest[-1].pattern is LampPattern.PULSING and bool(lit) and bool(unlit)
    steps = [abs(b - a) for a, b in itertools.pairwise(levels)]
    numbers = [reading.number for reading in newest]
    return LampMeasures(
        frames=len(newest),
        seconds=end - newest[0].time,
        lit=len(lit),
        unlit=len(unlit),
        pattern=newest[-1].pattern,
        rhythm=_rhythm(newest) if pulses else None,
        level=level,
        lit_level=statistics.median(r.level for r in lit) if pulses else None,
        unlit_level=statistics.median(r.level for r in unlit) if pulses else None,
        clipped=statistics.median(r.clipped for r in lit or newest),
        change=statistics.median(steps) / max(level, 1.0) if steps else 0.0,
        lost=max(0, numbers[-1] - numbers[0] + 1 - len(numbers)),
        flag_lit=sum(reading.flag is Lamp.LIT for reading in newest),
        flag_unlit=sum(reading.flag is Lamp.UNLIT for reading in newest),
        flag_is_wrong=newest[-1].flag_is_wrong,
    )


def _rhythm(readings: Sequence[LightReading]) -> tuple[int, int]:
    """Return lit to unlit frames of the shortest cycle that the frames keep to.

    By their numbers, so that lost frames change nothing. Where no cycle fits, as when a camera
    doesn't count what it loses, the nearest small numbers are returned.
    """
    known = [(r.number, r.lamp is Lamp.LIT) for r in readings if r.lamp is not Lamp.UNKNOWN]
    for period in range(2, _LARGEST_CYCLE + 1):
        turns = [[lit for number, lit in known if number % period == at] for at in range(period)]
        if not all(turns):
            break  # too few frames for so long a cycle
        lit = [2 * sum(turn) > len(turn) for turn in turns]
        kept = sum(is_lit is lit[number % period] for number, is_lit in known)
        if kept >= _IN_STEP * len(known) and 0 < sum(lit) < period:
            return sum(lit), period - sum(lit)
    share = sum(is_lit for _, is_lit in known) / len(known)
    cycles = [(lit, n - lit) for n in range(2, _LARGEST_CYCLE + 1) for lit in range(1, n)]
    return min(cycles, key=lambda cycle: abs(cycle[0] / sum(cycle) - share))
