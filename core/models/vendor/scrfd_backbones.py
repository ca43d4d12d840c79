"""Backbones of the SCRFD family in plain torch, with the vendor's names of parameters."""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

from core.models.vendor.scrfd_structure import Block, Separable, stage_ends

_SEARCHED_EPSILON: Final = 1e-3  # of the batch norms of a searched backbone
_WIDTH_STEP: Final = 8  # widths inside inverted blocks are multiples of this


class _Step(nn.Module):
    """One layer with parameters; the checkpoints call it `netblock`."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.netblock = layer

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.netblock(x)
        return out


class _Chain(nn.Module):
    """Steps one after the other."""

    def __init__(self, steps: list[nn.Module]) -> None:
        super().__init__()
        self.module_list = nn.ModuleList(steps)

    def forward(self, x: Tensor) -> Tensor:
        for step in self.module_list:
            x = step(x)
        return x


class _Residual(_Chain):
    """Steps with a way past them: as it is, or brought to the same shape."""

    def __init__(
        self, steps: list[nn.Module], inputs: int, outputs: int, stride: int, fitted: bool
    ) -> None:
        super().__init__(steps)
        self.proj = (
            nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride),
                nn.BatchNorm2d(outputs, eps=_SEARCHED_EPSILON),
            )
            if fitted or stride > 1 or inputs != outputs
            else None
        )

    def forward(self, x: Tensor) -> Tensor:
        past = x if self.proj is None else self.proj(x)
        return super().forward(x) + past


def _conv_norm(
    inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1
) -> list[nn.Module]:
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    return [_Step(convolution), _Step(nn.BatchNorm2d(outputs, eps=_SEARCHED_EPSILON))]


def _pair(block: Block, inputs: int, stride: int, fitted: bool) -> list[nn.Module]:
    steps = [
        *_conv_norm(inputs, block.middle, block.kernel, stride),
        nn.ReLU(),
        *_conv_norm(block.middle, block.outputs, block.kernel),
    ]
    return [_Residual(steps, inputs, block.outputs, stride, fitted), nn.ReLU()]


def _bottleneck(block: Block, inputs: int, stride: int, fitted: bool) -> list[nn.Module]:
    steps = [
        *_conv_norm(inputs, block.middle),
        nn.ReLU(),
        *_conv_norm(block.middle, block.middle, block.kernel, stride),
        nn.ReLU(),
        *_conv_norm(block.middle, block.outputs),
    ]
    return [_Residual(steps, inputs, block.outputs, stride, fitted), nn.ReLU()]


def _inverted(
    block: Block, inputs: int, outputs: int, stride: int, fitted: bool
) -> list[nn.Module]:
    wide = max(_WIDTH_STEP, round(outputs * block.expansion / _WIDTH_STEP) * _WIDTH_STEP)
    steps = [
        *_conv_norm(inputs, wide),
        nn.ReLU(),
        *_conv_norm(wide, wide, block.kernel, stride, groups=wide),
        nn.ReLU(),
        *_conv_norm(wide, outputs),
    ]
    return [_Residual(steps, inputs, outputs, stride, fitted), nn.ReLU()]


def _searched(block: Block) -> _Chain:
    steps: list[nn.Module] = []
    for number in range(block.layers):
        first = number == 0
        inputs, stride = (block.inputs, block.stride) if first else (block.outputs, 1)
        match block.family:
            case "plain":
                steps += [*_conv_norm(inputs, block.outputs, block.kernel, stride), nn.ReLU()]
            case "pair":
                steps += _pair(block, inputs, stride, first)
            case "bottleneck":
                steps += _bottleneck(block, inputs, stride, first)
                steps += _bottleneck(block, block.outputs, 1, False)
            case "inverted":
                steps += _inverted(block, inputs, block.middle, stride, first)
                steps += _inverted(block, block.middle, block.outputs, 1, False)
    return _Chain(steps)


class SearchedBackbone(nn.Module):
    """A backbone that was found by a search (MasterNet in the vendor's code)."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        super().__init__()
        self._ends = stage_ends(blocks)
        self.module_list = nn.ModuleList(_searched(block) for block in blocks)

    def forward(self, x: Tensor) -> list[Tensor]:
        """Features of (N, 3, H, W) at strides 4, 8, 16, 32."""
        out = []
        for index, block in enumerate(self.module_list):
            x = block(x)
            if index in self._ends:
                out.append(x)
        return out


class SeparableBackbone(nn.Module):
    """MobileNet v1 with the widths of SCRFD's smallest networks."""

    def __init__(self, shape: Separable) -> None:
        super().__init__()
        widths = shape.widths

        def convolution(
            inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1
        ) -> list[nn.Module]:
            layer = nn.Conv2d(
                inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False
            )
            return [layer, nn.BatchNorm2d(outputs), nn.ReLU()]

        def separable(inputs: int, outputs: int, stride: int) -> nn.Sequential:
            return nn.Sequential(
                *convolution(inputs, inputs, 3, stride, inputs), *convolution(inputs, outputs, 1)
            )

        def stage(number: int) -> nn.Sequential:
            inputs, outputs = widths[number : number + 2]
            return nn.Sequential(
                separable(inputs, outputs, 2),
                *(separable(outputs, outputs, 1) for _ in range(shape.layers[number - 1] - 1)),
            )

        self.stem = nn.Sequential(
            nn.Sequential(*convolution(3, widths[0], 3, 2)), separable(widths[0], widths[1], 1)
        )
        self.layer1, self.layer2, self.layer3, self.layer4 = map(stage, range(1, 5))

    def forward(self, x: Tensor) -> list[Tensor]:
        """Features of (N, 3, H, W) at strides 4, 8, 16, 32."""
        out = [self.layer1(self.stem(x))]
        for stage in (self.layer2, self.layer3, self.layer4):
            out.append(stage(out[-1]))
        return out
