"""What the window of error rates has done in other threads: looking, measuring, writing."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.paths import Profile
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.evaluation.result import Evaluation
    from core.pipeline import Pipeline
    from core.reports.document import Document, Language
    from core.reports.files import Saved, Signer
    from gui.evaluation.values import Measured, SetFacts, Wish
    from gui.tasks import Task


def set_facts(folder: Path) -> SetFacts:
    """Find out what a folder holds.

    Raises
    ------
    EvaluationError
        If it is no evaluation set, or can't be read.
    """
    from core.evaluation import folders
    from gui.evaluation.values import SetFacts

    found = folders.read(folder)
    labels = Counter(label for label, _ in found.pictures)
    if isinstance(found, folders.People):
        return SetFacts(folder, "people", len(found.pictures), len(labels))
    kinds = tuple(sorted(labels.items()))
    return SetFacts(folder, "presentations", len(found.pictures), 0, kinds)


def measure(
    wish: Wish,
    settings: Settings,
    profile: Profile,
    pipeline: Pipeline,
    task: Task,
    language: Language,
) -> Measured | None:
    """Measure one model, or two on the same pictures; None where it was stopped."""
    from core.evaluation.pairing import paired
    from core.evaluation.running import evaluate
    from core.models.registry import Registry
    from core.pipeline import Pipeline
    from gui.evaluation.values import Measured

    registry = Registry.of(profile)
    names = [name for name in (wish.model, wish.second) if name]
    found: list[Evaluation] = []
    slots = pipeline.slots
    for turn, name in enumerate(names):

        def progress(done: int, total: int, turn: int = turn) -> None:
            task.report(done + turn * total, total * len(names))

        chosen = _with_models(settings, wish, name)
        loaded = Pipeline.load(chosen, registry, slots)
        slots = loaded.slots
        one = evaluate(wish.folder, loaded, progress=progress, cancelled=task.is_cancelled)
        if one is None:
            return None
        found.append(one)
    pair = None
    if len(found) == 2:
        pair = paired(found[0], found[1], cancelled=task.is_cancelled)
        if pair is None:
            return None
    second = found[1] if len(found) == 2 else None
    measured = Measured(found[0], second, pair)
    return dataclasses.replace(measured, document=told(measured, language))


def _with_models(settings: Settings, wish: Wish, name: str) -> Settings:
    """Return the settings with other models; what was set for the one before is left out."""
    changes: dict[str, Any] = {}
    for slot, model in (("detector", wish.detector), (wish.slot, name)):
        if getattr(settings, slot) != model:
            changes |= {slot: model, f"{slot}_mode": None}
            if slot == "recogniser":
                changes["similarity_threshold"] = None
    return dataclasses.replace(settings, **changes)


def told(measured: Measured, language: Language) -> Document:
    """Return what was measured as a report, in the language in force."""
    from core.reports.evaluation import document
    from gui.log.wording import say_said

    return document(
        measured.evaluation, measured.paired, say_said, language, second=measured.second
    )


def differing(measured: Measured, report: Path) -> tuple[str, ...]:
    """Return which figures of an earlier report are others, as paths of names.

    Raises
    ------
    ReportError
        If the file can't be read, or is no report of an evaluation.
    """
    from core.evaluation.facts import differences, facts
    from core.reports.files import ReportError
    from core.reports.verification import read

    told = read(report).get("facts")
    if not isinstance(told, dict) or "set_digest" not in told:
        raise ReportError(
            QT_TRANSLATE_NOOP("core", "The report {file} is of no evaluation."), file=report.name
        )
    before = {name: value for name, value in told.items() if name != "against"}
    return differences(before, facts(measured.evaluation))


def written(
    measured: Measured, language: Language, file: Path, replacing: bool, signer: Signer | None
) -> Saved:
    """Write a report of what was measured; nothing is signed where nobody does.

    Raises
    ------
    ReportError, GalleryError
        If it can't be written, or not be signed.
    """
    from core.evaluation.facts import facts
    from core.reports.files import save
    from gui.log.wording import say_said

    figures = facts(measured.evaluation)
    if measured.paired is not None and measured.second is not None:
        figures["against"] = {
            "evaluation": facts(measured.second),
            "paired": dataclasses.asdict(measured.paired),
        }
    page = told(measured, language)
    return save(page, figures, file, signer, replacing=replacing, say=say_said)


def model_of(measured: Measured) -> str:
    """Return the identities of the models that were measured, for the log."""
    slot = "recogniser" if measured.evaluation.kind == "people" else "liveness"
    both = (measured.evaluation, measured.second)
    return ", ".join(one.identities.get(slot, "") for one in both if one is not None)
