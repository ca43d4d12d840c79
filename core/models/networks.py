"""Running a network in torch: architectures by name, filled with verified weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core import runtime
from core.models.card import ModelCard
from core.models.contract import ModelError
from core.models.flir_net import FlirNet
from core.models.grey import GreyInput
from core.models.residual_net import DEPTHS, LAST_LAYER, ResidualNet
from core.models.retinaface import RetinaFace
from core.models.sface import SFace
from core.models.weights import read_tensors
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP

ARCHITECTURES: Mapping[str, Callable[[], nn.Module]] = {
    "retinaface-mnet025-folded": lambda: RetinaFace("mnet025", folded=True),
    "retinaface-mnet025": lambda: RetinaFace("mnet025"),
    "retinaface-resnet50": lambda: RetinaFace("resnet50"),
    "sface": SFace,
    "flir-net": FlirNet,
}

OF_ANY_DIMENSION: Mapping[str, Callable[[int], nn.Module]] = {
    name: partial(ResidualNet, depth) for name, depth in DEPTHS.items()
}
"""Networks that are made for the length of embedding that their weights have."""


def make(architecture: str, dimension: int | None = None) -> nn.Module:
    """Make a network with weights of chance.

    Parameters
    ----------
    dimension
        Length of an embedding, for networks that can have any.

    Raises
    ------
    ValueError
        If the architecture is unknown, or needs a dimension that isn't given.
    """
    if architecture in OF_ANY_DIMENSION:
        if dimension is None:
            raise ValueError(f"{architecture} needs a dimension")
        return OF_ANY_DIMENSION[architecture](dimension)
    if architecture not in ARCHITECTURES:
        raise ValueError(f"no network is called {architecture}")
    return ARCHITECTURES[architecture]()


def build(architecture: str, tensors: Mapping[str, NDArray[np.float32]]) -> nn.Module:
    """Make a network and fill it strictly: every name and shape must fit.

    Raises
    ------
    ValueError
        If the architecture is unknown or the weights are not its own.
    """
    network = make(architecture, len(tensors[LAST_LAYER]) if LAST_LAYER in tensors else None)
    try:
        network.load_state_dict({name: torch.tensor(value) for name, value in tensors.items()})
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    return network.eval().requires_grad_(False)


class TorchRunner:
    """The weights of a model in one of this program's torch networks."""

    def __init__(self, card: ModelCard, device: runtime.Device | None = None) -> None:
        """Read and verify the weights and build the network on the device.

        Raises
        ------
        ModelError
            If the file fails verification or does not fit the network.
        """
        tensors = read_tensors(card)
        try:
            network = build(card.architecture, tensors)
        except ValueError as error:
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "core", "The weights in {file} do not fit the network of the model {name}."
                ),
                file=card.folder / card.files["weights"].name,
                name=card.name,
            ) from error
        self._device = device or runtime.device()
        if self._device == "cpu":
            torch.set_num_threads(runtime.analysis_threads())
        # Channels last is 10 to 25 % faster, see docs/adr/0001.
        self._network = (
            GreyInput(network, card.contract)
            .eval()
            .to(self._device, memory_format=torch.channels_last)  # type: ignore[call-overload] # torch's stub lacks it
        )

    @property
    def name(self) -> str:
        """What runs the network, for reports."""
        return "torch, GPU" if self._device == "cuda" else "torch, CPU"

    @property
    def batch(self) -> int:
        """Many on a GPU; few on a CPU, where large ones only take memory."""
        return 64 if self._device == "cuda" else 4

    def __call__(self, pixels: NDArray[np.uint8]) -> tuple[Float32, ...]:
        """Run the network on grey pixels (N, 1, H, W)."""
        with torch.inference_mode():
            # A copy: torch refuses to look at read-only memory without a warning.
            out = self._network(torch.tensor(pixels).to(self._device))
        several = out if isinstance(out, tuple) else (out,)
        return tuple(tensor.cpu().numpy() for tensor in several)
