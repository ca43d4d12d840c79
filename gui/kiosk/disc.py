"""The round picture of the kiosk: a face, or an icon with a calm ring around it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from gui.icons import paint_icon
from gui.kiosk.plan import Plan
from gui.theme import colours

ICON = 0.42
"""Edge of the icon in diameters."""


@dataclass(frozen=True, slots=True)
class DiscLook:
    """Icon and colours ("#rrggbb") of a moment."""

    icon: str
    colour: str
    ground: str
    behind: str
    """What lies around it."""


class Disc:
    """Paints the disc; what doesn't change from one breath to the next is kept."""

    def __init__(self) -> None:
        self._kept: QPixmap | None = None
        self._kept_of: tuple[DiscLook, Plan, float] | None = None

    def paint_face(self, painter: QPainter, plan: Plan, look: DiscLook, image: QImage) -> None:
        """Paint a face with its ring and badge."""
        disc = plan.picture
        painter.save()
        clip = QPainterPath()
        clip.addEllipse(disc)
        painter.setClipPath(clip)
        painter.drawImage(disc.topLeft(), image)
        painter.restore()
        _ring(painter, disc, look.colour, plan.ring)
        painter.setPen(QPen(QColor(colours().raised), plan.ring / 2))
        painter.setBrush(QColor(look.colour))
        painter.drawEllipse(plan.badge)
        side = plan.badge.width() * 0.56
        box = QRectF(0, 0, side, side)
        box.moveCenter(plan.badge.center())
        paint_icon(painter, box, look.icon, colours().raised)

    def paint_icon(
        self, painter: QPainter, plan: Plan, look: DiscLook, breath: float | None
    ) -> None:
        """Paint the icon with its ring.

        Parameters
        ----------
        breath
            Where in its breath the ring is, 0 to 1; None paints none.
        """
        around = plan.around.toAlignedRect()
        ratio = painter.device().devicePixelRatio()
        if self._kept is None or self._kept_of != (look, plan, ratio):
            self._kept = _still(plan, look, ratio)
            self._kept_of = look, plan, ratio
        painter.drawPixmap(around.topLeft(), self._kept)
        if breath is not None:
            swing = (1 - math.cos(2 * math.pi * breath)) / 2
            halo = QColor(look.colour)
            halo.setAlphaF(0.35 * (1 - swing))
            reach = plan.ring * (1.0 + 4.0 * swing)
            _ring(painter, plan.picture.adjusted(-reach, -reach, reach, reach), halo, plan.ring)


def _still(plan: Plan, look: DiscLook, ratio: float) -> QPixmap:
    around = plan.around.toAlignedRect()
    made = QPixmap(around.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(look.behind))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-around.left(), -around.top())
    disc = plan.picture
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ground))
    painter.drawEllipse(disc)
    box = QRectF(0, 0, disc.width() * ICON, disc.width() * ICON)
    box.moveCenter(disc.center())
    paint_icon(painter, box, look.icon, look.colour)
    _ring(painter, disc, look.colour, plan.ring)
    painter.end()
    return made


def _ring(painter: QPainter, place: QRectF, colour: QColor | str, breadth: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), breadth))
    painter.drawEllipse(place)
