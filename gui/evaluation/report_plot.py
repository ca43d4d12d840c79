"""A plot of a report, on the screen: curves over linear, logarithmic or probit axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.reports.document import Plot
from core.reports.scales import axis
from gui.late_plot import LatePlot
from gui.theme import colours

HEIGHT = 300

_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_MARKS = ("━", "┅", "┈", "╍")


class ReportPlot(LatePlot):
    """Shows one `core.reports.document.Plot`."""

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.setObjectName("reportPlot")
        self._shown = plot

    def draw(self, graph: Any, plot: Any) -> Sequence[tuple[str, str, str]]:
        """Draw all curves and marks."""
        shown, c = self._shown, colours()
        names = f"{shown.y_words}, {shown.x_words}"
        self.setAccessibleName(names)
        across = axis(shown.x_scale, _all([curve.x for curve in shown.curves], shown.marks))
        up = axis(shown.y_scale, _all([curve.y for curve in shown.curves], ()))
        key = []
        for number, curve in enumerate(shown.curves):
            # Colour and stroke both tell the curves apart.
            colour = (c.known, c.danger, c.accent, c.warn)[number % 4]
            style = _STYLES[number % len(_STYLES)]
            pen = graph.mkPen(QColor(colour), width=2, style=style)
            item = plot.plot(across.place(curve.x), up.place(curve.y), pen=pen)
            if curve.filled:
                ground = QColor(colour)
                ground.setAlpha(44)
                item.setFillLevel(0.0)
                item.setFillBrush(ground)
            key.append((colour, _MARKS[number % len(_MARKS)], curve.words))
        for value, words in shown.marks:
            place = float(across.place(np.array([value]))[0])
            dash = graph.mkPen(QColor(c.muted), width=1, style=Qt.PenStyle.DashLine)
            plot.addItem(graph.InfiniteLine(place, 90, pen=dash))
            key.append((c.muted, "┆", words))
        for side, scale in (("bottom", across), ("left", up)):
            places = scale.place(np.array([value for value, _ in scale.ticks]))
            words_at = [words for _, words in scale.ticks]
            ticks = list(zip(places.tolist(), words_at, strict=True))
            plot.getAxis(side).setTicks([ticks])
        plot.setXRange(0.0, 1.0, padding=0.02)
        plot.setYRange(0.0, 1.0, padding=0.03)
        plot.showGrid(x=shown.x_scale != "linear", y=shown.y_scale != "linear", alpha=0.25)
        self.label_axes(shown.x_words, shown.y_words)
        return key


def _all(
    parts: Sequence[np.ndarray[Any, np.dtype[np.float64]]], marks: Sequence[tuple[float, str]]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.concatenate([*parts, np.array([value for value, _ in marks], float)])
