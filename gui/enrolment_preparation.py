"""What the analysis makes sure of before somebody is enrolled: a fit face, and its embedding."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from core.enrolment.hindrance import of_quality
from core.enrolment.shots import Shot
from core.quality import QualityReason
from core.results import Decision, DecisionState, FaceAnalysis, LivenessVerdict
from core.sentences import QUALITY
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine_values import EnrolWish

if TYPE_CHECKING:
    from core.pipeline import Pipeline

SAME_FACE_OVERLAP = 0.5
"""Overlap from which two boxes of one frame are the same face."""


class EnrolmentError(PlainError):
    """A face can't be enrolled."""


def not_measurable() -> EnrolmentError:
    """Return the error for a face that the recogniser can't take."""
    return EnrolmentError(
        QT_TRANSLATE_NOOP("core", "This face can't be enrolled. Please take another picture of it.")
    )


def prepared(wish: EnrolWish, pipeline: Pipeline | None, last: Decision | None) -> EnrolWish:
    """Return a wish whose shots all have an embedding of the recogniser in use.

    Parameters
    ----------
    pipeline
        The networks at work; None while there are none.
    last
        The latest decision: what is known of the face that is there now.

    Raises
    ------
    EnrolmentError
        If a shot is a suspected fake or not fit, and nobody took that on them; if there are no
        networks, or a face can't be measured.
    """
    for shot in wish.shots:
        if not wish.despite_doubt and _is_suspected(shot, last):
            raise EnrolmentError(
                QT_TRANSLATE_NOOP("core", "This looks like a fake face, so it can't be enrolled.")
            )
        hindrance = of_quality(shot.face, shot.view)
        if hindrance is not QualityReason.GOOD and not shot.override:
            raise EnrolmentError(QUALITY[hindrance])
    shots = tuple(measured(shot, pipeline) for shot in wish.shots)
    if all(new is old for new, old in zip(shots, wish.shots, strict=True)):
        return wish
    return dataclasses.replace(wish, shots=shots)


def measured(shot: Shot, pipeline: Pipeline | None) -> Shot:
    """Return a shot with an embedding of the recogniser in use: itself where it has one.

    Raises
    ------
    EnrolmentError
        If there are no networks, or the face is not found again in its own frame.
    """
    if pipeline is None:
        raise EnrolmentError(
            QT_TRANSLATE_NOOP("core", "Nobody can be enrolled yet: the models are not loaded.")
        )
    face = shot.face
    if face.embedding is not None and face.embedding.model == pipeline.recogniser_identity:
        return shot
    again = pipeline.analyse_picture(shot.frame.pixels, embed_all=True)
    same = max(again.faces, key=lambda other: _overlap(other, face), default=None)
    if same is None or same.embedding is None or _overlap(same, face) < SAME_FACE_OVERLAP:
        raise not_measurable()
    # The detection goes with the embedding: a kept sample is aligned by its landmarks again.
    known = dataclasses.replace(
        face, detection=same.detection, embedding=same.embedding, chip=same.chip
    )
    return dataclasses.replace(shot, face=known)


def _is_suspected(shot: Shot, last: Decision | None) -> bool:
    """Whether this frame, or what is known of the track, says that the face is a fake.

    While nobody is judged after several fakes nothing is known of anybody.
    """
    face = shot.face
    if face.liveness is not None and face.liveness.verdict is LivenessVerdict.SPOOF:
        return not shot.source  # a picture file is none of a living person anyway
    return (
        last is not None
        and last.state in (DecisionState.SPOOF, DecisionState.LOCKED_OUT)
        and last.track is not None
        and last.track == face.track
    )


def _overlap(one: FaceAnalysis, other: FaceAnalysis) -> float:
    """Intersection over union of two faces' boxes, 0 to 1."""
    a, b = one.detection, other.detection
    width = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    height = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = float(width * height)
    return shared / (a.area + b.area - shared)
