"""What geometry and motion deny over time: a suspicion, and what takes it back.

Like the votes of a liveness model (`core.people.votes`) it errs on the side of the suspicion: it
arises when the deny score was high for a moment, and only a score that stayed low for longer ends
it. A face about which nothing can be said any more stays suspected, and silence is a break: what
was high or low before it isn't added to what comes after.
"""

from __future__ import annotations

from core.cue_values import Geometry
from core.people.rules import Rules


class Denial:
    """The suspicion of one track. Times are `Frame.time`, seconds."""

    def __init__(self) -> None:
        self.is_suspected = False
        self.latest: Geometry | None = None
        """What was said last; while the face is suspected, what denied it last."""

        self._high_since: float | None = None
        self._low_since: float | None = None
        self._denied = 0.0

    def is_sure(self, rules: Rules) -> bool:
        """Whether it denied for so long that this can hardly be a mistake."""
        return (
            self.is_suspected
            and self._high_since is not None
            and self._denied - self._high_since >= rules.denied_for_sure
        )

    def add(self, geometry: Geometry, now: float, rules: Rules) -> None:
        """Take in what is said of one frame."""
        score = geometry.deny_score
        if geometry.denies:
            self._low_since = None
            self._denied = now
            if self._high_since is None:
                self._high_since = now
            if now - self._high_since >= rules.denied_for:
                self.is_suspected = True
        elif score is None:  # silence neither denies nor clears
            self._high_since = self._low_since = None
        else:
            self._high_since = None
            if score >= rules.cleared_below:
                self._low_since = None
            elif self._low_since is None:
                self._low_since = now
        if self.is_suspected and self._is_cleared(now, rules):
            self.is_suspected = False
        if geometry.denies or not self.is_suspected:
            self.latest = geometry

    def _is_cleared(self, now: float, rules: Rules) -> bool:
        held = now - self._denied >= rules.spoof_holds
        low = self._low_since is not None and now - self._low_since >= rules.cleared_for
        return held and low
