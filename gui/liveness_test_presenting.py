"""The page of a liveness test where one presentation after the other is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.frame import Frame
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.liveness_test_recording import PresentationRecorder
from gui.liveness_test_run import LivenessTestRun
from gui.liveness_test_surroundings import LivenessTestSurroundings
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.liveness_test.values import Presentation, Species
    from gui.liveness_test.liveness_test_window import LivenessTestWindow


class LivenessTestPresenting(QObject):
    """Shows the live picture, records what is started, and does what else is wanted there."""

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
        self._dialog: LivenessTestWindow | None = None
        self._run: LivenessTestRun | None = None
        self._step: int | None = None
        self._recording = PresentationRecorder(engine.recorder, self)
        self._recording.progressed.connect(self._recorded_part)
        self._recording.done.connect(self._recorded)
        self._recording.failed.connect(self._not_recorded)
        around.changed.connect(self._surroundings_changed)

    def serve(self, dialog: LivenessTestWindow, window: QWidget) -> None:
        """Do what is wanted there; `window` shows the camera's picture already."""
        self._dialog = dialog
        present = dialog.present
        present.start_wanted.connect(self._start)
        present.stop_wanted.connect(self._recording.stop)
        present.again_wanted.connect(self._repeat)
        present.skip_wanted.connect(self._skip)
        present.skip_kind_wanted.connect(self._skip_kind)
        present.make_up_wanted.connect(self._make_up)
        live = window.findChild(LivePage)
        if live is not None:
            live.frame_shown.connect(self._show_frame)
        self._engine.analysed.connect(self._show_result)
        self._preferences.changed.connect(self._settings_changed)
        self._settings_changed(self._preferences.settings)

    def enter(self, run: LivenessTestRun) -> None:
        """Present this test."""
        self._run = run
        run.changed.connect(self._course_changed)
        run.unseen.connect(self._say_unseen)
        self._surroundings_changed()

    def leave(self) -> None:
        """Throw away what is being recorded, and let go of the test."""
        self._recording.stop()
        self._run = self._step = None

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
        if dialog is None or run is None:
            return
        trouble = self._around.why_not(run.folder.camera, run.folder.camera_id)
        if trouble and not dialog.present.trouble_words:
            dialog.present.video.clear()
        dialog.present.show_trouble(trouble)

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
        if run is None or step is None:
            file.unlink(missing_ok=True)  # the test was left at that very moment
        else:
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

        words = (
            self.tr("In presentation {number} ({kind}) no face was found, so it comes once more.")
            if one.species is Species.LIVE
            else self.tr(
                "In presentation {number} ({kind}) no face was found, so it counts in no rate. "
                "It can be made up for at the end."
            )
        )
        if self._dialog is not None:
            self._dialog.show_note(words.format(number=one.number, kind=name(one.species)))

    def _try(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except PlainError as error:
            if self._dialog is not None:
                self._dialog.show_error(error)
