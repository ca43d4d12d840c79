"""What a comparison says, in sentences: for the window, the report and the command line.

Each function gives sentences with what fills their fields; `said` puts both together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.calibration.meaning import Meaning
from core.calibration.words import RAREST, basis, number, rounded
from core.comparison.fault_words import FAULTS
from core.comparison.values import Comparison, Side
from core.results import FaceAnalysis, Liveness, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP

Saying = tuple[str, Mapping[str, str]]
Say = Callable[[str], str]
"""Puts a sentence into the reader's language."""

Tell = Callable[[FaceAnalysis], str]
"""Says one thing about a face."""

_SAME = QT_TRANSLATE_NOOP("core", "The same person.")
_DIFFERENT = QT_TRANSLATE_NOOP("core", "Two different people.")
_REACHED = QT_TRANSLATE_NOOP(
    "core", "Similarity {similarity}, at least the threshold of {threshold}."
)
_MISSED = QT_TRANSLATE_NOOP(
    "core", "Similarity {similarity}, less than the threshold of {threshold}."
)

_MOST = QT_TRANSLATE_NOOP("core", "Most pairs of strangers are as alike as this.")
_SOME = QT_TRANSLATE_NOOP("core", "About 1 in {many} pairs of strangers is as alike as this.")
_RARE = QT_TRANSLATE_NOOP("core", "Fewer than 1 in {many} pairs of strangers are as alike as this.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "How often strangers are as alike as this isn't known.")

_ONE_FILE = QT_TRANSLATE_NOOP("core", "Both pictures are the same file, so this says nothing.")
_LARGEST = QT_TRANSLATE_NOOP("core", "{name}: shows {count} faces; the largest was compared.")
_CHOSEN = QT_TRANSLATE_NOOP(
    "core", "{name}: shows {count} faces; number {number} by size was compared."
)
_MOVED = QT_TRANSLATE_NOOP("core", "{name}: eyes, nose and mouth were marked by hand.")
_ABOUT = QT_TRANSLATE_NOOP("core", "{name}: {sentence}")
_FAKE = QT_TRANSLATE_NOOP("core", "{name}: Suspected fake (spoof score {score}).")


def said(saying: Saying, say: Say = str) -> str:
    """Return a sentence in the reader's language with its fields filled."""
    sentence, values = saying
    return say(sentence).format(**values)


def verdict(comparison: Comparison) -> Saying:
    """Say what the threshold decides."""
    return (_SAME if comparison.is_same else _DIFFERENT), {}


def likeness(comparison: Comparison) -> Saying:
    """Say how alike the faces are, beside the threshold."""
    values = {
        "similarity": similarity(comparison.similarity),
        "threshold": similarity(comparison.threshold),
    }
    return (_REACHED if comparison.is_same else _MISSED), values


def similarity(value: float) -> str:
    """Return a cosine as it is written."""
    return f"{value:.3f}"


def strangers(meaning: Meaning | None) -> Saying:
    """Say how often two strangers are as alike."""
    if meaning is None:
        return _UNKNOWN, {}
    if meaning.one_in < 2.0:
        return _MOST, {}
    if meaning.one_in > RAREST:
        return _RARE, {"many": number(RAREST)}
    return _SOME, {"many": number(rounded(meaning.one_in))}


def rarity(meaning: Meaning | None, say: Say = str) -> str:
    """Say how often two strangers are as alike, what that rests on, and how much is proven."""
    sentence = said(strangers(meaning), say)
    if meaning is None:
        return sentence
    ground = basis(meaning, meaning.one_in, meaning.proven_one_in)
    return f"{sentence} {said(ground, say)}"


def remarks(comparison: Comparison, say: Say = str) -> tuple[str, ...]:
    """Say what whoever reads the verdict has to know, each a sentence; often nothing."""
    told = []
    one, other = comparison.one, comparison.other
    if one.digest and one.digest == other.digest and one.chosen == other.chosen:
        told.append(say(_ONE_FILE))
    for side in (one, other):
        told += _about(side, say)
    return tuple(told)


def _about(side: Side, say: Say) -> list[str]:
    face = side.face
    if face is None:
        return []
    told = []
    if len(side.faces) > 1:
        values = {"name": side.name, "count": str(len(side.faces)), "number": str(side.chosen + 1)}
        told.append(said((_CHOSEN if side.chosen else _LARGEST, values), say))
    if side.moved is not None:
        told.append(said((_MOVED, {"name": side.name}), say))
    if not face.quality.usable:
        sentence = say(FAULTS[face.quality.reason])
        told.append(said((_ABOUT, {"name": side.name, "sentence": sentence}), say))
    if face.liveness is not None and face.liveness.verdict is LivenessVerdict.SPOOF:
        told.append(said((_FAKE, {"name": side.name, **_score(face.liveness)}), say))
    return told


def _score(liveness: Liveness) -> dict[str, str]:
    score = liveness.spoof_score
    return {"score": "-" if score is None else f"{score:.2f}"}
