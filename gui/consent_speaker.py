"""Saying core's sentences in another language than the window's: for a page that a person gets."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QTranslator

from core import paths


def speaker(language: str) -> Callable[[str], str]:
    """Return what says a sentence of core in a language; English where it can't be said."""
    if language == "en":
        return str
    catalogue = _catalogue(language)

    def speak(sentence: str) -> str:
        return catalogue.translate("core", sentence) or sentence

    return speak


@cache
def _catalogue(language: str) -> QTranslator:
    # Kept: it is asked in the gallery's thread and belongs to the window's.
    made = QTranslator()
    made.load(f"facedesk_{language}", str(paths.resources_dir() / "translations"))
    return made
