"""Compares what a widget paints with a kept picture, letter for letter on every machine.

The pictures lie in tests/gui/pictures/; `pytest --update-snapshots` makes them anew: look at each
before committing it. On a difference the painted picture and the difference lie beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

FOLDER = Path(__file__).with_name("pictures")
SAME = 0.995
"""Share of pixels that must be alike."""
CLOSE = 12
"""Levels by which alike pixels may differ: antialiasing of other processors."""


def paint(width: int, height: int, ground: str, draw: Callable[[QPainter, QRectF], None]) -> QImage:
    """Return what `draw` paints on `ground`."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def check(image: QImage, name: str, update: bool) -> None:
    """Assert that `image` is the kept picture `name`."""
    kept = FOLDER / f"{name}.png"
    if update:
        FOLDER.mkdir(exist_ok=True)
        assert image.save(str(kept))
        return
    assert kept.is_file(), f"there is no picture {kept.name}; make it with --update-snapshots"
    painted, wanted = _array(image), _array(QImage(str(kept)))
    assert painted.shape == wanted.shape
    difference = np.abs(painted.astype(int) - wanted.astype(int)).max(axis=2)
    share = float((difference <= CLOSE).mean())
    if share < SAME:
        image.save(str(FOLDER / f"{name}.actual.png"))
        grey = np.ascontiguousarray(np.minimum(difference * 4, 255).astype(np.uint8))
        height, width = grey.shape
        shown = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8)
        shown.save(str(FOLDER / f"{name}.diff.png"))
    assert share >= SAME, f"{name}: {100 * (1 - share):.2f} % of the pixels differ"


def _array(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, :, :3].copy()
