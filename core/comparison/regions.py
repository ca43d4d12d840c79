"""Which regions of two faces speak for and against a match, found by hiding them in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.comparison.comparing import CancelledError, Progress, embedding_of
from core.comparison.sides import chip_as_taken
from core.comparison.values import Regions, Side
from core.face.alignment import SIDE
from core.pipeline import Pipeline
from core.results import Float32

_POSITIONS: Final = 9
"""Windows a side: 81 in each of the two faces."""

_WIDTH: Final = 12.0
"""Standard deviation of a window's soft edge in pixels of the chip."""

_BATCH: Final = 16


def regions(
    pipeline: Pipeline,
    one: Side,
    other: Side,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Regions:
    """Hide one region after the other in both faces and watch the similarity.

    Raises
    ------
    SideError
        If a face is missing or can't be used.
    CancelledError
        If `cancelled` says so.
    """
    chips, vectors = [], []
    for side in (one, other):
        vectors.append(embedding_of(side).vector)
        assert side.face is not None
        chips.append(chip_as_taken(pipeline, side.picture, side.face.detection.landmarks))
    windows = _windows()
    hidden = [_hidden(chip, window) for chip in chips for window in windows]
    embedded: list[Float32] = []
    for begin in range(0, len(hidden), _BATCH):
        if cancelled is not None and cancelled():
            raise CancelledError
        embedded += [e.vector for e in pipeline.embed_chips(hidden[begin : begin + _BATCH])]
        if progress is not None:
            progress(len(embedded), len(hidden))
    first = np.stack(embedded[: len(windows)])
    second = np.stack(embedded[len(windows) :])
    similarity = float(vectors[0] @ vectors[1])
    return Regions(
        _map(similarity - first @ vectors[1]),
        _map(similarity - second @ vectors[0]),
        similarity,
    )


def _windows() -> list[Float32]:
    """Return how much each window hides of each pixel: shape (112, 112), 0 to 1."""
    centres = (np.arange(_POSITIONS) + 0.5) * SIDE / _POSITIONS - 0.5
    along = np.arange(SIDE)
    soft = np.exp(-0.5 * ((along[None] - centres[:, None]) / _WIDTH) ** 2)
    return [np.outer(down, across).astype(np.float32) for down in soft for across in soft]


def _hidden(chip: NDArray[np.uint8], window: Float32) -> NDArray[np.uint8]:
    shade = window[..., None] if chip.ndim == 3 else window
    blurred = cv2.GaussianBlur(chip, (0, 0), 12.0).astype(np.float32)
    return np.rint(chip * (1 - shade) + blurred * shade).astype(np.uint8)


def _map(falls: Float32) -> Float32:
    grid = falls.reshape(_POSITIONS, _POSITIONS).astype(np.float32)
    return np.asarray(cv2.resize(grid, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)
