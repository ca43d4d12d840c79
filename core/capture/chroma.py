"""Whether a raw picture has any colour: one without is likely an infrared camera's."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.raw_formats import FORMATS, Family, Layout

INTERVAL = 2.0
"""Seconds from one look to the next."""

FIRST_LOOKS = 5
"""So many pictures are looked at when a camera was opened, one after another."""

_NEUTRAL = 128

# So far from neutral is no colour: cameras round, and JPEG adds noise of some levels.
_LEVELS = 6

# So much of the picture has to have colour: single hot pixels don't count.
_SHARE = 0.002

# Every so manyth row is looked at.
_ROWS = 8


class ChromaWatch:
    """Looks at the first pictures of a stream and then at one now and then.

    Parameters
    ----------
    layout
        How the pictures lie.
    """

    def __init__(self, layout: Layout) -> None:
        self.found: bool | None = None
        """What the latest look found; None before the first."""

        self._layout = layout
        self._looks = 0
        self._due = 0.0

    def look(self, data: Any, now: float) -> None:
        """Look at a good picture if it is time to; `now` is `time.monotonic()`."""
        if now >= self._due:
            self._looks += 1
            self._due = now + INTERVAL if self._looks >= FIRST_LOOKS else now
            self.found = has_chroma(self._layout, data)


def has_chroma(layout: Layout, data: Any) -> bool | None:
    """Tell whether a buffer's picture has any colour.

    Parameters
    ----------
    layout
        How the picture lies.
    data
        Bytes as for `core.capture.raw_formats.Decoder`; no view of it is kept.

    Returns
    -------
    False for grey formats too. None if the buffer is too short or holds no JPEG.
    """
    if FORMATS[layout.format].family is Family.JPEG:
        return _jpeg(bytes(data))
    if FORMATS[layout.format].family is not Family.LUMA:
        return False
    try:
        samples = _samples(layout, data)
    except (ValueError, TypeError):  # shorter than the picture
        return None
    if not samples.size:
        return None
    far = np.abs(samples.astype(np.int16) - _NEUTRAL) > _LEVELS
    return bool(far.mean() > _SHARE)


def _samples(layout: Layout, data: Any) -> NDArray[np.uint8]:
    """Return some of the chroma samples."""
    height, stride = layout.height, max(layout.stride, layout.row_bytes)
    if layout.format in ("YUYV", "YVYU", "UYVY"):
        first = 0 if layout.format == "UYVY" else 1
        return layout.rows(data)[::_ROWS, first::2]
    start = stride * height
    if layout.format in ("NV12", "NV21"):
        rows, width = height // 2, layout.width // 2 * 2
    else:  # YU12: all of U, then all of V, in rows of half the length
        rows, width, stride = height // 2 * 2, layout.width // 2, stride // 2
    return np.ndarray((rows, width), np.uint8, data, start, (stride, 1))[:: _ROWS // 2]


def _jpeg(encoded: bytes) -> bool | None:
    # At an eighth of the size only the mean of each block is decoded.
    try:
        small = cv2.imdecode(
            np.frombuffer(encoded, np.uint8),
            cv2.IMREAD_REDUCED_COLOR_8 | cv2.IMREAD_IGNORE_ORIENTATION,
        )
    except cv2.error:
        return None
    if small is None:
        return None
    spread = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    return bool((spread > 2 * _LEVELS).mean() > _SHARE)
