"""Paints what was found over the video: a pure function of result, place and age."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.results import FaceAnalysis
from gui.fonts import elided, font
from gui.icons import paint_icon
from gui.live.ground_words import ground_of
from gui.live.ground_words import mark as bare_mark
from gui.live.state_look import STATES, label, liveness_look
from gui.live.view_map import ViewMap
from gui.live_result import LiveResult
from gui.tokens import BODY, CAPTION, GAP, OVERLAY, TIGHT

KEPT = 0.3
"""Seconds for which an overlay is shown in full; it then fades (docs/adr/0004)."""

FADING = 0.3
"""Seconds it takes to fade."""

PLAIN_HEIGHT, MOST_MAGNIFIED = 900.0, 2.0
"""Points a picture is high up to which lines and words have their own size, and their most."""

PLATE_ICON = 18.0
PLATE_WIDEST = 320.0


def opacity(age: float) -> float:
    """How strongly an overlay is painted that is `age` seconds old: 1 full, 0 gone."""
    return max(0.0, min(1.0, 1.0 - (age - KEPT) / FADING))


def magnification(height: float) -> float:
    """How much larger lines and words are painted on a picture `height` points high."""
    return max(1.0, min(height / PLAIN_HEIGHT, MOST_MAGNIFIED))


def paint_overlay(
    painter: QPainter,
    place: ViewMap,
    bounds: QRectF,
    result: LiveResult,
    *,
    strength: float = 1.0,
    landmarks: bool = True,
) -> None:
    """Paint boxes, points and words of one result.

    Parameters
    ----------
    place
        Maps the result's frame into the view.
    bounds
        Where the picture lies; words stay inside.
    strength
        Opacity, 0 to 1.
    landmarks
        Whether the five points are shown.
    """
    if strength <= 0.0 or not result.analysis.faces:
        return
    painter.save()
    painter.setOpacity(strength)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    larger = magnification(bounds.height())
    if larger > 1.0:
        painter.scale(larger, larger)
        place = place.shrunk(larger)
        bounds = QRectF(bounds.topLeft() / larger, bounds.size() / larger)
    taken = [_box(place, face) for face in result.analysis.faces]
    for face in result.analysis.faces[1:]:
        _thin_box(painter, _box(place, face))
    taken.append(_face_of_the_visit(painter, place, bounds, result, landmarks, taken[1:]))
    for number, face in enumerate(result.analysis.faces[1:], start=1):
        others = taken[:number] + taken[number + 1 :]
        taken.append(_bystander(painter, taken[number], bounds, face, others))
    painter.restore()


def _face_of_the_visit(
    painter: QPainter,
    place: ViewMap,
    bounds: QRectF,
    result: LiveResult,
    landmarks: bool,
    taken: list[QRectF],
) -> QRectF:
    """Draw the face that is judged; return where its words stand."""
    face = result.analysis.faces[0]
    look = STATES[result.decision.state]
    colour = QColor(getattr(OVERLAY, look.on_video))
    box = _box(place, face)
    _corners(painter, box, QColor(OVERLAY.halo), 5.0)
    _corners(painter, box, colour, 2.5)
    if landmarks:
        _points(painter, place, face, colour)
    track = result.decision.track or face.track
    parts = ("" if track is None else _track_words(track.number), bare_mark(result))
    second = " · ".join(part for part in parts if part)
    mark = liveness_look(result.decision, ground_of(result))
    return _plate(
        painter,
        box,
        bounds,
        (look.icon, colour),
        label(result.decision),
        second,
        (mark.icon, QColor(getattr(OVERLAY, mark.on_video))),
        taken,
    )


def _thin_box(painter: QPainter, box: QRectF) -> None:
    for colour, width in ((OVERLAY.halo, 3.0), (OVERLAY.quiet, 1.25)):
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)


def _bystander(
    painter: QPainter, box: QRectF, bounds: QRectF, face: FaceAnalysis, taken: list[QRectF]
) -> QRectF:
    """Say at a face that it is shown and never judged; return where."""
    words = QCoreApplication.translate("Overlay", "Not judged")
    second = "" if face.track is None else _track_words(face.track.number)
    mark = ("user", QColor(OVERLAY.quiet))
    return _plate(painter, box, bounds, mark, words, second, None, taken)


def _track_words(number: int) -> str:
    return QCoreApplication.translate("Overlay", "Face {number}").format(number=number)


def _box(place: ViewMap, face: FaceAnalysis) -> QRectF:
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    return place.box(x1, y1, x2, y2)


def _corners(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    """Draw the four corners of a rounded box, so that the face itself stays free."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(14.0, box.width() / 4, box.height() / 4)
    arm = min(box.width(), box.height()) * 0.12
    for x, towards_x, quarter_x in ((box.left(), 1, 0), (box.right(), -1, 1)):
        for y, towards_y, quarter_y in ((box.top(), 1, 0), (box.bottom(), -1, 1)):
            circle = QRectF(0, 0, 2 * radius, 2 * radius)
            circle.moveCenter(QPointF(x + towards_x * radius, y + towards_y * radius))
            # Quarters counter-clockwise from three o'clock: 0 right-top, 1 left-top, ...
            start = {(0, 0): 90, (1, 0): 0, (0, 1): 180, (1, 1): 270}[(quarter_x, quarter_y)]
            painter.drawArc(circle, start * 16, 90 * 16)
            bend_x, bend_y = x + towards_x * radius, y + towards_y * radius
            painter.drawLine(QPointF(bend_x, y), QPointF(bend_x + towards_x * arm, y))
            painter.drawLine(QPointF(x, bend_y), QPointF(x, bend_y + towards_y * arm))


