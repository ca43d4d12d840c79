"""Which way a head is turned, from its five landmarks."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

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
