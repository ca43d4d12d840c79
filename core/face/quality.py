"""How fit a face is for recognition: size, place, light, sharpness and pose, and what hinders."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.face import blur, boxes, dynamic_range, fall_off, glare, signs
from core.face.blur import Blur
from core.face.inside import INSIDE
from core.face.pose import pose
from core.face.quality_parts import Mark, lowest, part_of
from core.face.quality_rules import QualityRules
from core.face.unified_quality import unify
from core.quality import Quality, QualityKind, QualityPart, QualityReason
from core.results import Detection, FaceLight

Grey = NDArray[np.uint8]

_CLIPPED_LEVEL: Final = 250

_OF_LIGHT: Final = (
    QualityReason.TOO_DARK,
    QualityReason.CLIPPED,
    QualityReason.TOO_BRIGHT,
    QualityReason.UNEVEN,
    QualityReason.LOW_CONTRAST,
)
"""What other light than the lamp's can cause, too."""

_MOST: Final = 0.5
"""With more than this share of it, other light is the cause."""

_LEGIBLE: Final = (
    QualityKind.EXPOSURE,
    QualityKind.CLIPPING,
    QualityKind.CONTRAST,
    QualityKind.MOTION,
    QualityKind.SHARPNESS,
)
"""Where one of these hinders, nobody can say whether eyes are open."""

_STRAIGHT: Final = (20.0, 18.0)
"""Degrees of yaw and pitch within which eyes and mouth are where they are looked for."""


def assess(
    pixels: Grey,
    face: Detection,
    chip: Grey | None,
    rules: QualityRules | None = None,
    light: FaceLight | None = None,
) -> Quality:
    """Measure the quality of one face.

    Parameters
    ----------
    pixels
        The frame, grey, shape (H, W).
    face
        Where the face is in it.
    chip
        The aligned face, grey (112, 112); None where it could not be aligned.
    rules
        Limits; by default the program's own.
    light
        What is known of the light on the face; None where the lamp doesn't pulse.

    Returns
    -------
    The parts, all of them as one overall number, and the first hindrance in the order of causes:
    a dark face is low in contrast because it is dark, a moving one blurred because it moves. Where
    most of the light is not the lamp's, that light is the cause of what is wrong with the light.
    A face whose other light was taken away is taken as it then looks.
    """
    rules = rules or QualityRules()
    eyes = face.landmarks[1].astype(np.float64) - face.landmarks[0]
    eye_distance = float(np.hypot(*eyes))
    placed = _marks_of_place(pixels.shape, face, eye_distance, rules)
    if chip is None:
        return _not_aligned(face, eye_distance, placed)
    levels = chip[INSIDE]
    exposure, contrast = float(levels.mean()), float(levels.std())
    clipped = float((levels >= _CLIPPED_LEVEL).mean())
    evenness = fall_off.measure(chip)
    lit = _marks_of_light(exposure, contrast, clipped, evenness, rules)
    ambient = None if light is None else 0.0 if light.removed else light.share
    lamp = _marks_of_lamp(light, ambient, rules)
    detail = blur.measure(chip)
    reflections = glare.measure(chip)
    yaw, pitch, roll = pose(face.landmarks)
    marks = [
        *placed,
        *lamp,
        *lit,
        Mark(
            QualityKind.LANDMARKS,
            QualityReason.UNSURE_LANDMARKS,
            face.score,
            rules.score.mark(face.score),
        ),
        *_marks_of_pose(yaw, pitch, roll, rules),
        Mark(QualityKind.GLARE, QualityReason.GLARE, reflections, rules.glare.mark(reflections)),
        *_marks_of_detail(detail, rules),
    ]
    legible = all(mark.hinders == "nothing" for mark in marks if mark.kind in _LEGIBLE)
    if legible and abs(yaw) <= _STRAIGHT[0] and abs(pitch) <= _STRAIGHT[1]:
        marks += _marks_of_signs(signs.read(chip), reflections, rules)
    # Last: what covers a face has few shades of its own.
    marks.append(_mark_of_shades(dynamic_range.measure(chip), rules))
    deciding = [mark for mark in marks if mark.decides == "recognition"]
    reason = next((m.reason for m in deciding if m.mark < 0.5), QualityReason.GOOD)
    if reason in _OF_LIGHT and ambient is not None and ambient > _MOST:
        reason = QualityReason.AMBIENT
    return Quality(
        overall=unify(
            {kind: mark.mark for kind, mark in lowest(marks).items()},
            hindered=reason is not QualityReason.GOOD,
        ),
        reason=reason,
        eye_distance=eye_distance,
        sharpness=detail.sharpness,
        exposure=exposure,
        contrast=contrast,
        clipped=clipped,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        motion=detail.motion,
        ambient=ambient,
        fall_off=evenness,
        glare=reflections,
        parts=_parts(marks),
        enrolment_reason=_for_enrolment(reason, marks),
    )


