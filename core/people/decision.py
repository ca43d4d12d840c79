"""What the desk says about the face of the visit, from evidence gathered over seconds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.people.attempts import Attempt, LockOut
from core.people.evidence import Evidence
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.people.sight import Company
from core.people.verdict import Standard, state_of
from core.results import Analysis, Decision, DecisionState, Match, Track

_VERDICTS = (
    DecisionState.KNOWN,
    DecisionState.UNKNOWN,
    DecisionState.UNSURE,
    DecisionState.NOT_CLAIMED,
    DecisionState.CANNOT_JUDGE,
)
_UNDER_WAY = (DecisionState.CHECKING, DecisionState.NOT_USABLE)

_FOR_SURE = 2
"""Votes for a fake after which a suspicion counts towards a lock-out: one may be a mistake."""


@dataclass(frozen=True, slots=True, eq=False)
class _Visit:
    """The latest face of the visit."""

    track: Track | None
    evidence: Evidence
    seen: float
    window: float
    """How old embeddings may be that count, seconds."""

    has_model: bool
    """Whether a liveness model judges."""


@dataclass(frozen=True, slots=True)
class _Claim:
    person_id: str
    name: str


class DecisionMaker:
    """Decides for each analysis. One thread calls `decide`; the others may come from any.

    A verdict rests on what was seen of one face alone. It begins anew with each track, and where
    another face could have taken the track's place (`core.people.sight`).

    Parameters
    ----------
    index
        The people to compare with. Its owner refreshes it.
    threshold
        Similarity from which a face counts as known, -1 to 1.
    """

    def __init__(
        self, index: GalleryIndex, *, threshold: float, rules: Rules | None = None
    ) -> None:
        self._index = index
        self._rules = rules or Rules()
        self._lock = threading.Lock()
        self._tracks: dict[Track, Evidence] = {}
        self._visit: _Visit | None = None
        self._dark_since: float | None = None
        self._company = Company()
        self._lock_out = LockOut()
        self._claim: _Claim | None = None
        self._claim_threshold: float | None = None
        self._asked: tuple[object, ...] = ()
        self._said: tuple[object, ...] = ()
        self._since = 0.0
        self.threshold = threshold

    @property
    def threshold(self) -> float:
        """Similarity from which a face counts as known; the next decision follows a change."""
        return self._threshold

    @threshold.setter
    def threshold(self, value: float) -> None:
        self._threshold = _cosine(value)

    @property
    def claim_threshold(self) -> float:
        """The same where somebody was named (1:1); `threshold` until another one is set."""
        return self._threshold if self._claim_threshold is None else self._claim_threshold

    @claim_threshold.setter
    def claim_threshold(self, value: float | None) -> None:
        self._claim_threshold = None if value is None else _cosine(value)

    @property
    def rules(self) -> Rules:
        """How evidence becomes a verdict; the next decision follows a change."""
        return self._rules

    @rules.setter
    def rules(self, value: Rules) -> None:
        self._rules = value

    def claim(self, person_id: str | None, name: str = "") -> None:
        """Compare with this person only (1:1) from now on; None: with the whole gallery.

        Parameters
        ----------
        name
            What the person is called while they have no template to compare with.
        """
        with self._lock:
            self._claim = None if person_id is None else _Claim(person_id, name)

    def reset(self) -> None:
        """Forget everything about faces, as for a new source. A lock-out goes on: else unplugging
        the camera would end it."""
        with self._lock:
            self._forget()
            self._dark_since = None

    def decide(self, analysis: Analysis) -> Decision:
        """Return the decision about `analysis.faces[0]`, made with what is known of its track.

        The similarities in it are means over the track's latest embeddings, so that a verdict and
        the numbers beside it agree.
        """
        with self._lock, self._index.held():
            decision = self._decide(analysis)
            return replace(decision, since=self._since_of(decision))

    def _decide(self, analysis: Analysis) -> Decision:
        now = analysis.frame.time
        if (left := self._lock_out.left(now, self._rules)) is not None:
            self._forget()  # all starts anew afterwards
            return replace(
                self._nobody(DecisionState.LOCKED_OUT, analysis),
                track=analysis.faces[0].track if analysis.faces else None,
                seconds_left=left,
                fakes=self._lock_out.fakes,
            )
        if self._is_dark(analysis, now):
            self._visit = None
            return self._nobody(DecisionState.LAMP_OFF, analysis)
        if analysis.looked:
            self._note_missing(analysis)
        if analysis.faces:
            self._visit = self._visited(analysis, now)
        elif self._visit is None or not 0.0 <= now - self._visit.seen < self._rules.grace:
            self._visit = None
            self._company.leave()
            self._lock_out.note(None, now, self._rules, for_sure=False)
            return self._nobody(DecisionState.NOBODY, analysis)
        decision = self._judged(self._visit, analysis, is_there=bool(analysis.faces))
        evidence = self._visit.evidence
        suspected = self._visit.track if evidence.is_suspected else None
        for_sure = evidence.votes.fakes >= _FOR_SURE or evidence.denial.is_sure(self._rules)
        self._lock_out.note(suspected, now, self._rules, for_sure=for_sure)
        if self._lock_out.left(now, self._rules) is not None:
            return self._decide(analysis)
        return decision

    def _visited(self, analysis: Analysis, now: float) -> _Visit:
        """Take in what this frame shows of the face of the visit."""
        face, rules = analysis.faces[0], self._rules
        evidence = self._evidence(analysis.faces[0].track, analysis, now)
        evidence.come_back(now, rules)
        if analysis.looked:
            evidence.add(face, now, self._index, rules)
            if not self._company.see(analysis.faces, now, rules):
                evidence.doubt(now)
        window = rules.crowded_window if self._company.is_near else rules.window
        has_model = "liveness" in analysis.models or evidence.votes.has_model
        return _Visit(face.track, evidence, now, window, has_model)

    def _judged(self, visit: _Visit, analysis: Analysis, *, is_there: bool) -> Decision:
        now, rules, evidence = analysis.frame.time, self._rules, visit.evidence
        evidence.forget_before(now - visit.window)
        evidence.votes.forget_before(now - rules.votes_window, rules)
        if (asked := self._question()) != self._asked:
            self._asked = asked
            self._forget_attempts()
        ranking = self._ranking(evidence)
        state = self._state(visit, ranking, now)
        if state in _VERDICTS:
            verdict = (state, ranking[0].person_id)
            if is_there:
                evidence.verdict = verdict
            elif verdict != evidence.verdict:
                state = DecisionState.CHECKING  # no verdict about a face that isn't in sight
        state, left = self._in_time(visit, state, now, is_there=is_there)
        votes = evidence.votes
        return Decision(
            state=state,
            frame_number=analysis.frame.number,
            time=now,
            threshold=self._present_threshold,
            track=visit.track,
            best=ranking[0] if ranking else None,
            runner_up=ranking[1] if len(ranking) > 1 else None,
            quality_reason=evidence.reason,
            liveness=votes.latest,
            quality=evidence.quality,
            light=evidence.light,
            claimed=self._claimed(ranking),
            looks=evidence.count if ranking else 0,
            seconds_left=left,
            votes=votes.counted(),
            ground=evidence.ground,
            geometry=evidence.denial.latest,
        )

    def _in_time(
        self, visit: _Visit, state: DecisionState, now: float, *, is_there: bool
    ) -> tuple[DecisionState, float | None]:
        """Return the state with regard to the time limit, and the seconds until then."""
        attempt, limit = visit.evidence.attempt, self._rules.time_limit
        if state is DecisionState.SPOOF or visit.track is None:
            return state, None
        counts = is_there and bool(self._index.model)
        if counts:
            attempt.take(state, visit.evidence.reason, now, limit)
        if attempt.is_over:
            return DecisionState.TIMED_OUT, None
        return state, attempt.left(limit) if counts and state in _UNDER_WAY else None

    def _nobody(self, state: DecisionState, analysis: Analysis) -> Decision:
        """Return a decision that is about no face."""
        frame = analysis.frame
        threshold, claimed = self._present_threshold, self._claimed(())
        return Decision(state, frame.number, frame.time, threshold, claimed=claimed)

    def _is_dark(self, analysis: Analysis, now: float) -> bool:
        """Whether no frame was looked at for so long that the lamp must be off."""
        if analysis.looked:
            self._dark_since = None
            return False
        if self._dark_since is None or now < self._dark_since:
            self._dark_since = now
        return now - self._dark_since >= self._rules.dark_after

    def _note_missing(self, analysis: Analysis) -> None:
        """Tell every track but the one that is judged that it isn't."""
        judged = analysis.faces[0].track if analysis.faces else None
        for track, evidence in self._tracks.items():
            if track != judged:
                evidence.miss()

    def _evidence(self, track: Track | None, analysis: Analysis, now: float) -> Evidence:
        """Return the evidence of `track`; fresh where it is new, or where nobody tracks."""
        rules = self._rules
        keep = max(rules.window, rules.spoof_holds, rules.gone_after)
        for face in analysis.faces:  # a suspicion stays while the face does, judged or not
            if face.track in self._tracks:
                self._tracks[face.track].seen = now
        self._tracks = {
            one: evidence
            for one, evidence in self._tracks.items()
            if 0.0 <= now - evidence.seen <= keep
        }
        if track is None:
            return Evidence(now)
        return self._tracks.setdefault(track, Evidence(now))

    def _ranking(self, evidence: Evidence) -> list[Match]:
        if self._claim is None:
            return evidence.ranking(self._index)
        match = evidence.claimed(self._index, self._claim.person_id)
        return [] if match is None else [match]

    def _state(self, visit: _Visit, ranking: list[Match], now: float) -> DecisionState:
        if visit.evidence.is_suspected:
            return DecisionState.SPOOF
        if not self._can_compare():
            return DecisionState.EMPTY_GALLERY
        standard = Standard(
            self._rules,
            self._present_threshold,
            is_claim=self._claim is not None,
            has_liveness=visit.has_model,
            is_still=visit.track is None,
        )
        return state_of(visit.evidence, ranking, now, standard)

    @property
    def _present_threshold(self) -> float:
        return self._threshold if self._claim is None else self.claim_threshold

    def _can_compare(self) -> bool:
        if self._claim is None:
            return len(self._index) > 0
        return self._index.name_of(self._claim.person_id) is not None

    def _claimed(self, ranking: Sequence[Match]) -> Match | None:
        """Return the person who was named, compared or not."""
        if self._claim is None or ranking:
            return ranking[0] if self._claim is not None else None
        name = self._index.name_of(self._claim.person_id) or self._claim.name
        return Match(self._claim.person_id, name, -1.0, "")

    def _question(self) -> tuple[object, ...]:
        """Return what is asked of a face: with another question a check begins anew."""
        return self._claim, self._present_threshold, self._index.revision

    def _forget_attempts(self) -> None:
        for evidence in self._tracks.values():
            evidence.attempt = Attempt()

    def _forget(self) -> None:
        self._tracks.clear()
        self._visit = None
        self._company.leave()

    def _since_of(self, decision: Decision) -> float:
        """Return since when this is said, about this face, of this person."""
        best = decision.best if decision.state is DecisionState.KNOWN else None
        track = decision.track if decision.state is not DecisionState.LOCKED_OUT else None
        said = (decision.state, track, None if best is None else best.person_id, self._claim)
        if said != self._said or decision.time < self._since:
            self._said, self._since = said, decision.time
        return self._since


def _cosine(value: float) -> float:
    if not -1.0 <= value <= 1.0:
        raise ValueError(f"a cosine is between -1 and 1, not {value}")
    return float(value)
