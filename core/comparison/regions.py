"""Which regions of two faces speak for and against a match, found by hiding them in turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.comparison.comparing import CancelledError, Progress, compare, embedding_of
from core.comparison.sides import chip_as_taken
from core.comparison.values import Regions, Side
from core.face.alignment import SIDE
from core.pipeline import Pipeline
from core.results import Float32

_POSITIONS: Final = 7
"""Windows a side: 49 in each of the two faces."""

_WIDTH: Final = 16.0
"""Standard deviation of a window's soft edge in pixels of the chip: as far as windows are apart."""

_BATCH: Final = 7


def regions(
    pipeline: Pipeline,
    one: Side,
    other: Side,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Regions:
    """Hide one region after the other behind an average face and watch the similarity.

    Each face's map is the mean of two: of hiding a region in this face alone, which finds what
    makes for a match, and of hiding the same one in both, which finds what makes against it
    (docs/adr/0021). Costs 98 embeddings.

    Raises
    ------
    SideError
        If a face is missing or can't be used, or they were embedded by different models.
    CancelledError
        If `cancelled` says so.
    """
    similarity = compare(one, other, 0.0).similarity
    windows = _windows()
    hidden = [chip for side in (one, other) for chip in _all_hidden(pipeline, side, windows)]
    embedded: list[Float32] = []
    for begin in range(0, len(hidden), _BATCH):
        if cancelled is not None and cancelled():
            raise CancelledError
        embedded += [e.vector for e in pipeline.embed_chips(hidden[begin : begin + _BATCH])]
        if progress is not None:
            progress(len(embedded), len(hidden))
    first = np.stack(embedded[: len(windows)])
    second = np.stack(embedded[len(windows) :])
    in_both = similarity - (first * second).sum(axis=1)
    in_first = similarity - first @ embedding_of(other).vector
    in_second = similarity - second @ embedding_of(one).vector
    return Regions(_map((in_first + in_both) / 2), _map((in_second + in_both) / 2), similarity)


def _all_hidden(pipeline: Pipeline, side: Side, windows: list[Float32]) -> list[NDArray[np.uint8]]:
    """Return the chip as the recogniser takes it, with one window after the other hidden."""
    assert side.face is not None  # it was compared
    chip = chip_as_taken(pipeline, side.picture, side.face.detection.landmarks)
    nobody = _average_face()
    if chip.ndim == 3:
        nobody, windows = nobody[..., None], [window[..., None] for window in windows]
    mean, spread = chip.mean(axis=(0, 1)), chip.std(axis=(0, 1))
    levels = np.clip(nobody * spread + mean, 0, 255)
    return [np.rint(chip + (levels - chip) * window).astype(np.uint8) for window in windows]


@cache
def _average_face() -> Float32:
    """Return the mean of many faces, shape (112, 112), of mean 0 and spread 1."""
    with np.load(Path(__file__).with_name("average_face.npz")) as kept:
        face: Float32 = kept["face"].astype(np.float32)
    return np.asarray((face - face.mean()) / face.std(), np.float32)


def _windows() -> list[Float32]:
    """Return how much each window hides of each pixel: shape (112, 112), 0 to 1."""
    centres = (np.arange(_POSITIONS) + 0.5) * SIDE / _POSITIONS - 0.5
    along = np.arange(SIDE)
    soft = np.exp(-0.5 * ((along[None] - centres[:, None]) / _WIDTH) ** 2)
    return [np.outer(down, across).astype(np.float32) for down in soft for across in soft]


def _map(falls: Float32) -> Float32:
    grid = falls.reshape(_POSITIONS, _POSITIONS).astype(np.float32)
    return np.asarray(cv2.resize(grid, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)
