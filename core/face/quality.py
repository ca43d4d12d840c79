"""How fit a face is for recognition: size, place, light, sharpness and pose, and what hinders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.face import blur, boxes, fall_off, glare
from core.face.inside import INSIDE
from core.face.pose import pose
from core.results import Detection, FaceLight, Quality, QualityReason

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measured value becomes a mark: 0 at `worst`, 0.5 at `limit`, 1 at `best`."""

    worst: float
    limit: float
    best: float

    def __post_init__(self) -> None:
        if not (self.worst < self.limit < self.best or self.worst > self.limit > self.best):
            raise ValueError(f"the limit {self.limit} is not between {self.worst} and {self.best}")

    def with_limit(self, limit: float) -> Scale:
        """Return this scale with another limit between worst and best."""
        return Scale(self.worst, limit, self.best)

    def mark(self, value: float) -> float:
        """Return 0 to 1, linear between the three points."""
        if (value > self.limit) == (self.best > self.limit):
            return min(1.0, 0.5 + 0.5 * (value - self.limit) / (self.best - self.limit))
        return max(0.0, 0.5 - 0.5 * (value - self.limit) / (self.worst - self.limit))


@dataclass(frozen=True, slots=True)
class QualityRules:
    """What a face must have to be used. A mark under 0.5 hinders.

    The limits of size, light and sharpness come from 200 grey photographs of 40 people (ORL,
    33 pixels between the eyes): each was spoilt and compared with the plain ones by the default
    recogniser. FNMR is the share of 840 pairs of one person under a cosine of 0.363, none of
    them for plain pictures. Limits of pose leave all but the clearly turned of 200 portraits.
    """

    eye_distance: Scale = Scale(10.0, 20.0, 45.0)
    """Pixels. FNMR 0 at 19, 0.3 % at 13, 1 % at 10."""

    outside: Scale = Scale(0.35, 0.12, 0.0)
    """Share of the box beyond the frame: brow or chin are then missing."""

    dark: Scale = Scale(10.0, 30.0, 80.0)
    """Mean grey level. FNMR 0.3 % at 35, 0.8 % at 21, 31 % at 11."""

    bright: Scale = Scale(250.0, 225.0, 180.0)
    """Mean grey level. FNMR 0 at 207, 6 % at 237."""

    clipped: Scale = Scale(0.60, 0.20, 0.02)
    """Share. FNMR 0 at 0.30, 6 % at 0.67; a lamp's glare is less even than in that trial."""

    contrast: Scale = Scale(3.0, 7.0, 25.0)
    """Standard deviation. FNMR 0.5 % at 8.8, 6 % at 5.5."""

    score: Scale = Scale(0.6, 0.8, 0.98)
    """The detector's. Of plain pictures and portraits all are over 0.98; 5 % are under 0.73
    where a fifth of the faces is already missed (darkness)."""

    sharpness: Scale = Scale(1.5, 5.0, 20.0)
    """Per mille. FNMR 0 at 16, 1.3 % at 5.3, 23 % at 2.5; portraits 26 to 80."""

    motion: Scale = Scale(0.85, 0.62, 0.35)
    """As `Quality.motion`. FNMR 0.1 % at 0.65, 1.5 % at 0.73, 10 % at 0.75 (movement along one
    side; aslant 1 % at 0.61, 4 % at 0.67). Plain pictures and portraits up to 0.47."""

    ambient: Scale = Scale(1.0, 0.90, 0.10)
    """Share, in the picture that is judged. FNMR with light from behind 0.9 % at 0.8, 2.5 % at
    0.9, 5 % at 0.95; from the side 0.1 % at 0.95. Above a half it is named as the cause where
    another gate of light holds."""

    hot_spot: Scale = Scale(8.0, 3.5, 1.8)
    """As `Quality.fall_off`. FNMR 0.8 % at 2.9, 2.1 % at 3.9, 5 % at 5.1; portraits up to 2.3."""

    uneven: Scale = Scale(0.05, 0.15, 0.50)
    """As `Quality.fall_off`. FNMR 0.8 % at 0.22, 1.9 % at 0.13 and 10 % at 0.08 with light from
    the side, 0.4 % at 0.25 and 3 % at 0.08 from behind; portraits from 0.34."""

    glare: Scale = Scale(0.60, 0.25, 0.02)
    """Share. FNMR with both eyes covered 0.6 % at 0.15, 1.4 % at 0.29, 1.8 % at 0.45; 0 with
    one. Plain pictures up to 0.14."""

    yaw: Scale = Scale(55.0, 30.0, 5.0)
    pitch: Scale = Scale(50.0, 30.0, 8.0)
    roll: Scale = Scale(60.0, 35.0, 5.0)
    """Degrees. Alignment takes roll out, and the detector still finds 60."""


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
        Limits; by default those of this module.
    light
        What is known of the light on the face; None where the lamp doesn't pulse.

    Returns
    -------
    The parts, the worst of their marks as overall, and the first hindrance in the order of
    causes: a dark face is low in contrast because it is dark, a moving one blurred because it
    moves. Where most of the light is not the lamp's, that light is the cause of what is wrong
    with the light. A face whose other light was taken away is taken as it then looks.
    """
    rules = rules or QualityRules()
    height, width = pixels.shape
    eyes = face.landmarks[1].astype(np.float64) - face.landmarks[0]
    eye_distance = float(np.hypot(*eyes))
    if chip is None:
        return Quality(
            0.0, QualityReason.UNSURE_LANDMARKS, eye_distance, 0.0, 0.0, 0.0, 0.0, 0, 0, 0
        )
    levels = chip[INSIDE]
    exposure, contrast = float(levels.mean()), float(levels.std())
    clipped = float((levels >= _CLIPPED_LEVEL).mean())
    detail = blur.measure(chip)
    evenness = fall_off.measure(chip)
    reflections = glare.measure(chip)
    ambient = None if light is None else 0.0 if light.removed else light.share
    yaw, pitch, roll = pose(face.landmarks)
    marks = (
        (
            QualityReason.CUT_OFF,
            rules.outside.mark(boxes.share_outside(face.box, width, height)),
        ),
        (QualityReason.TOO_SMALL, rules.eye_distance.mark(eye_distance)),
        (QualityReason.AMBIENT, 1.0 if ambient is None else rules.ambient.mark(ambient)),
        (QualityReason.TOO_DARK, rules.dark.mark(exposure)),
        (QualityReason.HOT_SPOT, rules.hot_spot.mark(evenness)),
        (QualityReason.UNEVEN, rules.uneven.mark(evenness)),
        (QualityReason.CLIPPED, rules.clipped.mark(clipped)),
        (QualityReason.TOO_BRIGHT, rules.bright.mark(exposure)),
        (QualityReason.LOW_CONTRAST, rules.contrast.mark(contrast)),
        (QualityReason.UNSURE_LANDMARKS, rules.score.mark(face.score)),
        (QualityReason.TURNED, rules.yaw.mark(abs(yaw))),
        (QualityReason.TILTED, rules.roll.mark(abs(roll))),
        (QualityReason.NODDING, rules.pitch.mark(abs(pitch))),
        (QualityReason.GLARE, rules.glare.mark(reflections)),
        (QualityReason.MOTION, rules.motion.mark(detail.motion)),
        (QualityReason.BLURRED, rules.sharpness.mark(detail.sharpness)),
    )
    reason = next((reason for reason, mark in marks if mark < 0.5), QualityReason.GOOD)
    if reason in _OF_LIGHT and ambient is not None and ambient > _MOST:
        reason = QualityReason.AMBIENT
    return Quality(
        overall=100.0 * min(mark for _, mark in marks),
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
    )
