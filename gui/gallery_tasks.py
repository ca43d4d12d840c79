"""Work with the gallery that a window asks for.

The gallery's own worker (`gui.gallery_worker`) serves the desk; whatever else wants something of
the gallery hands a function over and is called back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from core.people.errors import ClosedError, GalleryError
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.tasks import Progress, Task, Tasks, TaskWorker

if TYPE_CHECKING:
    from core.people.gallery import Gallery

__all__ = ["GalleryTaskWorker", "GalleryTasks", "Progress", "Task"]


class GalleryTaskWorker(TaskWorker["Gallery"]):
    """Does deeds with the open gallery."""

    def __init__(self) -> None:
        super().__init__()
        self._gallery: Gallery | None = None
        self._reason: PlainError | None = None

    @Slot(object)
    def use_gallery(self, gallery: Gallery) -> None:
        """Work with this gallery from now on."""
        self._gallery = gallery

    @Slot(object)
    def do_without_gallery(self, reason: PlainError) -> None:
        """Let go of the gallery; who wants something of it hears why there is none."""
        self._gallery, self._reason = None, reason

    def resource(self) -> Gallery:
        """Return the open gallery."""
        if self._gallery is None:
            raise self._why_not()
        return self._gallery

    def said(self, error: Exception) -> PlainError:
        """Return what a person is told; a gallery that was locked this moment is no fault."""
        return self._why_not() if isinstance(error, ClosedError) else super().said(error)

    def _why_not(self) -> PlainError:
        return self._reason or GalleryError(
            QT_TRANSLATE_NOOP("core", "The gallery is not open yet. Try again in a moment.")
        )


class GalleryTasks(Tasks["Gallery"]):
    """Has deeds done with the gallery; `worker` follows it."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.worker = GalleryTaskWorker()
        super().__init__(self.worker, parent)
