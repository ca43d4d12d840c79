"""What is wrong with a picture that can't be taken again: statements, not advice."""

from __future__ import annotations

from typing import Final

from core.quality import QualityReason
from core.wording import QT_TRANSLATE_NOOP

FAULTS: Final[dict[QualityReason, str]] = {
    QualityReason.GOOD: QT_TRANSLATE_NOOP("core", "The picture is good."),
    QualityReason.TOO_SMALL: QT_TRANSLATE_NOOP("core", "The face is small."),
    QualityReason.CUT_OFF: QT_TRANSLATE_NOOP("core", "The face is cut off."),
    QualityReason.TOO_DARK: QT_TRANSLATE_NOOP("core", "The face is dark."),
    QualityReason.TOO_BRIGHT: QT_TRANSLATE_NOOP("core", "The face is very bright."),
    QualityReason.CLIPPED: QT_TRANSLATE_NOOP("core", "The face is overexposed."),
    QualityReason.LOW_CONTRAST: QT_TRANSLATE_NOOP("core", "The face has little contrast."),
    QualityReason.BLURRED: QT_TRANSLATE_NOOP("core", "The face is blurred."),
    QualityReason.TURNED: QT_TRANSLATE_NOOP("core", "The head is turned to a side."),
    QualityReason.NODDING: QT_TRANSLATE_NOOP("core", "The face looks up or down."),
    QualityReason.TILTED: QT_TRANSLATE_NOOP("core", "The head is tilted."),
    QualityReason.UNSURE_LANDMARKS: QT_TRANSLATE_NOOP(
        "core", "Eyes, nose and mouth are hard to find."
    ),
    QualityReason.MOTION: QT_TRANSLATE_NOOP("core", "The face is blurred by movement."),
    QualityReason.AMBIENT: QT_TRANSLATE_NOOP("core", "Much of the light is not the lamp's."),
    QualityReason.HOT_SPOT: QT_TRANSLATE_NOOP("core", "Only the middle of the face is lit."),
    QualityReason.UNEVEN: QT_TRANSLATE_NOOP("core", "The light comes from one side."),
    QualityReason.GLARE: QT_TRANSLATE_NOOP("core", "The glasses reflect."),
    QualityReason.EYES_CLOSED: QT_TRANSLATE_NOOP("core", "The eyes are closed."),
    QualityReason.MOUTH_OPEN: QT_TRANSLATE_NOOP("core", "The mouth is open."),
    QualityReason.COVERED: QT_TRANSLATE_NOOP("core", "A part of the face is hidden."),
    QualityReason.NARROW_RANGE: QT_TRANSLATE_NOOP("core", "The picture has few shades of grey."),
    QualityReason.WEAK_LAMP: QT_TRANSLATE_NOOP("core", "The lamp hardly lights the face."),
}
