"""Thumbnails of people: square, small, kept as PNG."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 96
"""Width and height in pixels."""


def to_png(picture: NDArray[np.uint8]) -> bytes:
    """Return the middle square of a grey picture (height, width), scaled to 96x96, as PNG.

    Raises
    ------
    ValueError
        If it is no grey 8-bit picture.
    """
    if picture.ndim != 2 or picture.dtype != np.uint8 or picture.size == 0:
        raise ValueError(f"a thumbnail is grey 8-bit (H, W), not {picture.dtype} {picture.shape}")
    height, width = picture.shape
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = np.ascontiguousarray(picture[top : top + side, left : left + side])
    shrinks = side > SIDE
    small = cv2.resize(
        square, (SIDE, SIDE), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    )
    done, png = cv2.imencode(".png", small)
    if not done:
        raise ValueError("the thumbnail can't be encoded")
    return png.tobytes()


def from_png(png: bytes) -> NDArray[np.uint8] | None:
    """Return the picture, grey (96, 96); None if the bytes are no such picture."""
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    if picture is None or picture.shape != (SIDE, SIDE) or picture.dtype != np.uint8:
        return None
    return np.asarray(picture, np.uint8)
