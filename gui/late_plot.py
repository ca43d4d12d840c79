"""A plot in a card that is made once it is looked at, and drawn anew with theme and language.

pyqtgraph is imported late and in the window's thread, for the reasons that `gui.live.plots` names.
"""

from __future__ import annotations

import html
import importlib
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.quiet_plot import quiet_plot
from gui.theme import colours, set_look
from gui.tokens import GAP, TIGHT

IMPORT_AFTER = 30
"""Milliseconds after it was first shown when pyqtgraph is imported: the window is painted."""

SIDE_WIDTH = 56


class LatePlot(QFrame):
    """Holds one plot and the words that say what its lines are. What it shows stands in words
    beside it, too, for screen readers."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        self.plot: Any = None
        """A `pyqtgraph.PlotWidget`; None until it was shown."""

        super().__init__(parent)
        set_look(self, "card")
        self._key = QLabel(self)
        self._key.setTextFormat(Qt.TextFormat.RichText)
        self._key.setWordWrap(True)
        set_look(self._key, "caption")
        self._room = QWidget(self)
        self._room.setMinimumHeight(height)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP, GAP, TIGHT)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(self._key)
        self._column.addWidget(self._room, 1)
        self._height = height
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(IMPORT_AFTER)
        self._delay.timeout.connect(self._build)

    def draw(self, graph: Any, plot: Any) -> Sequence[tuple[str, str, str]]:
        """Draw on an empty plot; return colour, mark and words of each line for the key.

        Parameters
        ----------
        graph
            pyqtgraph.
        """
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw anew, if there is a plot yet."""
        if self.plot is None:
            return
        graph = importlib.import_module("pyqtgraph")
        c = colours()
        self.plot.clear()
        self.plot.setBackground(QColor(c.raised))
        for side in ("left", "bottom"):
            self.plot.getAxis(side).setPen(QColor(c.border))
            self.plot.getAxis(side).setTextPen(QColor(c.muted))
        self._key.setText(key_text(self.draw(graph, self.plot)))

    def label_axes(self, bottom: str, left: str) -> None:
        """Say what is along the axes."""
        for side, words in (("bottom", bottom), ("left", left)):
            self.plot.setLabel(side, words, color=colours().muted, **{"font-size": "12px"})

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plot when it is wanted for the first time."""
        super().showEvent(event)
        if self.plot is None:
            self._delay.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.refresh()
        super().changeEvent(event)

    @Slot()
    def _build(self) -> None:
        if self.plot is not None:
            return
        self.plot = quiet_plot(importlib.import_module("pyqtgraph"), self, 1.0)
        self.plot.setMinimumHeight(self._height)
        self.plot.getAxis("left").setWidth(SIDE_WIDTH)
        self._column.replaceWidget(self._room, self.plot)
        self._room.hide()
        self.plot.show()
        self.refresh()


def key_text(marks: Sequence[tuple[str, str, str]]) -> str:
    """Return words that say what is what: a mark in its colour, then its words."""
    parts = (
        f'<span style="color:{colour}">{mark}</span>&nbsp;'
        + html.escape(words).replace(" ", "&nbsp;")
        for colour, mark, words in marks
    )
    return "&nbsp;&nbsp; ".join(parts)
