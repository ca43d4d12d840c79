"""How deep a face is, from where its points lie in several pictures.

The face is a surface that turns and moves as one body before a pinhole camera. Its depth is made
of a few forms (`core.face.cues.surface`) and what every point lies off them. Turns and shifts of
every picture, the amounts of the forms, the focal length and the points' own places are fitted
together: bundle adjustment by Gauss and Newton's method, with Student's t for stray points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Float64 = NDArray[np.float64]

_FREEDOM: Final = 4.0  # of Student's t: stray points count little
_OWN_DEPTH: Final = 0.07  # eye distances that points lie off the forms, in the fit
_DONE: Final = 0.01  # change of an amount, or of a turn in 1/2 rad, at which the fit ends
_FURTHEST_STEP: Final = 0.3  # rad that one step may turn
_LEAST_NOISE: Final = 0.02  # of what `certainty` says


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What is fitted: n points in a first picture and in k others; m forms of depth."""

    first: Float64
    """Shape (n, 2): the points in the first picture, pixels of the frame from its middle."""

    others: Float64
    """Shape (k, n, 2): the points in the other patches, pixels of each patch."""

    to_patch: Float64
    """Shape (k, 2, 3): pixels of the frame from its middle to those of each patch."""

    first_to_frame: Float64
    """Shape (2, 2): a step in the first patch to one in the frame."""

    root: Float64
    """Shape (k, n, 2, 2): R with R^T R the inverse covariance of a point in a patch; 0 where it
    wasn't found."""

    forms: Float64
    """Shape (n, m): depths that the surface is made of, in eye distances."""

    apart: float
    """Eye distance in the first picture, pixels."""

    focal: float
    """Focal length that is likely, pixels."""

    @property
    def there(self) -> NDArray[np.bool_]:
        """Shape (k, n): which points were found."""
        return np.asarray(self.root[..., 0, 0] > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """What is thought of the surface beforehand: normal, independent."""

    mean: Float64
    """Shape (m + 1,): of each form, and of the logarithm of the focal length."""

    spread: Float64


@dataclass(slots=True, eq=False)
class Fit:
    """A surface and the motions that explain what was seen."""

    amounts: Float64
    """Shape (m + 1,): as `Belief.mean`."""

    turns: Float64
    """Shape (k, 3, 3)."""

    shifts: Float64
    """Shape (k, 3): x and y in pixels of the first picture by `Views.focal`, z in its distance."""

    own: Float64
    """Shape (n, 3): by how much the points lie elsewhere in the first patch (x and y), and how far
    behind the surface that the forms make (eye distances)."""

    cost: float = np.inf
    """Minus the logarithm of how likely it is, but for a constant."""

    noise: float = 1.0
    """How much larger the residuals are than the covariances say (variance)."""


@dataclass(frozen=True, slots=True, eq=False)
class Depths:
    """How far points lie off a plane and its bends, each by itself."""

    off: Float64
    """Shape (n,), eye distances away from the viewer."""

    variance: Float64
    """Shape (n,): of `off`, from how well a point fits its own place in all pictures."""

    parallax: Float64
    """Shape (n,): pixels of a patch, root mean square over the pictures, by which a point is seen
    elsewhere for each eye distance of depth; small where nothing turned."""

    noise: float
    """As `Fit.noise`, of what points with a depth of their own leave unexplained."""


def fit(
    views: Views,
    belief: Belief,
    steps: int,
    before: Fit | None = None,
    turns: Sequence[Float64 | None] = (),
    shifts: Sequence[Float64 | None] = (),
) -> Fit:
    """Fit the surface to what was seen.

    Parameters
    ----------
    steps
        How many at most.
    before
        An earlier fit to begin with, of the same first picture.
    turns, shifts
        Of each picture as it found them; None where a picture is new.
    """
    k, n = views.others.shape[:2]
    now = Fit(belief.mean.copy(), np.tile(np.eye(3), (k, 1, 1)), np.zeros((k, 3)), np.zeros((n, 3)))
    if before is not None:
        now.amounts, now.own = before.amounts.copy(), before.own.copy()
        for at, (turn, shift) in enumerate(zip(turns, shifts, strict=True)):
            if turn is not None and shift is not None:
                now.turns[at], now.shifts[at] = turn, shift
    if before is None or any(turn is None for turn in turns):
        # The motions alone first: the surface would bend itself to what are turns.
        settled = Belief(now.amounts.copy(), np.full_like(belief.spread, 1e-4))
        for _ in range(3 if before is None else 2):
            _advance(views, settled, now, own=False)
    for _ in range(steps):
        amounts, turned = now.amounts, now.turns
        _advance(views, belief, now)
        moved = max(np.abs(now.amounts - amounts).max(), 2 * np.abs(now.turns - turned).max())
        if moved < _DONE:
            break
    return now


def depths(views: Views, now: Fit) -> Depths:
    """Return the depth of every point by itself, the motions being those of the fit."""
    residual, _, _, slopes = _slopes(views, now)
    known = views.forms[:, 0] * now.amounts[0]
    target = residual + (slopes * now.own[None, :, None]).sum(-1)
    there = views.there
    seen = np.maximum(there.sum(0), 1)
    trust = np.ones(there.shape)
    noise = now.noise
    for _ in range(2):
        rows = slopes * np.sqrt(trust)[..., None, None]
        columns = rows.transpose(1, 0, 2, 3).reshape(len(known), -1, 3)
        aim = (target * np.sqrt(trust)[..., None]).transpose(1, 0, 2).reshape(len(known), -1, 1)
        held = np.zeros((len(known), 3, 3))
        held[:, :2, :2] = _first(rows) / seen[:, None, None] + 1e-3 * np.eye(2)
        held[:, 2, 2] = 1e-2
        inverse = np.linalg.inv(np.swapaxes(columns, 1, 2) @ columns + held)
        own = (inverse @ (np.swapaxes(columns, 1, 2) @ aim))[..., 0]
        square = ((target - (slopes * own[None, :, None]).sum(-1)) ** 2).sum(-1)
        noise = _noise(square[there])
        trust = (_FREEDOM + 2) / (_FREEDOM + square / noise)
    strain = (square * trust * there).sum(0) / (2 * seen * noise)
    variance = inverse[:, 2, 2] * noise * np.maximum(1.0, strain)
    bare = _by_depth(views, now)
    strong = ((bare**2).sum(-1) * there).sum(0) / seen
    return Depths(known + own[:, 2], variance, np.sqrt(strong), noise)


def _advance(views: Views, belief: Belief, now: Fit, own: bool = True) -> None:
    """Take one step; without `own` the points' own places stay."""
    residual, by_motion, by_amount, by_own = _slopes(views, now)
    k, n = residual.shape[:2]
    m = len(belief.mean)
    there = views.there
    square = (residual**2).sum(-1)
    now.noise = _noise(square[there])
    away = belief.mean - now.amounts
    loss = (_FREEDOM + 2) * np.log1p(square[there] / now.noise / _FREEDOM)
    now.cost = 0.5 * float(
        loss.sum() + 2 * len(loss) * np.log(now.noise) + ((away / belief.spread) ** 2).sum()
    )
    trust = np.sqrt((_FREEDOM + 2) / (_FREEDOM + square / now.noise) / now.noise)
    residual = residual * trust[..., None]
    by_motion, by_amount, by_own = (
        one * trust[..., None, None] for one in (by_motion, by_amount, by_own)
    )

    motion, amount = by_motion.reshape(k, 2 * n, 6), by_amount.reshape(k, 2 * n, m)
    aim = residual.reshape(k, 2 * n, 1)
    size = 6 * k + m
    normal, pull = np.zeros((size, size)), np.zeros(size)
    own_blocks = np.swapaxes(motion, 1, 2) @ motion + 1e-3 * np.eye(6)
    shared = (np.swapaxes(motion, 1, 2) @ amount).reshape(6 * k, m)
    for i in range(k):
        normal[6 * i : 6 * i + 6, 6 * i : 6 * i + 6] = own_blocks[i]
    normal[: 6 * k, 6 * k :], normal[6 * k :, : 6 * k] = shared, shared.T
    flat = amount.reshape(-1, m)
    normal[6 * k :, 6 * k :] = flat.T @ flat + np.diag(belief.spread**-2.0)
    pull[: 6 * k] = (np.swapaxes(motion, 1, 2) @ aim).reshape(-1)
    pull[6 * k :] = flat.T @ aim.reshape(-1) + away * belief.spread**-2.0

    # The points' own places and depths: each place with what the first picture says of it.
    columns = by_own.transpose(1, 0, 2, 3).reshape(n, 2 * k, 3)
    held = np.zeros((n, 3, 3))
    held[:, :2, :2] = _first(by_own) / k + 1e-3 * np.eye(2)
    held[:, 2, 2] = _OWN_DEPTH**-2.0
    spread = np.linalg.inv(np.swapaxes(columns, 1, 2) @ columns + held)
    own_pull = (np.swapaxes(columns, 1, 2) @ residual.transpose(1, 0, 2).reshape(n, 2 * k, 1))[
        ..., 0
    ] - (held @ now.own[..., None])[..., 0]
    cross = np.empty((n, size, 3))
    mixed = by_motion[..., 0, :, None] * by_own[..., 0, None, :]
    mixed += by_motion[..., 1, :, None] * by_own[..., 1, None, :]
    cross[:, : 6 * k] = mixed.transpose(1, 0, 2, 3).reshape(n, 6 * k, 3)
    across = by_amount.transpose(1, 3, 0, 2).reshape(n, m, 2 * k)
    cross[:, 6 * k :] = across @ columns
    eased = (cross @ spread).transpose(1, 0, 2).reshape(size, -1)
    reduced = normal - eased @ cross.transpose(1, 0, 2).reshape(size, -1).T
    step = np.linalg.solve(reduced, pull - eased @ own_pull.reshape(-1))
    turned = step[: 6 * k].reshape(k, 6)
    now.turns = _small_turns(np.clip(turned[:, :3], -_FURTHEST_STEP, _FURTHEST_STEP)) @ now.turns
    now.shifts = now.shifts + turned[:, 3:]
    now.amounts = now.amounts + np.clip(step[6 * k :], -0.5, 0.5)
    if own:
        back = own_pull - step @ cross
        now.own = now.own + (spread @ back[..., None])[..., 0]


def _first(by_own: Float64) -> Float64:
    """What all pictures say of the points' places in the first one, shape (n, 2, 2)."""
    sides = by_own[..., :2]
    return np.asarray(np.einsum("knia,knib->nab", sides, sides), np.float64)


def _noise(square: Float64) -> float:
    """Variance of whitened residuals (of two numbers each), by their median."""
    return max(_LEAST_NOISE, float(np.median(square)) / 1.386) if len(square) else 1.0


@dataclass(slots=True, eq=False)
class _Placed:
    """The surface where it is in every picture, the first one's distance being 1."""

    focal: float
    rays: Float64
    """Shape (n, 3)."""

    depth: Float64
    """Shape (n,)."""

    centre: Float64
    arms: Float64
    """Shape (k, n, 3): from the centre to the points, turned."""

    flat: Float64
    """Shape (k, n, 2): as a camera of focal length 1 sees them."""

    by_place: Float64
    """Shape (k, n, 2, 3): pixels of the patch for a step in space."""


def _place(views: Views, now: Fit) -> _Placed:
    focal = views.focal * float(np.exp(now.amounts[-1]))
    at = views.first + now.own[:, :2] @ views.first_to_frame.T
    rays = np.c_[at / focal, np.ones(len(at))]
    depth = 1 + views.apart / focal * (views.forms @ now.amounts[:-1] + now.own[:, 2])
    centre = np.array([*(views.first.mean(0) / focal), 1.0])
    arms = (rays * depth[:, None] - centre) @ np.swapaxes(now.turns, 1, 2)
    lateral = np.array([views.focal / focal, views.focal / focal, 1.0])
    placed = arms + centre + (now.shifts * lateral)[:, None]
    flat = placed[..., :2] / placed[..., 2:]
    turn = views.to_patch[:, None, :, :2] * (focal / placed[..., 2])[..., None, None]
    # Columns x and y of the slope, and z, by which everything comes nearer to the middle.
    away = -(turn * flat[..., None, :]).sum(-1)
    return _Placed(
        focal, rays, depth, centre, arms, flat, np.concatenate([turn, away[..., None]], -1)
    )


def _slopes(views: Views, now: Fit) -> tuple[Float64, Float64, Float64, Float64]:
    """Residuals (k, n, 2), and how the prediction changes with motions (k, n, 2, 6), amounts
    (k, n, 2, m + 1) and the points' own places (k, n, 2, 3); all in standard deviations."""
    p = _place(views, now)
    turn = views.to_patch[:, None, :, :2] * p.focal
    seen = (turn * p.flat[..., None, :]).sum(-1)
    residual = views.others - seen - views.to_patch[:, None, :, 2]
    root = views.root
    residual = (root * residual[..., None, :]).sum(-1)
    by_place = root @ p.by_place

    lateral = np.array([views.focal / p.focal, views.focal / p.focal, 1.0])
    x, y, z = (p.arms[..., None, i] for i in range(3))
    a, b, c = (by_place[..., i] for i in range(3))
    by_turn = np.stack([c * y - b * z, a * z - c * x, b * x - a * y], -1)
    by_motion = np.concatenate([by_turn, by_place * lateral], -1)

    # As the camera is turned, so are the slopes: one product instead of one for each use.
    k, n = p.flat.shape[:2]
    turned = (by_place.reshape(k, 2 * n, 3) @ now.turns).reshape(k, n, 2, 3)
    by_depth = (turned * p.rays[None, :, None]).sum(-1) * (views.apart / p.focal)
    by_form = by_depth[..., None] * views.forms[None, :, None]
    # With a longer focal length the rays are steeper, and depth is less in all.
    ray, less = p.rays * (-1.0, -1.0, 0.0), 1 - p.depth
    body = ray * p.depth[:, None] + p.rays * less[:, None]
    middle = p.centre * (-1.0, -1.0, 0.0)
    by_focal = (turned * (body - middle)[None, :, None]).sum(-1)
    shifted = middle - now.shifts * (lateral * (1.0, 1.0, 0.0))
    by_focal += (by_place * shifted[:, None, None]).sum(-1)
    by_focal += (root * seen[..., None, :]).sum(-1)
    by_amount = np.concatenate([by_form, by_focal[..., None]], -1)
    by_side = turned[..., :2] @ (views.first_to_frame / p.focal) * p.depth[None, :, None, None]
    by_own = np.concatenate([by_side, by_depth[..., None]], -1)
    return residual, by_motion, by_amount, by_own


def _by_depth(views: Views, now: Fit) -> Float64:
    """How places (k, n, 2), in pixels of the patches, change with depth in eye distances."""
    p = _place(views, now)
    turned = p.by_place @ now.turns[:, None]
    return np.asarray(
        (turned * p.rays[None, :, None]).sum(-1) * (views.apart / p.focal), np.float64
    )


def _small_turns(vectors: Float64) -> Float64:
    """Rotation matrices (k, 3, 3) of rotation vectors (k, 3)."""
    angle = np.linalg.norm(vectors, axis=1)[:, None, None] + 1e-12
    cross = np.zeros((len(vectors), 3, 3))
    x, y, z = vectors.T
    cross[:, 0, 1], cross[:, 0, 2] = -z, y
    cross[:, 1, 0], cross[:, 1, 2] = z, -x
    cross[:, 2, 0], cross[:, 2, 1] = -y, x
    sine, rest = np.sin(angle) / angle, (1 - np.cos(angle)) / angle**2
    return np.asarray(np.eye(3) + sine * cross + rest * (cross @ cross), np.float64)
