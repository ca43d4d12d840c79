"""MTCNN from the vendor's folder, with the vendor's numbers: three networks, one after another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from core.models.card import ModelCard, Role
from core.models.contract import Mode, ModelError, Pixels
from core.models.vendor.checkpoint import NOT_READABLE, fill, place, runs_on
from core.models.vendor.colour import as_rgb
from core.models.vendor.mtcnn_nets import OutputNet, ProposalNet, RefinementNet
from core.models.vendor.pickled_arrays import read_arrays
from core.models.weights import read_verified
from core.results import Detection, Float32

if TYPE_CHECKING:
    from core.models.registry import Registry

Boxes = NDArray[np.float64]
"""Shape (N, 4): x1, y1, x2, y2 in pixels, both ends inside the box; or more columns."""

_SMALLEST_FACE: Final = 20.0
_SHRINK: Final = 0.707  # from one scale to the next
_STRIDE: Final = 2
_CELL: Final = 12  # pixels that P-Net looks at
_THRESHOLDS: Final = (0.7, 0.8, 0.9)
_OVERLAP_IN_SCALE: Final = 0.5
_OVERLAP: Final = 0.7
_LARGEST_BOX: Final = 4  # times the picture's longer side; no sound network asks for more


def load(card: ModelCard, mode: Mode, _registry: Registry | None = None) -> Mtcnn:
    """Load the detector.

    Raises
    ------
    ModelError
        If a file is missing or damaged, holds anything but arrays, or does not fit.
    """
    return Mtcnn(
        card,
        mode,
        _filled(ProposalNet(), card, "pnet"),
        _filled(RefinementNet(), card, "rnet"),
        _filled(OutputNet(), card, "onet"),
    )


def _filled(network: nn.Module, card: ModelCard, role: Role) -> nn.Module:
    data = read_verified(card, role)
    try:
        arrays = read_arrays(data)
    except ValueError as error:
        raise ModelError(NOT_READABLE, file=card.folder / card.files[role].name) from error
    tensors = {name: torch.from_numpy(array) for name, array in arrays.items()}
    return fill(network, tensors, card, role=role)


class Mtcnn:
    """MTCNN in the detector slot.

    Both modes give the same numbers: with the same torch and Pillow on a CPU, the vendor's.
    Where the vendor's code ends in an error because no face is left, none is found.
    """

    takes_colour = True

    def __init__(
        self, card: ModelCard, mode: Mode, pnet: nn.Module, rnet: nn.Module, onet: nn.Module
    ) -> None:
        self.card = card
        self.mode: Mode = mode
        (self._pnet, self._device), (self._rnet, _), (self._onet, _) = map(
            place, (pnet, rnet, onet)
        )

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        rgb = as_rgb(pixels)
        with torch.inference_mode():
            boxes = self._propose(rgb)
            boxes = self._refine(rgb, boxes)
            boxes, scores, points = self._finish(rgb, boxes)
        faces = (
            Detection(
                box=box.astype(np.float32),
                score=float(score),
                landmarks=np.stack([spots[:5], spots[5:]], axis=1).astype(np.float32),
            )
            for box, score, spots in zip(boxes, scores, points, strict=True)
        )
        return tuple(sorted(faces, key=lambda face: -face.area))

    def _propose(self, rgb: Pixels) -> Boxes:
        """First stage: boxes from all scales of the picture, squared."""
        found = [self._search(rgb, scale) for scale in _scales(*rgb.shape[:2])]
        rows = np.concatenate([np.empty((0, 9)), *found])
        rows = rows[_suppress(rows[:, :4], rows[:, 4], _OVERLAP)]
        return _squared(_moved(rows[:, :4], rows[:, 5:]))

    def _search(self, rgb: Pixels, scale: float) -> Boxes:
        """Look at one scale: (N, 9) with box, score and offsets."""
        height, width = rgb.shape[:2]
        size = (math.ceil(width * scale), math.ceil(height * scale))
        shrunk = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR))
        offsets, scores = self._run(self._pnet, self._normalised(shrunk.transpose(2, 0, 1)[None]))
        rows, columns = np.nonzero(scores[0] > np.float32(_THRESHOLDS[0]))
        corner = _STRIDE * np.stack([columns, rows], axis=1) + 1.0
        found = np.concatenate(
            [
                np.round(corner / scale),
                np.round((corner + _CELL) / scale),
                scores[0, rows, columns, None],
                offsets[0, :, rows, columns],
            ],
            axis=1,
        )
        return found[_suppress(found[:, :4], found[:, 4], _OVERLAP_IN_SCALE)]

    def _refine(self, rgb: Pixels, boxes: Boxes) -> Boxes:
        """Second stage: fewer boxes, moved and squared."""
        boxes, cuts = _cut_out(rgb, boxes, 24)
        if not len(boxes):
            return boxes
        offsets, scores = self._run(self._rnet, self._normalised(cuts))
        sure = scores > np.float32(_THRESHOLDS[1])
        boxes, offsets, scores = boxes[sure], offsets[sure], scores[sure]
        kept = _suppress(boxes, scores.astype(np.float64), _OVERLAP)
        return _squared(_moved(boxes[kept], offsets[kept]))

    def _finish(self, rgb: Pixels, boxes: Boxes) -> tuple[Boxes, Float32, Float32]:
        """Third stage: boxes (N, 4), scores (N,) and landmarks (N, 10), five x and five y."""
        boxes, cuts = _cut_out(rgb, boxes, 48)
        if not len(boxes):
            return boxes, np.empty(0, np.float32), np.empty((0, 10), np.float32)
        offsets, scores, points = self._run(self._onet, self._normalised(cuts))
        sure = scores > np.float32(_THRESHOLDS[2])
        boxes, offsets, scores, points = boxes[sure], offsets[sure], scores[sure], points[sure]
        sides = boxes[:, 2:] - boxes[:, :2] + 1.0
        spots = np.repeat(boxes[:, :2], 5, axis=1) + np.repeat(sides, 5, axis=1) * points
        boxes = _moved(boxes, offsets)
        kept = _suppress(boxes, scores.astype(np.float64), _OVERLAP, of_smaller=True)
        return boxes[kept], scores[kept], spots[kept].astype(np.float32)

    def _normalised(self, levels: NDArray[np.generic]) -> Tensor:
        mean, std = self.card.contract.mean[0], self.card.contract.std[0]
        return torch.from_numpy((levels.astype(np.float32) - mean) * (1 / std))

    def _run(self, network: nn.Module, levels: Tensor) -> tuple[Float32, ...]:
        return tuple(part.cpu().numpy() for part in network(levels.to(self._device)))


def _scales(height: int, width: int) -> list[float]:
    """Scales at which the smallest and larger faces fill P-Net's window."""
    first = _CELL / _SMALLEST_FACE
    scales: list[float] = []
    shortest = min(height, width) * first
    while shortest > _CELL:
        scales.append(first * _SHRINK ** len(scales))
        shortest *= _SHRINK
    return scales


