"""Paints the similarity gauge: scale, bands, threshold, needle, number and words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from gui.fonts import font
from gui.live.gauge_bands import LEAST, MOST, Band, Bands
from gui.live.needle import Trail
from gui.tokens import BODY, CAPTION, DISPLAY, GAP, TIGHT, Colours

BAND = 12.0
"""Width of the scale."""

HILLS = 16.0
"""Height of the hills that say how often a similarity comes, outside the scale."""

WORDS, BASIS = 2, 2
"""Lines that are kept free for the sentence, and for what it rests on."""

_LEAST_RADIUS = 44.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the gauge shows."""

    similarity: float | None
    """Cosine with the closest person, None without a comparison."""

    threshold: float
    words: str
    """The sentence below the number."""

    basis: str = ""
    """What the sentence rests on."""

    reached: bool = False
    """Whether the similarity reaches the threshold; not to be told from rounded numbers."""

    bands: Bands | None = None
    labels: tuple[str, str] = ("", "")
    """What the bands are called."""

    trail: Trail = ()


@dataclass(frozen=True, slots=True)
class Dial:
    """Where the parts of the gauge lie."""

    centre: QPointF
    radius: float
    """Of the middle of the scale."""

    legend: QRectF
    words: QRectF
    basis: QRectF

    @classmethod
    def within(cls, area: QRectF) -> Dial:
        """Fit the parts into `area`: the scale gets what the words leave."""
        line, small = line_height(BODY), line_height(CAPTION)
        below = TIGHT + small + TIGHT + WORDS * line + 2 + BASIS * small
        above = small + HILLS + BAND / 2
        radius = min(area.width() / 2 - HILLS - BAND / 2 - 2, area.height() - above - below)
        radius = max(_LEAST_RADIUS, radius)
        centre = QPointF(area.center().x(), area.top() + above + radius)
        legend = QRectF(area.left(), centre.y() + TIGHT, area.width(), small)
        words = QRectF(area.left(), legend.bottom() + TIGHT, area.width(), WORDS * line)
        basis = QRectF(area.left(), words.bottom() + 2, area.width(), BASIS * small)
        return cls(centre, radius, legend, words, basis)

    @staticmethod
    def height(width: float) -> float:
        """Return the height that a gauge of a width takes."""
        line, small = line_height(BODY), line_height(CAPTION)
        above = small + HILLS + BAND / 2 + width / 2 - HILLS - BAND / 2 - 2
        return above + TIGHT + small + TIGHT + WORDS * line + 2 + BASIS * small

    @property
    def face(self) -> QRectF:
        """What the needle can touch, with the number."""
        r = self.radius + BAND
        return QRectF(self.centre.x() - r, self.centre.y() - r, 2 * r, r + TIGHT)

    def along(self, value: float) -> QPointF:
        """Return the direction, of length 1, in which a similarity stands."""
        part = (min(max(value, LEAST), MOST) - LEAST) / (MOST - LEAST)
        angle = math.pi * (1.0 - part)
        return QPointF(math.cos(angle), -math.sin(angle))

    def at(self, value: float, distance: float) -> QPointF:
        """Return the point of a similarity at a distance from the centre."""
        return self.centre + self.along(value) * distance


def paint_scale(painter: QPainter, dial: Dial, reading: Reading, c: Colours) -> None:
    """Paint what stays while the needle moves: scale, bands, threshold, legend."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    threshold, bands = reading.threshold, reading.bands
    _fill(painter, dial, LEAST, threshold, QBrush(QColor(c.neutral_soft)))
    _fill(painter, dial, threshold, MOST, QBrush(QColor(c.known_soft)))
    if bands is not None:
        _paint_band(painter, dial, bands.same, SAME, QColor(c.known))
        _paint_band(painter, dial, bands.strangers, STRANGERS, QColor(c.neutral))
        _paint_legend(painter, dial, reading, c)
    painter.setPen(QPen(QColor(c.border_strong), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_ring(dial, LEAST, MOST))
    painter.setPen(QPen(QColor(c.text), 2))
    painter.drawLine(
        dial.at(threshold, dial.radius - BAND / 2 - 3), dial.at(threshold, dial.radius + BAND)
    )
    painter.setFont(font(CAPTION, QFont.Weight.Medium))
    size = 20.0, line_height(CAPTION) / 2
    place = dial.at(threshold, dial.radius + BAND / 2 + HILLS + size[1] - 2)
    box = QRectF(place.x() - size[0], place.y() - size[1], 2 * size[0], 2 * size[1])
    if bands is not None:  # over the hills
        ground = QColor(c.raised)
        ground.setAlpha(210)
        painter.fillRect(box.adjusted(4, 2, -4, -1), ground)
    painter.setPen(QColor(c.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), f"{threshold:.2f}")


def paint_needle(
    painter: QPainter, dial: Dial, reading: Reading, needle: float | None, c: Colours
) -> None:
    """Paint the needle with its trail, and the number."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outer = dial.radius + BAND / 2
    for place, fresh in reading.trail:
        colour = QColor(c.muted)
        colour.setAlphaF(0.1 + 0.4 * fresh)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(
            dial.at(place, 0.78 * dial.radius), dial.at(place, dial.radius - BAND / 2 - 2)
        )
    if needle is not None:
        along = dial.along(needle)
        across = QPointF(-along.y(), along.x()) * 4.5
        foot = dial.centre + along * min(
            max(0.52 * dial.radius, _clear_of_number(along)), outer - BAND
        )
        shape = QPolygonF([dial.centre + along * outer, foot + across, foot - across])
        painter.setPen(QPen(QColor(c.raised), 1.5))
        painter.setBrush(QColor(c.known if reading.reached else c.text))
        painter.drawPolygon(shape)
    number = "-" if reading.similarity is None else f"{reading.similarity:.2f}"
    painter.setFont(font(DISPLAY, QFont.Weight.DemiBold))
    painter.setPen(QColor(c.text if reading.similarity is not None else c.muted))
    middle = QRectF(dial.centre.x() - 50, dial.centre.y() - 1.15 * DISPLAY, 100, 1.2 * DISPLAY)
    painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter), number)


