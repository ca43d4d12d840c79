"""A small liveness network of the FLIR kind for 112x112 infrared crops.

Its own design, with the size of the vendor's file in mind (about 0.35 M parameters): inverted
residuals with squeeze-and-excitation, and a depthwise convolution over the last 7x7 map instead
of a mean, so that it can weigh forehead, eyes and border of the crop differently.
"""

from __future__ import annotations

from torch import Tensor, nn

from core.models.contract import InputContract

CONTRACT = InputContract(
    size=(112, 112), colours="RGB", mean=(127.5, 127.5, 127.5), std=(128.0, 128.0, 128.0)
)

# Expansion, width, stride, squeeze-and-excitation.
BLOCKS = (
    (2, 24, 2, False),
    (2, 24, 1, False),
    (3, 48, 2, True),
    (3, 48, 1, True),
    (4, 96, 2, True),
    (3, 96, 1, True),
    (3, 96, 1, True),
)


def _step(
    inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, *, act: bool = True
) -> nn.Sequential:
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    if act:
        layers.append(nn.ReLU(inplace=True))
    return nn.Sequential(*layers)


class _Excitation(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.weigh = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(width, width // 4, 1),
            nn.ReLU(inplace=True),
            nn.Conv2d(width // 4, width, 1),
            nn.Hardsigmoid(inplace=True),
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x * self.weigh(x)
        return out


class _Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, expansion: int, stride: int, se: bool) -> None:
        super().__init__()
        inner = inputs * expansion
        self.layers = nn.Sequential(
            _step(inputs, inner, 1),
            _step(inner, inner, 3, stride, groups=inner),
            _Excitation(inner) if se else nn.Identity(),
            _step(inner, outputs, 1, act=False),
        )
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.layers(x)
        return x + out if self.residual else out


class FlirNet(nn.Module):
    """float32 (N, 3, 112, 112) after the input contract to logits (N, 2): spoof, live."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [_step(3, 16, 3, 2)]
        width = 16
        for expansion, outputs, stride, excitation in BLOCKS:
            layers.append(_Block(width, outputs, expansion, stride, excitation))
            width = outputs
        self.body = nn.Sequential(*layers)
        self.widen = _step(width, 256, 1)
        self.weigh = _step(256, 256, 7, groups=256, act=False)
        # The map is 7x7 and so is the kernel: no border, one value for each channel.
        first = self.weigh[0]
        assert isinstance(first, nn.Conv2d)
        first.padding = (0, 0)
        self.narrow = nn.Conv2d(256, 64, 1, bias=False)
        self.norm = nn.BatchNorm2d(64)
        self.drop = nn.Dropout(0.2)
        self.classify = nn.Linear(64, 2)

    def forward(self, x: Tensor) -> Tensor:
        """Give raw logits; exactly one softmax follows, and class 0 is the spoof."""
        x = self.weigh(self.widen(self.body(x)))
        out: Tensor = self.classify(self.drop(self.norm(self.narrow(x)).flatten(1)))
        return out
