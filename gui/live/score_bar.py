"""A score from 0 to 100 as a small bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import colours
from gui.tokens import GAP

_WIDTH, _HEIGHT = 64, 6


class ScoreBar(QWidget):
    """Filled as far as the score goes; hatched where it hinders. The number beside it says it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = 0
        self._hinders = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A fixed size."""
        return QSize(_WIDTH, _HEIGHT + 2)

    def set_score(self, score: int, *, hinders: bool) -> None:
        """Show another score, 0 to 100."""
        if (score, hinders) != (self._score, self._hinders):
            self._score, self._hinders = score, hinders
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the filled part."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        whole = QRectF(0, 1, self.width(), _HEIGHT)
        painter.setBrush(QColor(c.border))
        painter.drawRoundedRect(whole, _HEIGHT / 2, _HEIGHT / 2)
        filled = QRectF(whole)
        filled.setWidth(max(float(_HEIGHT), whole.width() * self._score / 100))
        painter.setBrush(QColor(c.warn if self._hinders else c.accent))
        painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
        if self._hinders:
            painter.setClipRect(filled)
            painter.setPen(QPen(QColor(c.raised), 1.5))
            for x in range(-GAP, round(filled.width()) + GAP, 5):
                painter.drawLine(x, _HEIGHT + 1, x + _HEIGHT, 1)
        painter.end()
