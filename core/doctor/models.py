"""The models: their files against their checksums, and whether the chosen ones work."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from core.doctor.check import Check, Detail, State, Subject, of_error, said, steps
from core.models.card import ModelCard
from core.models.contract import SLOTS, Slot
from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.models.weights import read_verified
from core.pipeline import Pipeline
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP, PlainError

SUBJECTS: Mapping[Slot, Subject] = {
    "detector": Subject.DETECTOR,
    "recogniser": Subject.RECOGNISER,
    "liveness": Subject.LIVENESS,
    "quality": Subject.QUALITY,
}

_INSTALL = steps(QT_TRANSLATE_NOOP("core", "Install the program again."))

SLOW = 100.0
"""Milliseconds for one picture from which the desk is noticeably behind."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """What models a running window has loaded, so that they need not be loaded once more."""

    slots: Mapping[Slot, LoadedModel] = field(default_factory=dict)

    milliseconds: float | None = None
    """Time for one picture, the median of the latest; None where none was analysed."""

    error: PlainError | None = None
    """Why there are none."""


def files(registry: Registry) -> Iterator[Check]:
    """Compare the files of all installed models with their checksums."""
    for error in registry.damaged:
        yield of_error(Subject.MODEL, error)
    for slot in SLOTS:
        cards = registry.cards(slot)
        if all(card.light == "studio" for card in cards):  # the demo's own is none for a desk
            yield _empty(slot)
        for card in cards:
            yield _verified(card)


def run(registry: Registry, settings: Settings) -> Iterator[Check]:
    """Load the chosen models and analyse an empty picture, with the time that it takes."""
    began = time.perf_counter()
    try:
        pipeline = Pipeline.load(settings, registry)
        loaded = time.perf_counter()
        pipeline.analyse_picture(np.full((480, 640), 128, np.uint8))
        done = time.perf_counter()
    except PlainError as error:
        yield of_error(Subject.ANALYSIS, error)
        return
    milliseconds = 1000 * (done - loaded)
    details = _at_work(pipeline.slots.loaded())
    details |= {
        "load_seconds": round(loaded - began, 2),
        "empty_picture_ms": round(milliseconds, 1),
    }
    yield Check(
        Subject.ANALYSIS,
        State.OK,
        said(
            QT_TRANSLATE_NOOP(
                "core",
                "The models were loaded in {seconds} s and looked at an empty picture in {ms} ms.",
            ),
            seconds=f"{loaded - began:.1f}",
            ms=f"{milliseconds:.0f}",
        ),
        details=details,
    )


def at_work(models: AtWork) -> Iterator[Check]:
    """Say what the models do that are at work in the window."""
    if models.error is not None:
        yield of_error(Subject.ANALYSIS, models.error)
        return
    details = _at_work(models.slots)
    if models.milliseconds is None:
        sentence = said(
            QT_TRANSLATE_NOOP("core", "The models are loaded. No picture was analysed just now.")
        )
        yield Check(Subject.ANALYSIS, State.OK, sentence, details=details)
        return
    details["picture_ms"] = round(models.milliseconds, 1)
    slow = models.milliseconds >= SLOW
    yield Check(
        Subject.ANALYSIS,
        State.WARNING if slow else State.OK,
        said(
            QT_TRANSLATE_NOOP("core", "The models are at work and take {ms} ms for a picture."),
            ms=f"{models.milliseconds:.0f}",
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core",
                "That is slow. Close other programs, or choose a smaller model that finds faces.",
            )
        ),
        details,
    )


def checksums(registry: Registry) -> dict[str, dict[str, str]]:
    """Return model and file name to the checksum that the card names."""
    return {
        card.identity: {file.name: file.sha256 for file in card.files.values()}
        for slot in SLOTS
        for card in registry.cards(slot)
    }


def _empty(slot: Slot) -> Check:
    subject = SUBJECTS[slot]
    if slot == "liveness":
        return Check(
            subject,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP(
                    "core", "None is installed: only geometry and motion speak against fakes."
                )
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core",
                    "A good photo could pass for a person. Add a liveness model in the window of "
                    "the models, or train one on pictures of this site.",
                )
            ),
        )
    if slot == "quality":
        sentence = said(QT_TRANSLATE_NOOP("core", "None is installed, and none is needed."))
        return Check(subject, State.OK, sentence)
    sentence = said(QT_TRANSLATE_NOOP("core", "None is installed."))
    return Check(subject, State.FAILED, sentence, _INSTALL)


def _verified(card: ModelCard) -> Check:
    details: dict[str, Detail] = {
        "model": card.identity,
        "licence": card.licence,
        "light": card.light,
        "added": card.added,
    }
    details |= {f"sha256 {file.name}": file.sha256 for file in card.files.values()}
    try:
        for role in card.files:
            read_verified(card, role)
    except PlainError as error:
        return of_error(SUBJECTS[card.slot], error, details=details)
    return Check(
        SUBJECTS[card.slot],
        State.OK,
        said(
            QT_TRANSLATE_NOOP(
                "core", "{model}: its files are whole and unchanged. Licence: {licence}."
            ),
            model=card.title,
            licence=card.licence,
        ),
        details=details,
    )


def _at_work(slots: Mapping[Slot, LoadedModel]) -> dict[str, Detail]:
    return {
        slot: f"{model.card.name}, {model.mode}, {model.runs_on}" for slot, model in slots.items()
    }
