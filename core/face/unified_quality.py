"""One number for the quality of a face, so that a lower one goes with lower similarity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.quality import QualityKind

_WEIGHTS: Final[Mapping[QualityKind, float]] = {
    QualityKind.MOTION: 1.1,
    QualityKind.SHARPNESS: 0.9,
    QualityKind.LANDMARKS: 0.9,
    QualityKind.CONTRAST: 0.8,
    QualityKind.EXPOSURE: 0.5,
    QualityKind.VISIBLE: 0.5,
    QualityKind.DYNAMIC_RANGE: 0.3,
    QualityKind.INSIDE: 0.3,
    QualityKind.YAW: 0.3,
    QualityKind.PITCH: 0.3,
    QualityKind.ROLL: 0.3,
    QualityKind.EVENNESS: 0.2,
    QualityKind.OTHER_LIGHT: 0.2,
    QualityKind.EYE_DISTANCE: 0.1,
    QualityKind.CLIPPING: 0.1,
    QualityKind.GLARE: 0.1,
}
"""How much each part tells of similarity beside the others: fitted to spoilt portraits and studio
pictures and rounded (docs/adr/0014-quality.md). Closed eyes and open mouths told nothing.
"""

_LEAST: Final = 0.03
"""What a part of mark 0 leaves of the product, so that the others still count."""


def unify(marks: Mapping[QualityKind, float], *, hindered: bool) -> float:
    """Return the overall quality, 0 to 100: the weighted product of the marks.

    Parameters
    ----------
    marks
        Mark of each part that was measured, 0 to 1; what is absent counts as good.
    hindered
        Whether a part hinders recognition. Such a face gets less than 50, any other at least 50.
    """
    product = 1.0
    for kind, weight in _WEIGHTS.items():
        product *= ((marks.get(kind, 1.0) + _LEAST) / (1.0 + _LEAST)) ** weight
    return 49.9 * product if hindered else 50.0 + 50.0 * product
