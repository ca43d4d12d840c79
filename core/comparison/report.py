"""A comparison as a report that people take away, and the same numbers as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

from core.comparison.values import Comparison, Facts, Matrix, Regions, Side
from core.pipeline import Pipeline
from core.reports.document import Block, Document, Heading, Image, Images, Paragraph, Table
from core.wording import QT_TRANSLATE_NOOP

Say = Callable[[str], str]
"""Puts a sentence of this module into the reader's language."""

Language = Literal["en", "zh_CN"]
Json = dict[str, Any]


def facts_of(pipeline: Pipeline, *, log_head: str = "", operator: str = "") -> Facts:
    """Return what a report names beside the numbers: models with whole checksums, modes."""
    loaded = pipeline.slots.loaded()
    return Facts(
        models={s: f"{m.card.name}@{m.card.main_file.sha256}" for s, m in loaded.items()},
        modes={slot: model.mode for slot, model in loaded.items()},
        log_head=log_head,
        operator=operator,
    )


def document(
    comparison: Comparison, regions: Regions | None, facts: Facts, say: Say, language: Language
) -> Document:
    """Return the report of a comparison of two faces.

    Parameters
    ----------
    regions
        None leaves the maps out.
    say
        Puts a sentence into the reader's language.
    language
        Which that is.
    """
    same = comparison.is_same
    verdict = (
        QT_TRANSLATE_NOOP("core", "The same person, as far as the similarity says.")
        if same
        else QT_TRANSLATE_NOOP("core", "Two different people, as far as the similarity says.")
    )
    blocks: list[Block] = [
        Paragraph(say(verdict), "good" if same else "warn", large=True),
        Heading(say(QT_TRANSLATE_NOOP("core", "The pictures"))),
        Images(tuple(_chip(side) for side in (comparison.one, comparison.other))),
        Table(tuple((slot, name) for slot, name in facts.models.items()), mono=True),
    ]
    title = say(QT_TRANSLATE_NOOP("core", "Comparison of two faces"))
    return Document(
        title,
        f"{comparison.one.name} - {comparison.other.name}",
        tuple(blocks),
        language=language,
    )


def matrix_document(found: Matrix, facts: Facts, say: Say, language: Language) -> Document:
    """Return the report of a comparison of many pictures; parameters as of `document`."""
    rows = tuple(
        (name, *(f"{value:.3f}" for value in values))
        for name, values in zip(found.rows, found.similarities, strict=True)
    )
    title = say(QT_TRANSLATE_NOOP("core", "Comparison of several faces"))
    return Document(title, "", (Table(rows, head=("", *found.columns)),), language=language)


def facts_json(
    comparison: Comparison, regions: Regions | None = None, facts: Facts | None = None
) -> Json:
    """Return the numbers of a comparison, as JSON takes them."""
    facts = facts or Facts()
    return {
        "similarity": round(comparison.similarity, 6),
        "threshold": comparison.threshold,
        "decision": "same" if comparison.is_same else "different",
        "models": dict(facts.models),
        "modes": dict(facts.modes),
        "log_head": facts.log_head or None,
        "operator": facts.operator or None,
    }


def matrix_json(found: Matrix, facts: Facts | None = None) -> Json:
    """Return the numbers of a matrix, as JSON takes them."""
    facts = facts or Facts()
    return {
        "threshold": found.threshold,
        "rows": list(found.rows),
        "columns": list(found.columns),
        "similarities": [[round(float(v), 6) for v in row] for row in found.similarities],
        "models": dict(facts.models),
        "modes": dict(facts.modes),
    }


def _chip(side: Side) -> Image:
    face = side.face
    chip = None if face is None else face.chip
    return Image(np.zeros((112, 112), np.uint8) if chip is None else chip, side.name)
