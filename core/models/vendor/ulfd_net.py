"""The network of ULFD, the slim one, with the names of the vendor's checkpoint.

After Linzaer, "Ultra-Light-Fast-Generic-Face-Detector-1MB": blocks as in MobileNet, and four levels
of heads as in SSD; sizes as in the vendor's package.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import torch
from torch import Tensor, nn

SIZES: Final = ((10, 16, 24), (32, 48), (64, 96), (128, 192, 256))
"""Sides of the priors in pixels, for each level."""

_BASE: Final = 16  # channels after the first convolution
_BLOCKS: Final = (  # channels and stride of each block, in units of _BASE
    *((2, 1), (2, 2), (2, 1), (4, 2), (4, 1), (4, 1), (4, 1)),
    *((8, 2), (8, 1), (8, 1), (16, 2), (16, 1)),
)
_LEVEL_ENDS: Final = (8, 11, 13)  # blocks after which the first three levels look
_WIDTHS: Final = (4, 8, 16, 16)  # channels of the levels, in units of _BASE


def _separable(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    """A convolution in each channel and one across channels, each with norm and ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False),
        nn.BatchNorm2d(inputs),
        nn.ReLU(inplace=True),
        nn.Conv2d(inputs, outputs, 1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


def _plain_separable(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """The same with biases instead of norms, and nothing after it: for heads."""
    return nn.Sequential(
        nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs),
        nn.ReLU(),
        nn.Conv2d(inputs, outputs, 1),
    )


def _heads(values: int) -> nn.ModuleList:
    *first, last = (
        (width * _BASE, len(sizes) * values) for width, sizes in zip(_WIDTHS, SIZES, strict=True)
    )
    return nn.ModuleList(
        [*(_plain_separable(*shape) for shape in first), nn.Conv2d(*last, 3, 1, 1)]
    )


class SlimDetector(nn.Module):
    """The whole network."""

    def __init__(self) -> None:
        super().__init__()
        widths = [_BASE] + [units * _BASE for units, _ in _BLOCKS]
        strides = [stride for _, stride in _BLOCKS]
        self.base_net = nn.Sequential(
            nn.Sequential(
                nn.Conv2d(3, _BASE, 3, 2, 1, bias=False),
                nn.BatchNorm2d(_BASE),
                nn.ReLU(inplace=True),
            ),
            *(
                _separable(inputs, outputs, stride)
                for (inputs, outputs), stride in zip(pairwise(widths), strides, strict=True)
            ),
        )
        self.extras = nn.ModuleList(
            [
                nn.Sequential(
                    nn.Conv2d(16 * _BASE, 4 * _BASE, 1),
                    nn.ReLU(),
                    _plain_separable(4 * _BASE, 16 * _BASE, 2),
                    nn.ReLU(),
                )
            ]
        )
        self.classification_headers = _heads(2)
        self.regression_headers = _heads(4)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Look at normalised pictures.

        Parameters
        ----------
        x
            float32 (N, 3, 480, 640), BGR after the input contract.

        Returns
        -------
        offsets (N, P, 4) and probability of a face (N, P), one row for each prior.
        """
        levels = []
        start = 0
        for end in _LEVEL_ENDS:
            x = self.base_net[start:end](x)
            levels.append(x)
            start = end
        levels.append(self.extras[0](x))

        def gather(heads: nn.ModuleList, values: int) -> Tensor:
            rows = [
                head(level).permute(0, 2, 3, 1).reshape(len(level), -1, values)
                for head, level in zip(heads, levels, strict=True)
            ]
            return torch.cat(rows, dim=1)

        scores = gather(self.classification_headers, 2).softmax(dim=2)[..., 1]
        return gather(self.regression_headers, 4), scores
