"""Finding the pulses of a lamp in grids of cells, and following them from frame to frame.

All grids are those of `core.capture.light_grid.brightness`, in which a change of exposure adds
the same to every cell, and the lamp much to near things and little to far or sunlit ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.capture.light_grid import CELLS, Float32

_EDGE = 0.55
"""Share of the lamp's whole step from which a change counts as the lamp going on or off."""

_WHOLE = 1.8
"""Share above which it is more than that."""

_QUIET = 0.3
"""Share below which it counts as none. A change between the two is not understood."""

_STEP = 0.4
"""Share from which a frame is in the other state. The lamp's step shrinks when somebody leaves."""

HELD_BACK = 0.3
"""How much a change of all cells alike is taken for the lamp rather than for exposure.

A lamp that reaches all cells alike makes just such a change.
"""

_ALIKE = 0.75
"""Least cosine between the changes that one lamp makes."""

_ONE_SIGN = 0.85
"""Least share of a lamp's change that has one sign. Something that moves makes both signs."""

_TOP = CELLS // 10
"""The cells that tell how strong the lamp is: near things, which it reaches."""

CLEAR = 0.35
"""Logarithm of the ratio of lit to unlit in the top cells (1.4) that is clear if confirmed."""

_STRONG = 0.7
"""The same (2.0) that mains light doesn't reach, even where cameras are linear."""

_WEAK = 0.1
"""The same (1.1) below which nothing is believed that the camera doesn't confirm."""

_FAINT = 0.03
"""The same (1.03) below which not even a flag makes it a lamp."""

_PEAKED = 2.5
"""Ratio of the top cells to the middle one that a lamp has in bright surroundings.

It reaches near things only, other light reaches all.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Pulses in the latest frames."""

    reach: Float32
    """Shape (300,): how much the lamp adds to each cell, from 0."""

    is_lit: bool
    """Whether the lamp was on in the latest frame."""

    strength: float
    """Mean of the top cells of `reach`."""


def find(grids: Float32, flags: NDArray[np.int8]) -> Found | None:
    """Look for pulses in consecutive frames; None if there are none.

    A lamp makes changes that are alike, of one sign in all cells, and go up and down in turn,
    with nothing between. Exposure goes one way over many frames, and what moves has both signs.
    Mains light has levels between lit and unlit, but not while its beat stands still; it is weak,
    reaches all cells alike, and comes every third frame. What could be that isn't believed.

    Parameters
    ----------
    grids
        Shape (n, 300), the latest last.
    flags
        Shape (n,): what the camera says, 1 lit, -1 unlit, 0 nothing.
    """
    if len(grids) < 2:
        return None
    changes = np.diff(grids, axis=0)
    sizes = np.einsum("ij,ij->i", changes, changes)
    # The lamp's step may have shrunk of late, and the largest change of all may be another.
    tried = {
        len(sizes) - n + int(np.argmax(sizes[-n:]))
        for n in (2, 4, 8, len(sizes))
        if n <= len(sizes)
    }
    for index in sorted(tried):
        found = _like(index, changes, flags)
        if found is not None:
            return found
    return None


def _like(index: int, changes: Float32, flags: NDArray[np.int8]) -> Found | None:
    """Take the change at `index` for the lamp's and see whether the others fit."""
    step = changes[index]
    if step.sum() < 0:
        step = -step
    reach = np.maximum(step, 0)
    if float(reach @ reach) < _ONE_SIGN * float(step @ step):
        return None
    # Where the lamp adds little, what moves would count as much as the lamp.
    reach = np.where(reach >= 0.3 * reach.max(), reach, 0)
    square = float(reach @ reach)
    if square <= 0:
        return None
    # Least squares with a change of all cells alike beside it, as in `along`.
    held, total = (1 + HELD_BACK) * CELLS, float(reach.sum())
    shares = (held * (changes @ reach) - total * changes.sum(axis=1)) / (held * square - total**2)
    there = changes[:, reach > 0]
    lengths = np.sqrt(np.einsum("ij,ij->i", there, there) * square)
    alike = np.abs(changes @ reach) >= _ALIKE * lengths
    # From the latest frame back to where the changes are no longer a lamp's.
    edges: list[int] = []
    first = len(shares)
    for at in range(len(shares) - 1, -1, -1):
        share = float(shares[at])
        if abs(share) > _QUIET:
            if not _EDGE < abs(share) < _WHOLE or not alike[at]:
                break
            if edges and (share > 0) == (shares[edges[-1]] > 0):
                break
            edges.append(at)
        first = at
    if not edges:
        return None
    signs = np.sign(shares[edges]).astype(np.float32)
    mean = np.maximum((signs @ changes[edges]) / np.float32(len(edges)), 0)
    strength = strength_of(mean)
    if len(edges) < _needed(mean, strength, edges, signs, flags[first:], first):
        return None
    return Found(mean, bool(signs[0] > 0), strength)


