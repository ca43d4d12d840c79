"""Connects the check of the gallery with the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDateTime, QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.gallery.gallery_panel import GalleryPanel
from gui.gallery_tasks import Task

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.joining import Merged
    from core.people.likeness.check import CheckReport, Finding
    from core.people.records import Person
    from gui.check.check_dialog import CheckDialog

Side = tuple[NDArray[np.uint8] | None, "Person | None"]


class NoModelError(PlainError):
    """There is no recogniser whose templates could be compared."""


class CheckControl(QObject):
    """Opens the check of the gallery, runs it, and does what is wanted there."""

    person_wanted = Signal(str)
    """Person id whose page is to be shown."""

    def __init__(self, engine: Engine, panel: GalleryPanel, window: QWidget) -> None:
        super().__init__(window)
        self._people = engine.people
        self._panel = panel
        self._window = window
        self._dialog: CheckDialog | None = None
        self._models = LoadedModels()
        self._task: Task | None = None
        self._merged: list[Merged] = []
        engine.models_loaded.connect(self._models_loaded)
        engine.protection.locked.connect(self._locked)

    @property
    def dialog(self) -> CheckDialog | None:
        """The window of the check, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Check the gallery and show what was found."""
        if self._dialog is None:
            from gui.check.check_dialog import CheckDialog  # not before it is wanted

            self._dialog = dialog = CheckDialog(self._window)
            dialog.check_wanted.connect(self._check)
            dialog.cancel_wanted.connect(self._cancel)
            dialog.rejected.connect(self._cancel)
            dialog.details_wanted.connect(self._load_details)
            dialog.merge_wanted.connect(self._merge)
            dialog.distinct_wanted.connect(self._distinguish)
            dialog.removal_wanted.connect(self._remove)
            dialog.undo_wanted.connect(self._unmerge)
            dialog.person_wanted.connect(self.person_wanted)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        if self._task is None:
            self._check()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._models = models

    @Slot(object)
    def _locked(self, _error: PlainError) -> None:
        self._cancel()
        self._merged.clear()
        if self._dialog is not None:
            self._dialog.forget()

    @Slot()
    def _check(self) -> None:
        dialog = self._dialog
        if dialog is None or self._task is not None:
            return
        recogniser = self._models.slots.get("recogniser")
        if recogniser is None or recogniser.card.similarity_threshold is None:
            dialog.show_error(
                NoModelError(
                    QT_TRANSLATE_NOOP(
                        "core", "The models are not loaded yet. Try again in a moment."
                    )
                )
            )
            return
        model, suggested = self._models.recogniser_identity, recogniser.card.similarity_threshold
        dialog.begin()

        def deed(gallery: Gallery, task: Task) -> CheckReport:
            from core.people.likeness.check import check

            return check(
                gallery, model, suggested, progress=task.report, cancelled=task.is_cancelled
            )

        self._task = self._people.long_tasks.ask(
            deed, self, self._checked, self._check_failed, dialog.show_progress
        )

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _checked(self, report: CheckReport) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_report(report)

    def _check_failed(self, error: PlainError) -> None:
        self._task = None
        self._show_error(error)

    def _show_error(self, error: PlainError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(error)

    @Slot(object)
    def _load_details(self, finding: Finding) -> None:
        from core.people.likeness.check import FindingKind

        def deed(gallery: Gallery, _task: Task) -> tuple[Side, Side]:
            first = (gallery.thumbnail(finding.person_id), gallery.find(finding.person_id))
            if finding.other_id and finding.kind is FindingKind.DOUBLE:
                return first, (gallery.thumbnail(finding.other_id), gallery.find(finding.other_id))
            return first, (_sample_of(gallery, finding), None)

        def show(sides: tuple[Side, Side]) -> None:
            if self._dialog is not None:
                (one, person), (other, second) = sides
                self._dialog.show_details(
                    finding, (one, self._facts(person)), (other, self._facts(second))
                )

        self._people.tasks.ask(deed, self, show, self._show_error)

    def _facts(self, person: Person | None) -> str:
        if person is None:
            return ""
        made = QDateTime.fromSecsSinceEpoch(int(person.created.timestamp())).date()
        day = QLocale().toString(made, QLocale.FormatType.ShortFormat)
        facts = [self.tr("Enrolled on {day}").format(day=day)]
        facts.append(self.tr("%n templates", "", person.template_count))
        if person.details.external_id:
            facts.append(self.tr("Number {number}").format(number=person.details.external_id))
        if person.details.tags:
            facts.append(", ".join(person.details.tags))
        return "\n".join(facts)

    @Slot(object)
    def _merge(self, finding: Finding) -> None:
        def merged(value: Merged) -> None:
            self._merged.append(value)
            if self._dialog is not None:
                self._dialog.show_settled(finding, merged=True)

        self._people.tasks.ask(
            lambda gallery, _task: gallery.merge(finding.person_id, finding.other_id),
            self,
            merged,
            self._show_error,
        )

    @Slot()
    def _unmerge(self) -> None:
        if not self._merged:
            return
        merged = self._merged.pop()

        def back(_people: object) -> None:
            self._check()

        self._people.tasks.ask(
            lambda gallery, _task: gallery.unmerge(merged), self, back, self._show_error
        )

    @Slot(object)
    def _distinguish(self, finding: Finding) -> None:
        self._settle(
            finding,
            lambda gallery, _task: gallery.say_distinct(finding.person_id, finding.other_id),
        )

    @Slot(object)
    def _remove(self, finding: Finding) -> None:
        self._settle(
            finding,
            lambda gallery, _task: gallery.remove_template(finding.person_id, finding.template_id),
        )

    def _settle(self, finding: Finding, deed: Callable[[Gallery, Task], None]) -> None:
        def done(_value: object) -> None:
            if self._dialog is not None:
                self._dialog.show_settled(finding)

        self._people.tasks.ask(deed, self, done, self._show_error)


def _sample_of(gallery: Gallery, finding: Finding) -> NDArray[np.uint8] | None:
    """Return the kept picture that an outlier was made from, grey (height, width)."""
    if not finding.template_id:
        return None
    facts = gallery.template_facts(finding.person_id)
    wanted = {one.sample_id for one in facts if one.id == finding.template_id} - {""}
    for sample in gallery.samples(finding.person_id):
        if sample.id in wanted:
            return sample.pixels
    return None