def _moved(boxes: Boxes, offsets: NDArray[np.floating]) -> Boxes:
    """Move corners by offsets (N, 4) in sides of the box."""
    sides = boxes[:, 2:] - boxes[:, :2] + 1.0
    return boxes + np.tile(sides, 2) * offsets


def _squared(boxes: Boxes) -> Boxes:
    """Squares with the same middles, in whole pixels."""
    sides = boxes[:, 2:] - boxes[:, :2] + 1.0
    longer = sides.max(axis=1, keepdims=True)
    low = boxes[:, :2] + sides * 0.5 - longer * 0.5
    return np.round(np.concatenate([low, low + longer - 1.0], axis=1))


def _cut_out(rgb: Pixels, boxes: Boxes, side: int) -> tuple[Boxes, NDArray[np.uint8]]:
    """Cut out squares with black beyond the picture, and scale them.

    Returns
    -------
    The boxes limited to the picture, as the vendor's code goes on with; those outside it are left
    out. Pixels (N, 3, side, side).
    """
    height, width = rgb.shape[:2]
    limits, cuts = [], []
    for box in boxes:
        if not (np.isfinite(box).all() and np.abs(box).max() < _LARGEST_BOX * max(width, height)):
            continue
        x1, y1, x2, y2 = (int(value) for value in box)
        left, top, right, bottom = max(x1, 0), max(y1, 0), min(x2, width - 1), min(y2, height - 1)
        if left > right or top > bottom:
            continue
        cut = np.zeros((y2 - y1 + 1, x2 - x1 + 1, 3), np.uint8)
        cut[top - y1 : bottom - y1 + 1, left - x1 : right - x1 + 1] = rgb[
            top : bottom + 1, left : right + 1
        ]
        scaled = Image.fromarray(cut).resize((side, side), Image.Resampling.BILINEAR)
        cuts.append(np.asarray(scaled).transpose(2, 0, 1))
        limits.append((left, top, right, bottom))
    return (
        np.asarray(limits, np.float64).reshape(-1, 4),
        np.asarray(cuts, np.uint8).reshape(-1, 3, side, side),
    )


def _suppress(
    boxes: Boxes, scores: NDArray[np.float64], overlap: float, *, of_smaller: bool = False
) -> NDArray[np.intp]:
    """Non-maximum suppression; areas with both ends inside.

    Parameters
    ----------
    of_smaller
        Whether what two boxes share is measured by the smaller one, not by their union.

    Returns
    -------
    Indices of the kept boxes by falling score.
    """
    x1, y1, x2, y2 = boxes.T
    area = (x2 - x1 + 1.0) * (y2 - y1 + 1.0)
    left = np.argsort(scores)[::-1]
    kept: list[int] = []
    while left.size:
        best, left = left[0], left[1:]
        kept.append(int(best))
        width = np.minimum(x2[best], x2[left]) - np.maximum(x1[best], x1[left]) + 1.0
        height = np.minimum(y2[best], y2[left]) - np.maximum(y1[best], y1[left]) + 1.0
        common = np.maximum(width, 0.0) * np.maximum(height, 0.0)
        if of_smaller:
            whole = np.minimum(area[best], area[left])
        else:
            whole = area[best] + area[left] - common
        with np.errstate(divide="ignore", invalid="ignore"):  # a box may be inside out
            left = left[~(common / whole > overlap)]
    return np.asarray(kept, np.intp)
