"""What the colours of the map mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.compare.regions_image import AGAINST, FOR
from gui.fonts import font
from gui.theme import colours
from gui.tokens import CAPTION, GAP, TIGHT

BAR = 12.0


class Legend(QWidget):
    """A bar from what speaks against to what speaks for one person, with signs and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionsLegend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """A bar and a line of words."""
        line = QFontMetricsF(font(CAPTION)).height()
        return QSize(200, round(BAR + TIGHT + line))

    def minimumSizeHint(self) -> QSize:
        """As high as it is meant to be."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, its signs and the words below its ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, 0, self.width(), BAR)
        shades = QLinearGradient(bar.topLeft(), bar.topRight())
        shades.setColorAt(0.0, QColor(AGAINST))
        shades.setColorAt(0.5, QColor(colours().sunken))
        shades.setColorAt(1.0, QColor(FOR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades)
        painter.drawRoundedRect(bar, TIGHT, TIGHT)
        painter.setPen(QPen(QColor("#101319"), 2))
        middle = bar.center().y()
        for x, is_plus in ((GAP + 2.0, False), (bar.right() - GAP - 2.0, True)):
            painter.drawLine(
                QRectF(x - 4, middle, 8, 0).topLeft(), QRectF(x, middle, 4, 0).topRight()
            )
            if is_plus:
                painter.drawLine(
                    QRectF(x, middle - 4, 0, 0).topLeft(), QRectF(x, middle + 4, 0, 0).topLeft()
                )
        painter.setFont(font(CAPTION))
        painter.setPen(QColor(colours().muted))
        words = QRectF(0, BAR + TIGHT, self.width(), self.height() - BAR - TIGHT)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft), self._against)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight), self._for)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._against = self.tr("speaks against")
        self._for = self.tr("speaks for one person")
        self.setAccessibleName(self.tr("Orange and minus speak against, blue and plus for"))
