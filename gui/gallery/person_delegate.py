"""Paints one person of the gallery: thumbnail, name, and a line in words where there is one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.gallery.people_model import PersonRole
from gui.row_ground import paint_ground
from gui.theme import colours
from gui.tokens import CAPTION, DISPLAY, GAP, TIGHT

THUMBNAIL = 80
CELL_WIDTH = 108
"""Least width of a person's place in the grid, in device-independent pixels."""


def cell_height(line: int) -> int:
    """Return the height of a cell for lines `line` pixels high."""
    return GAP + THUMBNAIL + TIGHT + 2 * line + GAP


class PersonDelegate(QStyledItemDelegate):
    """Paints from the model's roles and the theme alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = QSize(CELL_WIDTH, cell_height(20))
        """Place of every person; the view sets it to its grid."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every person takes the same place."""
        return self.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the person at `index` into `option.rect`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_ground(painter, option, inset=2.5, radius=GAP)
        present = bool(index.data(PersonRole.PRESENT))
        usable = bool(index.data(PersonRole.USABLE))
        picture = thumbnail_rect(option.rect)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        _paint_picture(painter, picture, pixmap, name, usable=usable)
        if present:
            painter.setPen(QPen(QColor(colours().known), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture).adjusted(-1.5, -1.5, 1.5, 1.5), 10, 10)
        self._paint_words(painter, option, index, name)
        painter.restore()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Put the editor where the name stands."""
        place = name_rect(option.rect, option.fontMetrics.height())
        grown = max(place.height(), editor.sizeHint().height()) - place.height()
        rect = place.adjusted(0, -grown // 2, 0, grown - grown // 2)
        editor.setGeometry(rect)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Edit the name in place."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.tr("New name"))
        return editor

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        name: str,
    ) -> None:
        present = bool(index.data(PersonRole.PRESENT))
        line = option.fontMetrics.height()
        place = name_rect(option.rect, line)
        painter.setPen(QColor(colours().text))
        painter.setFont(option.font)
        metrics = option.fontMetrics
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        note = str(index.data(PersonRole.NOTE) or "")
        if note:
            small = QFont(option.font)
            small.setPixelSize(CAPTION)
            painter.setFont(small)
            painter.setPen(QColor(colours().known if present else colours().muted))
            below = place.translated(0, line)
            elided = painter.fontMetrics().elidedText(
                note, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, elided)


def thumbnail_rect(cell: QRect) -> QRect:
    """Return where the thumbnail stands in a cell."""
    left = cell.left() + (cell.width() - THUMBNAIL) // 2
    return QRect(left, cell.top() + GAP, THUMBNAIL, THUMBNAIL)


def name_rect(cell: QRect, line: int) -> QRect:
    """Return where the name stands in a cell, for lines `line` pixels high."""
    top = cell.top() + GAP + THUMBNAIL + TIGHT
    return QRect(cell.left() + TIGHT, top, cell.width() - 2 * TIGHT, line)


def initials(name: str) -> str:
    """Return up to two letters that stand for a name without a picture."""
    words = name.split()
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _paint_picture(
    painter: QPainter,
    place: QRect,
    pixmap: QPixmap | None,
    name: str,
    *,
    usable: bool,
) -> None:
    rounded = QPainterPath()
    rounded.addRoundedRect(QRectF(place), 8, 8)
    painter.save()
    painter.setClipPath(rounded)
    if pixmap is None or pixmap.isNull():
        painter.fillRect(place, QColor(colours().sunken))
        large = QFont(painter.font())
        large.setPixelSize(DISPLAY)
        painter.setFont(large)
        painter.setPen(QColor(colours().muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    else:
        if not usable:
            painter.setOpacity(0.45)
        painter.drawPixmap(place, pixmap)
    painter.restore()
