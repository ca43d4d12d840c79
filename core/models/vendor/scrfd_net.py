"""Networks of the SCRFD family in plain torch: DamoFD, TinyMog.

After J. Guo et al., "Sample and Computation Redistribution for Efficient Face Detection" (ICLR
2022), and Y. Liu et al., "DamoFD: Digging into Backbone Design on Face Detection" (ICLR 2023).
Parameters carry the names of the vendor's checkpoints (`backbone.*`, `neck.*`, `bbox_head.*`), so
that these load strictly.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.models.vendor.scrfd_backbones import SearchedBackbone, SeparableBackbone
from core.models.vendor.scrfd_structure import Separable, Structure

LANDMARKS: Final = 5


class _Layer(nn.Module):
    """A convolution; with a norm and ReLU where `norm` names one."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1,
        norm: int | None = 0,
    ) -> None:  # fmt: skip
        """`norm`: groups of a group norm; None for a batch norm; 0 for none."""
        super().__init__()
        self.conv = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=norm == 0
        )
        if norm is None:
            self.bn = nn.BatchNorm2d(outputs)
        elif norm:
            self.gn = nn.GroupNorm(norm, outputs)
        self._norm = {None: "bn", 0: ""}.get(norm, "gn")

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(x)
        return functional.relu(getattr(self, self._norm)(x)) if self._norm else x


class PathAggregation(nn.Module):
    """Adds the coarser levels to the finer ones, and then the finer ones to the coarser ones."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        self._first = structure.first
        width, inputs = structure.neck_width, structure.inputs[structure.first :]
        self.lateral_convs = nn.ModuleList(_Layer(count, width, 1) for count in inputs)
        self.fpn_convs = nn.ModuleList(_Layer(width, width, 3) for _ in inputs)
        self.downsample_convs = nn.ModuleList(_Layer(width, width, 3, 2) for _ in inputs[1:])
        self.pafpn_convs = nn.ModuleList(_Layer(width, width, 3) for _ in inputs[1:])

    def forward(self, stages: list[Tensor]) -> list[Tensor]:
        """Mix the levels, finest first; sizes stay."""
        used = stages[self._first :]
        levels = [layer(x) for layer, x in zip(self.lateral_convs, used, strict=True)]
        for index in range(len(levels) - 1, 0, -1):
            size = levels[index - 1].shape[2:]
            levels[index - 1] = levels[index - 1] + functional.interpolate(levels[index], size)
        levels = [layer(x) for layer, x in zip(self.fpn_convs, levels, strict=True)]
        for index, layer in enumerate(self.downsample_convs):
            levels[index + 1] = levels[index + 1] + layer(levels[index])
        coarser = zip(self.pafpn_convs, levels[1:], strict=True)
        return [levels[0], *(layer(x) for layer, x in coarser)]


class _Scale(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(1.0))


class _Steps(nn.Module):
    """Steps of a distribution of distances: in the checkpoints, though nothing here uses them."""

    project: Tensor

    def __init__(self, count: int) -> None:
        super().__init__()
        self.register_buffer("project", torch.linspace(0, count, count + 1))


class Head(nn.Module):
    """Scores, boxes and landmarks of each place of each level."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        width, anchors = structure.head_width, structure.anchors
        # The vendor's code names the head of a level by its stride, as a pair of numbers.
        self._keys = [
            "0" if structure.one_head else f"({stride}, {stride})" for stride in structure.strides
        ]
        keys = dict.fromkeys(self._keys)
        branch = 0 if structure.one_branch else structure.head_layers

        def layers(count: int) -> nn.Sequential:
            widths = [structure.neck_width, *[width] * count]
            return nn.Sequential(
                *(_head_layer(structure, inputs, width) for inputs in widths[:count])
            )

        def outputs(values: int) -> nn.ModuleDict:
            return nn.ModuleDict(
                {key: nn.Conv2d(width, values * anchors, 3, padding=1) for key in keys}
            )

        self.integral = _Steps(structure.steps)
        self.cls_stride_convs = nn.ModuleDict({key: layers(structure.head_layers) for key in keys})
        self.reg_stride_convs = nn.ModuleDict({key: layers(branch) for key in keys})
        self.stride_cls, self.stride_reg = outputs(1), outputs(4)
        self.stride_kps = outputs(2 * LANDMARKS)
        if structure.scaled:
            self.scales = nn.ModuleList(_Scale() for _ in structure.strides)
        self._one_branch, self._scaled = structure.one_branch, structure.scaled

    def forward(self, levels: list[Tensor]) -> list[tuple[Tensor, Tensor, Tensor]]:
        """Give scores before the sigmoid, distances and landmarks of each level."""
        out = []
        for index, (key, x) in enumerate(zip(self._keys, levels, strict=True)):
            scored = self.cls_stride_convs[key](x)
            boxed = scored if self._one_branch else self.reg_stride_convs[key](x)
            distances = self.stride_reg[key](boxed)
            if self._scaled:
                distances = distances * self.scales[index].scale
            out.append((self.stride_cls[key](scored), distances, self.stride_kps[key](boxed)))
        return out


class _SeparableLayer(nn.Module):
    def __init__(self, inputs: int, outputs: int, norm: int | None) -> None:
        super().__init__()
        self.depthwise_conv = _Layer(inputs, inputs, 3, groups=inputs, norm=norm)
        self.pointwise_conv = _Layer(inputs, outputs, 1, norm=norm)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.pointwise_conv(self.depthwise_conv(x))
        return out


def _head_layer(structure: Structure, inputs: int, outputs: int) -> nn.Module:
    if structure.depthwise:
        return _SeparableLayer(inputs, outputs, structure.groups)
    return _Layer(inputs, outputs, 3, norm=structure.groups)


class Scrfd(nn.Module):
    """The whole network.

    Raises
    ------
    ValueError
        If widths don't divide by the number of groups of a norm.
    """

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        backbone = structure.backbone
        self.backbone = (
            SeparableBackbone(backbone)
            if isinstance(backbone, Separable)
            else SearchedBackbone(backbone)
        )
        self.neck = PathAggregation(structure)
        self.bbox_head = Head(structure)

    def forward(self, x: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        """Look at normalised pictures.

        Parameters
        ----------
        x
            float32 (N, 3, H, W), H and W divisible by 32.

        Returns
        -------
        For each level, finest first: scores before the sigmoid (N, A, h, w), distances to the
        sides of the box in strides (N, 4 A, h, w), landmarks from the place in strides
        (N, 10 A, h, w).
        """
        out: list[tuple[Tensor, Tensor, Tensor]] = self.bbox_head(self.neck(self.backbone(x)))
        return out
