"""What of the light around a face is the lamp's, from a lit frame and its unlit neighbour.

Found in a small copy, as the lamp's share of the light: reflectance is alike in both frames and
cancels in it, so it can be smoothed without losing the face (docs/adr/0010-ambient-light.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face import motion_estimate
from core.face.surroundings import Surroundings, longer_side
from core.frame import Frame, UnlitNeighbour

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RemovalRules:
    """How other light is taken away, and when that is better left."""

    gamma: float = 2.0
    """Of the camera: grey level = 255 * light ** (1 / gamma)."""

    face_side: float = 112.0
    """About the longer side of the face in the small copy in which the lamp's share is found.

    With 88, faces of 150 pixels lost 0.01 to 0.02 of similarity (studio), at a third of the time.
    """

    smoothing: float = 0.7
    """Spread over which the lamp's share is averaged, before and after the median.

    In pixels of a copy in which the face has just that side; so are the next two. With 1.0
    similarity was 0.007 higher for one shadow edge at a share of 0.9, 0.009 lower for blinds.
    """

    median: float = 1.0
    median_by_motion: float = 2.0
    """Reach of the median, and what each pixel of motion adds: shadows stay while a head moves."""

    surroundings: float = 2.4
    """Side of what is replaced, in sides of the face. The widest cut for a network sees 2.4."""

    seam: float = 0.2
    """Width of the passage to the untouched frame, in sides of the face."""

    least_level: float = 50.0
    most_level: float = 110.0
    """Mean grey level that the face is given: that of the lit frame, within these limits.

    The camera exposes for it, whatever lights it. A linear camera's faces are darker; raised to
    110 they lost 0.03 of similarity to their plain pictures.
    """

    knee: float = 225.0
    """Grey level from which highlights are compressed."""

    most_clipped: float = 0.5
    """Share of the face that may be overexposed in the lit frame."""

    most_contradicting: float = 0.05
    """Share of the face that may be darker with the lamp than without.

    Shadows that sweep over a moving face do that, and frames that don't belong together. Of 127
    trials with portraits those under 0.03 gained 0.055 of similarity on average, those from 0.05
    to 0.08 lost 0.04.
    """

    least_signal: float = 2.0
    """The lamp's light on the face over the noise of the difference, in pixels of the copy.

    In the same trials: under 1 lost 0.17 of similarity on average, 1 to 1.5 lost 0.05, 1.5 to 2
    broke even, 2 to 3 gained 0.04, and from 3 on 99 % gained.
    """


_CLIPPED_LEVEL: Final = 250
_SQUARES: Final = ((np.arange(256) / 255) ** 2).astype(np.float32)
_LAPLACIAN_DIFFERENCE: Final = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
_TINY: Final = 1e-5
_LEAST_OF_MEAN: Final = 0.1  # the lamp's share varies less; near white some sensors tell less
_FAINT: Final = 0.01  # weight of the wider surroundings beside the near ones
_DARKER: Final = -0.05  # of the lit light: beyond noise after averaging


@dataclass(frozen=True, slots=True, eq=False)
class LampPart:
    """What of the light around a face is the lamp's, in the small copy."""

    levels: Float32
    """Grey levels by the lamp alone."""

    lit: Grey
    """Those of the lit frame."""

    clipped: float
    """Share of the face that is overexposed in the lit frame."""

    contradicting: float
    """Share of the face that is darker with the lamp than without."""

    signal: float
    """The lamp's light on the face over the noise of the difference."""


