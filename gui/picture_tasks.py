"""Work with still pictures that a window asks for, with networks of its own and no gallery."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core import paths
from core.settings import Settings
from gui.tasks import Task, Tasks, TaskWorker

if TYPE_CHECKING:
    from core.pipeline import Pipeline

__all__ = ["PictureTaskWorker", "PictureTasks", "Task"]


class PictureTaskWorker(TaskWorker["Pipeline"]):
    """Does deeds with networks, which are loaded when the first one comes.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    """

    def __init__(self, models_dir: Path, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        """Names the models; any thread may set it."""

        self._models_dir = models_dir
        self._pipeline: Pipeline | None = None

    def resource(self) -> Pipeline:
        """Return the networks that the settings name; those that stay are not loaded again."""
        from core.models.registry import Registry
        from core.pipeline import Pipeline

        present = None if self._pipeline is None else self._pipeline.slots
        registry = Registry(paths.weights_dir(), self._models_dir)
        self._pipeline = Pipeline.load(self.settings, registry, present)
        return self._pipeline


class PictureTasks(Tasks["Pipeline"]):
    """Has deeds done with a `Pipeline` that no other thread uses."""

    def __init__(self, models_dir: Path, settings: Settings, parent: QObject | None = None) -> None:
        self.worker = PictureTaskWorker(models_dir, settings)
        super().__init__(self.worker, parent)

    def use_settings(self, settings: Settings) -> None:
        """Find other models loaded, or other limits, from the next deed on."""
        self.worker.settings = settings
