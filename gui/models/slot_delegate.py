"""Paints one line of the list of slots: a heading, or a model with its badges."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.icons import paint_icon
from gui.models.slot_model import Badge, EntryRole, Tone
from gui.row_ground import paint_ground
from gui.theme import colours
from gui.tokens import CAPTION, GAP, TIGHT, WIDE

MARK = 16
"""Side of the tick before what is in use, in device-independent pixels."""

BADGE_PADDING = 6


class SlotDelegate(QStyledItemDelegate):
    """Paints from the model's roles and the theme alone."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give headings one line and models two."""
        line = option.fontMetrics.height()
        if index.data(EntryRole.ENTRY) is None:
            top = WIDE if index.row() else GAP
            return QSize(120, top + _small(option.font)[1].height() + GAP)
        return QSize(120, GAP + line + TIGHT + _badge_height(option.font) + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the line at `index` into `option.rect`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = option.widget.isEnabled()
        if index.data(EntryRole.ENTRY) is None:
            _paint_heading(painter, option, index, enabled)
        else:
            paint_ground(painter, option, enabled=enabled)
            _paint_model(painter, option, index, enabled)
        painter.restore()


def _paint_heading(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    enabled: bool,
) -> None:
    c = colours()
    font, metrics = _small(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    place = option.rect.adjusted(GAP, 0, -GAP, -GAP)
    place.setTop(place.bottom() - metrics.height())
    note = str(index.data(EntryRole.NOTE) or "")
    words = str(index.data())
    painter.setPen(QColor(c.muted if enabled else c.disabled))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
    if note:
        used = painter.fontMetrics().horizontalAdvance(words) + GAP
        beside = place.adjusted(used, 0, 0, 0)
        painter.setPen(QColor(c.warn if enabled else c.disabled))
        shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, shown)


def _paint_model(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    enabled: bool,
) -> None:
    c = colours()
    entry = index.data(EntryRole.ENTRY)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    line = option.fontMetrics.height()
    place = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
    badges = index.data(EntryRole.BADGES)
    if not badges:
        place.setTop(place.top() + (place.height() - line) // 2)
    font = QFont(option.font)
    if entry.state == "loaded":
        mark = QRectF(place.left(), place.top() + (line - MARK) / 2, MARK, MARK)
        paint_icon(painter, mark, "check", c.known if enabled else c.disabled)
        font.setWeight(QFont.Weight.DemiBold)
    name = QRect(place.left() + MARK + GAP, place.top(), place.width() - MARK - GAP, line)
    painter.setFont(font)
    painter.setPen(QColor(c.text if enabled else c.disabled))
    shown = painter.fontMetrics().elidedText(
        str(index.data()), Qt.TextElideMode.ElideRight, name.width()
    )
    painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    below = QRect(name.left(), name.bottom() + 1 + TIGHT, name.width(), _badge_height(option.font))
    _paint_badges(painter, below, option.font, badges, enabled, plain=not selected)


def _paint_badges(
    painter: QPainter,
    place: QRect,
    font: QFont,
    badges: tuple[Badge, ...],
    enabled: bool,
    *,
    plain: bool,
) -> None:
    small, metrics = _small(font)
    painter.setFont(small)
    left = place.left()
    for badge in badges:
        width = metrics.horizontalAdvance(badge.words) + 2 * BADGE_PADDING
        if left + width > place.right() + 1:
            break  # the tool tip has them all
        box = QRect(left, place.top(), width, place.height())
        ground, ink = _tone(badge.tone, plain=plain)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box), TIGHT, TIGHT)
        painter.setPen(QColor(ink if enabled else colours().disabled))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge.words)
        left += width + TIGHT


def _tone(tone: Tone, *, plain: bool) -> tuple[str, str]:
    c = colours()
    match tone:
        case "known":
            return c.known_soft, c.known
        case "warn":
            return c.warn_soft, c.warn
        case _:
            # A selected line has nearly the colour of the quiet ground.
            return c.neutral_soft if plain else c.raised, c.neutral


def _small(font: QFont) -> tuple[QFont, QFontMetrics]:
    small = QFont(font)
    small.setPixelSize(CAPTION)
    small.setWeight(QFont.Weight.Medium)
    return small, QFontMetrics(small)


def _badge_height(font: QFont) -> int:
    return _small(font)[1].height() + TIGHT