def _not_aligned(face: Detection, eye_distance: float, placed: list[Mark]) -> Quality:
    lost = Mark(QualityKind.LANDMARKS, QualityReason.UNSURE_LANDMARKS, face.score, 0.0)
    return Quality(
        overall=0.0,
        reason=QualityReason.UNSURE_LANDMARKS,
        eye_distance=eye_distance,
        sharpness=0.0,
        exposure=0.0,
        contrast=0.0,
        clipped=0.0,
        yaw=0.0,
        pitch=0.0,
        roll=0.0,
        parts=_parts([*placed, lost]),
    )


def _parts(marks: list[Mark]) -> tuple[QualityPart, ...]:
    return tuple(part_of(mark) for mark in lowest(marks).values())


def _for_enrolment(reason: QualityReason, marks: list[Mark]) -> QualityReason:
    if reason is not QualityReason.GOOD:
        return QualityReason.GOOD
    hindering = (m.reason for m in marks if m.hinders == "enrolment")
    return next(hindering, QualityReason.GOOD)


def _marks_of_place(
    shape: tuple[int, ...], face: Detection, eye_distance: float, rules: QualityRules
) -> list[Mark]:
    kind, why = QualityKind, QualityReason
    height, width = shape
    outside = boxes.share_outside(face.box, width, height)
    share = float(face.box[3] - face.box[1]) / height
    return [
        Mark(kind.INSIDE, why.CUT_OFF, 1 - outside, rules.outside.mark(outside)),
        Mark(kind.EYE_DISTANCE, why.TOO_SMALL, eye_distance, rules.eye_distance.mark(eye_distance)),
        Mark(kind.HEAD_SIZE, why.TOO_SMALL, share, rules.head_size.mark(share), decides="nothing"),
    ]


def _marks_of_lamp(
    light: FaceLight | None, ambient: float | None, rules: QualityRules
) -> list[Mark]:
    if light is None or ambient is None:
        return []
    lamp = max(0.0, light.lit - light.ambient)
    return [
        Mark(QualityKind.OTHER_LIGHT, QualityReason.AMBIENT, ambient, rules.ambient.mark(ambient)),
        Mark(
            QualityKind.LAMP,
            QualityReason.WEAK_LAMP,
            lamp,
            rules.lamp.mark(lamp),
            decides="enrolment",
        ),
    ]


def _marks_of_light(
    exposure: float, contrast: float, clipped: float, evenness: float, rules: QualityRules
) -> list[Mark]:
    kind, why = QualityKind, QualityReason
    return [
        Mark(kind.EXPOSURE, why.TOO_DARK, exposure, rules.dark.mark(exposure)),
        Mark(kind.EVENNESS, why.HOT_SPOT, evenness, rules.hot_spot.mark(evenness)),
        Mark(kind.EVENNESS, why.UNEVEN, evenness, rules.uneven.mark(evenness)),
        Mark(kind.CLIPPING, why.CLIPPED, clipped, rules.clipped.mark(clipped)),
        Mark(kind.EXPOSURE, why.TOO_BRIGHT, exposure, rules.bright.mark(exposure)),
        Mark(kind.CONTRAST, why.LOW_CONTRAST, contrast, rules.contrast.mark(contrast)),
    ]


def _marks_of_pose(yaw: float, pitch: float, roll: float, rules: QualityRules) -> list[Mark]:
    kind, why = QualityKind, QualityReason
    return [
        Mark(kind.YAW, why.TURNED, yaw, rules.yaw.mark(abs(yaw))),
        Mark(kind.ROLL, why.TILTED, roll, rules.roll.mark(abs(roll))),
        Mark(kind.PITCH, why.NODDING, pitch, rules.pitch.mark(abs(pitch))),
    ]


def _marks_of_detail(detail: Blur, rules: QualityRules) -> list[Mark]:
    kind, why = QualityKind, QualityReason
    sharpness = rules.sharpness.mark(detail.sharpness)
    return [
        Mark(kind.MOTION, why.MOTION, detail.motion, rules.motion.mark(detail.motion)),
        Mark(kind.SHARPNESS, why.BLURRED, detail.sharpness, sharpness),
    ]


def _mark_of_shades(shades: float, rules: QualityRules) -> Mark:
    return Mark(
        QualityKind.DYNAMIC_RANGE,
        QualityReason.NARROW_RANGE,
        shades,
        rules.shades.mark(shades),
        decides="enrolment",
    )


def _marks_of_signs(found: signs.Signs, reflections: float, rules: QualityRules) -> list[Mark]:
    kind, why = QualityKind, QualityReason
    visible = rules.visible.mark(found.visible)
    marks = [Mark(kind.VISIBLE, why.COVERED, found.visible, visible, decides="enrolment")]
    if found.eyes_visible >= 0.5 and rules.glare.mark(reflections) >= 0.5:
        mark = rules.eyes_open.mark(found.eyes_open)
        marks.append(
            Mark(kind.EYES_OPEN, why.EYES_CLOSED, found.eyes_open, mark, decides="enrolment")
        )
    if found.mouth_visible >= 0.5:
        mark = rules.mouth_closed.mark(found.mouth_closed)
        marks.append(
            Mark(kind.MOUTH_CLOSED, why.MOUTH_OPEN, found.mouth_closed, mark, decides="enrolment")
        )
    return marks
