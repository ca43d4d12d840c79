"""Paints one line of the list of cameras: its picture, name, badges, and what is the matter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.camera.camera_rows import Badge, CameraRow, RowRole, Tone
from gui.frame_image import scaled_image
from gui.icons import paint_icon
from gui.row_ground import paint_ground
from gui.theme import colours
from gui.tokens import CAPTION, GAP, OVERLAY, RADIUS, TIGHT

PICTURE = QSize(112, 84)
BADGE_LINES = 3
BADGE_PADDING = 6
SYMBOL = 28

Index = QModelIndex | QPersistentModelIndex


class CameraDelegate(QStyledItemDelegate):
    """Paints from the model's roles and the theme alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every line takes the same place, however its badges and words wrap."""
        badges = BADGE_LINES * (_small(option.font)[1].height() + 2 * TIGHT)
        text = option.fontMetrics.height() + badges
        return QSize(PICTURE.width(), max(PICTURE.height(), text) + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line at `index` into `option.rect`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_ground(painter, option)
        place = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        row: CameraRow = index.data(RowRole.ROW)
        picture = QRect(place.topLeft(), PICTURE)
        probe = row.probe
        shown = probe.thumbnail if probe is not None and probe.error is None else None
        paint_thumbnail(painter, picture, shown, symbol(row))
        words = place.adjusted(PICTURE.width() + GAP + TIGHT, 0, 0, 0)
        _paint_words(painter, words, option, index, row)
        painter.restore()


def symbol(row: CameraRow) -> str:
    """Return the icon that stands where a line has no picture."""
    if row.choice is None or row.is_absent or (row.probe is not None and row.probe.error):
        return "camera-off"
    return "camera" if row.is_camera else "flask-conical"


def paint_thumbnail(
    painter: QPainter, place: QRect, pixels: NDArray[np.uint8] | None, icon_name: str
) -> None:
    """Paint a picture into `place`, its proportions kept; an icon where there is none."""
    c = colours()
    rounded = QPainterPath()
    rounded.addRoundedRect(QRectF(place), RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(rounded)
    if pixels is None:
        painter.fillRect(place, QColor(c.sunken))
        box = QRectF(0, 0, SYMBOL, SYMBOL)
        box.moveCenter(QRectF(place).center())
        paint_icon(painter, box, icon_name, c.muted)
    else:
        painter.fillRect(place, QColor(OVERLAY.letterbox))
        height, width = pixels.shape
        ratio = painter.device().devicePixelRatioF()
        scale = min(place.width() / width, place.height() / height)
        fitted = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
        image = scaled_image(pixels, round(fitted.width() * ratio), round(fitted.height() * ratio))
        image.setDevicePixelRatio(ratio)
        target = QRect(place.topLeft(), fitted)
        target.moveCenter(place.center())
        painter.drawImage(target.topLeft(), image)
    painter.restore()


def _paint_words(
    painter: QPainter,
    place: QRect,
    option: QStyleOptionViewItem,
    index: Index,
    row: CameraRow,
) -> None:
    c = colours()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    font = QFont(option.font)
    if row.is_open:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(c.text))
    line = QRect(place.left(), place.top(), place.width(), option.fontMetrics.height())
    name = painter.fontMetrics().elidedText(
        str(index.data()), Qt.TextElideMode.ElideRight, line.width()
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    below = place.adjusted(0, line.height() + TIGHT, 0, 0)
    used = _paint_badges(
        painter, below, option.font, index.data(RowRole.BADGES), plain=not selected
    )
    state = str(index.data(RowRole.STATE) or "")
    rest = below.adjusted(0, used, 0, 0)
    if state:
        painter.setFont(_small(option.font)[0])
        painter.setPen(QColor(c.warn if row.trouble else c.muted))
        _paint_wrapped(painter, rest, state)


def _paint_wrapped(painter: QPainter, place: QRect, text: str) -> None:
    """Paint as many whole lines as fit; the last one ends in an ellipsis if there are more."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    top = place.top()
    while top + metrics.height() <= place.bottom() + 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(place.width())
        begin, end = line.textStart(), line.textStart() + line.textLength()
        is_last = top + 2 * metrics.height() > place.bottom() + 1
        shown = metrics.elidedText(
            text[begin:] if is_last else text[begin:end].rstrip(),
            Qt.TextElideMode.ElideRight,
            place.width(),
        )
        where = QRect(place.left(), top, place.width(), metrics.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        top += metrics.height()
    layout.endLayout()


def _paint_badges(
    painter: QPainter, place: QRect, font: QFont, badges: tuple[Badge, ...], *, plain: bool
) -> int:
    """Paint badges in up to `BADGE_LINES` lines; return the height that they took."""
    if not badges:
        return 0
    small, metrics = _small(font)
    height = metrics.height() + TIGHT
    painter.setFont(small)
    left, top = place.left(), place.top()
    for badge in badges:
        width = metrics.horizontalAdvance(badge.words) + 2 * BADGE_PADDING
        if left > place.left() and left + width > place.right() + 1:
            left, top = place.left(), top + height + TIGHT
        if top > place.top() + (BADGE_LINES - 1) * (height + TIGHT):
            break  # the tool tip and the details have them all
        box = QRect(left, top, min(width, place.width()), height)
        ground, ink = _tone(badge.tone, plain=plain)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box), TIGHT, TIGHT)
        painter.setPen(QColor(ink))
        shown = metrics.elidedText(
            badge.words, Qt.TextElideMode.ElideRight, box.width() - BADGE_PADDING
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        left += width + TIGHT
    return top - place.top() + height + TIGHT


def _tone(tone: Tone, *, plain: bool) -> tuple[str, str]:
    c = colours()
    match tone:
        case "known":
            return c.known_soft, c.known
        case "accent":
            return (c.accent_soft if plain else c.raised), c.accent
        case "warn":
            return c.warn_soft, c.warn
        case _:
            # A selected line has nearly the colour of the quiet ground.
            return (c.neutral_soft if plain else c.raised), c.neutral


def _small(font: QFont) -> tuple[QFont, QFontMetrics]:
    small = QFont(font)
    small.setPixelSize(CAPTION)
    small.setWeight(QFont.Weight.Medium)
    return small, QFontMetrics(small)
