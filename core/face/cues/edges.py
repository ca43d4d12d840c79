"""Borders of a picture or of a device around the face: straight lines that move with it.

Long straight lines outside the head are followed and compared with the motion of the face: the
edge of a sheet or of a frame goes along with it, a door or a shelf behind somebody stays.

Unit of the value: length of the straight borders that move with the face, in eye distances; about
4 to 14 for a whole sheet, about 0 for people. More speaks for a fake.

Noise model: lines that stay jitter by 0.01 to 0.02 eye distances. A line counts as moving with the
face where it has moved by 0.05 (standard deviation) at five looks or more within a second or more,
where its way correlates by 0.7 or more with that on which the face would take it, and is 0.35 to
1.7 times as far (a sheet tilts, so it is seldom 1). Frames in which the head is turned by more than
12 degrees are left out: hair and neck would count. The uncertainty is 0.4 eye distances for each
such line, added in squares, 0.4 at the least.

Abstains: TOO_STILL while the face has moved by less than 0.1 eye distances (standard deviation), as
before a still door nothing can be told of anybody who doesn't move; TOO_SMALL under 24 pixels
between the eyes; TOO_SHORT under a second; CUT_OFF where so little around the head is in the
frame that borders could be beyond it, and none was found.

A cut-out or a mask has no straight border, and that of a large print may lie beyond the frame: no
border says next to nothing for life (0.2). A hood, a head-rest or a placard that somebody carries
moves with the face as well: no more than 1.5 for a fake, and 0.5 for a single line.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.cue_values import Abstention, Cue, CueReading
from core.face.cues import border_lines
from core.face.cues.border_lines import Border, Placing
from core.face.cues.face_grid import FaceGrid, eye_distance
from core.face.cues.likelihood import Part, log_ratio
from core.face.cues.look import Look


@dataclass(frozen=True, slots=True)
class EdgesRules:
    """Limits, and how long borders around people and fakes are; see docs/cues.md."""

    every: float = 0.2
    """Seconds between two frames that are looked at."""

    window: float = 6.0
    smallest: float = 24.0
    """Pixels between the eyes."""

    most_yaw: float = 12.0
    fewest: int = 5
    shortest: float = 1.0
    lost: float = 0.9
    """Seconds after which a line that was not found again is given up."""

    moved_line: float = 0.05
    """Of a line that moves, standard deviation, in eye distances; one that stays has 0.015."""

    moved: float = 0.1
    """Of the face, standard deviation, in eye distances."""

    together: float = 0.7
    """Correlation of a line's way with that of the face, at the least."""

    as_far: tuple[float, float] = (0.35, 1.7)
    """How far a line goes by how far the face takes it: one for a sheet that isn't tilted."""

    same: float = 0.4
    """Eye distances within which parallel lines are one border: that of a sheet has two sides."""

    uncertainty: float = 0.4
    live: tuple[Part, ...] = (Part(0.9, 0.0, 0.5), Part(0.1, 1.5, 1.5))
    fake: tuple[Part, ...] = (Part(0.5, 6.0, 3.0), Part(0.5, 0.0, 0.5))
    most: float = 1.5
    most_of_one: float = 0.5
    for_life: float = 0.2


_AROUND: Final = FaceGrid(-2.2, -2.0, 2.2, 2.0, steps=4)
_MOST_BORDERS: Final = 40


