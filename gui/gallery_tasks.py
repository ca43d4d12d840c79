"""Work with the gallery that a window asks for: done in another thread, answered in the window's.

The gallery's own worker (`gui.gallery_worker`) serves the desk; whatever else wants something of
the gallery hands a function over and is called back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from core.people.errors import ClosedError, GalleryError
from core.wording import QT_TRANSLATE_NOOP, PlainError

if TYPE_CHECKING:
    from core.people.gallery import Gallery

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


class Task:
    """Something to be done with the gallery. Whoever asked for it may cancel it."""

    def __init__(
        self,
        deed: Callable[[Gallery, Task], Any],
        owner: QObject,
        done: Callable[[Any], None],
        refused: Callable[[PlainError], None],
        progress: Progress | None,
    ) -> None:
        self.deed = deed
        self.owner = owner
        self.done = done
        self.refused = refused
        self.progress = progress
        self.report: Progress = lambda _done, _total: None
        """Tells the window how far the deed is; for the deed, in its thread."""

        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the deed to end; what it did until then stays. Any thread may call it."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the deed is asked to end; it looks now and then."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    task: Task
    value: Any = None
    error: PlainError | None = None
    progress: tuple[int, int] | None = None
    dropped: bool = False
    """Whether it was cancelled before its turn."""


class TaskWorker(QObject):
    """Lives in the thread where the deeds are done; only its slots are called from outside."""

    answered = Signal(object)

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

    @Slot(object)
    def do(self, task: Task) -> None:
        """Do a task and answer."""
        if task.is_cancelled():
            self.answered.emit(_Answer(task, dropped=True))
            return
        if self._gallery is None:
            self.answered.emit(_Answer(task, error=self._reason or _not_open()))
            return
        task.report = lambda done, total: self.answered.emit(_Answer(task, progress=(done, total)))
        try:
            answer = _Answer(task, task.deed(self._gallery, task))
        except ClosedError:  # locked this moment
            answer = _Answer(task, error=self._reason or _not_open())
        except PlainError as error:
            answer = _Answer(task, error=error)
        except Exception:
            log.exception("Something asked of the gallery can't be done")
            answer = _Answer(task, error=_fault())
        self.answered.emit(answer)


class GalleryTasks(QObject):
    """Takes tasks and calls back; all on the window's thread.

    `worker` has to be moved to the thread where the deeds are to be done.
    """

    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = TaskWorker()
        self._running: set[Task] = set()
        self._wanted.connect(self.worker.do)
        self.worker.answered.connect(self._answered)

    def ask(
        self,
        deed: Callable[[Gallery, Task], Any],
        owner: QObject,
        done: Callable[[Any], None],
        refused: Callable[[PlainError], None],
        progress: Progress | None = None,
    ) -> Task:
        """Have something done with the gallery, after what was asked for before.

        Parameters
        ----------
        deed
            Called in the other thread with the gallery and its own task, by which it may `report`
            and ask whether it `is_cancelled`. It touches no widget.
        owner
            Who asks; is it gone, nobody is called back.
        done
            Called with what the deed returned.
        refused
            Called with the error instead, where it fails; also where there is no gallery.
        progress
            Called with what the deed reports.
        """
        task = Task(deed, owner, done, refused, progress)
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


def _not_open() -> GalleryError:
    return GalleryError(
        QT_TRANSLATE_NOOP("core", "The gallery is not open yet. Try again in a moment.")
    )


def _fault() -> GalleryError:
    return GalleryError(
        QT_TRANSLATE_NOOP(
            "core",
            "That didn't work: a fault of the program. The log in the profile's folder says why.",
        )
    )
