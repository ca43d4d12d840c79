"""Connects import, export and backups with the gallery."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.wording import PlainError
from gui.backup_control import BackupControl
from gui.engine import Engine
from gui.gallery_tasks import Task
from gui.import_control import ImportControl
from gui.language import say_error
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.records import Person
    from core.people.transfer.exporting import ExportSummary
    from gui.transfer.export_window import ExportWindow


class TransferControl(QObject):
    """Opens the windows of import, export and backups."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._people = engine.people
        self._window = window
        self._dialog: ExportWindow | None = None
        self._everybody: tuple[Person, ...] = ()
        self._task: Task | None = None
        self.importing = ImportControl(engine, preferences, profile, window)
        self.backups = BackupControl(engine, preferences, profile, window)
        engine.people.changed.connect(self._people_changed)
        engine.protection.locked.connect(self._locked)

    @property
    def export_window(self) -> ExportWindow | None:
        """The window of the export, once it was opened."""
        return self._dialog

    @Slot()
    def open_import(self) -> None:
        """Show the window of the import."""
        self.importing.open()

    @Slot()
    def open_export(self) -> None:
        """Show the window of the export."""
        if self._dialog is None:
            from gui.transfer.export_window import ExportWindow  # not before it is wanted

            self._dialog = ExportWindow(self._window)
            self._dialog.export_wanted.connect(self._export)
            self._dialog.cancel_wanted.connect(self._cancel)
        self._dialog.set_people(self._everybody)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def open_backup(self) -> None:
        """Show the window of the backups."""
        self.backups.open()

    @Slot(object, str, object, bool)
    def _export(
        self, file: Path, passphrase: str, of: frozenset[str] | None, pictures: bool
    ) -> None:
        if self._dialog is None or self._task is not None:
            return

        def deed(gallery: Gallery, task: Task) -> tuple[Path, ExportSummary] | None:
            from core.people.transfer.cancelling import CancelledError
            from core.people.transfer.exporting import export

            try:
                done = export(
                    gallery,
                    file,
                    passphrase,
                    of=of,
                    samples=pictures,
                    progress=task.report,
                    cancelled=task.is_cancelled,
                )
            except CancelledError:
                return None
            return file, done

        self._dialog.begin()
        self._task = self._people.long_tasks.ask(
            deed, self, self._exported, self._failed, self._dialog.progress.show_progress
        )

    def _exported(self, answer: tuple[Path, ExportSummary] | None) -> None:
        self._task = None
        if self._dialog is None:
            return
        if answer is None:
            self._dialog.show_error("")
            return
        file, done = answer
        words = [
            self.tr("%n people were exported to {file}.", "", done.people).format(file=file.name)
        ]
        if done.left_out:
            words.append(
                self.tr("Left out, because something of them is damaged: {names}.").format(
                    names=", ".join(person.name or person.id[:8] for person in done.left_out)
                )
            )
        self._dialog.show_done(" ".join(words))

    def _failed(self, error: PlainError) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_error(say_error(error))

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot(object)
    def _people_changed(self, people: tuple[Person, ...]) -> None:
        self._everybody = people
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.set_people(people)

    @Slot(object)
    def _locked(self, _error: PlainError) -> None:
        self._cancel()
        self._everybody = ()
        if self._dialog is not None:
            self._dialog.set_people(())
            self._dialog.reject()
