"""Straight lines around a face, followed over frames: which move with the face, and which stay."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.cues.face_grid import eye_distance

Grey = NDArray[np.uint8]
Landmarks = NDArray[np.floating]

_SIDE: Final = 12.0  # pixels between the eyes in the copy in which lines are found
_REACH: Final = (3.4, 2.8, 2.6)  # aside, above, below the eyes, in eye distances
_LOWEST: Final = 1.9  # below are shoulders and collars
_HEAD: Final = (1.65, 2.2, 0.35)  # half width, half height, middle below the eyes
_WITHOUT_HAIR: Final = 0.83  # of that
_SHORTEST, _SHORTEST_IN_HAIR = 1.4, 2.2
_FURTHEST: Final = 0.15  # from where a line is expected
_NOISE: Final = 0.6  # pixels over which the copy is smoothed
_MOST_KEPT: Final = 100  # looks of one line: a door behind a desk is seen for hours

_DETECTOR: Final = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in pixels of the frame."""

    middle: complex
    """x + iy."""

    angle: float
    """Of its direction in radians, 0 to pi."""

    length: float


def find(pixels: Grey, landmarks: Landmarks) -> list[Line]:
    """Return the long straight lines around a head, but not those on it or below it.

    Parameters
    ----------
    pixels
        The frame, grey, shape (H, W).
    landmarks
        Shape (5, 2), as `Detection.landmarks`.
    """
    between = eye_distance(landmarks)
    x, y = (float(v) for v in landmarks[:2].mean(axis=0))
    height, width = pixels.shape
    left, right = max(0, int(x - _REACH[0] * between)), min(width, int(x + _REACH[0] * between))
    top, bottom = max(0, int(y - _REACH[1] * between)), min(height, int(y + _REACH[2] * between))
    halvings = max(0, int(math.log2(between / _SIDE)))
    right -= (right - left) % 2**halvings
    bottom -= (bottom - top) % 2**halvings
    scale = _SIDE / between
    size = round((right - left) * scale), round((bottom - top) * scale)
    if min(size) < _SIDE:
        return []
    small = pixels[top:bottom, left:right]
    for _ in range(halvings):  # by whole numbers is far faster
        half = small.shape[1] // 2, small.shape[0] // 2
        small = np.asarray(cv2.resize(small, half, interpolation=cv2.INTER_AREA), np.uint8)
    small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8)
    small = np.asarray(cv2.GaussianBlur(small, (0, 0), _NOISE), np.uint8)
    # None where there is no line, whatever OpenCV's stubs say.
    ends: Any = _DETECTOR.detect(small)[0]
    if ends is None:
        return []
    found = []
    grow_x, grow_y = (right - left) / size[0], (bottom - top) / size[1]
    for x1, y1, x2, y2 in np.asarray(ends, np.float64).reshape(-1, 4):
        one = complex(left + (x1 + 0.5) * grow_x, top + (y1 + 0.5) * grow_y)
        other = complex(left + (x2 + 0.5) * grow_x, top + (y2 + 0.5) * grow_y)
        length, middle = abs(other - one), (one + other) / 2
        aside, below = (middle.real - x) / between, (middle.imag - y) / between
        # Beside chin and neck, hair hangs down.
        away = math.hypot(aside / _HEAD[0], min(0.0, below - _HEAD[2]) / _HEAD[1])
        if away < _WITHOUT_HAIR or below > _LOWEST:
            continue
        if length >= (_SHORTEST if away >= 1 else _SHORTEST_IN_HAIR) * between:
            way = other - one
            found.append(Line(middle, math.atan2(way.imag, way.real) % math.pi, length))
    return found


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a face is: what brings the points of one frame onto those of another."""

    points: NDArray[np.complex128]

    @classmethod
    def of(cls, landmarks: Landmarks) -> Placing:
        """Return the placing of a face with these landmarks."""
        return cls(landmarks[:, 0].astype(np.float64) + 1j * landmarks[:, 1])

    def moved_from(self, other: Placing, point: complex) -> complex:
        """Return where a point of the other frame lies if it moves with the face."""
        middle, before = complex(self.points.mean()), complex(other.points.mean())
        away, was = self.points - middle, other.points - before
        turn = complex(np.vdot(was, away) / np.vdot(was, was).real)
        return middle + turn * (point - before)


def _latest() -> deque[float]:
    return deque(maxlen=_MOST_KEPT)


@dataclass(slots=True)
class Border:
    """One line as it was seen over time."""

    first: Line
    placed: Placing
    """The face when the line was seen first."""

    last: Line
    last_placed: Placing
    last_time: float
    times: deque[float] = field(default_factory=_latest)
    staying: deque[float] = field(default_factory=_latest)
    """How far the line lies from where it was first, across it, in eye distances."""

    going: deque[float] = field(default_factory=_latest)
    """How far it lies from where it would be if it moved with the face, in eye distances."""

    lengths: deque[float] = field(default_factory=_latest)

    def distance(self, line: Line, placing: Placing, between: float) -> float | None:
        """Return how far a line of the next frame lies from this one; None if it is another."""
        apart = abs((line.angle - self.last.angle + math.pi / 2) % math.pi - math.pi / 2)
        if apart > 0.14:
            return None
        expected = placing.moved_from(self.last_placed, self.last.middle)
        away = min(abs(across(line, one)) for one in (expected, self.last.middle))
        along = abs(line.middle - expected)
        if away > _FURTHEST * between or along > (line.length + self.last.length) / 2:
            return None
        return away

    def add(self, line: Line, placing: Placing, between: float, time: float) -> None:
        """Take in the line of the next frame."""
        self.last, self.last_placed, self.last_time = line, placing, time
        self.times.append(time)
        self.staying.append(across(line, self.first.middle) / between)
        expected = placing.moved_from(self.placed, self.first.middle)
        self.going.append(across(line, expected) / between)
        self.lengths.append(line.length / between)

    @classmethod
    def begun(cls, line: Line, placing: Placing, between: float, time: float) -> Border:
        """Return a line that was not seen before."""
        border = cls(line, placing, line, placing, time)
        border.add(line, placing, between, time)
        return border


def across(line: Line, point: complex) -> float:
    """Return how far a point lies from a line, with a sign."""
    away = (point - line.middle) * complex(math.cos(line.angle), -math.sin(line.angle))
    return away.imag
