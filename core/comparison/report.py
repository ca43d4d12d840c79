"""A comparison of two faces as a report that people take away."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core import sentences
from core.comparison import words
from core.comparison.face_parts import PART_WORDS, parts_of
from core.comparison.fault_words import FAULTS
from core.comparison.region_picture import coloured, strength_of
from core.comparison.report_parts import (
    FOOT,
    about_models,
    about_origin,
    checksums,
    what_it_cannot_say,
)
from core.comparison.values import Comparison, Facts, Regions, Side
from core.comparison.viewing import enlarged_chip
from core.comparison.words import Say, said
from core.face.alignment import AlignmentError
from core.reports.document import (
    Block,
    Document,
    Heading,
    Image,
    Images,
    Language,
    Paragraph,
    Table,
    Tone,
)
from core.results import FaceAnalysis
from core.wording import QT_TRANSLATE_NOOP

_LONGEST: Final = 800
"""Pixels of a picture's longer side in a report."""

_CHIP_SCALE: Final = 3
_MARK: Final = (59, 139, 255)

_TITLE = QT_TRANSLATE_NOOP("core", "Comparison of two faces")
_BETWEEN = QT_TRANSLATE_NOOP("core", "{one} and {other}")
_PICTURES = QT_TRANSLATE_NOOP("core", "The pictures")
_ALIGNED = QT_TRANSLATE_NOOP("core", "The faces as they are compared")
_REGIONS = QT_TRANSLATE_NOOP("core", "What speaks for and against a match")
_ABOUT_REGIONS = QT_TRANSLATE_NOOP(
    "core",
    "Indicative only. Regions were changed in turn. Where the similarity falls once a region is "
    "hidden, it speaks for a match (blue); where it rises once both faces have the same there, it "
    "speaks against one (orange). The numbers say by how much.",
)
_PICTURE = QT_TRANSLATE_NOOP("core", "Picture")
_SIZE = QT_TRANSLATE_NOOP("core", "Size in pixels")
_FACE = QT_TRANSLATE_NOOP("core", "Face")
_OF_FACES = QT_TRANSLATE_NOOP("core", "Number {number} of {count} by size")
_ONLY_FACE = QT_TRANSLATE_NOOP("core", "The only one")
_POINTS = QT_TRANSLATE_NOOP("core", "Eyes, nose and mouth")
_BY_HAND = QT_TRANSLATE_NOOP("core", "Marked by hand")
_AS_FOUND = QT_TRANSLATE_NOOP("core", "As they were found")
_EYES = QT_TRANSLATE_NOOP("core", "Pixels between the eyes")
_QUALITY = QT_TRANSLATE_NOOP("core", "Picture quality")
_OF_100 = QT_TRANSLATE_NOOP("core", "{score} of 100. {sentence}")
_LIVENESS = QT_TRANSLATE_NOOP("core", "Liveness")
_SPOOF_SCORE = QT_TRANSLATE_NOOP("core", "Spoof score")
_PART = QT_TRANSLATE_NOOP("core", "Part of the face")


def document(
    comparison: Comparison, regions: Regions | None, facts: Facts, say: Say, language: Language
) -> Document:
    """Return the report of a comparison of two faces.

    Parameters
    ----------
    regions
        None leaves the maps out.
    say
        Puts a sentence into the reader's language.
    language
        Which that is.
    """
    one, other = comparison.one, comparison.other
    tone: Tone = "good" if comparison.is_same else "bad"
    blocks: list[Block] = [
        Paragraph(said(words.verdict(comparison), say), tone, large=True),
        Paragraph(said(words.likeness(comparison), say)),
        Paragraph(words.rarity(comparison.meaning, say)),
        *(Paragraph(remark, "warn") for remark in words.remarks(comparison, say)),
        Heading(say(_PICTURES)),
        Images(tuple(Image(_marked(side), side.name) for side in (one, other))),
        _about_sides(comparison, say),
        checksums(((one.name, one.digest), (other.name, other.digest)), say),
        Heading(say(_ALIGNED)),
        Images(tuple(Image(_chip(side), side.name) for side in (one, other))),
    ]
    if regions is not None:
        blocks += _about_regions(comparison, regions, say)
    blocks += about_origin(comparison.threshold, comparison.similarity, comparison.meaning, say)
    blocks += about_models(facts, say)
    blocks += what_it_cannot_say(comparison.meaning, say, with_regions=regions is not None)
    between = said((_BETWEEN, {"one": one.name, "other": other.name}), say)
    return Document(say(_TITLE), between, tuple(blocks), say(FOOT), language)


