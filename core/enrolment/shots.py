"""The pictures of one enrolment, and how far it is. Plain values; `core.enrolment.session` makes
them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.frame import Frame
from core.people.records import View
from core.results import FaceAnalysis, Liveness


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One picture of the person who is enrolled."""

    view: View
    face: FaceAnalysis
    """With its embedding."""

    frame: Frame
    """The very frame that the face was found in."""

    override: str = ""
    """Why it was taken by hand although something hinders it; empty where nothing does."""

    source: str = ""
    """Name of the picture file or scan it comes from; empty for the camera."""


class Arrow(enum.Enum):
    """Which way something is to move, as the person sees it in the mirrored picture."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    CLOSER = "closer"
    BACK = "back"


class Trouble(enum.Enum):
    """What must be settled before an enrolment goes on."""

    NONE = "none"
    FAKE = "fake"
    """Liveness takes the face for a fake."""

    OTHER_FACE = "other-face"
    """Somebody else than in the shots before."""

    SEVERAL_FACES = "several-faces"
    LAMP_OFF = "lamp-off"


@dataclass(frozen=True, slots=True)
class Hint:
    """The one thing to say now."""

    sentence: str
    """English, marked for translation in the context "core"; one short sentence."""

    arrow: Arrow = Arrow.NONE
    is_good: bool = False
    """Whether all is well and holding still is all that is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class EnrolmentProgress:
    """How far an enrolment is, after one more analysis."""

    hint: Hint
    wanted: View | None
    """The view that is asked for now; None once all are there."""

    filled: Mapping[View, float] = field(default_factory=dict)
    """Every view that is wanted, in order, to how far it is: 0 = nothing, 1 = taken."""

    shots: tuple[Shot, ...] = ()
    """Those that were taken, in the order of `filled`."""

    trouble: Trouble = Trouble.NONE
    taken_now: View | None = None
    """The view that this analysis brought; for a sound and a flash."""

    liveness: Liveness | None = None
    """The worst that was judged during this enrolment; None where nothing was."""

    is_stuck: bool = False
    """Whether the wanted view has been asked for so long that doing without it may be offered."""

    @property
    def is_complete(self) -> bool:
        """Whether every wanted view is there."""
        return bool(self.filled) and all(part >= 1.0 for part in self.filled.values())
