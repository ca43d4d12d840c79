"""A comparison that is kept: as PDF with its figures beside it, signed, and told to the log."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.comparison.values import Comparison, Facts, Matrix, Regions
from core.people.accounts.rights import Grant, Right
from core.people.audit.events import Event
from core.wording import PlainError
from gui.compare_surroundings import CompareSurroundings
from gui.engine import Engine
from gui.language import language_of
from gui.log.wording import say_said

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.pipeline import Pipeline
    from core.reports.document import Document, Language
    from core.reports.files import Saved
    from gui.gallery_tasks import Task

Make = Callable[[Facts, "Language"], tuple["Document", dict[str, Any]]]
"""Makes document and figures, of the facts and in a language."""


class CompareReport(QObject):
    """Asks where, and whether it may be; then writes."""

    saved = Signal(object)
    """`core.reports.files.Saved`."""

    failed = Signal(object)
    """PlainError."""

    def __init__(
        self, engine: Engine, around: CompareSurroundings, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._around = around
        self._window = window

    def save_pair(
        self, comparison: Comparison, regions: Regions | None, *, of_gallery: bool
    ) -> None:
        """Keep a comparison of two faces, if somebody names a file."""

        def make(facts: Facts, language: Language) -> tuple[Document, dict[str, Any]]:
            from core.comparison import report
            from core.comparison.facts import facts_json
            from gui.compare.words import translated

            made = report.document(comparison, regions, facts, translated, language)
            return made, facts_json(comparison, regions, facts)

        one, other = comparison.one, comparison.other
        said = {
            "similarity": round(comparison.similarity, 4),
            "threshold": round(comparison.threshold, 4),
            "other": other.person_id if one.person_id else "",
        }
        person = one.person_id or other.person_id
        self._save(make, person, {k: v for k, v in said.items() if v != ""}, of_gallery)

    def save_matrix(self, found: Matrix, *, of_gallery: bool) -> None:
        """Keep a comparison of many pictures, if somebody names a file."""

        def make(facts: Facts, language: Language) -> tuple[Document, dict[str, Any]]:
            from core.comparison import matrix_report
            from core.comparison.facts import matrix_json
            from gui.compare.words import translated

            made = matrix_report.matrix_document(found, facts, translated, language)
            return made, matrix_json(found, facts)

        pictures = len({*found.rows, *found.columns})
        said = {"count": pictures, "threshold": round(found.threshold, 4)}
        self._save(make, "", said, of_gallery)

    def _save(self, make: Make, person_id: str, said: dict[str, Any], of_gallery: bool) -> None:
        accounts = self._around.accounts
        if not of_gallery or accounts is None:
            self._ask(make, person_id, said, of_gallery, None)
            return
        accounts.ask_override(
            Right.EXPORT, lambda grant: self._ask(make, person_id, said, of_gallery, grant)
        )

    def _ask(
        self,
        make: Make,
        person_id: str,
        said: dict[str, Any],
        of_gallery: bool,
        grant: Grant | None,
    ) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        proposed = folder / self.tr("comparison-{day}.pdf").format(day=date.today().isoformat())
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the report"), str(proposed), self.tr("PDF (*.pdf)")
        )
        if not name:
            return
        from core.reports.files import names

        file = names(Path(name))[0]
        is_there = os.path.exists(file)  # and whoever chose it was asked whether to replace it
        language = language_of(self._around.settings.language)

        def write(facts: Facts) -> None:
            if not self._around.has_gallery:
                self._write_unsigned(make, facts, language, file, is_there)
                return
            self._engine.people.long_tasks.ask(
                _signed(make, facts, language, file, is_there, person_id, said, of_gallery, grant),
                self,
                self._saved,
                self._failed,
            )

        self._engine.pictures.ask(_facts, self, write, self._failed)

    def _write_unsigned(
        self, make: Make, facts: Facts, language: Language, file: Path, replacing: bool
    ) -> None:
        def deed(_pipeline: Pipeline, _task: Task) -> Saved:
            from core.reports.files import save

            document, figures = make(facts, language)
            return save(document, figures, file, replacing=replacing, say=say_said)

        self._engine.pictures.ask(deed, self, self._saved, self._failed)

    def _saved(self, saved: Saved) -> None:
        self.saved.emit(saved)

    def _failed(self, error: PlainError) -> None:
        self.failed.emit(error)


def _facts(pipeline: Pipeline, _task: Task) -> Facts:
    from core.comparison.facts import facts_of

    return facts_of(pipeline)


def _signed(
    make: Make,
    facts: Facts,
    language: Language,
    file: Path,
    replacing: bool,
    person_id: str,
    said: dict[str, Any],
    of_gallery: bool,
    grant: Grant | None,
) -> Callable[[Gallery, Task], Saved]:
    """Return the deed that writes into the log, then signs and writes the report."""

    def deed(gallery: Gallery, _task: Task) -> Saved:
        from dataclasses import replace

        from core.people.audit.report_signing import ReportSigner
        from core.reports.files import save

        with nullcontext() if grant is None else gallery.sign_in.using(grant):
            if of_gallery:
                gallery.sign_in.require(Right.EXPORT)
            gallery.log.add(Event.COMPARED, person_id, **said)
            signer = ReportSigner(gallery.log)
            end, actor = signer.end(), gallery.sign_in.actor
            known = replace(
                facts,
                log_head=f"{end.number} {end.hash}",
                operator="" if actor is None else actor.name,
            )
            document, figures = make(known, language)
            return save(document, figures, file, signer, replacing=replacing, say=say_said)

    return deed
