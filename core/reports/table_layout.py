"""Tables on the page of a report: columns as wide as their words, cells that wrap."""

from __future__ import annotations

import re
from typing import Any, Final

from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from core.reports.document import Table
from core.reports.lettering import Weight, draw_words, markup, width_of
from core.reports.words_style import INK, LEADING, PALE, RULE, style_of

_SIZES: Final[dict[Weight, float]] = {"regular": 8.0, "bold": 8.0, "mono": 7.3}
"""Of letters, points; a checksum goes beside three other columns."""

_WIDEST_WORD: Final = 90.0
_PAD: Final = 4.0
_STRETCH: Final = 0.8
"""By how much of its own width a narrow table is made wider: not so much that rows fall apart."""

_CHECKSUM = re.compile(r"[0-9A-Fa-f]{8}|([0-9A-Fa-f]{4} ){3}")
_MOST_ROWS: Final = 150
"""Of one piece: parting a table over pages takes as long as the square of its rows."""

_MINUS, _TIMES, _DASH = "\u2212", "\u00d7", "\u2013"
_NUMBER = re.compile(
    rf"[-{_MINUS}+<>≤≥~]?\s?\d[\d .,:/{_TIMES}eE⁻⁰¹²³⁴⁵⁶⁷⁸⁹+-]*(%|s|ms|px)?(\s*[\[(].*[\])])?"
)


def tables(block: Table, width: float, chinese: bool) -> list[Any]:
    """Return a table, no wider than the text: several below each other where it has too many
    columns, each with the first one. Columns of numbers stand to the right."""
    count = max(len(row) for row in (*block.rows, block.head))
    if not count:
        return []
    rows = [(*row, *("",) * (count - len(row))) for row in block.rows]
    head = (*block.head, *("",) * (count - len(block.head))) if block.head else ()
    columns = [
        _Column([row[at] for row in rows], head[at] if head else None, mono=block.mono)
        for at in range(count)
    ]
    return [
        _grid(part, slice(start, start + _MOST_ROWS), width, chinese)
        for part in _parts(columns, width)
        for start in range(0, len(rows), _MOST_ROWS)
    ]


class _Cell:
    """Words of one cell."""

    def __init__(self, words: str, weight: Weight) -> None:
        self.words = words
        self.weight = weight
        self.wide = width_of(words, _SIZES[weight], weight)

    def laid(self, room: float, chinese: bool, *, right: bool) -> Any:
        """Return it as it lies in a column."""
        size = _SIZES[self.weight]
        if "\n" not in self.words and self.wide <= room - 2.0 * _PAD:
            return _Line(self.words, size, self.weight, right=right)
        style = style_of(
            size,
            self.weight,
            chinese,
            pale=self.weight == "bold",
            right=right,
            anywhere=self.weight == "mono",
        )
        return Words(markup(self.words, self.weight), style)


class _Line(Flowable):  # type: ignore[misc]
    """Words that fit on one line: drawn many times faster than a paragraph."""

    def __init__(self, words: str, size: float, weight: Weight, *, right: bool) -> None:
        super().__init__()
        self._words, self._size, self._weight = words, size, weight
        self._right = right

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes."""
        self.width = width
        return width, self._size * LEADING

    def draw(self) -> None:
        """Draw it, its foot where a paragraph has it."""
        self.canv.setFillColor(PALE if self._weight == "bold" else INK)
        x = 0.0
        if self._right:
            x = self.width - width_of(self._words, self._size, self._weight)
        y = self._size * (LEADING - 1.0)
        draw_words(self.canv, x, y, self._words, self._size, self._weight)


class _Column:
    """Cells below each other, and how much room they want."""

    def __init__(self, cells: list[str], title: str | None, *, mono: bool) -> None:
        told = [cell.strip() for cell in cells if cell.strip() not in ("", "-", _DASH)]
        self.is_number = bool(told) and all(_NUMBER.fullmatch(cell) for cell in told)
        self.cells = [_Cell(cell, self._weight(cell, mono)) for cell in cells]
        self.title = None if title is None else _Cell(title, "bold")
        all_cells = [*self.cells, *([] if self.title is None else [self.title])]
        wides = [8.0, *(cell.wide for cell in all_cells)]
        longest = [8.0]
        for cell in all_cells:
            if cell.wide > _WIDEST_WORD:
                size = _SIZES[cell.weight]
                longest += [width_of(piece, size, cell.weight) for piece in cell.words.split()]
            else:
                longest.append(cell.wide)
        room = 2.0 * _PAD + 1.0
        self.natural = room + max(wides)
        # Words of usual length shall not be broken.
        self.least = min(self.natural, room + min(max(longest), _WIDEST_WORD))

    @staticmethod
    def _weight(cell: str, mono: bool) -> Weight:
        return "mono" if mono and _CHECKSUM.search(cell) else "regular"


def _parts(columns: list[_Column], width: float) -> list[list[_Column]]:
    """Part columns so that each part has room; the first column leads each."""
    if sum(column.least for column in columns) <= width or len(columns) <= 2:
        return [columns]
    parts: list[list[_Column]] = []
    left = 0.0
    for column in columns[1:]:
        if not parts or column.least > left:
            parts.append([columns[0]])
            left = width - columns[0].least
        parts[-1].append(column)
        left -= column.least
    return parts


def _grid(columns: list[_Column], rows: slice, width: float, chinese: bool) -> Any:
    widths = _widths(columns, width)
    made = []
    for column, wide in zip(columns, widths, strict=True):
        cells = [*([] if column.title is None else [column.title]), *column.cells[rows]]
        made.append([cell.laid(wide, chinese, right=column.is_number) for cell in cells])
    has_head = columns[0].title is not None
    grid = Grid(
        [list(row) for row in zip(*made, strict=True)],
        colWidths=widths,
        repeatRows=1 if has_head else 0,
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            *([("LINEBELOW", (0, 0), (-1, 0), 0.9, PALE)] if has_head else []),
        ],
        splitInRow=1,
    )
    grid.spaceBefore, grid.spaceAfter = 3, 8
    return grid


def _widths(columns: list[_Column], width: float) -> list[float]:
    """Return how wide each column is: as wide as its words, narrower only where they must be."""
    natural, least = [one.natural for one in columns], [one.least for one in columns]
    if sum(natural) <= width:
        spare = min(width - sum(natural), _STRETCH * sum(natural))
        return [one + spare * one / sum(natural) for one in natural]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    wanted = [one - other for one, other in zip(natural, least, strict=True)]
    spare = width - sum(least)
    return [one + spare * more / sum(wanted) for one, more in zip(least, wanted, strict=True)]