class EdgesWatch:
    """Follows straight lines around one face."""

    cue = Cue.EDGES

    def __init__(self, rules: EdgesRules | None = None) -> None:
        self._rules = rules or EdgesRules()
        self._borders: list[Border] = []
        self._places: deque[tuple[float, complex, bool]] = deque()
        """Time, middle of the face in eye distances, whether the surroundings are in the frame."""

        self._last: float | None = None
        self._small = False
        self._counts: deque[tuple[float, float, int]] = deque()
        """Time, length and number of the borders that were found then."""

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        rules, landmarks = self._rules, look.face.landmarks
        if self._last is not None and look.time - self._last < rules.every - 0.016:
            return
        self._last = look.time
        self._small = not np.isfinite(landmarks).all() or eye_distance(landmarks) < rules.smallest
        if self._small or abs(look.quality.yaw) > rules.most_yaw:
            return
        between, placing = eye_distance(landmarks), Placing.of(landmarks)
        shape = look.frame.pixels.shape
        whole = _AROUND.inside(_AROUND.to_frame(landmarks), shape)
        self._places.append((look.time, complex(placing.points.mean()) / between, whole))
        kept = [one for one in self._borders if look.time - one.last_time < rules.lost]
        for line in border_lines.find(look.frame.pixels, landmarks):
            near = [
                (away, index)
                for index, one in enumerate(kept)
                if one.last_time < look.time
                and (away := one.distance(line, placing, between)) is not None
            ]
            if near:
                kept[min(near)[1]].add(line, placing, between, look.time)
            elif len(kept) < _MOST_BORDERS:
                kept.append(Border.begun(line, placing, between, look.time))
        self._borders = kept
        self._counts.append((look.time, *self._counted()))

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        rules, places, counts = self._rules, self._places, self._counts
        while places and now - places[0][0] > rules.window:
            places.popleft()
            counts.popleft()
        seconds = places[-1][0] - places[0][0] if places else 0.0
        if self._small:
            return self._silent(seconds, Abstention.TOO_SMALL)
        if seconds < rules.shortest or len(places) < rules.fewest:
            return self._silent(seconds, Abstention.TOO_SHORT)
        # A border is not found in each frame: the most of the last seconds counts.
        value, found = max((length, number) for _, length, number in counts)
        if not found:
            middles = np.array([middle for _, middle, _ in places])
            if math.hypot(middles.real.std(), middles.imag.std()) < rules.moved:
                return self._silent(seconds, Abstention.TOO_STILL)
            if sum(whole for _, _, whole in places) < len(places) / 2:
                return self._silent(seconds, Abstention.CUT_OFF)
        uncertainty = rules.uncertainty * max(1.0, math.sqrt(found))
        denial = log_ratio(
            value,
            rules.fake,
            rules.live,
            uncertainty,
            most=rules.most if found > 1 else rules.most_of_one,
            for_life=rules.for_life,
        )
        return CueReading(self.cue, value, uncertainty, denial, seconds)

    def _silent(self, seconds: float, why: Abstention) -> CueReading:
        return CueReading(self.cue, None, None, 0.0, seconds, why)

    def _counted(self) -> tuple[float, int]:
        """Return the length of all borders that move with the face, and how many there are."""
        counted: list[Border] = []
        for border in sorted(self._borders, key=lambda one: -float(np.median(one.lengths))):
            if self._goes_along(border) and not any(self._same(border, one) for one in counted):
                counted.append(border)
        return float(sum(np.median(one.lengths) for one in counted)), len(counted)

    def _goes_along(self, border: Border) -> bool:
        rules = self._rules
        if len(border.times) < rules.fewest:
            return False
        if border.times[-1] - border.times[0] < rules.shortest:
            return False
        staying = np.array(border.staying)
        expected = staying - np.array(border.going)
        spread, way = float(staying.std()), float(expected.std())
        if spread < rules.moved_line or way < rules.moved_line:
            return False
        together = float(np.mean((staying - staying.mean()) * (expected - expected.mean())))
        low, high = rules.as_far
        return together > rules.together * spread * way and low < together / way**2 < high

    def _same(self, one: Border, other: Border) -> bool:
        apart = abs((one.last.angle - other.last.angle + math.pi / 2) % math.pi - math.pi / 2)
        between = other.last.length / max(other.lengths[-1], 1e-6)
        return apart < 0.2 and abs(border_lines.across(other.last, one.last.middle)) < (
            self._rules.same * between
        )
