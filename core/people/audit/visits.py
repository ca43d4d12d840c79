"""Which verdicts are written into the log: one a visit, once it has settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.results import Decision, DecisionState

if TYPE_CHECKING:
    from core.people.audit.entry import Fact

SETTLED = 1.5
"""Seconds that a verdict must stay the same to be written."""

GONE = 0.6
"""Seconds without a face after which a visit is over."""

SAME_PERSON = 30.0
"""Who is recognised again within so many seconds has not left: a track ends when they turn away."""

SAME_STRANGER = 3.0

_VERDICTS = frozenset(
    {
        DecisionState.KNOWN,
        DecisionState.UNKNOWN,
        DecisionState.UNSURE,
        DecisionState.SPOOF,
        DecisionState.NOT_CLAIMED,
        DecisionState.CANNOT_JUDGE,
        DecisionState.TIMED_OUT,
    }
)
_NOBODY = frozenset({DecisionState.NOBODY, DecisionState.LAMP_OFF})

_Key = tuple[DecisionState, str]


@dataclass(frozen=True, slots=True)
class VisitNote:
    """What an entry about a verdict tells."""

    person_id: str
    """Who was recognised, whom a suspected fake looks like, or who was named and isn't it; empty
    for nobody."""

    facts: Mapping[str, Fact]


@dataclass(slots=True)
class _Visit:
    track: int | None
    latest: Decision
    key: _Key
    since: float
    seen: float
    spoof_score: float | None = None
    written: set[_Key] = field(default_factory=set)


class Visits:
    """Takes each decision, and says when there is something to write. One thread calls it."""

    def __init__(self) -> None:
        self._visit: _Visit | None = None
        self._recent: dict[_Key, float] = {}

    def take(self, decision: Decision) -> tuple[VisitNote, ...]:
        """Return what is to be written now: mostly nothing."""
        visit, now = self._visit, decision.time
        if decision.state in _NOBODY:
            if visit is not None and not 0.0 <= now - visit.seen < GONE:
                return self.end()
            return ()
        if decision.state is DecisionState.LOCKED_OUT:
            return self.end()  # what led to it is told first
        track = None if decision.track is None else decision.track.number
        notes: tuple[VisitNote, ...] = ()
        if visit is not None and (visit.track != track or now < visit.seen):
            notes = self.end()
            visit = None
        if decision.state not in _VERDICTS:
            if visit is not None:
                visit.seen = now
            return notes
        key = _key(decision)
        if visit is None:
            visit = self._visit = _Visit(track, decision, key, now, now)
        if key != visit.key:
            visit.key, visit.since = key, now
        visit.latest, visit.seen = decision, now
        if decision.state is DecisionState.SPOOF and decision.liveness is not None:
            scores = (visit.spoof_score, decision.liveness.spoof_score)
            visit.spoof_score = max((one for one in scores if one is not None), default=None)
        if key in visit.written:
            self._recent[key] = now
        elif now - visit.since >= SETTLED:
            notes += self._settle(visit)
        return notes

    def end(self) -> tuple[VisitNote, ...]:
        """End the visit: the source changes, or the program ends.

        A visit that was too short for its verdict to settle is written all the same.
        """
        visit, self._visit = self._visit, None
        return () if visit is None or visit.written else self._settle(visit)

    def _settle(self, visit: _Visit) -> tuple[VisitNote, ...]:
        key, now = visit.key, visit.seen
        is_correction = bool(visit.written)
        visit.written.add(key)
        self._recent = {
            one: seen for one, seen in self._recent.items() if 0.0 <= now - seen < SAME_PERSON
        }
        before = self._recent.get(key)
        self._recent[key] = now
        if before is not None and now - before < _span(key[0]):
            return ()
        return (_note(visit, is_correction=is_correction),)


def _key(decision: Decision) -> _Key:
    best = decision.best
    if decision.state is DecisionState.NOT_CLAIMED and decision.claimed is not None:
        return decision.state, decision.claimed.person_id
    if best is None:
        return decision.state, ""
    if decision.state is DecisionState.KNOWN:
        return decision.state, best.person_id
    # A fake that looks like nobody is about nobody.
    is_alike = decision.state is DecisionState.SPOOF and best.similarity >= decision.threshold
    return decision.state, best.person_id if is_alike else ""


def _span(state: DecisionState) -> float:
    if state is DecisionState.KNOWN:
        return SAME_PERSON
    return SAME_STRANGER if state is not DecisionState.SPOOF else 0.0


def _note(visit: _Visit, *, is_correction: bool) -> VisitNote:
    decision = visit.latest
    best, second, liveness = decision.best, decision.runner_up, decision.liveness
    facts: dict[str, Fact] = {
        "state": decision.state.value,
        "similarity": None if best is None else _rounded(best.similarity),
        "threshold": _rounded(decision.threshold),
        "runner_up": None if second is None else _rounded(second.similarity),
        "liveness": None if liveness is None else liveness.verdict.value,
        "liveness_reason": None if liveness is None else liveness.reason.value,
        "liveness_model": None if liveness is None else liveness.model,
        "liveness_ground": decision.ground.value,
        "spoof_score": None,
        "quality": None if decision.quality is None else round(decision.quality.overall, 1),
        "quality_reason": decision.quality_reason.value,
    }
    if best is not None and second is not None:
        facts["margin"] = _rounded(best.similarity - second.similarity)
    score = visit.spoof_score if decision.state is DecisionState.SPOOF else None
    if score is None and liveness is not None:
        score = liveness.spoof_score
    if score is not None:
        facts["spoof_score"] = _rounded(score)
    if decision.votes is not None and decision.votes.spoof:
        facts |= {"judgements": decision.votes.total, "fake_votes": decision.votes.spoof}
    if decision.geometry is not None and decision.geometry.deny_score is not None:
        facts["deny_score"] = _rounded(decision.geometry.deny_score)
    if decision.claimed is not None:
        facts["claimed"] = True
    if is_correction:
        facts["corrects"] = True
    return VisitNote(visit.key[1], facts)


def _rounded(value: float) -> float:
    return round(float(value), 4)
