"""The map of what speaks for and against a match, as a picture to lie over a face.

Blue and orange are told apart with every common kind of colour blindness; signs say it again.
"""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from core.comparison.region_picture import AGAINST as IS_AGAINST
from core.comparison.region_picture import FOR as IS_FOR
from core.results import Float32

FOR, AGAINST = ("#{:02x}{:02x}{:02x}".format(*colour) for colour in (IS_FOR, IS_AGAINST))
"""Colours of what speaks for and against a match. They lie on pictures and follow no theme."""

STRONGEST = 170
"""Opacity of the strongest region, 0 to 255."""

CELLS = 8
"""Signs stand in a grid of so many along each side."""

SIGNED_FROM = 0.4
"""From this share of the strongest on a region gets its sign."""


def regions_image(effect: Float32, scale: float, side: int) -> QImage:
    """Return a map as a picture (side, side) with colours and opacity.

    Parameters
    ----------
    effect
        Shape (112, 112), `Regions.one` or `Regions.other`: above 0 speaks for a match.
    scale
        Effect that has the strongest colour, above 0.
    """
    share = np.clip(np.asarray(effect, np.float32) / scale, -1.0, 1.0)
    share = np.asarray(cv2.resize(share, (side, side), interpolation=cv2.INTER_LINEAR))
    made = np.zeros((side, side, 4), np.uint8)
    for colour, place in ((IS_FOR, share > 0), (IS_AGAINST, share < 0)):
        made[place, :3] = colour
    made[..., 3] = np.rint(STRONGEST * np.abs(share))
    return QImage(made.data, side, side, 4 * side, QImage.Format.Format_RGBA8888).copy()


def signs(effect: Float32, scale: float) -> tuple[tuple[float, float, bool], ...]:
    """Return where signs stand, as shares of the chip's sides, and whether each is a plus."""
    cells = cv2.resize(np.asarray(effect, np.float32), (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    return tuple(
        ((column + 0.5) / CELLS, (row + 0.5) / CELLS, bool(cells[row, column] > 0))
        for row in range(CELLS)
        for column in range(CELLS)
        if abs(float(cells[row, column])) >= SIGNED_FROM * scale
    )


def paint_signs(painter: QPainter, effect: Float32, scale: float, area: QRectF) -> None:
    """Paint a plus or minus on each strong region."""
    arm = max(3.0, area.width() / CELLS / 6)
    for x, y, is_plus in signs(effect, scale):
        at = QPointF(area.x() + x * area.width(), area.y() + y * area.height())
        for pen in (QPen(QColor("#c0000000"), arm * 0.9), QPen(QColor("#ffffff"), arm * 0.45)):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
            if is_plus:
                painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))
