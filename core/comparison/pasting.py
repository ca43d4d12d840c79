"""A picture that comes from no file, as one that was read from a file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.capture.picture import MEGAPIXELS
from core.comparison.sides import SideError
from core.frame import Picture
from core.wording import QT_TRANSLATE_NOOP


def pasted(colours: NDArray[np.uint8]) -> Picture:
    """Return a picture of these colours, its grey levels those that its file would give.

    Parameters
    ----------
    colours
        Shape (height, width, 3) in the order red, green, blue.

    Raises
    ------
    SideError
        If it is larger than pictures that are read from files.
    """
    height, width, _ = colours.shape
    if height * width > MEGAPIXELS * 1_000_000:
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core",
                "The picture has {width} x {height} pixels; up to {limit} megapixels can be "
                "compared. Make it smaller first.",
            ),
            width=width,
            height=height,
            limit=MEGAPIXELS,
        )
    grey = np.array(Image.fromarray(colours).convert("L"))
    return Picture(grey, None if (colours == grey[..., None]).all() else colours)
