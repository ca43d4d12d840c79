"""Backs up the gallery by itself when that is due, in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.paths import Profile
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine import Engine
from gui.gallery_tasks import Task
from gui.language import say_error
from gui.preferences import Preferences
from gui.transfer.backup_values import BackupPlan

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.transfer.backup import Backup

FIRST_LOOK_MS = 60_000
"""After the gallery was opened, it is asked whether a backup is due; the desk comes first."""

LOOK_MS = 3_600_000
KEEP = 7
"""How many of the program's own backups stay where nobody chose."""


class AutoBackup(QObject):
    """Looks each hour whether a backup is due, as the settings say."""

    told = Signal(bool)
    """It was looked; whether there is a new backup. `warning` says whether it failed."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._preferences = preferences
        self._default = profile.root / "backups"
        self._is_open = False
        self._is_stopped = False
        self._warning: PlainError | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._look)
        worker = engine.people.worker
        worker.opened.connect(self._gallery_opened)
        worker.unavailable.connect(self._gallery_gone)
        worker.locked.connect(self._gallery_gone)

    @property
    def folder(self) -> Path:
        """Where the backups go."""
        chosen = self._preferences.settings.backup_folder
        return Path(chosen) if chosen else self._default

    @property
    def plan(self) -> BackupPlan:
        """What the settings say."""
        settings = self._preferences.settings
        return BackupPlan(self.folder, settings.backup_every_days, settings.backup_keep or KEEP)

    @property
    def warning(self) -> PlainError | None:
        """Why the last backup was not made; None where all is well."""
        return self._warning

    def change(self, plan: BackupPlan) -> None:
        """Follow another plan from now on."""
        self._preferences.change(
            backup_folder=None if plan.folder == self._default else str(plan.folder),
            backup_every_days=plan.every_days,
            backup_keep=None if plan.keep == KEEP else plan.keep,
        )
        self._warning = None
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._is_stopped = True
        self._due.stop()

    @Slot()
    def _look(self) -> None:
        plan = self.plan
        days = plan.every_days
        if days is None or not self._is_open:
            return

        def deed(gallery: Gallery, _task: Task) -> Backup | None:
            from core.people.transfer.schedule import Schedule, back_up

            return back_up(gallery, Schedule(plan.folder, days, plan.keep))

        self._engine.people.long_tasks.ask(deed, self, self._backed_up, self._not_backed_up)

    def _backed_up(self, made: Backup | None) -> None:
        self._warning = None
        self._look_later(LOOK_MS)
        self.told.emit(made is not None)

    def _not_backed_up(self, error: PlainError) -> None:
        if self._warning is None:  # said once, not each hour
            self._engine.failed.emit(_NotBackedUpError.of(error))
        self._warning = error
        self._look_later(LOOK_MS)
        self.told.emit(False)

    @Slot(object)
    def _gallery_opened(self, _gallery: object) -> None:
        self._is_open = True
        self._look_later(FIRST_LOOK_MS)

    @Slot(object)
    def _gallery_gone(self, _error: object) -> None:
        self._is_open = False
        self._due.stop()

    def _look_later(self, milliseconds: int) -> None:
        if not self._is_stopped:  # what was told before the end may arrive after it
            self._due.start(milliseconds)


class _NotBackedUpError(PlainError):
    """The program could not back up by itself."""

    @classmethod
    def of(cls, error: PlainError) -> _NotBackedUpError:
        """Return what to say instead of `error`."""
        return cls(
            QT_TRANSLATE_NOOP(
                "core", "The gallery could not be backed up. See “Back up and restore”. {reason}"
            ),
            reason=say_error(error),
        )
