"""All cues about the face of one track."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.cue_values import Geometry
from core.face.cues.blink import BlinkWatch
from core.face.cues.combining import Combination
from core.face.cues.depth import DepthWatch
from core.face.cues.edges import EdgesWatch
from core.face.cues.glint import GlintWatch
from core.face.cues.lamp import LampWatch
from core.face.cues.look import CueWatch, Look
from core.face.cues.stirring import StirringWatch

CUES: Sequence[Callable[[], CueWatch]] = (
    DepthWatch,
    LampWatch,
    GlintWatch,
    BlinkWatch,
    EdgesWatch,
    StirringWatch,
)
"""What makes the watch of each cue, in the order of `Cue`."""


class GeometryWatch:
    """Gathers evidence of one track, and ends with it."""

    def __init__(self) -> None:
        self._cues = [make() for make in CUES]

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        for cue in self._cues:
            cue.see(look)

    def geometry(self, now: float, combination: Combination) -> Geometry:
        """Return what all cues say by now."""
        return combination.of([cue.reading(now) for cue in self._cues])
