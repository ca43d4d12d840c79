"""What keeps a face from being taken, and how much a picture of it is worth."""

from __future__ import annotations

from typing import Final

from core.enrolment.rules import EnrolmentRules
from core.face.quality_parts import POSE
from core.frame import Frame
from core.people.records import View
from core.quality import QualityKind, QualityReason
from core.results import Analysis, FaceAnalysis

OF_POSE: Final = frozenset({QualityReason.TURNED, QualityReason.NODDING, QualityReason.TILTED})

NEUTRAL: Final = 0.5
"""Probability from which an expression counts as neutral."""

_LOWERED: Final = frozenset({QualityKind.EYES_OPEN})
"""What can't be told of a face that looks down: its lids cover the eyes."""


def of_quality(face: FaceAnalysis, view: View) -> QualityReason:
    """Return what hinders recognition or enrolment in this view; GOOD where nothing does."""
    quality = face.quality
    if not quality.usable:
        return quality.reason
    if quality.fit_to_enrol or view is not View.DOWN:
        return quality.enrolment_reason
    hindering = (
        part.reason
        for part in quality.parts
        if part.hinders == "enrolment" and part.kind not in _LOWERED
    )
    return next(hindering, QualityReason.GOOD)


def of_place(face: FaceAnalysis, frame: Frame, rules: EnrolmentRules) -> tuple[float, float] | None:
    """Return which way a face has to go to have room around it: right and down in the frame.

    None where it has; (0, 0) where it is too near for that.
    """
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    if y2 - y1 > rules.tallest * frame.height:
        return 0.0, 0.0
    room = rules.room * (x2 - x1)
    dx = max(0.0, room - x1) - max(0.0, x2 + room - frame.width)
    dy = max(0.0, -y1) - max(0.0, y2 - frame.height)
    return (dx, dy) if dx or dy else None


def several(analysis: Analysis, rules: EnrolmentRules) -> bool:
    """Whether somebody stands beside the face of the visit, not just in the background."""
    if len(analysis.faces) < 2:
        return False
    largest = max(face.detection.area for face in analysis.faces)
    return sum(f.detection.area >= rules.bystander * largest for f in analysis.faces) > 1


def worth(face: FaceAnalysis) -> float:
    """Return how good a picture is beside others of the same view, whatever the pose: 0 to 100."""
    scores = [part.score for part in face.quality.parts if part.kind not in POSE]
    value = float(min(scores)) if scores else face.quality.overall
    rating = face.rating
    if rating is not None and rating.measures == "expression" and rating.score < NEUTRAL:
        return 0.5 * value
    return value
