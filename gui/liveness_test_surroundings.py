"""What the wizard that tests liveness has to know of camera, models and gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from core.frame import Frame
from core.liveness_test.camera_id import camera_id_of
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.language import say_error
from gui.liveness_test.values import Surroundings
from gui.liveness_test_work import Place

if TYPE_CHECKING:
    from core.people.gallery import Gallery

_CONTEXT = "LivenessTestWords"

_WHY_NOT = {
    EngineState.STOPPED: QT_TRANSLATE_NOOP("LivenessTestWords", "The camera is being opened."),
    EngineState.OPENING_SOURCE: QT_TRANSLATE_NOOP(
        "LivenessTestWords", "The camera is being opened."
    ),
    EngineState.LOADING_MODELS: QT_TRANSLATE_NOOP(
        "LivenessTestWords", "The models are being loaded."
    ),
    EngineState.PAUSED: QT_TRANSLATE_NOOP(
        "LivenessTestWords", "The picture is held still. Let it go on in the main window."
    ),
    EngineState.SOURCE_ENDED: QT_TRANSLATE_NOOP(
        "LivenessTestWords", "The video is at its end. Open a camera in the main window."
    ),
    EngineState.SOURCE_LOST: QT_TRANSLATE_NOOP(
        "LivenessTestWords", "No picture comes from the camera. Check its cable."
    ),
}
_OTHER_CAMERA = QT_TRANSLATE_NOOP(
    "LivenessTestWords",
    "This test was begun at another camera: {camera}. Open that one in the main window.",
)
_OTHER_FILE = QT_TRANSLATE_NOOP(
    "LivenessTestWords", "This test was begun with a file. Open that one in the main window."
)


class LivenessTestSurroundings(QObject):
    """Knows at any moment what the engine told last."""

    changed = Signal()

    def __init__(self, engine: Engine, folder: str, parent: QObject) -> None:
        super().__init__(parent)
        self._status = engine.status
        self._opened: OpenedSource | None = None
        self._models = LoadedModels()
        self._folder = folder
        self._size: tuple[int, int] | None = None
        self.has_gallery = False
        """Whether the gallery is open, so that the log can be written and reports be signed."""

        engine.status_changed.connect(self._status_changed)
        engine.source_opened.connect(self._source_opened)
        engine.models_loaded.connect(self._models_loaded)
        worker = engine.people.worker
        worker.opened.connect(self._gallery_opened)
        for left in (worker.locked, worker.unavailable):
            left.connect(self._gallery_left)

    @property
    def place(self) -> Place:
        """Where a test would be made."""
        opened = self._opened
        if opened is None:
            return Place("", "", False)
        told = camera_id_of(opened.address)
        return Place(opened.title if told else "", told, opened.is_studio)

    def values(self) -> Surroundings:
        """Return what the first page says."""
        opened = self._opened
        return Surroundings(
            "" if opened is None else opened.title,
            self._models.has_liveness or (opened is not None and opened.is_studio),
            self._folder,
            self._size,
        )

    def why_not(self, camera: str, told: str) -> str:
        """Say why nothing can be recorded now; empty where it can.

        Parameters
        ----------
        camera, told
            Title and id of the camera that the test was begun at.
        """
        status = self._status
        if status.state in _WHY_NOT:
            return _tr(_WHY_NOT[status.state])
        if status.state is EngineState.VIDEO_ONLY and status.error is not None:
            return say_error(status.error)
        if self.place.camera_id != told:
            return _tr(_OTHER_CAMERA).format(camera=camera) if camera else _tr(_OTHER_FILE)
        return ""

    @Slot(object)
    def note_frame(self, frame: Frame) -> None:
        """Take note of how large the picture is."""
        size = (frame.width, frame.height)
        if size != self._size:
            self._size = size
            self.changed.emit()

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        self._status = status
        self.changed.emit()

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._opened = source
        self.changed.emit()

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._models = models
        self.changed.emit()

    @Slot(object)
    def _gallery_opened(self, _gallery: Gallery) -> None:
        self.has_gallery = True

    @Slot(object)
    def _gallery_left(self, _reason: PlainError) -> None:
        self.has_gallery = False


def _tr(sentence: str) -> str:
    return QCoreApplication.translate(_CONTEXT, sentence)
