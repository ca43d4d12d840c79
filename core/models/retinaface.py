"""RetinaFace in plain torch, on a MobileNet 0.25 or a ResNet-50.

After J. Deng et al., "RetinaFace: Single-stage Dense Face Localisation in the Wild" (CVPR 2020).
Parameters carry the names of the public checkpoints (`body.*`, `fpn.*`, `ssh1.*`,
`ClassHead.0.conv1x1.*`), so that these load strictly.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.models.contract import DetectorRule, InputContract

BackboneName = Literal["mnet025", "resnet50"]

# Both were trained on BGR minus these means; with no division (cfg_mnet and cfg_re50 of the
# original training). The vendor's ResNet-50 gets RGB minus the same numbers, see its own card.
CONTRACT = InputContract(size=None, colours="BGR", mean=(104.0, 117.0, 123.0), std=(1.0, 1.0, 1.0))

RULE_MNET025 = DetectorRule(
    score_threshold=0.6,
    overlap=0.4,
    candidates=5000,
    kept=750,
    min_sizes=((16, 32), (64, 128), (256, 512)),
    steps=(8, 16, 32),
    variance=(0.1, 0.2),
    longest_side=1500,
    scaled_side=1000,
)
RULE_RESNET50 = replace(RULE_MNET025, score_threshold=0.9)


def _conv_norm(
    inputs: int,
    outputs: int,
    kernel: int = 3,
    *,
    stride: int = 1,
    groups: int = 1,
    slope: float | None = None,
    folded: bool,
) -> list[nn.Module]:
    """Convolution and batch norm (an identity where it is folded), with leaky ReLU if asked."""
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=folded),
        nn.Identity() if folded else nn.BatchNorm2d(outputs),
    ]
    if slope is not None:
        layers.append(nn.LeakyReLU(slope, inplace=True))
    return layers


class MobileNet025(nn.Module):
    """MobileNet v1 at a quarter of its width; gives its features at strides 8, 16 and 32."""

    widths = (64, 128, 256)

    def __init__(self, *, folded: bool) -> None:
        super().__init__()

        def separable(inputs: int, outputs: int, stride: int) -> nn.Sequential:
            return nn.Sequential(
                *_conv_norm(inputs, inputs, stride=stride, groups=inputs, slope=0.1, folded=folded),
                *_conv_norm(inputs, outputs, 1, slope=0.1, folded=folded),
            )

        self.stage1 = nn.Sequential(
            nn.Sequential(*_conv_norm(3, 8, stride=2, slope=0.1, folded=folded)),
            separable(8, 16, 1),
            separable(16, 32, 2),
            separable(32, 32, 1),
            separable(32, 64, 2),
            separable(64, 64, 1),
        )
        self.stage2 = nn.Sequential(
            separable(64, 128, 2), *(separable(128, 128, 1) for _ in range(5))
        )
        self.stage3 = nn.Sequential(separable(128, 256, 2), separable(256, 256, 1))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Features of (N, 3, H, W) at strides 8, 16, 32."""
        a = self.stage1(x)
        b = self.stage2(a)
        return a, b, self.stage3(b)


class _Bottleneck(nn.Module):
    def __init__(self, inputs: int, width: int, stride: int, *, folded: bool) -> None:
        super().__init__()
        outputs = 4 * width
        self.conv1, self.bn1 = _conv_norm(inputs, width, 1, folded=folded)
        self.conv2, self.bn2 = _conv_norm(width, width, stride=stride, folded=folded)
        self.conv3, self.bn3 = _conv_norm(width, outputs, 1, folded=folded)
        self.downsample = (
            nn.Sequential(*_conv_norm(inputs, outputs, 1, stride=stride, folded=folded))
            if stride != 1 or inputs != outputs
            else None
        )

    def forward(self, x: Tensor) -> Tensor:
        shortcut = x if self.downsample is None else self.downsample(x)
        x = functional.relu(self.bn1(self.conv1(x)))
        x = functional.relu(self.bn2(self.conv2(x)))
        return functional.relu(self.bn3(self.conv3(x)) + shortcut)


