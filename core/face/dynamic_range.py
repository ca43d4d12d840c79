"""How many of the grey levels a face uses."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.inside import INSIDE

Grey = NDArray[np.uint8]

_INSIDE: Final = INSIDE.astype(np.uint8)


def measure(chip: Grey) -> float:
    """Return the entropy of the grey levels inside a face in bits, 0 to 8.

    The measure of dynamic range of ISO/IEC 29794-5. A face that uses half as many levels evenly
    has one bit less.

    Parameters
    ----------
    chip
        The aligned face, grey (112, 112).
    """
    counts = cv2.calcHist([chip], [0], _INSIDE, [256], [0, 256])
    share = counts[counts > 0] / counts.sum()
    return max(0.0, float(-(share * np.log2(share)).sum()))
