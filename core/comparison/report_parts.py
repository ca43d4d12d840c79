"""What reports of comparisons have in common: checksums, where numbers come from, limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.calibration.meaning import Meaning
from core.calibration.values import Origin
from core.calibration.words import RAREST, number, rounded
from core.comparison import words
from core.comparison.values import Facts
from core.comparison.words import Say
from core.people.audit.fact_words import VALUES
from core.reports.document import Block, Heading, Paragraph, Table
from core.reports.evaluation_sentences import MODES
from core.wording import QT_TRANSLATE_NOOP

FOOT: Final = QT_TRANSLATE_NOOP("core", "A similarity is no proof of who somebody is.")
"""At the foot of each page."""

_PICTURE = QT_TRANSLATE_NOOP("core", "Picture")
_CHECKSUM = QT_TRANSLATE_NOOP("core", "Checksum (SHA-256)")
_NO_FILE = QT_TRANSLATE_NOOP("core", "From no file")

_FIGURES = QT_TRANSLATE_NOOP("core", "The figures")
_SIMILARITY = QT_TRANSLATE_NOOP("core", "Similarity (cosine, -1 to 1)")
_THRESHOLD = QT_TRANSLATE_NOOP("core", "Threshold")
_ONE_IN = QT_TRANSLATE_NOOP("core", "Strangers as alike, expected: 1 pair in")
_THRESHOLD_ONE_IN = QT_TRANSLATE_NOOP("core", "Strangers at the threshold, expected: 1 pair in")
_PROVEN = QT_TRANSLATE_NOOP("core", "The most that the measurement proves: 1 pair in")
_PEOPLE = QT_TRANSLATE_NOOP("core", "People it was measured on")
_FROM = QT_TRANSLATE_NOOP("core", "Where this is known from")
_ORIGINS: Final = {
    Origin.CARD: QT_TRANSLATE_NOOP("core", "The model's card"),
    Origin.GALLERY: QT_TRANSLATE_NOOP("core", "The gallery"),
    Origin.EVALUATION: QT_TRANSLATE_NOOP("core", "A set of pictures"),
}

_MODELS = QT_TRANSLATE_NOOP("core", "What looked at the pictures")
_MODEL = QT_TRANSLATE_NOOP("core", "Model")
_MODE = QT_TRANSLATE_NOOP("core", "Way of using it")
_LOG = QT_TRANSLATE_NOOP("core", "End of the gallery's log")
_OPERATOR = QT_TRANSLATE_NOOP("core", "Compared by")

_LIMITS = QT_TRANSLATE_NOOP("core", "What this report can't say")
_RELATIVES = QT_TRANSLATE_NOOP(
    "core",
    "Twins and close relatives can be as alike as two pictures of one person, and pictures of one "
    "person years apart or in other light can differ as those of strangers do.",
)
_HOLDS = QT_TRANSLATE_NOOP(
    "core",
    "How often strangers are as alike holds for people and pictures like those it was measured on.",
)
_CARD = QT_TRANSLATE_NOOP(
    "core",
    "How often strangers are as alike was not measured here: other cameras and other people can "
    "give other numbers than the model's card.",
)
_EDITED = QT_TRANSLATE_NOOP(
    "core",
    "Whether a picture was edited, made by a computer, or is what its name says was not examined. "
    "Liveness judges one picture and proves nothing about where it comes from.",
)
_INDICATIVE = QT_TRANSLATE_NOOP(
    "core",
    "The map of regions shows what the network reacts to when a region is changed; that is no "
    "measurement of how alike these parts of two faces are.",
)


def checksums(pictures: Iterable[tuple[str, str]], say: Say) -> Table:
    """Return a table of names of pictures and the checksums of their files."""
    rows = tuple((name, digest or say(_NO_FILE)) for name, digest in pictures)
    return Table(rows, head=(say(_PICTURE), say(_CHECKSUM)), mono=True)


def about_origin(
    threshold: float, similarity: float | None, meaning: Meaning | None, say: Say
) -> list[Block]:
    """Return the figures and where they come from.

    Parameters
    ----------
    similarity
        What `meaning` is about; None where that is the threshold.
    """
    rows = [(say(_THRESHOLD), words.similarity(threshold))]
    if similarity is not None:
        rows.insert(0, (say(_SIMILARITY), words.similarity(similarity)))
    if meaning is not None:
        expected = say(_THRESHOLD_ONE_IN if similarity is None else _ONE_IN)
        rows.append((expected, _one_in(meaning)))
        if meaning.origin is not Origin.CARD:
            rows.append((say(_PROVEN), number(rounded(meaning.proven_one_in))))
            rows.append((say(_PEOPLE), number(meaning.people)))
        rows.append((say(_FROM), say(_ORIGINS[meaning.origin])))
    return [Heading(say(_FIGURES)), Table(tuple(rows))]


def about_models(facts: Facts, say: Say) -> list[Block]:
    """Return the models with their checksums, and who compared."""
    rows = []
    for slot, identity in facts.models.items():
        name, _, checksum = identity.partition("@")
        mode = facts.modes.get(slot, "")
        what, how = VALUES["slot"].get(slot, slot), MODES.get(mode, mode)
        rows.append((say(what), name, say(how), checksum))
    head = ("", say(_MODEL), say(_MODE), say(_CHECKSUM))
    blocks: list[Block] = [Heading(say(_MODELS)), Table(tuple(rows), head=head, mono=True)]
    about = [(say(_LOG), facts.log_head), (say(_OPERATOR), facts.operator)]
    if told := tuple(row for row in about if row[1]):
        blocks.append(Table(told, mono=True))
    return blocks


def what_it_cannot_say(meaning: Meaning | None, say: Say, *, with_regions: bool) -> list[Block]:
    """Return what nobody may read out of the report."""
    limits = [_RELATIVES]
    if meaning is not None:
        limits.append(_CARD if meaning.origin is Origin.CARD else _HOLDS)
    limits.append(_EDITED)
    if with_regions:
        limits.append(_INDICATIVE)
    return [Heading(say(_LIMITS)), *(Paragraph(say(limit)) for limit in limits)]


def _one_in(meaning: Meaning) -> str:
    value = number(rounded(min(meaning.one_in, RAREST)))
    return f"> {value}" if meaning.is_bound or meaning.one_in > RAREST else value
