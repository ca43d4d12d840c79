"""The engine behind the window: owns the threads, takes wishes, emits values.

The window calls methods and connects signals, all on the window's thread; no widget ever sees a
thread, a source, a network or the gallery file.
"""

from __future__ import annotations

import dataclasses
import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from core.capture.camera_memory import CameraMemory
from core.capture.discovery import default_source, make_source
from core.enrolment.shots import Shot
from core.frame import Frame
from core.models.card import ModelCard
from core.paths import Profile
from core.settings import Settings
from core.wording import PlainError
from gui.analysis_worker import MODEL_SETTINGS, AnalysisWorker
from gui.calibration_service import CalibrationService
from gui.camera_service import CameraService
from gui.capture_thread import CaptureThread
from gui.engine_situation import Situation
from gui.engine_values import EngineState, EnrolWish, LoadedModels, OpenedSource, Status
from gui.model_service import ModelService
from gui.people_service import PeopleService
from gui.picture_tasks import PictureTasks
from gui.protection_service import ProtectionService
from gui.recorder import Recorder
from gui.threads import end, ended, leave_running, thread_for

if TYPE_CHECKING:
    from core.people.search import GalleryIndex

log = logging.getLogger(__name__)

STOP_SECONDS = 2.0
"""How long `Engine.stop` waits for its threads. They need some 50 ms unless a driver blocks."""


