"""Between a frame's pixels and Qt's pictures; the only place where one becomes the other.

Measured facts this rests on (PySide6 6.11, 6.12): a QImage made over an array shares its memory and
keeps it alive, so the array must never change afterwards; rows need their true length, else Qt
takes it for a multiple of four; only contiguous arrays are taken.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

Grey = NDArray[np.uint8]


def to_image(pixels: Grey) -> QImage:
    """Return a grey picture over `pixels`, without a copy where they are contiguous.

    Parameters
    ----------
    pixels
        Grey, (height, width). A contiguous array is made read-only: the picture shares it.

    Raises
    ------
    ValueError
        If the array is no grey 8-bit picture or is empty.
    """
    _check(pixels)
    pixels = np.ascontiguousarray(pixels)
    pixels.flags.writeable = False
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)


def scaled_image(pixels: Grey, width: int, height: int, mirrored: bool = False) -> QImage:
    """Return `pixels` as a picture of `width` x `height`, smooth, mirrored left to right if asked.

    OpenCV scales grey several times faster than QPainter does with SmoothPixmapTransform, so
    the view then only copies pixels.
    """
    _check(pixels)
    rows, columns = pixels.shape
    if (columns, rows) != (width, height):
        # Averaging areas costs ten times as much and shows only where two pixels become one.
        halved = 2 * width <= columns and 2 * height <= rows
        method = cv2.INTER_AREA if halved else cv2.INTER_LINEAR
        pixels = cv2.resize(pixels, (width, height), interpolation=method).astype(
            np.uint8, copy=False
        )
    if mirrored:
        pixels = cv2.flip(pixels, 1).astype(np.uint8, copy=False)
    return to_image(pixels)


def to_pixels(image: QImage) -> Grey:
    """Return `image` as a grey array (height, width) of its own, whatever its format.

    Raises
    ------
    ValueError
        If the picture is null.
    """
    if image.isNull():
        raise ValueError("a null picture has no pixels")
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8)
    rows = rows[: grey.bytesPerLine() * grey.height()].reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def to_colour_image(pixels: Grey) -> QImage:
    """Return a picture over colours (height, width, 3) in the order red, green, blue.

    A contiguous array is made read-only: the picture shares it.

    Raises
    ------
    ValueError
        If the array holds no 8-bit colours or is empty.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or pixels.size == 0:
        raise ValueError(f"8-bit colours are (H, W, 3), not {pixels.dtype} {pixels.shape}")
    pixels = np.ascontiguousarray(pixels)
    pixels.flags.writeable = False
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)


def to_any_image(pixels: Grey) -> QImage:
    """Return a picture of grey levels (height, width), or of colours (height, width, 3)."""
    return to_image(pixels) if pixels.ndim == 2 else to_colour_image(pixels)


def to_colours(image: QImage) -> Grey:
    """Return `image` as an array (height, width, 3) of its own, in the order red, green, blue.

    What shines through is mid grey, as in picture files (`core.capture.picture`).

    Raises
    ------
    ValueError
        If the picture is null.
    """
    if image.isNull():
        raise ValueError("a null picture has no pixels")
    if image.hasAlphaChannel():
        behind = QImage(image.size(), QImage.Format.Format_RGB32)
        behind.fill(QColor(128, 128, 128))
        painter = QPainter(behind)
        painter.drawImage(0, 0, image)
        painter.end()
        image = behind
    colours = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(colours.constBits(), np.uint8)
    rows = rows[: colours.bytesPerLine() * colours.height()]
    rows = rows.reshape(colours.height(), colours.bytesPerLine())
    return rows[:, : 3 * colours.width()].reshape(colours.height(), colours.width(), 3).copy()


def _check(pixels: Grey) -> None:
    if pixels.ndim != 2 or pixels.dtype != np.uint8 or pixels.size == 0:
        raise ValueError(f"a grey 8-bit picture is (H, W), not {pixels.dtype} {pixels.shape}")
