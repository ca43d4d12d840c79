"""Connects the window of the import with the gallery."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.gallery_tasks import Task
from gui.language import say, say_error
from gui.preferences import Preferences
from gui.transfer.lines import Line, LineMark

if TYPE_CHECKING:
    from core.importing.carrying_out import ImportReport
    from core.importing.faces import FaceReader
    from core.importing.preview import Choices, Preview
    from core.people.gallery import Gallery
    from core.people.transfer.arrival import ArrivalPlan, ArrivalSummary
    from gui.transfer.import_window import ImportWindow


class ImportControl(QObject):
    """Opens the window, looks at what was chosen, and imports it."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._people = engine.people
        self._preferences = preferences
        self._profile = profile
        self._window = window
        self._dialog: ImportWindow | None = None
        self._task: Task | None = None
        self._place: Path | None = None
        self._passphrase = ""
        self._plan: Preview | ArrivalPlan | None = None
        self._report: ImportReport | Preview | None = None
        self._reader: tuple[Settings, FaceReader] | None = None
        engine.protection.locked.connect(self._locked)

    @property
    def dialog(self) -> ImportWindow | None:
        """The window, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window."""
        if self._dialog is None:
            from gui.transfer.import_window import ImportWindow  # not before it is wanted

            self._dialog = dialog = ImportWindow(self._window)
            dialog.place_wanted.connect(self._place_wanted)
            dialog.passphrase_given.connect(self._passphrase_given)
            dialog.choices_changed.connect(self._look_again)
            dialog.start_wanted.connect(self._start)
            dialog.cancel_wanted.connect(self._cancel)
            dialog.report_wanted.connect(self._save_report)
            dialog.finished.connect(self._forget)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(object)
    def _place_wanted(self, place: Path) -> None:
        dialog = self._dialog
        if dialog is None or self._task is not None:
            return
        self._place, self._passphrase = place, ""
        if _is_export(place):
            dialog.ask_passphrase(place.name)
        else:
            self._look()

    @Slot(str)
    def _passphrase_given(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._look()

    @Slot()
    def _look_again(self) -> None:
        from core.importing.preview import Preview

        if isinstance(self._plan, Preview) and self._report is None:
            self._look()
        elif self._plan is not None and not isinstance(self._plan, Preview):
            self._show_arrivals(self._plan)

    def _look(self) -> None:
        place, dialog, passphrase = self._place, self._dialog, self._passphrase
        if place is None or dialog is None or self._task is not None:
            return
        self._plan = self._report = None
        settings, choices = self._preferences.settings, self._choices()

        def deed(gallery: Gallery, task: Task) -> Preview | ArrivalPlan | None:
            from core.importing.folders import read_source
            from core.importing.preview import preview
            from core.people.transfer import arrival
            from core.people.transfer.cancelling import CancelledError

            step, stop = task.report, task.is_cancelled
            try:
                reader = self._reader_for(settings)
                if passphrase:
                    return arrival.look(
                        gallery,
                        place,
                        passphrase,
                        same_from=reader.threshold,
                        progress=step,
                        cancelled=stop,
                    )
                return preview(
                    gallery, read_source(place), reader, choices, progress=step, cancelled=stop
                )
            except CancelledError:
                return None

        dialog.begin(self.tr("Looking at the people and their pictures"))
        self._ask(deed, self._looked)

    def _looked(self, plan: Preview | ArrivalPlan | None) -> None:
        from core.importing.preview import Preview

        self._task = None
        dialog = self._dialog
        if dialog is None or plan is None:
            if dialog is not None:
                dialog.show_start()
                dialog.end()
            return
        self._plan = plan
        if isinstance(plan, Preview):
            self._show_preview(plan)
            if plan.choices != self._choices():  # changed meanwhile
                self._look()
        else:
            self._show_arrivals(plan)

    @Slot()
    def _start(self) -> None:
        from core.importing.preview import Preview

        plan, dialog, passphrase = self._plan, self._dialog, self._passphrase
        if plan is None or dialog is None or self._task is not None:
            return
        settings = self._preferences.settings
        there, removed = self._treatment()

        def deed(gallery: Gallery, task: Task) -> ImportReport | ArrivalSummary:
            from core.importing.carrying_out import carry_out
            from core.people.transfer import arrival

            step, stop = task.report, task.is_cancelled
            if isinstance(plan, Preview):
                reader = self._reader_for(settings)
                return carry_out(gallery, plan, reader, progress=step, cancelled=stop)
            return arrival.take(
                gallery,
                plan,
                passphrase,
                there=arrival.Treatment(there),
                removed=removed,
                progress=step,
                cancelled=stop,
            )

        dialog.begin(self.tr("Importing"))
        self._ask(deed, self._imported)

    def _imported(self, done: ImportReport | ArrivalSummary) -> None:
        from core.importing.carrying_out import ImportReport
        from core.importing.preview import Mark

        self._task = None
        dialog = self._dialog
        if dialog is None:
            return
        if isinstance(done, ImportReport):
            self._report = done
            added, extended = done.count(Mark.NEW), done.count(Mark.ADD)
            refused = done.count(Mark.PROBLEM)
            rows = [self._line(result.row, result.mark, result.problem) for result in done.results]
        else:
            added, extended, refused = done.added, done.extended, len(done.refused)
            rows = [
                Line("", one.name, LineMark.PROBLEM, self.tr("Not imported"), say_error(error))
                for one, error in done.refused
            ]
        words = [self.tr("%n people were enrolled.", "", added)]
        if extended:
            words.append(self.tr("%n people got more pictures or notes.", "", extended))
        if refused:
            words.append(self.tr("%n were not imported.", "", refused))
        if done.cancelled:
            words.append(self.tr("It was stopped: import again to go on from there."))
        dialog.show_report(rows, " ".join(words))

    def _show_preview(self, plan: Preview) -> None:
        from core.importing.preview import Mark

        if self._dialog is None:
            return
        new, add = plan.count(Mark.NEW), plan.count(Mark.ADD)
        words = [
            self.tr(
                "{new} new, {add} get more pictures, {there} are here already, {not_} can't "
                "be imported."
            ).format(
                new=new, add=add, there=plan.count(Mark.PRESENT), not_=plan.count(Mark.PROBLEM)
            )
        ]
        if plan.source.unused_columns:
            words.append(
                self.tr("Columns that aren't used: {names}.").format(
                    names=", ".join(plan.source.unused_columns)
                )
            )
        rows = [self._line(row, row.mark, row.problem) for row in plan.rows]
        self._dialog.show_preview(rows, " ".join(words), new + add, "pictures")

    def _show_arrivals(self, plan: ArrivalPlan) -> None:
        from core.people.transfer.standing import THERE, Standing

        if self._dialog is None or self._report is not None:
            return
        there, removed = self._treatment()
        said = {
            Standing.NEW: (LineMark.NEW, self.tr("New"), ""),
            Standing.NAMESAKE: (
                LineMark.NEW,
                self.tr("New"),
                self.tr("Somebody else here has the same name."),
            ),
            Standing.REMOVED: (
                LineMark.NEW if removed else LineMark.PRESENT,
                self.tr("Comes back") if removed else self.tr("Left out"),
                self.tr("Was removed from this gallery."),
            ),
        }
        mark, words = {
            "skip": (LineMark.PRESENT, self.tr("Is here already")),
            "add": (LineMark.ADD, self.tr("Gets what is new")),
            "another": (LineMark.NEW, self.tr("New, as another person")),
        }[there]
        rows = []
        for number, one in enumerate(plan.arrivals, 1):
            line = said.get(one.standing, (mark, words, ""))
            if one.error is not None:
                line = (LineMark.PROBLEM, self.tr("Not imported"), say_error(one.error))
            rows.append(Line(str(number), one.name, *line))
        count = sum(row.mark in (LineMark.NEW, LineMark.ADD) for row in rows)
        sentence = self.tr("The export holds {people} people; {there} of them are here already.")
        self._dialog.show_preview(
            rows,
            sentence.format(people=len(rows), there=plan.count(*THERE)),
            count,
            "export",
        )

    def _line(self, row: object, mark: object, problem: PlainError | None) -> Line:
        from core.importing import report
        from core.importing.preview import Mark, PreviewRow

        assert isinstance(row, PreviewRow)
        marks = {
            Mark.NEW: LineMark.NEW,
            Mark.ADD: LineMark.ADD,
            Mark.PRESENT: LineMark.PRESENT,
            Mark.PROBLEM: LineMark.PROBLEM,
        }
        known = mark if isinstance(mark, Mark) else None
        reason = " ".join(part for part in report.reasons(row, problem, say_error) if part)
        return Line(
            str(row.row.number),
            row.row.name,
            marks[known] if known is not None else LineMark.WAITING,
            say(report.MARKS[known]),
            reason,
        )

    @Slot(object)
    def _save_report(self, file: Path) -> None:
        from core.importing import report
        from core.importing.preview import Preview

        dialog = self._dialog
        what = self._report or (self._plan if isinstance(self._plan, Preview) else None)
        if dialog is None:
            return
        if what is None:
            dialog.show_error(self.tr("There is no report of an export."))
            return
        try:
            report.write(what, file, say_error, say)
        except PlainError as error:
            dialog.show_error(say_error(error))
        else:
            dialog.say(self.tr("The report was saved as {file}.").format(file=file.name))

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _forget(self) -> None:
        self._passphrase, self._plan, self._report, self._reader = "", None, None, None
        if self._dialog is not None and self._task is None:
            self._dialog.show_start()

    @Slot(object)
    def _locked(self, _error: PlainError) -> None:
        self._cancel()
        if self._dialog is not None:
            self._dialog.reject()

    def _ask(self, deed: Callable[[Gallery, Task], object], done: Callable[..., None]) -> None:
        assert self._dialog is not None
        self._task = self._people.long_tasks.ask(
            deed, self, done, self._failed, self._dialog.progress.show_progress
        )

    def _failed(self, error: PlainError) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_error(say_error(error))

    def _reader_for(self, settings: Settings) -> FaceReader:
        """Return what finds faces; called in the thread of the long work alone."""
        kept = self._reader
        if kept is None or kept[0] != settings:
            from core.importing.faces import FaceReader
            from core.models.registry import Registry
            from core.pipeline import Pipeline

            reader = FaceReader(Pipeline.load(settings, Registry.of(self._profile)))
            self._reader = kept = (settings, reader)
        return kept[1]

    def _choices(self) -> Choices:
        from core.importing.preview import Choices

        if self._dialog is None:
            return Choices()
        boxes = self._dialog.picture_choices
        return Choices(
            largest_of_several=boxes.largest.isChecked(),
            take_poor=boxes.poor.isChecked(),
            take_fakes=boxes.fakes.isChecked(),
            take_doubles=boxes.doubles.isChecked(),
            add_to_known=boxes.add.isChecked(),
            keep_pictures=boxes.keep.isChecked(),
        )

    def _treatment(self) -> tuple[str, bool]:
        assert self._dialog is not None
        choices = self._dialog.export_choices
        return str(choices.there.currentData()), choices.removed.isChecked()


def _is_export(place: Path) -> bool:
    """Whether it is an export, whatever it is called."""
    from core.people.transfer.archive import SUFFIX
    from core.people.transfer.sealed_stream import is_sealed_stream

    if place.suffix.casefold() == SUFFIX:
        return True
    try:
        with place.open("rb") as stream:
            return is_sealed_stream(stream.read(16))
    except OSError:  # a folder, for one
        return False
