"""How strongly a cue speaks, as a small bar from the middle: left for life, right for a fake."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import colours

WIDTH = 120
_THICK, _HEIGHT = 6, 14
FULL = 4.0
"""Denial (natural log) that fills a half; `core.face.cues.combining` counts no cue for more."""


class CueBar(QWidget):
    """Decorative: the words beside it say the same. Hatched on the side of a fake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._denial: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A fixed size."""
        return QSize(WIDTH, _HEIGHT)

    @property
    def part(self) -> float:
        """How far it is filled, -1 (life) to 1 (a fake); 0 where nothing is said."""
        return 0.0 if self._denial is None else max(-1.0, min(1.0, self._denial / FULL))

    def set_denial(self, denial: float | None) -> None:
        """Show another one; None where the cue abstains."""
        if denial != self._denial:
            self._denial = denial
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, filled part and middle."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _THICK) / 2
        ground = QRectF(0, top, self.width(), _THICK)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(c.border if self._denial is not None else c.sunken))
        painter.drawRoundedRect(ground, _THICK / 2, _THICK / 2)
        middle = self.width() / 2
        if abs(self.part) > 0.01:
            reach = max(2.0, abs(self.part) * middle)
            left = middle if self.part > 0 else middle - reach
            filled = QRectF(left, top, reach, _THICK)
            painter.setBrush(QColor(c.danger if self.part > 0 else c.known))
            painter.drawRect(filled)
            if self.part > 0:
                painter.setClipRect(filled)
                painter.setPen(QPen(QColor(c.raised), 1.2))
                for x in range(int(left) - _THICK, int(left + reach) + _THICK, 5):
                    painter.drawLine(QPointF(x, top + _THICK), QPointF(x + _THICK, top))
                painter.setClipping(False)
        painter.setPen(QPen(QColor(c.border_strong), 1.5))
        painter.drawLine(QPointF(middle, 0.5), QPointF(middle, self.height() - 0.5))
        painter.end()
