"""The residual networks of ArcFace IR50 and FaceMask, with the names of the vendor's checkpoints.

Both are residual networks of 3x3 convolutions that begin with a normalisation (the "improved
residual units" of ArcFace, Deng et al. 2019, arXiv:1801.07698) and keep the 7x7 map for the last
layer. They differ in what a unit and its shortcut consist of, and in their depth. Sizes and names
were read in the vendor's package modelscope 1.40.2, `torchkit/backbone` (`arcface_backbone`,
`facemask_backbone`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from torch import Tensor, nn

DIMENSION: Final = 512
"""Length of an embedding."""

ARCFACE_UNITS: Final = (3, 4, 14, 3)
FACEMASK_UNITS: Final = (6, 21, 66, 6)
"""Residual units of each of the four stages."""

Units = tuple[int, int, int, int]

_STEM: Final = 64
_WIDTHS: Final = (64, 128, 256, 512)  # channels of each stage; each begins with stride 2
_LAST_MAP: Final = 7 * 7  # of a chip of 112x112


class _Embedding(nn.Module):
    """What both networks end with: the last map as one vector of 512 numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.bn2 = nn.BatchNorm2d(_WIDTHS[-1])
        self.fc = nn.Linear(_WIDTHS[-1] * _LAST_MAP, DIMENSION)
        self.features = nn.BatchNorm1d(DIMENSION)

    def embedding(self, maps: Tensor) -> Tensor:
        out: Tensor = self.features(self.fc(self.bn2(maps).flatten(1)))
        return out


class ArcFaceNet(_Embedding):
    """float32 (N, 3, 112, 112), RGB, -1 to 1, to embeddings (N, 512) of any length.

    Parameters
    ----------
    units
        Residual units of each stage; those of ArcFace IR50 unless a test wants fewer.
    """

    def __init__(self, units: Units = ARCFACE_UNITS) -> None:
        super().__init__()
        self.conv1 = _convolution(3, _STEM)
        self.bn1 = nn.BatchNorm2d(_STEM)
        self.prelu = nn.PReLU(_STEM)
        stages = [
            nn.Sequential(
                _ArcFaceUnit(before, width, first=True),
                *(_ArcFaceUnit(width, width) for _ in range(count - 1)),
            )
            for (before, width), count in zip(pairwise((_STEM, *_WIDTHS)), units, strict=True)
        ]
        self.layer1, self.layer2, self.layer3, self.layer4 = stages

    def forward(self, x: Tensor) -> Tensor:
        """Give embeddings as the last layer leaves them."""
        x = self.prelu(self.bn1(self.conv1(x)))
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = stage(x)
        return self.embedding(x)


class FaceMaskNet(_Embedding):
    """float32 (N, 3, 112, 112), RGB, -1 to 1, to embeddings (N, 512) of any length.

    Parameters
    ----------
    units
        Residual units of each stage; those of FaceMask, whose 252 layers make a large and slow
        network, unless a test wants fewer.
    """

    def __init__(self, units: Units = FACEMASK_UNITS) -> None:
        super().__init__()
        self.input_layer = nn.Sequential(
            _convolution(3, _STEM), nn.BatchNorm2d(_STEM), nn.PReLU(_STEM)
        )
        self.body = nn.Sequential(
            *(
                _FaceMaskUnit(before if unit == 0 else width, width, stride=2 if unit == 0 else 1)
                for (before, width), count in zip(pairwise((_STEM, *_WIDTHS)), units, strict=True)
                for unit in range(count)
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        """Give embeddings as the last layer leaves them."""
        return self.embedding(self.body(self.input_layer(x)))


class _ArcFaceUnit(nn.Module):
    """Norm, convolution, norm, PReLU, convolution, norm; the first of a stage halves the map."""

    def __init__(self, inputs: int, outputs: int, *, first: bool = False) -> None:
        super().__init__()
        stride = 2 if first else 1
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = _convolution(inputs, outputs)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.prelu = nn.PReLU(outputs)
        self.conv2 = _convolution(outputs, outputs, stride)
        self.bn3 = nn.BatchNorm2d(outputs)
        # Also where only the map gets smaller and not wider: ArcFace has no pooled shortcut.
        self.downsample = _projection(inputs, outputs, stride) if first else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.prelu(self.bn2(self.conv1(self.bn1(x))))
        out = self.bn3(self.conv2(out))
        out += self.downsample(x)
        return out


class _FaceMaskUnit(nn.Module):
    """As ArcFace's unit, without the norm between the first convolution and its PReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.shortcut_layer = (
            nn.MaxPool2d(1, stride)  # takes every `stride`-th value
            if inputs == outputs
            else _projection(inputs, outputs, stride)
        )
        self.res_layer = nn.Sequential(
            nn.BatchNorm2d(inputs),
            _convolution(inputs, outputs),
            nn.PReLU(outputs),
            _convolution(outputs, outputs, stride),
            nn.BatchNorm2d(outputs),
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.res_layer(x)
        out += self.shortcut_layer(x)
        return out


def _convolution(inputs: int, outputs: int, stride: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)


def _projection(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))
