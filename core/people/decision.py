"""What the desk says about the face of the visit, from evidence gathered over seconds."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from core.people.evidence import Evidence
from core.people.search import GalleryIndex
from core.quality import QualityReason
from core.results import Analysis, Decision, DecisionState, Match, Track

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

    dark_after: float = 1.0
    """After so long without a lit frame the lamp counts as off: no lamp pulses so slowly."""


@dataclass(frozen=True, slots=True, eq=False)
class _Visit:
    """The latest face of the visit."""

    track: Track | None
    evidence: Evidence
    seen: float


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
        self._visit: _Visit | None = None
        self._dark_since: float | None = None
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
            self._visit = None
            self._dark_since = None

    def decide(self, analysis: Analysis) -> Decision:
        """Return the decision about `analysis.faces[0]`, made with what is known of its track.

        The similarities in it are means over the track's latest embeddings, so that a verdict and
        the numbers beside it agree.
        """
        with self._lock, self._index.held():
            return self._decide(analysis)

    def _decide(self, analysis: Analysis) -> Decision:
        now = analysis.frame.time
        if self._is_dark(analysis, now):
            self._visit = None
            return Decision(DecisionState.LAMP_OFF, analysis.frame.number, now, self._threshold)
        if analysis.faces:
            face = analysis.faces[0]
            evidence = self._evidence(face.track, now)
            if analysis.looked:
                evidence.add(face, now, self._index, self._rules.spoof_holds)
            self._visit = _Visit(face.track, evidence, now)
        elif self._visit is None or not 0.0 <= now - self._visit.seen < self._rules.grace:
            self._visit = None
            return Decision(DecisionState.NOBODY, analysis.frame.number, now, self._threshold)
        visit = self._visit
        visit.evidence.forget_before(now - self._rules.window)
        ranking = visit.evidence.ranking(self._index)
        state = self._state(visit.evidence, ranking, now, alone=visit.track is None)
        if state in _VERDICTS:
            visit.evidence.verdict = (state, ranking[0].person_id)
        return Decision(
            state=state,
            frame_number=analysis.frame.number,
            time=now,
            threshold=self._threshold,
            track=visit.track,
            best=ranking[0] if ranking else None,
            runner_up=ranking[1] if len(ranking) > 1 else None,
            quality_reason=visit.evidence.reason,
            liveness=visit.evidence.liveness,
            quality=visit.evidence.quality,
            light=visit.evidence.light,
        )

    def _is_dark(self, analysis: Analysis, now: float) -> bool:
        """Whether no frame was looked at for so long that the lamp must be off."""
        if analysis.looked:
            self._dark_since = None
            return False
        if self._dark_since is None or now < self._dark_since:
            self._dark_since = now
        return now - self._dark_since >= self._rules.dark_after

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
        if self._index.model and not len(self._index):
            return DecisionState.EMPTY_GALLERY
        if not ranking:
            blind = alone or now - evidence.last_usable > rules.unusable_after
            if blind and evidence.reason is not QualityReason.GOOD:
                return DecisionState.NOT_USABLE
            return DecisionState.CHECKING
        enough = (
            alone
            or evidence.verdict is not None
            or evidence.count >= rules.minimum
            or now - evidence.first_look >= rules.patience
        )
        return self._verdict(evidence, ranking, enough=enough)

    def _verdict(self, evidence: Evidence, ranking: list[Match], *, enough: bool) -> DecisionState:
        rules = self._rules
        best = ranking[0]
        rival = ranking[1].similarity if len(ranking) > 1 else -1.0
        held = evidence.verdict == (DecisionState.KNOWN, best.person_id)
        hold = rules.hold if held else 0.0
        if best.similarity < self._threshold - hold:
            state, clear = DecisionState.UNKNOWN, False
        elif rival >= self._threshold and best.similarity - rival < rules.margin - hold:
            state, clear = DecisionState.UNSURE, False
        else:
            state = DecisionState.KNOWN
            clear = best.similarity >= self._threshold + rules.clearly
        return state if enough or clear else DecisionState.CHECKING
