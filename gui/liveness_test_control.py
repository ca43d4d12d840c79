"""Connects the wizard that tests liveness at this camera with engine and recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.wording import PlainError
from gui import liveness_test_work as work
from gui.engine import Engine
from gui.liveness_test_presenting import LivenessTestPresenting
from gui.liveness_test_results import LivenessTestResults
from gui.liveness_test_run import LivenessTestRun
from gui.liveness_test_surroundings import LivenessTestSurroundings
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.liveness_test.folder import TestFolder
    from core.pipeline import Pipeline
    from gui.liveness_test.liveness_test_window import LivenessTestWindow
    from gui.liveness_test.values import Earlier, Wish
    from gui.tasks import Task

PEOPLE = "liveness-test-people"
"""Where it is kept how many people took part the last time."""

NOT_KEPT = "liveness-test-not-kept/"
"""Begins the names under which it is kept of which tests the recordings go with the result."""


class LivenessTestControl(QObject):
    """Opens the wizard when it is first wanted, and serves it."""

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
        self._dialog: LivenessTestWindow | None = None
        self._run: LivenessTestRun | None = None
        self._around = LivenessTestSurroundings(engine, str(profile.recordings_dir), self)
        self._around.changed.connect(self._surroundings_changed)
        self._presenting = LivenessTestPresenting(engine, preferences, self._around, self)
        self._beginning: Task | None = None
        self._results = LivenessTestResults(engine, preferences, profile, self._around, self)
        self._results.failed.connect(self.failed)

    @property
    def dialog(self) -> LivenessTestWindow | None:
        """The wizard, once it was opened."""
        return self._dialog

    @property
    def run(self) -> LivenessTestRun | None:
        """The test that is open."""
        return self._run

    @Slot()
    def open(self) -> None:
        """Show the wizard as it was left."""
        if self._dialog is None:
            self._dialog = self._make()
            self._show_home()
        self._surroundings_changed()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _make(self) -> LivenessTestWindow:
        from gui.liveness_test.liveness_test_window import LivenessTestWindow  # when first wanted

        dialog = LivenessTestWindow(self._window)
        dialog.begin_wanted.connect(self._begin)
        dialog.home_wanted.connect(self._show_home)
        dialog.results_wanted.connect(self._finish)
        dialog.stop_wanted.connect(self._stop)
        dialog.more_wanted.connect(self._go_on)
        dialog.begin.earlier.open_wanted.connect(self._open_earlier)
        dialog.begin.earlier.delete_wanted.connect(self._delete)
        people = self._places().value(PEOPLE)
        if isinstance(people, str) and people.isdecimal():
            dialog.begin.people.setValue(int(people))
        self._presenting.serve(dialog, self._window)
        self._results.serve(dialog)
        return dialog

    @Slot()
    def _surroundings_changed(self) -> None:
        if self._dialog is not None:
            self._dialog.begin.show_surroundings(self._around.values())

    # -- beginning, and going on ----------------------------------------------------------------

    @Slot()
    def _show_home(self) -> None:
        """Show the first page, with all tests that there are."""
        dialog = self._dialog
        assert dialog is not None
        self._leave()
        dialog.clear_notes()
        dialog.show_begin()
        self._list()

    def _list(self) -> None:
        if self._dialog is not None:
            tests = work.earlier(self._profile.recordings_dir)
            self._dialog.begin.earlier.show_tests(tests)

    @Slot(object)
    def _begin(self, wish: Wish) -> None:
        settings, place = self._preferences.settings, self._around.place
        parent = self._profile.recordings_dir
        self._places().setValue(PEOPLE, str(wish.people))

        dialog = self._dialog
        if dialog is None or self._beginning is not None:
            return

        def deed(pipeline: Pipeline, _task: Task) -> TestFolder:
            return work.begun(parent, wish, settings, place, pipeline)

        def done(folder: TestFolder) -> None:
            self._beginning = None
            if not wish.keeps:
                self._places().setValue(NOT_KEPT + folder.path.name, True)
            self._enter(folder)

        def refused(error: PlainError) -> None:
            self._beginning = None
            dialog.show_error(error)

        dialog.show_note(self.tr("Getting ready…"))  # the models may have to be loaded first
        self._beginning = self._engine.pictures.ask(deed, dialog, done, refused)

    @Slot(object)
    def _open_earlier(self, test: Earlier) -> None:
        assert self._dialog is not None
        try:
            folder = work.opened(test.folder)
        except PlainError as error:
            self._dialog.show_error(error)
            return
        if folder.is_finished:
            self._leave()
            self._results.show(folder)
        else:
            self._enter(folder)

    @Slot(object)
    def _delete(self, test: Earlier) -> None:
        assert self._dialog is not None
        try:
            work.delete(test.folder)
        except PlainError as error:
            self._dialog.show_error(error)
        self._places().remove(NOT_KEPT + test.folder.name)
        self._list()

    def _enter(self, folder: TestFolder) -> None:
        dialog = self._dialog
        assert dialog is not None
        self._leave()
        people = dialog.begin.people.value()
        people = max((people, *(one.person for one in folder.presentations)))
        pictures = self._engine.pictures
        self._run = run = LivenessTestRun(folder, people, pictures, self._profile, self)
        run.refused.connect(dialog.show_error)
        run.looked.connect(self._looked)
        dialog.clear_notes()
        self._presenting.enter(run)
        dialog.show_course(run.steps.course())
        run.look_at_rest()

    def _leave(self) -> None:
        """Let go of the test that is open; what was recorded stays."""
        self._presenting.leave()
        run, self._run = self._run, None
        if run is not None:
            run.close()
        self._results.leave()

    # -- the result -----------------------------------------------------------------------------

    @Slot()
    def _finish(self) -> None:
        """Wait until every recording was looked at, then show what that says."""
        dialog, run = self._dialog, self._run
        if dialog is None or run is None:
            return
        dialog.clear_notes()
        run.look_at_rest()
        dialog.begin_work()
        self._looked()

    @Slot()
    def _looked(self) -> None:
        dialog, run = self._dialog, self._run
        if dialog is None or run is None or not dialog.is_working:
            return
        total = len(run.folder.presentations)
        dialog.show_progress(total - run.waiting, total)
        if run.waiting:
            return
        if not run.steps.course().can_finish or any(
            one.number not in run.folder.judged for one in run.folder.presentations
        ):
            dialog.show_course(run.steps.course())  # one can't be looked at; it is said why
            return
        keeps = not self._places().contains(NOT_KEPT + run.folder.path.name)
        self._results.work_out(run.folder, keeps=keeps)

    @Slot()
    def _go_on(self) -> None:
        """Present what lacks of a test that was finished."""
        dialog, run, folder = self._dialog, self._run, self._results.folder
        if dialog is None or folder is None:
            return
        if run is None:
            self._enter(folder)
            run = self._run
        else:
            self._results.leave()
            dialog.clear_notes()
        assert run is not None
        if run.steps.now is None:
            run.make_up()
        dialog.show_course(run.steps.course())

    @Slot()
    def _stop(self) -> None:
        dialog, run = self._dialog, self._run
        if dialog is None:
            return
        if self._results.stop() or run is None:
            return
        dialog.show_course(run.steps.course())

    def _places(self) -> QSettings:
        return QSettings(str(self._profile.window_file), QSettings.Format.IniFormat)
