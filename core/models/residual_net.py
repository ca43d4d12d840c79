"""Residual networks for aligned chips, for recognisers that a site trains by itself.

The "improved residual units" of ArcFace (Deng et al. 2019, arXiv:1801.07698): a unit begins with a
normalisation, and the last 7x7 map is kept for the last layer, so that it can weigh eyes and mouth
differently. Depths as ResNet's; the smallest is this program's own, for computers without a GPU.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from torch import Tensor, nn

from core.models.contract import InputContract

CONTRACT: Final = InputContract(
    size=(112, 112), colours="RGB", mean=(127.5, 127.5, 127.5), std=(128.0, 128.0, 128.0)
)

LAST_LAYER: Final = "fc.weight"
"""Name of the tensor with a row for each number of an embedding."""

_LAST_MAP: Final = 7 * 7  # of a chip of 112x112


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep and wide a network is."""

    units: tuple[int, int, int, int]
    """Residual units of each stage."""

    widths: tuple[int, int, int, int]
    """Channels of each stage, 16 or more: with fewer, torch 2.13 crashes in training on a CPU where
    channels come last in memory."""

    first_stride: int
    """2 where the first convolution halves the picture, 1 where only the first stage does."""


DEPTHS: Final[Mapping[str, Depth]] = {
    "residual-10": Depth((1, 1, 1, 1), (32, 64, 128, 256), 2),
    "residual-18": Depth((2, 2, 2, 2), (64, 128, 256, 512), 1),
    "residual-34": Depth((3, 4, 6, 3), (64, 128, 256, 512), 1),
}
"""By the name of the architecture."""


class _Unit(nn.Module):
    """Norm, convolution, norm, PReLU, convolution, norm; the first of a stage may halve the map."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.BatchNorm2d(inputs),
            nn.Conv2d(inputs, outputs, 3, 1, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.PReLU(outputs),
            nn.Conv2d(outputs, outputs, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.layers(x) + self.shortcut(x)
        return out


class ResidualNet(nn.Module):
    """float32 (N, 3, 112, 112) after the input contract to embeddings (N, dimension).

    The rows are not yet of length 1.

    Parameters
    ----------
    depth
        One of `DEPTHS`, or a test's own.
    dimension
        Length of an embedding.
    """

    def __init__(self, depth: Depth, dimension: int) -> None:
        super().__init__()
        first, last = depth.widths[0], depth.widths[-1]
        self.first = nn.Sequential(
            nn.Conv2d(3, first, 3, depth.first_stride, 1, bias=False),
            nn.BatchNorm2d(first),
            nn.PReLU(first),
        )
        units: list[nn.Module] = []
        for stage, (before, width) in enumerate(pairwise((first, *depth.widths))):
            for unit in range(depth.units[stage]):
                halves = unit == 0 and (stage > 0 or depth.first_stride == 1)
                units.append(_Unit(before if unit == 0 else width, width, 2 if halves else 1))
        self.body = nn.Sequential(*units)
        self.norm = nn.BatchNorm2d(last)
        self.drop = nn.Dropout(0.2)
        self.fc = nn.Linear(last * _LAST_MAP, dimension)
        self.features = nn.BatchNorm1d(dimension)

    def forward(self, x: Tensor) -> Tensor:
        """Give embeddings as the last layer leaves them."""
        x = self.norm(self.body(self.first(x)))
        out: Tensor = self.features(self.fc(self.drop(x).flatten(1)))
        return out
