"""How words look on the page of a report."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from core.reports.lettering import Weight, font_of

INK, PALE, RULE = HexColor("#1F2933"), HexColor("#52606D"), HexColor("#CBD2D9")

LEADING = 1.36
"""From one line to the next, by the size of the letters."""


def style_of(
    size: float,
    weight: Weight,
    chinese: bool,
    *,
    before: float = 0,
    after: float = 0,
    pale: bool = False,
    right: bool = False,
    anywhere: bool = False,
) -> Any:
    """Return how words look on paper."""
    style = ParagraphStyle(
        "words",
        fontName=font_of(weight),
        fontSize=size,
        leading=size * LEADING,
        textColor=PALE if pale else INK,
        spaceBefore=before,
        spaceAfter=after,
    )
    if right:
        style.alignment = TA_RIGHT
    if chinese or anywhere:
        style.wordWrap = "CJK"
    return style