def _points(painter: QPainter, place: ViewMap, face: FaceAnalysis, colour: QColor) -> None:
    painter.setPen(QPen(QColor(OVERLAY.halo), 1.5))
    painter.setBrush(colour)
    for x, y in face.detection.landmarks:
        painter.drawEllipse(place.point(float(x), float(y)), 2.75, 2.75)


def _beside(
    box: QRectF, bounds: QRectF, width: float, height: float, taken: Sequence[QRectF] = ()
) -> QRectF:
    """Find a place for words that covers no face: above, below, right or left of its box.

    They also keep clear of what is `taken`, other faces and their words, where there is room.
    Where the face leaves no room on any side they stand at the foot of the picture.
    """
    centred = box.center().x() - width / 2
    centred = max(bounds.left(), min(centred, bounds.right() - width))
    level = max(bounds.top(), min(box.top(), bounds.bottom() - height))
    places = [
        QRectF(centred, box.top() - GAP - height, width, height),
        QRectF(centred, box.bottom() + GAP, width, height),
        QRectF(box.right() + GAP, level, width, height),
        QRectF(box.left() - GAP - width, level, width, height),
    ]
    foot = QRectF(centred, bounds.bottom() - height, width, height)
    inside = [place for place in places if bounds.contains(place)]
    free = (place for place in inside if not any(place.intersects(other) for other in taken))
    return next(free, inside[0] if inside else foot)


def _plate(
    painter: QPainter,
    box: QRectF,
    bounds: QRectF,
    mark: tuple[str, QColor],
    words: str,
    second: str,
    end_mark: tuple[str, QColor] | None,
    taken: list[QRectF],
) -> QRectF:
    """Draw a plate with icon, words and a second line beside the box; return where it lies."""
    first_font, second_font = font(BODY, QFont.Weight.DemiBold), font(CAPTION)
    inner = bounds.adjusted(TIGHT, TIGHT, -TIGHT, -TIGHT)
    end = PLATE_ICON + GAP if end_mark is not None else 0.0
    room = min(PLATE_WIDEST - 2 * GAP - PLATE_ICON, inner.width() - end - 3 * GAP - PLATE_ICON)
    words, second = elided(words, first_font, room), elided(second, second_font, room)
    first, small = QFontMetricsF(first_font), QFontMetricsF(second_font)
    text_width = max(first.horizontalAdvance(words), small.horizontalAdvance(second))
    height = first.height() + (small.height() if second else 0.0) + 2 * TIGHT + 2
    width = PLATE_ICON + text_width + end + 3 * GAP
    plate = _beside(box, inner, width, height, taken)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(OVERLAY.plate))
    painter.drawRoundedRect(plate, 8, 8)
    middle = plate.center().y() - PLATE_ICON / 2
    paint_icon(painter, QRectF(plate.left() + GAP, middle, PLATE_ICON, PLATE_ICON), *mark)
    if end_mark is not None:
        paint_icon(
            painter,
            QRectF(plate.right() - GAP - PLATE_ICON, middle, PLATE_ICON, PLATE_ICON),
            *end_mark,
        )
    line = QRectF(plate.left() + 2 * GAP + PLATE_ICON, plate.top() + TIGHT, text_width + 2, 0)
    line.setHeight(first.height() + 2)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(first_font)
    painter.setPen(QColor(OVERLAY.text))
    painter.drawText(line, left, words)
    if second:
        line.moveTop(line.bottom())
        line.setHeight(small.height())
        painter.setFont(second_font)
        painter.setPen(QColor(OVERLAY.quiet))
        painter.drawText(line, left, second)
    return plate
