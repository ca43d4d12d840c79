"""How far to believe what a camera says of its lamp: as far as its pictures confirm it."""

from __future__ import annotations

from collections import deque

import numpy as np

from core.capture.light_grid import CELLS, Float32
from core.frame import Lamp

LATELY = 2.0
"""Seconds for which a contradiction counts."""

_KEPT = 64
_WRONG_SHARE, _WRONG_COUNT = 0.1, 2
"""Share and number of contradictions from which a flag is called wrong."""

_PROVEN = 6
"""Frames, lit and unlit ones among them, that must agree until a flag is proven."""

_BLACK_LEVEL = 12.0
"""Grey level of the brightest tenth below which no lamp is on, whatever the camera says."""


class FlagWatch:
    """Compares what the camera says with what its pictures show, frame by frame."""

    def __init__(self) -> None:
        self._compared: deque[tuple[float, Lamp, bool]] = deque(maxlen=_KEPT)
        self._last = Lamp.UNKNOWN
        self.unchanged = 0
        """Frames for which it has said the same, this one included; 0 where it says nothing."""

    def hear(self, flag: Lamp) -> None:
        """Take what is said of the next frame."""
        if flag is Lamp.UNKNOWN:
            self.unchanged = 0
        elif flag is self._last:
            self.unchanged += 1
        else:
            self.unchanged = 1
        self._last = flag

    def compare(self, flag: Lamp, shown: Lamp, time: float) -> None:
        """Note what the pictures show of the frame at `time`; only where they show it clearly."""
        if flag is not Lamp.UNKNOWN and shown is not Lamp.UNKNOWN:
            self._compared.append((time, flag, flag is shown))

    def is_wrong(self, time: float) -> bool:
        """Whether it was contradicted lately."""
        lately = [agrees for at, _, agrees in self._compared if abs(time - at) <= LATELY]
        wrong = lately.count(False)
        return wrong >= _WRONG_COUNT and wrong >= _WRONG_SHARE * len(lately)

    @property
    def is_denied(self) -> bool:
        """Whether the pictures have ever denied it, as far back as is kept."""
        return not all(agrees for _, _, agrees in self._compared)

    @property
    def is_proven(self) -> bool:
        """Whether the pictures have confirmed it, lit and unlit, and haven't denied it."""
        agreed = [flag for _, flag, agrees in self._compared if agrees]
        return len(agreed) == len(self._compared) >= _PROVEN and len(set(agreed)) > 1


def is_black(levels: Float32) -> bool:
    """Whether a picture is so dark that no lamp can be on; `levels` as of `light_grid.cells`."""
    return float(np.sort(levels)[-CELLS // 10 :].mean()) < _BLACK_LEVEL
