"""What the limits are called, and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from core.face.limits import Limit
from core.wording import QT_TRANSLATE_NOOP

NAMES: Mapping[str, str] = {
    "limit_clipped": QT_TRANSLATE_NOOP("limits", "Overexposed"),
    "limit_dark": QT_TRANSLATE_NOOP("limits", "Too dark"),
    "limit_motion": QT_TRANSLATE_NOOP("limits", "Blurred by movement"),
    "limit_ambient": QT_TRANSLATE_NOOP("limits", "Other light"),
    "limit_fall_off": QT_TRANSLATE_NOOP("limits", "Lit in the middle only"),
    "limit_uneven": QT_TRANSLATE_NOOP("limits", "Lit from the side or from behind"),
    "limit_glare": QT_TRANSLATE_NOOP("limits", "Glare on glasses"),
    "limit_liveness_clipped": QT_TRANSLATE_NOOP("limits", "Overexposed"),
    "limit_liveness_dark": QT_TRANSLATE_NOOP("limits", "Too dark"),
    "limit_liveness_ambient": QT_TRANSLATE_NOOP("limits", "Other light"),
}
"""Setting to name."""


def name(limit: Limit) -> str:
    """Return what a limit is called."""
    plain = limit.setting.removeprefix("limit_").replace("_", " ").capitalize()
    return QCoreApplication.translate("limits", NAMES.get(limit.setting, plain))


def scale(limit: Limit) -> float:
    """Return by what a value is multiplied for people, who read shares in per cent."""
    return 100.0 if limit.unit == "share" else 1.0


def decimals(limit: Limit) -> int:
    """Return how many places after the point a step needs."""
    step = limit.step * scale(limit)
    return next((n for n in range(3) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 3)


def value_words(limit: Limit, value: float) -> str:
    """Return a value as people read it, e.g. "12 %"."""
    number = QLocale().toString(value * scale(limit), "f", decimals(limit))
    return f"{number}\u00a0%" if limit.unit == "share" else number
