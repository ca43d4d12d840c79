"""RetinaFace on a ResNet-50, from the vendor's folder, with the vendor's numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import Tensor

from core.models.card import ModelCard
from core.models.contract import DetectorRule, Mode, ModelError, Pixels
from core.models.priors import suppress
from core.models.retinaface import RULE_RESNET50, RetinaFace
from core.models.vendor.checkpoint import fill, place, read_checkpoint, runs_on
from core.models.vendor.colour import as_rgb, shrunk
from core.models.weights import read_verified
from core.results import Detection, Float32
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.models.registry import Registry

_STEPS: Final = (8, 16, 32)  # strides of the network's three levels
_SIZES: Final = 2  # priors at each place
_LARGEST: Final = 8192

WRONG_SETTING: Final = QT_TRANSLATE_NOOP(
    "core",
    "The settings of {title} in configuration.json can't be right (\"{entry}\"). Get the model's "
    "folder again and add it anew.",
)


def rule_from(configuration: Mapping[str, Any]) -> DetectorRule:
    """Read how raw output becomes detections from the content of configuration.json.

    Its entry "models" holds what the network was trained with: `min_sizes`, `steps`, `variance`
    and `clip`. What it doesn't hold is taken from the public training of the same network
    (cfg_re50: sides 16 to 512, steps 8, 16 and 32, variance 0.1 and 0.2, no clipping). Thresholds
    and counts stand in the vendor's code: score over 0.9, overlap 0.4, 5000 candidates, 750 kept,
    pictures of more than 1500 pixels scaled to 1000.

    Raises
    ------
    ModelError
        If an entry is impossible, or belongs to another network.
    """
    settings = configuration.get("models", {})
    if not isinstance(settings, Mapping):
        raise _wrong("models")
    if settings.get("name", "Resnet50") != "Resnet50":
        raise _wrong("name")
    rule = RULE_RESNET50
    if "min_sizes" in settings:
        levels = tuple(_whole_numbers(level, "min_sizes") for level in _list(settings, "min_sizes"))
        if [len(level) for level in levels] != [_SIZES] * len(_STEPS):
            raise _wrong("min_sizes")
        rule = replace(rule, min_sizes=levels)
    if "steps" in settings and _whole_numbers(settings["steps"], "steps") != _STEPS:
        raise _wrong("steps")
    if "variance" in settings:
        variance = _list(settings, "variance")
        if len(variance) != 2 or not all(_is_number(v) and 0 < v <= 10 for v in variance):
            raise _wrong("variance")
        rule = replace(rule, variance=(float(variance[0]), float(variance[1])))
    clipped = settings.get("clip", False)
    if not isinstance(clipped, bool):
        raise _wrong("clip")
    return replace(rule, clipped=clipped)


def load(card: ModelCard, mode: Mode, _registry: Registry | None = None) -> RetinaFaceR50:
    """Load the detector.

    Raises
    ------
    ModelError
        If a file is missing or damaged, is not what the card says or does not fit.
    """
    rule = card.rule or _rule_of_folder(card)
    if rule.steps != _STEPS or [len(level) for level in rule.min_sizes] != [_SIZES] * len(_STEPS):
        raise _wrong("min_sizes")
    with torch.device("meta"):  # without first drawing 27 million numbers, which takes 0.5 s
        network = RetinaFace("resnet50")
    return RetinaFaceR50(card, mode, fill(network, read_checkpoint(card), card), rule)


class RetinaFaceR50:
    """The vendor's RetinaFace in the detector slot.

    In mode "exact" boxes, scores and landmarks are those of the vendor's code bit for bit, with
    the same torch and OpenCV on a CPU: also that scores of pictures which were scaled down are
    divided by the scale, so that they may exceed 1. In mode "corrected" scores are right.
    """

    takes_colour = True

    def __init__(
        self, card: ModelCard, mode: Mode, network: torch.nn.Module, rule: DetectorRule
    ) -> None:
        self.card = card
        self.mode: Mode = mode
        self._rule = rule
        self._network, self._device = place(network)

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        levels, scale = shrunk(
            as_rgb(pixels).astype(np.float32), self._rule.longest_side, self._rule.scaled_side
        )
        # Subtracted in the order of the card, which is the vendor's: blue's mean from red.
        levels -= np.asarray(self.card.contract.mean, np.float32)
        # Not made contiguous: convolutions go another way for this layout, with other last bits.
        picture = torch.from_numpy(levels.transpose(2, 0, 1)).unsqueeze(0)
        with torch.inference_mode():
            offsets, scores, points = (
                part[0].cpu() for part in self._network(picture.to(self._device))
            )
            found = _decode(offsets, points, levels.shape[0], levels.shape[1], self._rule)
        return self._best(found, scores.numpy(), scale)

    def _best(self, found: Float32, scores: Float32, scale: float) -> tuple[Detection, ...]:
        rule = self._rule
        over = np.flatnonzero((scores > rule.score_threshold) & np.isfinite(found).all(axis=1))
        # Sorted twice as in the vendor's code: that decides between equal scores.
        over = over[np.argsort(scores[over])[::-1][: rule.candidates]]
        over = over[np.argsort(scores[over])[::-1]]
        kept = over[suppress(found[over, :4], rule.overlap, rule.kept)]
        factor = scale if self.mode == "exact" else 1.0
        faces = (
            Detection(
                box=found[i, :4] / scale,
                score=float(scores[i] / factor),
                landmarks=(found[i, 4:] / scale).reshape(5, 2),
            )
            for i in kept
        )
        return tuple(sorted(faces, key=lambda face: -face.area))


@lru_cache(maxsize=8)
def _priors(height: int, width: int, rule: DetectorRule) -> Tensor:
    """Priors as shares of the picture: centre x, y, width, height; (P, 4) float32.

    Rounded once, from double precision. `core.models.priors` counts in pixels, whose last bits
    differ.
    """
    levels = []
    for step, sizes in zip(rule.steps, rule.min_sizes, strict=True):
        rows, columns = math.ceil(height / step), math.ceil(width / step)
        level = np.empty((rows, columns, len(sizes), 4))
        level[..., 0] = ((np.arange(columns) + 0.5) * step / width)[None, :, None]
        level[..., 1] = ((np.arange(rows) + 0.5) * step / height)[:, None, None]
        level[..., 2] = np.asarray(sizes) / width
        level[..., 3] = np.asarray(sizes) / height
        levels.append(level.reshape(-1, 4))
    table = torch.from_numpy(np.concatenate(levels).astype(np.float32))
    return table.clamp_(0, 1) if rule.clipped else table


def _decode(
    offsets: Tensor, points: Tensor, height: int, width: int, rule: DetectorRule
) -> Float32:
    """Return boxes and landmarks of all priors, (P, 14) in pixels: x1, y1, x2, y2, five x, y.

    In torch, in the vendor's order of operations: numpy's exponential has other last bits.
    """
    table = _priors(height, width, rule)
    centre, side = table[:, :2], table[:, 2:]
    size = torch.tensor([width, height], dtype=torch.float32)
    extent = side * torch.exp(offsets[:, 2:] * rule.variance[1])
    low = centre + offsets[:, :2] * rule.variance[0] * side - extent / 2
    spots = points.view(-1, 5, 2) * rule.variance[0] * side[:, None] + centre[:, None]
    corners = torch.stack([low, extent + low], dim=1)
    return np.asarray((torch.cat([corners, spots], dim=1) * size).flatten(1).numpy(), np.float32)


def _rule_of_folder(card: ModelCard) -> DetectorRule:
    if "configuration" not in card.files:
        return RULE_RESNET50
    try:
        configuration = json.loads(read_verified(card, "configuration"))
    except ValueError as error:
        raise _wrong("models") from error
    return rule_from(configuration if isinstance(configuration, Mapping) else {})


def _list(settings: Mapping[str, Any], entry: str) -> list[Any]:
    value = settings[entry]
    if not isinstance(value, list):
        raise _wrong(entry)
    return value


def _whole_numbers(values: Any, entry: str) -> tuple[int, ...]:
    if not isinstance(values, list) or not all(
        _is_number(v) and v == int(v) and 0 < v <= _LARGEST for v in values
    ):
        raise _wrong(entry)
    return tuple(int(v) for v in values)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _wrong(entry: str) -> ModelError:
    return ModelError(WRONG_SETTING, title="RetinaFace ResNet-50", entry=entry)
