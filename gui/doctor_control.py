"""Connects the page of the doctor with the engine, and gives it a thread of its own."""

from __future__ import annotations

import time
from collections import deque
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from core.paths import Profile
from gui.engine import STOP_SECONDS, Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.live_result import LiveResult
from gui.preferences import Preferences
from gui.threads import end, leave_running, thread_for

if TYPE_CHECKING:
    from core.capture.camera import CameraFacts
    from core.doctor.check import Check
    from core.doctor.display import Screen
    from core.doctor.examination import Examination
    from core.doctor.models import AtWork
    from gui.doctor.doctor_dialog import DoctorDialog
    from gui.doctor.open_source import OpenSource
    from gui.doctor.worker import DoctorWorker

_TIMED = 60
"""Frames whose time is looked at: the last two seconds."""

_LIGHT_SECONDS = 10.0


class DoctorControl(QObject):
    """Opens the page, and hands on what is wanted there."""

    _examine = Signal(object)
    _make_report = Signal(object)
    _save = Signal(object, object)

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._profile = profile
        self._window = window
        self._dialog: DoctorDialog | None = None
        self._worker: DoctorWorker | None = None
        self._thread: QThread | None = None
        self._examination: Examination | None = None
        self._source: OpenSource | None = None
        self._opened: OpenedSource | None = None
        self._wanted_again = False
        self._loaded = LoadedModels()
        self._milliseconds: deque[float] = deque(maxlen=_TIMED)
        engine.source_opened.connect(self._source_opened)
        engine.status_changed.connect(self._status_changed)
        engine.models_loaded.connect(self._models_loaded)
        engine.analysed.connect(self._analysed)
        engine.cameras.facts_told.connect(self._facts_told)

    @property
    def dialog(self) -> DoctorDialog | None:
        """The page, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the page, and check everything unless that goes on already."""
        if self._dialog is None:
            self._dialog = self._make()
        dialog = self._dialog
        was_shown = dialog.isVisible()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self._wanted_again = dialog.is_working and not was_shown  # it was closed and is stopping
        if not was_shown and not dialog.is_working:
            self._check()

    def stop(self) -> None:
        """End what goes on, and the thread; bounded in time."""
        self._cancel()
        thread, self._thread, self._worker = self._thread, None, None
        if thread is not None and not end(thread, time.monotonic() + STOP_SECONDS):
            leave_running(thread)

    def _make(self) -> DoctorDialog:
        # Imported when it is first wanted: the desk is on the screen sooner.
        from gui.doctor.doctor_dialog import DoctorDialog

        dialog = DoctorDialog(self._window)
        dialog.check_wanted.connect(self._check)
        dialog.cancel_wanted.connect(self._cancel)
        dialog.finished.connect(self._cancel)
        dialog.report_wanted.connect(self._report_wanted)
        dialog.save_wanted.connect(self._save)
        return dialog

    def _ready(self) -> bool:
        """Whether there is a thread that works; after the engine's end there is none any more."""
        from gui.doctor.worker import DoctorWorker

        dialog = self._dialog
        if dialog is None or self._thread is not None:
            return dialog is not None
        self._worker = worker = DoctorWorker()
        self._thread = thread_for("doctor", worker)
        self._examine.connect(worker.examine)
        self._make_report.connect(worker.make_report)
        self._save.connect(worker.save)
        worker.progressed.connect(dialog.show_progress)
        worker.found.connect(dialog.add_check)
        worker.ended.connect(self._ended)
        worker.report_made.connect(dialog.show_report)
        worker.saved.connect(dialog.show_saved)
        worker.refused.connect(dialog.show_error)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._about_to_quit)
        self._thread.start()
        return True

    @Slot()
    def _check(self) -> None:
        from core.doctor.examination import Examination, Plan
        from core.models.registry import Registry
        from gui.doctor.open_source import OpenSource

        if not self._ready() or self._dialog is None:
            return
        status = self._engine.status
        if status.state is not EngineState.STOPPED:
            self._source = OpenSource(
                self._opened,
                self._engine.wanted_source or "",
                status,
                self._engine.cameras.light,
            )
            self._engine.cameras.ask()
        source = self._source
        plan = Plan(
            self._profile,
            Registry.of(self._profile),
            self._preferences.settings,
            camera=self._opened.address if self._opened is not None else None,
            watch=source.watch if source is not None else None,
            at_work=self._at_work(status),
            screen=self._screen(),
        )
        self._examination = Examination(plan)
        self._dialog.begin()
        self._examine.emit(self._examination)

    @Slot()
    def _cancel(self) -> None:
        if self._examination is not None:
            self._examination.stop.set()

    @Slot(bool)
    def _ended(self, is_whole: bool) -> None:
        self._source = None
        if self._dialog is not None:
            self._dialog.end(is_whole)
        if self._wanted_again and not is_whole:
            self._check()
        self._wanted_again = False

    @Slot(object)
    def _report_wanted(self, checks: tuple[Check, ...]) -> None:
        from gui.doctor.worker import ReportWish

        if self._ready():
            readings = self._engine.cameras.light(time.monotonic() - _LIGHT_SECONDS)
            source = self._opened.address if self._opened is not None else None
            source = source or self._engine.wanted_source
            self._make_report.emit(ReportWish(checks, self._profile, readings, source))

    def _at_work(self, status: Status) -> AtWork | None:
        from core.doctor.models import AtWork

        if status.state is EngineState.VIDEO_ONLY:
            return AtWork(error=status.error)
        if not self._loaded.slots:
            return None
        took = median(self._milliseconds) if self._milliseconds else None
        return AtWork(self._loaded.slots, took)

    def _screen(self) -> Screen:
        from core.doctor.display import Screen

        screen = self._window.screen()
        return Screen(
            screen.size().width(),
            screen.size().height(),
            screen.devicePixelRatio(),
            QApplication.platformName(),
            len(QApplication.screens()),
            screen.refreshRate(),
        )

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._opened = source

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.state is EngineState.STOPPED:
            self.stop()
        elif status.state is EngineState.OPENING_SOURCE:
            self._opened = None

    @Slot()
    def _about_to_quit(self) -> None:
        self.stop()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._loaded = models
        self._milliseconds.clear()

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        analysis = result.analysis
        if analysis.looked and "total" in analysis.milliseconds:
            self._milliseconds.append(analysis.milliseconds["total"])
        if self._source is not None:
            self._source.note_frame(analysis.frame)

    @Slot(object)
    def _facts_told(self, facts: CameraFacts | None) -> None:
        if self._source is not None:
            self._source.note_facts(facts)
