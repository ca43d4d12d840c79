"""Whether the lamp pulses, and if it is on in the latest frame, from the pictures alone.

Pulses are looked for until they are found, then followed, until they end.
"""

from __future__ import annotations

import enum
from collections import deque

import numpy as np

from core.capture.lamp_pulses import CLEAR, Follower, Found, find, strength_of
from core.capture.light_grid import Float32
from core.frame import Lamp


class LampPattern(enum.Enum):
    """What the lamp of a source does, as far as its pictures tell."""

    UNDECIDED = "undecided"
    """Too few frames so far."""

    STEADY = "steady"
    """No pulses: it is always on, always off, or there is none."""

    PULSING = "pulsing"


ENDED = 1.0
"""Seconds without a lit or without an unlit frame after which the lamp no longer pulses."""

_ENDED_FRAMES = 8
"""And so many frames, for slow cameras."""

_REMEMBERED = 24
"""Frames in which pulses are looked for."""

_UNDECIDED = 16
"""Frames without pulses after which there are none."""

_UNSURE, _SURPRISING = 0.2, 0.9
"""Sureness (see `Follower.follow`) below and above which pulses are looked for again."""

_SURE = 0.3
"""Sureness from which a frame is evidence for or against the camera's flag."""

_OFTEN = 8
"""Frames without a change after which pulses are looked for again."""

_ESTABLISHED = 8
"""Times that the lamp must have gone on or off before its failing is believed."""

_QUIET = 0.2
"""Change of the most changed tenth of the cells below which pictures are nearly alike."""

_SIGNS = {Lamp.UNKNOWN: 0, Lamp.LIT: 1, Lamp.UNLIT: -1}


class PulseWatch:
    """Takes the grids of one source's frames, one after another.

    After pulses that were clear and ended with unlit frames, the lamp has failed: it stays
    UNLIT, with the pattern STEADY, until the light jumps or pulses come again.
    """

    def __init__(self) -> None:
        self._grids: deque[Float32] = deque(maxlen=_REMEMBERED)
        self._flags: deque[int] = deque(maxlen=_REMEMBERED)
        self._follower: Follower | None = None
        self._has_failed = False
        self._without = 0
        self._changes = 0
        self._since_change = 0
        self._changed_at = 0.0
        self.is_sure = False
        """Whether the latest frame showed clearly what it is."""

        self.is_quiet = True
        """Whether all pictures so far were nearly alike."""

    @property
    def pattern(self) -> LampPattern:
        """What the lamp does."""
        if self._follower is not None and not self._has_failed:
            return LampPattern.PULSING
        return LampPattern.STEADY if self._without >= _UNDECIDED else LampPattern.UNDECIDED

    @property
    def reach(self) -> Float32 | None:
        """How much the lamp adds to each cell, as far as known; None before pulses were found."""
        return self._follower.reach if self._follower is not None else None

    def take(self, grid: Float32, time: float, flag: Lamp, *, trust_flag: bool) -> Lamp:
        """Take the next frame's grid and return what it shows; unknown without pulses.

        Parameters
        ----------
        grid
            As of `light_grid.brightness`.
        time
            As `Frame.time`.
        flag
            What the camera says, which helps to find weak pulses.
        trust_flag
            Whether to believe it where the picture lies between lit and unlit.
        """
        if self._grids:
            change = np.abs(grid - self._grids[-1])
            self.is_quiet = self.is_quiet and strength_of(change) < _QUIET
        self._grids.append(grid)
        self._flags.append(_SIGNS[flag])
        self.is_sure = False
        if self._follower is None:
            self._begin(self._find(), grid, time)
            return self._now()
        was_lit = self._follower.is_lit
        sureness = self._follower.follow(grid)
        if self._has_failed:
            if self._follower.is_lit:
                self._begin(self._find(), grid, time)
            self.is_sure = self._has_failed
            return self._now()
        self.is_sure = sureness >= _SURE
        if sureness < _UNSURE and trust_flag and flag is not Lamp.UNKNOWN:
            self._follower.is_lit = flag is Lamp.LIT
        elif not _UNSURE <= sureness <= _SURPRISING or self._since_change >= _OFTEN:
            found = self._find()
            if found is not None and found.is_lit is not self._follower.is_lit:
                self._begin(found, grid, time)
        self._since_change += 1
        if self._follower.is_lit is not was_lit:
            self._changes += 1
            self._since_change, self._changed_at = 0, time
        if self._since_change >= _ENDED_FRAMES and time - self._changed_at > ENDED:
            self._end()
        return self._now()

    def _find(self) -> Found | None:
        return find(np.stack(self._grids), np.array(self._flags, np.int8))

    def _begin(self, found: Found | None, grid: Float32, time: float) -> None:
        """Follow what was found, or nothing."""
        self._has_failed = False
        if found is None:
            self._follower = None
            self._without += 1
            return
        self._follower = Follower(found, grid)
        self._without = 0
        self._changes = 0
        self._since_change, self._changed_at = 0, time

    def _end(self) -> None:
        follower = self._follower
        assert follower is not None
        self._without = _UNDECIDED
        self._has_failed = (
            not follower.is_lit
            and self._changes >= _ESTABLISHED
            and strength_of(follower.reach) >= CLEAR
        )
        if not self._has_failed:
            self._follower = None

    def _now(self) -> Lamp:
        if self._follower is None:
            return Lamp.UNKNOWN
        return Lamp.LIT if self._follower.is_lit else Lamp.UNLIT
