"""The round picture of the kiosk: a face, or an icon with a calm ring around it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from gui.icons import paint_icon
from gui.kiosk.plan import Plan, Way
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

    part: float | None = None
    """How much of the ring is full, 0 to 1; None: it shows nothing."""

    way: Way | None = None
    """On which side the mark lies that points; None: there is a small one below."""


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
        if look.part is None:
            _ring(painter, disc, look.colour, plan.ring)
        else:
            _progress(painter, disc, look, plan.ring)
        self._paint_mark(painter, plan, look)

    def _paint_mark(self, painter: QPainter, plan: Plan, look: DiscLook) -> None:
        place = plan.badge if look.way is None else plan.pointer(look.way)
        painter.setPen(QPen(QColor(colours().raised), plan.ring / 2))
        painter.setBrush(QColor(look.colour))
        painter.drawEllipse(place)
        side = place.width() * 0.56
        box = QRectF(0, 0, side, side)
        box.moveCenter(place.center())
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
        still = replace(look, part=None, way=None)
        if self._kept is None or self._kept_of != (still, plan, ratio):
            self._kept = _still(plan, still, ratio)
            self._kept_of = still, plan, ratio
        painter.drawPixmap(around.topLeft(), self._kept)
        if look.part is not None:
            _progress(painter, plan.picture, look, plan.ring)
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


def _progress(painter: QPainter, place: QRectF, look: DiscLook, breadth: float) -> None:
    """A ring that fills from the top, clockwise, broader than where it is empty."""
    _ring(painter, place, colours().border_strong, breadth)
    pen = QPen(QColor(look.colour), breadth * 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if look.part:
        painter.drawArc(place, 90 * 16, -round(360 * 16 * min(1.0, look.part)))


def _ring(painter: QPainter, place: QRectF, colour: QColor | str, breadth: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), breadth))
    painter.drawEllipse(place)
