"""The strobe scope: what lamp, other light and exposure did over the last ten seconds.

pyqtgraph is imported late and in the window's thread, for the reasons that `gui.live.plots` names.
"""

from __future__ import annotations

import html
import importlib
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.capture.strobe import LightReading
from core.frame import Lamp
from gui.quiet_plot import quiet_plot
from gui.theme import colours, set_look
from gui.tokens import GAP, TIGHT

SECONDS = 10.0

IMPORT_AFTER = 30
"""Milliseconds after it was first shown when pyqtgraph is imported: the window is painted."""

LEVELS_HEIGHT, SHARES_HEIGHT = 148, 92

MARKS = {"lit": "o", "unlit": "s", "unknown": "x"}
"""Each frame as a point: its shape says the same as its colour."""

LINES = ("clipped", "exposure")


class StrobeScope(QFrame):
    """Shows readings of the light. What it shows stands in words beside it, for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strobeScope")
        self._readings: tuple[LightReading, ...] = ()
        self._levels: Any = None
        self._shares: Any = None
        self._items: dict[str, Any] = {}
        set_look(self, "card")
        self._levels_key, self._shares_key = QLabel(self), QLabel(self)
        for key in (self._levels_key, self._shares_key):
            key.setTextFormat(Qt.TextFormat.RichText)
            set_look(key, "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP, GAP, TIGHT)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(self._levels_key)
        self._column.addSpacing(LEVELS_HEIGHT)
        self._column.addWidget(self._shares_key)
        self._column.addSpacing(SHARES_HEIGHT)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(IMPORT_AFTER)
        self._delay.timeout.connect(self._build)
        self._retranslate()

    @property
    def readings(self) -> tuple[LightReading, ...]:
        """What is shown, oldest first."""
        return self._readings

    @property
    def points(self) -> dict[str, int]:
        """How many points are drawn of each kind; empty until the plots are there."""
        if self._levels is None:
            return {}
        drawn = {name: self._items[name].getData()[0] for name in MARKS}
        return {name: 0 if times is None else len(times) for name, times in drawn.items()}

    def set_readings(self, readings: Sequence[LightReading]) -> None:
        """Show the last `SECONDS` of `readings`, oldest first."""
        begin = readings[-1].time - SECONDS if readings else 0.0
        self._readings = tuple(reading for reading in readings if reading.time >= begin)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plots when they are wanted for the first time."""
        super().showEvent(event)
        if self._levels is None:
            self._delay.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)

    @Slot()
    def _build(self) -> None:
        if self._levels is not None:
            return
        graph = importlib.import_module("pyqtgraph")
        self._levels = quiet_plot(graph, self, SECONDS)
        self._shares = quiet_plot(graph, self, SECONDS)
        self._levels.getAxis("bottom").setStyle(showValues=False)
        self._levels.setYRange(0, 255, padding=0.04)
        self._levels.getAxis("left").setTicks([[(n, str(n)) for n in (0, 64, 128, 192, 255)]])
        self._shares.setYRange(0, 100, padding=0.16)  # room for half a figure at both ends
        self._shares.getAxis("left").setTicks([[(n, str(n)) for n in (0, 50, 100)]])
        for name in ("lit_line", "unlit_line", *MARKS):
            self._items[name] = self._levels.plot()
        for name in LINES:
            self._items[name] = self._shares.plot(connect="finite")
        while self._column.count():
            self._column.takeAt(0)
        for key, plot, height in (
            (self._levels_key, self._levels, LEVELS_HEIGHT),
            (self._shares_key, self._shares, SHARES_HEIGHT),
        ):
            plot.setFixedHeight(height)
            self._column.addWidget(key)
            self._column.addWidget(plot)
        self._retranslate()

    def _colour(self) -> None:
        """Take the theme's colours."""
        if self._levels is None:
            return
        graph = importlib.import_module("pyqtgraph")
        c = colours()
        for plot in (self._levels, self._shares):
            plot.setBackground(QColor(c.raised))
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(QColor(c.border))
                plot.getAxis(side).setTextPen(QColor(c.muted))
        self._shares.setLabel(
            "bottom", self.tr("Seconds ago"), color=c.muted, **{"font-size": "12px"}
        )
        lit, unlit, unknown = QColor(c.accent), QColor(c.warn), QColor(c.muted)
        for name, colour, filled in (
            ("lit", lit, True),
            ("unlit", unlit, False),
            ("unknown", unknown, False),
        ):
            item = self._items[name]
            item.setPen(None)
            item.setSymbol(MARKS[name])
            item.setSymbolSize(5)
            item.setSymbolPen(graph.mkPen(colour, width=1))
            item.setSymbolBrush(graph.mkBrush(colour) if filled else None)
        for name, colour in (("lit_line", lit), ("unlit_line", unlit)):
            soft = QColor(colour)
            soft.setAlpha(110)
            self._items[name].setPen(graph.mkPen(soft, width=1))
        self._items["clipped"].setPen(graph.mkPen(QColor(c.danger), width=1))
        self._items["exposure"].setPen(
            graph.mkPen(QColor(c.neutral), width=1, style=Qt.PenStyle.DashLine)
        )

    def _draw(self) -> None:
        """Draw the readings; the newest stands at 0."""
        self._key()
        if self._levels is None:
            return
        readings = self._readings
        now = readings[-1].time if readings else 0.0
        times = np.array([reading.time - now for reading in readings])
        levels = np.array([reading.level for reading in readings])
        for name, lamp in (("lit", Lamp.LIT), ("unlit", Lamp.UNLIT), ("unknown", Lamp.UNKNOWN)):
            of_lamp = np.array([reading.lamp is lamp for reading in readings], bool)
            self._items[name].setData(times[of_lamp], levels[of_lamp])
            if name != "unknown":
                self._items[f"{name}_line"].setData(times[of_lamp], levels[of_lamp])
        self._items["clipped"].setData(
            times, np.array([100 * reading.clipped for reading in readings])
        )
        exposures = [_exposure(reading) for reading in readings]
        most = max((e for e in exposures if not math.isnan(e)), default=1.0) or 1.0
        self._items["exposure"].setData(times, 100 * np.array(exposures) / most)

    def _key(self) -> None:
        """Say which mark is what."""
        c = colours()
        exposures = [e for r in self._readings if not math.isnan(e := _exposure(r))]
        marks = (
            (c.accent, "●", self.tr("Lit")),
            (c.warn, "□", self.tr("Unlit")),
            (c.muted, "✕", self.tr("Not known")),
        )
        lines = [(c.danger, "━", self.tr("Overexposed, %"))]
        if exposures:
            has_time = any(
                r.exposure is not None and r.exposure.milliseconds is not None
                for r in self._readings
            )
            words = (
                self.tr("Exposure, % of {most} ms") if has_time else self.tr("Gain, % of {most}")
            )
            lines.append((c.neutral, "┅", words.format(most=f"{max(exposures):.3g}")))
        title = self.tr("Light, 0 to 255")
        self._levels_key.setText(f"{html.escape(title)}&nbsp;&nbsp; {_key_text(marks)}")
        self._shares_key.setText(_key_text(lines))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Light of the last 10 seconds, picture by picture"))
        self._colour()
        self._draw()


def _exposure(reading: LightReading) -> float:
    """Return the exposure time of a reading, the gain where only that is told, else NaN."""
    exposure = reading.exposure
    if exposure is None:
        return math.nan
    if exposure.milliseconds is not None:
        return exposure.milliseconds
    return math.nan if exposure.gain is None else exposure.gain


def _key_text(marks: Sequence[tuple[str, str, str]]) -> str:
    parts = (
        f'<span style="color:{colour}">{mark}</span>&nbsp;{html.escape(words)}'
        for colour, mark, words in marks
    )
    return "&nbsp;&nbsp; ".join(parts)
