"""Outlines of faces and their points, painted over a picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.comparison.values import Side
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP
from gui.compare.viewport import Placed
from gui.fonts import font
from gui.theme import colours
from gui.tokens import CAPTION, OVERLAY, RADIUS

translate = QCoreApplication.translate

POINTS = (
    QT_TRANSLATE_NOOP("FaceMarks", "left eye"),
    QT_TRANSLATE_NOOP("FaceMarks", "right eye"),
    QT_TRANSLATE_NOOP("FaceMarks", "tip of the nose"),
    QT_TRANSLATE_NOOP("FaceMarks", "left corner of the mouth"),
    QT_TRANSLATE_NOOP("FaceMarks", "right corner of the mouth"),
)
"""In the order of `Detection.landmarks`; left and right are those of the viewer."""

DOT, HANDLE = 3.0, 7.0


def point_words(index: int) -> str:
    """Return what a landmark is called, in the window's language."""
    return translate("FaceMarks", POINTS[index])


def paint_faces(painter: QPainter, side: Side, placed: Placed, *, alone: bool) -> None:
    """Outline all faces, the chosen one more strongly; `alone` leaves the others out."""
    for index, face in enumerate(side.faces):
        is_chosen = index == side.chosen
        if alone and not is_chosen:
            continue
        x1, y1, x2, y2 = (float(v) for v in face.detection.box)
        box = placed.box(QRectF(QPointF(x1, y1), QPointF(x2, y2)))
        width = 2.5 if is_chosen else 1.5
        colour = OVERLAY.known if is_chosen else OVERLAY.quiet
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(OVERLAY.halo), width + 2.5), QPen(QColor(colour), width)):
            if not is_chosen:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if len(side.faces) > 1:
            _paint_number(painter, box, str(index + 1), colour)


def paint_points(
    painter: QPainter, points: Float32, placed: Placed, active: int | None = None
) -> None:
    """Paint the five points; with an active one as handles that can be taken hold of."""
    for index, (x, y) in enumerate(points.tolist()):
        at = placed.to_screen(QPointF(x, y))
        if active is None:
            painter.setPen(QPen(QColor(OVERLAY.halo), 1.5))
            painter.setBrush(QColor(OVERLAY.warn))
            painter.drawEllipse(at, DOT, DOT)
            continue
        is_active = index == active
        colour = OVERLAY.warn if is_active else OVERLAY.text
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(OVERLAY.halo), 4.5), QPen(QColor(colour), 2.0)):
            painter.setPen(pen)
            painter.drawEllipse(at, HANDLE, HANDLE)
            reach = HANDLE + (7.0 if is_active else 0.0)
            for way in (QPointF(reach, 0), QPointF(0, reach)):
                painter.drawLine(at - way, at - way * (2.5 / reach))
                painter.drawLine(at + way * (2.5 / reach), at + way)
        number = QRectF(at.x() + HANDLE + 2, at.y() - HANDLE - 14, 16, 14)
        painter.setFont(font(CAPTION, QFont.Weight.DemiBold))
        painter.setPen(QColor(OVERLAY.halo))
        painter.drawText(number.translated(1, 1), str(index + 1))
        painter.setPen(QColor(colour))
        painter.drawText(number, str(index + 1))


def paint_focus(painter: QPainter, area: QRectF) -> None:
    """Show that the keyboard acts here."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().accent), 3))
    painter.drawRect(area.adjusted(1, 1, -2, -2))


def _paint_number(painter: QPainter, box: QRectF, number: str, colour: str) -> None:
    used = font(CAPTION, QFont.Weight.DemiBold)
    painter.setFont(used)
    plate = QRectF(0, 0, QFontMetricsF(used).horizontalAdvance(number) + 10, 18)
    plate.moveTopLeft(box.topLeft() + QPointF(4, 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVERLAY.plate))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(colour))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), number)
