"""From a RetinaFace network's raw output to detections: priors, decoding, suppression, in numpy."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.models.contract import DetectorRule
from core.results import Detection, Float32


@lru_cache(maxsize=8)
def priors(height: int, width: int, rule: DetectorRule) -> Float32:
    """Return the priors of a picture of this size, in the order of the network's output.

    Levels come one after the other; inside a level rows, then columns, then sizes.

    Returns
    -------
    Shape (P, 3), read-only: centre x, centre y, side, in pixels.
    """
    levels = []
    for step, sizes in zip(rule.steps, rule.min_sizes, strict=True):
        rows, columns = -(-height // step), -(-width // step)
        level = np.empty((rows, columns, len(sizes), 3), np.float32)
        level[..., 0] = ((np.arange(columns, dtype=np.float32) + 0.5) * step)[None, :, None]
        level[..., 1] = ((np.arange(rows, dtype=np.float32) + 0.5) * step)[:, None, None]
        level[..., 2] = np.asarray(sizes, np.float32)
        levels.append(level.reshape(-1, 3))
    table = np.concatenate(levels)
    table.flags.writeable = False
    return table


def decode(offsets: Float32, points: Float32, chosen: Float32, rule: DetectorRule) -> Float32:
    """Turn offsets from priors into boxes and landmarks.

    Parameters
    ----------
    offsets
        Shape (K, 4): centre x, y in prior sides, and log sizes, divided by the variance.
    points
        Shape (K, 10): five x, y in prior sides, divided by the variance.
    chosen
        Shape (K, 3): the priors they belong to.

    Returns
    -------
    Shape (K, 14) in pixels: x1, y1, x2, y2, then five x, y.
    """
    centre, side = chosen[:, :2], chosen[:, 2:]
    out = np.empty((len(chosen), 14), np.float32)
    middle = centre + offsets[:, :2] * (side * np.float32(rule.variance[0]))
    half = np.exp(offsets[:, 2:] * np.float32(rule.variance[1])) * side / 2
    out[:, 0:2] = middle - half
    out[:, 2:4] = middle + half
    spread = side * np.float32(rule.variance[0])
    out[:, 4:] = np.tile(centre, 5) + points * spread
    return out


def suppress(boxes: Float32, overlap: float, most: int) -> NDArray[np.intp]:
    """Non-maximum suppression of boxes that are sorted by falling score.

    Areas are counted with +1 pixel on each side, as RetinaFace does.

    Returns
    -------
    Indices of the kept boxes, at most `most`, still by falling score.
    """
    x1, y1, x2, y2 = boxes.T
    area = (x2 - x1 + 1) * (y2 - y1 + 1)
    left = np.arange(len(boxes))
    kept: list[int] = []
    while left.size and len(kept) < most:
        best, left = left[0], left[1:]
        kept.append(int(best))
        width = np.minimum(x2[best], x2[left]) - np.maximum(x1[best], x1[left]) + 1
        height = np.minimum(y2[best], y2[left]) - np.maximum(y1[best], y1[left]) + 1
        common = np.maximum(width, 0) * np.maximum(height, 0)
        left = left[common / (area[best] + area[left] - common) <= overlap]
    return np.asarray(kept, np.intp)


def detections(
    offsets: Float32,
    scores: Float32,
    points: Float32,
    shape: tuple[int, int],
    rule: DetectorRule,
) -> tuple[Detection, ...]:
    """Turn a network's whole output for one picture into detections, largest first.

    Parameters
    ----------
    offsets, scores, points
        Shapes (P, 4), (P,), (P, 10): one row for each prior; scores 0 to 1.
    shape
        (height, width) of the picture that the network saw; coordinates are its pixels.
    """
    over = np.flatnonzero(scores > rule.score_threshold)
    if not over.size:
        return ()
    over = over[np.argsort(-scores[over], kind="stable")[: rule.candidates]]
    table = priors(*shape, rule)
    found = decode(offsets[over], points[over], table[over], rule)
    sound = np.isfinite(found).all(axis=1)
    found, over = found[sound], over[sound]
    kept = suppress(found[:, :4], rule.overlap, rule.kept)
    faces = [
        Detection(
            box=found[i, :4].copy(),
            score=float(scores[over[i]]),
            landmarks=found[i, 4:].reshape(5, 2).copy(),
        )
        for i in kept
    ]
    return tuple(sorted(faces, key=lambda face: -face.area))
