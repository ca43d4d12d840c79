"""Grey 8-bit pixels from whatever a camera or a file holds: colour, 10 to 16 bits, floats."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

# Depths that sensors have. The container (16 bits) tells nothing: a 12-bit camera fills a
# sixteenth of it, and shown as 16 bits its picture is nearly black.
SENSOR_BITS = (8, 10, 12, 14, 16)

# Share of pixels that may lie above the true range: stuck pixels of a sensor.
STUCK = 1e-5


def luma(image: NDArray[Any]) -> NDArray[Any]:
    """Reduce (H, W), (H, W, 1), (H, W, 2) luma first, BGR or BGRA to (H, W), same dtype."""
    if image.ndim == 2:
        return image
    if image.ndim != 3:
        raise ValueError(f"no picture: shape {image.shape}")
    channels = image.shape[2]
    if channels == 3:
        return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    if channels == 4:
        return cv2.cvtColor(image, cv2.COLOR_BGRA2GRAY)
    return np.ascontiguousarray(image[:, :, 0])


def sensor_bits(values: NDArray[np.uint16]) -> int:
    """Return the smallest sensor depth that holds all of `values` but stuck pixels."""
    counts = np.bincount(values.ravel(), minlength=1 << 16)
    allowed = STUCK * values.size
    for bits in SENSOR_BITS[:-1]:
        if counts[1 << bits :].sum() <= allowed:
            return bits
    return SENSOR_BITS[-1]


def from_bits(values: NDArray[np.uint16], bits: int) -> Pixels:
    """Scale values of `bits` significant bits to 8 bits; what lies above becomes white."""
    return np.asarray(np.minimum(values >> (bits - 8), 255), np.uint8)


def from_numbers(values: NDArray[Any]) -> Pixels:
    """Scale 32-bit integers or floats to 8 bits.

    Up to 1 they count as shares of white, up to 255 as 8-bit grey levels, above that as those of
    the smallest sensor depth that holds them. Negative values have no such meaning: then the
    range is stretched. What is not finite becomes black.
    """
    levels = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(levels.min()), float(levels.max())
    if low < 0:
        levels -= low
        white = high - low
    elif high <= 1 and np.issubdtype(values.dtype, np.floating):
        white = 1.0
    else:
        white = next((2.0**bits - 1 for bits in SENSOR_BITS if high < 2**bits), high)
    if white > 0:
        levels *= 255.0 / white
    return np.asarray(np.clip(np.rint(levels), 0, 255), np.uint8)


class StreamGrey:
    """Turns the pictures of one stream grey, all with the same scale.

    The depth of a 16-bit stream is that of the brightest picture so far, 10 bits to begin with.
    It only ever grows, since it is the sensor's, so the picture cannot flicker.
    """

    def __init__(self) -> None:
        self._bits = 10

    def __call__(self, image: NDArray[Any]) -> Pixels:
        """Return grey uint8 (H, W), C-contiguous, that shares no memory with `image`'s owner.

        Raises
        ------
        ValueError
            If `image` is no picture.
        """
        if image.dtype == np.uint8 and is_jpeg(image):
            decoded = cv2.imdecode(image.reshape(-1), cv2.IMREAD_GRAYSCALE)
            if decoded is None:
                raise ValueError("a damaged JPEG frame")
            return np.asarray(decoded, np.uint8)
        grey = luma(image)
        if grey.size == 0:
            raise ValueError("an empty picture")
        if grey.dtype == np.uint8:
            return np.ascontiguousarray(grey)
        if grey.dtype == np.uint16:
            # Counting all levels takes a millisecond: only where there is more than was known.
            if np.count_nonzero(grey >> self._bits) > STUCK * grey.size:
                self._bits = max(self._bits, sensor_bits(grey))
            return from_bits(grey, self._bits)
        raise ValueError(f"no pixel type of a camera: {grey.dtype}")


def is_jpeg(image: NDArray[np.uint8]) -> bool:
    """Whether `image` is one row or column of bytes that begin a JPEG file."""
    if image.size < 4 or image.size != max(image.shape):
        return False
    return bytes(image.reshape(-1)[:2]) == b"\xff\xd8"
