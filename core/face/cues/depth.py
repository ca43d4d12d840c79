"""Planarity: whether a face moves as a solid head does, or as a flat or bent sheet.

**How.** About seven times a second the face is cut out at a fixed size, freed of shading and
exposure, and up to 90 points in it are followed from one picture (that shows it straight on) into
up to `face_motion.MOST_VIEWS` others that differ most from each other (`face_patch`,
`face_motion`). A surface that turns and moves as one body is fitted to where the points were
(`relief`). How far each point then lies off a plane with even bends is compared with what sheets,
bent in any way about one axis, and heads have (`solidity`).

**Value.** The relief: root mean square of the depth that neither a plane nor even bends explain,
in shares of the distance between the eyes; at least 0. Heads have 0.03 to 0.1, sheets 0 to 0.03.
A rigid mask has what a head has: this cue says nothing against masks.

**Direction.** A small relief denies, *where the face has turned enough to show one*.

**Noise.** The uncertainty is the standard deviation of the value, from the scatter of every point
over the pictures and from errors that pictures share (`solidity.SHARED` pixels by the parallax).
The logarithm of the two likelihoods' ratio goes far beyond what can be known, since errors are
not quite independent, and is tempered: `TEMPER` * (ratio - `EVEN`), between -`STRONGEST` and
`STRONGEST`. A face that speaks or smiles can look like a sheet that turns a little. So what
denies counts in full only from `SURE_PARALLAX` on and not at all at `LEAST_TO_DENY`, and only where
the points moved as one body (`MOST_UNREST`) before a likely camera (`FOCAL_WITHIN`).
`denial` is the mean of the last three measurements, the first one by itself counting half.

**It abstains** while there are less than `SHORTEST` seconds or `FEWEST_VIEWS` pictures
(too-short), with less than `SMALLEST` pixels between the eyes (too-small), where the points aren't
found again or depths scatter by more than `NOISIEST` (too-noisy), where the parallax is less than
`LEAST_PARALLAX` pixels for a depth of one eye distance, about the same in degrees (too-still), and
where `denial` is less than `CLEAR` either way (unclear).

**Where the constants come from.** `SHARED`, `TEMPER`, `EVEN` and the limits were chosen on
portraits with even numbers, shown flat, bent (radius 6 to 16 cm) and as the skin of heads of the
ICT Face Model Light that speak and blink, and on half of the studio's people, with 1 to 10 levels
of noise (`tests/bench/planarity_scenes.py`). `docs/planarity.md` says what the others gave.
"""

from __future__ import annotations

import math
from collections import deque
from typing import Final

import numpy as np

from core.cue_values import Abstention, Cue, CueReading
from core.face.cues import face_patch, relief
from core.face.cues.face_motion import FaceMotion
from core.face.cues.look import Look
from core.face.cues.solidity import Solidity, solidity

SHORTEST: Final = 0.8
FEWEST_VIEWS: Final = 5
SMALLEST: Final = 28.0
NOISIEST: Final = 0.06
LEAST_PARALLAX: Final = 3.0
LEAST_TO_DENY, SURE_PARALLAX = 4.0, 7.0
MOST_UNREST, FOCAL_WITHIN = 0.8, 0.5
TEMPER, EVEN, STRONGEST, CLEAR = 0.5, 3.0, 4.0, 1.0

_SAMPLE_EVERY: Final = 0.14  # seconds; slow enough to cost little, and nobody turns faster
_MEASURE_EVERY: Final = 0.55
_SETTLED, _SETTLED_EVERY = 3.0, 1.1  # denial, either way, from which it is measured less often
_STALE: Final = 4.0  # seconds without a measurement
_FEWEST_POINTS: Final = 30
_FOCAL_BY_WIDTH: Final = 600 / 640  # 56 degrees across, as desk cameras have; fitted, too
_HOPELESS: Final = 5.0  # noise of a fit that explains nothing
_DOUBTFUL: Final = 0.3  # noise of a fit from which it is tried once more from elsewhere
_WORSE: Final = 1.5  # by how much the noise must have grown until it is tried again
_FIRST_STEPS, _STEPS = 9, 4
_AGAIN_FROM: Final = -0.2

# Relief of the mean head, slant across and down, bend across, twist, bend down, log focal length.
# Anything between a sheet and a head, and a little bent as both mostly are.
_BELIEF: Final = relief.Belief(
    np.array([0.5, 0.0, 0.0, 0.2, 0.0, 0.0, 0.0]), np.array([1.0, 0.3, 0.3, 0.4, 0.2, 0.4, 0.15])
)


