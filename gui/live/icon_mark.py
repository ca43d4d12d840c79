"""A small icon in a colour of the theme, painted anew whenever the theme changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import colours


class IconMark(QWidget):
    """Shows one icon; decorative, the words beside it say the same.

    Parameters
    ----------
    side
        Edge of the icon in pixels before scaling for the screen.
    ground
        Whether it lies on a soft round ground of its colour.
    """

    def __init__(self, side: int, *, ground: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._ground = ground
        self._name = "scan-face"
        self._colour = "muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The icon with its ground."""
        side = self._side * 2 if self._ground else self._side
        return QSize(side, side)

    def set_icon(self, name: str, colour: str) -> None:
        """Show the icon `name` in `colour`, a field of `gui.tokens.Colours`."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        if self._ground:
            soft = getattr(c, f"{self._colour}_soft", c.sunken)
            painter.setPen(QColor(soft))
            painter.setBrush(QColor(soft))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        box = QRectF(0, 0, self._side, self._side)
        box.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, box, self._name, str(getattr(c, self._colour)))
        painter.end()
