"""How far one movement is, from how a head is held and how large its face is."""

from __future__ import annotations

import statistics
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.challenge.rules import ChallengeRules
from core.challenge.values import ChallengeHint, Movement
from core.face.head import Head
from core.results import FaceAnalysis

_LEAST: Final = 3
"""Readings of which the middle is taken, at least."""

_OUT: Final = 0.7
"""How far a movement is that only has to go back."""

_SIDES: Final = {Movement.TURN_LEFT: 1.0, Movement.TURN_RIGHT: -1.0}


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a head is held, and how large its face is."""

    yaw: float
    pitch: float
    """Degrees, signs as in `Quality`."""

    size: float
    """Root mean square distance of the landmarks from their middle, pixels."""

    time: float

    @classmethod
    def of(cls, face: FaceAnalysis, head: Head, time: float) -> Bearing:
        """Return the bearing of a face whose head is held like `head`."""
        points = face.detection.landmarks
        spread = points - points.mean(axis=0)
        size = float(np.sqrt((spread * spread).sum(axis=1).mean()))
        return cls(head.yaw, head.pitch, max(size, 1e-6), time)


class Smoothed:
    """The middle of the latest bearings."""

    def __init__(self, span: float) -> None:
        self._span = span
        self._kept: deque[Bearing] = deque()

    def add(self, bearing: Bearing) -> Bearing:
        """Take in one more; return the middle of the latest."""
        kept = self._kept
        kept.append(bearing)
        while len(kept) > _LEAST and bearing.time - kept[0].time > self._span:
            kept.popleft()
        return middle_of(list(kept))


def middle_of(bearings: list[Bearing]) -> Bearing:
    """Return the median of each part; at least one is given."""
    return Bearing(
        statistics.median(one.yaw for one in bearings),
        statistics.median(one.pitch for one in bearings),
        statistics.median(one.size for one in bearings),
        bearings[-1].time,
    )


def are_still(bearings: list[Bearing], most: float) -> bool:
    """Whether no angle changes by more than `most` degrees; at least one is given."""
    return all(
        max(angles) - min(angles) <= most
        for angles in ([one.yaw for one in bearings], [one.pitch for one in bearings])
    )


class Gauge:
    """Follows one movement from where the head was at rest.

    What isn't asked for neither helps nor hurts.
    """

    def __init__(self, movement: Movement, rest: Bearing, rules: ChallengeRules) -> None:
        self._movement = movement
        self._rest = rest
        self._rules = rules
        self._is_out = False
        self.is_done = False
        self.part = 0.0
        """How far it is, 0 to 1."""

        self._wrong = 0.0

    def see(self, now: Bearing) -> None:
        """Take in how the head is held now."""
        if self.is_done:
            return
        rules, movement = self._rules, self._movement
        if movement is Movement.COME_CLOSER:
            grown = (now.size / self._rest.size - 1.0) / (rules.closer - 1.0)
            self.is_done = grown >= 1.0
            self.part, self._wrong = min(1.0, max(0.0, grown)), -grown
            return
        if movement is Movement.NOD:
            way = abs(now.pitch - self._rest.pitch) / rules.nod
        else:
            way = _SIDES[movement] * (now.yaw - self._rest.yaw) / rules.turn
        self._wrong = -way
        self._is_out = self._is_out or way >= 1.0
        if not self._is_out:
            self.part = _OUT * max(0.0, way)
            return
        self.is_done = way <= rules.back
        left = min(1.0, max(0.0, (way - rules.back) / (1.0 - rules.back)))
        self.part = 1.0 - (1.0 - _OUT) * left

    def hint(self, waited: float) -> ChallengeHint:
        """Return what helps after so many seconds."""
        if self._is_out:
            return ChallengeHint.BACK
        if waited < self._rules.hint_after:
            return ChallengeHint.NONE
        if self._wrong > 0.6:
            return ChallengeHint.OTHER_WAY
        return ChallengeHint.FURTHER if self.part > 0.4 * _OUT else ChallengeHint.NONE
