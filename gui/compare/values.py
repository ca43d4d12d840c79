"""What the window of the comparison is told, as plain values."""

from __future__ import annotations

import enum
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class WithViews:
    """A face compared with somebody's kept views, of whom no picture can be shown."""

    match: Match
    threshold: float
