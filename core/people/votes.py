"""What liveness says about one track over seconds: votes, a suspicion, and what takes it back.

Liveness denies and never grants alone, so each rule errs on the side of the suspicion:

- A face without a record of being live is suspected by its first vote for a fake.
- A face with such a record (`Rules.live_record`) is suspected by the second one within the window.
  The record can't be borrowed: it ends with the track and whenever it is in doubt that this is
  still the same face, so that it only ever excuses the living face that earned it.
- A suspicion holds at least `Rules.spoof_holds`, each further vote for a fake prolongs it, and
  only votes for life in a row end it. Hiding from the lamp, or a score between the bands, doesn't.
- Votes closer together than `SPACING` are one, the worst: a high frame rate earns no record.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from core.people.rules import Rules
from core.results import Liveness, LivenessReason, LivenessVerdict, LivenessVotes

SPACING = 0.1
"""Seconds in which several judgements count as one vote."""

_BADNESS = {LivenessVerdict.LIVE: 0, LivenessVerdict.CANNOT_JUDGE: 1, LivenessVerdict.SPOOF: 2}
_BETWEEN, _FAKE = 0.5, 3.0
"""What a score between the bands, and a vote for a fake, weigh against one vote for life."""


@dataclass(frozen=True, slots=True)
class _Vote:
    time: float
    liveness: Liveness

    @property
    def verdict(self) -> LivenessVerdict:
        return self.liveness.verdict


class Votes:
    """The votes of one track. Times are `Frame.time`, seconds."""

    def __init__(self) -> None:
        self.suspected_at: float | None = None
        """When liveness last said spoof while it is suspected; None without a suspicion."""

        self.is_live = False
        """Whether the votes together say that the face is live."""

        self.has_model = False
        """Whether a model has ever voted."""

        self.fakes = 0
        """Votes for a fake since the suspicion arose."""

        self._votes: deque[_Vote] = deque()
        self._latest: Liveness | None = None
        self._fake: Liveness | None = None

    @property
    def is_suspected(self) -> bool:
        """Whether the face is suspected to be a fake."""
        return self.suspected_at is not None

    @property
    def latest(self) -> Liveness | None:
        """The newest judgement that says what the votes say together; None before any."""
        if self.is_suspected:
            return self._fake
        if self.is_live:
            for vote in reversed(self._votes):
                if vote.verdict is LivenessVerdict.LIVE:
                    return vote.liveness
        return self._latest

    def counted(self) -> LivenessVotes | None:
        """Return how many votes say what; None where no model has voted lately."""
        if not self._votes:
            return None
        live, spoof = self._count(LivenessVerdict.LIVE), self._count(LivenessVerdict.SPOOF)
        return LivenessVotes(live, spoof, len(self._votes) - live - spoof)

    def add(self, liveness: Liveness, time: float, rules: Rules) -> None:
        """Take in one judgement."""
        self._latest = liveness
        if liveness.verdict is LivenessVerdict.NOT_JUDGED:
            return
        self.has_model = True
        self.forget_before(time - rules.votes_window, rules)
        has_record = self._count(LivenessVerdict.LIVE) >= rules.live_record
        self._append(_Vote(time, liveness))
        if liveness.verdict is LivenessVerdict.SPOOF:
            self._deny(liveness, time, has_record=has_record)
        elif self._is_cleared(time, rules):
            self.suspected_at, self._fake, self.fakes = None, None, 0
        self._weigh(rules)

    def forget_before(self, time: float, rules: Rules) -> None:
        """Drop votes older than `time`. A suspicion stays."""
        dropped = False
        while self._votes and self._votes[0].time < time:
            self._votes.popleft()
            dropped = True
        if dropped:
            self._weigh(rules)

    def forget_lives(self) -> None:
        """Drop what speaks for the face, since it may be another one; a suspicion stays."""
        self._votes = deque(one for one in self._votes if one.verdict is LivenessVerdict.SPOOF)
        self.is_live = False
        self._latest = None

    def _append(self, vote: _Vote) -> None:
        if self._votes and 0.0 <= vote.time - self._votes[-1].time < SPACING:
            before = self._votes[-1]
            if _BADNESS[vote.verdict] > _BADNESS[before.verdict]:
                self._votes[-1] = _Vote(before.time, vote.liveness)
            return
        self._votes.append(vote)

    def _deny(self, liveness: Liveness, time: float, *, has_record: bool) -> None:
        fakes = self._count(LivenessVerdict.SPOOF)
        if self.is_suspected or not has_record or fakes > 1:
            self.fakes = max(self.fakes, fakes) if not self.is_suspected else self.fakes + 1
            self.suspected_at, self._fake = time, liveness

    def _is_cleared(self, time: float, rules: Rules) -> bool:
        if self.suspected_at is None or time - self.suspected_at < rules.spoof_holds:
            return False
        last = list(self._votes)[-rules.live_clears :]
        return len(last) == rules.live_clears and all(
            one.verdict is LivenessVerdict.LIVE for one in last
        )

    def _weigh(self, rules: Rules) -> None:
        live = self._count(LivenessVerdict.LIVE)
        between = sum(one.liveness.reason is LivenessReason.BETWEEN for one in self._votes)
        weight = live - _BETWEEN * between - _FAKE * self._count(LivenessVerdict.SPOOF)
        enough = weight > 0.0 if self.is_live else weight >= rules.live_from
        self.is_live = not self.is_suspected and live > 0 and enough

    def _count(self, verdict: LivenessVerdict) -> int:
        return sum(one.verdict is verdict for one in self._votes)
