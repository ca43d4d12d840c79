"""The desk: connects the engine with the live page and the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.results import DecisionState
from core.wording import PlainError
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import LoadedModels, Status
from gui.gallery.gallery_panel import GalleryPanel
from gui.language import say_error
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.side_panel import SidePanel

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds
    from core.calibration.values import Calibration
    from core.people.gallery import Person, RemovedPerson
    from core.people.renewal import RenewalPlan


class Desk(QObject):
    """Hands the engine's values to the widgets, and the widgets' wishes to the engine."""

    def __init__(
        self,
        engine: Engine,
        live: LivePage,
        side: SidePanel,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._live = live
        self._side = side
        self._gallery: GalleryPanel = side.gallery
        self._commands = commands
        self._removed: list[tuple[RemovedPerson, ...]] = []
        """What can be undone, the last step last."""
        commands["undo"].setEnabled(False)
        self._selected(0)
        self._connect_engine()
        self._connect_widgets()

    def _connect_engine(self) -> None:
        engine = self._engine
        engine.status_changed.connect(self._live.set_status)
        engine.frame_waiting.connect(self._show_frame)
        engine.analysed.connect(self._show_result)
        engine.status_changed.connect(self._status_changed)
        engine.models_loaded.connect(self._models_loaded)
        engine.people.changed.connect(self._gallery.set_people)
        engine.calibration.changed.connect(self._calibrated)
        engine.calibration.thresholds_changed.connect(self._thresholds_changed)
        engine.people.unavailable.connect(self._gallery_unavailable)
        engine.protection.locked.connect(self._gallery_locked)
        engine.protection.unlocked.connect(self._gallery_unlocked)
        engine.people.thumbnail_loaded.connect(self._gallery.model.set_thumbnail)
        engine.models.lacking.connect(self._people_lack)
        engine.people.removed.connect(self._person_removed)
        engine.people.restored.connect(self._person_restored)
        engine.people.all_removed.connect(self._people_removed)
        engine.people.all_restored.connect(self._people_restored)
        engine.people.not_restored.connect(self._people_not_restored)
        engine.protection.revoked.connect(self._forget_removed)

    def _connect_widgets(self) -> None:
        gallery, commands = self._gallery, self._commands
        gallery.thumbnail_wanted.connect(self._engine.people.request_thumbnail)
        gallery.remove_wanted.connect(self._engine.people.remove_all)
        gallery.rename_wanted.connect(self._engine.people.rename)
        gallery.undo_wanted.connect(self.undo_removal)
        gallery.selection_changed.connect(self._selected)
        commands["search"].triggered.connect(self._search)
        commands["rename"].triggered.connect(gallery.rename_selected)
        commands["tags"].triggered.connect(gallery.edit_tags)
        for name in ("remove", "tags"):
            commands[name].enabledChanged.connect(self._follow_commands)
        commands["remove"].triggered.connect(gallery.remove_selected)
        commands["undo"].triggered.connect(self.undo_removal)

    @Slot()
    def undo_removal(self) -> None:
        """Bring back those who were removed last."""
        if self._removed:
            self._engine.people.restore_all(self._removed.pop())
            self._commands["undo"].setEnabled(bool(self._removed))
            self._gallery.hide_undo()

    @Slot()
    def _show_frame(self) -> None:
        frame = self._engine.take_frame()
        if frame is not None:
            self._live.set_frame(frame)

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.is_blind:  # whoever stood there may be gone
            self._gallery.model.set_present(None)

    @Slot(object)
    def _show_result(self, result: LiveResult) -> None:
        self._live.set_result(result)
        decision = result.decision
        known = decision.state is DecisionState.KNOWN and decision.best is not None
        self._gallery.model.set_present(
            decision.best.person_id if known and decision.best is not None else None
        )

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._gallery.model.set_recogniser(models.recogniser_identity)
        self._live.set_threshold(models.similarity_threshold)
        self._live.set_liveness_model(models.slots.get("liveness"))

    @Slot(object)
    def _calibrated(self, calibration: Calibration | None) -> None:
        used = self._engine.calibration.thresholds
        self._live.set_calibration(calibration, 0 if used is None else used.people)

    @Slot(object)
    def _thresholds_changed(self, thresholds: Thresholds) -> None:
        self._live.set_threshold(thresholds.search.similarity)
        self._calibrated(self._engine.calibration.calibration)

    @Slot(object)
    def _people_lack(self, plan: RenewalPlan) -> None:
        people = len(plan.renewable) + len(plan.without_sample)
        self._gallery.set_lacking(people)
        self._live.set_lacking(people)

    @Slot(object)
    def _gallery_unavailable(self, error: PlainError) -> None:
        self._gallery.set_unavailable(say_error(error))
        self._live.set_gallery_available(False)

    @Slot(object)
    def _gallery_locked(self, _error: PlainError) -> None:
        self._forget_removed()
        self._live.set_gallery_available(False, locked=True)

    @Slot()
    def _gallery_unlocked(self) -> None:
        self._forget_removed()  # it may be another gallery, or have another key
        self._live.set_gallery_available(True)

    @Slot(object)
    def _person_removed(self, removed: RemovedPerson) -> None:
        self._people_removed((removed,))

    @Slot(object)
    def _people_removed(self, removed: tuple[RemovedPerson, ...]) -> None:
        self._removed.append(removed)
        self._commands["undo"].setEnabled(True)
        self._gallery.show_removed(removed[0].name, len(removed))

    @Slot(object)
    def _person_restored(self, person: Person) -> None:
        self._gallery.show_restored((person.id,))

    @Slot(object)
    def _people_restored(self, people: tuple[Person, ...]) -> None:
        self._gallery.show_restored(tuple(person.id for person in people))

    @Slot(object)
    def _people_not_restored(self, removed: tuple[RemovedPerson, ...]) -> None:
        self._removed.append(removed)
        self._commands["undo"].setEnabled(True)

    @Slot()
    def _forget_removed(self) -> None:
        """Undo no removal any more: what was taken out was sealed for an earlier state."""
        self._removed.clear()
        self._commands["undo"].setEnabled(False)
        self._gallery.hide_undo()

    @Slot()
    def _search(self) -> None:
        if not self._side.is_enrolling:
            self._gallery.focus_search()

    @Slot(int)
    def _selected(self, count: int) -> None:
        self._commands["rename"].setEnabled(count == 1)
        for name in ("remove", "tags"):
            self._commands[name].setEnabled(count > 0)
        self._follow_commands()

    @Slot()
    def _follow_commands(self) -> None:
        """Let the panel's buttons be used where the commands may, which follow who is signed in."""
        bar = self._gallery.actions_bar
        bar.remove_button.setEnabled(self._commands["remove"].isEnabled())
        bar.tag_button.setEnabled(self._commands["tags"].isEnabled())
