"""Plots on the page, drawn as lines: sharp at any size."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from core.reports.document import Curve, Plot
from core.reports.lettering import draw_words, width_of
from core.reports.scales import Axis, axis

# Colours after Okabe and Ito, told apart by colour-blind people; each has its own dashes, too.
_COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#7A4988", "#8A6D00", "#444444")
_DASHES: Final[tuple[tuple[float, ...], ...]] = (
    (),
    (5, 2.2),
    (1.6, 1.8),
    (6, 2, 1.5, 2),
    (9, 3),
    (3, 3),
)
_INK, _PALE, _GRID = HexColor("#1F2933"), HexColor("#52606D"), HexColor("#D9E0E6")
_SMALL: Final = 7.5
_LINE: Final = 11.0
_MOST_POINTS: Final = 1500
_HEIGHT: Final = 160.0
"""Of the field within the axes, points."""


class PlotOnPage(Flowable):  # type: ignore[misc]
    """A plot as wide as the text."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot
        xs = [curve.x for curve in plot.curves] + [np.array([x for x, _ in plot.marks])]
        ys = [curve.y for curve in plot.curves]
        if any(curve.filled for curve in plot.curves) and plot.y_scale == "linear":
            ys.append(np.zeros(1))
        self._x = axis(plot.x_scale, np.concatenate(xs) if xs else np.empty(0))
        self._y = axis(plot.y_scale, np.concatenate(ys) if ys else np.empty(0))
        self._left = 22.0 + max(width_of(words, _SMALL) for _, words in self._y.ticks)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the room it takes: width and height in points."""
        self.width = width
        self._rows = _legend_rows(self._plot, width - self._left)
        marks = sum(1 for _, words in self._plot.marks if words)
        self._top = 6.0 + _LINE * min(marks, 4)
        self._bottom = 34.0 + _LINE * len(self._rows)
        self.height = min(_HEIGHT, width * 0.6) + self._top + self._bottom
        return width, self.height

    def draw(self) -> None:
        """Draw it."""
        canvas = self.canv
        wide = self.width - self._left - 10.0
        high = self.height - self._top - self._bottom
        canvas.saveState()
        canvas.translate(self._left, self._bottom)
        self._draw_axes(canvas, wide, high)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(-0.5, -0.5, wide + 1.0, high + 1.0)
        canvas.clipPath(path, stroke=0, fill=0)
        for number, curve in enumerate(self._plot.curves):
            self._draw_curve(canvas, curve, number, wide, high)
        canvas.restoreState()
        self._draw_marks(canvas, wide, high)
        self._draw_legend(canvas)
        canvas.restoreState()

    def _draw_axes(self, canvas: Any, wide: float, high: float) -> None:
        canvas.setLineWidth(0.5)
        last = -1e9
        for value, words in self._x.ticks:
            x = wide * _place(self._x, value)
            canvas.setStrokeColor(_GRID)
            canvas.line(x, 0, x, high)
            canvas.setFillColor(_PALE)
            half = width_of(words, _SMALL) / 2.0
            if x - half > last + 3.0:
                draw_words(canvas, x - half, -11.0, words, _SMALL)
                last = x + half
        last = -1e9
        for value, words in self._y.ticks:
            y = high * _place(self._y, value)
            canvas.setStrokeColor(_GRID)
            canvas.line(0, y, wide, y)
            canvas.setFillColor(_PALE)
            if y > last + _SMALL + 1.0:
                draw_words(canvas, -5.0 - width_of(words, _SMALL), y - 2.6, words, _SMALL)
                last = y
        canvas.setStrokeColor(_PALE)
        canvas.setLineWidth(0.8)
        canvas.rect(0, 0, wide, high, stroke=1, fill=0)
        canvas.setFillColor(_INK)
        title = self._plot.x_words
        draw_words(canvas, (wide - width_of(title, 8.5)) / 2.0, -25.0, title, 8.5)
        canvas.saveState()
        canvas.translate(-self._left + 9.0, high / 2.0)
        canvas.rotate(90)
        draw_words(canvas, -width_of(self._plot.y_words, 8.5) / 2.0, 0, self._plot.y_words, 8.5)
        canvas.restoreState()

    def _draw_curve(self, canvas: Any, curve: Curve, number: int, wide: float, high: float) -> None:
        keep = np.isfinite(curve.x) & np.isfinite(curve.y)
        x, y = wide * self._x.place(curve.x[keep]), high * self._y.place(curve.y[keep])
        if not len(x):
            return
        if len(x) > _MOST_POINTS:
            chosen = np.linspace(0, len(x) - 1, _MOST_POINTS).round().astype(int)
            x, y = x[chosen], y[chosen]
        colour = HexColor(_COLOURS[number % len(_COLOURS)])
        line = canvas.beginPath()
        line.moveTo(float(x[0]), float(y[0]))
        for one, other in zip(x[1:].tolist(), y[1:].tolist(), strict=True):
            line.lineTo(one, other)
        if curve.filled:
            floor = 0.0
            if self._y.scale == "linear":
                floor = high * _place(self._y, 0.0)
            area = canvas.beginPath()
            area.moveTo(float(x[0]), floor)
            for one, other in zip(x.tolist(), y.tolist(), strict=True):
                area.lineTo(one, other)
            area.lineTo(float(x[-1]), floor)
            area.close()
            canvas.setFillColor(Color(colour.red, colour.green, colour.blue, alpha=0.22))
            canvas.drawPath(area, stroke=0, fill=1)
        _use_line(canvas, number)
        canvas.drawPath(line, stroke=1, fill=0)
        if len(x) == 1:
            canvas.setFillColor(colour)
            canvas.circle(float(x[0]), float(y[0]), 2.0, stroke=0, fill=1)

    def _draw_marks(self, canvas: Any, wide: float, high: float) -> None:
        places = [(wide * _place(self._x, value), words) for value, words in self._plot.marks]
        level = 0
        for at, (x, words) in enumerate(places):
            canvas.setStrokeColor(_INK)
            canvas.setLineWidth(0.9)
            canvas.setDash(2.0, 2.0)
            top = high + (_LINE * (level % 4 + 1) - 4.0 if words else 0.0)
            canvas.line(x, 0, x, top)
            canvas.setDash()
            if words:
                canvas.setFillColor(_INK)
                end = x + 3.0 + width_of(words, _SMALL)
                # No higher line of another mark shall run through the words.
                is_crossed = any(x < other < end for other, _ in places[at + 1 :])
                aside = end > wide + 8.0 or (is_crossed and 2.0 * x + 3.0 > end)
                draw_words(canvas, 2.0 * x - end if aside else x + 3.0, top - 4.0, words, _SMALL)
                level += 1

    def _draw_legend(self, canvas: Any) -> None:
        y = -34.0 - 4.0
        for row in self._rows:
            x = 0.0
            for number, words in row:
                _use_line(canvas, number)
                canvas.line(x, y + 2.6, x + 22.0, y + 2.6)
                canvas.setDash()
                canvas.setFillColor(_INK)
                draw_words(canvas, x + 26.0, y, words, _SMALL)
                x += 26.0 + width_of(words, _SMALL) + 16.0
            y -= _LINE


def _use_line(canvas: Any, number: int) -> None:
    canvas.setStrokeColor(HexColor(_COLOURS[number % len(_COLOURS)]))
    canvas.setLineWidth(1.4)
    dashes = _DASHES[(number + number // len(_COLOURS)) % len(_DASHES)]
    canvas.setDash(list(dashes))


def _legend_rows(plot: Plot, width: float) -> list[list[tuple[int, str]]]:
    rows: list[list[tuple[int, str]]] = []
    left = 0.0
    for number, curve in enumerate(plot.curves):
        if not curve.words:
            continue
        long = 26.0 + width_of(curve.words, _SMALL) + 16.0
        if not rows or long > left:
            rows.append([])
            left = width
        rows[-1].append((number, curve.words))
        left -= long
    return rows


def _place(on: Axis, value: float) -> float:
    return float(on.place(np.array([value]))[0])
