"""Whether the kiosk can work: camera, models and gallery, followed from the program's start."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.kiosk.sentences import LIVENESS_UNCHECKED, ONLY_GEOMETRY, UNJUDGED
from gui.kiosk.visit import Trouble
from gui.live_result import LiveResult

_STARTING = frozenset({EngineState.STOPPED, EngineState.OPENING_SOURCE, EngineState.LOADING_MODELS})


class KioskSurroundings(QObject):
    """Knows at any moment what the engine told last."""

    changed = Signal()

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._status = engine.status
        self._people: int | None = None
        self._is_closed = False
        self.is_studio = False
        """Whether the people in the picture are computer-made."""

        self.has_liveness = False
        """Whether a liveness model is in use."""

        self.has_geometry = False
        """Whether geometry and motion are looked at, seen from the faces that came."""

        engine.status_changed.connect(self._status_changed)
        engine.source_opened.connect(self._source_opened)
        engine.models_loaded.connect(self._models_loaded)
        engine.analysed.connect(self._analysed)
        engine.people.changed.connect(self._people_changed)
        engine.people.unavailable.connect(self._gallery_left)
        engine.protection.locked.connect(self._gallery_left)

    @property
    def trouble(self) -> Trouble:
        """Whether anybody can be recognised now."""
        if self._is_closed or self._people == 0:
            return Trouble.OUT_OF_ORDER
        if self._status.state in _STARTING or self._people is None:
            return Trouble.STARTING
        if self._status.state is EngineState.WATCHING:
            return Trouble.NONE
        return Trouble.OUT_OF_ORDER

    @property
    def mark(self) -> str:
        """What the screen says all the time where people are greeted whom nobody judged."""
        if self.has_liveness or self.is_studio:
            return UNJUDGED
        return ONLY_GEOMETRY if self.has_geometry else LIVENESS_UNCHECKED

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        looked = any(face.geometry is not None for face in result.analysis.faces)
        if looked and not self.has_geometry:
            self.has_geometry = True
            self.changed.emit()

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        self._status = status
        self.changed.emit()

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self.is_studio = source.is_studio
        self.has_geometry = False
        self.changed.emit()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self.has_liveness = models.has_liveness
        self.changed.emit()

    @Slot(object)
    def _people_changed(self, people: tuple[object, ...]) -> None:
        self._people, self._is_closed = len(people), False
        self.changed.emit()

    @Slot(object)
    def _gallery_left(self, _error: object) -> None:
        self._people, self._is_closed = None, True
        self.changed.emit()
