"""What slots, cards and modes are called, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from core.models import contract
from core.models.card import Light
from core.models.vendor.systems import BY_NAME
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.models.card import ModelCard
    from core.models.vendor.system import System

UNKNOWN_LICENCE = "unknown"
SITE_LICENCE = "LicenseRef-Site"
"""What the card of a model says that was trained with this program."""

SLOTS: Mapping[contract.Slot, str] = {
    "detector": QT_TRANSLATE_NOOP("models", "Finding faces"),
    "recogniser": QT_TRANSLATE_NOOP("models", "Recognising faces"),
    "liveness": QT_TRANSLATE_NOOP("models", "Judging liveness"),
    "quality": QT_TRANSLATE_NOOP("models", "Measuring quality"),
}

PURPOSES: Mapping[contract.Slot, str] = {
    "detector": QT_TRANSLATE_NOOP(
        "models", "Finds faces in the picture, and five points on each of them."
    ),
    "recogniser": QT_TRANSLATE_NOOP(
        "models", "Tells people apart: turns a face into numbers that can be compared."
    ),
    "liveness": QT_TRANSLATE_NOOP(
        "models", "Judges whether a face is a living person's or a picture of one."
    ),
    "quality": QT_TRANSLATE_NOOP(
        "models", "Measures how fit a face is for recognition, beside the program's own measures."
    ),
}

MEASURES: Mapping[contract.Measure, str] = {
    "face": PURPOSES["quality"],
    "landmarks": QT_TRANSLATE_NOOP(
        "models", "Measures how clearly the five points of a face are seen."
    ),
    "expression": QT_TRANSLATE_NOOP(
        "models", "Asks for a neutral expression when a person is enrolled, and for nothing else."
    ),
}

EMPTY: Mapping[contract.Slot, str] = {
    "liveness": QT_TRANSLATE_NOOP(
        "models",
        "While this place is empty only geometry and motion speak against fakes, and nobody is "
        "called live. A good photo could pass for a person.",
    ),
    "quality": QT_TRANSLATE_NOOP(
        "models",
        "Quality is measured by the program's own rules alone: size, light, sharpness and pose.",
    ),
}

LIGHTS: Mapping[Light, str] = {
    "infrared": QT_TRANSLATE_NOOP("models", "Infrared"),
    "colour": QT_TRANSLATE_NOOP("models", "Colour model"),
    "flash": QT_TRANSLATE_NOOP("models", "Flash model"),
    "studio": QT_TRANSLATE_NOOP("models", "Demo only"),
}

MODES: Mapping[contract.Mode, str] = {
    "exact": QT_TRANSLATE_NOOP("models", "Vendor-exact"),
    "corrected": QT_TRANSLATE_NOOP("models", "Corrected"),
    "card": QT_TRANSLATE_NOOP("models", "As the model card says"),
}

MODE_BADGES: Mapping[contract.Mode, str] = {
    "exact": MODES["exact"],
    "corrected": QT_TRANSLATE_NOOP("models", "Vendor, corrected"),
    "card": QT_TRANSLATE_NOOP("models", "As on its card"),
}


def words(sentence: str) -> str:
    """Return a text of the tables above in the window's language."""
    return QCoreApplication.translate("models", sentence)


def prose(text: str) -> str:
    """Return what a card or a system says in the window's language; unknown texts as they are.

    Nothing is filled in: a card may hold braces.
    """
    return QCoreApplication.translate("core", text)


def purpose(card: ModelCard) -> str:
    """Return what a model is for."""
    system = BY_NAME.get(card.system or "")
    if card.slot == "quality" and system is not None:
        return words(MEASURES[system.measures])
    return words(PURPOSES[card.slot])


def mode_sentence(card: ModelCard, mode: contract.Mode) -> str:
    """Return what a mode means for a vendor's model; empty for this program's own models."""
    system = BY_NAME.get(card.system or "")
    if system is None:
        return ""
    return prose(system.meaning(mode))


def warning(light: Light, slot: contract.Slot) -> str:
    """Return the warning about a model made for other pictures; empty where none is due."""
    if light == "flash":
        return QCoreApplication.translate(
            "models",
            "Made for pictures under coloured flashes. It decides nothing on infrared pictures.",
        )
    if light == "studio":
        return QCoreApplication.translate(
            "models",
            "Made for the demo's computer-made people, whom it judges while no other model does. "
            "It decides nothing on others.",
        )
    if light == "colour" and slot == "liveness":
        return QCoreApplication.translate(
            "models", "Made for colour pictures. It decides nothing on infrared pictures."
        )
    if light == "colour":
        return QCoreApplication.translate(
            "models", "Made for colour pictures. Nobody measured how well it does on infrared."
        )
    return ""


def in_slot(system: System) -> str:
    """Return the name of one of the vendor's systems with what it is for."""
    if system.slot is None:
        return system.title
    sentence = QCoreApplication.translate("models", "{model} ({purpose})")
    return sentence.format(model=system.title, purpose=words(SLOTS[system.slot]))


def licence(name: str) -> str:
    """Return the name of a licence, or that nobody knows it."""
    if name == UNKNOWN_LICENCE:
        return QCoreApplication.translate("models", "Not known")
    if name == SITE_LICENCE:
        return QCoreApplication.translate("models", "This site's own")
    return name


def megabytes(size: float) -> str:
    """Return a number of bytes for people, e.g. "12.6 MB"."""
    return QLocale().formattedDataSize(round(size), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def day_added(card: ModelCard) -> str:
    """Return the day on which a person added a model; empty for the program's own."""
    added = QDateTime.fromString(card.added or "", Qt.DateFormat.ISODate)
    if not added.isValid():
        return ""
    return QLocale().toString(added.toLocalTime().date(), QLocale.FormatType.LongFormat)


def disk_size(card: ModelCard) -> int:
    """Return the bytes that a model takes on disk."""
    return sum(file.size for file in card.files.values())


def short_checksum(sha256: str) -> str:
    """Return the start and end of a checksum, enough to compare at a glance."""
    return f"{sha256[:12]}…{sha256[-8:]}"