def _about_sides(comparison: Comparison, say: Say) -> Table:
    sides = (comparison.one, comparison.other)
    faces = [side.face for side in sides]
    rows: list[tuple[str, ...]] = [
        (say(_SIZE), *(_size(side) for side in sides)),
        (say(_FACE), *(_which(side, say) for side in sides)),
        (say(_POINTS), *(say(_AS_FOUND if s.moved is None else _BY_HAND) for s in sides)),
        (say(_EYES), *(_of(face, lambda f: f"{f.quality.eye_distance:.0f}") for face in faces)),
        (say(_QUALITY), *(_of(face, lambda f: _quality(f, say)) for face in faces)),
        (say(_LIVENESS), *(_of(face, lambda f: _liveness(f, say)) for face in faces)),
        (say(_SPOOF_SCORE), *(_of(face, _spoof_score) for face in faces)),
    ]
    return Table(tuple(rows), head=(say(_PICTURE), *(side.name for side in sides)))


def _about_regions(comparison: Comparison, regions: Regions, say: Say) -> list[Block]:
    strength = strength_of(regions)
    pictures = tuple(
        Image(coloured(_chip(side), falls, strength), side.name, is_drawing=True)
        for side, falls in ((comparison.one, regions.one), (comparison.other, regions.other))
    )
    rows = tuple(
        (say(PART_WORDS[part.kind]), f"{part.one:+.3f}", f"{part.other:+.3f}")
        for part in parts_of(regions)
    )
    head = (say(_PART), comparison.one.name, comparison.other.name)
    return [
        Heading(say(_REGIONS)),
        Paragraph(say(_ABOUT_REGIONS)),
        Images(pictures),
        Table(rows, head=head),
    ]


def _marked(side: Side) -> NDArray[np.uint8]:
    """Return a picture no larger than a page needs, with the chosen face and its points."""
    pixels = side.picture.grey if side.picture.colour is None else side.picture.colour
    scale = min(1.0, _LONGEST / max(pixels.shape[:2]))
    if scale < 1.0:
        pixels = np.asarray(
            cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    drawn = cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB) if pixels.ndim == 2 else pixels.copy()
    face = side.face
    if face is None:
        return np.asarray(drawn, np.uint8)
    thick = max(1, round(max(drawn.shape) / 300))
    x1, y1, x2, y2 = (round(float(v) * scale) for v in face.detection.box)
    cv2.rectangle(drawn, (x1, y1), (x2, y2), _MARK, thick)
    for x, y in face.detection.landmarks:
        at = (round(float(x) * scale), round(float(y) * scale))
        cv2.circle(drawn, at, 2 * thick, _MARK, -1)
    return np.asarray(drawn, np.uint8)


def _chip(side: Side) -> NDArray[np.uint8]:
    """Return the aligned face, large enough to be looked at; grey where there is none."""
    empty = np.full((112 * _CHIP_SCALE,) * 2, 128, np.uint8)
    if side.face is None:
        return empty
    try:
        return enlarged_chip(side.picture, side.face.detection.landmarks, _CHIP_SCALE)
    except AlignmentError:
        return empty


def _size(side: Side) -> str:
    height, width = side.picture.grey.shape
    return f"{width} \u00d7 {height}"


def _which(side: Side, say: Say) -> str:
    if len(side.faces) < 2:
        return say(_ONLY_FACE) if side.faces else "-"
    values = {"number": str(side.chosen + 1), "count": str(len(side.faces))}
    return said((_OF_FACES, values), say)


def _of(face: FaceAnalysis | None, tell: words.Tell) -> str:
    return "-" if face is None else tell(face)


def _quality(face: FaceAnalysis, say: Say) -> str:
    values = {
        "score": f"{face.quality.overall:.0f}",
        "sentence": say(FAULTS[face.quality.reason]),
    }
    return said((_OF_100, values), say)


def _liveness(face: FaceAnalysis, say: Say) -> str:
    if face.liveness is None:
        return "-"
    verdict = say(sentences.LIVENESS[face.liveness.verdict])
    return f"{verdict}. {say(sentences.LIVENESS_REASON[face.liveness.reason])}"


def _spoof_score(face: FaceAnalysis) -> str:
    score = None if face.liveness is None else face.liveness.spoof_score
    return "-" if score is None else f"{score:.3f}"
