"""A quiet plate on the picture that says what the lamp does; pressed, it leads to its page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.capture.lamp_diagnosis import Diagnosis, LampKind
from gui.fonts import font
from gui.icons import paint_icon
from gui.language import say
from gui.tokens import CAPTION, GAP, ICON, OVERLAY, RADIUS, WIDE

ROUNDED_TO = 10
"""Per cent; a number that wavers would make the plate restless."""

MARK = ICON - 4.0


class LampMark(QAbstractButton):
    """Says a `Diagnosis` in a few words, in the lower left corner of its parent.

    It is told a new one at most once a second.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lampMark")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._diagnosis: Diagnosis | None = None
        self._picture = parent
        parent.installEventFilter(self)
        self.hide()

    def show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        """Say what the lamp does; None says nothing at all."""
        self._diagnosis = diagnosis
        self._renew()
        self.setVisible(diagnosis is not None)

    def sizeHint(self) -> QSize:
        """Room for the words."""
        metrics = QFontMetricsF(_font())
        width = metrics.horizontalAdvance(self.text()) + MARK + 3 * GAP
        return QSize(round(width + 1), round(max(metrics.height(), MARK) + GAP))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if watched is self._picture and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plate, icon and words; on video, so the theme doesn't matter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keyboard = self.hasFocus()
        painter.setPen(QPen(QColor(OVERLAY.text), 2) if has_keyboard else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(OVERLAY.plate))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        is_quiet = self._is_quiet
        mark = QRectF(GAP, (self.height() - MARK) / 2, MARK, MARK)
        paint_icon(
            painter,
            mark,
            "lightbulb" if is_quiet else "lightbulb-off",
            OVERLAY.quiet if is_quiet else OVERLAY.warn,
        )
        painter.setFont(_font())
        painter.setPen(QColor(OVERLAY.text if self.underMouse() or not is_quiet else OVERLAY.quiet))
        room = QRectF(self.rect()).adjusted(mark.right() + GAP, 0, 0, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        painter.end()

    @property
    def _is_quiet(self) -> bool:
        found = self._diagnosis
        if found is None or found.is_fine or not found.is_certain:
            return True
        # The pictures are believed, so nobody at the desk has to care.
        return found.kind is LampKind.FLAG_WRONG

    def _place(self) -> None:
        size = self.sizeHint()
        foot = self._picture.height() - WIDE
        self.setGeometry(WIDE, foot - size.height(), size.width(), size.height())

    def _renew(self) -> None:
        found = self._diagnosis
        if found is None:
            return
        words = self._words(found)
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self._place()
        sentence = say(found.sentence, **found.values)
        if sentence != self.accessibleDescription():
            self.setToolTip(sentence)
            self.setAccessibleDescription(sentence)
        self.update()

    def _words(self, found: Diagnosis) -> str:
        kind, measured = found.kind, found.measured
        if kind is LampKind.OTHER_LIGHT:
            return self.tr("Other light {share} %").format(
                share=_rounded(measured.other_light or 0.0)
            )
        if kind is LampKind.OVEREXPOSED:
            return self.tr("Overexposed")
        if kind in (LampKind.PULSING, LampKind.FLAG_WRONG) and measured.rhythm is not None:
            return self.tr("Lamp pulses")
        return {
            LampKind.SLOW: self.tr("Few pictures come"),
            LampKind.COLOUR: self.tr("Not an infrared camera"),
            LampKind.STOPPED: self.tr("Lamp no longer pulses"),
            LampKind.OFF: self.tr("Camera says: lamp off"),
            LampKind.DARK: self.tr("Picture stays dark"),
            LampKind.FLICKER: self.tr("Light flickers"),
            LampKind.FLAG_WRONG: self.tr("Lamp steady or off"),
            LampKind.STEADY: self.tr("Lamp steady or off"),
        }.get(kind, self.tr("Lamp: looking"))


def _rounded(share: float) -> int:
    return round(100 * share / ROUNDED_TO) * ROUNDED_TO


def _font() -> QFont:
    return font(CAPTION, QFont.Weight.Medium)
