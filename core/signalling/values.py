"""What a door or another program is told, and how that fails."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from core.challenge.values import ChallengeOutcome
from core.results import DecisionState, LivenessGround, LivenessVerdict
from core.wording import PlainError

VERSION = 1
"""Of the message. It rises when a field changes its meaning or goes; new ones may come."""

LIMIT = 5.0
"""Seconds after which nobody is waited for any more."""


class SignalError(PlainError):
    """Nobody could be told."""


class TargetError(SignalError):
    """This program can't be started, or this address must not be told anything."""


@dataclass(frozen=True, slots=True)
class Message:
    """One visit and what came of it."""

    event: Literal["greeted", "refused"]
    verdict: DecisionState
    liveness: LivenessVerdict
    visit: int
    """Counts up from 1 while the kiosk runs."""

    time: datetime
    """When it was said, with its time zone."""

    name: str | None = None
    person: str | None = None
    """Who was greeted, and their id; None unless somebody chose that this is told."""

    is_test: bool = False
    """Whether somebody tries out whether the message arrives: nothing is to be opened."""

    challenge: ChallengeOutcome = ChallengeOutcome.NOT_ASKED
    """Whether the person moved their head as asked."""

    ground: LivenessGround = LivenessGround.NONE
    """What is said of liveness rests on this."""

    def to_json(self) -> bytes:
        """Return the message as one line of JSON, UTF-8."""
        data: dict[str, object] = {
            "version": VERSION,
            "event": self.event,
            "verdict": self.verdict.value,
            "liveness": self.liveness.value,
            "liveness_ground": self.ground.value,
            "challenge": self.challenge.value,
            "visit": self.visit,
            "time": self.time.astimezone(UTC).isoformat(timespec="milliseconds"),
            "test": self.is_test,
        }
        if self.name is not None:
            data["name"] = self.name
        if self.person is not None:
            data["person"] = self.person
        return json.dumps(data, ensure_ascii=False).encode("utf-8") + b"\n"


def trial(now: datetime) -> Message:
    """Return a message that says it is none: nobody was there."""
    return Message(
        "refused", DecisionState.NOBODY, LivenessVerdict.NOT_JUDGED, 0, now, is_test=True
    )
