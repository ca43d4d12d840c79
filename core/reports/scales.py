"""Axes of plots: where a value lies between their ends, and what is written beside them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Scale = Literal["linear", "log", "probit"]

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_RATES: Final = (
    *(1e-6, 1e-5, 1e-4, 1e-3, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4),
    *(0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999),
)
_DIGITS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_DECADES: Final = 15
_NORMAL: Final = NormalDist()


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a plot."""

    scale: Scale
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    """Values with what is written beside them."""

    def place(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where values lie, 0 at the low end and 1 at the high one; others at that end."""
        kept = np.clip(np.asarray(values, np.float64), self.low, self.high)
        low, high = _bent(self.scale, np.array([self.low, self.high]))
        return np.asarray((_bent(self.scale, kept) - low) / (high - low), np.float64)


def axis(scale: Scale, values: NDArray[np.float64]) -> Axis:
    """Return an axis on which all values have room.

    Parameters
    ----------
    values
        Any shape. On "log" what isn't above 0, on "probit" what isn't between 0 and 1 lies at the
        end.
    """
    finite = np.asarray(values, np.float64).ravel()
    finite = finite[np.isfinite(finite)]
    if scale == "linear":
        return _linear(finite)
    inside = finite[finite > 0.0] if scale == "log" else finite[(finite > 0.0) & (finite < 1.0)]
    return _log(inside) if scale == "log" else _probit(inside)


def _linear(values: NDArray[np.float64]) -> Axis:
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    if high - low < 1e-9 * max(1.0, abs(low), abs(high)):  # one value: from 0 to it, or to 1
        low, high = min(0.0, low), max(0.0, high)
        high = high if high - low > 1e-9 else low + 1.0
    rough = (high - low) / 5.0
    tens = 10.0 ** math.floor(math.log10(rough))
    step = next(one * tens for one in _STEPS if one * tens >= rough * (1.0 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, digits) != round(step, digits + 1):
        digits += 1
    ticks = [(number * step, f"{number * step:.{digits}f}") for number in range(first, last + 1)]
    return Axis("linear", first * step, last * step, tuple(ticks))


def _log(values: NDArray[np.float64]) -> Axis:
    low, high = (float(values.min()), float(values.max())) if len(values) else (1e-3, 1.0)
    last = max(-_MOST_DECADES, math.ceil(math.log10(high) - 1e-9))
    first = max(last - _MOST_DECADES, math.floor(math.log10(low) + 1e-9))
    last = max(last, first + 1)
    every = max(1, math.ceil((last - first) / 8))
    ticks = [
        (
            10.0**power,
            f"10{str(power).translate(_DIGITS)}" if abs(power) > 2 else f"{10.0**power:g}",
        )
        for power in range(first, last + 1, every)
    ]
    return Axis("log", 10.0**first, 10.0**last, tuple(ticks))


def _probit(values: NDArray[np.float64]) -> Axis:
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.01, 0.4)
    below = [rate for rate in _RATES if rate <= low * (1.0 + 1e-9)]
    above = [rate for rate in _RATES if rate >= high * (1.0 - 1e-9)]
    first, last = below[-1] if below else _RATES[0], above[0] if above else _RATES[-1]
    if first == last:
        place = min(_RATES.index(first), len(_RATES) - 2)
        first, last = _RATES[place], _RATES[place + 1]
    ticks = [(rate, f"{100.0 * rate:g} %") for rate in _RATES if first <= rate <= last]
    return Axis("probit", first, last, tuple(ticks))


def _bent(scale: Scale, values: NDArray[np.float64]) -> NDArray[np.float64]:
    if scale == "log":
        return np.asarray(np.log10(values), np.float64)
    if scale == "probit":
        return np.array([_NORMAL.inv_cdf(float(value)) for value in values])
    return values
