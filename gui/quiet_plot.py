"""A plot that is looked at and not operated: the last seconds, from the left to now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.fonts import font
from gui.tokens import CAPTION

AXIS_WIDTH = 44


def quiet_plot(graph: Any, parent: QWidget, seconds: float) -> Any:
    """Make a plot of the last `seconds`.

    Parameters
    ----------
    graph
        pyqtgraph, which the caller has imported when there was time for it.
    """
    plot = graph.PlotWidget(parent)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(False, False)
    plot.hideButtons()
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setXRange(-seconds, 0, padding=0.01)
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setStyle(tickFont=font(CAPTION), tickLength=-4)
        axis.enableAutoSIPrefix(False)
    plot.getAxis("left").setWidth(AXIS_WIDTH)
    return plot
