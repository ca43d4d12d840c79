"""What a comparison says, in sentences: for the window, the report and the command line.

Each function gives sentences with what fills their fields; `said` puts both together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from core.calibration.meaning import Meaning
from core.calibration.words import RAREST, Saying, basis, number, rounded
from core.comparison.face_parts import FAINTEST, PART_WORDS, parts_of
from core.comparison.fault_words import FAULTS
from core.comparison.ordering import of_pairs
from core.comparison.values import Comparison, Entry, Matrix, Regions, Side
from core.results import FaceAnalysis, Liveness, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP, PlainError

Say = Callable[[str], str]
"""Puts a sentence into the reader's language."""

Tell = Callable[[FaceAnalysis], str]
"""Says one thing about a face."""

_SAME = QT_TRANSLATE_NOOP("core", "Probably the same person.")
_DIFFERENT = QT_TRANSLATE_NOOP("core", "Probably two people.")
_REACHED = QT_TRANSLATE_NOOP(
    "core", "Similarity {similarity}, at least the threshold of {threshold}."
)
_MISSED = QT_TRANSLATE_NOOP(
    "core", "Similarity {similarity}, less than the threshold of {threshold}."
)

_MANY = QT_TRANSLATE_NOOP("core", "Many pairs of strangers are as alike as this.")
_SOME = QT_TRANSLATE_NOOP("core", "About 1 in {many} pairs of strangers is as alike as this.")
_RARE = QT_TRANSLATE_NOOP("core", "Fewer than 1 in {many} pairs of strangers are as alike as this.")
_UNKNOWN = QT_TRANSLATE_NOOP("core", "How often strangers are as alike as this isn't known.")

CLOSE: Final = 0.04
"""A similarity so near the threshold may lie on its other side with other pictures."""

_NEAR = QT_TRANSLATE_NOOP(
    "core", "Close to the threshold: other pictures of the same people may say otherwise."
)
_POOR = QT_TRANSLATE_NOOP(
    "core", "Poor pictures make one person look like two. Try others if you can."
)
_ONE_FILE = QT_TRANSLATE_NOOP("core", "Both pictures are the same file, so this says nothing.")
_LARGEST = QT_TRANSLATE_NOOP("core", "{name}: shows {count} faces; the largest was compared.")
_CHOSEN = QT_TRANSLATE_NOOP(
    "core", "{name}: shows {count} faces; number {number} by size was compared."
)
_MOVED = QT_TRANSLATE_NOOP("core", "{name}: eyes, nose and mouth were marked by hand.")
_ABOUT = QT_TRANSLATE_NOOP("core", "{name}: {sentence}")
_FAKE = QT_TRANSLATE_NOOP("core", "{name}: Suspected fake (spoof score {score}).")

_REACH = QT_TRANSLATE_NOOP("core", "{count} of {total} pairs reach the threshold of {threshold}.")
_NONE = QT_TRANSLATE_NOOP("core", "No pair reaches the threshold of {threshold}.")
_NOTHING = QT_TRANSLATE_NOOP("core", "There was nothing to compare.")
_AT_THRESHOLD = QT_TRANSLATE_NOOP("core", "At the threshold: {sentence}")

_BY_CHANCE = QT_TRANSLATE_NOOP(
    "core", "If all were strangers, about {count} of the {total} pairs would reach it by chance."
)
_HARDLY = QT_TRANSLATE_NOOP(
    "core", "If all were strangers, hardly one of the {total} pairs would reach it by chance."
)

_FOR = QT_TRANSLATE_NOOP("core", "Speaks for a match: {parts}.")
_AGAINST = QT_TRANSLATE_NOOP("core", "Speaks against a match: {parts}.")
_NEITHER = QT_TRANSLATE_NOOP("core", "No region stands out.")
_INDICATIVE = QT_TRANSLATE_NOOP("core", "This is indicative only.")


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
        return _MANY, {}
    if meaning.is_bound or meaning.one_in > RAREST:
        return _RARE, {"many": number(rounded(min(meaning.one_in, RAREST)))}
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
    if abs(comparison.similarity - comparison.threshold) < CLOSE:
        told.append(say(_NEAR))
    one, other = comparison.one, comparison.other
    if one.digest and one.digest == other.digest and one.chosen == other.chosen:
        told.append(say(_ONE_FILE))
    for side in (one, other):
        told += _about(side, say)
    faces = [side.face for side in (one, other)]
    if not comparison.is_same and any(face and not face.quality.usable for face in faces):
        told.append(say(_POOR))
    return tuple(told)


def several_faces(entries: Iterable[Entry], say: Say = str) -> tuple[str, ...]:
    """Say of which pictures of a matrix only the largest face was compared."""
    return tuple(
        said((_LARGEST, {"name": entry.name, "count": str(entry.faces)}), say)
        for entry in entries
        if entry.faces > 1
    )


def summary(found: Matrix, say: Say = str) -> str:
    """Say how many pairs of a matrix reach the threshold."""
    similarities = of_pairs(found)
    if not len(similarities):
        return say(_NOTHING)
    count = int((similarities >= found.threshold).sum())
    values = {
        "count": number(count),
        "total": number(len(similarities)),
        "threshold": similarity(found.threshold),
    }
    return said((_REACH if count else _NONE, values), say)


def at_threshold(found: Matrix, say: Say = str) -> str:
    """Say how often strangers reach the threshold of a matrix, and so how many pairs of it."""
    sentence = said((_AT_THRESHOLD, {"sentence": rarity(found.meaning, say)}), say)
    total = len(of_pairs(found))
    if found.meaning is None or not total:
        return sentence
    expected = total / found.meaning.one_in
    values = {"count": number(round(expected)), "total": number(total)}
    return f"{sentence} {said((_BY_CHANCE if expected >= 1 else _HARDLY, values), say)}"


def failure(error: PlainError, say: Say = str) -> str:
    """Say why a picture could not be used, without the folder that it is in."""
    values = dict(error.values)
    if "file" in values:
        values["file"] = Path(str(values["file"])).name
    return say(error.sentence).format(**values)


def regions(found: Regions, say: Say = str) -> str:
    """Say which parts of the face speak for and against a match, the strongest first."""
    parts = sorted(parts_of(found), key=lambda part: -abs(part.mean))
    told = []
    for template, sign in ((_FOR, 1.0), (_AGAINST, -1.0)):
        named = [say(PART_WORDS[part.kind]) for part in parts if part.mean * sign >= FAINTEST]
        if named:
            told.append(said((template, {"parts": ", ".join(named)}), say))
    return " ".join([*(told or [say(_NEITHER)]), say(_INDICATIVE)])


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
