"""Paints the similarity gauge where there is little room: a straight scale, and the sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.fonts import font
from gui.live.gauge_bands import LEAST, MOST
from gui.live.gauge_paint import SAME, STRANGERS, WORDS, Reading, line_height
from gui.tokens import BODY, CAPTION, DISPLAY, GAP, TIGHT, Colours

_NUMBER = 84.0
"""Width that is kept for the number."""

_BAR = 10.0


def strip_height() -> float:
    """Return the height that a strip takes."""
    return line_height(CAPTION) + _BAR + 2 * TIGHT + 2 + WORDS * line_height(BODY)


def strip_of(area: QRectF) -> QRectF:
    """Return where the number and the scale lie, with all that moves."""
    return QRectF(area.left(), area.top(), area.width(), line_height(CAPTION) + _BAR + 2 * TIGHT)


def paint_strip(
    painter: QPainter, area: QRectF, reading: Reading, needle: float | None, c: Colours
) -> None:
    """Paint number, straight scale and sentence into `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = strip_of(area)
    number = "-" if reading.similarity is None else f"{reading.similarity:.2f}"
    painter.setFont(font(DISPLAY, QFont.Weight.DemiBold))
    painter.setPen(QColor(c.text if reading.similarity is not None else c.muted))
    left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(QRectF(top.left(), top.top(), _NUMBER, top.height()), left, number)
    bar = QRectF(
        top.left() + _NUMBER,
        top.top() + line_height(CAPTION) + TIGHT,
        top.width() - _NUMBER - GAP,
        _BAR,
    )
    _fill(painter, bar, LEAST, reading.threshold, QBrush(QColor(c.neutral_soft)))
    _fill(painter, bar, reading.threshold, MOST, QBrush(QColor(c.known_soft)))
    if reading.bands is not None:
        for band, pattern, colour in (
            (reading.bands.same, SAME, c.known),
            (reading.bands.strangers, STRANGERS, c.neutral),
        ):
            if band is not None:
                _fill(painter, bar, band.low, band.high, QBrush(QColor(colour), pattern))
    painter.setPen(QPen(QColor(c.border_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
    x = _place(bar, reading.threshold)
    painter.setPen(QPen(QColor(c.text), 2))
    painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
    painter.setFont(font(CAPTION, QFont.Weight.Medium))
    line = line_height(CAPTION)
    painter.drawText(
        QRectF(x - 20, bar.top() - 2 - line, 40, line),
        int(Qt.AlignmentFlag.AlignCenter),
        f"{reading.threshold:.2f}",
    )
    if needle is not None:
        x = _place(bar, needle)
        tip = QPointF(x, bar.top() + 2)
        painter.setPen(QPen(QColor(c.raised), 1.5))
        painter.setBrush(QColor(c.known if reading.reached else c.text))
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(5, _BAR + 2), tip + QPointF(-5, _BAR + 2)])
        )
    painter.setFont(font(BODY, QFont.Weight.Medium))
    painter.setPen(QColor(c.text if reading.similarity is not None else c.muted))
    painter.drawText(
        QRectF(area.left(), top.bottom() + 2, area.width(), WORDS * line_height(BODY)),
        int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap),
        reading.words,
    )
    rest = area.bottom() - area.top() - strip_height()
    used = font(CAPTION)
    if rest >= line and QFontMetricsF(used).horizontalAdvance(reading.basis) <= area.width():
        painter.setFont(used)
        painter.setPen(QColor(c.muted))
        below = QRectF(area.left(), area.top() + strip_height(), area.width(), line)
        painter.drawText(below, left, reading.basis)


def _place(bar: QRectF, value: float) -> float:
    part = (min(max(value, LEAST), MOST) - LEAST) / (MOST - LEAST)
    return bar.left() + part * bar.width()


def _fill(painter: QPainter, bar: QRectF, first: float, last: float, brush: QBrush) -> None:
    begin, end = _place(bar, first), _place(bar, last)
    painter.fillRect(QRectF(begin, bar.top(), end - begin, bar.height()), brush)
