"""What the window of the comparison is told, as plain values."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtGui import QImage

from core.results import Match


class View(enum.Enum):
    """How the two pictures are looked at."""

    PICTURES = "pictures"
    """As they are, with the faces found in them."""

    FACES = "faces"
    """The chosen faces, aligned as the recogniser sees them."""

    BLINK = "blink"
    SWIPE = "swipe"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """A picture as it is painted. Of a large one it takes long to make: not for the window."""

    whole: QImage
    less: QImage
    """A smaller copy of a large picture, else the same."""

    scale: float
    """Sides of `less` by those of `whole`, up to 1."""


@dataclass(frozen=True, slots=True)
class WithViews:
    """A face compared with somebody's kept views, of whom no picture can be shown."""

    match: Match
    threshold: float
