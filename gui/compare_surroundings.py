"""What a comparison has to know of the rest: threshold, calibration, the live picture, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.frame import Frame, Lamp
from core.people.accounts.rights import Actor, Right
from core.people.accounts.values import SignInState
from core.settings import Settings
from gui.accounts_control import AccountsControl
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, Status
from gui.live.live_page import LivePage
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.calibration.values import Calibration
    from core.people.records import Person
    from core.pipeline import Pipeline


class CompareSurroundings(QObject):
    """Follows engine, live picture and accounts."""

    changed = Signal()
    """Threshold or calibration are others."""

    recogniser_changed = Signal()
    """Faces that were measured before can't be compared with others."""

    access_changed = Signal(bool)
    """Whether who is there may look into the gallery."""

    left = Signal()
    """Somebody else is there, or the gallery was locked: nothing of anybody may stay."""

    people_changed = Signal(object)
    """tuple[Person, ...]"""

    def __init__(
        self, engine: Engine, preferences: Preferences, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._engine = engine
        self._own = 0.5  # the recogniser's threshold, once one is loaded
        self._recogniser = ""
        self._frame: Frame | None = None
        self._people: tuple[Person, ...] = ()
        self._is_open = False
        self._actor: Actor | None = None
        self.accounts = window.findChild(AccountsControl)
        """None where there are none, as in tests of parts."""

        live = window.findChild(LivePage)
        if live is not None:
            live.frame_shown.connect(self._frame_shown)
        if self.accounts is not None:
            self.accounts.changed.connect(self._signed_in)
        engine.status_changed.connect(self._status_changed)
        engine.models_loaded.connect(self._models_loaded)
        engine.calibration.changed.connect(self._calibrated)
        engine.people.changed.connect(self._people_changed)
        engine.people.unavailable.connect(self._gallery_gone)
        engine.protection.locked.connect(self._gallery_gone)
        preferences.changed.connect(self._settings_changed)

    @property
    def frame(self) -> Frame | None:
        """What the desk shows now; None while no picture comes."""
        return self._frame

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, if who is there may see them."""
        return self._people if self.may_see else ()

    @property
    def has_gallery(self) -> bool:
        """Whether the gallery is open."""
        return self._is_open

    @property
    def may_see(self) -> bool:
        """Whether who is there may look into the gallery."""
        return self._is_open and (self.accounts is None or self.accounts.may(Right.SEE))

    @property
    def settings(self) -> Settings:
        """What a person chose."""
        return self._preferences.settings

    @property
    def calibration(self) -> Calibration | None:
        """What similarities mean; None where nothing is known."""
        return self._engine.calibration.calibration

    @property
    def threshold(self) -> float:
        """Similarity from which two faces count as one person's (1:1)."""
        from core.calibration.thresholds import thresholds

        return thresholds(self.settings, self._own, self.calibration, 1).claim.similarity

    def note(self, pipeline: Pipeline) -> None:
        """Take note of the networks with which pictures are looked at; in their thread."""
        self._own = pipeline.slots.recogniser.card.similarity_threshold or self._own

    @Slot(object)
    def _frame_shown(self, frame: Frame) -> None:
        if frame.lamp is not Lamp.UNLIT:
            self._frame = frame

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.state in (EngineState.OPENING_SOURCE, EngineState.SOURCE_LOST):
            self._frame = None

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        recogniser = models.slots.get("recogniser")
        own = None if recogniser is None else recogniser.card.similarity_threshold
        before, self._recogniser = self._recogniser, models.recogniser_identity
        if own is not None:
            self._own = own
        if before and before != self._recogniser:
            self.recogniser_changed.emit()
        self.changed.emit()

    @Slot(object)
    def _calibrated(self, _calibration: object) -> None:
        self.changed.emit()

    @Slot(object)
    def _settings_changed(self, _settings: Settings) -> None:
        self.changed.emit()

    @Slot(object)
    def _people_changed(self, people: tuple[Person, ...]) -> None:
        self._people, self._is_open = people, True
        self._tell_access()

    @Slot(object)
    def _gallery_gone(self, _error: object) -> None:
        was_open, self._is_open, self._people = self._is_open, False, ()
        self._tell_access()
        if was_open:
            self.left.emit()

    @Slot(object)
    def _signed_in(self, state: SignInState) -> None:
        before, self._actor = self._actor, state.actor
        self._tell_access()
        if before is not None and state.actor != before:
            self.left.emit()

    def _tell_access(self) -> None:
        self.access_changed.emit(self.may_see)
        self.people_changed.emit(self.people)
