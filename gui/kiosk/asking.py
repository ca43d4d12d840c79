"""Asking whoever would be greeted to move their head first."""

from __future__ import annotations

from dataclasses import dataclass

from core.challenge.dealing import Dealer
from core.challenge.session import Challenge
from core.challenge.values import (
    ChallengeHint,
    ChallengeOutcome,
    ChallengeProgress,
    ChallengeRecord,
    ChallengeState,
    Movement,
)
from core.results import Analysis
from gui.kiosk.sentences import Say

STEPS = 40
"""So fine the ring shows how far a movement is; finer would only paint more often."""

_ASKED = {
    Movement.TURN_LEFT: Say.TURN_LEFT,
    Movement.TURN_RIGHT: Say.TURN_RIGHT,
    Movement.NOD: Say.NOD,
    Movement.COME_CLOSER: Say.COME_CLOSER,
}
_HINTS = {
    ChallengeHint.FURTHER: Say.FURTHER,
    ChallengeHint.OTHER_WAY: Say.OTHER_WAY,
    ChallengeHint.BACK: Say.LOOK_STRAIGHT,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The movement that is asked for."""

    movement: Movement
    part: float
    """How far it is, 0 to 1, in steps of 1 / `STEPS`."""

    goes_back: bool = False
    """Whether it was far enough, and the head is to go back."""


class Asking:
    """The challenge of one visit; another face begins with none.

    Parameters
    ----------
    dealer
        Where the movements come from.
    """

    def __init__(self, dealer: Dealer) -> None:
        self._dealer = dealer
        self._challenge: Challenge | None = None
        self._person = ""
        self._passed = ""
        self.has_failed = False
        """Whether the face of this visit didn't do what it was asked for."""

        self.records: list[ChallengeRecord] = []
        """What came of challenges, to be taken by the caller."""

        self.done: list[Movement] = []
        """Movements that were done, to be taken by the caller: for a tone."""

    @property
    def is_running(self) -> bool:
        """Whether somebody is being asked."""
        return self._challenge is not None

    @property
    def outcome(self) -> ChallengeOutcome:
        """What came of asking the face of this visit."""
        if self.has_failed:
            return ChallengeOutcome.FAILED
        return ChallengeOutcome.PASSED if self._passed else ChallengeOutcome.NOT_ASKED

    def has_passed(self, person_id: str) -> bool:
        """Whether the face of this visit moved as asked while it was known as this person."""
        return bool(person_id) and self._passed == person_id

    def begin(self, person_id: str) -> None:
        """Begin to ask whoever is known as this person; with another one it begins anew."""
        if self._challenge is None or person_id != self._person:
            self._challenge, self._person = Challenge(self._dealer), person_id

    def stop(self) -> None:
        """Ask no more: something else was found out meanwhile."""
        self._challenge = None

    def forget(self) -> None:
        """Forget all of an earlier face."""
        self._challenge = None
        self._passed = ""
        self.has_failed = False

    def see(self, analysis: Analysis | None) -> tuple[Say, Asked] | None:
        """Take note of a frame; return what is asked for now, None once it is over."""
        challenge = self._challenge
        if challenge is None:
            return None
        progress = challenge.progress if analysis is None else challenge.see(analysis)
        if progress.done_now is not None:
            self.done.append(progress.done_now)
        if progress.is_over:
            self._challenge = None
            self.records.append(challenge.record)
            if progress.state is ChallengeState.PASSED:
                self._passed = self._person
            else:
                self.has_failed = True
            return None
        return _said(progress)


def _said(progress: ChallengeProgress) -> tuple[Say, Asked] | None:
    movement = progress.movement
    if movement is None:
        return None
    part = round(progress.part * STEPS) / STEPS
    goes_back = progress.hint is ChallengeHint.BACK
    say = _HINTS.get(progress.hint, _ASKED[movement])
    if say is Say.FURTHER and movement is Movement.COME_CLOSER:
        say = Say.COME_CLOSER  # "further" may be taken for further away
    return say, Asked(movement, part, goes_back)
