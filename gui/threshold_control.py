"""Connects the window about thresholds with the calibration."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.calibration.values import Origin
from core.paths import Profile
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.preferences import Preferences

if TYPE_CHECKING:
    from gui.settings.settings_dialog import SettingsDialog
    from gui.thresholds.thresholds_dialog import ThresholdsDialog
    from gui.thresholds.wish import Wish


class ThresholdControl(QObject):
    """Opens the window when it is first wanted, and serves it."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    def __init__(
        self, engine: Engine, preferences: Preferences, _profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window
        self._dialog: ThresholdsDialog | None = None
        preferences.changed.connect(self._settings_changed)
        service = engine.calibration
        for told in (service.changed, service.thresholds_changed, service.imported):
            told.connect(self._show_calibrations)
        service.refused.connect(self._refused)

    @property
    def dialog(self) -> ThresholdsDialog | None:
        """The window, once it was opened."""
        return self._dialog

    def serve(self, settings: SettingsDialog) -> None:
        """Tell the settings which thresholds are in force, and open the window from there."""
        editor, service = settings.threshold, self._engine.calibration
        editor.offer_window()
        editor.window_wanted.connect(self.open)
        editor.set_in_force(service.thresholds)
        service.thresholds_changed.connect(editor.set_in_force)

    @Slot()
    def open(self) -> None:
        """Show the window."""
        if self._dialog is None:
            from gui.thresholds.thresholds_dialog import ThresholdsDialog  # not before it is wanted

            self._dialog = dialog = ThresholdsDialog(self._window)
            dialog.wanted.connect(self._use)
            dialog.forget_wanted.connect(self._forget)
            dialog.evaluation_wanted.connect(self._evaluate)
            dialog.show_settings(self._preferences.settings)
        self._show_calibrations()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        if self._dialog is not None:
            self._dialog.show_settings(settings)

    @Slot()
    def _show_calibrations(self) -> None:
        if self._dialog is None:
            return
        service = self._engine.calibration
        calibration, used = service.calibration, service.thresholds
        own = service.of_gallery
        if own is None and calibration is not None:
            from core.calibration.measuring import of_card

            own = calibration
            if calibration.origin is Origin.EVALUATION:
                own = of_card(calibration.recogniser, calibration.suggested)
        self._dialog.show_calibrations(
            own,
            service.evaluation,
            0.5 if calibration is None else calibration.suggested,
            0 if used is None else used.people,
            is_measuring=service.is_measuring,
        )

    @Slot(object)
    def _refused(self, error: PlainError) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_error(error)

    @Slot(object)
    def _use(self, wish: Wish) -> None:
        self._preferences.change(**dataclasses.asdict(wish))

    @Slot()
    def _forget(self) -> None:
        self._engine.calibration.forget_evaluation()
        self._show_calibrations()  # what was let go of need not have been in force

    @Slot()
    def _evaluate(self) -> None:
        command = self._window.findChild(QAction, "evaluate")
        if command is not None and command.isEnabled():
            command.trigger()
