"""ULFD from the vendor's folder: boxes with the vendor's numbers, and landmarks from RetinaFace."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.models.card import ModelCard
from core.models.contract import DetectorNetwork, Mode, Pixels
from core.models.vendor.checkpoint import fill, place, read_checkpoint, runs_on
from core.models.vendor.colour import as_rgb
from core.models.vendor.second_stage import load_finder, with_landmarks
from core.models.vendor.ulfd_net import SIZES, SlimDetector
from core.results import Detection, Float32

if TYPE_CHECKING:
    from core.models.registry import Registry

WIDTH: Final = 640
HEIGHT: Final = 480

# Places in x and y for each level; the sides of the priors there are `SIZES`.
_PLACES: Final = ((80, 60), (40, 30), (20, 15), (10, 8))
_CENTRE_VARIANCE: Final = 0.1
_SIZE_VARIANCE: Final = 0.2

_THRESHOLD: Final = 0.85
_OVERLAP: Final = 0.3
_CANDIDATES: Final = 1500
_KEPT: Final = 750
_EPSILON: Final = 1e-5


def load(card: ModelCard, mode: Mode, registry: Registry) -> Ulfd:
    """Load the detector, and the one that gives it landmarks.

    Raises
    ------
    ModelError
        If a file is missing or damaged or does not fit, or no detector has landmarks.
    """
    finder = load_finder(card, registry)
    return Ulfd(card, mode, fill(SlimDetector(), read_checkpoint(card), card), finder)


class Ulfd:
    """ULFD in the detector slot; the landmarks are another detector's.

    Both modes give the same numbers: with the same torch and OpenCV on a CPU, the vendor's bit
    for bit. Faces in which no landmarks are found are left out.
    """

    takes_colour = True

    def __init__(
        self, card: ModelCard, mode: Mode, network: nn.Module, finder: DetectorNetwork
    ) -> None:
        self.card = card
        self.mode: Mode = mode
        self._finder = finder
        self._network, self._device = place(network)

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        return with_landmarks(pixels, *self.boxes(pixels), self._finder)

    def boxes(self, pixels: Pixels) -> tuple[Float32, Float32]:
        """Find faces without landmarks.

        Parameters
        ----------
        pixels
            Grey (H, W) or RGB (H, W, 3); H and W at least 16.

        Returns
        -------
        Boxes (N, 4), x1, y1, x2, y2 in pixels, and scores (N,), by falling score.

        Raises
        ------
        ValueError
            If the array is no such picture.
        """
        rgb = as_rgb(pixels)
        contract = self.card.contract
        bgr = np.ascontiguousarray(rgb[..., ::-1]).astype(np.float32)
        levels = np.asarray(cv2.resize(bgr, (WIDTH, HEIGHT)), np.float32)
        levels -= np.asarray(contract.mean, np.float32)
        levels /= np.asarray(contract.std, np.float32)
        # Not made contiguous: convolutions go another way for this layout, with other last bits.
        picture = torch.from_numpy(levels.transpose(2, 0, 1)).unsqueeze(0)
        with torch.inference_mode():
            offsets, scores = (part[0].cpu() for part in self._network(picture.to(self._device)))
            found = _decode(offsets)
            over = torch.nonzero((scores > _THRESHOLD) & found.isfinite().all(dim=1))[:, 0]
            # Sorted by torch, as in the vendor's code: that decides between equal scores.
            order = over[scores[over].sort(descending=True).indices[:_CANDIDATES]]
        shares = found[order].numpy()
        kept = _suppress(shares)
        size = np.asarray([rgb.shape[1], rgb.shape[0]] * 2, np.float32)
        return shares[kept] * size, scores[order].numpy()[kept]


@cache
def _priors() -> Tensor:
    """Priors as shares of the picture: centre x, y, width, height; (P, 4) float32.

    Rounded once, from double precision, in the order of the network's output.
    """
    levels = []
    for (columns, rows), sizes in zip(_PLACES, SIZES, strict=True):
        level = np.empty((rows, columns, len(sizes), 4))
        # Divided twice as in the vendor's code.
        level[..., 0] = ((np.arange(columns) + 0.5) / (WIDTH / (WIDTH / columns)))[None, :, None]
        level[..., 1] = ((np.arange(rows) + 0.5) / (HEIGHT / (HEIGHT / rows)))[:, None, None]
        level[..., 2] = np.asarray(sizes) / WIDTH
        level[..., 3] = np.asarray(sizes) / HEIGHT
        levels.append(level.reshape(-1, 4))
    return torch.from_numpy(np.concatenate(levels).astype(np.float32)).clamp_(0, 1)


def _decode(offsets: Tensor) -> Tensor:
    """Return the boxes of all priors as shares of the picture, (P, 4): x1, y1, x2, y2."""
    table = _priors()
    middle = offsets[:, :2] * _CENTRE_VARIANCE * table[:, 2:] + table[:, :2]
    extent = torch.exp(offsets[:, 2:] * _SIZE_VARIANCE) * table[:, 2:]
    return torch.cat([middle - extent / 2, middle + extent / 2], dim=1)


def _suppress(boxes: Float32) -> NDArray[np.intp]:
    """Non-maximum suppression of boxes (shares of the picture) sorted by falling score.

    Areas have no +1 pixel here, and the union is a little enlarged, as in the vendor's code.

    Returns
    -------
    Indices of the kept boxes, still by falling score.
    """
    area = np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 0), axis=1)
    left = np.arange(len(boxes))
    kept: list[int] = []
    while left.size and len(kept) < _KEPT:
        best, left = left[0], left[1:]
        kept.append(int(best))
        low = np.maximum(boxes[left, :2], boxes[best, :2])
        high = np.minimum(boxes[left, 2:], boxes[best, 2:])
        common = np.prod(np.maximum(high - low, 0), axis=1)
        left = left[common / (area[left] + area[best] - common + _EPSILON) <= _OVERLAP]
    return np.asarray(kept, np.intp)
