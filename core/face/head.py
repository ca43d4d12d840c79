"""How a head is held, followed through the faces of a track."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.results import FaceAnalysis

_NEIGHBOURS: Final = 0.15
"""Seconds between two frames in which a head hardly turns."""


@dataclass(frozen=True, slots=True)
class Head:
    """Turn of a head in degrees, signs as in `Quality`."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    @classmethod
    def of(cls, face: FaceAnalysis) -> Head:
        """Return how the head is held, seen from the camera."""
        return cls(face.quality.yaw, face.quality.pitch, face.quality.roll)

    def since(self, neutral: Head) -> Head:
        """Return how it is turned from `neutral`."""
        return Head(self.yaw - neutral.yaw, self.pitch - neutral.pitch, self.roll - neutral.roll)


class HeadFollower:
    """Follows a head through faces whose landmarks were looked for at full size, and others.

    The others' angles are off by much the same from frame to frame, which the next refined one
    tells. Without that a head would seem to nod each time.
    """

    def __init__(self) -> None:
        self._offset: Head | None = None
        self._coarse: tuple[Head, float] | None = None
        self._fine: tuple[Head, float] | None = None

    def see(self, face: FaceAnalysis, time: float) -> Head:
        """Return how the head is held in a new frame, as a refined face would tell it."""
        seen = Head.of(face)
        if face.refined:
            if self._coarse is not None and 0.0 <= time - self._coarse[1] <= _NEIGHBOURS:
                self._offset = seen.since(self._coarse[0])
            self._fine = (seen, time)
            return seen
        self._coarse = (seen, time)
        if self._offset is None:  # at first the one before has to do
            if self._fine is None or not 0.0 <= time - self._fine[1] <= _NEIGHBOURS:
                return seen
            self._offset = self._fine[0].since(seen)
        off = self._offset
        return Head(seen.yaw + off.yaw, seen.pitch + off.pitch, seen.roll + off.roll)
