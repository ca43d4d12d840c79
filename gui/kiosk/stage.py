"""The kiosk's screen, painted in one go: a round picture or a calm ring, and one sentence."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from core.challenge.values import Movement
from core.frame import Lamp
from core.results import Analysis
from gui.fonts import font
from gui.frame_image import to_image
from gui.icons import paint_icon
from gui.kiosk.asking import Asked
from gui.kiosk.disc import Disc, DiscLook
from gui.kiosk.face_picture import Framing, face_picture
from gui.kiosk.plan import Plan, Way
from gui.kiosk.sentences import DEMO, LOOKS, WORDS, Say
from gui.kiosk.tongues import Tongues
from gui.kiosk.type_fit import FLAGS, SMALLEST, fitting_size, laid_out, type_of
from gui.kiosk.visit import Shown
from gui.theme import colours

BREATH = 6.0
"""Seconds of one breath of the ring while nobody is there."""

BREATH_STEP = 140
"""Milliseconds between two paints of it."""

VEIL = 0.93
"""How much of the stage is hidden behind the card for staff."""


POINTERS = {
    Movement.TURN_LEFT: ("arrow-left", Way.LEFT),
    Movement.TURN_RIGHT: ("arrow-right", Way.RIGHT),
    Movement.NOD: ("arrow-up-down", Way.BELOW),
    Movement.COME_CLOSER: ("expand", Way.BELOW),
}
"""Icon of each movement, and on which side of the picture it lies: the picture is a mirror, so a
person's own left is on the left."""


def pointer_of(asked: Asked) -> Way:
    """Return on which side the mark lies: below where the head only has to come back."""
    return Way.BELOW if asked.goes_back else POINTERS[asked.movement][1]


