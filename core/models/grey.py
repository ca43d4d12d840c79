"""Grey pixels at a network's door: uint8 in, normalised colour channels for the network."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.models.contract import InputContract


class GreyInput(nn.Module):
    """A network that takes grey pixels, uint8 (N, 1, H, W), instead of normalised colours."""

    mean: Tensor
    std: Tensor

    def __init__(self, network: nn.Module, contract: InputContract) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("mean", torch.tensor(contract.mean).view(1, 3, 1, 1), False)
        self.register_buffer("std", torch.tensor(contract.std).view(1, 3, 1, 1), False)
        self.divides = contract.std != (1.0, 1.0, 1.0)

    def forward(self, pixels: Tensor) -> Tensor | tuple[Tensor, ...]:
        """Normalise and run the network."""
        x = pixels.float() - self.mean
        if self.divides:
            x = x / self.std
        out: Tensor | tuple[Tensor, ...] = self.network(x)
        return out
