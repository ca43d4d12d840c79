"""How sharp a face is, and whether it is motion that blurs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face.inside import INSIDE

Grey = NDArray[np.uint8]

_DIRECTIONS: Final = np.arange(8) * np.pi / 8  # 0 = across the picture, as seen by its viewer
_COS: Final = np.cos(_DIRECTIONS)
_SIN: Final = np.sin(_DIRECTIONS)
# Squares of the derivatives along the directions, by products of those along x and y:
# of the first (xx, xy, yy), and of the second (its own xx, xy, yy, as products of two).
_OF_FIRST: Final = np.stack([_COS**2, 2 * _COS * _SIN, _SIN**2], axis=1)
_OF_SECOND: Final = np.stack(
    [
        _COS**4,
        4 * _COS**3 * _SIN,
        2 * _COS**2 * _SIN**2,
        4 * _COS**2 * _SIN**2,
        4 * _COS * _SIN**3,
        _SIN**4,
    ],
    axis=1,
)

# Sharp faces have less fine detail along x than along y: brows, eyes and mouth lie across. In 200
# portraits the ratio is 0.66 on the average; with half of that taken into account, movement in
# both directions harms the comparison by as much at the same measure.
_EXPECTED: Final = 1.0 - 0.11 * np.cos(2 * _DIRECTIONS)

# The part of a chip that holds all that is inside the face, with room for the filters.
_ROWS: Final = slice(18, 112)
_COLUMNS: Final = slice(18, 94)
_FACE: Final = np.flatnonzero(INSIDE[_ROWS, _COLUMNS])


@dataclass(frozen=True, slots=True)
class Blur:
    """What was measured; as in `core.quality.Quality`."""

    sharpness: float
    motion: float


def measure(chip: Grey) -> Blur:
    """Measure the fine detail inside a face.

    Sharpness is the variance of the Laplacian after smoothing by 1 pixel against noise, as per
    mille of the variance of the grey levels; so it does not change with brightness.

    Motion takes away detail along its own direction alone, want of focus in all. For each of
    eight directions, fine detail is the energy of the second derivative along it against that
    of the first (smoothed too); motion is the most that a direction lacks, compared with the one
    across it.

    Parameters
    ----------
    chip
        The aligned face, grey (112, 112).
    """
    # In floating point: the Laplacian of rounding alone would look like detail.
    smooth = np.asarray(cv2.GaussianBlur(chip.astype(np.float32), (0, 0), 1.0), np.float32)
    smooth = np.ascontiguousarray(smooth[_ROWS, _COLUMNS])
    levels = float(chip[INSIDE].var())
    # Below one grey level of spread there is no picture, only rounding.
    if levels <= 1.0:
        return Blur(0.0, 0.0)
    detail = np.asarray(cv2.Laplacian(smooth, cv2.CV_32F)).take(_FACE).var()
    return Blur(1000.0 * float(detail) / levels, _motion(smooth))


def _motion(smooth: NDArray[np.float32]) -> float:
    x, y, xx, xy, yy = (
        np.asarray(cv2.Sobel(smooth, cv2.CV_32F, *order)).take(_FACE)
        for order in ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2))
    )
    coarse = _OF_FIRST @ [x @ x, x @ y, y @ y]
    fine = _OF_SECOND @ [xx @ xx, xx @ xy, xx @ yy, xy @ xy, xy @ yy, yy @ yy]
    detail = fine / np.maximum(coarse, 1e-9) / _EXPECTED
    across = np.roll(detail, len(detail) // 2)
    return float(np.clip(1.0 - (detail / np.maximum(across, 1e-9)).min(), 0.0, 1.0))
