"""Paints how far an enrolment is: a ring around the face, an arrow, and one sentence.

A pure function of values, as the overlay is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.enrolment.shots import Arrow
from core.people.records import View
from gui.fonts import font
from gui.icons import paint_icon
from gui.live.overlay import magnification
from gui.tokens import DISPLAY, GAP, OVERLAY, PAGE, TITLE, WIDE

ROOM = 0.72
"""Radius of the ring in longer sides of the face's box: the whole head is inside."""

GUIDE = 0.36
"""Radius of the ring in heights of the picture while no face is there."""

BAND, INNER = 10.0, 5.0
"""Breadth of the outer ring and of the inner one, in points."""

SPAN = 74.0
"""Degrees of one segment of the outer ring."""

ARROW = 56.0
WIDEST = 720.0
"""Points that the sentence may take in one line."""

_AT = {View.RIGHT: 0.0, View.UP: 90.0, View.LEFT: 180.0, View.DOWN: 270.0}
"""Where a segment lies in the mirrored picture: 0 is three o'clock, counter-clockwise."""

ARROWS = {
    Arrow.LEFT: "arrow-left",
    Arrow.RIGHT: "arrow-right",
    Arrow.UP: "arrow-up",
    Arrow.DOWN: "arrow-down",
    Arrow.CLOSER: "expand",
    Arrow.BACK: "shrink",
}
"""Icon of each arrow."""

_OPPOSITE = {Arrow.LEFT: Arrow.RIGHT, Arrow.RIGHT: Arrow.LEFT}


@dataclass(frozen=True, slots=True)
class Ring:
    """What is to be painted."""

    filled: Mapping[View, float] = field(default_factory=dict)
    """Every wanted view to how far it is, 0 to 1."""

    wanted: View | None = None
    sentence: str = ""
    """In the window's language."""

    arrow: Arrow = Arrow.NONE
    """As the person sees it in the mirrored picture."""

    is_good: bool = False
    is_trouble: bool = False


def arrow_icon(arrow: Arrow, *, mirrored: bool) -> str:
    """Return the icon of an arrow in the picture as it is shown; empty for none."""
    return ARROWS.get(arrow if mirrored else _OPPOSITE.get(arrow, arrow), "")


def segment_angle(view: View, *, mirrored: bool) -> float | None:
    """Return where the middle of a view's segment lies; None for the circle in the middle.

    Degrees, 0 is three o'clock, counter-clockwise.
    """
    at = _AT.get(view)
    if at is None or mirrored:
        return at
    return {0.0: 180.0, 180.0: 0.0}.get(at, at)


def paint_ring(
    painter: QPainter,
    bounds: QRectF,
    face: QRectF | None,
    ring: Ring,
    *,
    mirrored: bool,
    flash: float = 0.0,
) -> None:
    """Paint ring, arrow and sentence.

    Parameters
    ----------
    bounds
        Where the picture lies; nothing is painted outside.
    face
        Box of the face in the view; None while there is none: the ring then shows where to stand.
    flash
        How strongly the picture lights up because a view was taken, 0 to 1.
    """
    painter.save()
    painter.setClipRect(bounds)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if flash > 0.0:
        light = QColor(OVERLAY.text)
        light.setAlphaF(0.45 * min(1.0, flash))
        painter.fillRect(bounds, light)
    larger = magnification(bounds.height())
    circle = _circle(bounds, face)
    _outer(painter, circle, ring, larger, mirrored)
    _inner(painter, circle, ring, larger)
    room = QRectF(bounds)
    if ring.sentence:
        room.setBottom(_sentence(painter, bounds, ring, larger, mirrored).top())
    _arrow(painter, room, circle, ring, larger, mirrored)
    painter.restore()


def _circle(bounds: QRectF, face: QRectF | None) -> QRectF:
    if face is None:
        centre, radius = bounds.center(), GUIDE * bounds.height()
    else:
        centre, radius = face.center(), ROOM * max(face.width(), face.height())
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def _colour(ring: Ring, view: View, part: float) -> QColor:
    if part >= 1.0:
        return QColor(OVERLAY.known)
    if ring.is_trouble:
        return QColor(OVERLAY.warn)
    return QColor(OVERLAY.checking if view is ring.wanted else OVERLAY.unknown)


