"""Connects the window of the camera, and the line about its lamp, with the engine."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from core.capture.camera import CameraFacts
from core.capture.lamp_diagnosis import diagnose
from core.capture.strobe import LampPattern
from core.face.cues.combining import Combination
from core.frame import Frame
from core.paths import Profile
from core.settings import Settings
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.preferences import Preferences

if TYPE_CHECKING:
    from gui.camera.camera_dialog import CameraDialog

LOOK_EVERY = 1000
"""Milliseconds between two looks at the light: what is said changes no faster."""

DRAW_EVERY = 100
"""Milliseconds between two drawings of the strobe scope, while it is on the screen."""

ASK_EVERY, ASK_SELDOM = 2, 10
"""Looks between two questions to the camera, while its controls are shown and otherwise: automatic
exposure changes its values, and whether there are colours is known from later pictures only."""

SURELY_PULSED = 3
"""Looks at a lamp that pulses after which its stop is said, however long ago that was."""

SECONDS = 10.0
"""What the scope shows and the diagnosis knows."""

PLACE = "camera"
"""Where the place of the window is kept."""


class CameraControl(QObject):
    """Opens the window of the camera, tells it what goes on, and hands on what is wanted."""

    source_wanted = Signal(str)
    """Address of a camera that was chosen."""

    def __init__(
        self,
        engine: Engine,
        preferences: Preferences,
        live: LivePage,
        profile: Profile,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._live = live
        self._profile = profile
        self._window = window
        self._dialog: CameraDialog | None = None
        self._opened: OpenedSource | None = None
        self._facts: CameraFacts | None = None
        self._models = LoadedModels()
        self._pulsed_looks = 0
        self._looks = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self._look_at_light)
        self._draw = QTimer(self)
        self._draw.setInterval(DRAW_EVERY)
        self._draw.timeout.connect(self._draw_light)
        engine.status_changed.connect(self._status_changed)
        engine.source_opened.connect(self._source_opened)
        engine.models_loaded.connect(self._models_loaded)
        engine.cameras.facts_told.connect(self._facts_told)
        live.lamp_mark.clicked.connect(self.open_light)
        self._show_limit(preferences.settings)

    @property
    def dialog(self) -> CameraDialog | None:
        """The window of the camera, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window of the camera as it was left."""
        if self._dialog is None:
            self._dialog = self._make()
            self._tell_liveness_model()
        self._engine.cameras.refresh()
        self._engine.cameras.ask()
        if not self._dialog.isVisible():
            self._dialog.tabs.tabBar().setFocus()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._draw.start()

    @Slot()
    def open_light(self) -> None:
        """Show the page of the light."""
        self.open()
        assert self._dialog is not None
        self._dialog.show_page(self._dialog.light)

    def _show_limit(self, settings: Settings) -> None:
        limit = settings.limit_geometry
        self._live.set_geometry_limit(Combination().deny_from if limit is None else limit)

    @Slot(object)
    def settings_changed(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        self._show_limit(settings)
        if self._dialog is not None:
            self._dialog.light.set_mirrored(settings.mirror_view)
            self._dialog.limits.set_settings(settings)

    def _make(self) -> CameraDialog:
        # Imported when it is first wanted: the desk is on the screen sooner.
        from gui.camera.camera_dialog import CameraDialog

        dialog, cameras = CameraDialog(self._window), self._engine.cameras
        cameras.found.connect(dialog.cameras.set_choices)
        cameras.probed.connect(dialog.cameras.set_probe)
        dialog.cameras.probing_wanted.connect(cameras.set_probing)
        dialog.cameras.refresh_wanted.connect(cameras.refresh)
        dialog.cameras.source_wanted.connect(self.source_wanted)
        cameras.controls_told.connect(dialog.controls.set_controls)
        cameras.refused.connect(dialog.controls.show_refused)
        dialog.controls.control_wanted.connect(cameras.set_control)
        dialog.controls.reset_wanted.connect(cameras.reset_controls)
        dialog.controls.ask_wanted.connect(cameras.ask)
        dialog.limits.settings_wanted.connect(self._preferences.take)
        dialog.hidden.connect(self._hidden)
        self._engine.analysed.connect(self._show_result)
        self._live.frame_shown.connect(self._show_frame)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._keep_place)
        if self._opened is not None:
            dialog.cameras.set_open(self._opened.address, self._opened.title)
        settings = self._preferences.settings
        dialog.light.set_mirrored(settings.mirror_view)
        dialog.limits.set_settings(settings)
        dialog.stand(
            self._places().value(PLACE),
            self._window.geometry(),
            self._window.screen().availableGeometry(),
        )
        return dialog

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._opened = source
        self._engine.cameras.ask()
        if self._dialog is not None:
            self._dialog.cameras.set_open(source.address, source.title)
            self._tell_liveness_model()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._models = models
        self._tell_liveness_model()

    def _tell_liveness_model(self) -> None:
        """Say whose limits are shown: the demo's people have a judge of their own."""
        if self._dialog is not None:
            is_studio = self._opened is not None and self._opened.is_studio
            own = self._models.studio_liveness if is_studio else None
            loaded = self._models.slots.get("liveness", own)
            self._dialog.limits.set_liveness_model(loaded)

    @Slot(object)
    def _facts_told(self, facts: CameraFacts | None) -> None:
        self._facts = facts

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        """Begin anew with another source; hold still while nothing comes."""
        if status.state in (EngineState.OPENING_SOURCE, EngineState.SOURCE_LOST):
            self._facts, self._pulsed_looks = None, 0
            self._live.lamp_mark.show_diagnosis(None)
            if self._dialog is not None:
                self._dialog.light.clear()
                self._dialog.controls.clear()
                self._dialog.limits.clear()
        comes = status.state in (
            EngineState.LOADING_MODELS,
            EngineState.WATCHING,
            EngineState.VIDEO_ONLY,
        )
        if comes and not self._look.isActive():
            self._look.start()
        elif not comes:
            self._look.stop()

    @Slot()
    def _look_at_light(self) -> None:
        readings = self._engine.cameras.light(time.monotonic() - SECONDS)
        has_pulsed = self._pulsed_looks >= SURELY_PULSED
        found = diagnose(readings, self._facts, has_pulsed=has_pulsed)
        pulses = found.measured.pattern is LampPattern.PULSING
        self._pulsed_looks += pulses
        # A file that shows no pulses has no lamp to speak of.
        has_lamp = self._facts is not None or (self._opened is not None and self._opened.is_studio)
        self._live.lamp_mark.show_diagnosis(found if has_lamp or pulses else None)
        is_controlled = self._dialog is not None and self._dialog.controls.isVisible()
        self._looks += 1
        if self._looks % (ASK_EVERY if is_controlled else ASK_SELDOM) == 0:
            self._engine.cameras.ask()
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.light.set_diagnosis(found)

    @Slot()
    def _draw_light(self) -> None:
        if self._dialog is not None and self._dialog.light.isVisible():
            readings = self._engine.cameras.light(time.monotonic() - SECONDS)
            if readings:  # none come while the picture is held
                self._dialog.light.set_readings(readings)

    @Slot(object)
    def _show_frame(self, frame: Frame) -> None:
        if self._dialog is not None and self._dialog.light.isVisible():
            self._dialog.light.set_frame(frame)

    @Slot(object)
    def _show_result(self, result: LiveResult) -> None:
        if self._dialog is not None and self._dialog.limits.isVisible():
            self._dialog.limits.set_result(result)

    @Slot()
    def _hidden(self) -> None:
        self._draw.stop()
        self._keep_place()

    @Slot()
    def _keep_place(self) -> None:
        if self._dialog is not None:
            self._places().setValue(PLACE, self._dialog.saveGeometry())

    def _places(self) -> QSettings:
        return QSettings(str(self._profile.window_file), QSettings.Format.IniFormat)
