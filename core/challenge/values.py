"""What a challenge asks for, how far it is, and what came of it, as frozen values."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final


class Movement(enum.Enum):
    """One thing that a challenge asks for."""

    TURN_LEFT = "turn-left"
    """To the person's own left and back; in a mirrored picture that is to the left."""

    TURN_RIGHT = "turn-right"
    NOD = "nod"
    """Up or down and back."""

    COME_CLOSER = "come-closer"


class ChallengeState(enum.Enum):
    """Where a challenge is."""

    WAITING = "waiting"
    """Nobody is there; it begins with whoever comes."""

    ASKED = "asked"
    PASSED = "passed"
    TOO_LATE = "too-late"
    """A movement wasn't done in time, nor another one that was asked in its place."""

    GAVE_UP = "gave-up"
    """The person can do neither a movement nor another one."""


class ChallengeHint(enum.Enum):
    """What helps with the movement that is asked for."""

    NONE = "none"
    FURTHER = "further"
    OTHER_WAY = "other-way"
    BACK = "back"
    """It was far enough: now back to where it began."""


@dataclass(frozen=True, slots=True)
class ChallengeProgress:
    """How far a challenge is, after one more frame."""

    state: ChallengeState
    movement: Movement | None = None
    """The one that is asked for now; None unless the state is ASKED."""

    part: float = 0.0
    """How far that movement is, 0 to 1."""

    hint: ChallengeHint = ChallengeHint.NONE
    number: int = 0
    """Which of the movements it is, from 1."""

    count: int = 0
    """How many movements there are."""

    seconds_left: float | None = None
    """Until the movement is too late; None unless the state is ASKED."""

    done_now: Movement | None = None
    """The movement that this frame finished; for a tone."""

    is_another: bool = False
    """Whether the movement is asked for in the place of one that wasn't done."""

    track: int | None = None
    """Number of the track that is asked; None while nobody is there."""

    @property
    def is_over(self) -> bool:
        """Whether nothing changes any more."""
        return self.state not in (ChallengeState.WAITING, ChallengeState.ASKED)


class ChallengeOutcome(enum.Enum):
    """Whether somebody showed that they can move their head as asked. Values stand in the log."""

    NOT_ASKED = "not-asked"
    PASSED = "passed"
    FAILED = "failed"
    WAIVED = "waived"
    """An operator did without it."""


class WaiverReason(enum.Enum):
    """Why an operator does without a challenge.

    Nothing about anybody's health: what isn't possible is named, never why. The values stand in
    the log.
    """

    TURNING = "turning-not-possible"
    COMING_CLOSER = "coming-closer-not-possible"
    PICTURE = "picture-not-good-enough"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ChallengeRecord:
    """What is kept of a challenge."""

    outcome: ChallengeOutcome = ChallengeOutcome.NOT_ASKED
    movements: tuple[Movement, ...] = ()
    """Those that were done, in order."""

    reason: WaiverReason | None = None
    """Why it was waived; None unless it was."""

    seconds: float | None = None
    """From the first movement asked of this person to the end; None unless it was asked to the end.
    """


NOT_ASKED: Final = ChallengeRecord()
"""Nobody was asked for anything."""
