"""Landmarks for detectors that give none: another detector looks at each face once more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from core.models.contract import DetectorNetwork, ModelError, Pixels
from core.models.stages import SMALLEST_SIDE
from core.results import Detection, Float32
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.models.card import ModelCard
    from core.models.registry import Registry

WITHOUT_LANDMARKS: Final = frozenset({"mogface", "ulfd"})
"""Systems that give boxes only."""

REFUSED: Final = QT_TRANSLATE_NOOP(
    "core",
    "{title} finds faces but not the five points in them that recognition needs, and no detector "
    "that gives those is installed. Choose another detector, or install the program again.",
)

_SURROUNDINGS = 2.0
"""Side of the window in longer sides of the box: as much as `FaceFinder.refine` looks at."""

_FACE = 120.0
"""Pixels that the longer side of the box is scaled to, as `SearchRules.refined_face`."""

_MOST_ENLARGED = 2.0
"""As `SearchRules.most_enlarged`."""

_LEAST_OVERLAP = 0.3
"""Least IoU of the box and the face found in its window. Detectors draw their boxes differently
(some include the forehead, some don't), a neighbour's face overlaps far less."""

_SAME_FACE = 0.5
"""IoU from which two faces found in different windows are the same one."""

_BEYOND = 127
"""Grey level of what a window shows beyond the picture."""


def load_finder(card: ModelCard, registry: Registry) -> DetectorNetwork:
    """Load the detector that gives landmarks to the one of `card`: the first that has them.

    That is the slot's default, RetinaFace, wherever the program's own models are in place.

    Raises
    ------
    ModelError
        If there is none, or its files are damaged.
    """
    for other in registry.cards("detector"):
        if other.system not in WITHOUT_LANDMARKS:
            return registry.load_detector(other.name)
    raise ModelError(REFUSED, title=card.title)


def with_landmarks(
    pixels: Pixels, boxes: Float32, scores: Float32, finder: DetectorNetwork
) -> tuple[Detection, ...]:
    """Give landmarks to boxes.

    `finder` looks at a window around each box, scaled so that the face has the size at which it
    places landmarks best. Of what it finds there, the face that overlaps the box most lends its
    landmarks; box and score stay. A box in whose window no face is found is refused: a face
    without landmarks can't be aligned. So is a box beside another one that fits the same face
    better, for nobody has two faces.

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3).
    boxes
        Shape (N, 4): x1, y1, x2, y2 in pixels; may reach beyond the picture.
    scores
        Shape (N,), 0 to 1.
    finder
        A detector with landmarks. Where it doesn't take colour it gets luma (Rec. 601).

    Returns
    -------
    At most N detections, largest first.
    """
    if pixels.ndim == 3 and not finder.takes_colour:
        pixels = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    seen = []
    for box, score in zip(boxes, scores, strict=True):
        found = _find(pixels, box, finder)
        if found is not None:
            face = Detection(box.astype(np.float32), float(score), found.landmarks)
            seen.append((found, face))
    seen.sort(key=lambda pair: -pair[0].overlap)
    kept: list[tuple[_Found, Detection]] = []
    for found, face in seen:
        if all(_overlap(found.box, other.box) <= _SAME_FACE for other, _ in kept):
            kept.append((found, face))
    return tuple(sorted((face for _, face in kept), key=lambda face: -face.area))


@dataclass(frozen=True, slots=True)
class _Window:
    """A part of a picture, scaled: its point p lies at p * scale + shift (x, y) in the picture."""

    pixels: Pixels
    scale: Float32
    shift: Float32


@dataclass(frozen=True, slots=True)
class _Found:
    """A face as the second detector sees it, in pixels of the picture."""

    box: Float32
    landmarks: Float32
    overlap: float
    """IoU with the first detector's box."""


def _find(pixels: Pixels, box: Float32, finder: DetectorNetwork) -> _Found | None:
    window = _window(pixels, box)
    if window is None:
        return None
    best = None
    for face in finder.detect(window.pixels):
        place = (face.box.reshape(2, 2) * window.scale + window.shift).reshape(4)
        overlap = _overlap(box, place)
        if overlap >= (_LEAST_OVERLAP if best is None else best.overlap):
            landmarks = np.asarray(face.landmarks * window.scale + window.shift, np.float32)
            best = _Found(place, landmarks, overlap)
    return best


def _window(pixels: Pixels, box: Float32) -> _Window | None:
    """Cut the square window around a box; None if the box is none or outside the picture."""
    width, height = float(box[2] - box[0]), float(box[3] - box[1])
    if not (np.isfinite(box).all() and width > 0 and height > 0):
        return None
    factor = min(_MOST_ENLARGED, _FACE / max(width, height))
    side = max(SMALLEST_SIDE, round(_SURROUNDINGS * max(width, height) * factor))
    window = np.full((side, side, *pixels.shape[2:]), _BEYOND, np.uint8)
    spans = []
    for low, high, most in zip(box[:2], box[2:], pixels.shape[1::-1], strict=True):
        start = int(np.floor((float(low) + float(high) - side / factor) / 2))
        first, last = max(0, start), min(most, start + math.ceil(side / factor))
        if first >= last:
            return None
        at = min(side - 1, round((first - start) * factor))
        spans.append((first, last, at, max(1, min(side - at, round((last - first) * factor)))))
    (x1, x2, x, columns), (y1, y2, y, rows) = spans
    part = np.ascontiguousarray(pixels[y1:y2, x1:x2])
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    window[y : y + rows, x : x + columns] = cv2.resize(part, (columns, rows), interpolation=method)
    scale = np.asarray([(x2 - x1) / columns, (y2 - y1) / rows], np.float32)
    shift = np.asarray([x1, y1], np.float32) - np.asarray([x, y], np.float32) * scale
    return _Window(window, scale, shift.astype(np.float32))


def _overlap(first: Float32, second: Float32) -> float:
    """Return intersection over union of two boxes, 0 to 1."""
    low, high = np.maximum(first[:2], second[:2]), np.minimum(first[2:], second[2:])
    common = float(np.prod(np.clip(high - low, 0, None)))
    areas = float(np.prod(first[2:] - first[:2]) + np.prod(second[2:] - second[:2]))
    return common / max(areas - common, 1e-9)
