"""A face cut out at a fixed size, without its shading, and points that are followed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.cues.head_relief import MARKS
from core.results import Detection

Grey = NDArray[np.uint8]
Float64 = NDArray[np.float64]

SIDE: Final = 128
EYES_APART: Final = 44.0
"""Pixels of a patch between the eyes of a face seen straight on."""

_ORIGIN: Final = (64.0, 48.0)  # of the point between the eyes
_MARKS: Final = MARKS * EYES_APART + _ORIGIN
_EVENED_OVER: Final = 9.0  # pixels; shading is wider, features are finer
_CELL: Final = 8  # pixels: one point is followed in each
_WINDOW: Final = 15
_LEVELS: Final = 2
_FURTHEST_BACK: Final = 0.7  # pixels that a point may miss itself by, followed there and back
_ALIKE: Final = 6.0  # neighbouring pixels share their noise, so that sums of it average out less
_FLOOR: Final = 0.12  # pixels: no point is placed better, whatever its structure


@dataclass(frozen=True, slots=True, eq=False)
class FacePatch:
    """A face of one frame."""

    pixels: Grey
    """Shape (SIDE, SIDE), divided by its surroundings: 128 is as bright as these."""

    to_frame: Float64
    """Shape (2, 3): pixels of the patch to those of the frame; turn, growth and shift."""

    marks: Float64
    """Shape (5, 2): landmarks in pixels of the patch."""

    time: float

    @property
    def grain(self) -> float:
        """Pixels of the frame for one of the patch."""
        return float(np.hypot(self.to_frame[0, 0], self.to_frame[1, 0]))


def cut(pixels: Grey, face: Detection, time: float) -> FacePatch | None:
    """Cut `face` out of a frame; None where its landmarks are degenerate."""
    marks = face.landmarks.astype(np.float64)
    matrix = _similarity(_MARKS, marks)
    if matrix is None:
        return None
    levels = cv2.warpAffine(
        pixels,
        matrix,
        (SIDE, SIDE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    back = np.asarray(cv2.invertAffineTransform(matrix), np.float64)
    return FacePatch(_evened(np.asarray(levels, np.uint8)), matrix, _put(back, marks), time)


def _similarity(of: Float64, to: Float64) -> Float64 | None:
    """Turn, growth and shift that bring points `of` (n, 2) nearest to `to`."""
    a, b = of - of.mean(0), to - to.mean(0)
    square = float((a**2).sum())
    cosine = float((a * b).sum()) / square
    sine = float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) / square
    if not np.isfinite(cosine + sine) or np.hypot(cosine, sine) < 1e-3:
        return None
    turn = np.array([[cosine, -sine], [sine, cosine]])
    return np.asarray(np.c_[turn, to.mean(0) - turn @ of.mean(0)], np.float64)


def _put(matrix: Float64, points: Float64) -> Float64:
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2], np.float64)


def _evened(pixels: Grey) -> Grey:
    levels = pixels.astype(np.float32)
    levels += 6.0  # so that the noise of black does not become a feature
    cv2.GaussianBlur(levels, (5, 5), 1.0, dst=levels)
    small = cv2.resize(levels, (SIDE // 4, SIDE // 4), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), _EVENED_OVER / 4)
    around = cv2.resize(small, (SIDE, SIDE))
    return np.asarray(cv2.divide(levels, around, scale=128.0, dtype=cv2.CV_8U), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points of a patch that can be told apart from their surroundings."""

    at: Float64
    """Shape (n, 2), pixels of the patch."""

    slopes: Float64
    """Shape (n, 2, 2): sum of the products of slopes around each, squared levels per pixel."""

    weight: Float64
    """Shape (n,), 0 to 1: less where living faces move in themselves (lids, iris, mouth)."""


