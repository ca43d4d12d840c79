"""What the controls of a camera are called, and what they do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from core.capture.camera import Control, ControlName
from core.wording import QT_TRANSLATE_NOOP

NAMES: Mapping[ControlName, str] = {
    "automatic_exposure": QT_TRANSLATE_NOOP("controls", "Automatic exposure"),
    "exposure": QT_TRANSLATE_NOOP("controls", "Exposure"),
    "automatic_gain": QT_TRANSLATE_NOOP("controls", "Automatic gain"),
    "gain": QT_TRANSLATE_NOOP("controls", "Gain"),
    "brightness": QT_TRANSLATE_NOOP("controls", "Brightness"),
    "backlight": QT_TRANSLATE_NOOP("controls", "Light from behind"),
    "mains_frequency": QT_TRANSLATE_NOOP("controls", "Frequency of the mains"),
    "rate": QT_TRANSLATE_NOOP("controls", "Rate"),
}

MEANINGS: Mapping[ControlName, str] = {
    "automatic_exposure": QT_TRANSLATE_NOOP("controls", "The camera finds the exposure by itself."),
    "exposure": QT_TRANSLATE_NOOP(
        "controls", "How long a picture is exposed. Longer is brighter, and blurs what moves."
    ),
    "automatic_gain": QT_TRANSLATE_NOOP("controls", "The camera finds the gain by itself."),
    "gain": QT_TRANSLATE_NOOP(
        "controls", "How much the camera amplifies. More is brighter, and noisier."
    ),
    "brightness": QT_TRANSLATE_NOOP("controls", "Makes all of the picture brighter or darker."),
    "backlight": QT_TRANSLATE_NOOP(
        "controls", "Exposes for what stands before a bright background."
    ),
    "mains_frequency": QT_TRANSLATE_NOOP(
        "controls", "Keeps room lights from flickering in the picture."
    ),
    "rate": QT_TRANSLATE_NOOP("controls", "Pictures a second."),
}

UNITS: Mapping[str, str] = {
    "ms": QT_TRANSLATE_NOOP("controls", "ms"),
    "Hz": QT_TRANSLATE_NOOP("controls", "Hz"),
    "1/s": QT_TRANSLATE_NOOP("controls", "a second"),
}

_DECIDES: Mapping[ControlName, tuple[ControlName, ...]] = {
    "exposure": ("automatic_exposure",),
    "gain": ("automatic_gain", "automatic_exposure"),
    "brightness": ("automatic_exposure",),
    "rate": ("automatic_exposure",),
}
"""What may decide over a control instead of a person, the likelier first."""


def words(sentence: str) -> str:
    """Return a text of the tables above in the window's language."""
    return QCoreApplication.translate("controls", sentence)


def unit(control: Control) -> str:
    """Return the unit of a control for people; empty for the camera's own scale."""
    return words(UNITS[control.unit]) if control.unit in UNITS else control.unit


def value_words(control: Control, value: float) -> str:
    """Return a value with its unit."""
    number = QLocale().toString(value, "g", 4)
    return f"{number} {unit(control)}".strip()


def why_inactive(control: Control, controls: Mapping[ControlName, Control]) -> str:
    """Return why a control can't be set now; empty where it can."""
    if control.is_active:
        return ""
    for name in _DECIDES.get(control.name, ()):
        if name in controls and controls[name].value:
            return QCoreApplication.translate("controls", "{other} decides about it.").format(
                other=words(NAMES[name])
            )
    return QCoreApplication.translate("controls", "The camera decides about it at present.")
