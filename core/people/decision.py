"""What the desk says about the face of the visit, from evidence gathered over seconds."""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import dataclass

from core.people.evidence import Evidence
from core.people.search import GalleryIndex
from core.results import (
    Analysis,
    Decision,
    DecisionState,
    FaceAnalysis,
    Match,
    QualityReason,
    Track,
)

_VERDICTS = (DecisionState.KNOWN, DecisionState.UNKNOWN, DecisionState.UNSURE)


@dataclass(frozen=True, slots=True)
class Rules:
    """How evidence becomes a verdict. Spans in seconds, the others as cosine."""

    window: float = 2.0
    """Embeddings older than this no longer count."""

    minimum: int = 2
    """Embeddings that a verdict needs, unless the first is clearly somebody."""

    patience: float = 1.0
    """After so long since the first embedding, fewer are enough."""

    clearly: float = 0.10
    """So far above the threshold, one embedding is enough to call somebody known."""

    margin: float = 0.05
    """A runner-up this close who is above the threshold too makes the verdict unsure."""

    hold: float = 0.02
    """Somebody known stays known down to so much below the threshold and inside the margin."""

    unusable_after: float = 0.5
    """Without a usable picture for so long, the desk says what hinders it."""

    spoof_holds: float = 3.0
    """A suspected fake stays suspected at least so long."""

    grace: float = 0.4
    """A face may be missed for so long before nobody is there."""


class DecisionMaker:
    """Decides for each analysis. One thread calls `decide`; the others may come from any.

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
        self._tracks: dict[int, tuple[Evidence, float]] = {}
        self._last: Decision | None = None
        self._last_face = float("-inf")
        self.threshold = threshold

    @property
    def threshold(self) -> float:
        """Similarity from which a face counts as known; the next decision follows a change."""
        return self._threshold

    @threshold.setter
    def threshold(self, value: float) -> None:
        if not -1.0 <= value <= 1.0:
            raise ValueError(f"a cosine is between -1 and 1, not {value}")
        self._threshold = float(value)

    def reset(self) -> None:
        """Forget everything, as for a new source."""
        with self._lock:
            self._tracks.clear()
            self._last = None
            self._last_face = float("-inf")

    def decide(self, analysis: Analysis) -> Decision:
        """Return the decision about `analysis.faces[0]`, made with what is known of its track."""
        with self._lock, self._index.held():
            decision = self._decide(analysis)
            self._last = decision
            return decision

    def _decide(self, analysis: Analysis) -> Decision:
        now, number = analysis.frame.time, analysis.frame.number
        if not analysis.faces:
            missed = now - self._last_face
            if self._last is not None and 0.0 <= missed < self._rules.grace:
                return dataclasses.replace(
                    self._last, frame_number=number, time=now, threshold=self._threshold
                )
            return Decision(DecisionState.NOBODY, number, now, self._threshold)
        self._last_face = now
        face = analysis.faces[0]
        evidence = self._evidence(face.track, now)
        if analysis.looked:
            evidence.add(face, now, self._index, self._rules.spoof_holds)
        evidence.forget_before(now - self._rules.window)
        ranking = evidence.ranking(self._index)
        state = self._state(evidence, ranking, now, alone=face.track is None)
        if state in _VERDICTS:
            evidence.verdict = (state, ranking[0].person_id if ranking else "")
        return self._decision(state, analysis, face, evidence, ranking)

    def _evidence(self, track: Track | None, now: float) -> Evidence:
        """Return the evidence of `track`; fresh where it is new, or where nobody tracks."""
        keep = max(self._rules.window, self._rules.spoof_holds)
        self._tracks = {
            number: (evidence, seen)
            for number, (evidence, seen) in self._tracks.items()
            if 0.0 <= now - seen <= keep
        }
        if track is None:
            return Evidence(now)
        evidence = self._tracks[track.number][0] if track.number in self._tracks else Evidence(now)
        self._tracks[track.number] = (evidence, now)
        return evidence

    def _state(
        self, evidence: Evidence, ranking: list[Match], now: float, *, alone: bool
    ) -> DecisionState:
        rules = self._rules
        if evidence.spoof_at is not None:
            return DecisionState.SPOOF
        if not len(self._index):
            return DecisionState.EMPTY_GALLERY
        if not evidence.count:
            blind = now - evidence.last_usable > rules.unusable_after
            unusable = evidence.reason is not QualityReason.GOOD
            return (
                DecisionState.NOT_USABLE
                if unusable and (blind or alone)
                else DecisionState.CHECKING
            )
        first = evidence.first_look if evidence.first_look is not None else now
        enough = alone or evidence.count >= rules.minimum or now - first >= rules.patience
        return self._verdict(evidence, ranking, enough=enough or evidence.verdict is not None)

    def _verdict(self, evidence: Evidence, ranking: list[Match], *, enough: bool) -> DecisionState:
        rules = self._rules
        best = ranking[0]
        held = evidence.verdict == (DecisionState.KNOWN, best.person_id)
        hold = rules.hold if held else 0.0
        above = best.similarity >= self._threshold - hold
        if not above:
            return DecisionState.UNKNOWN if enough else DecisionState.CHECKING
        rival = ranking[1].similarity if len(ranking) > 1 else -1.0
        close = best.similarity - rival < rules.margin - hold
        if close and rival >= self._threshold:
            return DecisionState.UNSURE if enough else DecisionState.CHECKING
        clear = best.similarity >= self._threshold + rules.clearly
        return DecisionState.KNOWN if enough or clear else DecisionState.CHECKING

    def _decision(
        self,
        state: DecisionState,
        analysis: Analysis,
        face: FaceAnalysis,
        evidence: Evidence,
        ranking: list[Match],
    ) -> Decision:
        return Decision(
            state=state,
            frame_number=analysis.frame.number,
            time=analysis.frame.time,
            threshold=self._threshold,
            track=face.track,
            best=ranking[0] if ranking else None,
            runner_up=ranking[1] if len(ranking) > 1 else None,
            quality_reason=evidence.reason,
            liveness=evidence.liveness,
        )
