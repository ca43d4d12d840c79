"""Training a network of the FLIR kind: is a face a living person's, or a fake's?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.models import flir_net
from core.models.flir_net import FlirNet
from core.models.grey import GreyInput
from core.training.augmentation import Augmentation
from core.training.dataset import Dataset
from core.training.splitting import TRAINING, VALIDATION
from core.training.values import LIVE

ARCHITECTURE: Final = "flir-net"
SPOOF_CLASS, LIVE_CLASS = 0, 1
_SMOOTHING: Final = 0.02
_AT_ONCE: Final = 64


class LivenessTask:
    """A liveness network with the faces that it learns from; see `core.training.loop.Task`."""

    def __init__(
        self,
        dataset: Dataset,
        device: torch.device,
        seed: int,
        augmentation: Augmentation | None = None,
    ) -> None:
        torch.manual_seed(seed)
        self.network = FlirNet()
        self._dataset, self._device = dataset, device
        self._augmentation = augmentation or Augmentation()
        self._whole = GreyInput(self.network, flir_net.CONTRACT).to(
            device, memory_format=torch.channels_last
        )  # type: ignore[call-overload] # torch's stub lacks it
        self._classes = np.array(
            [LIVE_CLASS if kind == LIVE else SPOOF_CLASS for kind in dataset.kinds], np.int64
        )
        self._weights = weights(dataset, self.places)
        self._loss = nn.CrossEntropyLoss(label_smoothing=_SMOOTHING, reduction="none")

    @property
    def module(self) -> nn.Module:
        """The network."""
        return self.network

    @property
    def terms(self) -> Mapping[str, Any]:
        """See `core.training.loop.Task.terms`."""
        return {
            "goal": "liveness",
            "network": ARCHITECTURE,
            "set": self._dataset.fingerprint,
            "device": self._device.type,
            "augmentation": dict(self._augmentation.shares),
        }

    @property
    def places(self) -> NDArray[np.int64]:
        """Faces to learn from."""
        return self._dataset.places(TRAINING)

    def groups(self) -> list[dict[str, Any]]:
        """All parameters, at the rate of the recipe."""
        return [{"params": list(self.network.parameters())}]

    def begin(self) -> None:
        """Set all layers to learning."""
        self._whole.train()

    def loss(self, places: NDArray[np.int64], rng: np.random.Generator, warmth: float) -> Tensor:
        """Return the mean loss of some faces, as they might have been."""
        faces = self._augmentation.augmented(self._dataset.pixels[places], rng)
        logits = self._whole(torch.from_numpy(faces[:, None]).to(self._device))
        wanted = torch.from_numpy(self._classes[places]).to(self._device)
        weights = torch.from_numpy(self._weights[places]).to(self._device)
        out: Tensor = (self._loss(logits, wanted) * weights).mean()
        return out

    def measure(self) -> tuple[Mapping[str, float], tuple[float, ...]]:
        """Judge the validation: the loss decides, both classes weighing the same."""
        places = self._dataset.places(VALIDATION)
        scores = self.spoof_scores(places).astype(np.float64).clip(1e-7, 1 - 1e-7)
        alive = self._classes[places] == LIVE_CLASS
        loss = float(-np.log(1 - scores[alive]).mean() / 2 - np.log(scores[~alive]).mean() / 2)
        figures = {
            "validation_loss": loss,
            "bpcer": float((scores[alive] >= 0.5).mean()),
            "apcer": float((scores[~alive] < 0.5).mean()),
        }
        return figures, (loss,)

    def spoof_scores(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return spoof scores of faces, shape (N,), 0 to 1, higher = more likely a fake."""
        self._whole.eval()
        found = [np.empty(0, np.float32)]
        with torch.inference_mode():
            for start in range(0, len(places), _AT_ONCE):
                some = self._dataset.pixels[places[start : start + _AT_ONCE]]
                logits = self._whole(torch.from_numpy(some[:, None]).to(self._device))
                found.append(torch.softmax(logits, 1)[:, SPOOF_CLASS].cpu().numpy())
        return np.concatenate(found)


def weights(dataset: Dataset, places: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return how much each face weighs, shape (faces,), 1 on the mean of `places`.

    Living people weigh as much as all fakes together, and a kind of attack by the root of its
    pictures: a rare kind is not drowned, and not learned by heart either.
    """
    counts = Counter(dataset.kinds[place] for place in places)
    roots = {kind: count**0.5 for kind, count in counts.items() if kind != LIVE}
    share = {
        kind: 0.5 if kind == LIVE else 0.5 * roots[kind] / sum(roots.values()) for kind in counts
    }
    each = {kind: share[kind] / count * len(places) for kind, count in counts.items()}
    return np.array([each.get(kind, 0.0) for kind in dataset.kinds], np.float32)
