"""The plot of how alike people were to their views, day by day or week by week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.people.trends.values import Point, Trends
from gui.late_plot import LatePlot
from gui.theme import colours

HEIGHT = 190

_LABELS = 7  # dates along the axis, at most


class SimilarityPlot(LatePlot):
    """Shows the median of each day or week, where half of the visits lie, and what is needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.setObjectName("similarityPlot")
        self._trends: Trends | None = None

    def show_trends(self, trends: Trends | None) -> None:
        """Show the points of these trends."""
        self._trends = trends
        self.refresh()

    def draw(self, graph: Any, plot: Any) -> Sequence[tuple[str, str, str]]:
        """Draw the band of quarters, the medians with their intervals, and the threshold."""
        self.setAccessibleName(self.tr("Similarity of who was recognised, over time"))
        trends, c = self._trends, colours()
        if trends is None:
            return ()
        points = [point for point in trends.points if point.median is not None]
        first = trends.points[0].start.toordinal() if trends.points else 0
        days = np.array([point.start.toordinal() - first for point in points], float)
        band = QColor(c.accent)
        band.setAlpha(48)
        low, high = (
            plot.plot(days, _values(points, name), pen=None)
            for name in ("quarter", "three_quarters")
        )
        plot.addItem(graph.FillBetweenItem(low, high, brush=band))
        within = [point for point in points if point.low is not None and point.high is not None]
        middles = np.array([((p.low or 0.0) + (p.high or 0.0)) / 2.0 for p in within])
        plot.addItem(
            graph.ErrorBarItem(
                x=np.array([point.start.toordinal() - first for point in within], float),
                y=middles,
                height=np.array([(p.high or 0.0) - (p.low or 0.0) for p in within]),
                pen=graph.mkPen(QColor(c.accent), width=1),
            )
        )
        plot.plot(
            days,
            _values(points, "median"),
            pen=graph.mkPen(QColor(c.accent), width=1),
            symbol="o",
            symbolSize=5,
            symbolPen=None,
            symbolBrush=QColor(c.accent),
        )
        dash = graph.mkPen(QColor(c.muted), width=1, style=Qt.PenStyle.DashLine)
        lowest = [point.quarter for point in points if point.quarter is not None]
        highest = [point.three_quarters for point in points if point.three_quarters is not None]
        if trends.threshold is not None:
            plot.addItem(graph.InfiniteLine(trends.threshold, 0, pen=dash))
            lowest.append(trends.threshold)
        plot.setXRange(0, max(1, trends.period.days - 1), padding=0.02)
        plot.setYRange(min(lowest, default=0.0), max(highest, default=1.0), padding=0.1)
        plot.getAxis("bottom").setTicks([_dates(trends.points, first)])
        self.label_axes("", self.tr("Similarity"))
        middle = self.tr("Median of the day") if trends.period.step == 1 else ""
        return (
            (c.accent, "●", middle or self.tr("Median of the week")),
            (c.accent, "│", self.tr("where the true median lies (95 %)")),
            (c.accent, "▒", self.tr("half of the visits")),
            (c.muted, "┅", self.tr("Similarity needed")),
        )


def _values(points: Sequence[Point], name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([getattr(point, name) for point in points], float)


def _dates(points: Sequence[Point], first: int) -> list[tuple[float, str]]:
    every = max(1, -(-len(points) // _LABELS))
    locale = QLocale()
    form = "d. MMM" if locale.language() != QLocale.Language.Chinese else "M月d日"
    if locale.language() == QLocale.Language.English:
        form = "d MMM"
    return [
        (
            float(point.start.toordinal() - first),
            locale.toString(QDate(point.start.year, point.start.month, point.start.day), form),
        )
        for point in points[::every]
    ]
