"""What a finished test of liveness is followed by: reading, using, keeping, running it again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from core.paths import Profile
from core.wording import PlainError
from gui import liveness_test_work as work
from gui.engine import Engine
from gui.language import language_of
from gui.liveness_test.values import Outcome
from gui.liveness_test_report import LivenessTestReport
from gui.liveness_test_surroundings import LivenessTestSurroundings
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.liveness_test.folder import TestFolder
    from core.liveness_test.values import Judge, Judged, LivenessTest
    from core.people.gallery import Gallery
    from core.pipeline import Pipeline
    from core.reports.document import Language
    from gui.liveness_test.liveness_test_window import LivenessTestWindow
    from gui.tasks import Task


class LivenessTestResults(QObject):
    """Works out results, and does what is wanted of them."""

    failed = Signal(object)
    """PlainError of something that was done beside, as writing into the log."""

    def __init__(
        self,
        engine: Engine,
        preferences: Preferences,
        profile: Profile,
        around: LivenessTestSurroundings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._preferences = preferences
        self._profile = profile
        self._around = around
        self._dialog: LivenessTestWindow | None = None
        self._folder: TestFolder | None = None
        self._task: Task | None = None
        self._report = LivenessTestReport(engine, preferences, around, self)
        preferences.changed.connect(self._follow)
        engine.models_loaded.connect(self._follow)

    @property
    def folder(self) -> TestFolder | None:
        """The test whose result is shown or worked out."""
        return self._folder

    def serve(self, dialog: LivenessTestWindow) -> None:
        """Do what is wanted there."""
        self._dialog = dialog
        dialog.found.use_wanted.connect(self._use)
        dialog.found.own_wanted.connect(self._use_own)
        dialog.found.telling_wanted.connect(self._tell)
        dialog.save_wanted.connect(self._save)
        dialog.again_wanted.connect(self._again)
        dialog.trial_wanted.connect(self._try_present)
        dialog.delete_wanted.connect(self._delete_recordings)

    def work_out(self, folder: TestFolder, *, keeps: bool) -> None:
        """Find out what a test says of which every recording was looked at, and show it.

        Parameters
        ----------
        keeps
            Whether its recordings stay.
        """
        from core.liveness_test import rating

        self._folder = folder

        def deed(pipeline: Pipeline, _task: Task) -> Outcome:
            return self._outcome(rating.result(folder), pipeline)

        def done(outcome: Outcome) -> None:
            is_kept = self._try(lambda: folder.finish(outcome.test))
            self._note(outcome.test)
            if is_kept and not keeps and self._try(folder.delete_recordings):
                self._say(self.tr("The recordings were deleted, as was chosen at the beginning."))
            self._shown(outcome)

        self._ask(deed, done)

    def show(self, folder: TestFolder) -> None:
        """Show a test that was finished before."""
        self._folder, test = folder, folder.result
        assert test is not None
        self._ask(lambda pipeline, _task: self._outcome(test, pipeline), self._shown)

    def leave(self) -> None:
        """Let go of the test that is shown."""
        self._folder = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def stop(self) -> bool:
        """End running a test again; whether one was run again."""
        folder, result = self._folder, None if self._folder is None else self._folder.result
        if self._task is None or folder is None or result is None or self._dialog is None:
            return False
        self._task.cancel()
        self._task = None
        if self._dialog.found.outcome is not None:
            self._dialog.show_outcome(self._dialog.found.outcome)
        return True

    # -- making and showing ---------------------------------------------------------------------

    def _outcome(self, test: LivenessTest, pipeline: Pipeline) -> Outcome:
        """Return what is shown; in the thread of the networks."""
        from core.liveness_test.proposal_words import about_proposal
        from gui.log.wording import say_said

        return Outcome(
            test,
            work.told(test, self._language),
            " ".join(map(say_said, about_proposal(test))),
            fits_now=work.fits(test, pipeline),
            differs_now=work.differs(test, self._preferences.settings, pipeline),
        )

    def _shown(self, outcome: Outcome) -> None:
        if self._dialog is not None and self._folder is not None:
            self._dialog.show_outcome(self._now(outcome))

    def _now(self, outcome: Outcome) -> Outcome:
        """Return an outcome with what holds at this moment."""
        settings = self._preferences.settings
        wanted = work.limits_of(outcome.test)
        in_force = all(getattr(settings, name) == value for name, value in wanted.items())
        folder = self._folder
        return dataclasses.replace(
            outcome,
            missing=0 if folder is None else work.missing(folder),
            has_recordings=self._folder is not None and self._folder.has_recordings,
            in_force=bool(wanted) and in_force,
            own_limits=all(getattr(settings, name) is None for name in work.OWN_LIMITS),
        )

    @Slot()
    def _follow(self) -> None:
        """Say anew what holds, where settings or models have changed."""
        dialog = self._dialog
        if dialog is None or self._folder is None or dialog.found.outcome is None:
            return
        outcome = dialog.found.outcome

        settings = self._preferences.settings

        def deed(pipeline: Pipeline, _task: Task) -> tuple[bool, bool]:
            return work.fits(outcome.test, pipeline), work.differs(outcome.test, settings, pipeline)

        def done(found: tuple[bool, bool]) -> None:
            now = dialog.found.outcome
            if now is not None and now.test is outcome.test:
                fits, differs = found
                changed = dataclasses.replace(now, fits_now=fits, differs_now=differs)
                dialog.found.show_outcome(self._now(changed))
                dialog.refresh()

        self._ask(deed, done, alone=False)

    @Slot(object)
    def _tell(self, outcome: Outcome) -> None:
        """Put what was found into the language that was chosen."""
        self._ask(
            lambda pipeline, _task: self._outcome(outcome.test, pipeline), self._shown, alone=False
        )

    # -- what is wanted of it -------------------------------------------------------------------

    @Slot(object)
    def _use(self, outcome: Outcome) -> None:
        self._preferences.change(**work.limits_of(outcome.test))
        self._say(self.tr("The limits of this test are in force from now on."))

    @Slot()
    def _use_own(self) -> None:
        self._preferences.change(**work.OWN_LIMITS)
        self._say(self.tr("The program's own limits are in force again."))

    @Slot(object)
    def _again(self, outcome: Outcome) -> None:
        dialog, folder = self._dialog, self._folder
        if dialog is None or folder is None:
            return

        def deed(pipeline: Pipeline, task: Task) -> Mapping[int, Mapping[Judge, Judged]] | None:
            return work.again(folder, pipeline, self._profile, task)

        def done(found: Mapping[int, Mapping[Judge, Judged]] | None) -> None:
            if found is None:
                return
            dialog.show_outcome(self._now(outcome))
            count = work.differing(folder, found)
            words = self.tr("All numbers are the same as before.")
            if count:
                words = self.tr("In %n presentations other numbers came out.", "", count)
            self._say(words)

        dialog.clear_notes()
        dialog.begin_work()
        self._ask(deed, done, dialog.show_progress)

    @Slot(object)
    def _try_present(self, _outcome: Outcome) -> None:
        """Show what the recordings would give with what is in use now; nothing of it is kept."""
        dialog, folder = self._dialog, self._folder
        if dialog is None or folder is None:
            return
        settings = self._preferences.settings

        def deed(pipeline: Pipeline, task: Task) -> Outcome | None:
            test = work.tried(folder, settings, pipeline, task)
            if test is None:
                return None
            return dataclasses.replace(self._outcome(test, pipeline), is_kept=False)

        def done(tried: Outcome | None) -> None:
            if tried is not None:
                self._shown(tried)
                self._say(
                    self.tr(
                        "This comes out with the models and limits in use now. It isn't kept; the "
                        "test is as it was."
                    )
                )

        dialog.clear_notes()
        dialog.begin_work()
        self._ask(deed, done, dialog.show_progress)

    @Slot(object)
    def _delete_recordings(self, outcome: Outcome) -> None:
        folder = self._folder
        if folder is None:
            return
        if self._try(folder.delete_recordings):
            self._say(self.tr("The recordings were deleted."))
        self._shown(outcome)

    @Slot(object)
    def _save(self, outcome: Outcome) -> None:
        if self._dialog is not None:
            self._report.save(outcome.test, self._dialog)

    def _note(self, test: LivenessTest) -> None:
        """Write into the log that it was tested, where a gallery is open."""
        if not self._around.has_gallery:
            return

        def deed(gallery: Gallery, _task: Task) -> None:
            from core.liveness_test.words import log_facts
            from core.people.audit.events import Event

            gallery.log.add(Event.LIVENESS_TESTED, "", **log_facts(test))

        self._engine.people.tasks.ask(deed, self, lambda _nothing: None, self.failed.emit)

    def _ask(
        self,
        deed: Callable[[Pipeline, Task], object],
        done: Callable[[Any], None],
        progress: Callable[[int, int], None] | None = None,
        *,
        alone: bool = True,
    ) -> None:
        """Have something done; with `alone` it is what the window waits for, and can be left."""
        dialog = self._dialog
        assert dialog is not None

        def answered(value: object) -> None:
            if alone and self._task is not task:
                return
            if alone:
                self._task = None
            done(value)

        def refused(error: PlainError) -> None:
            if alone and self._task is not task:
                return
            if alone:
                self._task = None
                self._back()
            dialog.show_error(error)

        task = self._engine.pictures.ask(deed, dialog, answered, refused, progress)
        if alone:
            self._task = task

    def _back(self) -> None:
        """Show what was shown before something that failed."""
        dialog = self._dialog
        assert dialog is not None
        if not dialog.is_working:
            return
        folder, outcome = self._folder, dialog.found.outcome
        if outcome is not None and folder is not None and folder.result is outcome.test:
            dialog.show_outcome(outcome)
        else:
            dialog.show_begin()

    def _try(self, deed: Callable[[], None]) -> bool:
        try:
            deed()
        except PlainError as error:
            if self._dialog is not None:
                self._dialog.show_error(error)
            return False
        return True

    def _say(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.show_note(sentence)

    @property
    def _language(self) -> Language:
        return language_of(self._preferences.settings.language)
