"""What a challenge says to people, in one table; English, translated in the context "core"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.challenge.values import (
    ChallengeHint,
    ChallengeOutcome,
    ChallengeProgress,
    ChallengeState,
    Movement,
    WaiverReason,
)
from core.wording import QT_TRANSLATE_NOOP

ASKED: Final[Mapping[Movement, str]] = {
    Movement.TURN_LEFT: QT_TRANSLATE_NOOP("core", "Turn your head a little to your left."),
    Movement.TURN_RIGHT: QT_TRANSLATE_NOOP("core", "Turn your head a little to your right."),
    Movement.NOD: QT_TRANSLATE_NOOP("core", "Nod once, slowly."),
    Movement.COME_CLOSER: QT_TRANSLATE_NOOP("core", "Come a little closer."),
}
"""What a movement is asked for with."""

NAMES: Final[Mapping[Movement, str]] = {
    Movement.TURN_LEFT: QT_TRANSLATE_NOOP("core", "turn left"),
    Movement.TURN_RIGHT: QT_TRANSLATE_NOOP("core", "turn right"),
    Movement.NOD: QT_TRANSLATE_NOOP("core", "nod"),
    Movement.COME_CLOSER: QT_TRANSLATE_NOOP("core", "come closer"),
}
"""What a movement is called in a list."""

_HINTS: Final[Mapping[ChallengeHint, str]] = {
    ChallengeHint.FURTHER: QT_TRANSLATE_NOOP("core", "A little further."),
    ChallengeHint.OTHER_WAY: QT_TRANSLATE_NOOP("core", "The other way, please."),
    ChallengeHint.BACK: QT_TRANSLATE_NOOP("core", "Now look straight again."),
}

_STATES: Final[Mapping[ChallengeState, str]] = {
    ChallengeState.WAITING: QT_TRANSLATE_NOOP("core", "Step in front of the camera."),
    ChallengeState.PASSED: QT_TRANSLATE_NOOP("core", "Thank you."),
    ChallengeState.TOO_LATE: QT_TRANSLATE_NOOP("core", "The movements weren't seen in time."),
    ChallengeState.GAVE_UP: QT_TRANSLATE_NOOP("core", "The movements weren't done."),
}

OUTCOMES: Final[Mapping[ChallengeOutcome, str]] = {
    ChallengeOutcome.NOT_ASKED: QT_TRANSLATE_NOOP(
        "core", "The person was not asked to move their head."
    ),
    ChallengeOutcome.PASSED: QT_TRANSLATE_NOOP("core", "The person moved their head as asked."),
    ChallengeOutcome.FAILED: QT_TRANSLATE_NOOP(
        "core", "The person did not move their head as asked."
    ),
    ChallengeOutcome.WAIVED: QT_TRANSLATE_NOOP(
        "core", "Moving the head was not asked for, on the operator's word."
    ),
}
"""What is said of a record."""

REASONS: Final[Mapping[WaiverReason, str]] = {
    WaiverReason.TURNING: QT_TRANSLATE_NOOP("core", "Turning the head isn't possible"),
    WaiverReason.COMING_CLOSER: QT_TRANSLATE_NOOP("core", "Coming closer isn't possible"),
    WaiverReason.PICTURE: QT_TRANSLATE_NOOP("core", "The camera doesn't see the movement"),
    WaiverReason.OTHER: QT_TRANSLATE_NOOP("core", "Another reason"),
}
"""What each reason of a waiver is called."""


def sentence(progress: ChallengeProgress) -> str:
    """Return the one thing to say now."""
    if progress.movement is None:
        return _STATES.get(progress.state, "")
    further = progress.hint is ChallengeHint.FURTHER
    if further and progress.movement is Movement.COME_CLOSER:
        return ASKED[progress.movement]  # "further" may be taken for further away
    return _HINTS.get(progress.hint) or ASKED[progress.movement]
