"""The picture of one face for the kiosk: whoever else is in the frame can't be recognised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from core.results import Analysis, FaceAnalysis

Grey = NDArray[np.uint8]

AROUND = 2.3
"""Edge of the picture in longer edges of the face's box."""

HEAD = (0.72, 0.90)
"""Half axes of what stays sharp, in longer edges of the face's box: the head with its hair."""

_GRAINS = 10
"""So many blurred patches along an edge: a face among them has three or four."""

_DIM = 0.55
_FOLLOWS = 0.35
"""How fast the picture follows the face, 0 to 1 a frame: calm, but not late."""


@dataclass(frozen=True, slots=True)
class Framing:
    """Where the picture is cut out of the frame, in its pixels."""

    x: float
    y: float
    """The middle."""

    edge: float
    track: int | None

    @classmethod
    def of(cls, face: FaceAnalysis, before: Framing | None = None) -> Framing:
        """Return the framing of a face, moved on from the one `before` where it is the same."""
        x1, y1, x2, y2 = (float(v) for v in face.detection.box)
        track = None if face.track is None else face.track.number
        wanted = cls((x1 + x2) / 2, (y1 + y2) / 2, AROUND * max(x2 - x1, y2 - y1, 1.0), track)
        if before is None or track is None or before.track != track:
            return wanted
        step = _FOLLOWS
        if max(abs(wanted.x - before.x), abs(wanted.y - before.y)) > before.edge / 4:
            step = 1.0  # it must never be outside of what is sharp
        return cls(
            before.x + step * (wanted.x - before.x),
            before.y + step * (wanted.y - before.y),
            before.edge + step * (wanted.edge - before.edge),
            track,
        )


def face_picture(analysis: Analysis, framing: Framing, side: int) -> Grey:
    """Return a mirrored square picture of `analysis.faces[0]`, `side` pixels, grey (side, side).

    Only an oval around the face is sharp. All else is coarse patches, also a second face inside
    that oval.
    """
    scale = side / framing.edge
    # From the frame to the picture: mirrored, and the framing's middle in the middle.
    across, down = side / 2 + scale * framing.x, side / 2 - scale * framing.y
    matrix = np.array([[-scale, 0.0, across], [0.0, scale, down]])
    cut = cv2.warpAffine(
        analysis.frame.pixels,
        matrix,
        (side, side),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    grains = cv2.resize(cut, (_GRAINS, _GRAINS), interpolation=cv2.INTER_AREA)
    ground = cv2.resize(grains, (side, side), interpolation=cv2.INTER_CUBIC)
    mask = _oval(side)
    others = analysis.faces[1:]
    if others:
        mask = mask.copy()
        for other in others:
            x1, y1, x2, y2 = (float(v) for v in other.detection.box)
            middle = (across - scale * (x1 + x2) / 2, down + scale * (y1 + y2) / 2)
            axes = (scale * (x2 - x1) * 0.75, scale * (y2 - y1) * 0.75)
            _clear(mask, middle, axes)
    mixed = cut * mask + ground * ((1.0 - mask) * np.float32(_DIM))
    picture: Grey = np.clip(mixed, 0, 255).astype(np.uint8)
    return picture


def _clear(
    mask: NDArray[np.float32], middle: tuple[float, float], axes: tuple[float, float]
) -> None:
    whole = tuple(round(min(max(v, -1e4), 1e4)) for v in middle)
    reach = tuple(max(1, round(min(v, 1e4))) for v in axes)
    cv2.ellipse(mask, (whole[0], whole[1]), (reach[0], reach[1]), 0, 0, 360, 0.0, cv2.FILLED)


@lru_cache(maxsize=4)
def _oval(side: int) -> NDArray[np.float32]:
    """Return how sharp each pixel stays, 0 to 1, float32 (side, side)."""
    edge = side / AROUND
    rows, columns = np.mgrid[0:side, 0:side].astype(np.float32)
    x = (columns - side / 2) / (HEAD[0] * edge)
    y = (rows - side * 0.47) / (HEAD[1] * edge)
    distance = np.sqrt(x * x + y * y)
    sharp: NDArray[np.float32] = np.clip((1.0 - distance) / 0.18, 0.0, 1.0).astype(np.float32)
    return sharp
