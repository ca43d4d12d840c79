"""The forms of depth that a face, or a sheet in its place, can be made of."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.face.cues import head_relief
from core.face.cues.head_relief import MARKS, MARKS_DEPTH

Float64 = NDArray[np.float64]

FORMS: Final = 6
"""The head's relief, slant across and down, bend across, twist, bend down."""

_HEAD: Final = np.c_[MARKS, MARKS_DEPTH]
_TO_AXES: Final = np.linalg.pinv(_HEAD - _HEAD.mean(0))


def forms(at: Float64, marks: Float64) -> Float64:
    """Return the depth of each form at points of a picture, in eye distances.

    The first form is the mean head's relief as it is turned in the picture, free of all that
    slants and bends can explain; then those.

    Parameters
    ----------
    at
        Shape (n, 2), pixels.
    marks
        Shape (5, 2): landmarks in the same pixels.

    Returns
    -------
    Shape (n, FORMS).
    """
    axes = (_TO_AXES @ (marks - marks.mean(0))).T
    left, strengths, right = np.linalg.svd(axes, full_matrices=False)
    plane, scale = left @ right, float(strengths.mean())
    places = (at - marks.mean(0)) / scale + plane @ _HEAD.mean(0)
    # Which place of the head is seen there depends on its depth, and the other way round.
    inverse = np.linalg.inv(plane[:, :2])
    on_head = places
    for _ in range(3):
        depth = head_relief.depth(on_head[:, 0], on_head[:, 1])
        on_head = (places - depth[:, None] * plane[:, 2]) @ inverse.T
    relief = np.c_[on_head, depth] @ np.cross(plane[0], plane[1])
    u, v = (places - places.mean(0)).T
    others = np.stack([u, v, u * u, u * v, v * v], 1)
    others[:, 2:] -= others[:, 2:].mean(0)
    known = np.c_[np.ones(len(u)), others]
    relief -= known @ np.linalg.lstsq(known, relief, rcond=None)[0]
    return np.asarray(np.c_[relief, others], np.float64)
