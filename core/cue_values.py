"""What geometry and motion say of a face, as frozen values: no behaviour."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Cue(enum.Enum):
    """A piece of evidence about one face over seconds that needs no learning."""

    DEPTH = "depth"
    """Whether the face moves as a solid head does, or as a sheet. `core.face.cues.depth`."""

    LAMP = "lamp"
    """How the face answers the lamp, lit against unlit. `core.face.cues.lamp`."""

    GLINT = "glint"
    """The lamp's image on the eyes. `core.face.cues.glint`."""

    BLINK = "blink"
    EDGES = "edges"
    """Borders of a picture, a frame or a hand around the face. `core.face.cues.edges`."""

    STIRRING = "stirring"
    """Whether the face moves a little in itself, as living ones do. `core.face.cues.stirring`."""


class Abstention(enum.Enum):
    """Why a cue says nothing."""

    TOO_SHORT = "too-short"
    """The face was not there for long enough."""

    TOO_STILL = "too-still"
    """It has not moved enough."""

    TOO_SMALL = "too-small"
    TOO_NOISY = "too-noisy"
    CUT_OFF = "cut-off"
    NO_PULSE = "no-pulse"
    """The lamp doesn't pulse, so there is no unlit frame."""

    OTHER_LIGHT = "other-light"
    """Too much of the light is not the lamp's."""

    EYES_HIDDEN = "eyes-hidden"
    UNCLEAR = "unclear"
    """What was measured fits a living face and a fake about equally."""


@dataclass(frozen=True, slots=True)
class CueReading:
    """What one cue says now about the face of one track."""

    cue: Cue
    value: float | None
    """What was measured, in the cue's unit (`core.face.cues`); None where nothing was."""

    uncertainty: float | None
    """Standard deviation of `value` in the same unit; None where it isn't known."""

    denial: float
    """Log of how much likelier a fake gives such a value than a living face (natural): above 0
    speaks for a fake, below 0 for a living face, 0 where the cue abstains."""

    seconds: float
    """Of how long a look it is made of."""

    abstains: Abstention | None = None
    """None where it says something."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """What all cues say together about the face of one track. They deny and never grant."""

    readings: tuple[CueReading, ...]
    """One for each cue, in the order of `Cue`."""

    deny_score: float | None
    """0 to 1, higher = more likely a fake; None while all cues abstain."""

    denies: bool
    """Whether the score is so high that the face is suspected to be a fake."""
