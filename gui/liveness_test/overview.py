"""The most important of what a test measured, in one table for the screen."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication

from core.evaluation.intervals import Rate
from core.liveness_test import plan, rating
from core.liveness_test.figures import span
from core.liveness_test.values import Judge, JudgeRates, LivenessTest, Species
from core.reports.document import Block, Document, Heading, Paragraph, Table
from core.wording import QT_TRANSLATE_NOOP
from gui.language import say

_CONTEXT = "LivenessTestWords"

_LONG = 20
"""Signs that a head has room for in one line."""

_JUDGES = {
    Judge.NETWORK: QT_TRANSLATE_NOOP("LivenessTestWords", "Liveness model"),
    Judge.GEOMETRY: QT_TRANSLATE_NOOP("LivenessTestWords", "Geometry and motion"),
    Judge.TOGETHER: QT_TRANSLATE_NOOP("LivenessTestWords", "The desk"),
}
"""Those that everybody reads; what each cue said by itself has a part of its own."""

_ABOUT = QT_TRANSLATE_NOOP(
    "LivenessTestWords",
    "How often each of them errs, and in brackets where the truth lies with 95 % certainty, in "
    "percent.",
)
_SHOWN = QT_TRANSLATE_NOOP("LivenessTestWords", "Shown")
_REFUSED = QT_TRANSLATE_NOOP("LivenessTestWords", "Living, called fakes")
_UNJUDGED = QT_TRANSLATE_NOOP("LivenessTestWords", "Living, not judged")
_MISSED = QT_TRANSLATE_NOOP("LivenessTestWords", "{kind}, missed")
_SILENT = QT_TRANSLATE_NOOP("LivenessTestWords", "said nothing")


def with_overview(document: Document, test: LivenessTest) -> Document:
    """Return a report as the screen shows it: its first part ends with the rates in one table,
    and no long head takes the room of what stands below it."""
    blocks = tuple(map(_for_screen, document.blocks))
    end = next((i for i, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    shown = (*blocks[:end], Paragraph(_tr(_ABOUT)), overview(test), *blocks[end:])
    return dataclasses.replace(document, blocks=shown)


def overview(test: LivenessTest) -> Table:
    """Return a row for the living and one for each kind of fake."""
    judges = [rating.of(test, judge) for judge in _JUDGES]
    rows = [
        (_tr(_REFUSED), *(_cell(one, one.bpcer) for one in judges)),
        (_tr(_UNJUDGED), *(_cell(one, one.unjudged) for one in judges)),
    ]
    for kind in Species:
        if kind in judges[0].apcer:
            name = _tr(_MISSED).format(kind=say(plan.NAMES[kind]))
            rows.append((name, *(_cell(one, one.apcer[kind]) for one in judges)))
    return Table(tuple(rows), (_tr(_SHOWN), *map(_tr, _JUDGES.values())))


def _cell(one: JudgeRates, rate: Rate) -> str:
    return _tr(_SILENT) if one.silent else span(rate)


def _for_screen(block: Block) -> Block:
    if isinstance(block, Table):
        return _narrow(block)
    if isinstance(block, Paragraph):  # no line begins with the sign of its number
        return dataclasses.replace(block, words=block.words.replace(" %", "\N{NO-BREAK SPACE}%"))
    return block


def _narrow(table: Table) -> Table:
    """Return a table whose long heads have two lines."""
    return dataclasses.replace(table, head=tuple(map(_in_two_lines, table.head)))


def _in_two_lines(words: str) -> str:
    spaces = [at for at, sign in enumerate(words) if sign == " "]
    if len(words) <= _LONG or not spaces:
        return words
    middle = min(spaces, key=lambda at: abs(2 * at - len(words)))
    return f"{words[:middle]}\n{words[middle + 1 :]}"


def _tr(sentence: str) -> str:
    return QCoreApplication.translate(_CONTEXT, sentence)
