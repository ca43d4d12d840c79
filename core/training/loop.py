"""Training itself: the same for every network, on CPU and GPU, and the same again by its seed."""

from __future__ import annotations

import dataclasses
import math
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core import runtime
from core.training import checkpoint as keeping
from core.training.checkpoint import Checkpoint, versions
from core.training.values import Cancelled, Epoch, Progress, Recipe, Show, TrainingError
from core.wording import QT_TRANSLATE_NOOP

OTHER_TERMS = QT_TRANSLATE_NOOP(
    "core",
    "The training that was stopped had other terms ({which}), so it can't go on as it would have. "
    "Use the same ones, or begin anew with --anew.",
)
NO_NUMBER = QT_TRANSLATE_NOOP(
    "core",
    "The training came to no result in epoch {epoch}: the loss is no number any more. Use another "
    "seed, or more pictures.",
)
SMALLEST_BATCH: Final = 8
LEAST_STEPS: Final = 20
_TRIED: Final = 3  # steps before the time left is told


class Task(Protocol):
    """What is trained, and how it is judged."""

    @property
    def module(self) -> nn.Module:
        """Everything with weights, the loss's own, too."""
        ...

    @property
    def terms(self) -> Mapping[str, Any]:
        """What makes this training what it is, as JSON."""
        ...

    @property
    def places(self) -> NDArray[np.int64]:
        """Faces to learn from."""
        ...

    def groups(self) -> list[dict[str, Any]]:
        """Return the parameters as torch's optimisers take them; `factor` is of the rate."""
        ...

    def loss(self, places: NDArray[np.int64], rng: np.random.Generator, warmth: float) -> Tensor:
        """Return the loss of some faces; `warmth` goes from 0 to 1 in the warm-up."""
        ...

    def begin(self) -> None:
        """Set all layers to learning."""
        ...

    def measure(self) -> tuple[Mapping[str, float], tuple[float, ...]]:
        """Judge the validation: figures by name, and what to compare epochs by, smaller first."""
        ...


@dataclass(frozen=True, slots=True)
class Course:
    """How a training went. The task's module has the weights of the best epoch."""

    epochs: tuple[Epoch, ...]
    best: int
    """Number of the best epoch."""

    stopped_early: bool


