"""What the wizard that tests liveness is told, and what it wants."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.liveness_test.values import LivenessTest, Plan, Species
from core.reports.document import Document


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a test would be made with."""

    camera: str = ""
    """Title of the source; empty while none is open."""

    has_network: bool = False
    """Whether a liveness model judges at this source."""

    folder: str = ""
    """Where recordings are kept."""

    frame_size: tuple[int, int] | None = None
    """Width and height in pixels of what the camera gives; None while nothing came."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A test that is to be begun."""

    plan: Plan
    people: int
    """How many take part; they are numbered."""

    keeps: bool = True
    """Whether the recordings stay once there is a result."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A test that was begun or finished before."""

    folder: Path
    when: datetime
    camera: str
    done: int
    """Presentations that were recorded."""

    wanted: int
    """As many as were planned."""

    is_finished: bool
    has_recordings: bool
    words: str = ""
    """The result in one sentence; empty where there is none."""


class StepState(enum.Enum):
    """How far one presentation is."""

    OPEN = "open"
    LOOKED_AT = "looked-at"
    """It is recorded, and the recording is looked at."""

    DONE = "done"
    UNSEEN = "unseen"
    """No face was found in the recording, so it counts in no rate."""

    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Step:
    """One presentation of the plan."""

    species: Species
    person: int
    """Which person shows their face or holds the fake, from 1."""

    state: StepState = StepState.OPEN
    number: int | None = None
    """Of the presentation that was recorded for it; None while there is none."""


@dataclass(frozen=True, slots=True)
class Course:
    """How far a test is."""

    steps: Sequence[Step]
    now: int | None
    """Index of the step that is to be recorded next; None where none is open."""

    last: int | None = None
    """Index of the one that was recorded last and can be repeated."""

    seconds: float = 5.0
    """How long each is recorded."""

    challenged: bool = False
    """Whether the head is to be turned meanwhile."""

    can_finish: bool = False
    """Whether anything was recorded that results can be made of."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A finished test as it is shown."""

    test: LivenessTest
    document: Document
    """In the window's language."""

    proposal_words: str = ""
    """What the proposed limits would change, in the window's language."""

    has_recordings: bool = True
    """Whether it can be run again."""

    fits_now: bool = True
    """Whether its proposal is about the models that are in use now."""

    in_force: bool = False
    """Whether the proposed limits are those in force."""

    differs_now: bool = False
    """Whether other models or limits are in use now than it was made with."""

    is_kept: bool = True
    """Whether it is the result of the test itself, and no trial of what is in use now."""

    missing: int = 0
    """Presentations of the plan that were not recorded, or showed no face."""

    own_limits: bool = True
    """Whether the program's own limits are in force."""
