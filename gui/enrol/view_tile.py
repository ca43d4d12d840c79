"""A wanted view while it is captured: its picture once it is taken, its word, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.enrolment.shots import Shot
from core.people.records import View
from gui.enrol.face_picture import face_pixmap
from gui.enrol.words import view_words
from gui.fonts import elided, font
from gui.icons import paint_icon
from gui.theme import colours
from gui.tokens import CAPTION, GAP, RADIUS, TIGHT

SIDE = 76
MARK = 18.0


class ViewTile(QWidget):
    """Paints itself; takes no keyboard, since there is nothing to operate."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"tile-{view.value}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.view = view
        self._part = 0.0
        self._is_wanted = False
        self._shot: Shot | None = None
        self._mirrored = False
        self._pixmap: QPixmap | None = None

    def sizeHint(self) -> QSize:
        """The picture with the word below."""
        return QSize(SIDE + GAP, SIDE + GAP + 2 * CAPTION)

    @property
    def is_taken(self) -> bool:
        """Whether the view is there."""
        return self._shot is not None

    def show_state(self, part: float, shot: Shot | None, *, wanted: bool, mirrored: bool) -> None:
        """Show how far the view is, and the picture of it."""
        if shot is not self._shot or mirrored != self._mirrored:
            self._shot, self._mirrored, self._pixmap = shot, mirrored, None
        if (part, wanted) != (self._part, self._is_wanted) or self._pixmap is None:
            self._part, self._is_wanted = part, wanted
            self.update()
        state = self.tr("taken") if shot is not None else self.tr("not taken yet")
        self.setAccessibleName(f"{view_words(self.view)}: {state}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, picture, mark and word."""
        c = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - SIDE) / 2, TIGHT, SIDE, SIDE)
        edge = c.known if self.is_taken else (c.accent if self._is_wanted else c.border_strong)
        painter.setPen(QPen(QColor(edge), 2.0 if self.is_taken or self._is_wanted else 1.0))
        painter.setBrush(QColor(c.sunken))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inside = box.adjusted(2, 2, -2, -2)
        if self._shot is not None:
            painter.drawPixmap(inside.topLeft(), self._picture(round(inside.width())))
            mark = QRectF(0, 0, MARK, MARK)
            mark.moveBottomRight(inside.bottomRight() - inside.topLeft() / 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.raised))
            painter.drawEllipse(mark.adjusted(-2, -2, 2, 2))
            paint_icon(painter, mark, "circle-check", c.known)
        else:
            share = QRectF(inside)
            share.setTop(inside.bottom() - inside.height() * min(1.0, self._part))
            painter.fillRect(share, QColor(c.accent_soft))
            mark = QRectF(0, 0, 28, 28)
            mark.moveCenter(inside.center())
            paint_icon(painter, mark, "user", c.accent if self._is_wanted else c.muted)
        weight = QFont.Weight.DemiBold if self._is_wanted else QFont.Weight.Normal
        painter.setFont(font(CAPTION, weight))
        painter.setPen(QColor(c.text if self._is_wanted or self.is_taken else c.muted))
        line = QRectF(0, box.bottom() + TIGHT, self.width(), 1.5 * CAPTION)
        words = elided(view_words(self.view), painter.font(), line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()

    def _picture(self, side: int) -> QPixmap:
        if self._pixmap is None:
            assert self._shot is not None
            ratio = self.devicePixelRatioF()
            self._pixmap = face_pixmap(self._shot, side, ratio, mirrored=self._mirrored)
        return self._pixmap
