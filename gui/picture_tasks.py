"""Work with still pictures that a window asks for: done in a thread with networks of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from core import paths
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP, PlainError

if TYPE_CHECKING:
    from core.pipeline import Pipeline

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


class PictureError(PlainError):
    """Pictures can't be looked at."""


class PictureTask:
    """Something to be done with pictures. Whoever asked for it may cancel it."""

    def __init__(
        self,
        deed: Callable[[Pipeline, PictureTask], Any],
        owner: QObject,
        done: Callable[[Any], None],
        refused: Callable[[PlainError], None],
        progress: Progress | None,
        settings: Settings,
    ) -> None:
        self.deed = deed
        self.owner = owner
        self.done = done
        self.refused = refused
        self.progress = progress
        self.settings = settings
        """With which models."""

        self.report: Progress = lambda _done, _total: None
        """Tells the window how far the deed is; for the deed, in its thread."""

        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the deed to end; any thread may call it."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the deed is asked to end; it looks now and then."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    task: PictureTask
    value: Any = None
    error: PlainError | None = None
    progress: tuple[int, int] | None = None
    dropped: bool = False
    """Whether it was cancelled before its turn."""


class PictureWorker(QObject):
    """Lives in the thread where the deeds are done; loads networks when the first one comes."""

    answered = Signal(object)

    def __init__(self, models_dir: Path) -> None:
        super().__init__()
        self._models_dir = models_dir
        self._pipeline: Pipeline | None = None

    @Slot(object)
    def do(self, task: PictureTask) -> None:
        """Do a task and answer."""
        if task.is_cancelled():
            self.answered.emit(_Answer(task, dropped=True))
            return
        task.report = lambda done, total: self.answered.emit(_Answer(task, progress=(done, total)))
        try:
            answer = _Answer(task, task.deed(self._loaded(task.settings), task))
        except PlainError as error:
            answer = _Answer(task, error=error)
        except Exception:
            log.exception("Something asked of pictures can't be done")
            answer = _Answer(task, error=_fault())
        self.answered.emit(answer)

    def _loaded(self, settings: Settings) -> Pipeline:
        """Return the networks that the settings name; those that stay are not loaded again."""
        from core.models.registry import Registry
        from core.pipeline import Pipeline

        present = None if self._pipeline is None else self._pipeline.slots
        registry = Registry(paths.weights_dir(), self._models_dir)
        self._pipeline = Pipeline.load(settings, registry, present)
        return self._pipeline


class PictureTasks(QObject):
    """Takes tasks and calls back; all on the window's thread.

    `worker` has to be moved to the thread where the deeds are to be done.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    """

    _wanted = Signal(object)

    def __init__(self, models_dir: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = PictureWorker(models_dir)
        self.settings = settings
        """Which models a task finds loaded."""

        self._running: set[PictureTask] = set()
        self._wanted.connect(self.worker.do)
        self.worker.answered.connect(self._answered)

    def ask(
        self,
        deed: Callable[[Pipeline, PictureTask], Any],
        owner: QObject,
        done: Callable[[Any], None],
        refused: Callable[[PlainError], None],
        progress: Progress | None = None,
    ) -> PictureTask:
        """Have something done with pictures, after what was asked for before.

        Parameters are those of `gui.gallery_tasks.GalleryTasks.ask`, but for the deed, which gets
        a `Pipeline` that no other thread uses.
        """
        task = PictureTask(deed, owner, done, refused, progress, self.settings)
        self._running.add(task)
        self._wanted.emit(task)
        return task

    def cancel_all(self) -> None:
        """Ask all deeds to end."""
        for task in self._running:
            task.cancel()

    @Slot(object)
    def _answered(self, answer: _Answer) -> None:
        task = answer.task
        if answer.progress is None:
            self._running.discard(task)
        if answer.dropped or not shiboken6.isValid(task.owner):
            return
        if answer.progress is not None:
            if task.progress is not None:
                task.progress(*answer.progress)
        elif answer.error is not None:
            task.refused(answer.error)
        else:
            task.done(answer.value)


def _fault() -> PictureError:
    return PictureError(
        QT_TRANSLATE_NOOP(
            "core",
            "That didn't work: a fault of the program. The log in the profile's folder says why.",
        )
    )
