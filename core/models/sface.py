"""SFace's network in plain torch: a MobileNet with PReLU that gives 128 numbers for a chip.

After Y. Zhong et al., "SFace: Sigmoid-Constrained Hypersphere Loss for Robust Face Recognition"
(IEEE TIP 2021), in the shape of the model zoo's 2021dec file.
"""

from __future__ import annotations

from torch import Tensor, nn

from core.models.contract import InputContract

CONTRACT = InputContract(
    size=(112, 112), colours="RGB", mean=(127.5, 127.5, 127.5), std=(128.0, 128.0, 128.0)
)
DIMENSION = 128

# Width and stride of the separable blocks after the first convolution.
BLOCKS = (
    (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1),
    (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1),
)  # fmt: skip


class _Step(nn.Module):
    """Convolution, batch norm, PReLU."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3)
        self.relu = nn.PReLU(outputs)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.relu(self.norm(self.conv(x)))
        return out


class SFace(nn.Module):
    """The whole network: float32 (N, 3, 112, 112) after the input contract to (N, 128).

    The rows are not yet of length 1.
    """

    def __init__(self) -> None:
        super().__init__()
        steps = [_Step(3, 32, 3)]
        width = 32
        for outputs, stride in BLOCKS:
            steps += [_Step(width, width, 3, stride, groups=width), _Step(width, outputs, 1)]
            width = outputs
        self.body = nn.Sequential(*steps)
        self.body_norm = nn.BatchNorm2d(width, eps=2e-5)
        self.fc = nn.Linear(width * 7 * 7, DIMENSION)
        self.fc_norm = nn.BatchNorm1d(DIMENSION, eps=2e-5)

    def forward(self, x: Tensor) -> Tensor:
        """Give the embedding before it is scaled to length 1."""
        out: Tensor = self.fc_norm(self.fc(self.body_norm(self.body(x)).flatten(1)))
        return out
