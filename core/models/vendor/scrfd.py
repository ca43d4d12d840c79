"""DamoFD and TinyMog (the SCRFD family) from the vendor's folder, with the vendor's numbers.

The file of settings in the folder says how the network is built; it is read, never run. Checked
against the vendor's pipeline on mmcv 1.7.2 and mmdet 2.28.2, whose compiled suppression of
overlapping boxes was stood in for by the same steps in Python; built by hand, it agreed with
those and with the ones below on 4,000 random sets of boxes. TinyMog's own settings were never
seen: its vectors stand on made-up ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.models.card import ModelCard
from core.models.contract import Mode, ModelError, Pixels
from core.models.vendor.checkpoint import fill, place, read_checkpoint, runs_on
from core.models.vendor.colour import as_rgb
from core.models.vendor.scrfd_net import LANDMARKS, Scrfd
from core.models.vendor.scrfd_structure import Structure, read_structure
from core.models.weights import read_verified
from core.results import Detection, Float32
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.models.registry import Registry

# From the vendor's code, modelscope 1.40.2.
_SIDE: Final = 640  # of the square that a picture is scaled into
_SCORE: Final = 0.3
_MEAN: Final = np.float32(127.5)
_DEVIATION: Final = np.float32(128)

NOT_UNDERSTOOD: Final = QT_TRANSLATE_NOOP(
    "core",
    'The file {file} does not describe a network that this program can run ("{entry}"). Get the '
    "model's folder again and add it anew, or choose another detector.",
)


def load(card: ModelCard, mode: Mode, _registry: Registry | None = None) -> ScrfdDetector:
    """Load the detector.

    Raises
    ------
    ModelError
        If a file is missing or damaged, is not what the card says, does not fit or describes a
        network that isn't known here.
    """
    source = read_verified(card, "structure")
    try:
        structure = read_structure(source)
        with torch.device("meta"):
            network = Scrfd(structure)
    except ValueError as error:
        file = card.folder / card.files["structure"].name
        raise ModelError(NOT_UNDERSTOOD, file=file, entry=str(error)) from error
    tensors = read_checkpoint(card, key="state_dict")
    return ScrfdDetector(card, mode, fill(network.to_empty(device="cpu"), tensors, card), structure)


class ScrfdDetector:
    """A network of the SCRFD family in the detector slot.

    In mode "exact" boxes, scores and landmarks are those of the vendor's code when its
    recognition looks for faces: that hands the picture on with blue first, though the network
    was trained with red first. In mode "corrected" red comes first, as the vendor's code has it
    for a picture file. A grey picture gives the same in both.
    """

    takes_colour = True

    def __init__(
        self, card: ModelCard, mode: Mode, network: torch.nn.Module, structure: Structure
    ) -> None:
        self.card = card
        self.mode: Mode = mode
        self._structure = structure
        self._network, self._device = place(network)

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        levels = as_rgb(pixels)
        if self.mode == "exact":
            levels = np.ascontiguousarray(levels[..., ::-1])
        square, size = _fitted(levels.astype(np.float32))
        with torch.inference_mode():
            picture = torch.from_numpy(square)[None].to(self._device)
            found = [
                self._decode(scores[0].cpu(), distances[0].cpu(), points[0].cpu(), stride, size)
                for (scores, distances, points), stride in zip(
                    self._network(picture), self._structure.strides, strict=True
                )
            ]
            scores, boxes, points = (torch.cat(parts) for parts in zip(*found, strict=True))
            factors = torch.tensor(
                [size[0] / levels.shape[1], size[1] / levels.shape[0]], dtype=torch.float32
            )
            boxes /= factors.repeat(2)
            points /= factors.repeat(LANDMARKS)
            over = torch.nonzero((scores > _SCORE) & boxes.isfinite().all(1)).squeeze(1)
            over = over[scores[over].sort(descending=True).indices]
        best = _suppress(boxes[over].numpy(), self._structure.overlap)
        kept = over.numpy()[best[: self._structure.kept] if self._structure.kept > 0 else best]
        faces = (
            Detection(
                box=boxes[index].numpy(),
                score=float(scores[index]),
                landmarks=points[index].reshape(LANDMARKS, 2).numpy(),
            )
            for index in kept
        )
        return tuple(sorted(faces, key=lambda face: -face.area))

    def _decode(
        self, scores: Tensor, distances: Tensor, points: Tensor, stride: int, size: tuple[int, int]
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Turn one level into scores (N,), boxes (N, 4) and points (N, 10) in the square."""
        places = _places(*scores.shape[1:], stride, self._structure.anchors)
        scores = scores.permute(1, 2, 0).flatten().sigmoid()
        distances = distances.permute(1, 2, 0).reshape(-1, 4) * stride
        points = points.permute(1, 2, 0).reshape(-1, 2 * LANDMARKS) * stride
        most = self._structure.candidates
        if 0 < most < len(scores):
            best = scores.topk(most).indices
            scores, places = scores[best], places[best]
            distances, points = distances[best], points[best]
        boxes = torch.cat([places - distances[:, :2], places + distances[:, 2:]], dim=1)
        width, height = size
        boxes[:, 0::2].clamp_(0, width)
        boxes[:, 1::2].clamp_(0, height)
        return scores, boxes, places.repeat(1, LANDMARKS) + points


def _fitted(levels: Float32) -> tuple[Float32, tuple[int, int]]:
    """Scale a picture into the square, keeping its shape, and normalise it.

    Returns
    -------
    float32 (3, 640, 640), 0 (middle grey) to the right of the picture and below it; width and
    height of the picture in it.
    """
    height, width = levels.shape[:2]
    scale = _SIDE / max(height, width)
    size = max(1, int(width * scale + 0.5)), max(1, int(height * scale + 0.5))
    scaled = cv2.resize(levels, size, interpolation=cv2.INTER_LINEAR)
    square = np.zeros((3, _SIDE, _SIDE), np.float32)
    square[:, : size[1], : size[0]] = ((scaled - _MEAN) / _DEVIATION).transpose(2, 0, 1)
    return square, size


@lru_cache(maxsize=8)
def _places(rows: int, columns: int, stride: int, anchors: int) -> Tensor:
    """Return x, y of all places of a level, row by row, each as often as it has candidates."""
    y, x = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    places = torch.stack([x, y], dim=-1).reshape(-1, 2) * float(stride)
    return places.repeat_interleave(anchors, dim=0)


def _suppress(boxes: Float32, overlap: float) -> NDArray[np.intp]:
    """Non-maximum suppression of boxes by falling score; their sides are counted as they are.

    `core.models.priors.suppress` counts one pixel more.
    """
    x1, y1, x2, y2 = boxes.T
    area = (x2 - x1) * (y2 - y1)
    left = np.arange(len(boxes))
    kept: list[int] = []
    while left.size:
        best, left = left[0], left[1:]
        kept.append(int(best))
        width = np.minimum(x2[best], x2[left]) - np.maximum(x1[best], x1[left])
        height = np.minimum(y2[best], y2[left]) - np.maximum(y1[best], y1[left])
        common = np.maximum(width, 0) * np.maximum(height, 0)
        with np.errstate(invalid="ignore"):  # two boxes without area overlap by no number: kept
            shares = common / (area[best] + area[left] - common)
        left = left[~(shares > np.float32(overlap))]
    return np.asarray(kept, np.intp)
