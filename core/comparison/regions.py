"""Which regions of two faces speak for and against a match, found by changing them in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_HIDDEN: Final = (5, 20.0)
"""Windows a side in which a face is hidden, and the standard deviation of their soft edge in pixels
of the chip. Wide ones: a network guesses what a small one hides."""

_EXCHANGED: Final = (7, 14.0)
"""The same for putting the other face's region in the place of this one's."""

_BLUR: Final = 12.0
"""Standard deviation in pixels of the blur that hides: nothing of an eye or a mouth is left."""

_AGAINST: Final = 0.5
"""Weight of what exchanging shows. With 1, hardly anything speaks for a match."""

_BATCH: Final = 7

Chip = NDArray[np.uint8]


def regions(
    pipeline: Pipeline,
    one: Side,
    other: Side,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Regions:
    """Change one region after the other and watch the similarity.

    A region speaks for a match as far as the similarity falls once it is blurred in this face, and
    against one as far as it rises once both faces have the same there (docs/adr/0021). Costs 148
    embeddings.

    Raises
    ------
    SideError
        If a face is missing or can't be used, or they were embedded by different models.
    CancelledError
        If `cancelled` says so.
    """
    similarity = compare(one, other, 0.0).similarity
    first, second = _chip(pipeline, one), _chip(pipeline, other)
    hide, exchange = _windows(*_HIDDEN), _windows(*_EXCHANGED)
    changed = [
        _changed(first, _blurred(first), hide),
        _changed(second, _blurred(second), hide),
        _changed(first, _as_bright(second, first), exchange),
        _changed(second, _as_bright(first, second), exchange),
    ]
    vectors = _embedded(pipeline, changed, progress, cancelled)
    to_one, to_other = embedding_of(one).vector, embedding_of(other).vector
    falls = [similarity - vectors[0] @ to_other, similarity - vectors[1] @ to_one]
    rise = (vectors[2] @ to_other + vectors[3] @ to_one) / 2 - similarity
    against = _AGAINST * _map(rise)
    return Regions(_map(falls[0]) - against, _map(falls[1]) - against, similarity)


def _embedded(
    pipeline: Pipeline,
    groups: Sequence[Sequence[Chip]],
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> list[Float32]:
    """Return the embeddings of each group of chips, shape (chips, dimension)."""
    total, done = sum(len(group) for group in groups), 0
    told: list[Float32] = []
    for group in groups:  # one may be of colours, another one grey
        vectors: list[Float32] = []
        for begin in range(0, len(group), _BATCH):
            if cancelled is not None and cancelled():
                raise CancelledError
            embedded = pipeline.embed_chips(group[begin : begin + _BATCH])
            vectors += [embedding.vector for embedding in embedded]
            done += len(embedded)
            if progress is not None:
                progress(done, total)
        told.append(np.stack(vectors))
    return told


def _chip(pipeline: Pipeline, side: Side) -> Chip:
    assert side.face is not None  # it was compared
    return chip_as_taken(pipeline, side.picture, side.face.detection.landmarks)


def _changed(chip: Chip, to: Float32, windows: Sequence[Float32]) -> list[Chip]:
    """Return the chip with each window of it as it is in `to`."""
    shades = [window[..., None] if chip.ndim == 3 else window for window in windows]
    return [
        np.clip(np.rint(chip + (to - chip) * shade), 0, 255).astype(np.uint8) for shade in shades
    ]


def _blurred(chip: Chip) -> Float32:
    return np.asarray(cv2.GaussianBlur(chip.astype(np.float32), (0, 0), _BLUR), np.float32)


def _as_bright(chip: Chip, like: Chip) -> Float32:
    """Return a chip with mean and spread of the levels of another: else a seam shows."""
    levels = chip if chip.ndim == like.ndim else _as_many_colours(chip, like)
    spread, own = like.std(axis=(0, 1)), levels.std(axis=(0, 1))
    matched = (levels - levels.mean(axis=(0, 1))) * (spread / np.maximum(own, 1.0))
    return np.asarray(matched + like.mean(axis=(0, 1)), np.float32)


def _as_many_colours(chip: Chip, like: Chip) -> Chip:
    """Turn grey into colours or colours into grey, as another chip has it."""
    way = cv2.COLOR_GRAY2RGB if like.ndim == 3 else cv2.COLOR_RGB2GRAY
    return np.asarray(cv2.cvtColor(chip, way), np.uint8)


def _windows(positions: int, width: float) -> list[Float32]:
    """Return how much each window changes of each pixel: shape (112, 112), 0 to 1."""
    centres = (np.arange(positions) + 0.5) * SIDE / positions - 0.5
    along = np.arange(SIDE)
    soft = np.exp(-0.5 * ((along[None] - centres[:, None]) / width) ** 2)
    return [np.outer(down, across).astype(np.float32) for down in soft for across in soft]


def _map(values: NDArray[np.floating]) -> Float32:
    """Return a map over the chip, of one value a window."""
    side = round(len(values) ** 0.5)
    grid = values.reshape(side, side).astype(np.float32)
    return np.asarray(cv2.resize(grid, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)
