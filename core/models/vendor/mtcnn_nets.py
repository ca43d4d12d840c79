"""The three networks of MTCNN, with the names of the vendor's files.

After K. Zhang et al., "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional
Networks" (IEEE Signal Processing Letters 2016); sizes as in the vendor's package.
"""

from __future__ import annotations

from collections import OrderedDict

from torch import Tensor, nn


class _Columns(nn.Module):
    """(N, C, H, W) to (N, C * W * H): column by column, as these networks were trained."""

    def forward(self, x: Tensor) -> Tensor:
        return x.transpose(3, 2).contiguous().flatten(1)


def _pool(kernel: int) -> nn.MaxPool2d:
    return nn.MaxPool2d(kernel, 2, ceil_mode=True)


class ProposalNet(nn.Module):
    """P-Net: looks at every 12x12 window of a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict[str, nn.Module](
                conv1=nn.Conv2d(3, 10, 3),
                prelu1=nn.PReLU(10),
                pool1=_pool(2),
                conv2=nn.Conv2d(10, 16, 3),
                prelu2=nn.PReLU(16),
                conv3=nn.Conv2d(16, 32, 3),
                prelu3=nn.PReLU(32),
            )
        )
        self.conv4_1 = nn.Conv2d(32, 2, 1)
        self.conv4_2 = nn.Conv2d(32, 4, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(N, 3, H, W) to offsets (N, 4, h, w) and probability of a face (N, h, w)."""
        x = self.features(x)
        return self.conv4_2(x), self.conv4_1(x).softmax(dim=1)[:, 1]


class RefinementNet(nn.Module):
    """R-Net: looks at 24x24 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict[str, nn.Module](
                conv1=nn.Conv2d(3, 28, 3),
                prelu1=nn.PReLU(28),
                pool1=_pool(3),
                conv2=nn.Conv2d(28, 48, 3),
                prelu2=nn.PReLU(48),
                pool2=_pool(3),
                conv3=nn.Conv2d(48, 64, 2),
                prelu3=nn.PReLU(64),
                flatten=_Columns(),
                conv4=nn.Linear(576, 128),
                prelu4=nn.PReLU(128),
            )
        )
        self.conv5_1 = nn.Linear(128, 2)
        self.conv5_2 = nn.Linear(128, 4)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(N, 3, 24, 24) to offsets (N, 4) and probability of a face (N,)."""
        x = self.features(x)
        return self.conv5_2(x), self.conv5_1(x).softmax(dim=1)[:, 1]


class OutputNet(nn.Module):
    """O-Net: looks at 48x48 pixels, and gives landmarks too."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict[str, nn.Module](
                conv1=nn.Conv2d(3, 32, 3),
                prelu1=nn.PReLU(32),
                pool1=_pool(3),
                conv2=nn.Conv2d(32, 64, 3),
                prelu2=nn.PReLU(64),
                pool2=_pool(3),
                conv3=nn.Conv2d(64, 64, 3),
                prelu3=nn.PReLU(64),
                pool3=_pool(2),
                conv4=nn.Conv2d(64, 128, 2),
                prelu4=nn.PReLU(128),
                flatten=_Columns(),
                conv5=nn.Linear(1152, 256),
                drop5=nn.Dropout(0.25),
                prelu5=nn.PReLU(256),
            )
        )
        self.conv6_1 = nn.Linear(256, 2)
        self.conv6_2 = nn.Linear(256, 4)
        self.conv6_3 = nn.Linear(256, 10)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(N, 3, 48, 48) to offsets (N, 4), probability of a face (N,) and landmarks (N, 10).

        Landmarks are five x, then five y, as shares of the box.
        """
        x = self.features(x)
        return self.conv6_2(x), self.conv6_1(x).softmax(dim=1)[:, 1], self.conv6_3(x)