class Stage(QWidget):
    """Shows what it is told, as large as the screen allows. Takes no clicks."""

    def __init__(self, tongues: Tongues, *, calm: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kioskStage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tongues = tongues
        self._calm = calm
        self._shown = Shown(Say.MOMENT)
        self._texts: tuple[str, ...] = ()
        self._marks: tuple[tuple[str, str], ...] = ()
        self._disc = Disc()
        self._is_dimmed = False
        self._image: QImage | None = None
        self._framing: Framing | None = None
        self._fitted: tuple[tuple[str, ...], QSizeF, int] | None = None
        self._breath = QTimer(self)
        self._breath.setInterval(BREATH_STEP)
        self._breath.timeout.connect(self._breathe)
        self._renew()

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentence, once in each language."""
        return self._texts

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands at the lower edge all the time."""
        return tuple(text for _, text in self._marks)

    @property
    def is_breathing(self) -> bool:
        """Whether anything moves."""
        return self._breath.isActive()

    @property
    def has_picture(self) -> bool:
        """Whether a face is shown."""
        return self._image is not None

    def use(self, tongues: Tongues) -> None:
        """Speak other languages from now on."""
        self._tongues = tongues
        self._renew()

    def set_marks(self, *, unjudged: str, demo: bool) -> None:
        """Say for as long as it holds how people are greeted, and that this is a demo.

        Parameters
        ----------
        unjudged
            One of the sentences about greetings that no model judged; empty where there are none.
        """
        marks: list[tuple[str, str]] = []
        for is_on, icon, words in (
            (bool(unjudged), "shield-off", unjudged),
            (demo, "flask-conical", DEMO),
        ):
            if is_on:
                marks.append((icon, " · ".join(self._tongues.say(words))))
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Step back behind the card for staff."""
        if dimmed != self._is_dimmed:
            self._is_dimmed = dimmed
            self.update()

    def show_moment(self, shown: Shown) -> None:
        """Say what is to be said now; without a face its picture goes at once."""
        if not shown.shows_face and self._image is not None:
            self._image = self._framing = None
            self.update()
        before, self._shown = self._shown, shown
        if (shown.say, shown.name) != (before.say, before.name):
            self._renew()
        elif shown != before:
            self.update(self._plan().around.toAlignedRect())
        self._let_breathe()

    def show_face(self, analysis: Analysis) -> None:
        """Show the face of the visit in a frame, if one is to be shown."""
        if not self._shown.shows_face or not analysis.faces or not self.isVisible():
            return
        if not analysis.looked or analysis.frame.lamp is Lamp.UNLIT:
            return  # between two pulses of the lamp the picture is dark
        self._framing = Framing.of(analysis.faces[0], self._framing)
        side = max(16, round(self._plan().picture.width() * self.devicePixelRatioF()))
        self._image = to_image(face_picture(analysis, self._framing, side))
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.update(self._plan().around.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, picture, sentence and marks."""
        plan, look, c = self._plan(), LOOKS[self._shown.say], colours()
        area = QRectF(event.rect())
        soft = str(getattr(c, f"{look.colour}_soft"))
        is_hint = look.colour == "accent"
        asked = self._shown.asked
        disc = DiscLook(
            look.icon if asked is None or asked.goes_back else POINTERS[asked.movement][0],
            str(getattr(c, look.colour)),
            soft if is_hint else c.raised,
            c.surface if is_hint else soft,
            None if asked is None else asked.part,
            None if asked is None else pointer_of(asked),
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not plan.around.toAlignedRect().contains(event.rect()) or self._image is not None:
            painter.fillRect(area, QColor(disc.behind))
        if area.intersects(plan.around):
            if self._image is not None:
                self._disc.paint_face(painter, plan, disc, self._image)
            else:
                breath = time.monotonic() / BREATH if self._breath.isActive() else None
                self._disc.paint_icon(painter, plan, disc, breath)
        if area.intersects(plan.text):
            self._paint_texts(painter, plan, QColor(c.text))
        if area.intersects(plan.marks):
            self._paint_marks(painter, plan)
        if self._is_dimmed:
            veil = QColor(c.sunken)
            veil.setAlphaF(VEIL)
            painter.fillRect(area, veil)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the type anew."""
        self._fitted = None
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no face where nobody sees it."""
        self._image = self._framing = None
        self._breath.stop()
        super().hideEvent(event)

    def _plan(self) -> Plan:
        return Plan.of(self.size())

    def _renew(self) -> None:
        self._texts = self._tongues.say(WORDS[self._shown.say], name=self._shown.name)
        whole = " ".join(self._texts)
        if whole != self.accessibleName():
            self.setAccessibleName(whole)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, whole))
        self.update()

    def _let_breathe(self) -> None:
        wanted = self._shown.say is Say.STEP_IN and not self._calm and self.isVisible()
        if wanted and not self._breath.isActive():
            self._breath.start()
        elif not wanted:
            self._breath.stop()

    @Slot()
    def _breathe(self) -> None:
        self.update(self._plan().around.toAlignedRect())

    def _paint_texts(self, painter: QPainter, plan: Plan, colour: QColor) -> None:
        place = plan.text
        if self._fitted is None or self._fitted[:2] != (self._texts, place.size()):
            size = fitting_size(self._texts, place.size(), plan.largest_type)
            self._fitted = self._texts, place.size(), size
        pixels = self._fitted[2]
        rows = laid_out(self._texts, place.size(), pixels)
        height = rows[-1].bottom() if rows else 0.0
        top = plan.text_top(height)
        painter.setPen(colour)
        for row, (text, where) in enumerate(zip(self._texts, rows, strict=True)):
            painter.setFont(type_of(pixels, row))
            painter.drawText(where.translated(place.left(), top), FLAGS, text)

    def _paint_marks(self, painter: QPainter, plan: Plan) -> None:
        if not self._marks:
            return
        c = colours()
        words, metrics = _mark_type(self._marks, plan)
        painter.setFont(words)
        for plate, icon, text in mark_rows(self._marks, plan, metrics):
            painter.setPen(QPen(QColor(c.warn), 1.5))
            painter.setBrush(QColor(c.warn_soft))
            painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
            side = metrics.height()
            box = QRectF(plate.left() + side * 0.6, plate.center().y() - side / 2, side, side)
            paint_icon(painter, box, icon, c.warn)
            painter.setPen(QColor(c.warn))
            base = plate.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(box.right() + side * 0.35, base), text)


def _mark_type(marks: Sequence[tuple[str, str]], plan: Plan) -> tuple[QFont, QFontMetricsF]:
    """Return the type in which the longest mark fits into one row."""
    pixels = plan.mark_type
    while True:
        words = font(pixels, QFont.Weight.Medium)
        metrics = QFontMetricsF(words)
        widest = max(metrics.horizontalAdvance(text) for _, text in marks)
        if pixels <= SMALLEST or widest + metrics.height() * 2.6 <= plan.marks.width():
            return words, metrics
        pixels -= 1


def mark_rows(
    marks: Sequence[tuple[str, str]], plan: Plan, metrics: QFontMetricsF
) -> list[tuple[QRectF, str, str]]:
    """Return the plate, icon and text of each mark: in rows from the lower edge up, centred."""
    height, gap = metrics.height() * 1.7, metrics.height() * 0.5
    rows: list[list[tuple[float, str, str]]] = [[]]
    used = 0.0
    for icon, text in marks:
        width = metrics.horizontalAdvance(text) + metrics.height() * 2.6
        if rows[-1] and used + gap + width > plan.marks.width():
            rows.append([])
            used = 0.0
        rows[-1].append((width, icon, text))
        used += width + (gap if used else 0.0)
    placed = []
    top = plan.marks.bottom() - len(rows) * height - (len(rows) - 1) * gap
    for row in rows:
        left = plan.marks.center().x() - (sum(w for w, _, _ in row) + gap * (len(row) - 1)) / 2
        for width, icon, text in row:
            placed.append((QRectF(left, top, width, height), icon, text))
            left += width + gap
        top += height + gap
    return placed
