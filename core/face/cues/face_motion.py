"""Follows the points of one face over seconds, and keeps the pictures that show most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.cues import face_patch, relief
from core.face.cues.face_patch import FacePatch, Followed, Points
from core.face.cues.surface import forms
from core.face.pose import pose

Float64 = NDArray[np.float64]

MOST_VIEWS: Final = 9
OLDEST: Final = 8.0  # seconds
_FOUND: Final = 0.4  # share of the points that must be found again
_LOST_AFTER: Final = 4  # pictures without that, after which another one becomes the first
_TURNED: Final = 12.0  # degrees from which a straighter picture is preferred as the first


@dataclass(slots=True, eq=False)
class View:
    """A picture beside the first one."""

    patch: FacePatch
    followed: Followed
    root: Float64
    """As `relief.Views.root`."""

    turn: Float64 | None = None
    """As fitted, shape (3, 3); None before."""

    shift: Float64 | None = None


class FaceMotion:
    """Where the points of one face were in up to `MOST_VIEWS` + 1 pictures."""

    def __init__(self) -> None:
        self.first: FacePatch | None = None
        self.points: Points | None = None
        self.views: list[View] = []
        self.fitted = False
        """Whether motions were found with the present first picture."""

        self._lost = 0
        self._last: Followed | None = None

    @property
    def seconds(self) -> float:
        """Time from the oldest to the newest picture."""
        if self.first is None or not self.views:
            return 0.0
        times = [self.first.time, *(view.patch.time for view in self.views)]
        return max(times) - min(times)

    @property
    def lost(self) -> bool:
        """Whether the points could not be found in the last picture."""
        return self._lost > 0

    def add(self, patch: FacePatch) -> None:
        """Take in the next picture."""
        if self.first is None or self.points is None or self._lost >= _LOST_AFTER:
            self._begin(patch, [])
            return
        start = None if self._last is None else _start(self.points, self._last)
        followed = face_patch.follow(self.points, self.first, patch, start)
        if followed.found.mean() < _FOUND and start is not None:
            followed = face_patch.follow(self.points, self.first, patch)
        if followed.found.mean() < _FOUND:
            self._lost += 1
            return
        self._lost = 0
        self._last = followed
        self.views.append(View(patch, followed, face_patch.certainty(self.points, followed)))
        self._forget(patch.time)
        self._straighten()

    def seen(self, size: tuple[int, int], focal: float) -> relief.Views | None:
        """Return what there is to be fitted; `size` is that of the frame, width and height."""
        if self.first is None or self.points is None or not self.views:
            return None
        first, points = self.first, self.points
        middle = np.array(size) / 2
        to_patch = []
        for view in self.views:
            inverse = np.array(cv2.invertAffineTransform(view.patch.to_frame), np.float64)
            inverse[:, 2] += inverse[:, :2] @ middle
            to_patch.append(inverse)
        return relief.Views(
            first=points.at @ first.to_frame[:, :2].T + first.to_frame[:, 2] - middle,
            others=np.stack([view.followed.at for view in self.views]),
            to_patch=np.stack(to_patch),
            first_to_frame=first.to_frame[:, :2],
            root=np.stack([view.root for view in self.views]),
            forms=forms(points.at, first.marks),
            apart=face_patch.EYES_APART * first.grain,
            focal=focal,
        )

    def keep(self, turns: Float64, shifts: Float64) -> None:
        """Keep the motions that were found, for the next time."""
        for view, turn, shift in zip(self.views, turns, shifts, strict=True):
            view.turn, view.shift = turn, shift
        self.fitted = True

    def motions(self) -> tuple[list[Float64 | None], list[Float64 | None]]:
        """Return turns and shifts as kept; None for pictures that are new since."""
        return [view.turn for view in self.views], [view.shift for view in self.views]

    def _begin(self, patch: FacePatch, others: list[FacePatch]) -> None:
        before, last = self.points, {id(v.patch): v.followed for v in self.views}
        ahead = last.get(id(patch))
        self.first, self.points = patch, face_patch.choose(patch)
        self.views, self._lost, self._last, self.fitted = [], 0, None, False
        for other in others:
            start = None
            if before is not None and ahead is not None:
                there = last.get(id(other))
                to = before.at if there is None else there.at
                good = ahead.found if there is None else ahead.found & there.found
                start = _affine(ahead.at, to, good, self.points.at)
            followed = face_patch.follow(self.points, patch, other, start)
            if followed.found.mean() >= _FOUND:
                self.views.append(
                    View(other, followed, face_patch.certainty(self.points, followed))
                )
                self._last = followed

    def _forget(self, now: float) -> None:
        """Leave out what is too old, and of too many pictures one that shows least new."""
        self.views = [view for view in self.views if now - view.patch.time <= OLDEST]
        if len(self.views) <= MOST_VIEWS:
            return
        assert self.points is not None
        places = np.stack([_bare(view.followed.at, self.points.at) for view in self.views])
        found = np.stack([view.followed.found for view in self.views])
        both = (found[:, None] & found[None]).astype(np.float64)
        square = ((places[:, None] - places[None]) ** 2).sum(-1)
        apart = (square * both).sum(-1) / np.maximum(both.sum(-1), 1)
        apart[np.diag_indices(len(apart))] = np.inf
        pair = np.unravel_index(int(apart.argmin()), apart.shape)
        del self.views[min(int(pair[0]), int(pair[1]))]

    def _straighten(self) -> None:
        """Compare with a picture that shows the face straight on, where there is one."""
        assert self.first is not None
        if len(self.views) < MOST_VIEWS or _turned(self.first) < _TURNED:
            return
        straight = min((view.patch for view in self.views), key=_turned)
        if _turned(straight) < 0.5 * _turned(self.first):
            others = [self.first, *(v.patch for v in self.views if v.patch is not straight)]
            self._begin(straight, sorted(others, key=lambda patch: patch.time))


def _turned(patch: FacePatch) -> float:
    yaw, pitch, _ = pose(patch.marks)
    return float(np.hypot(yaw, pitch))


def _start(points: Points, last: Followed) -> Float64:
    """Where points may be by where they were in the picture before."""
    if last.found.sum() < 8:
        return points.at
    lost = _affine(points.at, last.at, last.found, points.at)
    return np.where(last.found[:, None], last.at, lost)


def _affine(of: Float64, to: Float64, good: NDArray[np.bool_], at: Float64) -> Float64:
    if good.sum() < 8:
        return at
    fitted = np.linalg.lstsq(np.c_[of[good], np.ones(good.sum())], to[good], rcond=None)[0]
    return np.asarray(np.c_[at, np.ones(len(at))] @ fitted, np.float64)


def _bare(at: Float64, of: Float64) -> Float64:
    """Places without shift and growth, which landmarks that jitter cause."""
    middle = np.median(at - of, 0)
    moved = at - middle
    centre = of.mean(0)
    growth = float(((moved - centre) * (of - centre)).sum() / ((of - centre) ** 2).sum())
    return np.asarray((moved - centre) / max(growth, 0.1) - (of - centre), np.float64)
