"""A quiet line that says what the lamp does; pressed, it leads to the page of the light."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from core.capture.lamp_diagnosis import Diagnosis, LampKind
from gui.icons import icon
from gui.language import say
from gui.theme import set_look
from gui.tokens import ICON, TIGHT

ROUNDED_TO = 10
"""Per cent; a number that wavers would make the line restless."""


class LampMark(QPushButton):
    """Says a `Diagnosis` in a few words. It is told a new one at most once a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lampMark")
        set_look(self, "quiet")
        self.setIconSize(QSize(ICON + TIGHT, ICON))  # room before the words
        self._diagnosis: Diagnosis | None = None
        self._icon = ""
        self.hide()

    def show_diagnosis(self, diagnosis: Diagnosis | None) -> None:
        """Say what the lamp does; None says nothing at all."""
        self._diagnosis = diagnosis
        self._renew()
        self.setVisible(diagnosis is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def _renew(self) -> None:
        found = self._diagnosis
        if found is None:
            return
        words = self._words(found)
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
        sentence = say(found.sentence, **found.values)
        if sentence != self.accessibleDescription():
            self.setToolTip(sentence)
            self.setAccessibleDescription(sentence)
        fine = found.is_fine or not found.is_certain
        shown = ("lightbulb", "muted") if fine else ("lightbulb-off", "warn")
        if "/".join(shown) != self._icon:
            self._icon = "/".join(shown)
            self.setIcon(icon(*shown))

    def _words(self, found: Diagnosis) -> str:
        kind, measured = found.kind, found.measured
        if kind is LampKind.OTHER_LIGHT:
            return self.tr("Other light {share} %").format(
                share=_rounded(measured.other_light or 0.0)
            )
        if kind is LampKind.OVEREXPOSED:
            return self.tr("Overexposed")
        if kind in (LampKind.PULSING, LampKind.FLAG_WRONG) and measured.rhythm is not None:
            lit, unlit = measured.rhythm
            return self.tr("Lamp pulses {lit}:{unlit}").format(lit=lit, unlit=unlit)
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
