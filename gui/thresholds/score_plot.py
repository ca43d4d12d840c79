"""How similarities of strangers and of one person are spread, with the thresholds between them.

pyqtgraph is imported late and in the window's thread, for the reasons that `gui.live.plots` names.
"""

from __future__ import annotations

import importlib
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.calibration.values import BINS
from gui.fonts import font
from gui.late_plot import key_text
from gui.quiet_plot import quiet_plot
from gui.theme import colours, set_look
from gui.tokens import CAPTION, GAP, TIGHT

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds
    from core.calibration.values import Calibration, Scores

IMPORT_AFTER = 30
"""Milliseconds after it was first shown when pyqtgraph is imported: the window is painted."""

HEIGHT = 236
LEAST, MOST = -0.3, 1.0
DRAGGED = (0.1, 0.9)
"""How far a threshold can be dragged."""

_RAREST: Final = -6.0
"""Exponent of 10 of the rarest that is shown."""

_FLOOR: Final = _RAREST - 1.0
"""Below what is shown: where nothing comes."""

_AXIS_WIDTH = 84


class ScorePlot(QFrame):
    """Shows a calibration. What it shows stands in words beside it, for screen readers."""

    dragged = Signal(float)
    """Similarity that a threshold was dragged to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scorePlot")
        self._calibration: Calibration | None = None
        self._now: Thresholds | None = None
        self._then: Thresholds | None = None
        self._plot: Any = None
        self._curves: dict[str, Any] = {}
        self._lines: dict[str, Any] = {}
        self._key = QLabel(self)
        set_look(self, "card")
        self._key.setTextFormat(Qt.TextFormat.RichText)
        self._key.setWordWrap(True)
        set_look(self._key, "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP, GAP, GAP, TIGHT)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(self._key)
        self._column.addSpacing(HEIGHT)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(IMPORT_AFTER)
        self._delay.timeout.connect(self._build)
        self._retranslate()

    @property
    def lines(self) -> dict[str, float]:
        """Which lines are drawn, and at which similarity; empty until the plot is there."""
        return {name: line.value() for name, line in self._lines.items() if line.isVisible()}

    def show_scores(
        self, calibration: Calibration | None, now: Thresholds | None, then: Thresholds | None
    ) -> None:
        """Show a calibration, the thresholds in force, and those that are chosen."""
        is_other = calibration is not self._calibration
        self._calibration, self._now, self._then = calibration, now, then
        if is_other:
            self._draw()
        self._place_lines()
        self._say_key()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plot when it is wanted for the first time."""
        super().showEvent(event)
        if self._plot is None:
            self._delay.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour()
            self._say_key()
        super().changeEvent(event)

    @Slot()
    def _build(self) -> None:
        if self._plot is not None:
            return
        graph = importlib.import_module("pyqtgraph")
        plot = self._plot = quiet_plot(graph, self, 1.0)
        plot.setFixedHeight(HEIGHT)
        plot.setXRange(LEAST, MOST, padding=0.01)
        plot.setYRange(_RAREST, 0.0, padding=0.0)
        plot.getAxis("left").setWidth(_AXIS_WIDTH)
        edges = np.linspace(-1.0, 1.0, BINS + 1)
        for name in ("strangers", "same"):
            self._curves[name] = plot.plot(edges, np.full(BINS, _FLOOR), stepMode="center")
            self._curves[name].setFillLevel(_FLOOR)
        self._curves["tail"] = plot.plot(connect="finite")
        for name in ("now", "claim", "search"):
            line = graph.InfiniteLine(angle=90, movable=name != "now")
            line.setBounds(DRAGGED)
            line.hide()
            plot.addItem(line)
            self._lines[name] = line
            if name != "now":
                line.setCursor(Qt.CursorShape.SizeHorCursor)
                line.sigDragged.connect(self._line_dragged)
        while self._column.count() > 1:
            self._column.takeAt(1)
        self._column.addWidget(plot)
        self._retranslate()
        self._draw()
        self._place_lines()

    @Slot(object)
    def _line_dragged(self, line: Any) -> None:
        self.dragged.emit(round(float(line.value()), 2))

    def _draw(self) -> None:
        if self._plot is None:
            return
        calibration = self._calibration
        edges = np.linspace(-1.0, 1.0, BINS + 1)
        scores = {
            "strangers": None if calibration is None else calibration.strangers,
            "same": None if calibration is None else calibration.same,
        }
        for name, one in scores.items():
            self._curves[name].setData(edges, _shares(one))
        tail = np.array([[], []]) if calibration is None else _tail(calibration)
        self._curves["tail"].setData(tail[0], tail[1])

    def _place_lines(self) -> None:
        if self._plot is None:
            return
        now, then = self._now, self._then
        places: dict[str, float | None] = dict.fromkeys(self._lines)
        if now is not None and then is not None:
            search, claim = then.search.similarity, then.claim.similarity
            places["search"] = search
            places["claim"] = None if claim == search else claim
            before = now.search.similarity
            places["now"] = None if before == search else before
        for name, line in self._lines.items():
            place = places[name]
            line.setVisible(place is not None)
            if place is not None and line.value() != place:
                line.setBounds((None, None))
                line.setValue(place)
                line.setBounds((min(DRAGGED[0], place), max(DRAGGED[1], place)))

    def _colour(self) -> None:
        """Take the theme's colours."""
        if self._plot is None:
            return
        graph = importlib.import_module("pyqtgraph")
        c = colours()
        self._plot.setBackground(QColor(c.raised))
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setPen(QColor(c.border))
            self._plot.getAxis(side).setTextPen(QColor(c.muted))
        self._plot.setLabel("bottom", self.tr("Similarity"), color=c.muted, **{"font-size": "12px"})
        # The two differ in their pattern, too, not in colour alone.
        for name, colour, pattern in (
            ("same", c.known, Qt.BrushStyle.Dense5Pattern),
            ("strangers", c.neutral, Qt.BrushStyle.BDiagPattern),
        ):
            self._curves[name].setPen(graph.mkPen(QColor(colour), width=1))
            self._curves[name].setBrush(QBrush(QColor(colour), pattern))
        dash, dots = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
        self._curves["tail"].setPen(graph.mkPen(QColor(c.danger), width=2, style=dash))
        for name, colour, style in (
            ("search", c.accent, Qt.PenStyle.SolidLine),
            ("claim", c.accent, dash),
            ("now", c.muted, dots),
        ):
            self._lines[name].setPen(graph.mkPen(QColor(colour), width=2, style=style))
            self._lines[name].setHoverPen(graph.mkPen(QColor(c.accent_hover), width=3, style=style))

    def _say_key(self) -> None:
        c = colours()
        calibration, now, then = self._calibration, self._now, self._then
        marks = []
        if calibration is not None and calibration.strangers is not None:
            marks.append((c.neutral, "▨", self.tr("Strangers")))
        if calibration is not None and calibration.same is not None:
            marks.append((c.known, "▩", self.tr("Same person")))
        if calibration is not None:
            marks.append((c.danger, "┅", self.tr("Strangers, as expected")))
        if now is not None and then is not None:
            is_one = now.search.similarity == then.search.similarity
            if then.search.similarity == then.claim.similarity:
                marks.append((c.accent, "┃", self.tr("Threshold")))
            else:
                marks.append((c.accent, "┃", self.tr("Threshold of a search")))
                marks.append((c.accent, "┇", self.tr("Threshold for one person")))
            if not is_one:
                marks.append((c.muted, "┊", self.tr("Threshold now")))
        self._key.setText(key_text(marks))

    def _retranslate(self) -> None:
        self.setAccessibleName(
            self.tr("How often each similarity comes, of strangers and of one person")
        )
        self._colour()
        self._say_key()
        if self._plot is not None:
            self._plot.setAccessibleName(self.accessibleName())
            axis = self._plot.getAxis("left")
            axis.setStyle(tickFont=font(CAPTION))
            many = ("10", "1,000", "100,000")
            ticks = [
                (-1.0 - 2 * k, self.tr("1 in {many}").format(many=n)) for k, n in enumerate(many)
            ]
            axis.setTicks([ticks])


def _shares(scores: Scores | None) -> NDArray[np.float64]:
    """Return how often each similarity comes, as exponents of 10, shape (200,)."""
    if scores is None or not scores.comparisons:
        return np.full(BINS, _FLOOR)
    shares = scores.counts / scores.comparisons
    exponents: NDArray[np.float64] = np.log10(np.maximum(shares, 10.0**_FLOOR))
    return exponents


def _tail(calibration: Calibration) -> NDArray[np.float64]:
    """Return where the fitted tail lies, on the same scale: shape (2, points)."""
    width, tail = 2.0 / BINS, calibration.tail
    places = np.arange(tail.start, MOST, width)
    shares = [tail.rate_at(place) - tail.rate_at(place + width) for place in places.tolist()]
    heights = [math.log10(share) if share > 0.0 else -math.inf for share in shares]
    points = np.stack([places + width / 2, np.array(heights)])
    return np.asarray(points[:, points[1] >= _RAREST])
