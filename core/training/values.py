"""What the parts of training pass to each other: the recipe, progress, and the error for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from core.wording import PlainError

Goal = Literal["liveness", "recogniser"]
"""Slot that the trained model is for."""

Part = Literal["training", "validation", "test"]
PARTS: Final[tuple[Part, ...]] = ("training", "validation", "test")

LIVE: Final = ""
"""Kind of what shows a living person; other kinds are names of attacks."""


class TrainingError(PlainError):
    """A model can't be trained so; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture of a training set."""

    name: str
    """Path inside the folder, with forward slashes."""

    person: str
    """Whom it shows, alive or as a fake: the name of a folder."""

    kind: str = LIVE
    """Kind of attack."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained. As the cards of FLIR and FRIR say, where they say it."""

    epochs: int = 20
    warm_up: int = 5
    """Epochs in which the rate rises along a line; then it falls along half a cosine."""

    rate: float = 1e-2
    """Learning rate at the end of the warm-up."""

    momentum: float = 0.9
    decay: float = 5e-4
    """Of the weights (L2)."""

    batch: int = 64
    """Faces a step, at most; see `core.training.loop.batch_of`."""

    patience: int = 8
    """So many epochs without a better validation end it; the best epoch is kept."""

    seed: int = 1
    threads: int = 1
    """Of the processor. Sums in another number of threads round otherwise, so it belongs to what
    must be equal for equal weights."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is."""

    stage: Literal["looking", "training"]
    """Looking at the pictures, or training the network."""

    done: int
    total: int
    """Pictures, or steps of training."""

    seconds_left: float | None
    """None until it can be told."""

    epoch: int = 0
    """From 1; 0 while looking."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """What one epoch came to: a row of the loss curve."""

    number: int
    """From 1."""

    rate: float
    """Learning rate of its last step."""

    loss: float
    """Mean over its steps."""

    figures: Mapping[str, float]
    """What the validation showed, by name."""

    order: tuple[float, ...]
    """Smaller is better; compared from the first number on."""


Show = Callable[[Progress], None]
Cancelled = Callable[[], bool]
