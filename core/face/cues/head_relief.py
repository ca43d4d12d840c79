"""The relief of a mean head: how far each place of a face lies behind the eyes.

Coordinates of a face seen straight on, in eye distances: u to the viewer's right and v down from
the middle between the eyes, depth away from the viewer.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Float64 = NDArray[np.float64]

# Depth in hundredths, rows v = -0.9 to 1.7 and columns u = 0 to 1.2 in steps of 0.2; heads are
# taken for symmetric. Mean of 100 random heads of the ICT Face Model Light (MIT), softened.
_HALF: Final = np.array(
    [
        [-8, -7, -1, 12, 35, 72, 90],
        [-15, -13, -8, 4, 24, 61, 89],
        [-20, -20, -15, -4, 16, 54, 88],
        [-22, -20, -15, -8, 9, 51, 88],
        [-20, -11, -6, -3, 11, 49, 88],
        [-29, -12, -4, 0, 16, 47, 88],
        [-43, -24, -8, -2, 10, 44, 88],
        [-35, -26, -13, -6, 8, 50, 89],
        [-37, -27, -15, -6, 11, 60, 90],
        [-37, -32, -18, -4, 19, 69, 90],
        [-34, -29, -15, 1, 32, 79, 90],
        [-29, -24, -11, 12, 54, 87, 90],
        [-23, -18, 2, 39, 82, 90, 90],
        [2, 10, 38, 75, 90, 90, 90],
    ]
)
_TABLE: Final = (np.concatenate([_HALF[:, :0:-1], _HALF], 1) / 100).astype(np.float32)
_FIRST_U, _FIRST_V, _STEP = -1.2, -0.9, 0.2

MARKS: Final = np.array([[-0.5, 0.0], [0.5, 0.0], [0.0, 0.54], [-0.41, 1.02], [0.41, 1.02]])
"""Shape (5, 2): u and v of the five landmarks."""

MARKS_DEPTH: Final = np.array([0.0, 0.0, -0.55, -0.15, -0.15])


def depth(u: Float64, v: Float64) -> Float64:
    """Return the depth of the mean head at `u`, `v` (same shapes), in eye distances."""
    across = ((np.atleast_1d(u) - _FIRST_U) / _STEP).astype(np.float32)
    down = ((np.atleast_1d(v) - _FIRST_V) / _STEP).astype(np.float32)
    found = cv2.remap(_TABLE, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, np.float64).reshape(np.shape(u))
