"""What an import would do, row by row. Writes nothing."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from core import sentences
from core.importing.faces import FaceReader, Finding
from core.importing.matching import Roll
from core.importing.rows import Row, Source, SourceError
from core.people import details as known
from core.people import names
from core.people.accounts.rights import Right
from core.people.gallery import Gallery
from core.people.records import Consent, Details
from core.people.transfer.cancelling import CancelledError
from core.results import LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP, PlainError

_SAME_PICTURE = 0.9999
"""Similarity from which a template is taken for one of the very same picture."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is done where there is a choice."""

    largest_of_several: bool = True
    """Take the largest face of a picture with several; else leave such pictures out."""

    take_poor: bool = False
    """Take pictures that hinder recognition, too."""

    take_fakes: bool = False
    """Take faces that are suspected to be fakes, too: some scanned documents are."""

    take_doubles: bool = False
    """Enrol people who look like somebody else who is enrolled."""

    add_to_known: bool = True
    """Add pictures to people who are in the gallery; else pass them over."""

    keep_pictures: bool = False
    """Keep the pictures of the faces; only where the people agreed to that."""

    consent: Consent | None = None
    """What all those agreed to of whom the table names no consent; None for nothing."""

    unasked_reason: str = ""
    """Why people are enrolled who haven't agreed, for the log; empty where nobody said."""

    @property
    def override(self) -> bool:
        """Whether something is taken that otherwise hinders."""
        return self.take_poor or self.take_fakes or self.take_doubles