class Engine(QObject):
    """Camera, analysis and gallery at work, each in its own thread.

    Parameters
    ----------
    settings
        Which source and models to use; `apply` changes them later.
    profile
        Where the gallery is kept.
    """

    frame_waiting = Signal()
    """A frame for the view is there: call `take_frame` once. Not repeated until it was taken."""

    analysed = Signal(object)
    """`gui.live_result.LiveResult` for one frame."""

    models_loaded = Signal(object)
    """`LoadedModels`."""

    models_refused = Signal(object, object)
    """PlainError, and the `Settings` that stay in force: a model that was chosen can't be used."""

    source_opened = Signal(object)
    """`OpenedSource`."""

    source_lost = Signal(object)
    """PlainError; the engine goes on trying. Sent once per loss, not per try."""

    source_ended = Signal()
    """The file or folder was shown to its end."""

    status_changed = Signal(object)
    """`Status`."""

    shot_measured = Signal(object)
    """`Shot` with its embedding."""

    shot_refused = Signal(object, object)
    """`Shot` that can't be measured, and the PlainError that says why."""

    failed = Signal(object)
    """PlainError to show; the program goes on."""

    # What the engine asks of its workers. Signals, because they cross threads.
    _load_models = Signal()
    _use_settings = Signal(object)
    _mark_change = Signal()
    _prepare_enrolment = Signal(object)
    _measure_shot = Signal(object)
    _use_claim = Signal(str, str)

    def __init__(self, settings: Settings, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._wanted_source = settings.source
        self._has_started = False
        self._stopped_cleanly: bool | None = None
        self._situation = Situation()
        self._status = Status(EngineState.STOPPED)
        # Workers are kept: one that is held only by its connections is collected and never runs.
        self._capture = CaptureThread(make_source, default_source)
        self.recorder = Recorder(self._capture.feed, self)
        self._analysis = AnalysisWorker(self._capture.feed, settings, profile.models_dir)
        self.people = PeopleService(profile, self)
        """Who is in the gallery, and what is asked of it."""
        self.protection = ProtectionService(self.people, self)
        """The gallery's lock."""
        self.calibration = CalibrationService(
            self.people, settings, profile.calibrations_file, self
        )
        """What a similarity means here."""
        self.pictures = PictureTasks(profile.models_dir, settings, self)
        """Work with still pictures."""
        self._pictures_thread = thread_for("pictures", self.pictures.worker)
        self._finder_thread = thread_for("sources")
        memory = CameraMemory(profile.cameras_file)
        self.cameras = CameraService(self._capture, self._finder_thread, memory, self)
        """Which cameras there are, and what the open one tells."""
        self._models_thread, self._renewal_thread = thread_for("models"), thread_for("renewal")
        self.models = ModelService(profile, self._models_thread, self._renewal_thread, self)
        """Models on the disk, and templates that lack for the one in use."""
        self._analysis_thread = thread_for("analysis", self._analysis)
        people = self.people
        self._gallery_thread = thread_for("gallery", people.worker, people.tasks.worker)
        self._long_thread = thread_for("long work", people.long_tasks.worker)
        self._worker_threads = (
            *(self._analysis_thread, self._pictures_thread),
            *(self._long_thread, self._gallery_thread),
            *(self._finder_thread, self._models_thread, self._renewal_thread),
        )
        self._connect_capture()
        self._connect_analysis()
        self._connect_gallery()
        self._connect_models()

    def _connect_capture(self) -> None:
        self._capture.view_waiting.connect(self.frame_waiting)
        self._capture.analysis_waiting.connect(self._analysis.analyse_waiting)
        self._capture.opening.connect(self._on_source_opening)
        self._capture.opened.connect(self._on_source_opened)
        self._capture.lost.connect(self._on_source_lost)
        self._capture.ended.connect(self._on_source_ended)

    def _connect_analysis(self) -> None:
        self._load_models.connect(self._analysis.load_again)
        self._use_settings.connect(self._analysis.use_settings)
        self._prepare_enrolment.connect(self._analysis.prepare_enrolment)
        self._measure_shot.connect(self._analysis.measure_shot)
        self._use_claim.connect(self._analysis.use_claim)
        self._analysis.shot_measured.connect(self.shot_measured)
        self._analysis.shot_refused.connect(self.shot_refused)
        self._analysis.result_waiting.connect(self._on_result_waiting)
        self._analysis.loaded.connect(self._on_models_loaded)
        self._analysis.load_failed.connect(self._on_models_failed)
        self._analysis.switch_refused.connect(self._on_models_refused)
        self._analysis.failed.connect(self.failed)
        self._analysis.enrolment_ready.connect(self.people.worker.enrol)
        self._analysis.enrolment_refused.connect(self.people.enrol_refused)

    def _connect_gallery(self) -> None:
        worker = self.people.worker
        self.people.close_after(self._gallery_thread)
        self.people.failed.connect(self.failed)
        worker.opened.connect(self._analysis.use_gallery)
        for without in (worker.unavailable, worker.locked):
            without.connect(self._analysis.do_without_gallery)
            without.connect(self.models.renewal.do_without_gallery)

    def _connect_models(self) -> None:
        self.people.worker.opened.connect(self.models.renewal.use_gallery)
        self.people.changed.connect(self.models.note_people_changed)
        self._analysis.loaded.connect(self.models.note_loaded)
        self._analysis.loaded.connect(self.calibration.models_loaded)
        self._analysis.thresholds_used.connect(self.calibration.thresholds_used)
        self.calibration.changed.connect(self._analysis.use_calibration)
        self.calibration.failed.connect(self.failed)
        self.models.added.connect(self._on_model_added)
        self._mark_change.connect(self._analysis.answer)
        self._analysis.answered.connect(self._on_change_done)

    @property
    def status(self) -> Status:
        """What goes on now."""
        return self._status

    @property
    def wanted_source(self) -> str | None:
        """Address of the source that is open or tried; None for the best there is."""
        return self._wanted_source

    @property
    def index(self) -> GalleryIndex | None:
        """The people of the gallery as the analysis searches them; None before models are loaded.

        Any thread may search it; with another recogniser it becomes that one's.
        """
        return self._analysis.index

    def start(self) -> None:
        """Start the threads: source, models and gallery open side by side. Returns at once."""
        if self._has_started:
            return
        self._has_started = True
        self._capture.open_source(self._wanted_source)
        self._change_models(self._load_models)
        self.people.open()
        self.cameras.start()
        for thread in (self._capture, *self._worker_threads):
            thread.start()
        self._tell_status()

    def stop(self) -> bool:
        """Stop capture, analysis and gallery, in that order. Idempotent, bounded in time.

        Returns
        -------
        False if a thread did not end within `STOP_SECONDS`, as when a driver blocks. It can't be
        ended by force, so the process must then be left by `os._exit`.
        """
        if self._stopped_cleanly is not None:
            return self._stopped_cleanly
        began = time.monotonic()
        until = began + STOP_SECONDS
        self._capture.stop_soon()
        self.people.stop_soon()
        self.calibration.stop_soon()
        self.pictures.cancel_all()
        self.cameras.stop()
        self.models.stop_soon()
        is_capture_over = ended(self._capture, until)
        ends = [end(thread, until) for thread in self._worker_threads]
        self._stopped_cleanly = is_capture_over and all(ends)
        if not self._stopped_cleanly:
            # Destroying a QThread that runs aborts the process.
            leave_running(self)
        log.info("Stopped in %.2f s", time.monotonic() - began)
        self._tell_status()
        self.blockSignals(True)  # what still waits in the queue is of no interest any more
        return self._stopped_cleanly

    def take_frame(self) -> Frame | None:
        """Return the newest frame for the view, None if there is none since the last call."""
        return self._capture.feed.take_for_view()

    def open_source(self, address: str | None) -> None:
        """Change to the source with this address; None takes the first camera, else the studio.

        Before `start` it names the source to begin with, in place of the settings' own.
        """
        self._wanted_source = address
        self._capture.open_source(address)

    def set_paused(self, paused: bool) -> None:
        """Hold the picture still, or let it go on."""
        self._situation.is_paused = paused
        self._capture.set_paused(paused)
        self._tell_status()

    def apply(self, settings: Settings) -> None:
        """Use changed settings: models and threshold at once, the source if it changed."""
        old, self._settings = self._settings, settings
        self.pictures.use_settings(settings)
        self.calibration.use_settings(settings)
        # A source that was opened beside the settings stays, until the settings name another.
        if settings.source not in (old.source, self._wanted_source):
            self.open_source(settings.source)
        self._analysis.newest = settings
        if any(getattr(settings, slot) != getattr(old, slot) for slot in MODEL_SETTINGS):
            self._change_models(self._use_settings, settings)
        else:
            self._use_settings.emit(settings)

    def claim(self, person_id: str, name: str = "") -> None:
        """Compare with this person only (1:1) from now on; an empty id: with the whole gallery."""
        self._use_claim.emit(person_id, name)

    def enrol(self, wish: EnrolWish) -> None:
        """Enrol somebody; `people.enrolled` or `people.enrol_refused` answers.

        Each shot holds the very frame that its face was found in (`result.analysis.frame`).
        """
        self._prepare_enrolment.emit(wish)

    def measure(self, shot: Shot) -> None:
        """Give a shot its embedding; `shot_measured` or `shot_refused` answers."""
        self._measure_shot.emit(shot)

    @Slot()
    def _on_result_waiting(self) -> None:
        result = self._analysis.results.take()
        # A result of the former source must not be drawn over the new one, nor one of the former
        # models while others are loaded.
        if (
            result is not None
            and result.analysis.frame.time >= self._capture.feed.since
            and self._situation.is_judging
        ):
            self.analysed.emit(result)

    @Slot(object)
    def _on_models_loaded(self, models: LoadedModels) -> None:
        self._situation.models = Status(EngineState.WATCHING)
        self.models_loaded.emit(models)
        self._tell_status()

    def _change_models(self, wish: SignalInstance, *what: object) -> None:
        self._situation.begin_change()
        wish.emit(*what)
        self._mark_change.emit()
        self._tell_status()

    @Slot()
    def _on_change_done(self) -> None:
        self._situation.end_change()
        self._tell_status()

    @Slot(object)
    def _on_models_failed(self, error: PlainError) -> None:
        self._situation.models = Status(EngineState.VIDEO_ONLY, error=error)
        self._tell_status()
        self.failed.emit(error)

    @Slot(object, object)
    def _on_models_refused(self, error: PlainError, settings: Settings) -> None:
        if not self._situation.is_superseded:
            self._settings = dataclasses.replace(
                self._settings, **{name: getattr(settings, name) for name in MODEL_SETTINGS}
            )
        self.models_refused.emit(error, self._settings)

    @Slot(object, bool)
    def _on_model_added(self, card: ModelCard, _use: bool) -> None:
        if getattr(self._settings, card.slot) == card.name:  # other files under a name in use
            self._change_models(self._load_models)

    @Slot(str)
    def _on_source_opening(self, title: str) -> None:
        self._situation.source = Status(EngineState.OPENING_SOURCE, title)
        self._tell_status()

    @Slot(object)
    def _on_source_opened(self, source: OpenedSource) -> None:
        self._situation.source = Status(EngineState.WATCHING, source.title)
        self.source_opened.emit(source)
        self._tell_status()

    @Slot(object)
    def _on_source_lost(self, error: PlainError) -> None:
        self._situation.source = Status(
            EngineState.SOURCE_LOST, self._situation.source.source, error=error
        )
        self.source_lost.emit(error)
        self._tell_status()

    @Slot()
    def _on_source_ended(self) -> None:
        self._situation.source = Status(EngineState.SOURCE_ENDED, self._situation.source.source)
        self.source_ended.emit()
        self._tell_status()

    def _tell_status(self) -> None:
        status = self._present_status()
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _present_status(self) -> Status:
        if self._stopped_cleanly is not None or not self._has_started:
            return Status(EngineState.STOPPED)
        return self._situation.status()
