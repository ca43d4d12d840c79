"""What a face shows beside who it is: eyes open, mouth closed, and whether something covers it.

Linear models of edges, fitted to portraits of people who don't exist and to the studio's; both
were changed by painting closed lids, open mouths, masks, scarves, hands and dark glasses
(docs/adr/0014-quality.md). In a turned face they would be guessing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face import edge_grid

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]

_ROWS: Final = slice(44, 60)
_LEFT: Final = slice(27, 49)
_RIGHT: Final = slice(63, 85)
"""Columns of the eyes; one mirrors the other."""

_EYE_CELLS: Final = (6, 5)

# Where each logit counts as undecided: above the values of all but 1 or 2 % of real faces that
# are as they should be.
_CLOSED_FROM: Final = -0.5
_OPEN_MOUTH_FROM: Final = 2.0
_COVERED_FROM: Final = 2.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What was read from a face; each 0 to 1, higher = better."""

    eyes_open: float
    """Likelihood that both eyes are open; says nothing where they are covered."""

    mouth_closed: float
    """Likelihood that the lips touch; says nothing where the mouth is covered."""

    visible: float
    """Share of eyes, nose and mouth that nothing covers."""

    eyes_visible: float
    mouth_visible: float


@dataclass(frozen=True, slots=True)
class _Weights:
    eye: Float32
    """Shape (120,)."""

    eye_bias: float
    grid: Float32
    """Shape (5, cells): left eye, right eye, nose, mouth covered; mouth open."""

    grid_bias: Float32


def read(chip: Grey) -> Signs:
    """Read the signs of a face.

    Parameters
    ----------
    chip
        The aligned face, grey (112, 112), of a head that is turned by 20 degrees at most.
    """
    weights = _weights()
    smooth = smoothed(chip)
    open_eyes = float((eyes_of(smooth) @ weights.eye).mean()) + weights.eye_bias
    found = weights.grid @ edge_grid.measure(smooth).ravel() + weights.grid_bias
    covered = [_likelihood(float(logit) - _COVERED_FROM) for logit in found[:4]]
    return Signs(
        eyes_open=_likelihood(open_eyes - _CLOSED_FROM),
        mouth_closed=1.0 - _likelihood(float(found[4]) - _OPEN_MOUTH_FROM),
        visible=1.0 - sum(covered) / 4,
        eyes_visible=1.0 - max(covered[:2]),
        mouth_visible=1.0 - covered[3],
    )


def smoothed(chip: Grey) -> Float32:
    """Return the levels of a chip with less noise."""
    return np.asarray(cv2.GaussianBlur(chip.astype(np.float32), (0, 0), 0.8), np.float32)


def eyes_of(smooth: Float32) -> Float32:
    """Return what the models see of both eyes, the one on the viewer's right mirrored: (2, 120)."""
    left, right = smooth[_ROWS, _LEFT], smooth[_ROWS, _RIGHT][:, ::-1]
    return np.stack([_eye(left), _eye(right)])


def _eye(place: Float32) -> Float32:
    """Return where the lid, the iris and the white of an eye begin and end: shape (120,)."""
    mean, spread = cv2.meanStdDev(np.ascontiguousarray(place))
    place = (place - float(mean[0, 0])) / (float(spread[0, 0]) + 2.0)
    down = place[1:, :-1] - place[:-1, :-1]
    across = place[:-1, 1:] - place[:-1, :-1]
    steps = [
        cv2.resize(np.maximum(way, 0.0), _EYE_CELLS, interpolation=cv2.INTER_AREA).ravel()
        for way in (down, -down, across, -across)
    ]
    return np.asarray(np.sqrt(np.concatenate(steps)), np.float32)


def _likelihood(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(max(logit, -30.0), 30.0)))


@cache
def _weights() -> _Weights:
    with np.load(Path(__file__).with_name("signs.npz")) as fitted:
        return _Weights(
            fitted["eye_weights"].astype(np.float32).ravel(),
            float(fitted["eye_bias"]),
            fitted["grid_weights"].astype(np.float32).reshape(5, -1),
            fitted["grid_bias"],
        )
