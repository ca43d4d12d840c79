"""What a comparison means, in plain sentences of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.comparison.face_parts import FAINTEST, PART_WORDS, parts_of
from core.comparison.values import Comparison, Matrix, Regions
from core.comparison.words import at_threshold, failure, remarks
from core.results import FaceAnalysis
from core.sentences import LIVENESS, LIVENESS_REASON
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.language import say

translate = QCoreApplication.translate

_FOR = QT_TRANSLATE_NOOP("CompareWords", "{part}: speaks for it ({effect})")
_AGAINST = QT_TRANSLATE_NOOP("CompareWords", "{part}: speaks against it ({effect})")
_NOTHING = QT_TRANSLATE_NOOP("CompareWords", "No part of the face speaks much for or against it.")


def translated(sentence: str) -> str:
    """Return a sentence of core in the window's language, its fields as they are."""
    return translate("core", sentence)


def say_failure(error: PlainError) -> str:
    """Say why a picture can't be used, without the folder that it is in."""
    return failure(error, translated)


def failure_line(name: str, error: PlainError) -> str:
    """Say the same in a list, with the picture's name where the sentence lacks it."""
    sentence = say_failure(error)
    return sentence if name in sentence else f"{name}: {sentence}"


def chance_words(found: Matrix) -> str:
    """Say how many pairs of strangers would reach the threshold by chance."""
    return at_threshold(found, translated)


def liveness_words(face: FaceAnalysis) -> str:
    """Say whether a face is alive, as far as its picture tells; empty where nobody looked."""
    liveness = face.liveness
    if liveness is None:
        return ""
    return f"{say(LIVENESS[liveness.verdict])}. {say(LIVENESS_REASON[liveness.reason])}"


def notes(comparison: Comparison) -> tuple[str, ...]:
    """Say what whoever reads the verdict has to know besides."""
    return remarks(comparison, translated)


def about_parts(found: Regions) -> tuple[str, ...]:
    """Say of the parts of the face what they speak for, the strongest first."""
    told = []
    for part in sorted(parts_of(found), key=lambda one: -abs(one.mean)):
        if abs(part.mean) < FAINTEST:
            continue
        words = _FOR if part.mean > 0 else _AGAINST
        name = say(PART_WORDS[part.kind])
        told.append(translate("CompareWords", words).format(part=name, effect=f"{part.mean:+.2f}"))
    return tuple(told) or (translate("CompareWords", _NOTHING),)
