"""Training a recogniser with ArcFace's loss: from nothing, or from an installed one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.evaluation.comparisons import Comparisons, Labelled, compare
from core.evaluation.verification import Ordered, equal_rate, tar_at
from core.models import residual_net
from core.models.card import ModelCard
from core.models.contract import InputContract
from core.models.grey import GreyInput
from core.models.networks import OF_ANY_DIMENSION, build, make
from core.models.weights import read_tensors
from core.results import Float32
from core.training.arcface import MARGIN, ArcFace, scale_for
from core.training.augmentation import Augmentation
from core.training.dataset import Dataset
from core.training.splitting import TRAINING, VALIDATION
from core.training.values import TrainingError
from core.wording import QT_TRANSLATE_NOOP

TRAINABLE: Final = frozenset({"sface", *OF_ANY_DIMENSION})
"""Architectures of recognisers whose weights can be trained on."""

FINE: Final = 0.1
"""Of the rate, for layers that have learned before: enough to adapt, too little to forget."""

_AT_ONCE: Final = 64


class RecogniserTask:
    """A recogniser with the faces that it learns from; see `core.training.loop.Task`.

    Parameters
    ----------
    dataset
        Chips of people.
    device
        Where to train.
    seed
        Of the weights of chance.
    architecture, dimension
        The network, and the length of an embedding, where it starts from nothing.
    start
        Card of the recogniser that it starts from; its network and dimension are kept.

    Raises
    ------
    TrainingError
        If the network of `start` can't be trained.
    ModelError
        If the weights of `start` are damaged.
    """

    def __init__(
        self,
        dataset: Dataset,
        device: torch.device,
        seed: int,
        *,
        architecture: str = "residual-18",
        dimension: int = 512,
        start: ModelCard | None = None,
        augmentation: Augmentation | None = None,
    ) -> None:
        torch.manual_seed(seed)
        self.architecture, self.dimension = architecture, dimension
        self.contract: InputContract = residual_net.CONTRACT
        self._start, self._dataset, self._device = start, dataset, device
        self._augmentation = augmentation or Augmentation()
        if start is None:
            self.network = make(architecture, dimension)
        else:
            require_trainable(start)
            assert start.dimension is not None
            self.architecture, self.dimension = start.architecture, start.dimension
            self.contract = start.contract
            self.network = build(start.architecture, read_tensors(start)).requires_grad_(True)
        self._whole = GreyInput(self.network, self.contract).to(
            device, memory_format=torch.channels_last
        )  # type: ignore[call-overload] # torch's stub lacks it
        people = np.unique(dataset.people[self.places])
        self._row = {int(person): row for row, person in enumerate(people)}
        self.loss_layer = ArcFace(self.dimension, len(people), scale_for(len(people))).to(device)
        if start is not None:
            self._centre()
        self._module = nn.ModuleDict({"network": self.network, "loss": self.loss_layer})

    @property
    def module(self) -> nn.Module:
        """Network and loss: each person's direction is learned, too."""
        return self._module

    @property
    def terms(self) -> Mapping[str, Any]:
        """See `core.training.loop.Task.terms`."""
        return {
            "goal": "recogniser",
            "network": self.architecture,
            "dimension": self.dimension,
            "start": None if self._start is None else self._start.identity,
            "set": self._dataset.fingerprint,
            "device": self._device.type,
            "augmentation": dict(self._augmentation.shares),
            "margin": MARGIN,
            "scale": self.loss_layer.scale,
        }

    @property
    def places(self) -> NDArray[np.int64]:
        """Faces to learn from."""
        return self._dataset.places(TRAINING)

    def groups(self) -> list[dict[str, Any]]:
        """The network, slower where it has learned before, and the loss."""
        factor = 1.0 if self._start is None else FINE
        return [
            {"params": list(self.network.parameters()), "factor": factor},
            {"params": list(self.loss_layer.parameters()), "factor": 1.0},
        ]

    def begin(self) -> None:
        """Set all layers to learning; what has learned before keeps its normalisation.

        A few hundred pictures have other means than the millions behind it.
        """
        self._whole.train()
        if self._start is not None:
            for layer in self.network.modules():
                if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
                    layer.eval()

    def loss(self, places: NDArray[np.int64], rng: np.random.Generator, warmth: float) -> Tensor:
        """Return the mean loss of some faces; the margin grows to its size in the warm-up."""
        faces = self._augmentation.augmented(self._dataset.pixels[places], rng)
        embeddings = self._whole(torch.from_numpy(faces[:, None]).to(self._device))
        rows = [self._row[int(person)] for person in self._dataset.people[places]]
        wanted = torch.tensor(rows, device=self._device)
        out: Tensor = self.loss_layer(embeddings, wanted, MARGIN * warmth)
        return out

    def measure(self) -> tuple[Mapping[str, float], tuple[float, ...]]:
        """Judge the validation: equal error rate, then how far strangers and same people are."""
        found = self.comparisons(VALIDATION)
        fmr, tar = Ordered.of(found).rates()
        eer = equal_rate(fmr, tar)
        apart = separation(found)
        figures = {"eer": eer, "tar_at_fmr_0.01": tar_at(fmr, tar, 0.01), "separation": apart}
        return figures, (round(eer, 4), -apart)

    def comparisons(self, part: int) -> Comparisons:
        """Compare all faces of a part by the present network."""
        places = self._dataset.places(part)
        return compared(self.embeddings(places), self._dataset.people[places])

    def embeddings(self, places: NDArray[np.int64]) -> Float32:
        """Return embeddings of faces, shape (N, dimension), rows of length 1."""
        self._whole.eval()
        found = [np.empty((0, self.dimension), np.float32)]
        with torch.inference_mode():
            for start in range(0, len(places), _AT_ONCE):
                some = self._dataset.pixels[places[start : start + _AT_ONCE]]
                out = self._whole(torch.from_numpy(some[:, None]).to(self._device))
                found.append(nn.functional.normalize(out).cpu().numpy())
        return np.concatenate(found)

    def _centre(self) -> None:
        """Begin with each person where the network sees them, so that nothing is unlearned."""
        embeddings = torch.from_numpy(self.embeddings(self.places))
        rows = torch.tensor([self._row[int(p)] for p in self._dataset.people[self.places]])
        sums = torch.zeros(len(self._row), self.dimension).index_add_(0, rows, embeddings)
        with torch.no_grad():
            # Of the length that chance would have given, so that the rate means the same.
            self.loss_layer.weight.copy_(nn.functional.normalize(sums) * 0.01 * self.dimension**0.5)


def require_trainable(card: ModelCard) -> None:
    """Refuse a model to start from whose network can't be trained.

    Raises
    ------
    TrainingError
        If it is so.
    """
    if card.architecture not in TRAINABLE or "weights" not in card.files:
        raise TrainingError(
            QT_TRANSLATE_NOOP(
                "core",
                "The model {name} can be used and not trained: only its finished graph is there. "
                "Start from another one, or from nothing.",
            ),
            name=card.name,
        )


def compared(vectors: Float32, people: NDArray[np.int32]) -> Comparisons:
    """Compare faces of known people, each with each other."""
    numbers = np.unique(people, return_inverse=True)[1].astype(np.int32)
    names = tuple(str(number) for number in range(int(numbers.max()) + 1))
    return compare(Labelled(vectors, numbers, names))


def separation(found: Comparisons) -> float:
    """Return how far similarities of one person and of strangers are apart, in their spread."""
    spread = np.sqrt((found.genuine.var() + found.impostor.var()) / 2)
    return float((found.genuine.mean() - found.impostor.mean()) / max(float(spread), 1e-9))
