"""Blinks: both eyes closed for a moment and open again.

The eyes' openness is that which the face's quality tells from edges of lids and iris
(`core.face.signs`), as log odds. A blink is a dip of it, by more than what it else varies by,
that has gone again within half a second; and meanwhile both eyes must look less like themselves
before and after (correlation, wherever they lie best), which jumping landmarks don't do.

Unit of the value: seen blinks a minute. More speak for a living face. People blink about 17 times
a minute at rest and 4 to 5 times while they read (Bentivoglio et al., Movement Disorders 12,
1997), each for 0.1 to 0.4 seconds.

Noise model: blinks come at random (Poisson) at a rate that differs from person to person (gamma);
only a share of them is seen, the smaller the longer the gaps between frames. Fakes seem to blink
at a small rate, too, when landmarks jump. The denial is the log ratio of both probabilities of so
many blinks in so long a look, so that one seen blink says much and their absence speaks slowly.

Abstains: TOO_SMALL under 30 pixels between the eyes; EYES_HIDDEN while openness can't be told
(turned head, glare, something over the eyes) or the eyes seem to be closed all along; TOO_NOISY
while it varies so much that a blink would not show; TOO_SHORT before a first blink was seen, or
three seconds.

Eyes behind holes of a mask or a cut-out blink as well, and so do films: blinks never say more than
1 for life. Some people hold their eyes still before a camera: their absence never says more than
1.2 for a fake.
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
from core.face.cues.face_grid import FaceGrid
from core.face.cues.look import Look
from core.quality import Quality, QualityKind

Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that differs from case to case: a gamma distribution."""

    mean: float
    """A second."""

    shape: float
    """1 / the variance of rates by their squared mean."""

    def log_probability(self, count: int, seconds: float) -> float:
        """Return the log of how likely so many happen in so many seconds."""
        shape, scale = self.shape, self.shape / self.mean
        return (
            math.lgamma(count + shape)
            - math.lgamma(shape)
            - math.lgamma(count + 1)
            + shape * math.log(scale / (scale + seconds))
            + count * math.log(max(seconds, 1e-9) / (scale + seconds))
        )


@dataclass(frozen=True, slots=True)
class BlinkRules:
    """What counts as a blink, and how often people and fakes seem to blink; see docs/cues.md."""

    dip: float = 1.0
    """Log odds of open eyes by which they fall at the least."""

    spreads: float = 3.0
    """So many robust standard deviations, too."""

    most_spread: float = 0.9
    least_open: float = 0.3
    """Log odds around: spread from which a blink would not show, and what counts as open."""

    around: float = 0.7
    """Seconds before and after that are compared with."""

    shut: float = 0.4
    beside: float = 0.3
    """Most seconds between the first and last frame with closed eyes, and to those beside them."""

    unlike: float = 0.05
    unlike_spreads: float = 2.0
    """How much less the eyes correlate with how they else look, and so many standard deviations."""

    widest_gap: float = 0.4
    seen_at: tuple[tuple[float, float], ...] = ((0.12, 0.6), (0.25, 0.45), (0.4, 0.0))
    """Seconds between two frames, and the share of blinks that is seen then."""

    smallest: float = 30.0
    shortest: float = 3.0
    window: float = 60.0
    people: Rate = Rate(0.22, 1.5)
    fakes: Rate = Rate(0.01, 0.5)
    most: float = 1.2
    for_life: float = 1.0


_FEWEST_AROUND: Final = 4
_EYES: Final = FaceGrid(-1.0, -0.45, 1.0, 0.45, steps=32)
_EACH: Final = (slice(8, 24), slice(40, 56))
_SHIFT: Final = 3  # cells by which landmarks may be off


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    time: float
    openness: float
    eyes: Float32
    """Levels on the grid."""


