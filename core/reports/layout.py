"""The blocks of a report as they lie on the page."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, KeepTogether, Spacer
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from core.reports.document import (
    Block,
    Document,
    Heading,
    Images,
    Paragraph,
    Plot,
    Table,
    Tone,
)
from core.reports.lettering import Weight, markup
from core.reports.picture_layout import side_by_side
from core.reports.plot_drawing import PlotOnPage
from core.reports.table_layout import tables
from core.reports.words_style import style_of

_TONES: Final[dict[Tone, tuple[str, str]]] = {
    "good": ("#0B6B3A", "#E8F5EE"),
    "bad": ("#A61B1B", "#FBEAEA"),
    "warn": ("#8A5A00", "#FDF4E0"),
}


def flowables(document: Document, width: float) -> list[Any]:
    """Return everything of a report in its order.

    Parameters
    ----------
    width
        Of the text, points.
    """
    chinese = document.language == "zh_CN"
    story: list[Any] = [
        Words(markup(document.title, "bold"), style_of(19, "bold", chinese, after=3)),
    ]
    if document.subtitle:
        story.append(
            Words(markup(document.subtitle), style_of(10, "regular", chinese, after=4, pale=True))
        )
    story.append(Spacer(0, 6))
    held: list[Any] = []  # a heading stays with what it begins
    for block in document.blocks:
        made = _made(block, width, chinese)
        if isinstance(block, Heading):
            held += made
        elif isinstance(block, Plot):  # with its caption
            story += [KeepTogether([*held, *made]), Spacer(0, 8)]
            held = []
        elif held and made:
            story += [KeepTogether([*held, made[0]]), *made[1:]]
            held = []
        else:
            story += made
    return [*story, *held]


def _made(block: Block, width: float, chinese: bool) -> list[Any]:
    match block:
        case Heading():
            style = style_of(12.5, "bold", chinese, before=12, after=4)
            return [Words(markup(block.words, "bold"), style)]
        case Paragraph():
            return [_paragraph(block, width, chinese)]
        case Table():
            return tables(block, width, chinese) if block.rows else []
        case Images():
            return [side_by_side(block, width, chinese), Spacer(0, 6)] if block.images else []
        case Plot():
            plot: list[Any] = [PlotOnPage(block)]
            if block.caption:
                style = style_of(8, "regular", chinese, before=3, pale=True)
                plot.append(Words(markup(block.caption), style))
            return plot


def _paragraph(block: Paragraph, width: float, chinese: bool) -> Any:
    size = 15.0 if block.large else 9.5
    weight: Weight = "bold" if block.large else "regular"
    style = style_of(size, weight, chinese, after=0 if block.tone != "plain" else 5)
    words = Words(markup(block.words, weight), style)
    if block.tone == "plain":
        return words
    ink, ground = (HexColor(colour) for colour in _TONES[block.tone])
    style.textColor = ink
    sign = size * 1.15
    grid = Grid(
        [[_Sign(block.tone, sign), words]],
        colWidths=[sign + 14.0, width - sign - 14.0],
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("LINEBEFORE", (0, 0), (0, -1), 2.5, ink),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LEFTPADDING", (1, 0), (1, -1), 2),
        ],
        splitInRow=1,
    )
    grid.spaceBefore, grid.spaceAfter = 3, 7
    return grid


class _Sign(Flowable):  # type: ignore[misc]
    """A tick, a cross or a triangle: what the colour says, for whoever sees none."""

    def __init__(self, tone: Tone, size: float) -> None:
        super().__init__()
        self._tone = tone
        self._size = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes."""
        return self._size, self._size

    def draw(self) -> None:
        """Draw it."""
        canvas, size = self.canv, self._size
        canvas.setStrokeColor(HexColor(_TONES[self._tone][0]))
        canvas.setLineWidth(size * 0.11)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        if self._tone == "warn":
            lines = [
                [(0.5, 0.92), (0.06, 0.1), (0.94, 0.1), (0.5, 0.92), (0.06, 0.1)],
                [(0.5, 0.62), (0.5, 0.40)],
                [(0.5, 0.235), (0.5, 0.225)],
            ]
        elif self._tone == "good":
            lines = [[(0.28, 0.5), (0.44, 0.33), (0.73, 0.66)]]
        else:
            lines = [[(0.33, 0.33), (0.67, 0.67)], [(0.33, 0.67), (0.67, 0.33)]]
        if self._tone != "warn":
            canvas.circle(size / 2, size / 2, size * 0.45, stroke=1, fill=0)
        for line in lines:
            path = canvas.beginPath()
            path.moveTo(line[0][0] * size, line[0][1] * size)
            for x, y in line[1:]:
                path.lineTo(x * size, y * size)
            canvas.drawPath(path, stroke=1, fill=0)
