"""Whether depths of points are those of a sheet or of something solid, as a likelihood ratio.

A sheet may be flat, or bent about one axis in any way: what its points lie off a plane with even
bends is then a smooth function of one direction alone, and errors. A head has relief in all
directions, about like the mean head's (`core.face.cues.head_relief`) and in other ways, too.
All is normal, so that both likelihoods can be written down (Gaussian processes).

Errors are of two kinds: those that pictures don't share, which the scatter of a point tells, and
those that they do. The latter are `SHARED` pixels, and matter the more the less the face turned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.face.cues.relief import Depths

Float64 = NDArray[np.float64]

SHARED: Final = 0.1
"""Pixels of a patch by which points seem to move with the turn of a flat sheet, because their
surroundings are foreshortened and lit otherwise."""

QUIET: Final = 0.2
"""Noise of a fit (`Depths.noise`) that sheets have. A face that moves in itself, as one that
speaks, has more, and then errors that pictures share are larger as well."""

_SCATTER: Final = 2.0  # how much larger variances are than points tell, which overlap
_ALIKE_OVER: Final = 0.15  # eye distances over which points share errors
_ROUGH: Final = 0.01  # eye distances that a sheet is uneven, or seems so
_ROUGHER_FROM: Final = 10.0
"""Pixels of parallax from which it seems rougher: turned that far, surroundings look different."""

_OF_SHARED: Final = 0.5  # of the errors, as much as doesn't average out
_STRAYS: Final = 0.12  # share of the points that may be strays: borders, lids, what passes behind
_BENDS: Final = 0.3  # of even bends, which the fit has taken away already
_PROFILES: Final = ((0.03, 0.35), (0.1, 0.35))  # of other bends: height and width, eye distances
_DIRECTIONS: Final = np.arange(8) * np.pi / 8
_SCALES: Final = (0.3, 0.6, 1.0)
"""Relief by that of the mean head. Less than 1, too: how far a face turned is known badly, and
twice the turn with half the relief looks about the same."""

_SHAPES: Final = 0.06  # eye distances that heads differ from the mean head, at scale 1
_SHAPES_OVER: Final = 0.2


@dataclass(frozen=True, slots=True)
class Solidity:
    """What the depths of a face's points say."""

    relief: float
    """Root mean square of the depth that neither a plane nor even bends explain, eye distances; at
    least 0. Errors are taken off."""

    uncertainty: float
    """Standard deviation of `relief`, eye distances."""

    ratio: float
    """Logarithm of the likelihood as a sheet over that as something solid."""


def solidity(at: Float64, head: Float64, depths: Depths) -> Solidity:
    """Return what the depths of a face's points say.

    Parameters
    ----------
    at
        Shape (n, 2): places of the points, eye distances.
    head
        Shape (n,): the mean head's depth there, free of plane and even bends.
    depths
        Of the same points.
    """
    stirred = np.sqrt(max(1.0, depths.noise / QUIET))
    shared = SHARED * stirred / np.maximum(depths.parallax, 1e-3)
    rough = _ROUGH * max(1.0, float(np.median(depths.parallax)) / _ROUGHER_FROM)
    own = _SCATTER * depths.variance + shared**2 + rough**2
    u, v = at.T
    even = np.stack([np.ones(len(at)), u, v, u * u, u * v, v * v], 1)
    kept = _kept(even, depths.off, own)
    at, head, off, own, shared, even = (
        one[kept] for one in (at, head, depths.off, own, shared, even)
    )
    apart = at[:, None] - at[None]
    square = (apart**2).sum(-1)
    errors = 0.5 * np.outer(shared, shared) * _near(square, _ALIKE_OVER)
    errors += np.diag(own - 0.5 * shared**2) + _BENDS**2 * (even @ even.T)

    sheets = [_likelihood(errors, off)]
    for angle in _DIRECTIONS:
        across = (apart @ np.array([np.cos(angle), np.sin(angle)])) ** 2
        for height, width in _PROFILES:
            sheets.append(_likelihood(errors + height**2 * _near(across, width), off))
    shapes = 0.7 * _near(square, _SHAPES_OVER) + 0.3 * np.eye(len(at))
    outer = np.outer(head, head)
    solids = [
        _likelihood(errors + scale**2 * (0.25 * outer + _SHAPES**2 * shapes), off - scale * head)
        for scale in _SCALES
    ]
    weight = 1 / (own + 0.05**2)
    weight /= weight.sum()
    excess = float((weight * (off**2 - own)).sum())
    relief = float(np.sqrt(max(excess, 0.0)))
    by_scatter = float(np.sqrt(2 * (weight**2 * own**2).sum())) / max(2 * relief, 0.02)
    return Solidity(
        relief,
        float(np.hypot(by_scatter, _OF_SHARED * np.sqrt((weight * own).sum()))),
        _mean(sheets) - _mean(solids),
    )


def _kept(even: Float64, off: Float64, variance: Float64) -> NDArray[np.intp]:
    """All but the points that are farthest from a plane with even bends."""
    trust = 1 / variance
    left = off
    for _ in range(4):
        normal = (even * trust[:, None]).T @ even + 1e-6 * np.eye(even.shape[1])
        left = off - even @ np.linalg.solve(normal, even.T @ (trust * off))
        trust = 1 / (variance + 0.5 * left**2)
    order = np.argsort(left**2 / variance)
    return order[: len(off) - round(_STRAYS * len(off))]


def _near(square: Float64, width: float) -> Float64:
    return np.asarray(np.exp(-0.5 * square / width**2), np.float64)


def _likelihood(covariance: Float64, off: Float64) -> float:
    root = np.linalg.cholesky(covariance)
    whitened = np.linalg.solve(root, off)
    return float(-0.5 * whitened @ whitened - np.log(np.diag(root)).sum())


def _mean(logarithms: list[float]) -> float:
    return float(np.logaddexp.reduce(logarithms) - np.log(len(logarithms)))
