"""Connects the window of error rates with the evaluation."""

from __future__ import annotations

import dataclasses
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from core.paths import Profile
from core.people.accounts.rights import Actor
from core.people.accounts.values import SignInState
from core.wording import PlainError
from gui import evaluation_work
from gui.accounts_control import AccountsControl
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.language import language_of, say_error
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.calibration.values import Calibration
    from core.evaluation.result import Evaluation
    from core.people.gallery import Gallery
    from core.pipeline import Pipeline
    from core.reports.document import Language
    from core.reports.files import Saved
    from gui.evaluation.evaluation_window import EvaluationWindow
    from gui.evaluation.values import Measured, Models, SetFacts, Wish
    from gui.tasks import Task


class EvaluationControl(QObject):
    """Opens the window when it is first wanted, and serves it."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._profile = profile
        self._window = window
        self._dialog: EvaluationWindow | None = None
        self._look: Task | None = None
        self._task: Task | None = None
        self._in_use = LoadedModels()
        self._has_gallery = False
        self._used: Evaluation | None = None
        engine.models_loaded.connect(self._models_loaded)
        worker = engine.people.worker
        worker.opened.connect(self._gallery_opened)
        for left in (worker.locked, worker.unavailable):
            left.connect(self._gallery_left)
        self._actor: Actor | None = None
        accounts = window.findChild(AccountsControl)
        if accounts is not None:
            accounts.changed.connect(self._signed_in)
        engine.calibration.imported.connect(self._taken)
        engine.calibration.refused.connect(self._not_taken)

    @property
    def dialog(self) -> EvaluationWindow | None:
        """The window, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window, as it was left."""
        if self._dialog is None:
            from gui.evaluation.evaluation_window import EvaluationWindow  # not before it is wanted

            self._dialog = dialog = EvaluationWindow(self._window)
            dialog.set_page.folder_chosen.connect(self._look_at)
            dialog.start_wanted.connect(self._start)
            dialog.stop_wanted.connect(self._stop)
            dialog.use_wanted.connect(self._use)
            dialog.save_wanted.connect(self._save)
            dialog.comparison_wanted.connect(self._compare)
            dialog.telling_wanted.connect(self._tell)
        self._dialog.set_page.use_models(self._models())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def forget(self) -> None:
        """Stop what is measured, and let nothing of it stay in the window."""
        self._stop()
        look, self._look = self._look, None
        if look is not None:
            look.cancel()
        self._used = None
        if self._dialog is not None:
            self._dialog.forget()

    @Slot(object)
    def _signed_in(self, state: SignInState) -> None:
        before, self._actor = self._actor, state.actor
        if before is not None and state.actor != before:
            self.forget()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._in_use = models
        if self._dialog is not None:
            self._dialog.set_page.use_models(self._models())

    @Slot(object)
    def _gallery_opened(self, _gallery: Gallery) -> None:
        self._has_gallery = True

    @Slot(object)
    def _gallery_left(self, _reason: PlainError) -> None:
        was_open, self._has_gallery = self._has_gallery, False
        if was_open:
            self.forget()

    def _models(self) -> Models:
        from core.models.contract import SLOTS
        from core.models.registry import Registry
        from gui.evaluation.values import Model, Models

        registry = Registry.of(self._profile)
        present = {
            slot: tuple(
                Model(card.name, card.title)
                for card in registry.cards(slot)
                if card.light != "studio"  # it judges no picture of a file
            )
            for slot in SLOTS
        }
        in_use = {slot: loaded.card.name for slot, loaded in self._in_use.slots.items()}
        return Models(present, in_use)

    @Slot(object)
    def _look_at(self, folder: Path) -> None:
        """Find out what a folder holds."""
        dialog = self._dialog
        assert dialog is not None
        if self._look is not None:
            self._look.cancel()

        def deed(_pipeline: Pipeline, _task: Task) -> SetFacts:
            return evaluation_work.set_facts(folder)

        def done(found: SetFacts) -> None:
            if self._look is task:
                dialog.set_page.show_set(found)

        def refused(error: PlainError) -> None:
            if self._look is task:
                dialog.set_page.show_refused(say_error(error))

        task = self._look = self._engine.pictures.ask(deed, dialog, done, refused)

    @Slot(object)
    def _start(self, wish: Wish) -> None:
        dialog = self._dialog
        if dialog is None or self._task is not None:
            return
        settings, profile = self._preferences.settings, self._profile
        language = self._language

        def deed(pipeline: Pipeline, task: Task) -> Measured | None:
            return evaluation_work.measure(wish, settings, profile, pipeline, task, language)

        def done(measured: Measured | None) -> None:
            if self._task is not task:
                return  # it was stopped
            self._task = None
            if measured is None:
                dialog.show_stopped()
                return
            dialog.show_measured(measured)
            self._note(measured)

        def refused(error: PlainError) -> None:
            if self._task is task:
                self._task = None
                dialog.show_error(error)

        def progress(done: int, total: int) -> None:
            if self._task is task:
                dialog.show_progress(done, total)

        dialog.begin()
        task = self._task = self._engine.pictures.ask(deed, dialog, done, refused, progress)

    @Slot()
    def _stop(self) -> None:
        """End the work; a task that hadn't begun gives no answer."""
        task, self._task = self._task, None
        if task is not None and self._dialog is not None:
            task.cancel()
            self._dialog.show_stopped()

    def _note(self, measured: Measured) -> None:
        """Write into the log that something was measured, where a gallery is open."""
        if not self._has_gallery:
            return
        pictures, models = measured.evaluation.pictures, evaluation_work.model_of(measured)

        def deed(gallery: Gallery, _task: Task) -> None:
            from core.people.audit.events import Event

            gallery.log.add(Event.EVALUATED, pictures=pictures, models=models)

        self._engine.people.tasks.ask(deed, self, lambda _nothing: None, self.failed.emit)

    @Slot(object)
    def _tell(self, measured: Measured) -> None:
        """Put what was found into the language that was chosen."""
        dialog, language = self._dialog, self._language
        assert dialog is not None

        def deed(_pipeline: Pipeline, _task: Task) -> Measured:
            return dataclasses.replace(measured, document=evaluation_work.told(measured, language))

        self._engine.pictures.ask(deed, dialog, dialog.show_told, dialog.show_error)

    @Slot(object, object)
    def _compare(self, measured: Measured, report: Path) -> None:
        """Find out whether an earlier report has the same numbers."""
        dialog = self._dialog
        assert dialog is not None

        def deed(_pipeline: Pipeline, _task: Task) -> tuple[str, ...]:
            return evaluation_work.differing(measured, report)

        def done(found: tuple[str, ...]) -> None:
            dialog.show_compared(
                report.name, {path.partition(".")[0] for path in found}, len(found)
            )

        self._engine.pictures.ask(deed, dialog, done, dialog.show_error)

    # -- using what was found -------------------------------------------------------------------

    @Slot(object)
    def _use(self, measured: Measured) -> None:
        self._used = measured.evaluation
        self._engine.calibration.use_evaluation(measured.evaluation, measured.evaluation.folder)

    @Slot(object)
    def _taken(self, found: Calibration) -> None:
        if self._dialog is not None and self._used is not None:
            self._used = None
            self._dialog.show_used(found.people)

    @Slot(object)
    def _not_taken(self, error: PlainError) -> None:
        if self._dialog is not None and self._used is not None:
            self._used = None
            self._dialog.show_error(error)

    @Slot(object)
    def _save(self, measured: Measured) -> None:
        dialog = self._dialog
        assert dialog is not None
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        proposed = folder / self.tr("error-rates-{day}.pdf").format(day=date.today().isoformat())
        name, _ = QFileDialog.getSaveFileName(
            dialog, self.tr("Save the report"), str(proposed), self.tr("PDF (*.pdf)")
        )
        if name:
            self._write(measured, Path(name), dialog)

    def _write(self, measured: Measured, name: Path, dialog: EvaluationWindow) -> None:
        from core.reports.files import names

        file = names(name)[0]
        is_there = os.path.exists(file)  # and whoever chose it was asked whether to replace it
        language = self._language

        def saved(made: Saved) -> None:
            dialog.show_saved(made.pdf.name, made.json.name, made.fingerprint)

        def signed(gallery: Gallery, _task: Task) -> Saved:
            from core.people.audit.report_signing import ReportSigner

            return evaluation_work.written(
                measured, language, file, is_there, ReportSigner(gallery.log)
            )

        def unsigned(_pipeline: Pipeline, _task: Task) -> Saved:
            return evaluation_work.written(measured, language, file, is_there, None)

        if self._has_gallery:
            self._engine.people.long_tasks.ask(signed, dialog, saved, dialog.show_error)
        else:
            self._engine.pictures.ask(unsigned, dialog, saved, dialog.show_error)

    @property
    def _language(self) -> Language:
        return language_of(self._preferences.settings.language)
