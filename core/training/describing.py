"""What the card of a trained model says: data, recipe, figures, and what they do not prove."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import torch

import core
from core.evaluation.verification import Verification
from core.models import flir_net
from core.models.card import ModelCard
from core.training import figures
from core.training.dataset import Dataset
from core.training.figures import said
from core.training.liveness import ARCHITECTURE, LivenessTask
from core.training.loop import Course
from core.training.output import CURVE, Description
from core.training.recogniser import RecogniserTask, compared
from core.training.splitting import VALIDATION
from core.training.values import PARTS, Recipe


def of_liveness(
    name: str, task: LivenessTask, recipe: Recipe, dataset: Dataset, course: Course
) -> Description:
    """Judge a trained liveness network, and describe it."""
    validation, judged = dataset.places(VALIDATION), dataset.places(dataset.judged)
    bands = figures.choose_bands(
        task.spoof_scores(validation), [dataset.kinds[place] for place in validation]
    )
    found = figures.judge(
        task.spoof_scores(judged), [dataset.kinds[place] for place in judged], bands
    )
    apcer = "; ".join(f"{_plain(kind)} {said(one)}" for kind, one in found.apcer.items())
    return Description(
        goal="liveness",
        title=f"Liveness of this site ({name})",
        architecture=ARCHITECTURE,
        contract=flir_net.CONTRACT,
        training_data=_data_of(dataset),
        notes=(
            f"{_where(dataset)} BPCER {said(found.bpcer)}; neither {said(found.unjudged)}. APCER: "
            f"{apcer}.",
            "Intervals count pictures as if each were another try; pictures of one person are "
            "alike, so the truth may lie further away.",
            "It says nothing about other cameras, other places, or fakes of a kind that it was "
            "not shown. Try it on your own camera with the liveness test.",
        ),
        training={
            **_training(recipe, dataset, task.terms, course),
            "figures": figures.liveness_facts(found),
        },
        live_below=bands.live_below,
        spoof_from=bands.spoof_from,
    )


def of_recogniser(
    name: str,
    task: RecogniserTask,
    start: ModelCard | None,
    recipe: Recipe,
    dataset: Dataset,
    course: Course,
) -> Description:
    """Judge a trained recogniser beside the given one, and describe it."""
    validation, judged = task.comparisons(VALIDATION), task.comparisons(dataset.judged)
    point = figures.choose_threshold(figures.verified(validation, recipe.seed), validation)
    found = figures.verified(judged, recipe.seed)
    places = dataset.places(dataset.judged)
    given = figures.verified(compared(dataset.given[places], dataset.people[places]), recipe.seed)
    at = figures.at_threshold(judged, point.threshold)
    notes = [
        f"{_where(dataset)} Equal error rate {said(found.eer)}; of the given recogniser on the "
        f"same pictures {said(given.eer)}.",
        f"The threshold is for a false match rate of {100 * figures.FMR:g} %, "
        + ("counted" if point.is_counted else "expected, since it can't be counted")
        + f" on the validation's {validation.impostor_total} pairs of strangers. On "
        f"{_which(dataset)} it gives false matches {100 * at['fmr']:.2f} %, true accepts "
        f"{100 * at['tar']:.1f} %. Calibrate it with your own gallery.",
    ]
    if _is_worse(found, given):
        notes.append(
            "The given recogniser tells these people apart better than this one. Don't use this "
            "one."
        )
    started = "" if start is None else f" It started from {start.name}: {start.training_data}"
    return Description(
        goal="recogniser",
        title=f"Recogniser of this site ({name})",
        architecture=task.architecture,
        contract=task.contract,
        training_data=_data_of(dataset) + started,
        notes=tuple(notes),
        training={
            **_training(recipe, dataset, task.terms, course),
            "figures": {**figures.recogniser_facts(found), "at_threshold": at},
            "given": figures.recogniser_facts(given),
        },
        dimension=task.dimension,
        similarity_threshold=round(min(1.0, point.threshold), 4),
        licence=None if start is None else start.licence,
        licence_text="" if start is None else _licence_of(start),
    )


def _training(
    recipe: Recipe, dataset: Dataset, terms: Mapping[str, Any], course: Course
) -> dict[str, Any]:
    best = course.epochs[course.best - 1]
    return {
        "program": core.__version__,
        "torch": torch.__version__,
        **terms,
        "seed": recipe.seed,
        "recipe": dataclasses.asdict(recipe),
        "pictures": dataset.counts(),
        "left_out": {
            one.kind: len(one.names) for one in dataset.findings if one.weight == "picture"
        },
        "epochs": len(course.epochs),
        "best_epoch": course.best,
        "best": {"loss": best.loss, **best.figures},
        "figures_of": PARTS[dataset.judged],
        "curve": CURVE,
    }


def _data_of(dataset: Dataset) -> str:
    counts = dataset.count(0)
    parts = ", ".join(
        f"{count['pictures']} pictures of {count['people']} "
        + ("living people" if kind == "live" else f"people or objects as {_plain(kind)}")
        for kind, count in counts.items()
    )
    if set(counts) == {"live"}:
        parts = parts.replace("living people", "people")
    return f"This site's own infrared pictures: {parts}."


def _where(dataset: Dataset) -> str:
    if dataset.judged == VALIDATION:
        return "On people who were not learned from, but by whom the training has chosen:"
    return "On people who were neither learned from nor chosen by:"


def _which(dataset: Dataset) -> str:
    return "these same people" if dataset.judged == VALIDATION else "others"


def _is_worse(found: Verification, given: Verification) -> bool:
    return found.eer.value > given.eer.value


def _licence_of(start: ModelCard) -> str:
    file = start.folder / "LICENSE.txt"
    text = file.read_text("utf-8", "replace") if file.is_file() else ""
    said_first = f"They started from {start.name}, whose licence ({start.licence}) holds, too."
    return f"{said_first}\n\n{text}"


def _plain(kind: str) -> str:
    """Return the name of a folder as a card can hold it."""
    return "".join(letter if letter.isprintable() else "?" for letter in kind)
