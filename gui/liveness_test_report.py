"""The report of a liveness test: asked for, written, signed where a gallery is open."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from gui import liveness_test_work as work
from gui.engine import Engine
from gui.language import language_of
from gui.liveness_test_surroundings import LivenessTestSurroundings
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.liveness_test.values import LivenessTest
    from core.people.gallery import Gallery
    from core.pipeline import Pipeline
    from core.reports.files import Saved
    from gui.liveness_test.liveness_test_window import LivenessTestWindow
    from gui.tasks import Task


class LivenessTestReport(QObject):
    """Asks where, then writes."""

    def __init__(
        self,
        engine: Engine,
        preferences: Preferences,
        around: LivenessTestSurroundings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._preferences = preferences
        self._around = around

    def save(self, test: LivenessTest, dialog: LivenessTestWindow) -> None:
        """Keep a test as a report, if somebody names a file."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        proposed = folder / self.tr("liveness-test-{day}.pdf").format(day=date.today().isoformat())
        name, _ = QFileDialog.getSaveFileName(
            dialog, self.tr("Save the report"), str(proposed), self.tr("PDF (*.pdf)")
        )
        if name:
            self._write(test, Path(name), dialog)

    def _write(self, test: LivenessTest, name: Path, dialog: LivenessTestWindow) -> None:
        from core.reports.files import names

        file = names(name)[0]
        is_there = os.path.exists(file)  # and whoever chose it was asked whether to replace it
        language = language_of(self._preferences.settings.language)

        def saved(made: Saved) -> None:
            words = self.tr("The report was saved: {pdf}, with its figures in {json}.")
            signed = (
                self.tr("It is signed with the key {key}.").format(key=made.fingerprint)
                if made.fingerprint
                else self.tr("It isn't signed, because no gallery is open.")
            )
            dialog.show_note(f"{words.format(pdf=made.pdf.name, json=made.json.name)} {signed}")

        def sign(gallery: Gallery, _task: Task) -> Saved:
            from core.people.audit.report_signing import ReportSigner

            return work.written(test, language, file, is_there, ReportSigner(gallery.log))

        def leave_unsigned(_pipeline: Pipeline, _task: Task) -> Saved:
            return work.written(test, language, file, is_there, None)

        if self._around.has_gallery:
            self._engine.people.long_tasks.ask(sign, dialog, saved, dialog.show_error)
        else:
            self._engine.pictures.ask(leave_unsigned, dialog, saved, dialog.show_error)
