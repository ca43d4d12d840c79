"""Light on a face that is not the lamp's: how much there is, and a picture without it.

A lit frame shows the lamp's light and all other light, its unlit neighbour the other light alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.frame import Frame
from core.results import FaceLight

Grey = NDArray[np.uint8]


def measure(frame: Frame, box: NDArray[np.floating]) -> FaceLight | None:
    """Return the light on a face with and without the lamp; None where there is no unlit neighbour.

    Parameters
    ----------
    box
        Shape (4,): x1, y1, x2, y2 in pixels; may reach beyond the frame.
    """
    if frame.unlit is None:
        return None
    x1, y1 = (max(0, int(v)) for v in box[:2])
    x2, y2 = int(box[2]), int(box[3])
    lit, other = frame.pixels[y1:y2, x1:x2], frame.unlit.pixels[y1:y2, x1:x2]
    if not lit.size:
        return None
    return FaceLight(float(lit.mean()) / 255, float(other.mean()) / 255)


def remove(frame: Frame, box: NDArray[np.floating]) -> Grey | None:
    """Return the frame with the surroundings of a face as the lamp alone lights them.

    Returns
    -------
    Grey, shape of the frame, in memory of its own; None where that can't be done.
    """
    return None
