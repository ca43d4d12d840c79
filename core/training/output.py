"""Writing a trained network as a model folder that the slots accept: card, weights, graph."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from torch import nn

from core.models.adding.card_writing import write_card
from core.models.card import ModelCard, ModelFile, Role
from core.models.contract import InputContract
from core.models.grey import GreyInput
from core.training.graph_writing import UnknownLayerError, write_graph
from core.training.values import Epoch, Goal, TrainingError
from core.wording import QT_TRANSLATE_NOOP

TOLERANCE: Final = 1e-4
"""By which the written graph may differ from torch, as a share of the largest output."""

CURVE: Final = "loss.csv"
_SITE_LICENCE: Final = "LicenseRef-Site"

_TERMS: Final = """\
These weights were trained with FaceDesk IR on pictures of people, and belong to whoever had them
trained. Weights can hold traces of the pictures that they were learned from: treat them like these
pictures, pass them on only where the people agreed to that, and delete them when their pictures
have to be deleted.
"""

DIFFERS = QT_TRANSLATE_NOOP(
    "core",
    "The trained network can't be written: as a graph it gives other numbers than in training "
    "(by {difference}). Nothing was installed.",
)
NOT_WRITABLE = QT_TRANSLATE_NOOP(
    "core", "The trained network has a layer that can't be written as a graph: {layer}."
)
NOT_WRITTEN = QT_TRANSLATE_NOOP(
    "core", "The trained model can't be written into {folder}: {reason}."
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a card says beside its files."""

    goal: Goal
    title: str
    architecture: str
    contract: InputContract
    training_data: str
    notes: tuple[str, ...]
    training: Mapping[str, Any]
    dimension: int | None = None
    similarity_threshold: float | None = None
    live_below: float | None = None
    spoof_from: float | None = None
    licence: str | None = None
    """Of the weights that it started from, where it did not start from nothing."""

    licence_text: str = ""


def write_model(
    place: Path,
    description: Description,
    network: nn.Module,
    epochs: Sequence[Epoch],
    some: NDArray[np.uint8],
) -> ModelCard:
    """Write a model's folder, after proving that its graph gives the numbers of the network.

    Parameters
    ----------
    place
        The folder; its name is the model's. Made where it isn't there.
    network
        Trained.
    epochs
        The loss curve.
    some
        Faces (N, 112, 112) to compare graph and network on.

    Returns
    -------
    The card as it was written.

    Raises
    ------
    TrainingError
        If the graph differs, or the folder can't be written.
    """
    network = network.cpu().eval()
    tensors = {
        name: np.ascontiguousarray(value.detach().numpy().astype(np.float32))
        for name, value in sorted(network.state_dict().items())
    }
    output = "logits" if description.goal == "liveness" else "embedding"
    try:
        graph = write_graph(network, description.contract, output)
    except UnknownLayerError as error:
        raise TrainingError(NOT_WRITABLE, layer=str(error)) from error
    require_same(graph, network, description.contract, some)
    contents: dict[Role, tuple[str, bytes]] = {
        "weights": ("weights.safetensors", save(tensors)),
        "graph": ("graph.onnx", graph),
    }
    card = _card(place, description, contents)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in contents.values():
            (place / name).write_bytes(data)
        (place / "LICENSE.txt").write_text(_TERMS + "\n" + description.licence_text, "utf-8")
        (place / "README.md").write_text(_readme(card), "utf-8")
        (place / CURVE).write_text(curve(epochs), "utf-8")
        write_card(card)
    except OSError as error:
        raise TrainingError(
            NOT_WRITTEN, folder=place, reason=error.strerror or type(error).__name__
        ) from error
    return card


def require_same(
    graph: bytes, network: nn.Module, contract: InputContract, some: NDArray[np.uint8]
) -> float:
    """Run a written graph and its network on the same faces; returns the largest difference.

    Raises
    ------
    TrainingError
        If they differ by more than `TOLERANCE`.
    """
    import onnxruntime

    with torch.inference_mode():
        wanted = GreyInput(network, contract).eval()(torch.tensor(some[:, None])).numpy()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    given = session.run(None, {"pixels": some[:, None]})[0]
    difference = float("inf")
    if given.shape == wanted.shape and np.isfinite(given).all():
        difference = float(np.abs(given - wanted).max() / max(1.0, float(np.abs(wanted).max())))
    if difference > TOLERANCE:
        raise TrainingError(DIFFERS, difference=f"{difference:.1e}")
    return difference


def curve(epochs: Sequence[Epoch]) -> str:
    """Return the loss curve as CSV, an epoch a line."""
    names = list(epochs[0].figures) if epochs else []
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["epoch", "rate", "loss", *names])
    for epoch in epochs:
        values = [epoch.rate, epoch.loss, *(epoch.figures[name] for name in names)]
        writer.writerow([epoch.number, *(f"{value:.6g}" for value in values)])
    return text.getvalue()


def _card(
    place: Path, description: Description, contents: Mapping[Role, tuple[str, bytes]]
) -> ModelCard:
    given = {
        field.name: getattr(description, field.name)
        for field in dataclasses.fields(description)
        if field.name not in ("goal", "licence", "licence_text")
    }
    return ModelCard(
        name=place.name,
        slot=description.goal,
        system=None,
        modes=("corrected",),
        light="infrared",
        folder=place,
        files=MappingProxyType(
            {
                role: ModelFile(name, hashlib.sha256(data).hexdigest(), len(data))
                for role, (name, data) in contents.items()
            }
        ),
        licence=description.licence or _SITE_LICENCE,
        origin="Trained with FaceDesk IR (python -m core train)",
        trained_by="This site",
        default=False,
        rule=None,
        **given,
    )


def _readme(card: ModelCard) -> str:
    notes = "\n".join(f"- {note}" for note in card.notes)
    return (
        f"# {card.title}\n\n{card.training_data}\n\n{notes}\n\n"
        f"Recipe, figures and counts: `card.json`. Loss curve: `{CURVE}`. "
        "Who may have these files: `LICENSE.txt`.\n"
    )