class BlinkWatch:
    """Counts the blinks of one face."""

    cue = Cue.BLINK

    def __init__(self, rules: BlinkRules | None = None) -> None:
        self._rules = rules or BlinkRules()
        self._recent: deque[_Seen] = deque()
        self._next = 0
        self._low: list[_Seen] = []
        self._before: float | None = None
        """Last frame with open eyes before those in `_low`."""

        self._blinks: deque[float] = deque()
        self._watched: deque[tuple[float, float, float]] = deque()
        """Time, seconds watched, and seconds by the share of blinks that was seen."""

        self._why = Abstention.TOO_SHORT

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        if look.quality.eye_distance < self._rules.smallest:
            self._why = Abstention.TOO_SMALL
            return
        openness = _openness(look.quality)
        if openness is None:
            self._why = Abstention.EYES_HIDDEN
            return
        recent = self._recent
        eyes = _EYES.cut(look.frame.pixels, _EYES.to_frame(look.face.landmarks))
        recent.append(_Seen(look.time, openness, eyes.astype(np.float32)))
        around = self._rules.around
        while self._next < len(recent) and recent[self._next].time <= look.time - around:
            self._judge(self._next)
            self._next += 1
        while recent and recent[0].time < look.time - 2 * around - 0.5:
            recent.popleft()
            self._next = max(0, self._next - 1)

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        rules = self._rules
        while self._watched and now - self._watched[0][0] > rules.window:
            self._watched.popleft()
        while self._blinks and now - self._blinks[0] > rules.window:
            self._blinks.popleft()
        seconds = sum(watched for _, watched, _ in self._watched)
        count = len(self._blinks)
        if seconds < rules.shortest and not count:
            why = self._why
            return CueReading(self.cue, None, None, 0.0, seconds, why)
        weighted = sum(one for _, _, one in self._watched)
        denial = rules.fakes.log_probability(count, seconds)
        denial -= rules.people.log_probability(count, weighted)
        seconds = max(seconds, 1.0)
        return CueReading(
            self.cue,
            60.0 * count / seconds,
            60.0 * math.sqrt(count + 0.5) / seconds,
            min(rules.most, max(-rules.for_life, denial)),
            seconds,
        )

    def _judge(self, index: int) -> None:
        """Tell whether the eyes are closed in a frame, from those around it."""
        rules = self._rules
        seen = self._recent[index]
        time = seen.time
        around = np.array(
            [one.openness for one in self._recent if abs(one.time - time) <= rules.around]
        )
        if len(around) < _FEWEST_AROUND:
            self._interrupt(Abstention.TOO_SHORT)
            return
        usual = float(np.median(around))
        spread = 1.48 * float(np.median(np.abs(around - usual)))
        if usual < rules.least_open or spread > rules.most_spread:
            closed = usual < rules.least_open
            self._interrupt(Abstention.EYES_HIDDEN if closed else Abstention.TOO_NOISY)
            return
        self._why = Abstention.TOO_SHORT
        gap = time - self._recent[index - 1].time if index else rules.widest_gap
        if gap >= rules.widest_gap:
            self._interrupt(self._why)
        else:
            gaps, shares = zip(*rules.seen_at, strict=True)
            share = float(np.interp(gap, gaps, shares))
            self._watched.append((time, gap, gap * share))
        if seen.openness < usual - max(rules.dip, rules.spreads * spread):
            self._low.append(seen)
            return
        if self._low and self._before is not None:
            first, last = self._low[0].time, self._low[-1].time
            near = max(first - self._before, time - last) <= rules.beside
            if last - first <= rules.shut and near and self._look_unlike():
                self._blinks.append(time)
        self._low.clear()
        self._before = time

    def _look_unlike(self) -> bool:
        """Whether both eyes looked unlike themselves in the frames in which they seem closed."""
        rules = self._rules
        first, last = self._low[0].time, self._low[-1].time
        others = [
            one.eyes
            for one in self._recent
            if first - rules.around <= one.time <= last + rules.around
            and not first <= one.time <= last
        ]
        if len(others) < _FEWEST_AROUND:
            return False
        usual = np.median(others, axis=0).astype(np.float32)
        for eye in _EACH:
            like = np.array([_likeness(usual, one, eye) for one in others])
            shut = min(_likeness(usual, one.eyes, eye) for one in self._low)
            least = max(rules.unlike, rules.unlike_spreads * float(like.std()))
            if shut > float(np.median(like)) - least:
                return False
        return True

    def _interrupt(self, why: Abstention) -> None:
        self._why = why
        self._low.clear()
        self._before = None


def _openness(fitness: Quality) -> float | None:
    """Return the log odds that both eyes are open; None where that can't be told."""
    for part in fitness.parts:
        if part.kind is QualityKind.EYES_OPEN:
            likely = min(max(part.value, 1e-6), 1 - 1e-6)
            return math.log(likely / (1 - likely))
    return None


def _likeness(usual: Float32, eyes: Float32, eye: slice) -> float:
    """Return how one eye correlates with how it else looks, where it lies best."""
    part = np.ascontiguousarray(eyes[_SHIFT:-_SHIFT, eye])
    wider = np.ascontiguousarray(usual[:, eye.start - _SHIFT : eye.stop + _SHIFT])
    return float(cv2.matchTemplate(wider, part, cv2.TM_CCOEFF_NORMED).max())