class Mark(enum.Enum):
    """What will happen with a row."""

    NEW = "new"
    ADD = "add"
    """Pictures are added to somebody who is in the gallery."""

    PRESENT = "present"
    """All of it is in the gallery already, or is to be passed over."""

    PROBLEM = "problem"
    """Can't be imported as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class PreviewRow:
    """A row with what will happen."""

    row: Row
    mark: Mark
    details: Details
    faces: tuple[Finding, ...] = ()
    """What will be kept."""

    person_id: str = ""
    """Who in the gallery it is; empty for a new person."""

    known_as: str = ""
    """That person's name."""

    problem: PlainError | None = None
    """Why it can't be imported."""

    remarks: tuple[PlainError, ...] = ()
    """What else is to be known: pictures that are left out, a poor picture that is taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """What an import will do."""

    source: Source
    choices: Choices
    rows: tuple[PreviewRow, ...]

    def count(self, mark: Mark) -> int:
        """Return how many rows are marked so."""
        return sum(row.mark is mark for row in self.rows)


def preview(
    gallery: Gallery,
    source: Source,
    reader: FaceReader,
    choices: Choices,
    *,
    today: date | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Preview:
    """Look at all rows and their pictures, and compare them with the gallery and each other.

    Raises
    ------
    NotAllowedError
        If who is signed in may not import.
    CancelledError
        If `cancelled` said so.
    """
    gallery.sign_in.require(Right.IMPORT)
    roll = Roll(gallery, reader.model, reader.threshold)
    if not any(row.consent_date for row in source.rows):
        roll.asks_consent = False  # of none: that is no matter of single rows
    looked: list[PreviewRow] = []
    progress(0, len(source.rows))
    for row in source.rows:
        if cancelled():
            raise CancelledError
        looked.append(look(row, roll, reader, choices, today or date.today()))
        progress(len(looked), len(source.rows))
    return Preview(source, choices, tuple(looked))


def look(row: Row, roll: Roll, reader: FaceReader, choices: Choices, today: date) -> PreviewRow:
    """Return what will happen with one row; `roll` then knows it."""
    details = Details(row.external_id, row.notes, row.tags, keep_until=row.keep_until)
    try:
        details = _details(row, details, roll, choices, today)
        key = names.key(row.name)
        if row.problem is not None:
            raise row.problem
        if not row.pictures:
            raise SourceError(
                QT_TRANSLATE_NOOP("core", "No picture is named for {name}."), name=row.name
            )
        roll.require_single(row, key)
        target = roll.target(row, key)
    except PlainError as error:
        return PreviewRow(row, Mark.PROBLEM, details, problem=error)
    person_id, known_as = (target.id, target.name) if target is not None else ("", "")
    result = PreviewRow(row, Mark.NEW, details, person_id=person_id, known_as=known_as)
    faces, remarks = _usable(row, reader, choices)
    if faces and target is None and roll.asks_consent and details.consent is None:
        remarks.append(_said(_NO_CONSENT, name=row.name))
    if not faces:
        return dataclasses.replace(
            result, mark=Mark.PROBLEM, problem=remarks[0], remarks=tuple(remarks[1:])
        )
    embeddings = [face.embedding for face in faces if face.embedding is not None]
    try:
        _require_one_person(faces, reader.threshold)
        if target is not None:
            best, fresh = roll.compared(target.id, embeddings)
            if best is not None and best < reader.threshold:
                raise SourceError(
                    QT_TRANSLATE_NOOP(
                        "core", "The picture doesn't look like {name}, who is in the gallery."
                    ),
                    name=target.name,
                )
            faces = [
                face
                for face, similarity in zip(faces, fresh, strict=True)
                if similarity < _SAME_PICTURE
            ]
            if not faces or not choices.add_to_known:
                return dataclasses.replace(result, mark=Mark.PRESENT, remarks=tuple(remarks))
            result = dataclasses.replace(result, mark=Mark.ADD)
        elif not choices.take_doubles:
            roll.require_stranger(embeddings)
    except PlainError as error:
        return dataclasses.replace(result, mark=Mark.PROBLEM, problem=error, remarks=tuple(remarks))
    roll.note(row, embeddings)
    return dataclasses.replace(result, faces=tuple(faces), remarks=tuple(remarks))


def _details(row: Row, details: Details, roll: Roll, choices: Choices, today: date) -> Details:
    if row.keep_until is not None and row.keep_until < today:
        raise SourceError(
            QT_TRANSLATE_NOOP("core", "The day until which {name} is to be kept is over."),
            name=row.name,
        )
    consent = roll.consent(row, today) or choices.consent
    return known.clean(dataclasses.replace(details, consent=consent))


def _usable(
    row: Row, reader: FaceReader, choices: Choices
) -> tuple[list[Finding], list[PlainError]]:
    """Return the faces that can be taken, and what is to be said about the pictures."""
    faces: list[Finding] = []
    remarks: list[PlainError] = []
    for picture in row.pictures:
        found = reader.find(picture)
        is_taken, said = _judged(found, choices)
        remarks += said
        if is_taken:
            faces.append(found)
    return faces, remarks


def _judged(found: Finding, choices: Choices) -> tuple[bool, list[PlainError]]:
    """Return whether a picture is taken, and what is to be said about it."""
    name = found.picture.name
    if found.error is not None or found.quality is None:
        return False, [found.error or _said(_NO_FACE, file=name)]
    said: list[PlainError] = []
    is_taken = True
    if found.faces > 1:
        is_taken = choices.largest_of_several
        said.append(_said(_LARGEST if is_taken else _SEVERAL, file=name, count=found.faces))
    if found.liveness is LivenessVerdict.SPOOF:
        is_taken = is_taken and choices.take_fakes
        said.append(_said(_FAKE, file=name))
    if not found.quality.usable:
        is_taken = is_taken and choices.take_poor
        said += [_said(_POOR, file=name), _said(sentences.QUALITY[found.quality.reason])]
    return is_taken, said


def _require_one_person(faces: Sequence[Finding], threshold: float) -> None:
    for a, b in combinations(faces, 2):
        assert a.embedding is not None
        assert b.embedding is not None
        if float(np.dot(a.embedding.vector, b.embedding.vector)) < threshold:
            raise _said(_DIFFERENT, a=a.picture.name, b=b.picture.name)


def _said(sentence: str, **values: object) -> SourceError:
    return SourceError(sentence, **values)


_SEVERAL = QT_TRANSLATE_NOOP("core", "The picture {file} shows {count} faces.")
_LARGEST = QT_TRANSLATE_NOOP(
    "core", "The picture {file} shows {count} faces; the largest is taken."
)
_FAKE = QT_TRANSLATE_NOOP("core", "The face in the picture {file} is suspected to be a fake.")
_POOR = QT_TRANSLATE_NOOP("core", "The picture {file} is too poor to recognise somebody by it.")
_NO_CONSENT = QT_TRANSLATE_NOOP(
    "core", "It isn't noted that {name} agreed: ask before you import, and name the day."
)
_NO_FACE = QT_TRANSLATE_NOOP("core", "No face was found in the picture {file}.")
_DIFFERENT = QT_TRANSLATE_NOOP("core", "The pictures {a} and {b} don't look like the same person.")
