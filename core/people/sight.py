"""Whether a face on a track must be the one that was there before, going by where it was seen.

The tracker follows places, not faces: who steps in front of somebody can be given their number for
a moment, until an embedding tells the two apart. Wherever that could have happened a verdict has
to be earned anew, also where no embedding can be made at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.people.rules import Rules
from core.results import Detection, FaceAnalysis, Track

_JUMP, _SPEED = 0.35, 2.0
"""How far a face moves from sight to sight, in its own sizes: at once, and per second."""

_GROWTH, _GROWTH_SPEED = 0.35, 1.5
"""The same for its size, as |ln ratio|."""

_NEAR, _OVERLAPPING, _ALIKE = 1.2, 0.9, 0.7
"""Two faces can be taken for each other within so many sizes of the larger one; nearer than the
second they cover each other. Both where their sizes differ by no more, as |ln ratio|."""


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


class Company:
    """Other faces beside the one that is judged."""

    def __init__(self) -> None:
        self.is_near = False
        """Whether one is so near that the two could be confused."""

        self._near: frozenset[Track] = frozenset()
        self._merged_until = -math.inf

    def see(self, faces: Sequence[FaceAnalysis], now: float, rules: Rules) -> bool:
        """Take in the faces of a frame, the judged one first; answer whether it can be told whose
        face that is.

        It can't while another one covers it, or has just vanished beside it: people who cross
        before a camera are one face for a moment, and leave that with each other's numbers.
        """
        if self._merged_until > now + rules.merged:  # another clock
            self._merged_until = -math.inf
        before, now_there = self._near, frozenset(face.track for face in faces if face.track)
        gaps = [(_gap(faces[0].detection, other.detection), other.track) for other in faces[1:]]
        self._near = frozenset(track for gap, track in gaps if track and gap <= _NEAR)
        self.is_near = any(gap <= _NEAR for gap, _ in gaps)
        if before - now_there:
            self._merged_until = now + rules.merged
        covered = any(gap <= _OVERLAPPING for gap, _ in gaps)
        return not covered and not now < self._merged_until

    def leave(self) -> None:
        """Take in that nobody is there."""
        self._near, self.is_near, self._merged_until = frozenset(), False, -math.inf


def _gap(one: Detection, other: Detection) -> float:
    """Return how far apart two faces are in sizes of the larger one; inf if they are not alike."""
    sizes = max(_size(one), 1.0), max(_size(other), 1.0)
    if abs(math.log(sizes[0] / sizes[1])) > _ALIKE:
        return math.inf
    return _distance(one, other) / max(sizes)


def _size(face: Detection) -> float:
    return math.sqrt(max(0.0, face.area))


def _distance(one: Detection, other: Detection) -> float:
    x = float(one.box[0] + one.box[2] - other.box[0] - other.box[2]) / 2
    y = float(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return math.hypot(x, y)
