"""From what the cues say to one score that denies."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.cue_values import CueReading, Geometry


@dataclass(frozen=True, slots=True)
class Combination:
    """How cues are weighed. They are taken for independent, so none may say too much."""

    strongest: float = 4.0
    """No cue counts for more than this, either way (natural log: 55 to 1)."""

    prior: float = 0.0
    """Log odds of a fake before anything was seen."""

    deny_from: float = 0.95
    """Deny score from which a face is suspected, 0.5 to 1."""

    def of(self, readings: Sequence[CueReading]) -> Geometry:
        """Return what the readings say together."""
        said = [one.denial for one in readings if one.abstains is None]
        if not said:
            return Geometry(tuple(readings), None, denies=False)
        odds = self.prior + sum(max(-self.strongest, min(self.strongest, one)) for one in said)
        score = 1.0 / (1.0 + math.exp(-odds))
        return Geometry(tuple(readings), score, denies=score >= self.deny_from)
