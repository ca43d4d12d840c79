"""How the parts of a face's quality are called, and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from core import sentences
from core.face.quality_parts import UNITS, Unit
from core.quality import QualityPart
from core.wording import QT_TRANSLATE_NOOP
from gui.language import say

_PATTERNS: Mapping[Unit, str] = {
    "pixels": QT_TRANSLATE_NOOP("quality", "{number} pixels"),
    "share": QT_TRANSLATE_NOOP("quality", "{number} %"),
    "degrees": QT_TRANSLATE_NOOP("quality", "{number}°"),
    "per mille": QT_TRANSLATE_NOOP("quality", "{number} ‰"),
    "level": QT_TRANSLATE_NOOP("quality", "level {number}"),
    "bits": QT_TRANSLATE_NOOP("quality", "{number} bits"),
    "ratio": "{number}",
}
_PLACES: Mapping[Unit, int] = {"bits": 1, "ratio": 2}
"""Places after the point; none where nothing is said."""

_HINDERS: Mapping[str, str] = {
    "nothing": QT_TRANSLATE_NOOP("quality", "good enough"),
    "enrolment": QT_TRANSLATE_NOOP("quality", "hinders enrolment"),
    "recognition": QT_TRANSLATE_NOOP("quality", "hinders recognition"),
}
_SUMMARIES: Mapping[str, str] = {
    "nothing": QT_TRANSLATE_NOOP("quality", "Good enough for recognition and enrolment."),
    "enrolment": QT_TRANSLATE_NOOP(
        "quality", "Good enough to recognise somebody, not to enrol them."
    ),
    "recognition": QT_TRANSLATE_NOOP("quality", "The marked parts hinder recognition."),
}


def part_name(part: QualityPart) -> str:
    """Return what a part is called."""
    return say(sentences.QUALITY_PART[part.kind])


def part_value(part: QualityPart) -> str:
    """Return the value with its unit, e.g. "55 pixels"."""
    unit = UNITS[part.kind]
    value = 100.0 * part.value if unit == "share" else part.value
    places = _PLACES.get(unit, 0)
    number = QLocale().toString(round(value, places) + 0.0, "f", places)  # never "-0"
    pattern = QCoreApplication.translate("quality", _PATTERNS[unit])
    return pattern.format(number=number).replace(" ", "\u00a0")


def part_hinders(part: QualityPart) -> str:
    """Return what a part hinders, in words."""
    return QCoreApplication.translate("quality", _HINDERS[part.hinders])


def part_advice(part: QualityPart) -> str:
    """Return what to do; empty where the part hinders nothing."""
    return "" if part.hinders == "nothing" else say(sentences.QUALITY[part.reason])


def summary(parts: Sequence[QualityPart]) -> str:
    """Return one sentence about all parts, at least one."""
    hindering = {part.hinders for part in parts}
    worst = next(each for each in ("recognition", "enrolment", "nothing") if each in hindering)
    return QCoreApplication.translate("quality", _SUMMARIES[worst])
