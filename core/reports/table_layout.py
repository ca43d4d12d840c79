"""Tables on the page of a report: columns as wide as their words, cells that wrap."""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from core.reports.document import Table
from core.reports.lettering import Weight, markup, width_of
from core.reports.words_style import PALE, RULE, style_of

_CELL: Final = 8.0
_PAD: Final = 4.0
_STRETCH: Final = 0.8
"""By how much of its own width a narrow table is made wider: not so much that rows fall apart."""

_MINUS, _TIMES, _DASH = "\u2212", "\u00d7", "\u2013"
_NUMBER = re.compile(
    rf"[-{_MINUS}+<>≤≥~]?\s?\d[\d .,:/{_TIMES}eE⁻⁰¹²³⁴⁵⁶⁷⁸⁹+-]*(%|s|ms|px)?(\s*[\[(].*[\])])?"
)


def table(block: Table, width: float, chinese: bool) -> Any:
    """Return a table, no wider than the text. Columns of numbers stand to the right."""
    columns = max(len(row) for row in (*block.rows, block.head))
    rows = [(*row, *("",) * (columns - len(row))) for row in block.rows]
    head = (*block.head, *("",) * (columns - len(block.head))) if block.head else ()
    weight: Weight = "mono" if block.mono else "regular"
    numbers = [_is_number([row[column] for row in rows]) for column in range(columns)]
    widths = _widths([list(column) for column in zip(*rows, strict=True)], head, weight, width)
    cells = [
        [
            Words(
                markup(cell, weight),
                style_of(_CELL, weight, chinese, right=numbers[at], anywhere=block.mono),
            )
            for at, cell in enumerate(row)
        ]
        for row in rows
    ]
    if head:
        cells.insert(
            0,
            [
                Words(
                    markup(cell, "bold"),
                    style_of(_CELL, "bold", chinese, right=numbers[at], pale=True),
                )
                for at, cell in enumerate(head)
            ],
        )
    grid = Grid(
        cells,
        colWidths=widths,
        repeatRows=1 if head else 0,
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            *([("LINEBELOW", (0, 0), (-1, 0), 0.9, PALE)] if head else []),
        ],
        splitInRow=1,
    )
    grid.spaceBefore = 3
    return grid


def _is_number(cells: list[str]) -> bool:
    told = [cell.strip() for cell in cells if cell.strip() not in ("", "-", _DASH)]
    return bool(told) and all(_NUMBER.fullmatch(cell) for cell in told)


def _widths(
    columns: list[list[str]], head: tuple[str, ...], weight: Weight, width: float
) -> list[float]:
    """Return how wide each column is: as wide as its words, narrower only where they must be."""
    natural, least = [], []
    for at, column in enumerate(columns):
        titles = [head[at]] if head else []
        room = 2.0 * _PAD + 1.0
        natural.append(
            room
            + max(
                *(width_of(cell, _CELL, weight) for cell in column),
                *(width_of(title, _CELL, "bold") for title in titles),
                8.0,
            )
        )
        # Words of usual length shall not be broken.
        pieces = [piece for cell in (*column, *titles) for piece in cell.split()]
        longest = max((width_of(piece, _CELL, weight) for piece in pieces), default=8.0)
        least.append(min(natural[-1], room + min(longest, 90.0)))
    if sum(natural) <= width:
        spare = min(width - sum(natural), _STRETCH * sum(natural))
        return [one + spare * one / sum(natural) for one in natural]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    wanted = [one - other for one, other in zip(natural, least, strict=True)]
    spare = width - sum(least)
    return [one + spare * more / sum(wanted) for one, more in zip(least, wanted, strict=True)]
