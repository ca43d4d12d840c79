"""Small movements of the whole face, which a living head never stops.

Nobody holds their head still to a thousandth of the distance between the eyes: breathing, pulse
and balance move it by tenths of a millimetre within a second. A print on a stand, a picture that
hangs and a frozen picture do not move at all.

Points of the face are followed over about 0.6 seconds, and one affine motion is fitted to them.
Where the landmarks have gone further than they ever jitter, their way is taken as it is.

Unit of the value: a thousandth of the distance between the eyes (0.06 mm on an adult); root mean
square movement of the face over 0.6 seconds, the most of the last seconds. Less speaks for a fake.

Noise model: what the fitted motion leaves, by the root of the number of points, six of which the
fit takes up; at least 0.2 units.

Abstains: TOO_SMALL under 30 pixels between the eyes; TOO_NOISY where the noise is over 1.2 units or
too few points can be followed; TOO_SHORT under four measurements; UNCLEAR as soon as the face has
moved: a print in a hand moves as a head does, so movement says nothing for life.

Movements of the face in itself (lips, cheeks) are not judged: the studio's people make none, and
what is left beside the fitted motion was as large on its prints as on its people (docs/cues.md).
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.cue_values import Abstention, Cue, CueReading
from core.face.cues.face_grid import FaceGrid, eye_distance
from core.face.cues.look import Look

Grey = NDArray[np.uint8]
Float64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class StirringRules:
    """Limits, and what is said; see docs/cues.md."""

    apart: float = 0.6
    """Seconds between the two frames that are compared, at the least."""

    furthest: float = 1.2
    window: float = 12.0
    fewest: int = 4
    smallest: float = 30.0
    """Pixels between the eyes."""

    most_noise: float = 1.2
    least_noise: float = 0.2
    still: float = 2.0
    """Units under which the face has not moved; with three times the noise, three times as many."""

    denial: float = 1.5
    denial_after: float = 6.0
    """Seconds of stillness after which so much is said; less before."""


_GRID: Final = FaceGrid(-0.95, -0.7, 0.95, 1.7, steps=40)
_X, _Y = _GRID.places()
_FACE: Final = ((_X / 0.95) ** 2 + ((_Y - 0.5) / 1.2) ** 2 < 1).astype(np.uint8) * 255
_POINTS, _FEWEST_POINTS = 50, 16
_PLAIN: Final = 0.05  # eye distances that landmarks don't jitter by
_WINDOW: Final = (13, 13)


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    time: float
    pixels: Grey
    to_frame: Float64
    middle: Float64
    """Of the landmarks, in pixels of the frame."""

    between: float


@dataclass(frozen=True, slots=True)
class _Moved:
    time: float
    distance: float
    noise: float
    """Both in the cue's unit."""


class StirringWatch:
    """Watches whether one face ever moves."""

    cue = Cue.STIRRING

    def __init__(self, rules: StirringRules | None = None) -> None:
        self._rules = rules or StirringRules()
        self._first: _Cut | None = None
        self._points: NDArray[np.float32] | None = None
        self._taken: deque[_Moved] = deque()
        self._why = Abstention.TOO_SHORT

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        rules, landmarks = self._rules, look.face.landmarks
        first, points = self._first, self._points
        since = look.time - first.time if first is not None else 0.0
        if first is not None and points is not None and since < rules.apart - 0.016:
            return
        if not np.isfinite(landmarks).all() or eye_distance(landmarks) < rules.smallest:
            self._first, self._why = None, Abstention.TOO_SMALL
            return
        if first is not None and points is not None and since <= rules.furthest:
            moved = _moved(first, look, points)
            if moved is None:
                self._why = Abstention.TOO_NOISY
            else:
                self._taken.append(moved)
                self._why = Abstention.TOO_SHORT
        to_frame = _GRID.to_frame(landmarks)
        pixels = _GRID.cut(look.frame.pixels, to_frame)
        self._first = _Cut(
            look.time,
            pixels,
            to_frame,
            landmarks.mean(axis=0, dtype=np.float64),
            eye_distance(landmarks),
        )
        self._points = _points_of(pixels)
        if self._points is None:
            self._why = Abstention.TOO_NOISY

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        rules, taken = self._rules, self._taken
        while taken and now - taken[0].time > rules.window:
            taken.popleft()
        seconds = taken[-1].time - taken[0].time + rules.apart if taken else 0.0
        if len(taken) < rules.fewest:
            return CueReading(self.cue, None, None, 0.0, seconds, self._why)
        most = max(taken, key=lambda one: one.distance)
        value, uncertainty = most.distance, max(rules.least_noise, most.noise)
        why: Abstention | None = None
        denial = 0.0
        if value >= rules.still:
            why = Abstention.UNCLEAR
        elif max(one.noise for one in taken) > rules.most_noise:
            why = Abstention.TOO_NOISY
        elif value + 3 * uncertainty >= 3 * rules.still:
            why = Abstention.UNCLEAR
        else:
            denial = rules.denial * min(1.0, seconds / rules.denial_after)
        return CueReading(self.cue, value, uncertainty, denial, seconds, why)


def _points_of(pixels: Grey) -> NDArray[np.float32] | None:
    found: NDArray[np.float32] | None = cv2.goodFeaturesToTrack(  # type: ignore[assignment]
        pixels, _POINTS, 0.02, 5, mask=_FACE
    )
    if found is None or len(found) < _FEWEST_POINTS:
        return None
    return np.asarray(found, np.float32)


def _moved(first: _Cut, look: Look, points: NDArray[np.float32]) -> _Moved | None:
    """Compare two frames at points of the first; None where too few can be followed."""
    way = look.face.landmarks.mean(axis=0, dtype=np.float64) - first.middle
    far = float(np.hypot(*way)) / first.between
    if far > _PLAIN:
        return _Moved(look.time, 1000.0 * far, 0.0)
    # At the very same place, so that landmarks that jitter change nothing.
    now = _GRID.cut(look.frame.pixels, first.to_frame)
    found, followed, _ = cv2.calcOpticalFlowPyrLK(
        first.pixels, now, points, np.empty_like(points), winSize=_WINDOW, maxLevel=2
    )
    kept = followed.ravel() > 0
    before = points[kept, 0].T.astype(np.float64)
    ways = found[kept, 0].T.astype(np.float64) - before
    known = np.vstack([before, np.ones(ways.shape[1])])
    good = np.ones(ways.shape[1], bool)
    for _ in range(3):  # points that slipped are left out
        if int(good.sum()) < _FEWEST_POINTS:
            return None
        field = np.linalg.lstsq(known[:, good].T, ways[:, good].T, rcond=None)[0].T
        left = np.hypot(*(ways - field @ known))
        good = left <= 3.0 * max(float(np.median(left)), 1e-6)
    if int(good.sum()) < _FEWEST_POINTS:
        return None
    unit = 1000.0 / _GRID.steps
    whole = np.hypot(*(field @ known))
    noise = math.sqrt(6.0 * float(np.mean(left[good] ** 2)) / int(good.sum()))
    return _Moved(look.time, unit * math.sqrt(float(np.mean(whole**2))), unit * noise)