def _outer(painter: QPainter, circle: QRectF, ring: Ring, larger: float, mirrored: bool) -> None:
    for view, part in ring.filled.items():
        middle = segment_angle(view, mirrored=mirrored)
        if middle is None:
            continue
        breadth = BAND * larger
        _arc(painter, circle, middle, SPAN, QColor(OVERLAY.halo), breadth + 4.0)
        if view is ring.wanted:
            _arc(painter, circle, middle, SPAN, _colour(ring, view, 0.0), breadth * 0.35)
        if part > 0.0:
            _arc(painter, circle, middle, SPAN * min(1.0, part), _colour(ring, view, part), breadth)


def _inner(painter: QPainter, circle: QRectF, ring: Ring, larger: float) -> None:
    """The circle that stands for looking straight, and for every view that has no side."""
    inside = circle.adjusted(*(side * 2.2 * BAND * larger for side in (1, 1, -1, -1)))
    middle = [
        (view, part)
        for view, part in ring.filled.items()
        if segment_angle(view, mirrored=True) is None
    ]
    for view, part in middle[-1:]:
        breadth = INNER * larger
        _arc(painter, inside, 90.0, 360.0, QColor(OVERLAY.halo), breadth + 4.0)
        if view is ring.wanted:
            _arc(painter, inside, 90.0, 360.0, _colour(ring, view, 0.0), breadth * 0.4)
        if part > 0.0:
            _arc(painter, inside, 90.0, 360.0 * min(1.0, part), _colour(ring, view, part), breadth)


def _arc(
    painter: QPainter, circle: QRectF, middle: float, span: float, colour: QColor, breadth: float
) -> None:
    pen = QPen(colour, breadth)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(circle, round((middle - span / 2) * 16), round(span * 16))


def _arrow(
    painter: QPainter, bounds: QRectF, circle: QRectF, ring: Ring, larger: float, mirrored: bool
) -> None:
    """An arrow beside the ring, on the side that it points to."""
    shown = ring.arrow if mirrored else _OPPOSITE.get(ring.arrow, ring.arrow)
    steps = {
        Arrow.LEFT: QPointF(-1, 0),
        Arrow.RIGHT: QPointF(1, 0),
        Arrow.UP: QPointF(0, -1),
        Arrow.DOWN: QPointF(0, 1),
    }
    if shown not in steps:
        return
    side = ARROW * larger
    centre = circle.center() + steps[shown] * (circle.width() / 2 + side * 0.75)
    half = side / 2 + GAP
    centre.setX(min(max(centre.x(), bounds.left() + half), bounds.right() - half))
    centre.setY(min(max(centre.y(), bounds.top() + half), bounds.bottom() - half))
    ground = QRectF(0, 0, side, side)
    ground.moveCenter(centre)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVERLAY.plate))
    painter.drawEllipse(ground)
    inset = side * 0.2
    colour = QColor(OVERLAY.checking)
    paint_icon(painter, ground.adjusted(inset, inset, -inset, -inset), ARROWS[shown], colour)


def _sentence(
    painter: QPainter, bounds: QRectF, ring: Ring, larger: float, mirrored: bool
) -> QRectF:
    """Paint one sentence at the foot of the picture, to be read from afar; return where."""
    colour = QColor(OVERLAY.text)
    mark = arrow_icon(ring.arrow, mirrored=mirrored)
    if ring.is_trouble:
        mark, colour = "triangle-alert", QColor(OVERLAY.warn)
    elif ring.is_good:
        mark, colour = "check", QColor(OVERLAY.known)
    size = DISPLAY if bounds.width() >= 480 else TITLE
    words = font(round(size * larger), QFont.Weight.DemiBold)
    painter.setFont(words)
    painter.setPen(colour)  # without a pen no text is measured either
    line = QFontMetricsF(words).height()
    icon = line if mark else 0.0
    beside = icon + (GAP if mark else 0.0)
    room = min(bounds.width() - 2 * WIDE, WIDEST * larger) - 2 * PAGE - beside
    flags = int(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    )
    text = painter.boundingRect(QRectF(0, 0, room, bounds.height()), flags, ring.sentence)
    plate = QRectF(0, 0, text.width() + beside + 2 * PAGE, max(text.height(), icon) + 2 * GAP)
    plate.moveCenter(QPointF(bounds.center().x(), 0))
    plate.moveBottom(bounds.bottom() - 2 * PAGE)  # above the mark of the lamp
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVERLAY.plate))
    painter.drawRoundedRect(plate, 12, 12)
    left = plate.left() + PAGE
    if mark:
        box = QRectF(left, plate.center().y() - icon / 2, icon, icon)
        paint_icon(painter, box, mark, colour)
    painter.setPen(colour)
    place = QRectF(left + beside, plate.top(), text.width() + 2, plate.height())
    painter.drawText(place, flags, ring.sentence)
    return plate
