"""The similarity gauge: where the face stands between a stranger and the closest person."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.results import Decision, DecisionState
from gui.fonts import font
from gui.theme import colours
from gui.tokens import BODY, CAPTION, DISPLAY, GAP, TIGHT, Colours

LEAST, MOST = 0.0, 1.0
"""Ends of the scale. A cosine can be below 0; the needle then stands at the left end."""

START, SPAN = 200.0, 220.0
"""Degrees: where the scale begins (0 = three o'clock, counter-clockwise) and how far it goes."""

BAND = 14.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the gauge shows."""

    similarity: float | None
    """Cosine with the closest person, None without a comparison."""

    threshold: float
    words: str
    """The sentence below the number."""


def paint_gauge(painter: QPainter, area: QRectF, reading: Reading, c: Colours) -> None:
    """Paint scale, threshold, needle, number and words into `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words_font = font(BODY)
    line = QFontMetricsF(words_font).height()
    radius = min(area.width() / 2 - 2 * GAP, (area.height() - line - GAP - BAND) / 1.35)
    centre = QPointF(area.center().x(), area.top() + BAND + radius + TIGHT)
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    known = reading.similarity is not None and reading.similarity >= reading.threshold
    _band(painter, circle, LEAST, reading.threshold, QColor(c.neutral_soft))
    _band(painter, circle, reading.threshold, MOST, QColor(c.known_soft))
    if reading.similarity is not None:
        at = min(max(reading.similarity, LEAST), MOST)
        _band(painter, circle, LEAST, at, QColor(c.known if known else c.neutral))
    _tick(painter, centre, radius, reading.threshold, c)
    number = "-" if reading.similarity is None else f"{reading.similarity:.2f}"
    painter.setFont(font(DISPLAY, QFont.Weight.DemiBold))
    painter.setPen(QColor(c.text if reading.similarity is not None else c.muted))
    middle = QRectF(circle.left(), centre.y() - DISPLAY, circle.width(), DISPLAY * 1.3)
    painter.drawText(middle, int(Qt.AlignmentFlag.AlignCenter), number)
    below = QRectF(area.left(), area.bottom() - line, area.width(), line)
    painter.setFont(words_font)
    painter.setPen(QColor(c.known if known else c.muted))
    painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), reading.words)


def _angle(value: float) -> float:
    return START - SPAN * (value - LEAST) / (MOST - LEAST)


def _band(painter: QPainter, circle: QRectF, first: float, last: float, colour: QColor) -> None:
    pen = QPen(colour, BAND)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    span = _angle(last) - _angle(first)
    painter.drawArc(circle, round(_angle(first) * 16), round(span * 16))


def _tick(painter: QPainter, centre: QPointF, radius: float, value: float, c: Colours) -> None:
    angle = math.radians(_angle(value))
    along = QPointF(math.cos(angle), -math.sin(angle))
    painter.setPen(QPen(QColor(c.text), 2))
    painter.drawLine(centre + along * (radius - BAND), centre + along * (radius + BAND * 0.75))
    painter.setFont(font(CAPTION, QFont.Weight.Medium))
    painter.setPen(QColor(c.muted))
    inside = centre + along * (radius - 2.3 * BAND)
    box = QRectF(inside.x() - 20, inside.y() - 9, 40, 18)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), f"{value:.2f}")


class SimilarityGauge(QWidget):
    """Shows how alike the face and the closest person of the gallery are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._similarity: float | None = None
        self._threshold = 0.5
        self._empty_gallery = False
        self._reading = Reading(None, 0.5, "")
        self._renew()

    def sizeHint(self) -> QSize:
        """Wide enough for the sentence."""
        return QSize(280, 176)

    def minimumSizeHint(self) -> QSize:
        """The scale stays readable."""
        return QSize(220, 120)

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self._reading

    def set_decision(self, decision: Decision) -> None:
        """Show the similarity of the closest person, and the threshold."""
        best = decision.best
        self._similarity = None if best is None else round(best.similarity, 2)
        self._threshold = decision.threshold
        self._empty_gallery = decision.state is DecisionState.EMPTY_GALLERY
        self._renew()

    def set_threshold(self, threshold: float) -> None:
        """Show the threshold although nothing is compared yet."""
        self._threshold = threshold
        self._renew()

    def clear(self) -> None:
        """Show that nothing is compared."""
        self._similarity = None
        self._empty_gallery = False
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the gauge."""
        painter = QPainter(self)
        paint_gauge(painter, QRectF(self.rect()), self._reading, colours())
        painter.end()

    def _renew(self) -> None:
        reading = Reading(self._similarity, self._threshold, self._words())
        if reading == self._reading and self.accessibleName():
            return
        meaning_changed = reading.words != self._reading.words
        self._reading = reading
        self.setAccessibleName(self.tr("Similarity with the closest person"))
        number = "" if reading.similarity is None else f"{reading.similarity:.2f}. "
        self.setAccessibleDescription(number + reading.words)
        if meaning_changed:  # not for every frame: a screen reader would never be silent
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
        self.update()

    def _words(self) -> str:
        if self._empty_gallery:
            return self.tr("Nobody to compare with yet")
        if self._similarity is None:
            return self.tr("No comparison yet")
        threshold = f"{self._threshold:.2f}"
        if self._similarity >= self._threshold:
            return self.tr("Above the threshold of {threshold}").format(threshold=threshold)
        return self.tr("Below the threshold of {threshold}").format(threshold=threshold)
