"""FER's network: VGG-19 with batch normalisation, for small pictures.

Simonyan and Zisserman 2014, arXiv:1409.1556, configuration E, with one fully connected layer.
Names were read in the vendor's package modelscope 1.40.2, `facial_expression_recognition/fer/vgg`.
"""

from __future__ import annotations

from typing import Final

from torch import Tensor, nn

EXPRESSIONS: Final = ("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral")
"""What the network tells apart, in its order."""

SIDE: Final = 44
"""Pixels a side of what the network sees."""

# Widths of the convolutions between two poolings. The vendor's code reads them from the model's
# configuration.json; the names in the checkpoint count the layers, so that other ones don't fit.
_STAGES: Final = (
    (64, 64),
    (128, 128),
    (256, 256, 256, 256),
    (512, 512, 512, 512),
    (512, 512, 512, 512),
)


class ExpressionNet(nn.Module):
    """float32 (N, 3, 44, 44), 0 to 1, to logits (N, 7) in the order of `EXPRESSIONS`."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 3
        for stage in _STAGES:
            for width in stage:
                layers += [
                    nn.Conv2d(inputs, width, 3, padding=1),
                    nn.BatchNorm2d(width),
                    nn.ReLU(inplace=True),
                ]
                inputs = width
            layers.append(nn.MaxPool2d(2, 2))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Linear(inputs, len(EXPRESSIONS))

    def forward(self, x: Tensor) -> Tensor:
        """Give raw logits; softmax follows the mean over a face's cuts."""
        out: Tensor = self.classifier(self.features(x).flatten(1))
        return out
