"""Carrying out an import: each person wholly or not at all, and again from where it stopped."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from core.importing.faces import FaceReader
from core.importing.matching import Roll
from core.importing.preview import Choices, Mark, Preview, PreviewRow, look
from core.importing.rows import SourceError
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.audit.log import Fact
from core.people.details import joined
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.records import NewTemplate, View
from core.people.storage import plain_errors
from core.wording import QT_TRANSLATE_NOOP, PlainError


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What came of a row."""

    row: PreviewRow
    mark: Mark | None
    """What was done; None where its turn didn't come."""

    person_id: str = ""
    pictures: int = 0
    """Templates that were added."""

    problem: PlainError | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ImportReport:
    """What came of an import."""

    results: tuple[Result, ...]
    """Of all rows, in their order."""

    cancelled: bool

    def count(self, mark: Mark | None) -> int:
        """Return of how many rows this came."""
        return sum(result.mark is mark for result in self.results)


def carry_out(
    gallery: Gallery,
    plan: Preview,
    reader: FaceReader,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Import what was previewed.

    Each row is compared with the gallery once more, since others may have enrolled meanwhile.
    Each person is one transaction: what is done stays done whatever happens, and a second run
    passes it over.

    Raises
    ------
    NotAllowedError
        If who is signed in may not import, or not take what hinders.
    GalleryError
        If the gallery can't be written, or another import goes on. What was done stays.
    """
    for right in (Right.IMPORT, Right.ENROL):
        gallery.sign_in.require(right)
    if plan.choices.override:
        gallery.sign_in.require(Right.OVERRIDE)
    results: list[Result] = []
    stopped = False
    with _alone(gallery.file):
        roll = Roll(gallery, reader.model, reader.threshold)
        progress(0, len(plan.rows))
        for row in plan.rows:
            stopped = stopped or cancelled()
            results.append(
                Result(row, None) if stopped else _carry_out(gallery, row, plan, roll, reader)
            )
            progress(len(results), len(plan.rows))
        report = ImportReport(tuple(results), stopped)
        gallery.log.add(
            Event.IMPORTED,
            people=report.count(Mark.NEW),
            extended=report.count(Mark.ADD),
            refused=report.count(Mark.PROBLEM),
            cancelled=stopped,
        )
    return report


def _carry_out(
    gallery: Gallery, planned: PreviewRow, plan: Preview, roll: Roll, reader: FaceReader
) -> Result:
    if planned.mark not in (Mark.NEW, Mark.ADD):
        return Result(planned, planned.mark, planned.person_id, problem=planned.problem)
    roll.refresh()
    now = look(planned.row, roll, reader, plan.choices, date.today())
    if now.mark not in (Mark.NEW, Mark.ADD):
        return Result(planned, now.mark, now.person_id, problem=now.problem)
    try:
        new = _templates(now, reader, plan.choices)
        facts: dict[str, Fact] = {"imported": True, "overridden": plan.choices.override}
        if now.details.consent is None and plan.choices.unasked_reason:
            facts["reason"] = plan.choices.unasked_reason
        if now.mark is Mark.NEW:
            best = max(now.faces, key=lambda face: face.quality.overall if face.quality else 0.0)
            person = gallery.enrol(
                now.row.name, new, best.portrait, details=now.details, facts=facts
            )
            return Result(planned, Mark.NEW, person.id, len(new))
        gallery.add_templates(
            now.person_id, new, facts=facts, change=lambda kept: joined(kept, now.details)
        )
        return Result(planned, Mark.ADD, now.person_id, len(new))
    except GalleryError as error:
        if "file" in error.values:  # the gallery can't be written: no other row can be, either
            raise
        return Result(planned, Mark.PROBLEM, problem=error)


def _templates(row: PreviewRow, reader: FaceReader, choices: Choices) -> list[NewTemplate]:
    consent = row.details.consent
    agreed = consent.given if consent is not None else datetime.now(UTC)
    new = []
    for face in row.faces:
        assert face.embedding is not None
        assert face.quality is not None
        quality = face.quality.overall
        sample = reader.sample(face, quality, agreed) if choices.keep_pictures else None
        if sample is not None:
            sample = dataclasses.replace(sample, taken=datetime.now(UTC))
        new.append(NewTemplate(face.embedding, quality, View.PICTURE, sample))
    return new


@contextmanager
def _alone(gallery_file: Path) -> Iterator[None]:
    """Let one import at a time work on a gallery, of all programs; the system undoes it."""
    file = gallery_file.with_name("importing.lock")
    with plain_errors(gallery_file), closing(sqlite3.connect(file, timeout=0.2)) as lock:
        lock.isolation_level = None
        try:
            lock.execute("BEGIN EXCLUSIVE").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core", "Another import into this gallery goes on. Wait until it has ended."
                )
            ) from None
        yield
