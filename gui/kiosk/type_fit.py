"""Type as large as its place allows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.fonts import font

FLAGS = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

SMALLEST = 18
"""Pixels. Smaller type is cut rather than shown: nobody reads it from where they stand."""

BETWEEN = 0.45
"""Room between two languages, in heights of the type."""

_WEIGHTS = (QFont.Weight.DemiBold, QFont.Weight.Medium)


def type_of(pixels: int, row: int) -> QFont:
    """Return the font of the first or a further language."""
    return font(pixels, _WEIGHTS[min(row, 1)])


def laid_out(texts: Sequence[str], place: QSizeF, pixels: int) -> list[QRectF]:
    """Return where each text lies below the other, from the top of a place, in that size.

    Lines of one text are about equally long: no single word stands alone in the last.
    """
    found, top = [], 0.0
    for row, text in enumerate(texts):
        metrics = QFontMetricsF(type_of(pixels, row))
        height = _height(metrics, text, place.width())
        low, high = place.width() / 3, place.width()
        while high - low > pixels / 8:
            middle = (low + high) / 2
            bounds = metrics.boundingRect(QRectF(0.0, 0.0, middle, 1e5), FLAGS, text)
            if bounds.height() > height or bounds.width() > middle:
                low = middle
            else:
                high = middle
        found.append(QRectF((place.width() - high) / 2, top, high, height))
        top += height + BETWEEN * pixels
    return found


def _height(metrics: QFontMetricsF, text: str, width: float) -> float:
    return metrics.boundingRect(QRectF(0.0, 0.0, width, 1e5), FLAGS, text).height()


def fitting_size(texts: Sequence[str], place: QSizeF, largest: int) -> int:
    """Return the largest size, in pixels, in which all texts find their place, words unbroken."""
    low, high = SMALLEST, max(SMALLEST, largest)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(texts, place, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _fits(texts: Sequence[str], place: QSizeF, pixels: int) -> bool:
    for row, text in enumerate(texts):
        metrics = QFontMetricsF(type_of(pixels, row))
        for word in text.split():
            # Chinese breaks between any two letters.
            longest = max(_pieces(word), key=metrics.horizontalAdvance)
            if metrics.horizontalAdvance(longest) > place.width():
                return False
    heights = (
        _height(QFontMetricsF(type_of(pixels, row)), text, place.width())
        for row, text in enumerate(texts)
    )
    return sum(heights) + BETWEEN * pixels * (len(texts) - 1) <= place.height()


def _pieces(word: str) -> list[str]:
    return list(word) if any(ord(letter) > 0x2E7F for letter in word) else [word]
