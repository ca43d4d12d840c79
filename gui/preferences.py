"""Keeps the settings in force: takes changes, puts them to work, saves them at once."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from core import settings as settings_file
from core.settings import Settings, SettingsError
from gui import language
from gui.theme import Theme, is_dark


class Preferences(QObject):
    """The settings of this session, and the file they are kept in.

    Only what was changed here is written: what the command line asked for is not kept, and a
    second window's changes are not undone.
    """

    changed = Signal(object)
    """`Settings` now in force."""

    failed = Signal(object)
    """SettingsError: they are in force, but could not be saved."""

    def __init__(
        self, settings: Settings, file: Path, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._file = file
        self._theme = theme
        self._changed: dict[str, object] = {}

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def take(self, settings: Settings) -> None:
        """Put `settings` in force and save what differs from before."""
        before, self._settings = self._settings, settings
        differing = {
            field.name: getattr(settings, field.name)
            for field in dataclasses.fields(Settings)
            if getattr(settings, field.name) != getattr(before, field.name)
        }
        if not differing:
            return
        self._changed |= differing
        if "theme" in differing:
            self._theme.apply(cast(QApplication, QApplication.instance()), settings.theme)
        if "language" in differing:
            language.install(settings.language)
        self.changed.emit(settings)
        self._save()

    def change(self, **values: object) -> None:
        """Put some settings in force by name."""
        self.take(dataclasses.replace(self._settings, **values))  # type: ignore[arg-type]  # names and types are the callers'

    def switch_theme(self) -> None:
        """Change from light to dark or back."""
        self.change(theme="light" if is_dark() else "dark")

    def _save(self) -> None:
        try:
            try:
                kept, _ = settings_file.load(self._file)
            except SettingsError:
                kept = Settings()  # was told at start; from now on there is a good file again
            kept = dataclasses.replace(kept, **self._changed)  # type: ignore[arg-type]  # fields of Settings
            settings_file.save(kept, self._file)
        except SettingsError as error:
            self.failed.emit(error)