def train(
    task: Task,
    recipe: Recipe,
    place: Path,
    *,
    show: Show = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> Course | None:
    """Train, keeping a checkpoint after each epoch, or go on from the one that is there.

    Parameters
    ----------
    task
        What is trained.
    place
        Folder of the checkpoint; made where it isn't there. Who wants to begin anew deletes it.
    show
        Told after each step.
    cancelled
        Asked after each step.

    Returns
    -------
    How it went; None if it was cancelled: the finished epochs are kept.

    Raises
    ------
    TrainingError
        If the checkpoint has other terms or is damaged, or the loss is no number.
    """
    with deterministic(recipe.threads):
        return _Training(task, recipe, place).run(show, cancelled)


@contextmanager
def deterministic(threads: int) -> Iterator[None]:
    """Let torch give the same numbers again, with so many threads; both end with the block."""
    before = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # asked of by a GPU's library
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(True)
    try:
        yield
    finally:
        torch.set_num_threads(before[0])
        torch.use_deterministic_algorithms(before[1])


def rate_at(step: int, steps: int, recipe: Recipe) -> float:
    """Return the learning rate of a step, counted over all epochs of `steps` each."""
    warm = recipe.warm_up * steps
    if step < warm:
        return recipe.rate * (step + 1) / warm
    share = (step - warm) / max(1, (recipe.epochs - recipe.warm_up) * steps)
    return recipe.rate * 0.5 * (1 + math.cos(math.pi * share))


def batch_of(recipe: Recipe, faces: int) -> int:
    """Return how many faces a step takes: fewer where an epoch would have too few steps.

    The means that batch norm keeps for judging lag behind by some dozen steps.
    """
    return max(min(SMALLEST_BATCH, faces), min(recipe.batch, faces // LEAST_STEPS))


class _Training:
    def __init__(self, task: Task, recipe: Recipe, place: Path) -> None:
        self._task, self._recipe, self._place = task, recipe, place
        self._terms = {**task.terms, **dataclasses.asdict(recipe), **versions()}
        self._batch = batch_of(recipe, len(task.places))
        self._steps = len(task.places) // self._batch
        self._names: dict[Tensor, str] = {
            parameter: name for name, parameter in task.module.named_parameters()
        }
        self._optimiser = torch.optim.SGD(
            task.groups(), recipe.rate, recipe.momentum, weight_decay=recipe.decay, nesterov=True
        )
        self._epochs: list[Epoch] = []
        self._best = 0
        self._kept: Mapping[str, Tensor] = {}

    def run(self, show: Show, cancelled: Cancelled) -> Course | None:
        present = keeping.read(self._place)
        if present is not None:
            self._go_on_from(present)
        began, first = time.monotonic(), len(self._epochs)
        while not self._is_over:
            number = len(self._epochs)
            loss = math.nan
            for step, loss in enumerate(self._epoch(number), 1):  # noqa: B007 (the last is used)
                done = number * self._steps + step
                spent, tried = time.monotonic() - began, done - first * self._steps
                left = spent / tried * (self._total - done) if tried >= _TRIED else None
                show(Progress("training", done, self._total, left, number + 1))
                if cancelled():
                    return None
            self._end(number, loss)
        self._task.module.load_state_dict(self._kept)
        return Course(tuple(self._epochs), self._best, len(self._epochs) < self._recipe.epochs)

    @property
    def _total(self) -> int:
        return self._recipe.epochs * self._steps

    @property
    def _is_over(self) -> bool:
        done = len(self._epochs)
        patient = max(self._best, self._recipe.warm_up) + self._recipe.patience
        return done >= self._recipe.epochs or done >= patient

    def _epoch(self, number: int) -> Iterator[float]:
        """Train one epoch; yields the mean loss so far after each step."""
        task, steps = self._task, self._steps
        # Of seed and epoch alone: a training that goes on draws what an unbroken one would have.
        rng = np.random.default_rng([self._recipe.seed, number])
        torch.manual_seed(int(rng.integers(2**62)))
        order = rng.permutation(task.places)
        task.begin()
        total = 0.0
        for step in range(steps):
            at = number * steps + step
            for group in self._optimiser.param_groups:
                group["lr"] = rate_at(at, steps, self._recipe) * group.get("factor", 1.0)
            some = order[step * self._batch : (step + 1) * self._batch]
            warmth = min(1.0, (at + 1) / max(1, self._recipe.warm_up * steps))
            loss = task.loss(some, rng, warmth)
            self._optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call] # torch's own
            self._optimiser.step()
            total += float(loss.detach())
            yield total / (step + 1)

    def _end(self, number: int, loss: float) -> None:
        """Judge an epoch, and keep all that going on needs."""
        if not math.isfinite(loss):
            raise TrainingError(NO_NUMBER, epoch=number + 1)
        figures, order = self._task.measure()
        last = rate_at((number + 1) * self._steps - 1, self._steps, self._recipe)
        self._epochs.append(Epoch(number + 1, last, loss, dict(figures), order))
        now = {
            name: value.detach().cpu().clone()
            for name, value in self._task.module.state_dict().items()
        }
        if not self._best or order < self._epochs[self._best - 1].order:
            self._best, self._kept = number + 1, now
        momentum = {
            self._names[parameter]: state["momentum_buffer"]
            for parameter, state in self._optimiser.state.items()
        }
        keeping.write(
            self._place,
            Checkpoint(self._terms, tuple(self._epochs), self._best, now, momentum, self._kept),
        )

    def _go_on_from(self, present: Checkpoint) -> None:
        different = sorted(
            name
            for name in {*self._terms, *present.terms}
            if self._terms.get(name) != present.terms.get(name)
        )
        if different:
            raise TrainingError(OTHER_TERMS, which=", ".join(different))
        try:
            self._task.module.load_state_dict(present.now)
            for name, parameter in self._task.module.named_parameters():
                if name in present.momentum:
                    buffer = torch.empty_like(parameter)
                    buffer.copy_(present.momentum[name])
                    self._optimiser.state[parameter] = {"momentum_buffer": buffer}
        except RuntimeError as error:  # other names or shapes
            raise TrainingError(keeping.DAMAGED, file=self._place / keeping.FILE) from error
        self._epochs, self._best = list(present.epochs), present.best
        self._kept = present.kept


def device_of(wanted: str) -> torch.device:
    """Return where to train: "auto" takes a GPU where torch finds one.

    Raises
    ------
    TrainingError
        If a GPU is wanted and there is none.
    """
    if wanted == "auto":
        return torch.device(runtime.device())
    if wanted == "cuda" and runtime.device() != "cuda":
        raise TrainingError(
            QT_TRANSLATE_NOOP("core", "torch finds no GPU on this computer. Use --device cpu.")
        )
    return torch.device(wanted)
