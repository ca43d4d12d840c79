"""Paints one person of the gallery: thumbnail, name, and below it marks, a note and tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.gallery.people_model import PersonRole
from gui.gallery.person_words import Mark
from gui.icons import paint_icon
from gui.row_ground import paint_ground
from gui.theme import colours
from gui.tokens import BODY, CAPTION, GAP, STRONG, TIGHT

THUMBNAIL = 48
MARK = 14
CHIP_ROOM = 7
"""Pixels between the edge of a tag and its word."""

SHORTEST_TAG = 28
"""Pixels of a tag's words below which it is counted instead of shown."""


def row_height(line: int) -> int:
    """Return the height of a row for lines `line` pixels high."""
    return max(THUMBNAIL, 2 * line + TIGHT) + 2 * GAP


class PersonDelegate(QStyledItemDelegate):
    """Paints from the model's roles and the theme alone."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every person takes the same place."""
        return QSize(THUMBNAIL * 2, row_height(option.fontMetrics.height()))

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
        paint_ground(painter, option, inset=1.0, radius=GAP)
        present = bool(index.data(PersonRole.PRESENT))
        picture = thumbnail_rect(option.rect)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        usable = bool(index.data(PersonRole.USABLE))
        _paint_picture(painter, picture, pixmap, name, usable=usable)
        if present:
            painter.setPen(QPen(QColor(colours().known), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture).adjusted(-1.5, -1.5, 1.5, 1.5), 8, 8)
        self._paint_words(painter, option, index, name)
        painter.restore()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Put the editor where the name stands."""
        place = words_rect(option.rect)
        height = min(option.rect.height(), editor.sizeHint().height())
        place.setTop(option.rect.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)

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
        place = words_rect(option.rect)
        marks: Sequence[Mark] = index.data(PersonRole.MARKS) or ()
        note = str(index.data(PersonRole.NOTE) or "")
        tags: Sequence[str] = index.data(PersonRole.TAGS) or ()
        above = QFont(option.font)
        above.setPixelSize(BODY + 1)
        above.setWeight(QFont.Weight.Medium)
        painter.setFont(above)
        painter.setPen(QColor(colours().text))
        line = QFontMetrics(above).height()
        second = bool(marks or note or tags)
        small = QFont(option.font)
        small.setPixelSize(CAPTION)
        below = QFontMetrics(small).height() + TIGHT
        top = place.top() + (place.height() - line - (below + 2 if second else 0)) // 2
        rect = QRect(place.left(), top, place.width(), line)
        shown = QFontMetrics(above).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if second:
            painter.setFont(small)
            rest = QRect(place.left(), rect.bottom() + 3, place.width(), below)
            present = bool(index.data(PersonRole.PRESENT))
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_second_line(painter, rest, marks, note, tags, present, selected)

    def _paint_second_line(
        self,
        painter: QPainter,
        place: QRect,
        marks: Sequence[Mark],
        note: str,
        tags: Sequence[str],
        present: bool,
        selected: bool,
    ) -> None:
        if present:
            place = _paint_text(painter, place, note, colours().known)
        for mark in marks:
            place = _paint_mark(painter, place, mark)
        if note and not present:
            # Tags keep half of the room.
            most = place.width() // 2 if tags else place.width()
            place = _paint_text(painter, place, note, colours().muted, most)
        if tags:
            _paint_tags(painter, place, tags, selected=selected)


def thumbnail_rect(row: QRect) -> QRect:
    """Return where the thumbnail stands in a row."""
    top = row.top() + (row.height() - THUMBNAIL) // 2
    return QRect(row.left() + GAP, top, THUMBNAIL, THUMBNAIL)


def words_rect(row: QRect) -> QRect:
    """Return where name and second line stand in a row."""
    left = thumbnail_rect(row).right() + 1 + GAP + TIGHT
    return QRect(left, row.top(), row.right() - GAP - left, row.height())


def initials(name: str) -> str:
    """Return up to two letters that stand for a name without a picture."""
    words = name.split()
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _paint_text(
    painter: QPainter, place: QRect, text: str, colour: str, most: int | None = None
) -> QRect:
    """Paint a few words at the left of `place`; return what is left of it."""
    metrics = painter.fontMetrics()
    room = place.width() if most is None else most
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return place.adjusted(metrics.horizontalAdvance(shown) + GAP, 0, 0, 0)


def _paint_mark(painter: QPainter, place: QRect, mark: Mark) -> QRect:
    if place.width() < MARK:
        return place
    colour = str(getattr(colours(), mark.colour))
    box = QRectF(place.left(), place.center().y() - MARK / 2 + 0.5, MARK, MARK)
    paint_icon(painter, box, mark.icon, colour)
    rest = place.adjusted(MARK + TIGHT, 0, 0, 0)
    if painter.fontMetrics().horizontalAdvance(mark.words) > rest.width():
        return rest
    return _paint_text(painter, rest, mark.words, colour)


def _paint_tags(painter: QPainter, place: QRect, tags: Sequence[str], *, selected: bool) -> None:
    """Paint as many tags as fit, and how many do not."""
    metrics = painter.fontMetrics()
    c = colours()
    for number, tag in enumerate(tags):
        left = len(tags) - number - 1
        more = metrics.horizontalAdvance(f"+{left + 1}")
        room = place.width() - 2 * CHIP_ROOM - (more + GAP if left else 0)
        wanted = metrics.horizontalAdvance(tag)
        if room < min(wanted, SHORTEST_TAG):
            if place.width() >= more:
                _paint_text(painter, place, f"+{left + 1}", c.muted)
            return
        shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown) + 2 * CHIP_ROOM
        chip = QRectF(place.left(), place.top(), width, place.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.raised if selected else c.sunken))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(QColor(c.muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
        place = place.adjusted(width + TIGHT, 0, 0, 0)


def _paint_picture(
    painter: QPainter,
    place: QRect,
    pixmap: QPixmap | None,
    name: str,
    *,
    usable: bool,
) -> None:
    rounded = QPainterPath()
    rounded.addRoundedRect(QRectF(place), 6, 6)
    painter.save()
    painter.setClipPath(rounded)
    if pixmap is None or pixmap.isNull():
        painter.fillRect(place, QColor(colours().sunken))
        large = QFont(painter.font())
        large.setPixelSize(STRONG)
        painter.setFont(large)
        painter.setPen(QColor(colours().muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))
    else:
        if not usable:
            painter.setOpacity(0.45)
        painter.drawPixmap(place, pixmap)
    painter.restore()