class ResNet50(nn.Module):
    """ResNet-50 without its classifier; gives its features at strides 8, 16 and 32."""

    widths = (512, 1024, 2048)

    def __init__(self, *, folded: bool) -> None:
        super().__init__()
        self.conv1, self.bn1 = _conv_norm(3, 64, 7, stride=2, folded=folded)

        def layer(inputs: int, width: int, blocks: int, stride: int) -> nn.Sequential:
            return nn.Sequential(
                _Bottleneck(inputs, width, stride, folded=folded),
                *(_Bottleneck(4 * width, width, 1, folded=folded) for _ in range(blocks - 1)),
            )

        self.layer1 = layer(64, 64, 3, 1)
        self.layer2 = layer(256, 128, 4, 2)
        self.layer3 = layer(512, 256, 6, 2)
        self.layer4 = layer(1024, 512, 3, 2)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Features of (N, 3, H, W) at strides 8, 16, 32."""
        x = functional.relu(self.bn1(self.conv1(x)))
        a = self.layer2(self.layer1(functional.max_pool2d(x, 3, 2, 1)))
        b = self.layer3(a)
        return a, b, self.layer4(b)


class FeaturePyramid(nn.Module):
    """Brings three levels to one width and adds the coarser ones to the finer ones."""

    def __init__(self, widths: tuple[int, int, int], width: int, *, folded: bool) -> None:
        super().__init__()
        slope = _slope(width)
        self.output1, self.output2, self.output3 = (
            nn.Sequential(*_conv_norm(inputs, width, 1, slope=slope, folded=folded))
            for inputs in widths
        )
        self.merge1 = nn.Sequential(*_conv_norm(width, width, slope=slope, folded=folded))
        self.merge2 = nn.Sequential(*_conv_norm(width, width, slope=slope, folded=folded))

    def forward(self, levels: tuple[Tensor, Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Mix the levels; sizes stay."""
        a, b, c = self.output1(levels[0]), self.output2(levels[1]), self.output3(levels[2])
        b = self.merge2(b + functional.interpolate(c, size=b.shape[2:]))
        a = self.merge1(a + functional.interpolate(b, size=a.shape[2:]))
        return a, b, c


class ContextModule(nn.Module):
    """SSH: three receptive fields side by side."""

    def __init__(self, width: int, *, folded: bool) -> None:
        super().__init__()
        half, quarter = width // 2, width // 4
        slope = _slope(width)
        self.conv3X3 = nn.Sequential(*_conv_norm(width, half, folded=folded))
        self.conv5X5_1 = nn.Sequential(*_conv_norm(width, quarter, slope=slope, folded=folded))
        self.conv5X5_2 = nn.Sequential(*_conv_norm(quarter, quarter, folded=folded))
        self.conv7X7_2 = nn.Sequential(*_conv_norm(quarter, quarter, slope=slope, folded=folded))
        self.conv7x7_3 = nn.Sequential(*_conv_norm(quarter, quarter, folded=folded))

    def forward(self, x: Tensor) -> Tensor:
        """(N, width, h, w) to the same shape."""
        middle = self.conv5X5_1(x)
        wide = self.conv7x7_3(self.conv7X7_2(middle))
        return functional.relu(torch.cat([self.conv3X3(x), self.conv5X5_2(middle), wide], dim=1))


class Head(nn.Module):
    """Gives `values` numbers for each prior of one level, shape (N, priors, values)."""

    def __init__(self, width: int, values: int) -> None:
        super().__init__()
        self.values = values
        self.conv1x1 = nn.Conv2d(width, 2 * values, 1)

    def forward(self, x: Tensor) -> Tensor:
        """(N, width, h, w) to (N, h * w * 2, values)."""
        flat: Tensor = self.conv1x1(x).permute(0, 2, 3, 1).flatten(1)
        out: Tensor = flat.unflatten(1, (-1, self.values))  # type: ignore[no-untyped-call] # torch
        return out


class RetinaFace(nn.Module):
    """The whole network.

    Parameters
    ----------
    backbone
        "mnet025" (0.43 M parameters) or "resnet50" (27 M).
    folded
        True where batch norm is folded into the convolutions, as in the weights this program
        ships; False for original checkpoints.
    """

    def __init__(self, backbone: BackboneName = "mnet025", *, folded: bool = False) -> None:
        super().__init__()
        body = MobileNet025 if backbone == "mnet025" else ResNet50
        width = 64 if backbone == "mnet025" else 256
        self.body = body(folded=folded)
        self.fpn = FeaturePyramid(body.widths, width, folded=folded)
        self.ssh1, self.ssh2, self.ssh3 = (ContextModule(width, folded=folded) for _ in range(3))
        self.ClassHead = nn.ModuleList(Head(width, 2) for _ in range(3))
        self.BboxHead = nn.ModuleList(Head(width, 4) for _ in range(3))
        self.LandmarkHead = nn.ModuleList(Head(width, 10) for _ in range(3))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Look at normalised pictures.

        Parameters
        ----------
        x
            float32 (N, 3, H, W) after the input contract.

        Returns
        -------
        offsets (N, P, 4), probability of a face (N, P), landmark offsets (N, P, 10), with one
        row for each prior in the order of `core.models.priors.priors`.
        """
        a, b, c = self.fpn(self.body(x))
        levels = (self.ssh1(a), self.ssh2(b), self.ssh3(c))

        def gather(heads: nn.ModuleList) -> Tensor:
            return torch.cat([head(x) for head, x in zip(heads, levels, strict=True)], dim=1)

        scores = gather(self.ClassHead).softmax(dim=2)[..., 1]
        return gather(self.BboxHead), scores, gather(self.LandmarkHead)


def _slope(width: int) -> float:
    # Narrow networks keep a little of the negative side; as the public checkpoints were trained.
    return 0.1 if width <= 64 else 0.0
