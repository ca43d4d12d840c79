"""MogFace in plain torch: a ResNet-101, a feature pyramid of six levels, one head for all of them.

After Y. Liu et al., "MogFace: Towards a Deeper Appreciation on Face Detection" (CVPR 2022).
Parameters carry the names of the vendor's checkpoint (`backbone.*`, `fpn.*`, `pred_net.*`), so
that it loads strictly. What that holds beside them is never used for finding faces: `is_unused`.
"""

from __future__ import annotations

import re
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

_WIDTH: Final = 256  # channels of all levels of the pyramid
_HEAD_WIDTH: Final = 512
_GROUPS: Final = 16  # of the head's group norms

# What a loss of the training looked at (the vendor's code loads without `dsfd_loc` and `dsfd_conf`,
# which the authors' own code saves), and convolutions that the head has but never runs.
_UNUSED: Final = re.compile(
    r"fpn\.dsfd_modules\.|pred_net\.dsfd_(loc|conf)\.|pred_net\.deep_(loc|cls)_head\.conv[234]\."
)


def is_unused(name: str) -> bool:
    """Whether a tensor of the vendor's checkpoint plays no part in finding faces."""
    return _UNUSED.match(name) is not None


class _Bottleneck(nn.Module):
    def __init__(self, inputs: int, width: int, stride: int) -> None:
        super().__init__()
        outputs = 4 * width
        self.conv1 = nn.Conv2d(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)
        self.downsample = (
            nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )
            if stride != 1 or inputs != outputs
            else None
        )

    def forward(self, x: Tensor) -> Tensor:
        shortcut = x if self.downsample is None else self.downsample(x)
        x = functional.relu(self.bn1(self.conv1(x)))
        x = functional.relu(self.bn2(self.conv2(x)))
        return functional.relu(self.bn3(self.conv3(x)) + shortcut)


class ResNet101(nn.Module):
    """ResNet-101 without its classifier; gives its features at strides 4, 8, 16 and 32."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)

        def layer(inputs: int, width: int, blocks: int, stride: int) -> nn.Sequential:
            return nn.Sequential(
                _Bottleneck(inputs, width, stride),
                *(_Bottleneck(4 * width, width, 1) for _ in range(blocks - 1)),
            )

        self.layer1 = layer(64, 64, 3, 1)
        self.layer2 = layer(256, 128, 4, 2)
        self.layer3 = layer(512, 256, 23, 2)
        self.layer4 = layer(1024, 512, 3, 2)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Features of (N, 3, H, W) at strides 4, 8, 16, 32."""
        x = functional.relu(self.bn1(self.conv1(x)))
        a = self.layer1(functional.max_pool2d(x, 3, 2, 1))
        b = self.layer2(a)
        c = self.layer3(b)
        return a, b, c, self.layer4(c)