def lamp_part(
    frame: Frame, unlit: UnlitNeighbour, view: Surroundings, rules: RemovalRules
) -> LampPart:
    """Compare the two frames around a face. `unlit` has the shape of `frame`."""
    lit_levels, other_levels = view.shrunk(frame.pixels), view.shrunk(unlit.pixels)
    motion = _motion(frame, unlit, view, lit_levels, other_levels)
    size = lit_levels.shape[::-1]
    linear = linear_levels(rules.gamma)
    lit = np.asarray(cv2.LUT(lit_levels, linear), np.float32)
    other = np.asarray(
        cv2.warpAffine(
            cv2.LUT(other_levels, linear), motion, size, borderMode=cv2.BORDER_REPLICATE
        ),
        np.float32,
    )
    over = view.shrunk(frame.pixels, clipped_from=_CLIPPED_LEVEL)
    valid = np.asarray(
        cv2.erode((over == 0).astype(np.float32), np.ones((3, 3), np.uint8)), np.float32
    )
    difference = lit - other
    side = longer_side(view.box)
    spread = rules.smoothing * side / rules.face_side
    head = view.head()
    share = _share(difference, lit, valid, head, side, spread)
    face = view.face
    contradicting = float((share[face] < _DARKER).mean())
    x, y = (view.box[:2] + view.box[2:]) / 2
    moved = float(np.hypot(*motion_estimate.shift_at(motion, float(x), float(y))))
    reach = round(rules.median * side / rules.face_side + rules.median_by_motion * moved)
    even = _without_edges(share, reach)
    doubtful = even < _LEAST_OF_MEAN * float(even[face].mean())
    if doubtful.any():  # beside the head the lamp's share is small indeed
        doubtful &= head > 0
    if doubtful.any():
        valid[doubtful] = 0.0
        even = _without_edges(_share(difference, lit, valid, head, side, spread), reach)
    share = _smooth(even, spread)
    light = lit * share
    unknown = (over > 0) | doubtful
    if unknown.any():
        # The unlit frame tells with the share around; the lamp's light at least fills up to
        # white what is overexposed, and is much as it is around.
        near = valid * head
        around = _around(difference * near, side) / (_around(near, side) + _TINY)
        told = np.minimum(other * share / np.maximum(1 - share, 0.05), 1.3 * around)
        filled_up = np.where(over > 0, 1 - other, 0)
        light = np.where(unknown, np.maximum(told, np.maximum(light, filled_up)), light)
    return LampPart(
        levels=_levels(np.asarray(light, np.float32), rules.gamma),
        lit=lit_levels,
        clipped=float(over[face].mean()) / 255,
        contradicting=contradicting,
        signal=float(difference[face].mean()) / max(_noise(difference[face]), _TINY),
    )


def _motion(
    frame: Frame, unlit: UnlitNeighbour, view: Surroundings, lit: Grey, other: Grey
) -> motion_estimate.Matrix:
    """Return where points of the unlit frame lie in the lit one, in pixels of the copy.

    As far as both show them; else by the times from the lit frames before and after it, which
    are lit alike.
    """
    follower = motion_estimate.Follower(lit, view.box)
    motion = follower.motion_from(other)
    if motion is not None:
        return motion
    before = unlit.before
    if (
        before is not None
        and before.shape == frame.pixels.shape
        and unlit.before_time < unlit.time < frame.time
    ):
        whole = follower.motion_from(view.shrunk(before))
        if whole is not None:
            share = (frame.time - unlit.time) / (frame.time - unlit.before_time)
            return motion_estimate.part_of(whole, share)
    return motion_estimate.still()


def _without_edges(share: Float32, reach: int) -> Float32:
    """Take out what is narrow: noise, and where a shadow stayed while the head moved."""
    coded = cv2.sqrt(np.clip(share, 0, 1))  # fine steps where the share is small
    coded = cv2.convertScaleAbs(coded, alpha=255)
    coded = cv2.medianBlur(coded, 2 * min(15, max(1, reach)) + 1)
    return np.asarray(cv2.LUT(coded, _SQUARES), np.float32)


def _smooth(values: Float32, spread: float) -> Float32:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), spread), np.float32)


def _share(
    difference: Float32, lit: Float32, valid: Float32, head: Float32, side: float, spread: float
) -> Float32:
    """The lamp's share of the light at each place; from around on the head if nothing is valid."""
    if valid.all():
        lamp_light, light = _smooth(difference, spread), _smooth(lit, spread)
    else:
        around = valid * head
        lamp_light, light = (
            _smooth(v * valid, spread) + _FAINT * _around(v * around, side)
            for v in (difference, lit)
        )
    return np.asarray(lamp_light / (light + _TINY), np.float32)


def _around(values: Float32, side: float) -> Float32:
    """Smooth widely, for places about which nothing nearer is known."""
    size = values.shape[1], values.shape[0]
    few = (max(1, size[0] // 8), max(1, size[1] // 8))
    small = _smooth(np.asarray(cv2.resize(values, few, interpolation=cv2.INTER_AREA)), side / 64)
    return np.asarray(cv2.resize(small, size))


def _noise(difference: Float32) -> float:
    """Immerkaer's estimate (CVIU 64, 1996), by the median."""
    rough = cv2.filter2D(difference, -1, _LAPLACIAN_DIFFERENCE)[1:-1, 1:-1]
    return float(np.median(np.abs(rough))) / (6 * 0.6745)


def linear_levels(gamma: float) -> Float32:
    """Linear light of each grey level."""
    return ((np.arange(256) / 255) ** gamma).astype(np.float32)


def _levels(light: Float32, gamma: float) -> Float32:
    return np.asarray(255 * (cv2.sqrt(light) if gamma == 2.0 else cv2.pow(light, 1 / gamma)))
