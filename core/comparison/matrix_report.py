"""A comparison of many pictures as a report that people take away."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.comparison import words
from core.comparison.ordering import pairs
from core.comparison.report_parts import (
    FOOT,
    about_models,
    about_origin,
    checksums,
    what_it_cannot_say,
)
from core.comparison.values import Entry, Facts, Matrix
from core.comparison.words import Say, said
from core.reports.document import (
    Block,
    Document,
    Heading,
    Image,
    Images,
    Language,
    Paragraph,
    Table,
)
from core.wording import QT_TRANSLATE_NOOP

_BEST: Final = 20
"""Pairs that are listed, the most alike first."""

_IN_TABLE: Final = 40
"""Pictures a side whose similarities are all printed: more take dozens of pages."""

_IN_PICTURE: Final = 400
"""Pictures a side that are drawn; beyond that the squares of one pair can't be seen."""

_COLD, _WARM = (240, 244, 248), (59, 139, 255)

_TITLE = QT_TRANSLATE_NOOP("core", "Comparison of several faces")
_SIZE = QT_TRANSLATE_NOOP("core", "{rows} with {columns} pictures")
_SQUARE = QT_TRANSLATE_NOOP("core", "{rows} pictures, each with all the others")
_OVERVIEW = QT_TRANSLATE_NOOP("core", "Overview")
_SHADES = QT_TRANSLATE_NOOP(
    "core",
    "Each square is a pair: the bluer, the more alike; framed where it reaches the threshold.",
)
_CLOSEST = QT_TRANSLATE_NOOP("core", "The most alike")
_ALL = QT_TRANSLATE_NOOP("core", "All similarities")
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "core", "All similarities stand in the file with the figures beside this one."
)
_ONE = QT_TRANSLATE_NOOP("core", "Picture")
_OTHER = QT_TRANSLATE_NOOP("core", "Other picture")
_SIMILARITY = QT_TRANSLATE_NOOP("core", "Similarity")
_REACHED = QT_TRANSLATE_NOOP("core", "Reaches the threshold")
_YES = QT_TRANSLATE_NOOP("core", "yes")
_NO = QT_TRANSLATE_NOOP("core", "no")
_FAILED = QT_TRANSLATE_NOOP("core", "Left out: {reason}")
_PICTURES = QT_TRANSLATE_NOOP("core", "The pictures")


def matrix_document(found: Matrix, facts: Facts, say: Say, language: Language) -> Document:
    """Return the report of a comparison of many pictures, in the order of the matrix.

    Parameters
    ----------
    say
        Puts a sentence into the reader's language.
    language
        Which that is.
    """
    blocks: list[Block] = [
        Paragraph(words.summary(found, say), large=True),
        Paragraph(words.at_threshold(found, say)),
        *(Paragraph(text, "warn") for text in _remarks(found, say)),
    ]
    if found.rows and found.columns:
        blocks += _overview(found, say)
        blocks += _closest(found, say)
        blocks += _table(found, say)
    blocks.append(Heading(say(_PICTURES)))
    blocks.append(checksums([(entry.name, entry.digest) for entry in entries_of(found)], say))
    blocks += about_origin(found.threshold, None, found.meaning, say)
    blocks += about_models(facts, say)
    blocks += what_it_cannot_say(found.meaning, say, with_regions=False)
    counts = {"rows": str(len(found.rows)), "columns": str(len(found.columns))}
    size = said((_SQUARE if found.is_square else _SIZE, counts), say)
    return Document(say(_TITLE), size, tuple(blocks), say(FOOT), language)


def entries_of(found: Matrix) -> tuple[Entry, ...]:
    """Return each picture of a matrix once."""
    if found.is_square:
        return found.row_entries
    return (*found.row_entries, *found.column_entries)


def _remarks(found: Matrix, say: Say) -> list[str]:
    told = list(words.several_faces(entries_of(found), say))
    for error in found.failures:
        told.append(said((_FAILED, {"reason": words.failure(error, say)}), say))
    return told


def _overview(found: Matrix, say: Say) -> list[Block]:
    if min(found.similarities.shape) < 2 or max(found.similarities.shape) > _IN_PICTURE:
        return []
    return [Heading(say(_OVERVIEW)), Images((Image(drawn(found), say(_SHADES), is_drawing=True),))]


def drawn(found: Matrix) -> NDArray[np.uint8]:
    """Return the matrix as a picture, (rows * n, columns * n, 3): bluer = more alike."""
    cell = max(2, min(24, 800 // max(found.similarities.shape)))
    share = np.clip(found.similarities, 0.0, 1.0)[..., None]
    shades = np.asarray(_COLD, np.float32) * (1 - share) + np.asarray(_WARM, np.float32) * share
    small = np.rint(shades).astype(np.uint8)
    picture = np.repeat(np.repeat(small, cell, axis=0), cell, axis=1)
    for row, column in np.argwhere(found.similarities >= found.threshold):
        corner = (int(column) * cell, int(row) * cell)
        cv2.rectangle(
            picture, corner, (corner[0] + cell - 1, corner[1] + cell - 1), (20, 40, 80), 1
        )
    return np.asarray(picture, np.uint8)


def _closest(found: Matrix, say: Say) -> list[Block]:
    rows = tuple(
        (
            found.rows[row],
            found.columns[column],
            words.similarity(float(found.similarities[row, column])),
            say(_YES if found.similarities[row, column] >= found.threshold else _NO),
        )
        for row, column in pairs(found, _BEST)
    )
    head = (say(_ONE), say(_OTHER), say(_SIMILARITY), say(_REACHED))
    return [Heading(say(_CLOSEST)), Table(rows, head=head)]


def _table(found: Matrix, say: Say) -> list[Block]:
    """Return all similarities, or where they are."""
    if min(found.similarities.shape) < 2 and found.similarities.size <= _BEST:
        return []  # the list of the most alike has them
    if max(found.similarities.shape) > _IN_TABLE:
        return [Paragraph(say(_ELSEWHERE))]
    rows = tuple(
        (name, *(f"{value:.2f}" for value in values))
        for name, values in zip(found.rows, found.similarities, strict=True)
    )
    return [Heading(say(_ALL)), Table(rows, head=("", *found.columns))]
