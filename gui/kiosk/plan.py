"""Where things lie on the kiosk's screen, upright or lying; all sizes follow the screen."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize


class Way(enum.Enum):
    """Where a mark on the ring lies."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Plan:
    """Places in points of the screen."""

    picture: QRectF
    """The round picture: a square."""

    text: QRectF
    marks: QRectF
    ring: float
    """Breadth of the ring around the picture."""

    largest_type: int
    mark_type: int
    is_upright: bool

    @classmethod
    def of(cls, size: QSize) -> Plan:
        """Return the plan for a screen of this size."""
        width, height = float(max(1, size.width())), float(max(1, size.height()))
        short = min(width, height)
        edge = short * 0.06
        marks = QRectF(edge, height - edge - short * 0.13, width - 2 * edge, short * 0.13)
        is_upright = height > width
        if is_upright:
            side = min(0.74 * width, 0.40 * height)
            picture = QRectF((width - side) / 2, 0.07 * height, side, side)
            top = picture.bottom() + max(0.045 * height, 0.071 * short)
            text = QRectF(edge, top, width - 2 * edge, marks.top() - top - edge / 2)
        else:
            side = min(0.62 * height, 0.38 * width)
            picture = QRectF(0.075 * width, (marks.top() + edge - side) / 2, side, side)
            left = picture.right() + 0.06 * width
            text = QRectF(left, edge, width - left - edge, marks.top() - 1.5 * edge)
        return cls(
            picture,
            text,
            marks,
            ring=max(3.0, short * 0.010),
            largest_type=round(short * 0.105),
            mark_type=max(14, round(short * 0.025)),
            is_upright=is_upright,
        )

    @property
    def badge(self) -> QRectF:
        """The mark at the picture's lower edge."""
        side = self.picture.width() * 0.2
        place = QRectF(0, 0, side, side)
        place.moveCenter(self.picture.center())
        place.moveTop(self.picture.bottom() - side * 0.62)
        return place

    def pointer(self, way: Way) -> QRectF:
        """Return where the mark lies that shows which way to move: on the ring, on that side."""
        side = self.picture.width() * 0.27
        place = QRectF(0, 0, side, side)
        place.moveCenter(self.picture.center())
        if way is Way.LEFT:
            place.moveLeft(self.picture.left() - self.ring * 5)
        elif way is Way.RIGHT:
            place.moveRight(self.picture.right() + self.ring * 5)
        else:
            place.moveBottom(self.badge.bottom())
        return place

    @property
    def around(self) -> QRectF:
        """All that changes with the picture: its ring, halo and badge."""
        reach = self.ring * 7
        return self.picture.adjusted(-reach, -reach, reach, reach).united(
            self.badge.adjusted(-self.ring, -self.ring, self.ring, self.ring)
        )

    def text_top(self, height: float) -> float:
        """Return where text of this height begins: below the picture, or beside its middle."""
        if self.is_upright:
            return self.text.top() + min((self.text.height() - height) / 2, self.ring * 6)
        middle = self.picture.center().y()
        top = middle - height / 2
        return max(self.text.top(), min(top, self.text.bottom() - height))