class DepthWatch:
    """Planarity of the face of one track; see the module.

    Memory: `face_motion.MOST_VIEWS` + 1 patches of 16 kB and the places of points in them.
    """

    cue: Cue = Cue.DEPTH

    def __init__(self) -> None:
        self._motion = FaceMotion()
        self._sampled = -math.inf
        self._measured = -math.inf
        self._small = False
        self._fit: relief.Fit | None = None
        self._doubted = 0.0  # noise that was left when it was tried from elsewhere
        self._found: Solidity | None = None
        self._parallax = 0.0
        self._scatter = math.inf
        self._denials: deque[float] = deque(maxlen=3)

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        if 0 <= look.time - self._sampled < _SAMPLE_EVERY:
            return
        self._sampled = look.time
        marks = look.face.landmarks
        self._small = float(np.hypot(*(marks[1] - marks[0]))) < SMALLEST
        patch = None if self._small else face_patch.cut(look.frame.pixels, look.face, look.time)
        if patch is None:
            return
        self._motion.add(patch)
        if not self._motion.views or look.time - self._measured > _STALE:
            # Something else may be there now: what spoke for life is forgotten.
            self._denials = deque((one for one in self._denials if one > 0), self._denials.maxlen)
        settled = len(self._denials) == 3 and abs(self._denial()) >= _SETTLED
        every = _SETTLED_EVERY if settled else _MEASURE_EVERY
        due = not 0 <= look.time - self._measured < every
        enough = self._motion.seconds >= SHORTEST and len(self._motion.views) >= FEWEST_VIEWS
        if due and enough and not self._motion.lost:
            self._measured = look.time
            with np.errstate(all="ignore"):  # what runs away is found out by its result
                try:
                    self._measure((look.frame.width, look.frame.height))
                except np.linalg.LinAlgError:
                    self._fit, self._found = None, None

    def _measure(self, size: tuple[int, int]) -> None:
        motion = self._motion
        views = motion.seen(size, _FOCAL_BY_WIDTH * max(size))
        if views is None:
            return
        now = None
        if self._fit is not None and len(self._fit.own) == len(views.first) and motion.fitted:
            turns, shifts = motion.motions()
            now = relief.fit(views, _BELIEF, _STEPS, self._fit, turns, shifts)
        if now is None or now.noise > max(_DOUBTFUL, _WORSE * self._doubted):
            mean = _BELIEF.mean.copy()
            if now is not None:
                mean[3] = _AGAIN_FROM
            again = relief.fit(views, relief.Belief(mean, _BELIEF.spread), _FIRST_STEPS)
            now = again if now is None or again.cost < now.cost else now
            self._doubted = now.noise
        depths = relief.depths(views, now)
        good = views.there.sum(0) >= min(FEWEST_VIEWS, len(views.others)) / 2
        sane = all(
            np.isfinite(one).all()
            for one in (now.amounts, now.turns, now.shifts, now.own, depths.off, depths.variance)
        )
        if not sane or good.sum() < _FEWEST_POINTS:
            self._fit, self._found = None, None
            return
        self._fit = now
        motion.keep(now.turns, now.shifts)
        depths = relief.Depths(
            depths.off[good], depths.variance[good], depths.parallax[good], depths.noise
        )
        self._found = solidity(views.forms[good, 1:3], views.forms[good, 0], depths)
        self._parallax = float(np.median(depths.parallax))
        self._scatter = float(np.sqrt(np.median(depths.variance)))
        if depths.noise > _HOPELESS:
            self._scatter = math.inf
        if self._parallax >= LEAST_PARALLAX and self._scatter <= NOISIEST:
            likely = depths.noise <= MOST_UNREST and abs(now.amounts[-1]) <= FOCAL_WITHIN
            self._denials.append(_tempered(self._found.ratio, self._parallax, likely))

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        denial = self._denial()
        abstains = self._abstains(denial)
        found = self._found
        return CueReading(
            Cue.DEPTH,
            None if found is None else found.relief,
            None if found is None else found.uncertainty,
            0.0 if abstains is not None else denial,
            self._motion.seconds,
            abstains,
        )

    def _denial(self) -> float:
        return sum(self._denials) / max(2, len(self._denials))

    def _abstains(self, denial: float) -> Abstention | None:
        if self._small:
            return Abstention.TOO_SMALL
        if self._found is None:
            # Nothing was measured at all yet, or too few points could be followed.
            noisy = self._motion.lost or self._measured > -math.inf
            return Abstention.TOO_NOISY if noisy else Abstention.TOO_SHORT
        if not self._denials:
            still = self._parallax < LEAST_PARALLAX
            return Abstention.TOO_STILL if still else Abstention.TOO_NOISY
        return Abstention.UNCLEAR if abs(denial) < CLEAR else None


def _tempered(ratio: float, parallax: float, likely: bool) -> float:
    """Denial of one measurement; `likely` is whether a sheet before a camera could move so."""
    denial = TEMPER * (ratio - EVEN)
    if denial > 0:
        sure = (parallax - LEAST_TO_DENY) / (SURE_PARALLAX - LEAST_TO_DENY)
        denial *= max(0.0, min(1.0, sure)) if likely else 0.0
    return max(-STRONGEST, min(STRONGEST, denial))
