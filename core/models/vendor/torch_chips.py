"""Cut-out faces through one of the vendor's torch networks: what its systems have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import DTypeLike, NDArray
from torch import nn

from core.models.card import ModelCard
from core.models.contract import Faces, Mode
from core.models.vendor.checkpoint import place, runs_on
from core.results import Float32

_BATCH_OF_GPU = 64

AnyModule = TypeVar("AnyModule", bound=nn.Module)


class TorchChips:
    """A filled network, placed on the device, and the card and mode that it was loaded with."""

    takes_colour = True

    def __init__(self, card: ModelCard, mode: Mode, network: nn.Module) -> None:
        self.card = card
        self.mode = mode
        self._network, self._device = place(network)

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return runs_on(self._device)

    def _one_by_one(self, planes: Float32) -> Float32:
        """Run the network on (N, 3, h, w); (N, columns) out.

        One face at a time on the CPU, as the vendor's code does: the last bits depend on how many
        go in together, and on how they lie in memory, so that is left as it comes.
        """
        batch = _BATCH_OF_GPU if self._device == "cuda" else 1
        out = [self._together(planes[i : i + batch]) for i in range(0, len(planes), batch)]
        return np.concatenate(out)

    def _together(self, planes: Float32) -> Float32:
        """Run the network on (N, 3, h, w); its output, of several the first."""
        with torch.inference_mode():
            out = self._network(torch.from_numpy(planes).to(self._device))
        first: torch.Tensor = out[0] if isinstance(out, tuple) else out
        return np.asarray(first.cpu().numpy(), np.float32)


def unfilled(make: Callable[[], AnyModule]) -> AnyModule:
    """Return a network whose numbers are yet to be filled in, all of them.

    Drawing first numbers for the largest of them would take seconds, in vain.
    """
    with torch.device("meta"):
        network = make()
    return network.to_empty(device="cpu")


def rgb(faces: Faces, side: int, dtype: DTypeLike, card: ModelCard) -> Faces:
    """Check faces and return them as (N, side, side, 3); grey is the same level three times.

    Raises
    ------
    ValueError
        If the array has another shape or type.
    """
    if (
        faces.ndim not in (3, 4)
        or faces.shape[1:] not in ((side, side), (side, side, 3))
        or faces.dtype != dtype
    ):
        raise ValueError(
            f"{card.name} takes {np.dtype(dtype)} faces (N, {side}, {side}) or (N, {side}, {side}, "
            f"3), not {faces.dtype} {faces.shape}"
        )
    return faces if faces.ndim == 4 else np.repeat(faces[..., None], 3, axis=3)


def channels_first(levels: NDArray[np.float32]) -> Float32:
    """Turn (N, h, w, 3) into (N, 3, h, w), one plane after another in memory."""
    return np.ascontiguousarray(np.moveaxis(levels, 3, 1))
