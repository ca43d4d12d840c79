"""Two plots of the last 30 seconds: the scores, and how long an answer took.

pyqtgraph takes 0.3 s to import, so that waits until the window stands: nothing moves in it then,
while models and camera are still being opened. It must happen in the window's thread: PySide6
makes its classes on first use, and two threads at once crash in that (seen with 6.11.3).
"""

from __future__ import annotations

import html
import importlib
import time
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.live.history import History
from gui.quiet_plot import quiet_plot
from gui.theme import colours, set_look
from gui.tokens import GAP, TIGHT

SECONDS = 30.0
REDRAW = 250
"""Milliseconds between two drawings."""

IMPORT_AFTER = 30
"""Milliseconds after it was first shown when pyqtgraph is imported: the window is painted."""

HEIGHT = 176


class Plots(QWidget):
    """Shows a `History`. Told when there is something new; draws at most four times a second."""

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._history = history
        self._scores: Any = None
        self._times: Any = None
        self._scores_key, self._times_key = QLabel(self), QLabel(self)
        for key in (self._scores_key, self._times_key):
            key.setTextFormat(Qt.TextFormat.RichText)
            key.setWordWrap(True)  # in a small window, rather than be cut off
            set_look(key, "caption")
            key.hide()
        self._curves: dict[str, Any] = {}
        self._fresh = False
        self._waiting = QLabel(self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._waiting, "muted")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(self._waiting)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(IMPORT_AFTER)
        self._delay.timeout.connect(self._build)
        self._redraw = QTimer(self)
        self._redraw.setInterval(REDRAW)
        self._redraw.timeout.connect(self._draw)
        self._retranslate()

    def note(self) -> None:
        """Take note that the history has grown."""
        self._fresh = True
        if self._scores is not None and self.isVisible() and not self._redraw.isActive():
            self._redraw.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plots when they are wanted for the first time."""
        super().showEvent(event)
        if self._scores is None:
            self._delay.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and self._scores is not None:
            self._colour()
        super().changeEvent(event)

    @Slot()
    def _build(self) -> None:
        if self._scores is not None:
            return
        graph = importlib.import_module("pyqtgraph")
        self._waiting.hide()
        self._scores_key.show()
        self._times_key.show()
        self._scores = quiet_plot(graph, self, SECONDS)
        self._times = quiet_plot(graph, self, SECONDS)
        for plot, key in ((self._scores, self._scores_key), (self._times, self._times_key)):
            card = QFrame(self)
            set_look(card, "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(GAP, GAP, GAP, TIGHT)
            column.setSpacing(TIGHT)
            column.addWidget(key)
            column.addWidget(plot, 1)
            self._layout.addWidget(card, 1)
        of_plot = {
            self._scores: ("similarity", "threshold", "spoof_score"),
            self._times: ("latency", "analysis"),
        }
        self._curves = {
            name: plot.plot(connect="finite") for plot, names in of_plot.items() for name in names
        }
        self._times.getViewBox().setLimits(yMin=-5, minYRange=50)  # milliseconds
        self._scores.setYRange(0, 1, padding=0.08)  # room for half a figure at both ends
        self._colour()
        self._draw()

    def _colour(self) -> None:
        """Take the theme's colours and the language's words."""
        graph = importlib.import_module("pyqtgraph")
        c = colours()
        dash = Qt.PenStyle.DashLine
        looks = {
            "similarity": (self._scores, c.known, None, self.tr("Similarity")),
            "threshold": (self._scores, c.muted, dash, self.tr("Threshold")),
            "spoof_score": (self._scores, c.danger, None, self.tr("Spoof score")),
            "latency": (self._times, c.accent, None, self.tr("Camera to screen, ms")),
            "analysis": (self._times, c.warn, dash, self.tr("Analysis, ms")),
        }
        for plot in (self._scores, self._times):
            plot.setBackground(QColor(c.raised))
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(QColor(c.border))
                plot.getAxis(side).setTextPen(QColor(c.muted))
            plot.setLabel("bottom", self.tr("Seconds ago"), color=c.muted, **{"font-size": "12px"})
        for name, (_, colour, style, _) in looks.items():
            # Thicker lines, and axes that a grid has drawn with each curve, cost the most.
            pen = graph.mkPen(QColor(colour), width=1, style=style or Qt.PenStyle.SolidLine)
            self._curves[name].setPen(pen)
        for plot, key in ((self._scores, self._scores_key), (self._times, self._times_key)):
            key.setText(_key_text([look[1:] for look in looks.values() if look[0] is plot]))
        self._scores.setAccessibleName(self.tr("Similarity and spoof score of the last 30 seconds"))
        self._times.setAccessibleName(self.tr("Times of the last 30 seconds"))
        self._fresh = True

    @Slot()
    def _draw(self) -> None:
        if self._scores is None or not self.isVisible():
            self._redraw.stop()
            return
        times, columns = self._history.window(time.monotonic(), SECONDS)
        if not self._fresh and not times.size:
            self._redraw.stop()
        self._fresh = False
        for name, curve in self._curves.items():
            curve.setData(times, columns[name])

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Plots of the last 30 seconds"))
        self._waiting.setText(self.tr("The plots begin with the first results."))
        if self._scores is not None:
            self._colour()


def _key_text(looks: list[tuple[str, Qt.PenStyle | None, str]]) -> str:
    """Return words that say which curve is which: a stroke in its colour, then its words.

    Lines break between them only.
    """
    line, dashes = "\u2501", "\u2505"
    parts = (
        f'<span style="color:{colour}">{dashes if style else line}</span>&nbsp;'
        + html.escape(words).replace(" ", "&nbsp;")
        for colour, style, words in looks
    )
    return "&nbsp;&nbsp; ".join(parts)
