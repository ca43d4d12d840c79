"""The plot of visits and refusals by hour of the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.people.trends.values import HOURS, Count
from gui.late_plot import LatePlot
from gui.theme import colours

HEIGHT = 170


class HourPlot(LatePlot):
    """Shows a bar for each hour, and the part of it that was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.setObjectName("hourPlot")
        self._hours: Sequence[Count] = ()

    def show_hours(self, hours: Sequence[Count]) -> None:
        """Show visits of 24 hours."""
        self._hours = hours
        self.refresh()

    def draw(self, graph: Any, plot: Any) -> Sequence[tuple[str, str, str]]:
        """Draw two bars for each hour, one in front of the other."""
        self.setAccessibleName(self.tr("Visits and refusals by hour of the day"))
        c = colours()
        if not self._hours:
            return ()
        visits = np.array([count.visits for count in self._hours], float)
        refused = np.array([count.refused for count in self._hours], float)
        hours = np.arange(HOURS) + 0.5
        # The outline tells them apart where colours don't.
        for heights, ground, outline in (
            (visits, c.neutral_soft, c.border_strong),
            (refused, c.warn, c.warn),
        ):
            plot.addItem(
                graph.BarGraphItem(
                    x=hours,
                    height=heights,
                    width=0.7,
                    brush=QColor(ground),
                    pen=graph.mkPen(QColor(outline), width=1),
                )
            )
        visited = np.flatnonzero(visits)
        first = max(0, int(visited[0]) - 1) if len(visited) else 0
        last = min(HOURS, int(visited[-1]) + 2) if len(visited) else HOURS
        plot.setXRange(first, last, padding=0.01)
        plot.setYRange(0, max(1.0, float(visits.max())), padding=0.06)
        plot.getAxis("bottom").setTicks([[(hour, str(hour)) for hour in range(HOURS + 1)]])
        self.label_axes(self.tr("Hour of the day"), self.tr("Visits"))
        return (
            (c.border_strong, "□", self.tr("All visits")),
            (c.warn, "■", self.tr("Refused among them")),
        )
