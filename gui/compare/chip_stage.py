"""Two aligned faces on one place: beside each other, blinking, swiped over, or their difference."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.comparison.region_picture import strength_of
from core.comparison.values import Regions
from core.comparison.viewing import matched
from gui.compare import regions_image
from gui.compare.face_marks import paint_focus
from gui.compare.values import View
from gui.compare.viewport import STEP, Placed, Viewport
from gui.fonts import elided, font
from gui.frame_image import to_any_image
from gui.tokens import CAPTION, GAP, OVERLAY

Pixels = NDArray[np.uint8]

FASTEST = 2.0
"""Changes a second at the most: far below the three flashes that can harm (WCAG 2.3.1)."""

BRIGHTER = 2.0
"""By how much a difference is made stronger, so that small ones are seen."""


class ChipStage(QWidget):
    """Shows two enlarged chips. Nothing moves by itself until somebody wants it."""

    swiped = Signal(float)
    """Where the edge between the two was dragged to, 0 to 1."""

    blinking_changed = Signal(bool)

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chipStage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._viewport = viewport
        viewport.changed.connect(self.update)
        self._images: tuple[QImage, QImage] | None = None
        self._difference: QImage | None = None
        self._names = ("", "")
        self._regions: Regions | None = None
        self._maps: tuple[QImage, QImage] | None = None
        self._view = View.FACES
        self._swipe = 0.5
        self._second = False
        self._held: QPointF | None = None
        self._swipes = False
        self._clock = QTimer(self)
        self._clock.setInterval(round(1000 / 0.5))
        self._clock.timeout.connect(self.turn_over)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """Two faces beside each other."""
        return QSize(840, 420)

    def minimumSizeHint(self) -> QSize:
        """The faces stay recognisable."""
        return QSize(400, 160)

    @property
    def view(self) -> View:
        """How the two are shown."""
        return self._view

    @property
    def swipe(self) -> float:
        """Share of the width that the left picture's face has."""
        return self._swipe

    @property
    def shows_second(self) -> bool:
        """Whether the right picture's face is seen while they blink."""
        return self._second

    @property
    def is_blinking(self) -> bool:
        """Whether they change by themselves."""
        return self._clock.isActive()

    def show_chips(self, one: Pixels | None, other: Pixels | None, names: tuple[str, str]) -> None:
        """Show two enlarged chips of one size, grey or colour; None while one is missing."""
        self._names = names
        if one is None or other is None:
            self._images = self._difference = None
            self.set_blinking(False)
        else:
            self._images = (to_any_image(one), to_any_image(other))
            self._difference = to_any_image(difference(one, other))
        self.show_regions(None)
        self._retranslate()
        self.update()

    def show_regions(self, regions: Regions | None) -> None:
        """Lay the map of what speaks for and against over both faces; None takes it away."""
        self._regions = regions
        if regions is None or self._images is None:
            self._maps = None
        else:
            scale = strength_of(regions)
            side = self._images[0].width()
            self._maps = (
                regions_image.regions_image(regions.one, scale, side),
                regions_image.regions_image(regions.other, scale, side),
            )
        self._retranslate()
        self.update()

    def set_view(self, view: View) -> None:
        """Show them in another way."""
        self._view = view
        if view is not View.BLINK:
            self.set_blinking(False)
        self._retranslate()
        self.update()

    def set_swipe(self, share: float) -> None:
        """Put the edge between the two somewhere else, 0 to 1."""
        self._swipe = min(1.0, max(0.0, share))
        self.update()

    def set_rate(self, changes: float) -> None:
        """Let them change so many times a second, `FASTEST` at the most."""
        self._clock.setInterval(round(1000 / min(FASTEST, max(0.1, changes))))

    def set_blinking(self, on: bool) -> None:
        """Let them change by themselves, or stop."""
        on = on and self._images is not None
        if on != self._clock.isActive():
            if on:
                self._clock.start()
            else:
                self._clock.stop()
            self.blinking_changed.emit(on)

    @Slot()
    def turn_over(self) -> None:
        """Show the other one of the two."""
        self._second = not self._second
        self._retranslate()
        self.update()

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two as wanted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(OVERLAY.letterbox))
        if self._images is not None:
            cells = self._cells()
            if self._view is View.FACES:
                for index, cell in enumerate(cells):
                    self._paint(painter, cell, self._images[index], index)
            elif self._view is View.BLINK:
                index = int(self._second)
                self._paint(painter, cells[0], self._images[index], index)
            elif self._view is View.SWIPE:
                self._paint_swipe(painter, cells[0])
            elif self._difference is not None:
                self._paint(painter, cells[0], self._difference, None)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()))
        painter.end()

    def _cells(self) -> tuple[QRectF, ...]:
        area = QRectF(self.rect())
        if self._view is not View.FACES:
            return (area,)
        half = (area.width() - GAP) / 2
        return (
            QRectF(0, 0, half, area.height()),
            QRectF(half + GAP, 0, half, area.height()),
        )

    def _paint(
        self, painter: QPainter, cell: QRectF, image: QImage, index: int | None, name: bool = True
    ) -> QRectF:
        painter.save()
        painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        where = Placed(QRectF(image.rect()), cell, self._viewport).box(QRectF(image.rect()))
        painter.drawImage(where, image)
        if index is not None and self._maps is not None and self._regions is not None:
            painter.drawImage(where, self._maps[index])
            scale = strength_of(self._regions)
            effect = self._regions.other if index else self._regions.one
            regions_image.paint_signs(painter, effect, scale, where)
        painter.restore()
        if index is not None and name:
            _paint_name(painter, cell, self._names[index], at_right=False)
        return where

    def _paint_swipe(self, painter: QPainter, cell: QRectF) -> None:
        assert self._images is not None
        where = self._paint(painter, cell, self._images[1], 1, name=False)
        edge = self._edge(where, cell)
        painter.save()
        left = QRectF(cell.topLeft(), QPointF(edge, cell.bottom()))
        painter.setClipRect(left)
        self._paint(painter, cell, self._images[0], 0, name=False)
        painter.restore()
        for pen in (QPen(QColor(OVERLAY.halo), 5.0), QPen(QColor(OVERLAY.text), 2.0)):
            painter.setPen(pen)
            painter.drawLine(QPointF(edge, where.top()), QPointF(edge, where.bottom()))
        _paint_name(painter, cell, self._names[0], at_right=False)
        _paint_name(painter, cell, self._names[1], at_right=True)

    def _edge(self, where: QRectF, cell: QRectF) -> float:
        left, right = max(where.left(), cell.left()), min(where.right(), cell.right())
        return left + self._swipe * (right - left)

    # -- pointer and keys -----------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turns = event.angleDelta().y() / 120.0
        if turns and self._images is not None:
            placed, _ = self._placed(event.position())
            self._viewport.zoom_by(STEP**turns, placed.relative(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the faces, or of the edge between them."""
        if event.button() is not Qt.MouseButton.LeftButton or self._images is None:
            return
        self._held = event.position()
        if self._view is View.SWIPE:
            placed, cell = self._placed(event.position())
            where = placed.box(QRectF(self._images[0].rect()))
            self._swipes = abs(event.position().x() - self._edge(where, cell)) <= 12
        elif self._view is View.BLINK and not self.is_blinking:
            self.turn_over()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if self._held is None or self._images is None:
            return
        placed, cell = self._placed(event.position())
        if self._swipes:
            where = placed.box(QRectF(self._images[0].rect()))
            left, right = max(where.left(), cell.left()), min(where.right(), cell.right())
            self.set_swipe((event.position().x() - left) / max(1.0, right - left))
            self.swiped.emit(self._swipe)
        else:
            self._viewport.pan_by(placed.moved(self._held - event.position()))
        self._held = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held, self._swipes = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the faces or the edge; Space turns over."""
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        ways |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way is not None and self._view is View.SWIPE and way[0]:
            self.set_swipe(self._swipe + 0.02 * way[0])
            self.swiped.emit(self._swipe)
        elif way is not None:
            self._viewport.pan_by(QPointF(*way) * (0.1 / self._viewport.zoom))
        elif event.key() == Qt.Key.Key_Space and self._view is View.BLINK:
            self.turn_over()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing go on that nobody sees."""
        self.set_blinking(False)
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are meant for it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they no longer are."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _placed(self, at: QPointF) -> tuple[Placed, QRectF]:
        assert self._images is not None
        cells = self._cells()
        cell = next((one for one in cells if one.contains(at)), cells[-1])
        return Placed(QRectF(self._images[0].rect()), cell, self._viewport), cell

    def _retranslate(self) -> None:
        names = {
            View.FACES: self.tr("The two faces, aligned, beside each other"),
            View.BLINK: self.tr("The two faces in turn"),
            View.SWIPE: self.tr("One face wiped over the other"),
            View.DIFFERENCE: self.tr("Where the two faces differ"),
        }
        self.setAccessibleName(names.get(self._view, ""))
        words = ""
        if self._view is View.BLINK and self._images is not None:
            words = self.tr("Shown now: {name}").format(name=self._names[int(self._second)])
        elif self._maps is not None:
            words = self.tr("Coloured by what speaks for and against one person")
        self.setAccessibleDescription(words)


def difference(one: Pixels, other: Pixels) -> Pixels:
    """Return where two chips differ, grey (H, W): the brighter, the more.

    A difference in brightness or contrast alone is left out.
    """
    first, second = _grey(one), _grey(other)
    apart = np.abs(first.astype(np.int16) - matched(first, second).astype(np.int16))
    return np.asarray(np.clip(apart * BRIGHTER, 0, 255), np.uint8)


def _grey(pixels: Pixels) -> Pixels:
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _paint_name(painter: QPainter, cell: QRectF, name: str, *, at_right: bool) -> None:
    used = font(CAPTION, QFont.Weight.DemiBold)
    words = elided(name, used, cell.width() * 0.45)
    painter.setFont(used)
    plate = QRectF(0, 0, QFontMetricsF(used).horizontalAdvance(words) + 2 * GAP, 22)
    plate.moveTop(cell.top() + GAP)
    if at_right:
        plate.moveRight(cell.right() - GAP)
    else:
        plate.moveLeft(cell.left() + GAP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVERLAY.plate))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(OVERLAY.text))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)
