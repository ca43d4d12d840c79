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
        self._is_next = True
        self._track: Track | None = None
        self._clear_since: float | None = None
        self._began: float | None = None

    def note(self, suspected: Track | None, now: float, rules: Rules, *, for_sure: bool) -> None:
        """Note what is there now.

        One fake is one, however often its track breaks: the next begins only after `fakes_apart`
        seconds in which none was to be seen, and on another track.

        Parameters
        ----------
        suspected
            Track of a suspected fake; None where the face is none, or nobody is there.
        for_sure
            Whether it is suspected by more than a single vote.
        """
        if suspected is None:
            if self._clear_since is None or now < self._clear_since:
                self._clear_since = now
            return
        clear, self._clear_since = self._clear_since, None
        if clear is not None and now - clear >= rules.fakes_apart and suspected != self._track:
            self._is_next = True
        if not for_sure or not self._is_next:
            return
        self._is_next, self._track = False, suspected
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
            self._began, self._track, self._clear_since, self.fakes = None, None, None, 0
            self._is_next = True
            return None
        return left
