"""Thumbnails of people: square, small, kept as PNG."""

from __future__ import annotations

import struct
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 96
"""Width and height in pixels."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SIZE: Final = struct.Struct(">16x2I")  # where a PNG says its width and height

PORTRAIT = 1.6
"""Side of the square cut around a face, in longer sides of its box: head and some shoulder."""


def portrait(
    pixels: NDArray[np.uint8], box: NDArray[np.float32] | tuple[float, float, float, float]
) -> NDArray[np.uint8]:
    """Cut a square around the face out of a picture; what lies beyond repeats the border.

    Parameters
    ----------
    pixels
        Grey, (height, width).
    box
        x1, y1, x2, y2 in pixels; may reach beyond the picture.

    Returns
    -------
    Grey, (side, side); the whole picture where the box lies outside of it.
    """
    height, width = pixels.shape
    x1, y1, x2, y2 = (float(value) for value in box)
    side = max(8, round(max(x2 - x1, y2 - y1) * PORTRAIT))
    left, top = round((x1 + x2 - side) / 2), round((y1 + y2 - side) / 2)
    inside = pixels[max(0, top) : max(0, top + side), max(0, left) : max(0, left + side)]
    if inside.size == 0:
        return pixels
    beyond = (
        *(max(0, -top), max(0, top + side - height)),
        *(max(0, -left), max(0, left + side - width)),
    )
    return np.asarray(cv2.copyMakeBorder(inside, *beyond, cv2.BORDER_REPLICATE), np.uint8)


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


def png_size(png: bytes) -> tuple[int, int] | None:
    """Return the width and height of which a PNG tells, before it is unpacked; None for no PNG."""
    if not png.startswith(_PNG) or len(png) < _SIZE.size:
        return None
    width, height = _SIZE.unpack_from(png)
    return width, height


def from_png(png: bytes) -> NDArray[np.uint8] | None:
    """Return the picture, grey (96, 96); None if the bytes are no such picture."""
    if png_size(png) != (SIDE, SIDE):
        return None
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    if picture is None or picture.shape != (SIDE, SIDE) or picture.dtype != np.uint8:
        return None
    return np.asarray(picture, np.uint8)