class _Merge(nn.Module):
    """Adds a coarser level, enlarged twice, to a finer one that is brought to its width."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.main_conv = nn.Conv2d(inputs, _WIDTH, 1)

    def forward(self, coarse: Tensor, fine: Tensor) -> Tensor:
        fine = self.main_conv(fine)
        enlarged = functional.interpolate(
            coarse, scale_factor=2, mode="bilinear", align_corners=False
        )
        return enlarged[:, :, : fine.shape[2], : fine.shape[3]] + fine


def _halving(inputs: int, middle: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, middle, 1),
        nn.BatchNorm2d(middle),
        nn.ReLU(),
        nn.Conv2d(middle, outputs, 3, 2, 1),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class FeaturePyramid(nn.Module):
    """Six levels of one width, at strides 4 to 128, from the four of the backbone."""

    def __init__(self) -> None:
        super().__init__()
        self.c6 = _halving(2048, 512, 512)
        self.c7 = _halving(512, 128, 256)
        self.p2_lat, self.p3_lat, self.p4_lat, self.c5_lat, self.c6_lat, self.c7_lat = (
            nn.Conv2d(inputs, _WIDTH, 3, padding=1)
            for inputs in (_WIDTH, _WIDTH, _WIDTH, 2048, 512, 256)
        )
        self.ff_c5_c4, self.ff_c4_c3, self.ff_c3_c2 = (
            _Merge(inputs) for inputs in (1024, 512, 256)
        )

    def forward(self, levels: tuple[Tensor, Tensor, Tensor, Tensor]) -> tuple[Tensor, ...]:
        """Mix the levels, finest first."""
        c2, c3, c4, c5 = levels
        c6 = self.c6(c5)
        c7 = self.c7(c6)
        p5 = self.c5_lat(c5)
        # The mixed levels go on as they are; what is given has one more convolution.
        p4 = self.ff_c5_c4(p5, c4)
        p3 = self.ff_c4_c3(p4, c3)
        p2 = self.ff_c3_c2(p3, c2)
        fine = self.p2_lat(p2), self.p3_lat(p3), self.p4_lat(p4)
        return (*fine, p5, self.c6_lat(c6), self.c7_lat(c7))


class ContextModule(nn.Module):
    """Three receptive fields side by side, two of them widened by dilation."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(_WIDTH, 256, 3, padding=1)
        self.conv2 = nn.Conv2d(_WIDTH, 128, 3, padding=2, dilation=2)
        self.conv2_1 = nn.Conv2d(128, 128, 3, padding=1)
        self.conv2_2 = nn.Conv2d(128, 128, 3, padding=2, dilation=2)
        self.conv2_2_1 = nn.Conv2d(128, 128, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(N, 256, h, w) to (N, 512, h, w)."""
        middle = functional.relu(self.conv2(x))
        wide = functional.relu(self.conv2_2(middle))
        parts = self.conv1(x), self.conv2_1(middle), self.conv2_2_1(wide)
        return torch.cat([functional.relu(part) for part in parts], dim=1)


class _DeepHead(nn.Module):
    """One convolution, run four times with a group norm of its own each: so the vendor's runs."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(_HEAD_WIDTH, _HEAD_WIDTH, 3, padding=1)
        self.gn1, self.gn2, self.gn3, self.gn4 = (
            nn.GroupNorm(_GROUPS, _HEAD_WIDTH) for _ in range(4)
        )

    def forward(self, x: Tensor) -> Tensor:
        for norm in (self.gn1, self.gn2, self.gn3, self.gn4):
            x = functional.relu(norm(self.conv1(x)))
        return x


class PredictionNet(nn.Module):
    """The head: one score and one box for each place of each level."""

    def __init__(self) -> None:
        super().__init__()
        self.conv_SSH = ContextModule()
        self.deep_loc_head = _DeepHead()
        self.deep_cls_head = _DeepHead()
        self.pred_cls = nn.Conv2d(_HEAD_WIDTH, 1, 3, padding=1)
        self.pred_loc = nn.Conv2d(_HEAD_WIDTH, 4, 3, padding=1)

    def forward(self, levels: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """Give offsets (N, P, 4) and scores (N, P), levels one after the other, row by row."""
        offsets, scores = [], []
        for level in levels:
            x = self.conv_SSH(level)
            offsets.append(self.pred_loc(self.deep_loc_head(x)).permute(0, 2, 3, 1).flatten(1, 2))
            scores.append(self.pred_cls(self.deep_cls_head(x)).flatten(1))
        return torch.cat(offsets, dim=1), torch.cat(scores, dim=1).sigmoid()


class MogFace(nn.Module):
    """The whole network."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = ResNet101()
        self.fpn = FeaturePyramid()
        self.pred_net = PredictionNet()

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Look at normalised pictures.

        Parameters
        ----------
        x
            float32 (N, 3, H, W).

        Returns
        -------
        offsets (N, P, 4) and probability of a face (N, P), one row for each place of the levels
        at strides 4, 8, 16, 32, 64 and 128.
        """
        offsets, scores = self.pred_net(self.fpn(self.backbone(x)))
        return offsets, scores
