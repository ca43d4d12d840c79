"""How a face moved between two frames: shift, turn and growth, from points that are followed."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Matrix = NDArray[np.float64]

MOST_POINTS: Final = 40
FEWEST_POINTS: Final = 8
_WINDOW: Final = (15, 15)
_LEVELS: Final = 2  # of the pyramid: 30 pixels of a face of 112 can be followed
_EVENED_OVER: Final = 8.0  # pixels; shading is wider, features are finer
_FURTHEST: Final = 0.3
_MOST_GROWTH: Final = 0.15
_SMALLEST: Final = 32


def still() -> Matrix:
    """Return the motion of what does not move."""
    return np.eye(2, 3)


class Follower:
    """Tells where points of other pictures lie in one picture.

    Shading is evened out before, so the pictures may be lit differently. Corners are followed by
    Lucas and Kanade's method, and the motion that most of them agree on is taken.

    Parameters
    ----------
    picture
        Grey, the face about as large as a chip.
    box
        Shape (4,): x1, y1, x2, y2 of the face in pixels; may reach beyond the picture.
    """

    def __init__(self, picture: Grey, box: NDArray[np.floating]) -> None:
        self._side = side = float(max(box[2] - box[0], box[3] - box[1]))
        self._centre = x, y = float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2
        height, width = picture.shape
        left, top = max(0, int(x - 0.6 * side)), max(0, int(y - 0.6 * side))
        right, bottom = min(width, int(x + 0.6 * side) + 1), min(height, int(y + 0.6 * side) + 1)
        self._part = (slice(top, bottom), slice(left, right))
        self._place = np.array([left, top], np.float64)
        self._points = np.empty((0, 1, 2), np.float32)
        if right - left >= _SMALLEST and bottom - top >= _SMALLEST:
            self._picture = _evened(picture[self._part])
            points = cv2.goodFeaturesToTrack(self._picture, MOST_POINTS, 0.01, 4)
            if points is not None:
                self._points = np.asarray(points, np.float32)

    def motion_from(self, other: Grey) -> Matrix | None:
        """Return where each point of `other` lies in the picture.

        Parameters
        ----------
        other
            Grey, of the picture's shape.

        Returns
        -------
        Shape (2, 3): turn, growth and shift; None where too few points can be followed, or what
        they say is no motion of a head from one frame to another.
        """
        points = self._points
        if len(points) < FEWEST_POINTS:
            return None
        found, followed, _ = cv2.calcOpticalFlowPyrLK(
            self._picture,
            _evened(other[self._part]),
            points,
            np.empty_like(points),
            winSize=_WINDOW,
            maxLevel=_LEVELS,
        )
        kept = followed.ravel() > 0
        if int(kept.sum()) < FEWEST_POINTS:
            return None
        fitted, agreed = cv2.estimateAffinePartial2D(
            found[kept], points[kept], ransacReprojThreshold=1.0
        )
        matrix = np.array(fitted, np.float64)
        if matrix.shape != (2, 3) or int(agreed.sum()) < FEWEST_POINTS:
            return None
        matrix[:, 2] += self._place - matrix[:, :2] @ self._place
        x, y = self._centre
        return matrix if _plausible(matrix, x, y, self._side) else None


def part_of(motion: Matrix, share: float) -> Matrix:
    """Return that share of a small, even motion."""
    return still() + share * (motion - still())


def shift_at(motion: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return how far the point x, y moves."""
    moved = motion @ np.array([x, y, 1.0])
    return float(moved[0]) - x, float(moved[1]) - y


def _evened(pixels: Grey) -> Grey:
    """The picture divided by its own blurred copy: features without shading."""
    levels = pixels.astype(np.float32)
    levels += 4.0  # so that the noise of black does not become a feature
    cv2.GaussianBlur(levels, (5, 5), 1.0, dst=levels)
    small = cv2.resize(levels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), _EVENED_OVER / 4)
    around = cv2.resize(small, (levels.shape[1], levels.shape[0]))
    return np.asarray(cv2.divide(levels, around, scale=128.0, dtype=cv2.CV_8U), np.uint8)


def _plausible(motion: Matrix, x: float, y: float, side: float) -> bool:
    growth = float(np.hypot(motion[0, 0], motion[1, 0]))
    turn = float(np.arctan2(motion[1, 0], motion[0, 0]))
    far = float(np.hypot(*shift_at(motion, x, y)))
    return (
        bool(np.isfinite(motion).all())
        and abs(growth - 1) < _MOST_GROWTH
        and abs(turn) < _MOST_GROWTH
        and far < _FURTHEST * side
    )
