"""Connects the window of models with the engine and the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.models.card import ModelCard
from core.models.slots import SETTINGS
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.renewal import RenewalPlan
    from gui.models.models_dialog import ModelsDialog
    from gui.models.values import ModelsOnDisk
    from gui.settings.settings_dialog import SettingsDialog

MODEL_SUFFIXES = frozenset((".onnx", ".pt", ".pth"))


class ModelControl(QObject):
    """Opens the window of models, and hands on what is wanted there."""

    failed = Signal(object)
    """PlainError that the main window says, because the window of models may be closed."""

    settled = Signal()
    """Other models are at work since `failed`: what was said then is over."""

    lacking = Signal(object)
    """`core.people.renewal.RenewalPlan`: who can't be recognised with the recogniser in use."""

    def __init__(self, engine: Engine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window
        self._dialog: ModelsDialog | None = None
        self._settings_dialog: SettingsDialog | None = None
        self._loaded = LoadedModels()
        self._plan: RenewalPlan | None = None
        self._people = 0
        self._failed_with: Mapping[str, str] | None = None
        engine.models_loaded.connect(self._models_loaded)
        engine.models_refused.connect(self._models_refused)
        engine.models.lacking.connect(self._people_lack)
        engine.models.added.connect(self._added)
        engine.people.changed.connect(self._people_changed)

    @property
    def dialog(self) -> ModelsDialog | None:
        """The window of models, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window of models."""
        if self._dialog is None:
            self._dialog = self._make()
        self._engine.models.refresh()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def serve(self, settings_dialog: SettingsDialog) -> None:
        """Tell the settings which models there are and at work, and open from there."""
        settings_dialog.models_wanted.connect(self.open)
        settings_dialog.set_loaded(self._loaded.slots)
        self._settings_dialog = settings_dialog
        self._engine.models.listed.connect(self._models_listed)

    def offer(self, path: Path) -> None:
        """Open the window of models with a folder or file that was dropped elsewhere."""
        self.open()
        assert self._dialog is not None
        self._dialog.look_at(path)

    @Slot(object)
    def settings_changed(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        if self._dialog is not None:
            self._dialog.set_settings(settings)

    def _make(self) -> ModelsDialog:
        # Imported when it is first wanted: the desk is on the screen sooner.
        from gui.models.models_dialog import ModelsDialog

        dialog, models = ModelsDialog(self._window), self._engine.models
        models.listed.connect(dialog.set_models)
        models.inspected.connect(dialog.show_candidate)
        models.fetching.connect(dialog.show_progress)
        models.refused.connect(dialog.show_error)
        models.added.connect(dialog.show_added)
        models.removed.connect(dialog.show_removed)
        models.idle.connect(dialog.show_idle)
        models.checked.connect(dialog.show_checked)
        models.renewal_progress.connect(dialog.show_renewal_progress)
        models.renewal_done.connect(dialog.show_renewal_summary)
        models.renewal_refused.connect(dialog.show_error)
        self._engine.models_refused.connect(dialog.show_error)
        dialog.settings_wanted.connect(self._preferences.take)
        dialog.add_wanted.connect(models.inspect)
        dialog.install_wanted.connect(models.install)
        dialog.fetch_wanted.connect(models.fetch)
        dialog.cancel_wanted.connect(models.cancel)
        dialog.remove_wanted.connect(models.remove)
        dialog.check_wanted.connect(models.check)
        dialog.renew_wanted.connect(models.renew)
        dialog.cancel_renewal_wanted.connect(models.cancel_renewal)
        dialog.set_settings(self._preferences.settings)
        dialog.set_loaded(self._loaded.slots)
        dialog.set_lacking(self._plan, self._people)
        return dialog

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        if self._failed_with is not None and models.names != self._failed_with:
            self._failed_with = None
            self.settled.emit()
        self._loaded = models
        if self._dialog is not None:
            self._dialog.set_loaded(models.slots)
        if self._settings_dialog is not None:
            self._settings_dialog.set_loaded(models.slots)

    @Slot(object)
    def _models_listed(self, models: ModelsOnDisk) -> None:
        if self._settings_dialog is not None:
            self._settings_dialog.set_cards(models.cards)

    @Slot(object)
    def _people_changed(self, people: Sequence[object]) -> None:
        self._people = len(people)  # the plan that is shown with it follows

    @Slot(object, object)
    def _models_refused(self, error: PlainError, settings: Settings) -> None:
        self._preferences.take(settings)
        if self._dialog is None or not self._dialog.isVisible():
            self._failed_with = self._loaded.names
            self.failed.emit(error)

    @Slot(object, bool)
    def _added(self, card: ModelCard, use: bool) -> None:
        if use:
            name, mode = SETTINGS[card.slot]
            values: dict[str, object] = {name: card.name, mode: None}
            if card.slot == "recogniser":  # a threshold is of one model's scale
                values["similarity_threshold"] = None
            self._preferences.change(**values)

    @Slot(object)
    def _people_lack(self, plan: RenewalPlan) -> None:
        self._plan = plan
        self.lacking.emit(plan)
        if self._dialog is not None:
            self._dialog.set_lacking(plan, self._people)


def is_model(path: Path) -> bool:
    """Whether something that was dropped is a model's folder or file, not a picture or video."""
    if path.is_dir():
        return any((path / name).is_file() for name in ("configuration.json", "card.json"))
    return path.suffix.lower() in MODEL_SUFFIXES
