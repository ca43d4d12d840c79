"""How long a check may take, and the pause after repeated fakes. Times are `Frame.time`, seconds.

Both only ever withhold a verdict.
"""

from __future__ import annotations

from collections import deque

from core.people.rules import Rules
from core.quality import QualityReason
from core.results import DecisionState, Track

_WAITING = frozenset({DecisionState.CHECKING, DecisionState.NOT_USABLE})
_ELSEWHERE = frozenset({QualityReason.TOO_SMALL, QualityReason.TURNED, QualityReason.NODDING})
"""Who is far away or looks elsewhere isn't being checked: no time runs for them."""

_LONGEST_STEP = 0.5
"""Seconds between two decisions that count at most: what wasn't seen wasn't tried."""


class Attempt:
    """One check of one track: it ends with a verdict, or when its time is over."""

    def __init__(self) -> None:
        self.is_over = False
        """Whether the time was over; it then stays so for this attempt."""

        self._waited = 0.0
        self._at: float | None = None

    def take(self, state: DecisionState, reason: QualityReason, now: float, limit: float) -> None:
        """Note what would be said now, and that time went by."""
        step = 0.0 if self._at is None else min(max(0.0, now - self._at), _LONGEST_STEP)
        self._at = now
        if state not in _WAITING:
            self._waited = 0.0
        elif reason not in _ELSEWHERE:
            self._waited += step
        self.is_over = self.is_over or self._waited >= limit

    def left(self, limit: float) -> float:
        """Return the seconds until the time is over."""
        return max(0.0, limit - self._waited)


class LockOut:
    """Counts suspected fakes of all tracks, and how long nobody is judged after too many."""

    def __init__(self) -> None:
        self.fakes = 0
        """How many led to the present pause."""

        self._shown: deque[float] = deque()
        self._seen: float | None = None
        self._track: Track | None = None
        self._began: float | None = None

    def note_fake(self, track: Track, now: float, rules: Rules) -> None:
        """Note that a face that is suspected for sure is there now."""
        last, before = self._seen, self._track
        self._seen, self._track = now, track
        if track == before or (last is not None and 0.0 <= now - last < rules.fakes_apart):
            return  # the same one still: a track breaks sooner than somebody changes the picture
        self._shown.append(now)
        while self._shown and not 0.0 <= now - self._shown[0] <= rules.fakes_within:
            self._shown.popleft()
        if rules.lock_out > 0.0 and len(self._shown) >= rules.fakes:
            self.fakes, self._began = len(self._shown), now
            self._shown.clear()

    def left(self, now: float, rules: Rules) -> float | None:
        """Return the seconds of the pause that are left; None where there is none."""
        if self._began is None:
            return None
        left = rules.lock_out - (now - self._began)
        if not 0.0 < left <= rules.lock_out:  # it is over, or another clock runs
            self._began, self._seen, self._track, self.fakes = None, None, None, 0
            return None
        return left
