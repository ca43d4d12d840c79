"""The views of an enrolment: how many there are, what they are called, which is asked for next."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from core.face.head import Head
from core.people.records import View
from core.wording import QT_TRANSLATE_NOOP

VIEW_WORDS: Final[Mapping[View, str]] = {
    View.UNKNOWN: QT_TRANSLATE_NOOP("core", "Not said"),
    View.STRAIGHT: QT_TRANSLATE_NOOP("core", "Straight"),
    View.LEFT: QT_TRANSLATE_NOOP("core", "To the left"),
    View.RIGHT: QT_TRANSLATE_NOOP("core", "To the right"),
    View.UP: QT_TRANSLATE_NOOP("core", "Upwards"),
    View.DOWN: QT_TRANSLATE_NOOP("core", "Downwards"),
    View.GLASSES: QT_TRANSLATE_NOOP("core", "With glasses"),
    View.BEARD: QT_TRANSLATE_NOOP("core", "With a beard"),
    View.MASK: QT_TRANSLATE_NOOP("core", "With a mask"),
    View.HEADWEAR: QT_TRANSLATE_NOOP("core", "With something on the head"),
    View.OTHER: QT_TRANSLATE_NOOP("core", "Looks otherwise"),
    View.PICTURE: QT_TRANSLATE_NOOP("core", "From a picture"),
}
"""What each view is called."""

COUNTS: Final = (1, 3, 5)
"""How many views can be wanted."""

_ALL: Final = (View.STRAIGHT, View.LEFT, View.RIGHT, View.UP, View.DOWN)

_PLACES: Final[Mapping[View, tuple[float, float]]] = {
    View.LEFT: (1.0, 0.0),
    View.RIGHT: (-1.0, 0.0),
    View.UP: (0.0, 1.0),
    View.DOWN: (0.0, -1.0),
}
"""Where a view lies, in turns and nods as they are usually made; all others look straight."""

TURN: Final = 20.0
NOD: Final = 14.0
"""Degrees of a usual turn and nod."""


def views_for(count: int) -> tuple[View, ...]:
    """Return the views of an enrolment with `count` of them, 1, 3 or 5.

    Raises
    ------
    ValueError
        If it is another number.
    """
    if count not in COUNTS:
        raise ValueError(f"an enrolment has 1, 3 or 5 views, not {count}")
    return _ALL[:count]


def place(view: View) -> tuple[float, float]:
    """Return which way the head is turned in a view: left and up, -1 to 1; (0, 0) = straight."""
    return _PLACES.get(view, (0.0, 0.0))


def nearest(views: Sequence[View], head: Head | None) -> View | None:
    """Return the view that takes the least movement, the first of several; None without any.

    `head` is how the head is turned from straight; None where that isn't known yet, and then
    straight comes first.
    """
    if not views:
        return None
    at = (0.0, 0.0) if head is None else (head.yaw / TURN, head.pitch / NOD)

    def way(view: View) -> float:
        x, y = place(view)
        # In tenths, so that a head that isn't quite straight doesn't decide between equals.
        return round(math.hypot(x - at[0], y - at[1]), 1)

    straight = [view for view in views if place(view) == (0.0, 0.0)]
    return min(straight or views, key=way)
