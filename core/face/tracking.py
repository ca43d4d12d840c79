"""Give a face the same number from frame to frame, and never the number of another face."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.face import boxes
from core.results import Detection, Track


@dataclass(frozen=True, slots=True)
class TrackingRules:
    """When two detections are the same face. Lengths are shares of the face's size."""

    longest_gap: float = 0.5
    """Seconds that a face may be out of sight and keep its track."""

    free_jump: float = 0.35
    """How far a face may be from where it is expected, from jitter of the detector alone."""

    speed: float = 3.0
    """How much farther per second: 3 face sizes, about 60 cm, per second."""

    free_growth: float = 0.35
    """How much the size may change, as |ln ratio|, from jitter alone (factor 1.4)."""

    growth: float = 1.5
    """How much more per second: a face coming 4.5 times nearer in a second."""

    furthest: float = 0.8
    """No jump farther than this is ever the same face, however long the gap."""

    motion_memory: float = 0.15
    """Seconds over which the speed is averaged."""


class _Path:
    """One track with its last sight and speed; speeds are pixels (or ln size) per second."""

    def __init__(self, track: Track, face: Detection, time: float) -> None:
        self.track = track
        self.face = face
        self.time = time
        self.velocity = np.zeros(3)

    def expected(self, time: float) -> Detection:
        """Return the face moved on with its present speed."""
        dx, dy, growth = self.velocity * (time - self.time)
        x, y = boxes.centre(self.face.box)
        scale = math.exp(max(-0.5, min(0.5, growth)))
        shift = (x + dx - x * scale, y + dy - y * scale)
        return boxes.mapped(self.face, (scale, scale), shift)

    def see(self, face: Detection, time: float, memory: float) -> None:
        """Move on to a new sight of the same face."""
        elapsed = time - self.time
        if elapsed > 0:
            now = (np.array(_place(face)) - _place(self.face)) / elapsed
            weight = 1.0 - math.exp(-elapsed / memory)
            self.velocity += weight * (now - self.velocity)
        self.face = face
        self.time = time


def _place(face: Detection) -> tuple[float, float, float]:
    x, y = boxes.centre(face.box)
    return x, y, math.log(_size(face))


def _size(face: Detection) -> float:
    width, height = boxes.sides(face.box)
    return math.sqrt(max(width, 1e-3) * max(height, 1e-3))


class Tracker:
    """Follows all faces of a source. Times are `Frame.time`, seconds."""

    def __init__(self, rules: TrackingRules | None = None) -> None:
        self._rules = rules or TrackingRules()
        self._paths: list[_Path] = []
        self._next = 1

    @property
    def alive(self) -> frozenset[int]:
        """Numbers of the tracks that a face can still be found for."""
        return frozenset(path.track.number for path in self._paths)

    def update(self, faces: Sequence[Detection], time: float) -> tuple[Track, ...]:
        """Match the faces detected at `time` with those seen before.

        Returns
        -------
        One track for each face, in the order of `faces`: a known one or a new one.
        """
        self._forget(time)
        pairs = sorted(
            (distance, p, f)
            for p, path in enumerate(self._paths)
            for f, face in enumerate(faces)
            if (distance := self._distance(path, face, time)) is not None
        )
        taken: set[int] = set()
        tracks: dict[int, Track] = {}
        for _, p, f in pairs:
            if p in taken or f in tracks:
                continue
            taken.add(p)
            path = self._paths[p]
            path.see(faces[f], time, self._rules.motion_memory)
            tracks[f] = path.track
        return tuple(
            tracks[f] if f in tracks else self._begin(face, time) for f, face in enumerate(faces)
        )

    def coast(self, time: float) -> tuple[tuple[Detection, Track], ...]:
        """Say where the faces should be in a frame that was not looked at, largest first."""
        self._forget(time)
        found = [(path.expected(time), path.track) for path in self._paths]
        return tuple(sorted(found, key=lambda pair: pair[0].area, reverse=True))

    def replace(self, track: Track, time: float) -> Track:
        """End `track` because its face turned out to be another one, and begin a new track.

        Returns
        -------
        The new track, which goes on from where the face is.
        """
        for index, path in enumerate(self._paths):
            if path.track.number == track.number:
                del self._paths[index]
                return self._begin(path.face, time)
        raise KeyError(track.number)

    def reset(self) -> None:
        """End all tracks. Numbers go on and are never used again."""
        self._paths.clear()

    def _begin(self, face: Detection, time: float) -> Track:
        track = Track(self._next, time)
        self._next += 1
        self._paths.append(_Path(track, face, time))
        return track

    def _forget(self, time: float) -> None:
        gap = self._rules.longest_gap
        self._paths = [path for path in self._paths if 0 <= time - path.time <= gap]

    def _distance(self, path: _Path, face: Detection, time: float) -> float | None:
        """Return how far `face` is from where `path` leads, None if it can't be the same face."""
        rules = self._rules
        elapsed = time - path.time
        size = _size(path.face)
        x, y, log_size = _place(face)
        jump = math.inf
        # A head that stops at once is where it was, not where its speed would have brought it.
        for candidate in (path.expected(time), path.face):
            cx, cy = boxes.centre(candidate.box)
            jump = min(jump, math.hypot(x - cx, y - cy) / size)
        growth = abs(log_size - math.log(size))
        if jump > min(rules.furthest, rules.free_jump + rules.speed * elapsed):
            return None
        if growth > rules.free_growth + rules.growth * elapsed:
            return None
        return jump + growth
