"""MogFace from the vendor's folder, with the vendor's boxes and scores; landmarks from another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from torch import Tensor

from core.models.card import ModelCard
from core.models.contract import DetectorNetwork, Mode, Pixels
from core.models.priors import suppress
from core.models.vendor.checkpoint import fill, place, read_checkpoint, runs_on
from core.models.vendor.colour import as_rgb, shrunk
from core.models.vendor.mogface_net import MogFace, is_unused
from core.models.vendor.second_stage import load_finder, with_landmarks
from core.results import Detection, Float32

if TYPE_CHECKING:
    from core.models.registry import Registry

# All from the vendor's code, modelscope 1.40.2.
_SCORE: Final = 0.82
_OVERLAP: Final = 0.4
_CANDIDATES: Final = 5000
_KEPT: Final = 750
_LONGEST: Final = 1500
_SCALED: Final = 1000.0
_STRIDES: Final = (4, 8, 16, 32, 64, 128)
_SIDES: Final = (16, 32, 64, 128, 256, 512)
_SIDE_FACTOR: Final = 0.68

# Of levels 0 to 255, red first; divided by 255 once more afterwards, as in the training.
_MEAN: Final = np.array([123.675, 116.28, 103.53])
_DEVIATION: Final = np.array([58.395, 57.120003, 57.375])


def load(card: ModelCard, mode: Mode, registry: Registry) -> MogFaceDetector:
    """Load the detector, and the one that gives landmarks.

    Raises
    ------
    ModelError
        If a file is missing or damaged, is not what the card says or does not fit, or there is
        no detector with landmarks.
    """
    used = {name: part for name, part in read_checkpoint(card).items() if not is_unused(name)}
    with torch.device("meta"):  # no random start values: 60 million of them take a second
        network = MogFace()
    network.to_empty(device="cpu")
    return MogFaceDetector(card, mode, fill(network, used, card), load_finder(card, registry))


class MogFaceDetector:
    """MogFace in the detector slot.

    In mode "exact" boxes and scores are those of the vendor's code bit for bit, with the same
    torch and OpenCV on a CPU: also that scores of pictures which were scaled down are divided by
    the scale, so that they may exceed 1. In mode "corrected" scores are right. A face in which
    `finder` finds no landmarks is left out in both.
    """

    takes_colour = True

    def __init__(
        self, card: ModelCard, mode: Mode, network: torch.nn.Module, finder: DetectorNetwork
    ) -> None:
        self.card = card
        self.mode: Mode = mode
        self._network, self._device = place(network)
        self._finder = finder

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        boxes, scores = self.boxes(pixels)
        return with_landmarks(pixels, boxes, scores, self._finder)

    def boxes(self, pixels: Pixels) -> tuple[Float32, Float32]:
        """Find faces without their landmarks.

        Returns
        -------
        Boxes (N, 4): x1, y1, x2, y2 in pixels, which may reach beyond the picture; scores (N,).
        By falling score.

        Raises
        ------
        ValueError
            If the array is no picture that a detector takes.
        """
        levels, scale = shrunk(as_rgb(pixels).astype(np.float32), _LONGEST, _SCALED)
        levels -= _MEAN
        levels /= _DEVIATION
        levels /= 255
        # Not made contiguous: convolutions go another way for this layout, with other last bits.
        picture = torch.from_numpy(levels.transpose(2, 0, 1)).unsqueeze(0)
        with torch.inference_mode():
            offsets, scores = (part[0].cpu() for part in self._network(picture.to(self._device)))
            found = _decode(offsets, _priors(levels.shape[0], levels.shape[1]))
        kept = _best(found, scores.numpy())
        factor = scale if self.mode == "exact" else 1.0
        return found[kept] / np.float32(scale), scores.numpy()[kept] / np.float32(factor)


@lru_cache(maxsize=8)
def _priors(height: int, width: int) -> Tensor:
    """Centre x, y, width, height of all priors in pixels, (P, 4) float32.

    Rounded as corners in single precision first, as in the vendor's code.
    """
    levels = []
    for stride, side in zip(_STRIDES, _SIDES, strict=True):
        rows, columns = -(-height // stride), -(-width // stride)
        half = (side * _SIDE_FACTOR - 1) / 2
        corners = np.empty((rows, columns, 4))
        corners[..., 0::2] = ((np.arange(columns) + 0.5) * stride)[None, :, None] + (-half, half)
        corners[..., 1::2] = ((np.arange(rows) + 0.5) * stride)[:, None, None] + (-half, half)
        levels.append(corners.reshape(-1, 4).astype(np.float32))
    low, high = np.split(np.concatenate(levels), 2, axis=1)
    return torch.from_numpy(np.concatenate([(low + high) / 2, high - low + 1], axis=1))


def _decode(offsets: Tensor, priors: Tensor) -> Float32:
    """Return boxes (P, 4); in torch, as numpy's exponential has other last bits."""
    centre, side = priors[:, :2], priors[:, 2:]
    size = side * torch.exp(offsets[:, 2:])
    low = centre + offsets[:, :2] * side - (size - 1) / 2
    return np.asarray(torch.cat([low, size + (low - 1)], dim=1).numpy(), np.float32)


def _best(boxes: Float32, scores: Float32) -> np.ndarray:
    over = np.flatnonzero((scores > _SCORE) & np.isfinite(boxes).all(axis=1))
    # Sorted twice as in the vendor's code: that decides between equal scores.
    over = over[np.argsort(scores[over])[::-1][:_CANDIDATES]]
    over = over[np.argsort(scores[over])[::-1]]
    return over[suppress(boxes[over], _OVERLAP, _KEPT)]
