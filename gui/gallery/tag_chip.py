"""A tag that can be taken away with a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.fonts import elided
from gui.icons import paint_icon
from gui.theme import colours
from gui.tokens import CAPTION, GAP, TIGHT

HEIGHT = 26
CROSS = 12
WIDEST = 240
"""Pixels of the words, at most."""


class TagChip(QAbstractButton):
    """Shows a tag with a cross; `clicked` wishes it away."""

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagChip")
        self.tag = tag
        font = self.font()
        font.setPixelSize(CAPTION)
        self.setFont(font)
        self.setText(elided(tag, font, WIDEST))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """The words, the cross, and room around them."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        cross = CROSS + TIGHT if self.isEnabled() else 0
        return QSize(words + cross + 2 * GAP + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(QColor(c.hover if over else c.sunken))
        ring = c.accent if self.hasFocus() else c.border
        painter.setPen(QPen(QColor(ring), 2.0 if self.hasFocus() else 1.0))
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(place, HEIGHT / 2 - 1, HEIGHT / 2 - 1)
        painter.setPen(QColor(c.text))
        words = place.adjusted(GAP, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self.isEnabled():
            left = place.right() - GAP - CROSS + 2
            box = QRectF(left, place.center().y() - CROSS / 2, CROSS, CROSS)
            paint_icon(painter, box, "x", c.muted)
        painter.end()

    def _retranslate(self) -> None:
        words = self.tr("Take the tag {tag} away").format(tag=self.tag)
        self.setAccessibleName(words)
        self.setToolTip(words)
