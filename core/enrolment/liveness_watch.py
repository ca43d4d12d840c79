"""What liveness says during a whole enrolment, not only of the pictures that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.results import (
    Decision,
    DecisionState,
    FaceAnalysis,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
)

_NOTHING: Final = LivenessGround.NONE

_BAD: Final[Mapping[LivenessVerdict, int]] = {
    LivenessVerdict.LIVE: 0,
    LivenessVerdict.NOT_JUDGED: 1,
    LivenessVerdict.CANNOT_JUDGE: 2,
    LivenessVerdict.SPOOF: 3,
}


def known_of(face: FaceAnalysis, decision: Decision | None) -> Liveness | None:
    """Return what an analysis tells of a face's liveness; None where it tells nothing.

    Where geometry and motion deny, or no model judges, it is said by them; they never grant.

    Parameters
    ----------
    decision
        What the desk says about the same analysis.
    """
    liveness = face.liveness
    if decision is None:
        return liveness
    suspected = decision.state is DecisionState.SPOOF
    if decision.ground is LivenessGround.GEOMETRY:
        if suspected:
            return _by_geometry(LivenessVerdict.SPOOF, LivenessReason.JUDGED)
        if liveness is not None and liveness.verdict is LivenessVerdict.NOT_JUDGED:
            return _by_geometry(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL)
    return decision.liveness if liveness is None and suspected else liveness


def _by_geometry(verdict: LivenessVerdict, reason: LivenessReason) -> Liveness:
    return Liveness(verdict, reason, None, None, LivenessGround.GEOMETRY)


class LivenessWatch:
    """Keeps the worst judgement, and whether the face is a suspected fake now."""

    def __init__(self, holds: float) -> None:
        self._holds = holds
        self._spoof_at: float | None = None
        self.worst: Liveness | None = None
        """None where nothing was judged. A face that couldn't be judged for a moment and was live
        otherwise is live: only a suspicion stays."""

    @property
    def is_fake(self) -> bool:
        """Whether the face is suspected to be a fake."""
        return self._spoof_at is not None

    def add(self, liveness: Liveness | None, now: float, *, suspected: bool) -> None:
        """Take note of one analysis.

        Parameters
        ----------
        liveness
            What was judged now, None where nothing was.
        suspected
            Whether the desk's decision takes the face for a fake.
        """
        if suspected or (liveness is not None and liveness.verdict is LivenessVerdict.SPOOF):
            self._spoof_at = now
        elif (
            self._spoof_at is not None
            and liveness is not None
            and liveness.verdict in (LivenessVerdict.LIVE, LivenessVerdict.NOT_JUDGED)
            and not 0.0 <= now - self._spoof_at < self._holds
        ):
            # Only "live" takes a suspicion back: hiding the face from the lamp doesn't. Where no
            # model judges, geometry had suspected it, and the decision has taken that back.
            self._spoof_at = None
        if liveness is not None:
            self.worst = _worse(self.worst, liveness)

    def forget_present(self) -> None:
        """Forget what is suspected now, not the worst: another face is there, or nobody."""
        self._spoof_at = None


def _worse(before: Liveness | None, now: Liveness) -> Liveness:
    if before is None:
        return now
    fakes = [one for one in (before, now) if one.verdict is LivenessVerdict.SPOOF]
    if fakes:
        return max(fakes, key=lambda one: one.spoof_score or 0.0)
    lives = [one for one in (before, now) if one.verdict is LivenessVerdict.LIVE]
    if lives:
        return max(lives, key=lambda one: one.spoof_score or 0.0)
    # Where no model judges, geometry and motion may at least have been looked at.
    return max(before, now, key=lambda one: (_BAD[one.verdict], one.ground is not _NOTHING))
