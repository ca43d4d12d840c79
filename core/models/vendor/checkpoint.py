"""From a torch checkpoint to a network that runs: tensors only, every name and shape must fit."""

from __future__ import annotations

import io
import math
import pickle
import zipfile
from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from core import runtime
from core.models.card import ModelCard, Role
from core.models.contract import ModelError
from core.models.weights import read_verified
from core.wording import QT_TRANSLATE_NOOP

_WRAPPERS = ("state_dict", "net")
_PREFIX = "module."  # what torch.nn.DataParallel puts before every name

NOT_READABLE = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} holds no weights that can be read. It is damaged or something else; get the "
    "model's folder again and add it anew.",
)
NOT_FITTING = QT_TRANSLATE_NOOP(
    "core",
    "The weights in {file} do not belong to {title}. Check that the model's folder is complete and "
    "unchanged, and add it anew.",
)


def read_checkpoint(
    card: ModelCard, *, key: str | None = None, role: Role = "checkpoint"
) -> dict[str, torch.Tensor]:
    """Return the tensors of a verified checkpoint by name; no code in it is ever run.

    Parameters
    ----------
    card
        Card of the model.
    key
        Entry of the file that holds the tensors. None: the file itself, or its entry
        "state_dict" or "net" where it has one.
    role
        Which of the model's files it is.

    Returns
    -------
    On the CPU, floating-point ones finite, names without the prefix "module.".

    Raises
    ------
    ModelError
        If the file fails verification, or holds no such tensors, or anything but plain tensors.
    """
    data = read_verified(card, role)
    try:
        content = _load(data)
        if key is None:
            key = next((name for name in _WRAPPERS if isinstance(content.get(name), dict)), None)
        tensors = content if key is None else content[key]
        found = {
            _without_prefix(name): _plain(tensor, len(data)) for name, tensor in tensors.items()
        }
        if not found:
            raise ValueError("empty")
    except (
        pickle.UnpicklingError, zipfile.BadZipFile, RuntimeError, LookupError, TypeError,
        ValueError, AttributeError, EOFError, OverflowError, AssertionError,
    ) as error:  # fmt: skip
        raise ModelError(NOT_READABLE, file=card.folder / card.files[role].name) from error
    return found


def fill(
    network: nn.Module,
    tensors: Mapping[str, torch.Tensor],
    card: ModelCard,
    *,
    role: Role = "checkpoint",
) -> nn.Module:
    """Put tensors into a network strictly, and return it ready to be used: no training, no grads.

    The tensors become the network's own where their type is the same: nothing is copied. So the
    network may have been made on torch's device "meta", which saves drawing first numbers.

    Raises
    ------
    ModelError
        If a name or a shape does not fit.
    """
    types = {name: own.dtype for name, own in network.state_dict().items()}
    own = {
        name: tensor.to(types.get(name, tensor.dtype)).contiguous()
        for name, tensor in tensors.items()
    }
    try:
        network.load_state_dict(own, strict=True, assign=True)
    except RuntimeError as error:
        raise ModelError(
            NOT_FITTING, file=card.folder / card.files[role].name, title=card.title
        ) from error
    return network.eval().requires_grad_(False)


def place(network: nn.Module) -> tuple[nn.Module, runtime.Device]:
    """Bring a network to where torch networks run, with as many threads as they may use."""
    device = runtime.device()
    if device == "cpu":
        torch.set_num_threads(runtime.analysis_threads())
    return network.to(device), device


def runs_on(device: runtime.Device) -> str:
    """Return what runs a torch network, for people."""
    return "torch, GPU" if device == "cuda" else "torch, CPU"


def _load(data: bytes) -> Mapping[str, Any]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # torch stores tensors as they are; what grows when unpacked is a trap for the memory.
            if sum(part.file_size for part in archive.infolist()) > len(data):
                raise ValueError("compressed")
    content = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    if not isinstance(content, dict):
        raise TypeError(type(content).__name__)
    return content


def _without_prefix(name: Any) -> str:
    if not isinstance(name, str):
        raise TypeError(type(name).__name__)
    return name.removeprefix(_PREFIX)


def _plain(tensor: Any, most_bytes: int) -> torch.Tensor:
    if (
        not isinstance(tensor, torch.Tensor)
        or tensor.layout != torch.strided
        or tensor.device.type != "cpu"
        or tensor.is_quantized
        or tensor.is_complex()
        or tensor.numel() * tensor.element_size() > most_bytes
    ):
        raise TypeError("no plain tensor")
    plain: torch.Tensor = tensor.detach()
    if plain.is_floating_point() and plain.numel():
        # One that is no number is both the least and the greatest: 8 times as fast as to look
        # at each by itself.
        least, greatest = torch.aminmax(plain)
        if not (math.isfinite(least) and math.isfinite(greatest)):
            raise ValueError("not finite")
    return plain
