"""Whether a face on a track must be the one that was there before, going by where it was seen.

The tracker follows places, not faces: who steps in front of somebody can be given their number for
a moment, until an embedding tells the two apart. Wherever that could have happened a verdict has
to be earned anew, also where no embedding can be made at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.people.rules import Rules
from core.results import Detection, FaceAnalysis

_JUMP, _SPEED = 0.35, 2.0
"""How far a face moves from sight to sight, in its own sizes: at once, and per second."""

_GROWTH, _GROWTH_SPEED = 0.35, 1.5
"""The same for its size, as |ln ratio|."""

_NEAR, _ALIKE = 1.2, 0.7
"""Two faces can be taken for each other within so many sizes of the larger one, and where their
sizes differ by no more, as |ln ratio|."""


class Sight:
    """Where the face of one track was seen last."""

    def __init__(self) -> None:
        self._face: Detection | None = None
        self._time = 0.0
        self._was_missed = False

    def miss(self) -> None:
        """Note that a frame was looked at in which the face was not the one that is judged."""
        self._was_missed = True

    def see(self, face: Detection, time: float, rules: Rules) -> bool:
        """Note where the face is; answer whether it must be the one that was there before."""
        before, elapsed = self._face, time - self._time
        was_missed = self._was_missed
        self._face, self._time, self._was_missed = face, time, False
        if before is None:
            return True
        if elapsed < 0.0 or (was_missed and elapsed > rules.unseen):
            return False
        jump = _distance(before, face) / max(_size(before), 1.0)
        growth = abs(math.log(max(_size(face), 1.0) / max(_size(before), 1.0)))
        return jump <= _JUMP + _SPEED * elapsed and growth <= _GROWTH + _GROWTH_SPEED * elapsed


def is_crowded(faces: Sequence[FaceAnalysis]) -> bool:
    """Whether another face is so near the first one that the two could be confused."""
    first = faces[0].detection
    for other in faces[1:]:
        one, two = _size(first), _size(other.detection)
        alike = abs(math.log(max(one, 1.0) / max(two, 1.0))) <= _ALIKE
        if alike and _distance(first, other.detection) <= _NEAR * max(one, two):
            return True
    return False


def _size(face: Detection) -> float:
    return math.sqrt(max(0.0, face.area))


def _distance(one: Detection, other: Detection) -> float:
    x = float(one.box[0] + one.box[2] - other.box[0] - other.box[2]) / 2
    y = float(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return math.hypot(x, y)
