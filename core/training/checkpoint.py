"""What a training that was stopped goes on from: one file, written whole after each epoch.

Tensors and, in the file's header, the rest as JSON (safetensors): reading it runs no code. There is
no state of chance in it: each epoch draws from a generator of its own, made from seed and number.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import safetensors
import safetensors.torch
import torch
from torch import Tensor

import core
from core.training.values import Epoch, TrainingError
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

FILE: Final = "checkpoint.safetensors"
_FORMAT: Final = 1
_STATE: Final = "state"

DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "What the training would go on from ({file}) is damaged or of another version of the program. "
    "Begin anew with --anew.",
)
NOT_WRITTEN = QT_TRANSLATE_NOOP("core", "The training can't be kept in {file}: {reason}.")


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A training after a whole epoch."""

    terms: Mapping[str, Any]
    """What must be the same to go on: recipe, set, network, versions. JSON."""

    epochs: tuple[Epoch, ...]
    """The loss curve so far."""

    best: int
    """Number of the best epoch."""

    now: Mapping[str, Tensor]
    """State of network and loss after the last epoch."""

    momentum: Mapping[str, Tensor]
    """Of the optimiser, by the names of the parameters."""

    kept: Mapping[str, Tensor]
    """State after the best epoch."""


def write(place: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint into its folder, wholly or not at all.

    Raises
    ------
    TrainingError
        If it can't be written.
    """
    parts = {"now": checkpoint.now, "momentum": checkpoint.momentum}
    if checkpoint.best != len(checkpoint.epochs):  # else it is the last one
        parts["kept"] = checkpoint.kept
    tensors = {
        f"{part}/{name}": value.detach().cpu().contiguous()
        for part, state in parts.items()
        for name, value in state.items()
    }
    state = {
        "format": _FORMAT,
        "terms": checkpoint.terms,
        "epochs": [dataclasses.asdict(epoch) for epoch in checkpoint.epochs],
        "best": checkpoint.best,
    }
    data = safetensors.torch.save(tensors, {_STATE: json.dumps(state)})
    file = place / FILE
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(file) as stream:
            stream.write(data)
    except OSError as error:
        raise TrainingError(
            NOT_WRITTEN, file=file, reason=error.strerror or type(error).__name__
        ) from error


def read(place: Path) -> Checkpoint | None:
    """Read the checkpoint of a folder; None if there is none.

    Raises
    ------
    TrainingError
        If it is damaged.
    """
    file = place / FILE
    if not file.exists():
        return None
    try:
        with safetensors.safe_open(file, "pt") as opened:
            state = json.loads(opened.metadata()[_STATE])
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118 (no mapping)
        if state["format"] != _FORMAT:
            raise ValueError("format")
        parts: dict[str, dict[str, Tensor]] = {"now": {}, "momentum": {}, "kept": {}}
        for name, value in tensors.items():
            part, _, rest = name.partition("/")
            parts[part][rest] = value
        epochs = tuple(
            Epoch(**{**epoch, "order": tuple(epoch["order"])}) for epoch in state["epochs"]
        )
        return Checkpoint(
            terms=state["terms"],
            epochs=epochs,
            best=int(state["best"]),
            now=parts["now"],
            momentum=parts["momentum"],
            kept=parts["kept"] or parts["now"],
        )
    except (
        OSError, ValueError, LookupError, TypeError, AttributeError, safetensors.SafetensorError,
    ) as error:  # fmt: skip
        raise TrainingError(DAMAGED, file=file) from error


def versions() -> dict[str, str]:
    """Return the versions on which the last bits of the result depend."""
    return {"program": core.__version__, "torch": torch.__version__}