def _needed(
    reach: Float32,
    strength: float,
    edges: list[int],
    signs: Float32,
    flags: NDArray[np.int8],
    first: int,
) -> int:
    """How many changes are needed until they are believed to be a lamp's."""
    never = 1000
    said = np.diff(flags)
    told = {first + int(at): int(np.sign(said[at])) for at in np.flatnonzero(np.abs(said) == 2)}
    if told and told == {at: int(sign) for at, sign in zip(edges, signs, strict=True)}:
        # The camera says the same of each change.
        return 1 if strength >= CLEAR else 3 if strength >= _FAINT else never
    if strength < _WEAK:
        return never
    # A weak change of all cells alike can't be told from the mains' light, whose beat may stand
    # still: nor can any weak change of one frame in three, as it has at 30 frames/s.
    if strength >= _STRONG:
        return 3
    if strength <= _PEAKED * float(np.median(reach)):
        return never
    gaps = set(np.abs(np.diff(edges)).tolist())
    return never if gaps == {1, 2} else 4


def strength_of(reach: Float32) -> float:
    """Mean of the top tenth of the cells: logarithm of the ratio of lit to unlit there."""
    return float(np.sort(reach)[-_TOP:].mean())


class Follower:
    """Decides each frame by its change from the one before, along the lamp's reach.

    A wrong decision doesn't last: the lamp goes on and off, and what is on can't go on again.

    Parameters
    ----------
    found
        The pulses as they were found.
    grid
        The latest frame's grid, to which `found` belongs.
    """

    def __init__(self, found: Found, grid: Float32) -> None:
        self.reach = found.reach
        self.is_lit = found.is_lit
        self._last = grid

    def follow(self, grid: Float32) -> float:
        """Take the next frame; `is_lit` and `reach` are as of it then.

        Returns
        -------
        How surely: 0 where lit and unlit are equally near, 0.4 where nothing has changed, 0.6
        where the change is just the lamp's, more where it goes beyond.
        """
        change = grid - self._last
        share = along(change, self.reach)
        place = share + _STEP if self.is_lit else share - _STEP
        self.is_lit, self._last = place > 0, grid
        if _STEP < abs(share) < _WHOLE:
            # Also where what was thought lit got brighter: then it was not.
            step = np.maximum(change if share > 0 else -change, 0)
            self.reach = 0.6 * self.reach + 0.4 * step
        return abs(place)


def along(change: Float32, reach: Float32) -> float:
    """Return which multiple of `reach` is in `change`, besides a change of all cells alike.

    Cells that change in another way, because something moves there, count little.
    """
    n = np.float32(len(change))
    weights = np.ones_like(change)
    share = 0.0
    for _ in range(2):
        weighted = weights * reach
        ww, w, all_ = float(weighted @ reach), float(weighted.sum()), float(weights.sum())
        held = all_ + HELD_BACK * float(n)
        wy, y = float(weighted @ change), float(weights @ change)
        bottom = ww * held - w * w
        if bottom <= 0:
            return 0.0
        share = (wy * held - w * y) / bottom
        rest = (y - share * w) / held
        off = (change - np.float32(share) * reach - np.float32(rest)) / np.float32(0.25)
        weights = (1 / (1 + off * off)).astype(np.float32)
    return share
