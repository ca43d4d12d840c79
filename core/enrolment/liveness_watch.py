"""What liveness says during a whole enrolment, not only of the pictures that are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.results import Liveness, LivenessGround, LivenessVerdict

_NOTHING: Final = LivenessGround.NONE

_BAD: Final[Mapping[LivenessVerdict, int]] = {
    LivenessVerdict.LIVE: 0,
    LivenessVerdict.NOT_JUDGED: 1,
    LivenessVerdict.CANNOT_JUDGE: 2,
    LivenessVerdict.SPOOF: 3,
}


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
