"""What the strobe scope shows, in words and numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.capture.lamp_measures import LampMeasures
from core.frame import Exposure
from gui.models.labels import label, short_label
from gui.tokens import TIGHT

ROWS = ("lit", "unlit", "other", "clipped", "rate", "exposure", "said")


class LightNumbers(QWidget):
    """A column of names and values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lightNumbers")
        self._measured = LampMeasures()
        self._exposure: Exposure | None = None
        self._names = {row: short_label(self, "caption") for row in ROWS}
        self._values: dict[str, QLabel] = {row: label(self, "", f"light-{row}") for row in ROWS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in ROWS:
            column.addWidget(self._names[row])
            column.addWidget(self._values[row])
            column.addSpacing(TIGHT)
        column.addStretch(1)
        self._renew()

    @property
    def text(self) -> str:
        """All of it, a line a row."""
        return "\n".join(f"{self._names[row].text()}: {self._values[row].text()}" for row in ROWS)

    def set_measures(self, measured: LampMeasures, exposure: Exposure | None) -> None:
        """Show what was measured lately, and how the newest frame was exposed."""
        self._measured, self._exposure = measured, exposure
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def _renew(self) -> None:
        found = self._measured
        names = {
            "lit": self.tr("Light with the lamp"),
            "unlit": self.tr("Light without the lamp"),
            "other": self.tr("Other light"),
            "clipped": self.tr("Overexposed"),
            "rate": self.tr("Pictures"),
            "exposure": self.tr("Exposure"),
            "said": self.tr("The camera says of its lamp"),
        }
        if found.lit_level is None:
            names["lit"] = self.tr("Light")
        unknown = self.tr("not known")
        level = found.level if found.lit_level is None else found.lit_level
        other = found.other_light
        values = {
            "lit": self.tr("{level} of 255").format(level=round(level))
            if found.frames
            else unknown,
            "unlit": self.tr("{level} of 255").format(level=round(found.unlit_level))
            if found.unlit_level is not None
            else unknown,
            "other": self.tr("{share} % of the light").format(share=round(100 * other))
            if other is not None
            else unknown,
            "clipped": self.tr("{share} %").format(share=f"{100 * found.clipped:.1f}")
            if found.frames
            else unknown,
            "rate": self._rate(),
            "exposure": self._exposed(),
            "said": self._said(),
        }
        for row in ROWS:
            self._names[row].setText(names[row])
            if self._values[row].text() != values[row]:
                self._values[row].setText(values[row])
        self.setAccessibleName(self.tr("Light in numbers"))
        self.setAccessibleDescription(self.text)

    def _rate(self) -> str:
        found = self._measured
        if found.rate is None:
            return self.tr("not known")
        rate = self.tr("{rate} a second").format(rate=f"{found.rate:.0f}")
        if not found.lost:
            return rate
        return self.tr("{rate}, {lost} of {all} lost").format(
            rate=rate, lost=found.lost, all=found.frames + found.lost
        )

    def _exposed(self) -> str:
        exposure = self._exposure
        if exposure is None:
            return self.tr("not told by the camera")
        parts = []
        if exposure.milliseconds is not None:
            parts.append(self.tr("{time} ms").format(time=f"{exposure.milliseconds:.3g}"))
        if exposure.gain is not None:
            parts.append(self.tr("gain {gain}").format(gain=f"{exposure.gain:.3g}"))
        return ", ".join(parts) or self.tr("not told by the camera")

    def _said(self) -> str:
        found = self._measured
        if not found.flag_lit and not found.flag_unlit:
            return self.tr("nothing")
        if not found.flag_unlit:
            said = self.tr("always on")
        elif not found.flag_lit:
            said = self.tr("always off")
        else:
            said = self.tr("on in {lit} of {all} pictures").format(
                lit=found.flag_lit, all=found.flag_lit + found.flag_unlit
            )
        if found.flag_is_wrong:
            return self.tr("{said} (not believed: the pictures contradict)").format(said=said)
        return said
