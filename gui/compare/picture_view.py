"""One picture with the faces found in it: zoomed, moved, a face chosen, its points put right."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.comparison.values import Side
from core.frame import Picture
from core.results import Float32
from gui.compare import face_marks
from gui.compare.values import Painted
from gui.compare.viewport import STEP, Placed, Viewport
from gui.frame_image import to_any_image
from gui.tokens import OVERLAY

CLICK = 4.0
"""A pointer that moved no farther meant a place, not a way."""

NEAR = 14.0
"""Points of the screen from a landmark within which it is taken hold of."""

FACE_ROOM = 0.45
"""Room around a face on each side when views show faces, in lengths of its box."""

PAUSE = 500
"""Milliseconds after the last key until the points are compared anew."""

LARGE = 2048
"""A picture with a longer side is painted from a smaller copy while it is shown small."""


class PictureView(QWidget):
    """Shows a `Side` and says which face or which points are wanted."""

    face_wanted = Signal(int)
    """Index of a face."""

    points_moved = Signal(object)
    """Landmarks as they were put, float32 (5, 2)."""

    point_taken = Signal(int)
    """Index of the landmark that the arrow keys move."""

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._viewport = viewport
        viewport.changed.connect(self.update)
        self._side: Side | None = None
        self._painted: Painted | None = None
        self._shows_face = False
        self._adjusts = False
        self._points: Float32 | None = None
        self._point = 0
        self._held: QPointF | None = None
        self._drags_point = self._has_moved = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell_points)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """Two beside each other in a window of common size."""
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        """A face stays recognisable."""
        return QSize(200, 160)

    @property
    def side(self) -> Side | None:
        """What is shown."""
        return self._side

    @property
    def point(self) -> int:
        """Which landmark the arrow keys move."""
        return self._point

    @property
    def is_adjusting(self) -> bool:
        """Whether the points can be moved."""
        return self._adjusts

    def show_side(self, side: Side | None, made: Painted | None = None) -> None:
        """Show a picture with its faces; None shows nothing.

        Parameters
        ----------
        made
            Of `painted`; None has it made here and now.
        """
        before, self._side = self._side, side
        self._pause.stop()
        face = None if side is None else side.face
        self._points = None if face is None else np.array(face.detection.landmarks, np.float32)
        if side is None:
            self._painted = None
        elif before is None or before.picture is not side.picture:
            self._painted = made or painted(side.picture)
        if face is None:
            self.set_adjusting(False)
        self._retranslate()
        self.update()

    def set_faces_shown(self, on: bool) -> None:
        """Show the chosen face alone at zoom 1, or the whole picture."""
        self._shows_face = on
        self.update()

    def set_adjusting(self, on: bool) -> None:
        """Let the points be moved."""
        self._adjusts = on and self._points is not None
        self._retranslate()
        self.update()

    def placed(self) -> Placed:
        """Return where the picture is on the screen."""
        whole = self._whole()
        face = None if self._side is None else self._side.face
        if self._shows_face and face is not None:
            x1, y1, x2, y2 = (float(v) for v in face.detection.box)
            room = FACE_ROOM * max(x2 - x1, y2 - y1)
            whole = QRectF(QPointF(x1, y1), QPointF(x2, y2)).adjusted(-room, -room, room, room)
        return Placed(whole, QRectF(self.rect()), self._viewport)

    def _whole(self) -> QRectF:
        return QRectF() if self._painted is None else QRectF(self._painted.whole.rect())

    # -- painting -------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, outlines and points."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(OVERLAY.letterbox))
        side, shown = self._side, self._painted
        if side is not None and shown is not None:
            placed = self.placed()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, placed.scale < 4)
            where = placed.box(self._whole())
            is_small = placed.scale * self.devicePixelRatioF() <= shown.scale
            self._paint_seen(painter, shown.less if is_small else shown.whole, where)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            face_marks.paint_faces(painter, side, placed, alone=self._adjusts)
            if self._points is not None and (self._adjusts or side.moved is not None):
                active = self._point if self._adjusts else None
                face_marks.paint_points(painter, self._points, placed, active)
        if self.hasFocus():
            face_marks.paint_focus(painter, QRectF(self.rect()))
        painter.end()

    def _paint_seen(self, painter: QPainter, image: QImage, where: QRectF) -> None:
        """Paint only what is seen: deep inside a large picture all of it would take seconds."""
        seen = where.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return
        scale = image.width() / where.width()
        part = QRectF(
            (seen.x() - where.x()) * scale,
            (seen.y() - where.y()) * scale,
            seen.width() * scale,
            seen.height() * scale,
        )
        painter.drawImage(seen, image, part)

    # -- pointer and keys -----------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turns = event.angleDelta().y() / 120.0
        if turns:
            around = self.placed().relative(event.position())
            self._viewport.zoom_by(STEP**turns, around)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point or the picture."""
        if event.button() is not Qt.MouseButton.LeftButton or self._side is None:
            return
        self._held, self._has_moved = event.position(), False
        near = self._point_at(event.position())
        self._drags_point = near is not None
        if near is not None:
            self._take(near)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held."""
        if self._held is None:
            over = self._point_at(event.position()) is not None
            shape = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        way = event.position() - self._held
        if not self._has_moved and abs(way.x()) + abs(way.y()) < CLICK:
            return
        self._has_moved = True
        placed = self.placed()
        if self._drags_point:
            self._put(placed.to_picture(event.position()))
        else:
            self._viewport.pan_by(placed.moved(-way))
        self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; without a way in between, choose the face at the pointer."""
        held, self._held = self._held, None
        if held is None:
            return
        if self._drags_point:
            if self._has_moved:
                self._tell_points()
        elif not self._has_moved and not self._adjusts:
            self._choose_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose faces and points, move points or the picture."""
        step = _WAYS.get(Qt.Key(event.key()))
        number = event.key() - Qt.Key.Key_1
        side = self._side
        if side is None:
            super().keyPressEvent(event)
        elif step is not None and self._adjusts and self._points is not None:
            far = 5.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            at = self._points[self._point]
            self._put(QPointF(float(at[0]), float(at[1])) + step * far)
            self._pause.start()
        elif step is not None:
            self._viewport.pan_by(step * (0.1 / self._viewport.zoom))
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and side.faces:
            way = 1 if event.key() == Qt.Key.Key_PageDown else -1
            if self._adjusts:
                self._take((self._point + way) % 5)
            else:
                self._choose((side.chosen + way) % len(side.faces))
        elif 0 <= number < 9 and not event.modifiers():
            if self._adjusts and number < 5:
                self._take(number)
            elif not self._adjusts and number < len(side.faces):
                self._choose(number)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are meant for it."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they no longer are."""
        super().focusOutEvent(event)
        if self._pause.isActive():
            self._tell_points()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _point_at(self, place: QPointF) -> int | None:
        if not self._adjusts or self._points is None:
            return None
        placed = self.placed()
        ways = [
            placed.to_screen(QPointF(float(x), float(y))) - place for x, y in self._points.tolist()
        ]
        far = [(way.x() ** 2 + way.y() ** 2) ** 0.5 for way in ways]
        nearest = int(np.argmin(far))
        return nearest if far[nearest] <= NEAR else None

    def _choose_at(self, place: QPointF) -> None:
        side = self._side
        if side is None:
            return
        at = self.placed().to_picture(place)
        inside = [
            (face.detection.area, index)
            for index, face in enumerate(side.faces)
            if face.detection.box[0] <= at.x() <= face.detection.box[2]
            and face.detection.box[1] <= at.y() <= face.detection.box[3]
        ]
        if inside:
            self._choose(min(inside)[1])  # the smallest lies before the others

    def _choose(self, index: int) -> None:
        if self._side is not None and index != self._side.chosen:
            self.face_wanted.emit(index)

    def _take(self, point: int) -> None:
        self._point = point
        self._retranslate()
        self.point_taken.emit(point)
        self.update()

    def _put(self, place: QPointF) -> None:
        if self._points is None:
            return
        whole = self._whole()
        x = min(max(place.x(), 0.0), whole.width() - 1.0)
        y = min(max(place.y(), 0.0), whole.height() - 1.0)
        self._points[self._point] = (x, y)
        self.update()

    @Slot()
    def _tell_points(self) -> None:
        self._pause.stop()
        if self._points is not None:
            self.points_moved.emit(self._points.copy())

    def _retranslate(self) -> None:
        side = self._side
        if side is None:
            self.setAccessibleName(self.tr("No picture"))
            self.setAccessibleDescription("")
            return
        self.setAccessibleName(self.tr("Picture {name}").format(name=side.name))
        if self._adjusts:
            words = self.tr("Arrow keys move: {point}. Keys 1 to 5 choose the point.")
            words = words.format(point=face_marks.point_words(self._point))
        elif len(side.faces) > 1:
            words = self.tr("Face {number} of {count}. Page Up and Page Down choose the face.")
            words = words.format(number=side.chosen + 1, count=len(side.faces))
        else:
            words = self.tr("Arrow keys move the picture.")
        self.setAccessibleDescription(words)


_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


def painted(picture: Picture) -> Painted:
    """Return a picture for painting. Any thread may call it; 12 megapixels take 0.1 s."""
    pixels = picture.grey if picture.colour is None else picture.colour
    whole = to_any_image(pixels)
    scale = LARGE / max(pixels.shape[:2])
    if scale >= 1:
        return Painted(whole, whole, 1.0)
    size = round(pixels.shape[1] * scale), round(pixels.shape[0] * scale)
    less = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return Painted(whole, to_any_image(less), scale)
