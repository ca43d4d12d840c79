"""What an enrolment has to know of the rest: models, source, and whether there is a gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gui.engine import Engine
from gui.engine_values import LoadedModels, OpenedSource


class EnrolmentSurroundings(QObject):
    """Follows the engine."""

    gallery_changed = Signal(bool)
    """Whether there is an open gallery."""

    models_changed = Signal()

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._models: LoadedModels | None = None
        self._source: OpenedSource | None = None
        self.has_gallery = True
        """Whether somebody can be enrolled; until it turns out otherwise it is believed."""

        engine.models_loaded.connect(self._models_loaded)
        engine.source_opened.connect(self._source_opened)
        engine.people.unavailable.connect(self._gallery_gone)
        engine.protection.locked.connect(self._gallery_gone)
        engine.protection.unlocked.connect(self._gallery_back)

    @property
    def recogniser(self) -> str:
        """Identity of the recogniser in use; empty before it is loaded."""
        return "" if self._models is None else self._models.recogniser_identity

    @property
    def same_from(self) -> float:
        """The recogniser's own threshold, whatever a person set for verdicts."""
        models = self._models
        if models is None:
            return 1.0
        recogniser = models.slots.get("recogniser")
        own = None if recogniser is None else recogniser.card.similarity_threshold
        return models.similarity_threshold if own is None else own

    @property
    def camera(self) -> str:
        """What the log calls the source: never a file's name, which may name a person."""
        if self._source is None:
            return ""
        address = self._source.address
        if address.startswith(("rtsp:", "rtsps:")):
            return "network"  # the address may hold a password
        return "file" if Path(address).exists() and not address.startswith("/dev/") else address

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._models = models
        self.models_changed.emit()

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._source = source

    @Slot()
    def _gallery_gone(self) -> None:
        self.has_gallery = False
        self.gallery_changed.emit(False)

    @Slot()
    def _gallery_back(self) -> None:
        self.has_gallery = True
        self.gallery_changed.emit(True)
