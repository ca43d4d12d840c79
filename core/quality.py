"""How fit a picture of a face is, in parts, as frozen values."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal


class QualityReason(enum.Enum):
    """The one thing that most hinders recognition of a face; GOOD when nothing does."""

    GOOD = "good"
    TOO_SMALL = "too-small"
    CUT_OFF = "cut-off"
    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    CLIPPED = "clipped"
    LOW_CONTRAST = "low-contrast"
    BLURRED = "blurred"
    TURNED = "turned"
    NODDING = "nodding"
    TILTED = "tilted"
    UNSURE_LANDMARKS = "unsure-landmarks"
    MOTION = "motion"
    AMBIENT = "ambient"
    """Too much of the light on the face is not the lamp's."""

    HOT_SPOT = "hot-spot"
    """The lamp lights the middle of the face alone."""

    UNEVEN = "uneven"
    """One side or the edges of the face are much brighter than its middle."""

    GLARE = "glare"
    """Glasses reflect the light."""

    EYES_CLOSED = "eyes-closed"
    MOUTH_OPEN = "mouth-open"
    COVERED = "covered"
    """Something hides a part of the face: a mask, a scarf, a hand."""

    NARROW_RANGE = "narrow-range"
    """Too few of the grey levels are used."""

    WEAK_LAMP = "weak-lamp"
    """The lamp makes too little difference on the face."""


class QualityKind(enum.Enum):
    """What a part of the quality is about, named as in ISO/IEC 29794-5 where it is there."""

    EYE_DISTANCE = "inter-eye-distance"
    HEAD_SIZE = "head-size"
    INSIDE = "face-inside-the-picture"
    YAW = "head-pose-yaw"
    PITCH = "head-pose-pitch"
    ROLL = "head-pose-roll"
    SHARPNESS = "sharpness"
    MOTION = "motion-blur"
    EXPOSURE = "exposure"
    CLIPPING = "over-exposure"
    CONTRAST = "contrast"
    DYNAMIC_RANGE = "dynamic-range"
    EVENNESS = "illumination-uniformity"
    EYES_OPEN = "eyes-open"
    MOUTH_CLOSED = "mouth-closed"
    VISIBLE = "face-occlusion"
    GLARE = "eyewear-glare"
    LANDMARKS = "landmark-certainty"
    OTHER_LIGHT = "other-light"
    LAMP = "lit-minus-unlit"


@dataclass(frozen=True, slots=True)
class QualityPart:
    """One measured part of the quality of a face."""

    kind: QualityKind
    value: float
    """In the unit of the kind (`core.face.quality_parts` names it)."""

    score: int
    """Quality component value, 0 (useless) to 100 (ideal)."""

    reason: QualityReason
    """What is said where this part hinders."""

    hinders: Literal["nothing", "enrolment", "recognition"] = "nothing"


@dataclass(frozen=True, slots=True)
class Quality:
    """How fit a face is for recognition, in parts, with one reason."""

    overall: float
    """0 (useless) to 100 (ideal); under 50 where something hinders recognition.

    A lower one goes with lower similarity to other pictures of the same person.
    """

    reason: QualityReason

    eye_distance: float
    """Distance between the eye points in pixels of the frame."""

    sharpness: float
    """Variance of the Laplacian of the smoothed chip, per mille of its variance of grey levels.

    0 to about 100, independent of brightness; higher = sharper.
    """

    exposure: float
    """Mean grey level inside the face, 0 to 255."""

    contrast: float
    """Standard deviation of the grey levels inside the face."""

    clipped: float
    """Share of face pixels at 250 or more, 0 to 1."""

    yaw: float
    """Degrees, positive = turned towards the viewer's right; from landmarks, coarse."""

    pitch: float
    """Degrees, positive = looking up; from landmarks, coarse."""

    roll: float
    """Degrees, positive = clockwise for the viewer."""

    motion: float = 0.0
    """How much less fine detail there is along one direction than across it, 0 to 1.

    0 = alike in all directions, as in a sharp picture and in one out of focus.
    """

    ambient: float | None = None
    """Share of the light on the face that is not the lamp's, 0 to 1; None unless it pulses.

    Of the picture that was judged: 0 where the other light was taken away.
    """

    fall_off: float = 1.0
    """Light in the middle of the face by that on its brighter cheek, linear.

    1 = even; a lamp beside the lens gives about 1, light from the side or from behind less.
    """

    glare: float = 0.0
    """Share of the surroundings of both eyes that reflections of glasses cover, 0 to 1."""

    parts: tuple[QualityPart, ...] = ()
    """All that could be measured; kinds that can't be measured in this picture are absent."""

    enrolment_reason: QualityReason = QualityReason.GOOD
    """What most hinders enrolment while nothing hinders recognition: a template is kept for years,
    so more is asked of it. Never about the head's pose, which a guided enrolment wants turned."""

    @property
    def usable(self) -> bool:
        """Whether nothing hinders recognition."""
        return self.reason is QualityReason.GOOD

    @property
    def fit_to_enrol(self) -> bool:
        """Whether nothing hinders recognition or enrolment."""
        return self.usable and self.enrolment_reason is QualityReason.GOOD
