"""FLCM's network: five landmarks of a face, and how sure it is of them.

Sizes and names were read in the vendor's package modelscope 1.40.2,
`facial_landmark_confidence/flc/manual_landmark_net`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from torch import Tensor, nn
from torch.nn import functional

SIDE: Final = 120
"""Pixels a side of what the network sees."""

_MAPS: Final = 48  # channels of the maps that all parts share
_EVEN: Final = 28  # of the 29 rows and columns after the first pooling the last is left out


class LandmarkOutput(NamedTuple):
    """What the network says of N faces."""

    doubt: Tensor
    """(N, 1), about 0 (sure of its landmarks) to 1, not limited to that."""

    landmarks: Tensor
    """(N, 10): x of five landmarks, then y, in parts of the square's side."""

    mask: Tensor
    """(N, 2): probabilities of the two classes of the part that looks for a mask."""

    nose: Tensor
    """(N, 6): what the part for the nose says."""


class LandmarkNet(nn.Module):
    """float32 (N, 3, 120, 120), BGR, 0 to 255, to what is seen of the landmarks."""

    def __init__(self) -> None:
        super().__init__()
        self.landmark_net = _Landmarks()
        self.cls_net = _Doubt()
        self.rp_net = _Mask()

    def forward(self, x: Tensor) -> LandmarkOutput:
        """Give everything that the network says."""
        maps, pooled, landmarks = self.landmark_net(x)
        mask, nose = self.rp_net(maps, pooled)
        return LandmarkOutput(self.cls_net(maps), landmarks, mask, nose)


class _Landmarks(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv_pre = _step(3, 16, 5, stride=2)
        self.pool_pre = nn.MaxPool2d(2, 2)
        self.conv1 = nn.Sequential(*_step(16, 32, 3, border=1), *_step(32, 32, 3, border=1))
        self.pool1 = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Sequential(*_step(32, _MAPS, 3), *_step(_MAPS, _MAPS, 3))
        self.pool2 = nn.MaxPool2d(2, 2)
        self.conv3 = nn.Sequential(*_step(_MAPS, 80, 3), *_step(80, 80, 3))
        self.fc1 = nn.Sequential(nn.Linear(80, 128), nn.ReLU())
        self.fc2 = nn.Sequential(nn.Linear(128, 128), nn.ReLU())
        self.output = nn.Linear(128, 10)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give the maps (N, 48, 10, 10) that all parts look at, those pooled, and landmarks."""
        x = self.conv1(self.pool_pre(self.conv_pre(x)))
        maps = self.conv2(self.pool1(x[:, :, :_EVEN, :_EVEN]))
        pooled = self.pool2(maps)
        return maps, pooled, self.output(self.fc2(self.fc1(self.conv3(pooled).flatten(1))))


class _Doubt(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = _step(_MAPS, 48, 3, border=1)
        self.conv2 = _step(48, 54, 3, stride=2, border=1)
        self.conv3 = _step(54, 54, 5)
        self.fc1 = nn.Sequential(nn.Flatten(), nn.Linear(54, 54), nn.ReLU())
        self.fc2 = nn.Linear(54, 1)

    def forward(self, maps: Tensor) -> Tensor:
        out: Tensor = self.fc2(self.fc1(self.conv3(self.conv2(self.conv1(maps)))))
        return out


class _Mask(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = _step(_MAPS, 48, 3, stride=2, border=1)
        self.conv2 = nn.AdaptiveAvgPool2d(1)
        self.binary_cls = nn.Linear(48, 2, bias=False)
        self.nose_layer = nn.Sequential(
            *_step(_MAPS, 64, 3),
            *_step(64, 64, 3),
            nn.Flatten(),
            nn.Linear(64, 96),
            nn.ReLU(),
            nn.Linear(96, 6),
        )

    def forward(self, maps: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        classes = self.binary_cls(self.conv2(self.conv1(maps)).flatten(1))
        return functional.softmax(classes, dim=1), self.nose_layer(pooled)


def _step(
    inputs: int, outputs: int, kernel: int, *, stride: int = 1, border: int = 0
) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, border), nn.BatchNorm2d(outputs), nn.ReLU()
    )
