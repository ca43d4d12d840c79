"""Which pixels of a chip are face: from the brows to the chin, between the cheeks."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray


def _inside() -> NDArray[np.bool_]:
    mask = np.zeros((112, 112), np.uint8)
    # In the chip's template; no hair, no background.
    cv2.ellipse(mask, (56, 66), (32, 42), 0, 0, 360, (1,), -1)
    return mask > 0


INSIDE: Final = _inside()
"""Shape (112, 112)."""
