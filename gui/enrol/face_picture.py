"""The picture of a face as the enrolment shows it: a square of the very frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPixmap

from core.enrolment.shots import Shot
from core.frame import Frame
from core.results import FaceAnalysis
from gui.frame_image import scaled_image

MARGIN, LEAST_MARGIN = 1.7, 1.2
"""Side of the shown square in lengths of the face's longer side: as a rule, and at the least."""


def face_picture(frame: Frame, face: FaceAnalysis) -> NDArray[np.uint8]:
    """Return the square around `face`, grey (side, side), kept inside the frame."""
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    longer = max(x2 - x1, y2 - y1)
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    # Near a border the square shrinks, as far as the face allows, to keep the face in its middle.
    room = 2 * min(middle_x, middle_y, frame.width - middle_x, frame.height - middle_y)
    side = round(min(longer * MARGIN, max(longer * LEAST_MARGIN, room)))
    side = max(1, min(side, frame.width, frame.height))
    left = round(middle_x - side / 2)
    top = round(middle_y - side / 2)
    left = min(max(left, 0), frame.width - side)
    top = min(max(top, 0), frame.height - side)
    return np.ascontiguousarray(frame.pixels[top : top + side, left : left + side])


def face_pixmap(shot: Shot, side: int, ratio: float, *, mirrored: bool = False) -> QPixmap:
    """Return a shot's face, `side` points square, for a screen of `ratio` pixels a point."""
    edge = max(1, round(side * ratio))
    picture = face_picture(shot.frame, shot.face)
    pixmap = QPixmap.fromImage(scaled_image(picture, edge, edge, mirrored))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