def paint_words(painter: QPainter, dial: Dial, reading: Reading, c: Colours) -> None:
    """Paint the sentence, and what it rests on."""
    wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    painter.setFont(font(BODY, QFont.Weight.Medium))
    painter.setPen(QColor(c.text if reading.similarity is not None else c.muted))
    painter.drawText(dial.words, wrap, reading.words)
    painter.setFont(font(CAPTION))
    painter.setPen(QColor(c.muted))
    painter.drawText(dial.basis, wrap, reading.basis)


def paint_gauge(painter: QPainter, area: QRectF, reading: Reading, c: Colours) -> None:
    """Paint the whole gauge into `area`."""
    dial = Dial.within(area)
    paint_scale(painter, dial, reading, c)
    paint_needle(painter, dial, reading, reading.similarity, c)
    paint_words(painter, dial, reading, c)


STRANGERS, SAME = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern
"""The bands differ in their pattern, too, not in colour alone."""


def _clear_of_number(along: QPointF) -> float:
    """Return the distance from the centre, in a direction, at which the number ends."""
    metrics = QFontMetricsF(font(DISPLAY, QFont.Weight.DemiBold))
    wide, high = metrics.horizontalAdvance("0.00") / 2 + TIGHT, 1.1 * DISPLAY
    return min(wide / max(abs(along.x()), 1e-6), high / max(abs(along.y()), 1e-6))


def _paint_band(
    painter: QPainter, dial: Dial, band: Band | None, pattern: Qt.BrushStyle, colour: QColor
) -> None:
    if band is None:
        return
    _fill(painter, dial, band.low, band.high, QBrush(colour, pattern))
    if len(band.hills):
        foot = dial.radius + BAND / 2 + 1
        soft = QColor(colour)
        soft.setAlpha(60)
        first, last = float(band.hills[0, 0]), float(band.hills[-1, 0])
        points = [dial.at(first, foot)]
        points += [dial.at(at, foot + high * (HILLS - 2)) for at, high in band.hills.tolist()]
        points += [dial.at(last, foot)]
        points += [dial.at(at, foot) for at in np.linspace(last, first, 24)]
        painter.setPen(QPen(colour, 1))
        painter.setBrush(soft)
        painter.drawPolygon(QPolygonF(points))


def _paint_legend(painter: QPainter, dial: Dial, reading: Reading, c: Colours) -> None:
    bands = reading.bands
    if bands is None:
        return
    used = font(CAPTION)
    metrics = QFontMetricsF(used)
    painter.setFont(used)
    swatch = 14.0
    entries = [
        (words, pattern, colour)
        for words, band, pattern, colour in zip(
            reading.labels,
            (bands.strangers, bands.same),
            (STRANGERS, SAME),
            (c.neutral, c.known),
            strict=True,
        )
        if band is not None
    ]
    wide = sum(swatch + TIGHT + metrics.horizontalAdvance(words) for words, _, _ in entries)
    x = dial.legend.center().x() - (wide + 2 * GAP * (len(entries) - 1)) / 2
    for words, pattern, colour in entries:
        box = QRectF(x, dial.legend.center().y() - 5, swatch, 10)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QBrush(QColor(colour), pattern))
        painter.drawRect(box)
        x += swatch + TIGHT
        painter.setPen(QColor(c.muted))
        wide = metrics.horizontalAdvance(words)
        painter.drawText(
            QRectF(x, dial.legend.top(), wide + 2, dial.legend.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )
        x += wide + 2 * GAP


def _fill(painter: QPainter, dial: Dial, first: float, last: float, brush: QBrush) -> None:
    """Fill a part of the scale."""
    if min(last, MOST) > max(first, LEAST):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawPath(_ring(dial, max(first, LEAST), min(last, MOST)))


def _ring(dial: Dial, first: float, last: float) -> QPainterPath:
    begin = 180.0 - 180.0 * (first - LEAST) / (MOST - LEAST)
    span = -180.0 * (last - first) / (MOST - LEAST)
    path = QPainterPath()
    outer, inner = dial.radius + BAND / 2, dial.radius - BAND / 2
    path.arcMoveTo(_circle(dial.centre, outer), begin)
    path.arcTo(_circle(dial.centre, outer), begin, span)
    path.arcTo(_circle(dial.centre, inner), begin + span, -span)
    path.closeSubpath()
    return path


def _circle(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def line_height(pixels: int) -> float:
    """Return the height of a line, as high as one with Chinese letters is."""
    metrics = QFontMetricsF(font(pixels))
    both = metrics.boundingRect(QRectF(0, 0, 999, 999), int(Qt.AlignmentFlag.AlignTop), "A\u56fd")
    return math.ceil(max(metrics.height(), both.height()))