def choose(patch: FacePatch) -> Points:
    """Choose one point in each cell of the face: that with the most structure around it."""
    structure = cv2.cornerMinEigenVal(patch.pixels, 5, ksize=3)
    cells = []
    for top in range(_CELL, SIDE - 2 * _CELL + 1, _CELL):
        for left in range(_CELL, SIDE - 2 * _CELL + 1, _CELL):
            u = (left + _CELL / 2 - _ORIGIN[0]) / EYES_APART
            v = (top + _CELL / 2 - _ORIGIN[1]) / EYES_APART
            if (u / 0.86) ** 2 + ((v - 0.38) / 1.02) ** 2 > 1:
                continue
            part = structure[top : top + _CELL, left : left + _CELL]
            y, x = np.unravel_index(int(part.argmax()), part.shape)
            cells.append((left + float(x), top + float(y)))
    at = np.array(cells)
    x_slope = cv2.Scharr(patch.pixels, cv2.CV_32F, 1, 0, scale=1 / 32)
    y_slope = cv2.Scharr(patch.pixels, cv2.CV_32F, 0, 1, scale=1 / 32)
    size = (_WINDOW, _WINDOW)
    sums = [
        cv2.boxFilter(a * b, cv2.CV_32F, size, normalize=False)
        for a, b in ((x_slope, x_slope), (x_slope, y_slope), (y_slope, y_slope))
    ]
    column, row = at[:, 0].astype(int), at[:, 1].astype(int)
    xx, xy, yy = (np.asarray(one[row, column], np.float64) for one in sums)
    slopes = np.stack([np.stack([xx, xy], -1), np.stack([xy, yy], -1)], -2)
    return Points(at, slopes, _steadiness(at, patch.marks))


def _steadiness(at: Float64, marks: Float64) -> Float64:
    weight = np.ones(len(at))
    for k in (0, 1):
        away = (at - marks[k]) / (0.26 * EYES_APART, 0.14 * EYES_APART)
        weight[(away**2).sum(1) < 1] = 0.25
    away = (at - marks[3:].mean(0) - (0, 0.1 * EYES_APART)) / (
        0.55 * EYES_APART,
        0.32 * EYES_APART,
    )
    weight[(away**2).sum(1) < 1] = 0.25
    weight[at[:, 1] > _ORIGIN[1] + 0.85 * EYES_APART] = 0.1  # the jaw
    return weight


@dataclass(frozen=True, slots=True, eq=False)
class Followed:
    """Where points of one patch lie in another one."""

    at: Float64
    """Shape (n, 2), pixels of the other patch."""

    variance: Float64
    """Shape (n,): squared difference of levels that is left around each; 0 where it is lost."""

    found: NDArray[np.bool_]
    """Shape (n,)."""


def follow(
    points: Points, patch: FacePatch, other: FacePatch, start: Float64 | None = None
) -> Followed:
    """Follow `points` of `patch` into `other`, and back again to see whether that holds.

    Parameters
    ----------
    start
        Shape (n, 2): about where they lie in `other`; None where nothing is known.
    """
    begin = points.at.astype(np.float32).reshape(-1, 1, 2)
    guess = begin if start is None else start.astype(np.float32).reshape(-1, 1, 2)
    there, seen, difference = _flow(patch.pixels, other.pixels, begin, guess)
    back, seen_back, _ = _flow(other.pixels, patch.pixels, there, begin)
    missed = np.hypot(*(back - begin)[:, 0].T)
    at = there[:, 0].astype(np.float64)
    inside = (at > 2).all(1) & (at < SIDE - 3).all(1)
    found = (seen.ravel() > 0) & (seen_back.ravel() > 0) & (missed < _FURTHEST_BACK) & inside
    variance = (1.25 * difference.ravel().astype(np.float64)) ** 2
    found &= np.isfinite(variance)
    # OpenCV leaves the difference of some lost points unset: it may be anything.
    return Followed(at, np.where(found, variance, 0.0), found)


def _flow(
    of: Grey, to: Grey, points: NDArray[np.float32], guess: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.uint8], NDArray[np.float32]]:
    """Where points are in `to`, whether they were found, and the difference that is left."""
    found, seen, difference = cv2.calcOpticalFlowPyrLK(
        of,
        to,
        points,
        guess.copy(),
        winSize=(_WINDOW, _WINDOW),
        maxLevel=_LEVELS,
        criteria=(cv2.TERM_CRITERIA_COUNT + cv2.TERM_CRITERIA_EPS, 15, 0.01),
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    return (
        np.asarray(found, np.float32),
        np.asarray(seen, np.uint8),
        np.asarray(difference, np.float32),
    )


def certainty(points: Points, followed: Followed) -> Float64:
    """Return R (n, 2, 2) with R^T R the inverse covariance of where points are; 0 if not found."""
    noise = _ALIKE * np.maximum(followed.variance, 1.0)[:, None, None]
    covariance = noise * np.linalg.inv(points.slopes + 1e-3 * np.eye(2)) + _FLOOR**2 * np.eye(2)
    root = np.linalg.cholesky(np.linalg.inv(covariance))
    trust = np.sqrt(followed.found * points.weight)
    return np.asarray(np.swapaxes(root, 1, 2) * trust[:, None, None], np.float64)
