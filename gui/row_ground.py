"""The ground of a row in a list: selected, under the mouse, or with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.theme import colours
from gui.tokens import RADIUS


def paint_ground(
    painter: QPainter,
    option: QStyleOptionViewItem,
    *,
    enabled: bool = True,
    inset: float = 1.0,
    radius: float = RADIUS,
) -> None:
    """Paint the ground of a row; nothing where it is none of the three.

    Parameters
    ----------
    enabled
        False: the mouse over it changes nothing.
    inset
        Points between the row's edge and its ground.
    """
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = enabled and bool(option.state & QStyle.StateFlag.State_MouseOver)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if selected or hovered or focused:
        c = colours()
        painter.setPen(QPen(QColor(c.accent), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent_soft if selected else c.hover))
        place = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(place, radius, radius)
