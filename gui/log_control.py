"""Connects the log with the window: reading, verifying, exporting, and what is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.wording import PlainError
from gui.engine import Engine
from gui.language import say_error
from gui.log_writer import LogWriter
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.audit.export import Exported
    from core.people.audit.faults import Verification
    from core.people.audit.reading import Filter
    from core.people.gallery import Gallery
    from core.people.records import Person
    from gui.gallery_tasks import Task
    from gui.log.log_dialog import LogDialog


class LogControl(QObject):
    """Opens the window of the log, and writes verdicts and settings into it."""

    def __init__(self, engine: Engine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._engine = engine
        self._window = window
        self._dialog: LogDialog | None = None
        self._people: Sequence[Person] = ()
        self._wanted: Filter | None = None
        self._list_turn = 0
        self._listing: Task | None = None
        self._verifying: Task | None = None
        self.writer = LogWriter(engine, preferences, self)
        engine.people.changed.connect(self._people_changed)
        for left in (engine.people.worker.locked, engine.people.worker.unavailable):
            left.connect(self._gallery_left)
        engine.people.worker.opened.connect(self._gallery_opened)
        self.writer.written.connect(self._reload)

    @property
    def dialog(self) -> LogDialog | None:
        """The window of the log, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window of the log, with what is in it now."""
        if self._dialog is None:
            self._dialog = self._make()
            self._name_people()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._reload()

    def _make(self) -> LogDialog:
        # Imported when it is first wanted: the desk is on the screen sooner.
        from gui.log.log_dialog import LogDialog

        dialog = LogDialog(self._window)
        dialog.filter_changed.connect(self._filter_changed)
        dialog.page_wanted.connect(self._load)
        dialog.verification_wanted.connect(self._verify)
        dialog.comparison_wanted.connect(self._compare)
        dialog.stop_wanted.connect(self._stop)
        dialog.finished.connect(self._closed)
        dialog.export_wanted.connect(self._export)
        dialog.activated.connect(self._reload)
        return dialog

    @Slot(object)
    def _people_changed(self, people: Sequence[Person]) -> None:
        self._people = people
        self._name_people()
        self._reload()

    def _name_people(self) -> None:
        if self._dialog is not None:
            self._dialog.set_names({person.id: person.name for person in self._people})

    @Slot(object)
    def _gallery_opened(self, _gallery: Gallery) -> None:
        self._reload()

    @Slot(object)
    def _gallery_left(self, reason: PlainError) -> None:
        self._list_turn += 1
        if self._dialog is not None:
            self._stop()
            self._dialog.show_refused(say_error(reason))

    @Slot(object)
    def _filter_changed(self, wanted: Filter) -> None:
        self._wanted = wanted
        self._reload()

    @Slot()
    def _reload(self) -> None:
        """Ask which entries there are, unless nobody sees them."""
        dialog, wanted = self._dialog, self._wanted
        if dialog is None or not dialog.isVisible():
            return
        self._list_turn += 1
        turn = self._list_turn
        if self._listing is not None:
            self._listing.cancel()

        def read(gallery: Gallery, _task: Task) -> tuple[Sequence[int], Sequence[str]]:
            from core.people.audit.reading import LogReader

            reader = LogReader(gallery.log)
            return reader.numbers(wanted), reader.actors()

        def done(found: tuple[Sequence[int], Sequence[str]]) -> None:
            if turn == self._list_turn:
                dialog.show_numbers(*found)

        def refused(error: PlainError) -> None:
            if turn == self._list_turn:
                dialog.show_refused(say_error(error))

        self._listing = self._engine.people.tasks.ask(read, dialog, done, refused)

    @Slot(object)
    def _load(self, numbers: Sequence[int]) -> None:
        dialog = self._dialog
        assert dialog is not None

        def read(gallery: Gallery, _task: Task) -> Any:
            from core.people.audit.reading import LogReader

            return LogReader(gallery.log).entries(numbers)

        def refused(_error: PlainError) -> None:
            dialog.model.forget_asked()

        self._engine.people.tasks.ask(read, dialog, dialog.model.add_entries, refused)

    @Slot()
    def _verify(self) -> None:
        self._look_at_all(None)

    @Slot(object)
    def _compare(self, exported: Path) -> None:
        self._look_at_all(exported)

    def _look_at_all(self, exported: Path | None) -> None:
        dialog = self._dialog
        assert dialog is not None
        dialog.error_bar.clear()
        dialog.card.begin()

        def verify(gallery: Gallery, task: Task) -> Verification:
            from core.people.audit.proof import verify_against
            from core.people.audit.verification import verify

            behind = () if exported is None else verify_against(gallery.log, exported)
            found = verify(gallery.log, task.report, task.is_cancelled)
            return dataclasses.replace(found, faults=(*behind, *found.faults))

        def done(found: Verification) -> None:
            self._verifying = None
            dialog.card.show_result(found, compared=exported is not None)

        def refused(error: PlainError) -> None:
            self._verifying = None
            dialog.card.clear()
            dialog.show_error(error)

        self._verifying = self._engine.people.long_tasks.ask(
            verify, dialog, done, refused, dialog.card.show_progress
        )

    @Slot()
    def _stop(self) -> None:
        verifying, self._verifying = self._verifying, None
        if verifying is not None and self._dialog is not None:
            verifying.cancel()
            self._dialog.card.clear()  # one that hadn't begun gives no answer

    @Slot()
    def _closed(self) -> None:
        """Show nothing to whoever opens it next until they may see it."""
        self._list_turn += 1
        self._stop()
        if self._dialog is not None:
            self._dialog.show_refused("")

    @Slot(object, bool)
    def _export(self, file: Path, as_table: bool) -> None:
        dialog, wanted = self._dialog, self._wanted
        assert dialog is not None

        def export(gallery: Gallery, task: Task) -> Exported | None:
            from core.people.audit.export import export_log, export_table
            from gui.log.wording import say_said

            stop: Callable[[], bool] = task.is_cancelled
            if as_table:
                return export_table(gallery.log, file, wanted, say_said, is_cancelled=stop)
            return export_log(gallery.log, file, is_cancelled=stop)

        def done(made: Exported | None) -> None:
            if made is not None:
                dialog.show_exported(made.file, made.entries, made.fingerprint)
            self._reload()

        self._engine.people.long_tasks.ask(export, dialog, done, dialog.show_error)
