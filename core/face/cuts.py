"""Cutting a face out of a picture in the ways in which networks look at it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.models.contract import FaceCut, Pixels

CROP: Final = 112
"""Width and height of a padded crop in pixels."""

_WHOLE: Final = 112  # what an expansion is counted in
_FILL: Final = 127
_ENLARGED: Final = 128
_MARGIN: Final = (_ENLARGED - CROP) // 2
_LARGEST: Final = 8  # sides of the picture: no face is so large, and no memory holds any size


def cut_box(pixels: Pixels, box: NDArray[np.floating], cut: FaceCut) -> NDArray[np.generic]:
    """Cut a face out by its box, as `cut` says ("padded" or "square").

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3).
    box
        Shape (4,): x1, y1, x2, y2 in pixels, as the detector gave it.

    Returns
    -------
    "padded": uint8, (112, 112) or (112, 112, 3). "square": float32 levels 0 to 255,
    (side, side, 3).

    Raises
    ------
    ValueError
        If the box lies outside the picture, is inside out or has no sensible size.
    """
    if cut.kind == "padded":
        return padded_crop(pixels, box, expansion=cut.expansion, centred=cut.centred)
    if cut.kind == "square":
        return square_crop(pixels, box, cut.side)
    raise ValueError(f"a {cut.kind} is not cut by a box")


def padded_crop(
    pixels: Pixels, box: NDArray[np.floating], *, expansion: int = 16, centred: bool = True
) -> Pixels:
    """Cut a face out as the vendor's code does for FLIR.

    The box is truncated to whole inclusive pixels, widened by `expansion` 112ths of each side at
    either end, cut at the border, squared by moving the shorter side's start back by half of what
    is missing and then cut again, and laid in the middle of a square of grey level 127, even
    where only one side was cut; the square is scaled to 128x128 and its middle 112x112 is kept.

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3).
    box
        Shape (4,): x1, y1, x2, y2 in pixels, as the detector gave it.
    expansion
        16 is what the vendor's code does; its model card says 96.
    centred
        False lays the content of a square that was cut at the border where it belongs, so that
        the face stays in its middle. The vendor's code does not.

    Returns
    -------
    Shape (112, 112) or (112, 112, 3).

    Raises
    ------
    ValueError
        If the box lies outside the picture, is inside out or has no sensible size.
    """
    height, width = pixels.shape[:2]
    _require_finite(box)
    x1, y1, x2, y2 = (int(value) for value in box)
    if x2 < x1 or y2 < y1 or x2 < 0 or y2 < 0 or x1 >= width or y1 >= height:
        raise ValueError("the box has nothing in common with the picture")
    wider = (x2 - x1 + 1) * expansion // _WHOLE
    higher = (y2 - y1 + 1) * expansion // _WHOLE
    if centred:
        x1, x2 = max(0, x1 - wider), min(width - 1, x2 + wider)
        y1, y2 = max(0, y1 - higher), min(height - 1, y2 + higher)
    else:
        x1, x2, y1, y2 = x1 - wider, x2 + wider, y1 - higher, y2 + higher
    across, down = x2 - x1 + 1, y2 - y1 + 1
    side = max(across, down)
    if side > _LARGEST * max(height, width):
        raise ValueError("the box is far larger than the picture")
    # The end is counted from the moved start before either is cut at the border.
    if across > down:
        y1 -= (side - down) // 2
        y2 = y1 + side - 1
    else:
        x1 -= (side - across) // 2
        x2 = x1 + side - 1
    left, top = -min(0, x1), -min(0, y1)
    x1, x2 = max(0, x1), min(width - 1, x2)
    y1, y2 = max(0, y1), min(height - 1, y2)
    if centred:
        left, top = (side - (x2 - x1 + 1)) // 2, (side - (y2 - y1 + 1)) // 2
    square = np.full((side, side, *pixels.shape[2:]), _FILL, np.uint8)
    square[top : top + y2 - y1 + 1, left : left + x2 - x1 + 1] = pixels[y1 : y2 + 1, x1 : x2 + 1]
    scaled = cv2.resize(square, (_ENLARGED, _ENLARGED), interpolation=cv2.INTER_LINEAR)
    inner = slice(_MARGIN, _MARGIN + CROP)
    return np.ascontiguousarray(scaled[inner, inner], np.uint8)


def square_crop(pixels: Pixels, box: NDArray[np.floating], side: int) -> NDArray[np.float32]:
    """Cut out the box itself, squared with black, as the vendor's code does for FLCM.

    Scaled in floating point. The last row and column of the box are left out, and a side that is
    missing is counted with them, as there.

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3).
    box
        Shape (4,): x1, y1, x2, y2 in pixels.
    side
        Pixels a side of the result.

    Returns
    -------
    Levels 0 to 255, RGB (side, side, 3), also of a grey picture.

    Raises
    ------
    ValueError
        If the box lies outside the picture, is inside out or has no sensible size.
    """
    height, width = pixels.shape[:2]
    _require_finite(box)
    x1, y1 = max(0, int(box[0])), max(0, int(box[1]))
    x2, y2 = min(width, int(box[2])), min(height, int(box[3]))
    if x2 <= x1 or y2 <= y1:
        raise ValueError("the box has nothing in common with the picture")
    missing = (y2 - y1) - (x2 - x1)
    half, rest = abs(missing) // 2, abs(missing) - abs(missing) // 2
    inside = pixels[y1:y2, x1:x2]
    if inside.ndim == 2:
        inside = np.repeat(inside[..., None], 3, axis=2)
    # The last bits of scaling depend on a channel's place: there are three, and blue is first.
    levels = inside[..., ::-1].astype(np.float32)
    left, right, top, bottom = (half, rest, 0, 0) if missing > 0 else (0, 0, half, rest)
    squared = cv2.copyMakeBorder(
        levels, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(0, 0, 0)
    )
    return np.ascontiguousarray(cv2.resize(squared, (side, side))[..., ::-1], np.float32)


def _require_finite(box: NDArray[np.floating]) -> None:
    if not np.isfinite(box).all():
        raise ValueError("the box has corners that are no numbers")
