"""What a cue sees of a face in one frame, and what every cue offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.cue_values import Cue, CueReading
from core.frame import Frame
from core.quality import Quality
from core.results import Detection, FaceLight


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One frame with the face of one track in it. Never an unlit one."""

    frame: Frame
    """With its unlit neighbour (`Frame.unlit`) where the lamp pulses."""

    face: Detection
    """Landmarks jitter by a pixel or two from frame to frame."""

    quality: Quality
    light: FaceLight | None
    """None unless the lamp pulses."""

    chip: NDArray[np.uint8] | None
    """Aligned face, grey (112, 112); None where it can't be cut."""

    @property
    def time(self) -> float:
        """`Frame.time`, seconds."""
        return self.frame.time


class CueWatch(Protocol):
    """One cue about one track. It is made anew for each track and forgotten with it."""

    cue: Cue

    def see(self, look: Look) -> None:
        """Take in the next frame. Times rise; gaps of up to half a second occur."""
        ...

    def reading(self, now: float) -> CueReading:
        """Return what is said by now; costs next to nothing."""
        ...
