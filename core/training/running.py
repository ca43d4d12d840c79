"""A whole training: look at the set, train, judge, write the model, put it in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import torch

from core.models.adding.own import install_own, require_free, require_name
from core.models.card import ModelCard
from core.models.contract import ModelError
from core.models.models_folder import alone_in
from core.models.registry import Registry
from core.training import checkpoint
from core.training.dataset import Dataset, prepare
from core.training.describing import of_liveness, of_recogniser
from core.training.findings import Finding, require_usable
from core.training.liveness import LivenessTask
from core.training.loop import Course, deterministic, device_of, train
from core.training.output import Description, write_model
from core.training.recogniser import RecogniserTask, require_trainable
from core.training.values import (
    Cancelled,
    Goal,
    Recipe,
    Show,
    TrainingError,
)
from core.wording import QT_TRANSLATE_NOOP

_COMPARED = 16  # faces on which graph and network are compared

BEGUN = QT_TRANSLATE_NOOP(
    "core",
    "A training of {name} was stopped after epoch {epoch}. Go on with --resume, or begin anew with "
    "--anew.",
)
RUNNING = QT_TRANSLATE_NOOP("core", "A training of {name} is running already.")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be trained."""

    goal: Goal
    folder: Path
    """Of the set."""

    name: str
    """Of the model."""

    models_dir: Path
    """Where the model is put."""

    work_dir: Path
    """Where the unfinished training is kept."""

    recipe: Recipe = field(default_factory=Recipe)
    device: str = "auto"
    resume: bool = False
    anew: bool = False
    """Whether a stopped training is gone on with, or thrown away."""

    replace: bool = False
    """Whether a model of that name may be replaced."""

    leave_out: bool = False
    """Whether to train without the pictures that can't be used."""

    start: str | None = None
    """Recogniser to start from; "default" for the given one."""

    architecture: str = "residual-18"
    dimension: int = 512
    """Of a recogniser that starts from nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What came of it."""

    card: ModelCard
    findings: tuple[Finding, ...]
    course: Course


def check(
    order: Order,
    registry: Registry,
    *,
    show: Show = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> Dataset | None:
    """Look at a set without training; None if it was cancelled.

    Raises
    ------
    TrainingError
        If the folder is no such set. What is wrong with it stands in the findings.
    ModelError
        If a given model is damaged, or the one to start from isn't there or can't be trained.
    """
    _start_of(order, registry)
    return prepare(
        order.folder,
        order.goal,
        registry.load_detector(),
        registry.load_recogniser(),
        seed=order.recipe.seed,
        from_scratch=order.start is None,
        show=show,
        cancelled=cancelled,
    )


def run(
    order: Order,
    registry: Registry,
    *,
    show: Show = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> Outcome | None:
    """Train a model and put it in place.

    Returns
    -------
    None if it was cancelled; finished epochs are kept for another time.

    Raises
    ------
    TrainingError
        If the set can't be trained with (`BadDataError` has all reasons), there is an unfinished
        training that nothing was said about, or the training comes to nothing.
    ModelError
        If the model can't be called so or put in place, or a given one is damaged.
    """
    require_name(order.name)
    if not order.replace:
        require_free(order.name, order.models_dir)
    device = device_of(order.device)
    work = order.work_dir / order.name
    with _alone(work, order.name):
        begun = None if order.anew else checkpoint.read(work)
        if order.anew:
            (work / checkpoint.FILE).unlink(missing_ok=True)
        if begun is not None and not order.resume:
            raise TrainingError(BEGUN, name=order.name, epoch=len(begun.epochs))
        dataset = check(order, registry, show=show, cancelled=cancelled)
        if dataset is None:
            return None
        require_usable(dataset.findings, leave_out=order.leave_out)
        task = _task(order, registry, dataset, device)
        course = train(task, order.recipe, work, show=show, cancelled=cancelled)
        if course is None:
            return None
        with deterministic(order.recipe.threads):
            description = _described(task, order, registry, dataset, course)
        staged = work / order.name
        some = dataset.pixels[dataset.places(dataset.judged)[:_COMPARED]]
        write_model(staged, description, task.network, course.epochs, some)
        card = install_own(staged, order.models_dir, replace=order.replace, cancelled=cancelled)
        # Weights of a loss that learned people by heart, and the model: nothing stays here.
        shutil.rmtree(work, ignore_errors=True)
    with suppress(OSError):  # others are trained there, too
        order.work_dir.rmdir()
    return Outcome(card, dataset.findings, course)


def _task(
    order: Order, registry: Registry, dataset: Dataset, device: torch.device
) -> LivenessTask | RecogniserTask:
    seed = order.recipe.seed
    if order.goal == "liveness":
        return LivenessTask(dataset, device, seed)
    return RecogniserTask(
        dataset,
        device,
        seed,
        architecture=order.architecture,
        dimension=order.dimension,
        start=_start_of(order, registry),
    )


def _described(
    task: LivenessTask | RecogniserTask,
    order: Order,
    registry: Registry,
    dataset: Dataset,
    course: Course,
) -> Description:
    if isinstance(task, LivenessTask):
        return of_liveness(order.name, task, order.recipe, dataset, course)
    start = _start_of(order, registry)
    return of_recogniser(order.name, task, start, order.recipe, dataset, course)


def _start_of(order: Order, registry: Registry) -> ModelCard | None:
    """Return the card of the recogniser to start from; None to start from nothing."""
    if order.start is None:
        return None
    name = None if order.start == "default" else order.start
    card = registry.chosen("recogniser", name)
    assert card is not None  # the slot has a default
    require_trainable(card)
    return card


@contextmanager
def _alone(work: Path, name: str) -> Iterator[None]:
    """Let nobody else train the same model in the same place."""
    with ExitStack() as held:
        try:
            for folder in (work.parent, work):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            held.enter_context(alone_in(work))
        except ModelError as error:
            raise TrainingError(RUNNING, name=name) from error
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise TrainingError(checkpoint.NOT_WRITTEN, file=work, reason=reason) from error
        yield
