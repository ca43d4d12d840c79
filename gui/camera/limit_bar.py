"""Where a measured value lies beside its limit, as a small bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.face.limits import Limit
from gui.theme import colours

HEIGHT, BAR = 20, 8


class LimitBar(QWidget):
    """The forbidden part is hatched; a triangle marks the present value, a line the limit.

    The words beside it say the same.
    """

    def __init__(self, limit: Limit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._border = limit.default
        self._value: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, HEIGHT)

    def set_limit(self, border: float) -> None:
        """Show another limit."""
        if border != self._border:
            self._border = border
            self.update()

    def set_value(self, value: float | None) -> None:
        """Show another value; None shows none."""
        if value != self._value:
            self._value = value
            self.update()

    def place(self, value: float) -> float:
        """Return where a value lies from the left end to the right, 0 to 1."""
        if self._limit.unit == "share":
            low, high = 0.0, min(1.0, 1.25 * self._limit.greatest)
        elif self._limit.unit == "level":
            low, high = 0.0, 255.0
        else:
            low, high = 0.0, 1.25 * self._limit.greatest
        return min(1.0, max(0.0, (value - low) / (high - low)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar, limit and value."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(6, 0, -6, 0)
        bar = QRectF(room.left(), 3, room.width(), BAR)
        at = bar.left() + self.place(self._border) * bar.width()
        more = self._limit.hinders == "more"
        bad = QRectF(at, bar.top(), bar.right() - at, BAR) if more else QRectF(bar)
        if not more:
            bad.setRight(at)
        painter.fillRect(bar, QColor(c.border))
        painter.fillRect(bad, QColor(c.warn_soft))
        painter.setClipRect(bad)
        painter.setPen(QPen(QColor(c.warn), 1))
        x = bad.left() - BAR
        while x < bad.right():
            painter.drawLine(QPointF(x, bad.bottom()), QPointF(x + BAR, bad.top()))
            x += 5
        painter.setClipping(False)
        painter.setPen(QPen(QColor(c.text), 2))
        painter.drawLine(QPointF(at, bar.top() - 3), QPointF(at, bar.bottom() + 2))
        if self._value is not None:
            beyond = self._value > self._border if more else self._value < self._border
            x = bar.left() + self.place(self._value) * bar.width()
            painter.setPen(QColor(c.raised))
            painter.setBrush(QColor(c.warn if beyond else c.known))
            foot = float(HEIGHT)
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(x, bar.bottom() - 3), QPointF(x - 6, foot), QPointF(x + 6, foot)]
                )
            )
        painter.end()
