"""Connects the window of trends with the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.wording import PlainError
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.language import say_error
from gui.log_writer import camera_id
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.capture.source_choice import SourceChoice
    from core.people.gallery import Gallery
    from core.people.records import Person
    from core.people.trends.values import Period, Proposal, Trends
    from gui.gallery_tasks import Task
    from gui.trends.trends_window import TrendsWindow


class TrendsControl(QObject):
    """Opens the window when it is first wanted, and serves it."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    person_wanted = Signal(str)
    """Id of the person whose page is to be shown."""

    add_views_wanted = Signal(object)
    renew_views_wanted = Signal(object)
    """Both with the `Person`."""

    camera_wanted = Signal()
    """The window of the camera is to be shown."""

    def __init__(
        self, engine: Engine, preferences: Preferences, _profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window
        self._dialog: TrendsWindow | None = None
        self._task: Task | None = None
        self._turn = 0
        self._recogniser: str | None = None
        self._people: Mapping[str, Person] = {}
        self._cameras: dict[str, str] = {}
        engine.models_loaded.connect(self._models_loaded)
        engine.cameras.found.connect(self._cameras_found)
        engine.people.changed.connect(self._people_changed)
        for left in (engine.people.worker.locked, engine.people.worker.unavailable):
            left.connect(self._gallery_left)
        engine.people.worker.opened.connect(self._gallery_opened)

    @property
    def dialog(self) -> TrendsWindow | None:
        """The window, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window, with what the log tells now."""
        if self._dialog is None:
            from gui.trends.trends_window import TrendsWindow  # not before it is wanted

            self._dialog = dialog = TrendsWindow(self._window)
            dialog.reading_wanted.connect(self._read)
            dialog.stop_wanted.connect(self._stop)
            dialog.proposal_wanted.connect(self._go)
            dialog.person_wanted.connect(self.person_wanted)
            dialog.finished.connect(self._closed)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.read()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._recogniser = models.recogniser_identity or None

    @Slot(object)
    def _cameras_found(self, found: Sequence[SourceChoice]) -> None:
        for choice in found:
            for address in (choice.address, *choice.also):
                self._cameras[camera_id(address)] = choice.title

    @Slot(object)
    def _people_changed(self, people: Sequence[Person]) -> None:
        self._people = {person.id: person for person in people}

    @Slot(object)
    def _gallery_opened(self, _gallery: Gallery) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.read()

    @Slot(object)
    def _gallery_left(self, reason: PlainError) -> None:
        self._turn += 1
        self._stop()
        self._people = {}
        if self._dialog is not None:
            self._dialog.show_refused(say_error(reason))

    @Slot(object)
    def _read(self, period: Period) -> None:
        dialog, recogniser = self._dialog, self._recogniser
        assert dialog is not None
        self._turn += 1
        turn = self._turn
        if self._task is not None:
            self._task.cancel()

        def read(gallery: Gallery, task: Task) -> tuple[Trends | None, dict[str, str]]:
            from core.people.accounts.rights import Right
            from core.people.trends.finding import find

            people = {person.id: person.name for person in gallery.people()}
            trends = find(
                gallery.log,
                period,
                recogniser=recogniser,
                still_there=people.__contains__,
                progress=task.report,
                cancelled=task.is_cancelled,
            )
            return trends, people if gallery.sign_in.may(Right.SEE) else {}

        def done(found: tuple[Trends | None, dict[str, str]]) -> None:
            if turn == self._turn:
                self._task = None
                dialog.show_trends(*found, self._camera_names())

        def refused(error: PlainError) -> None:
            if turn == self._turn:
                self._task = None
                dialog.show_refused(say_error(error))

        def progress(done: int, total: int) -> None:
            if turn == self._turn:
                dialog.show_progress(done, total)

        self._task = self._engine.people.long_tasks.ask(read, dialog, done, refused, progress)

    def _camera_names(self) -> dict[str, str]:
        settings = self._preferences.settings
        names = dict(self._cameras)
        if settings.source and settings.source_title:
            names[camera_id(settings.source)] = settings.source_title
        return names

    @Slot()
    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None and self._dialog is not None:
            self._turn += 1
            task.cancel()
            self._dialog.show_trends(None, {}, {})  # one that hadn't begun gives no answer

    @Slot()
    def _closed(self) -> None:
        """Show nothing to whoever opens it next until they may see it."""
        self._stop()
        self._turn += 1
        if self._dialog is not None:
            self._dialog.show_refused("")

    @Slot(object)
    def _go(self, proposal: Proposal) -> None:
        """Open the place where what is proposed can be done."""
        from core.people.trends.values import ProposalKind

        if not proposal.person_id:
            self.camera_wanted.emit()
            return
        person = self._people.get(proposal.person_id)
        if person is None:
            return
        if self._dialog is not None:
            self._dialog.close()  # it would cover what is to be looked at
        if proposal.kind is ProposalKind.RENEW_VIEWS:
            self.renew_views_wanted.emit(person)
        else:
            self.add_views_wanted.emit(person)
