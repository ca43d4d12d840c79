"""From what the cues say to one score that denies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.cue_values import CueReading, Geometry


@dataclass(frozen=True, slots=True)
class Combination:
    """How cues are weighed. They are taken for independent, so none may say too much."""

    strongest: float = 3.0
    """No cue counts for more than this, either way (natural log: 20 to 1)."""

    deny_from: float = 0.87
    """Deny score from which a face is suspected, 0.5 to 1: a sum of 1.9, 6.7 to 1. Of people and
    fakes alike the sum's weight came out as 1.0 (`packaging/cues/fit_combination.py`); the living
    of the studio reached 0.51 at most (36 presentations), and of sheets most were above."""

    def of(self, readings: Sequence[CueReading]) -> Geometry:
        """Return what the readings say together."""
        said = [one.denial for one in readings if one.abstains is None]
        if not said:
            return Geometry(tuple(readings), None, denies=False)
        odds = sum(max(-self.strongest, min(self.strongest, one)) for one in said)
        score = 1.0 / (1.0 + math.exp(-odds))
        return Geometry(tuple(readings), score, denies=score >= self.deny_from)
