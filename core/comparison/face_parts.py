"""Parts of an aligned face, and what a map of regions says about each."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from core.comparison.values import Regions
from core.wording import QT_TRANSLATE_NOOP

FAINTEST: Final = 0.02
"""Falls of the similarity below this are chance."""


class FacePart(enum.Enum):
    """A part of the face; left is the viewer's left."""

    FOREHEAD = "forehead"
    EYES = "eyes"
    NOSE = "nose"
    LEFT_CHEEK = "left-cheek"
    RIGHT_CHEEK = "right-cheek"
    MOUTH = "mouth"


PART_WORDS: Final[dict[FacePart, str]] = {
    FacePart.FOREHEAD: QT_TRANSLATE_NOOP("core", "Forehead"),
    FacePart.EYES: QT_TRANSLATE_NOOP("core", "Eyes and brows"),
    FacePart.NOSE: QT_TRANSLATE_NOOP("core", "Nose"),
    FacePart.LEFT_CHEEK: QT_TRANSLATE_NOOP("core", "Cheek on the left of the picture"),
    FacePart.RIGHT_CHEEK: QT_TRANSLATE_NOOP("core", "Cheek on the right of the picture"),
    FacePart.MOUTH: QT_TRANSLATE_NOOP("core", "Mouth and chin"),
}
"""What each is called."""

# Rows and columns of the chip, after where its landmarks come to lie.
_PLACES: Final = {
    FacePart.FOREHEAD: (slice(8, 36), slice(26, 86)),
    FacePart.EYES: (slice(38, 62), slice(22, 90)),
    FacePart.NOSE: (slice(60, 80), slice(42, 70)),
    FacePart.LEFT_CHEEK: (slice(64, 92), slice(16, 40)),
    FacePart.RIGHT_CHEEK: (slice(64, 92), slice(72, 96)),
    FacePart.MOUTH: (slice(82, 110), slice(38, 74)),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the face says. Indicative only."""

    kind: FacePart
    one: float
    other: float
    """As `Regions.one` and `Regions.other`: the mean over the part."""

    @property
    def mean(self) -> float:
        """Above 0 the part speaks for a match."""
        return (self.one + self.other) / 2


def parts_of(regions: Regions) -> tuple[Part, ...]:
    """Return what each part of the face says, in the order of `FacePart`."""
    return tuple(
        Part(kind, float(regions.one[place].mean()), float(regions.other[place].mean()))
        for kind, place in _PLACES.items()
    )
