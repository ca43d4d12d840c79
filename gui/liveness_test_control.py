"""Connects the wizard that tests liveness at this camera with engine and recordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.frame import Frame
from core.paths import Profile
from core.settings import Settings
from core.wording import PlainError
from gui import liveness_test_work as work
from gui.engine import Engine
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.liveness_test_recording import PresentationRecorder
from gui.liveness_test_results import LivenessTestResults
from gui.liveness_test_run import LivenessTestRun
from gui.liveness_test_surroundings import LivenessTestSurroundings
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.liveness_test.folder import TestFolder
    from core.liveness_test.values import Presentation, Species
    from core.pipeline import Pipeline
    from gui.liveness_test.liveness_test_window import LivenessTestWindow
    from gui.liveness_test.values import Earlier, Wish
    from gui.tasks import Task

PEOPLE = "liveness-test-people"
"""Where it is kept how many people took part the last time."""


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
        self._recording = PresentationRecorder(engine.recorder, self)
        self._recording.progressed.connect(self._recorded_part)
        self._recording.done.connect(self._recorded)
        self._recording.failed.connect(self._not_recorded)
        self._step: int | None = None
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
        present = dialog.present
        present.start_wanted.connect(self._start)
        present.stop_wanted.connect(self._recording.stop)
        present.again_wanted.connect(self._repeat)
        present.skip_wanted.connect(self._skip)
        present.skip_kind_wanted.connect(self._skip_kind)
        present.make_up_wanted.connect(self._make_up)
        people = self._places().value(PEOPLE)
        if isinstance(people, str) and people.isdecimal():
            dialog.begin.people.setValue(int(people))
        live = self._window.findChild(LivePage)
        if live is not None:
            live.frame_shown.connect(self._show_frame)
        self._engine.analysed.connect(self._show_result)
        self._preferences.changed.connect(self._settings_changed)
        self._settings_changed(self._preferences.settings)
        self._results.serve(dialog)
        return dialog

    # -- the live picture -----------------------------------------------------------------------

    @Slot(object)
    def _show_frame(self, frame: Frame) -> None:
        dialog = self._dialog
        if dialog is not None and dialog.isVisible():
            self._around.note_frame(frame)
            if dialog.is_presenting:
                dialog.present.video.set_frame(frame)

    @Slot(object)
    def _show_result(self, result: LiveResult) -> None:
        dialog = self._dialog
        if dialog is not None and dialog.isVisible() and dialog.is_presenting:
            dialog.present.video.set_result(result)

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        if self._dialog is not None:
            self._dialog.present.video.set_mirrored(settings.mirror_view)

    @Slot()
    def _surroundings_changed(self) -> None:
        dialog, run = self._dialog, self._run
        if dialog is None:
            return
        dialog.begin.show_surroundings(self._around.values())
        if run is not None:
            folder = run.folder
            trouble = self._around.why_not(folder.camera, folder.camera_id)
            if trouble and not dialog.present.trouble_words:
                dialog.present.video.clear()
            dialog.present.show_trouble(trouble)

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
        self._try(lambda: work.delete(test.folder))
        self._list()

    def _enter(self, folder: TestFolder) -> None:
        dialog = self._dialog
        assert dialog is not None
        self._leave()
        people = dialog.begin.people.value()
        people = max((people, *(one.person for one in folder.presentations)))
        pictures = self._engine.pictures
        self._run = run = LivenessTestRun(folder, people, pictures, self._profile, self)
        run.changed.connect(self._course_changed)
        run.unseen.connect(self._say_unseen)
        run.refused.connect(dialog.show_error)
        run.looked.connect(self._looked)
        dialog.clear_notes()
        self._surroundings_changed()
        dialog.show_course(run.steps.course())
        run.look_at_rest()

    def _leave(self) -> None:
        """Let go of the test that is open; what was recorded stays."""
        self._recording.stop()
        self._step = None
        run, self._run = self._run, None
        if run is not None:
            run.close()
        self._results.leave()

    @Slot()
    def _course_changed(self) -> None:
        if self._dialog is not None and self._run is not None and self._dialog.is_presenting:
            self._dialog.show_course(self._run.steps.course())

    # -- one presentation -----------------------------------------------------------------------

    @Slot()
    def _start(self) -> None:
        dialog, run = self._dialog, self._run
        if dialog is None or run is None or run.steps.now is None or self._recording.is_recording:
            return
        dialog.clear_notes()
        self._step = run.steps.now
        title = self._around.place.camera
        try:
            file = run.folder.next_file()
            self._recording.start(file, title, self._preferences.settings, run.folder.plan.seconds)
        except PlainError as error:
            self._step = None
            dialog.show_error(error)

    @Slot(float)
    def _recorded_part(self, part: float) -> None:
        if self._dialog is not None:
            self._dialog.present.show_part(part)

    @Slot(object)
    def _recorded(self, file: Path) -> None:
        dialog, run, step = self._dialog, self._run, self._step
        if dialog is not None:
            dialog.present.show_part(None)
        self._step = None
        if run is None or step is None or dialog is None:
            file.unlink(missing_ok=True)
            return
        self._try(lambda: run.take(step, file))

    @Slot(object)
    def _not_recorded(self, error: PlainError | None) -> None:
        self._step = None
        if self._dialog is None:
            return
        self._dialog.present.show_part(None)
        if error is not None:
            self._dialog.show_error(error)
        else:
            self._dialog.show_note(self.tr("The recording was thrown away."))

    @Slot()
    def _repeat(self) -> None:
        if self._run is not None:
            self._try(self._run.repeat_last)

    @Slot()
    def _skip(self) -> None:
        if self._run is not None:
            self._run.skip()

    @Slot(object)
    def _skip_kind(self, species: Species) -> None:
        if self._run is not None:
            self._run.skip_kind(species)

    @Slot()
    def _make_up(self) -> None:
        if self._run is not None:
            self._run.make_up()

    @Slot(object)
    def _say_unseen(self, one: Presentation) -> None:
        from core.liveness_test.values import Species
        from gui.liveness_test.species_words import name

        if self._dialog is None:
            return
        words = (
            self.tr("In presentation {number} ({kind}) no face was found, so it comes once more.")
            if one.species is Species.LIVE
            else self.tr(
                "In presentation {number} ({kind}) no face was found, so it counts in no rate. "
                "It can be made up for at the end."
            )
        )
        self._dialog.show_note(words.format(number=one.number, kind=name(one.species)))

    def _try(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except PlainError as error:
            if self._dialog is not None:
                self._dialog.show_error(error)

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
        self._results.work_out(run.folder)

    @Slot()
    def _go_on(self) -> None:
        """Present what lacks of a test that was finished."""
        dialog, run, folder = self._dialog, self._run, self._results.folder
        if dialog is None or folder is None:
            return
        if run is None:
            self._enter(folder)
            return
        self._results.leave()
        dialog.clear_notes()
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
