"""The parts of a face's quality: what each is measured in, and what it hinders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from core.quality import QualityKind, QualityPart, QualityReason

Unit = Literal["pixels", "share", "degrees", "per mille", "level", "bits", "ratio"]

UNITS: Final[Mapping[QualityKind, Unit]] = {
    QualityKind.EYE_DISTANCE: "pixels",
    QualityKind.HEAD_SIZE: "share",
    QualityKind.INSIDE: "share",
    QualityKind.YAW: "degrees",
    QualityKind.PITCH: "degrees",
    QualityKind.ROLL: "degrees",
    QualityKind.SHARPNESS: "per mille",
    QualityKind.MOTION: "share",
    QualityKind.EXPOSURE: "level",
    QualityKind.CLIPPING: "share",
    QualityKind.CONTRAST: "level",
    QualityKind.DYNAMIC_RANGE: "bits",
    QualityKind.EVENNESS: "ratio",
    QualityKind.EYES_OPEN: "share",
    QualityKind.MOUTH_CLOSED: "share",
    QualityKind.VISIBLE: "share",
    QualityKind.GLARE: "share",
    QualityKind.LANDMARKS: "share",
    QualityKind.OTHER_LIGHT: "share",
    QualityKind.LAMP: "share",
}
"""What `QualityPart.value` is in. Shares are 0 to 1, grey levels 0 to 255; a ratio is that of
light in the middle of the face to light on its brighter cheek.
"""


POSE: Final = frozenset({QualityKind.YAW, QualityKind.PITCH, QualityKind.ROLL})
"""What a guided enrolment changes on purpose, so that it never hinders enrolment alone."""


ENROL_FROM: Final = 0.65
"""Mark that enrolment asks for in all that hinders recognition under 0.5, but the pose.

A template is kept for years, and each later comparison is with it.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a measured value is worth under one rule."""

    kind: QualityKind
    reason: QualityReason
    """What is said where it hinders."""

    value: float
    """In the unit of its kind."""

    mark: float
    """0 to 1; under 0.5 it hinders what it decides."""

    decides: Literal["recognition", "enrolment", "nothing"] = "recognition"

    @property
    def hinders(self) -> Literal["nothing", "enrolment", "recognition"]:
        """What it hinders."""
        if self.decides == "nothing":
            return "nothing"
        if self.mark < 0.5:
            return self.decides
        if self.decides == "recognition" and self.kind not in POSE and self.mark < ENROL_FROM:
            return "enrolment"
        return "nothing"


def lowest(marks: Iterable[Mark]) -> dict[QualityKind, Mark]:
    """Return the lowest mark of each kind, in the order of `QualityKind`."""
    found: dict[QualityKind, Mark] = {}
    for mark in marks:
        if mark.kind not in found or mark.mark < found[mark.kind].mark:
            found[mark.kind] = mark
    return {kind: found[kind] for kind in UNITS if kind in found}


def part_of(mark: Mark) -> QualityPart:
    """Return the part that people see."""
    return QualityPart(mark.kind, mark.value, _score(mark.mark), mark.reason, mark.hinders)


def _score(mark: float) -> int:
    # Rounded down, so that what hinders never shows the score of its limit.
    return int(100 * mark + 1e-9)
