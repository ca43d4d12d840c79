"""What a similarity means here, kept up to date while the gallery and the recogniser change."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.settings import Settings
from core.wording import PlainError
from gui import calibration_log
from gui.engine_values import LoadedModels
from gui.people_service import PeopleService

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds
    from core.calibration.values import Calibration
    from core.evaluation.result import Evaluation
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task

log = logging.getLogger(__name__)

RESTS_MS = 2000
"""The gallery is measured once it has rested so long: an import changes it again and again."""

LARGE = 2000
"""People; a larger gallery is measured no more often than each `LARGE_RESTS_MS`."""

LARGE_RESTS_MS = 60_000


class CalibrationService(QObject):
    """Measures in the thread of long work; called and connected on the window's thread.

    Parameters
    ----------
    file
        Where calibrations from evaluation sets are kept.
    """

    changed = Signal(object)
    """`Calibration` in force, or None while there is no recogniser."""

    thresholds_changed = Signal(object)
    """`Thresholds` that the desk uses now."""

    imported = Signal(object)
    """`Calibration` that was taken from an evaluation set."""

    refused = Signal(object)
    """PlainError: an evaluation set was not taken, or can't be let go."""

    failed = Signal(object)
    """PlainError to show: what was kept can't be read, so the gallery's own is used."""

    def __init__(
        self, people: PeopleService, settings: Settings, file: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._settings = settings
        self._file = file
        self._recogniser = ("", 1.0)
        self._has_gallery = False
        self._count = 0
        self._of_gallery: Calibration | None = None
        self._card: Calibration | None = None
        self._imported: Calibration | None = None
        self._calibration: Calibration | None = None
        self._thresholds: Thresholds | None = None
        self._task: Task | None = None
        self._measured_at = -1e9
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._measure)
        people.changed.connect(self._people_changed)
        people.worker.opened.connect(self._gallery_opened)
        people.worker.locked.connect(self._gallery_left)
        people.worker.unavailable.connect(self._gallery_left)

    @property
    def calibration(self) -> Calibration | None:
        """What is in force now."""
        return self._calibration

    @property
    def of_gallery(self) -> Calibration | None:
        """What the gallery shows, in force or not; None before it was measured."""
        return self._of_gallery

    @property
    def evaluation(self) -> Calibration | None:
        """What was taken from an evaluation set for this recogniser, in force or not."""
        return self._imported

    @property
    def thresholds(self) -> Thresholds | None:
        """What the desk uses now; None before models are loaded."""
        return self._thresholds

    @property
    def is_measuring(self) -> bool:
        """Whether what is in force may change in a moment."""
        return self._task is not None or self._rest.isActive()

    def stop_soon(self) -> None:
        """Measure no more: the program ends."""
        self._rest.stop()
        self._drop_task()

    def use_settings(self, settings: Settings) -> None:
        """Follow a choice of what counts; wanted rates are the analysis' own matter."""
        self._settings = settings
        self._tell()
        if self._of_gallery is None and self._task is None:
            self._measure_soon()

    def use_evaluation(self, evaluation: Evaluation, name: str) -> None:
        """Take an evaluation set as what a similarity means; `imported` or `refused` answers.

        It is kept for its recogniser, and in force where that one is at work and settings don't
        want the gallery's.
        """
        file = self._file

        def deed(_gallery: Gallery, task: Task) -> Calibration | None:
            from core.calibration import keeping, measuring

            found = measuring.of_evaluation(
                evaluation, name, progress=task.report, cancelled=task.is_cancelled
            )
            if found is not None:
                keeping.save(found, file)
            return found

        self._people.long_tasks.ask(deed, self, self._taken, self.refused.emit)

    def forget_evaluation(self) -> None:
        """Let go of what was taken for the present recogniser; the gallery's own counts again."""
        from core.calibration import keeping

        try:
            keeping.forget(self._recogniser[0], self._file)
        except PlainError as error:
            self.refused.emit(error)
            return
        self._imported = None
        self._tell()

    @Slot(object)
    def models_loaded(self, models: LoadedModels) -> None:
        """Follow the recogniser."""
        recogniser = models.slots.get("recogniser")
        own = None if recogniser is None else recogniser.card.similarity_threshold
        now = ("", 1.0) if own is None else (models.recogniser_identity, own)
        if now == self._recogniser:
            return
        self._recogniser = now
        self._of_gallery = self._card = self._imported = None
        if now[0]:
            self._load_imported()
        self._tell()
        self._measure_soon()

    @Slot(object)
    def thresholds_used(self, thresholds: Thresholds) -> None:
        """Hear from the analysis what it uses now."""
        if thresholds == self._thresholds:
            return
        self._thresholds = thresholds
        self.thresholds_changed.emit(thresholds)
        self._note()

    # -- following the gallery ----------------------------------------------------------------

    @Slot(object)
    def _people_changed(self, people: tuple[object, ...]) -> None:
        self._count = len(people)
        self._measure_soon()

    @Slot(object)
    def _gallery_opened(self, _gallery: object) -> None:
        self._has_gallery = True
        self._measured_at = -1e9
        self._measure_soon()

    @Slot(object)
    def _gallery_left(self, _reason: PlainError) -> None:
        self._has_gallery = False
        self._rest.stop()
        self._drop_task()
        self._of_gallery = None
        self._tell()

    def _measure_soon(self) -> None:
        if not self._has_gallery or not self._recogniser[0]:
            return
        by_rate = self._settings.wanted_fmr is not None or self._settings.wanted_fpir is not None
        # The first time the desk waits for it, if rates are wanted: it has only the card till then.
        wait = 0 if self._of_gallery is None and by_rate else RESTS_MS
        if self._count > LARGE:
            since = round(1000.0 * (time.monotonic() - self._measured_at))
            wait = max(wait, LARGE_RESTS_MS - since)
        self._rest.start(wait)

    @Slot()
    def _measure(self) -> None:
        self._drop_task()
        recogniser, suggested = self._recogniser

        def deed(gallery: Gallery, task: Task) -> Calibration | None:
            from core.calibration.measuring import of_gallery

            return of_gallery(gallery, recogniser, suggested, cancelled=task.is_cancelled)

        def done(found: Calibration | None) -> None:
            if self._task is task:
                self._task = None
                self._take_measured(found)

        def refused(error: PlainError) -> None:
            if self._task is task:
                self._task = None
                log.warning("The gallery can't be measured: %s", error)

        task = self._task = self._people.long_tasks.ask(deed, self, done, refused)

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take_measured(self, found: Calibration | None) -> None:
        if found is None or found.recogniser != self._recogniser[0]:
            return
        self._measured_at = time.monotonic()
        self._of_gallery = found
        self._tell()
        self._note()

    # -- evaluation sets ----------------------------------------------------------------------

    def _load_imported(self) -> None:
        from core.calibration import keeping

        try:
            self._imported = keeping.load(self._file, self._recogniser[0])
        except PlainError as error:
            log.warning("%s", error)
            self.failed.emit(error)

    def _taken(self, found: Calibration | None) -> None:
        if found is None:
            return
        if found.recogniser == self._recogniser[0]:
            self._imported = found
            self._tell()
        self.imported.emit(found)

    # -- what is in force ---------------------------------------------------------------------

    def _tell(self) -> None:
        """Work out what is in force, and say so if it is something else."""
        from core.calibration.measuring import of_card
        from core.calibration.thresholds import in_force

        now: Calibration | None = None
        if self._recogniser[0]:
            own = self._of_gallery or self._card or of_card(*self._recogniser)
            self._card = None if own is self._of_gallery else own
            now = in_force(self._settings, own, self._imported)
        if now is not self._calibration:
            self._calibration = now
            self.changed.emit(now)

    def _note(self) -> None:
        """Have it written into the log what thresholds rest on, unless it says so already."""
        calibration, used = self._calibration, self._thresholds
        is_known = calibration is not None and (
            calibration is self._of_gallery or calibration is self._imported
        )
        if not is_known or calibration is None or used is None or not self._has_gallery:
            return
        if used.origin is not calibration.origin:
            return  # the analysis hasn't heard of it yet
        calibration_log.note(calibration, used, self._people, self)
