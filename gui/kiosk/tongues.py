"""The kiosk's languages: both at once, or one, whatever the rest of the window speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QTranslator

from core import paths

Choice = Literal["en", "zh_CN", "both"] | None
_CONTEXT = "kiosk"


class Tongues:
    """Says each sentence in every language that was chosen.

    Parameters
    ----------
    choice
        None: both.
    first
        Language that stands first where there are two: "en" or "zh_CN".
    """

    def __init__(self, choice: Choice = None, first: str = "en") -> None:
        languages = ["en", "zh_CN"] if choice is None or choice == "both" else [choice]
        if first == "zh_CN":
            languages.reverse()
        self._languages = tuple(languages)
        self._chinese = QTranslator()
        if "zh_CN" in self._languages:
            self._chinese.load("facedesk_zh_CN", str(paths.resources_dir() / "translations"))

    def say(self, sentence: str, **values: object) -> tuple[str, ...]:
        """Return a sentence of `gui.kiosk.sentences` in each language, its fields filled.

        One that isn't translated is said in English, once.
        """
        found = [self._in(language, sentence) for language in self._languages]
        return tuple(dict.fromkeys(_filled(one, values) for one in found))

    def spoken(self, sentence: str, **values: object) -> tuple[tuple[str, str], ...]:
        """Return the same with the language of each, "en" or "zh_CN", for a voice."""
        said: dict[str, str] = {}
        for language in self._languages:
            found = self._in(language, sentence)
            said.setdefault(_filled(found, values), "en" if found == sentence else language)
        return tuple((language, words) for words, language in said.items())

    def _in(self, language: str, sentence: str) -> str:
        if language == "en":
            return sentence
        return self._chinese.translate(_CONTEXT, sentence) or sentence


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    words = sentence.format(**values)
    return words[:-1] if words.endswith("..") else words  # the name ends with a full stop itself
