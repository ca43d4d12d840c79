"""How fit a face is for recognition: size, place, light, sharpness and pose, and what hinders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face import boxes
from core.results import Detection, FaceLight, Quality, QualityReason

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measured value becomes a mark: 0 at `worst`, 0.5 at `limit`, 1 at `best`."""

    worst: float
    limit: float
    best: float

    def mark(self, value: float) -> float:
        """Return 0 to 1, linear between the three points."""
        points, marks = [self.worst, self.limit, self.best], [0.0, 0.5, 1.0]
        if self.worst > self.best:
            points, marks = points[::-1], marks[::-1]
        return float(np.interp(value, points, marks))


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

    yaw: Scale = Scale(55.0, 30.0, 5.0)
    pitch: Scale = Scale(50.0, 30.0, 8.0)
    roll: Scale = Scale(60.0, 35.0, 5.0)
    """Degrees. Alignment takes roll out, and the detector still finds 60."""


def _inside_face() -> NDArray[np.bool_]:
    mask = np.zeros((112, 112), np.uint8)
    # From the brows to the chin and between the cheeks of the template; no hair, no background.
    cv2.ellipse(mask, (56, 66), (32, 42), 0, 0, 360, (1,), -1)
    return mask > 0


_INSIDE: Final = _inside_face()
_CLIPPED_LEVEL: Final = 250

# The five landmarks of a straight head as seen by the camera: x right, y down, z away from the
# viewer. In the plane the average of aligned portraits, as this program's detector places them;
# in depth the mean head of the ICT Face Model Light. Unit: pixels of a chip.
_HEAD: Final = np.array(
    [
        [-18.9, 52.6, 0.0],
        [18.9, 52.6, 0.0],
        [0.0, 73.7, -22.3],
        [-15.9, 90.5, -5.6],
        [15.9, 90.5, -5.6],
    ]
)
_TO_AXES: Final = np.linalg.pinv(_HEAD - _HEAD.mean(axis=0))


def pose(landmarks: NDArray[np.floating]) -> tuple[float, float, float]:
    """Return yaw, pitch and roll in degrees from five landmarks, signs as in `Quality`.

    Fits the mean head, seen from afar, to the landmarks. Noses differ, so pitch of a straight
    head scatters by about 8 degrees (portraits).

    Parameters
    ----------
    landmarks
        Shape (5, 2), x and y in pixels. Degenerate ones give zeros.
    """
    points = np.asarray(landmarks, np.float64)
    axes = (_TO_AXES @ (points - points.mean(axis=0))).T
    if not np.isfinite(axes).all():
        return 0.0, 0.0, 0.0
    left, strengths, right = np.linalg.svd(axes, full_matrices=False)
    if strengths[1] < 1e-9:
        return 0.0, 0.0, 0.0
    x_axis, y_axis = left @ right  # the nearest pair of perpendicular unit vectors
    z_axis = np.cross(x_axis, y_axis)
    yaw = np.arcsin(np.clip(z_axis[0], -1.0, 1.0))
    pitch = -np.arctan2(z_axis[1], z_axis[2])
    roll = np.arctan2(y_axis[0], x_axis[0])
    return float(np.degrees(yaw)), float(np.degrees(pitch)), float(np.degrees(roll))


def sharpness(chip: Grey) -> float:
    """Return how much of the contrast of a chip lies in fine detail, as in `Quality`.

    The variance of the Laplacian after smoothing by 1 pixel against noise, as per mille of the
    variance of the grey levels, both inside the face; so it does not change with brightness.
    """
    # In floating point: the Laplacian of rounding alone would look like detail.
    smooth = cv2.GaussianBlur(chip.astype(np.float32), (0, 0), 1.0)
    detail = np.asarray(cv2.Laplacian(smooth, cv2.CV_32F))[_INSIDE].var()
    levels = float(chip[_INSIDE].var())
    # Below one grey level of spread there is no picture, only rounding.
    return 1000.0 * float(detail) / levels if levels > 1.0 else 0.0


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
    causes: a dark face is low in contrast because it is dark.
    """
    rules = rules or QualityRules()
    height, width = pixels.shape
    eyes = face.landmarks[1].astype(np.float64) - face.landmarks[0]
    eye_distance = float(np.hypot(*eyes))
    if chip is None:
        return Quality(
            0.0, QualityReason.UNSURE_LANDMARKS, eye_distance, 0.0, 0.0, 0.0, 0.0, 0, 0, 0
        )
    levels = chip[_INSIDE]
    exposure, contrast = float(levels.mean()), float(levels.std())
    clipped = float((levels >= _CLIPPED_LEVEL).mean())
    detail = sharpness(chip)
    yaw, pitch, roll = pose(face.landmarks)
    marks = (
        (
            QualityReason.CUT_OFF,
            rules.outside.mark(boxes.share_outside(face.box, width, height)),
        ),
        (QualityReason.TOO_SMALL, rules.eye_distance.mark(eye_distance)),
        (QualityReason.TOO_DARK, rules.dark.mark(exposure)),
        (QualityReason.CLIPPED, rules.clipped.mark(clipped)),
        (QualityReason.TOO_BRIGHT, rules.bright.mark(exposure)),
        (QualityReason.LOW_CONTRAST, rules.contrast.mark(contrast)),
        (QualityReason.UNSURE_LANDMARKS, rules.score.mark(face.score)),
        (QualityReason.TURNED, rules.yaw.mark(abs(yaw))),
        (QualityReason.TILTED, rules.roll.mark(abs(roll))),
        (QualityReason.NODDING, rules.pitch.mark(abs(pitch))),
        (QualityReason.BLURRED, rules.sharpness.mark(detail)),
    )
    reason = next((reason for reason, mark in marks if mark < 0.5), QualityReason.GOOD)
    return Quality(
        overall=100.0 * min(mark for _, mark in marks),
        reason=reason,
        eye_distance=eye_distance,
        sharpness=detail,
        exposure=exposure,
        contrast=contrast,
        clipped=clipped,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
    )
