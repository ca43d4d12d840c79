"""Work that a window asks for: a function done in another thread, answered in the window's.

What the function works with, the gallery or networks, is its worker's: see `gui.gallery_tasks`
and `gui.picture_tasks`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)

R = TypeVar("R")

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


class TaskError(PlainError):
    """Something that a window asked for can't be done."""


class Task:
    """Something to be done. Whoever asked for it may cancel it."""

    def __init__(
        self,
        deed: Callable[[Any, Task], Any],
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


class TaskWorker(QObject, Generic[R]):
    """Lives in the thread where the deeds are done; only its slots are called from outside."""

    answered = Signal(object)

    def resource(self) -> R:
        """Return what deeds work with.

        Raises
        ------
        PlainError
            If there is none.
        """
        raise NotImplementedError

    @Slot(object)
    def do(self, task: Task) -> None:
        """Do a task and answer."""
        if task.is_cancelled():
            self.answered.emit(_Answer(task, dropped=True))
            return
        task.report = lambda done, total: self.answered.emit(_Answer(task, progress=(done, total)))
        try:
            answer = _Answer(task, task.deed(self.resource(), task))
        except Exception as error:
            answer = _Answer(task, error=self.said(error))
        self.answered.emit(answer)

    def said(self, error: Exception) -> PlainError:
        """Return what a person is told of an error of a deed."""
        if isinstance(error, PlainError):
            return error
        log.error("Something that a window asked for can't be done", exc_info=error)
        return TaskError(
            QT_TRANSLATE_NOOP(
                "core",
                "That didn't work: a fault of the program. The log in the profile's folder says "
                "why.",
            )
        )


class Tasks(QObject, Generic[R]):
    """Takes tasks and calls back; all on the window's thread.

    Parameters
    ----------
    worker
        Does them; it has to be moved to the thread where they are to be done.
    """

    _wanted = Signal(object)

    def __init__(self, worker: TaskWorker[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Task] = set()
        self._wanted.connect(worker.do)
        worker.answered.connect(self._answered)

    def ask(
        self,
        deed: Callable[[R, Task], Any],
        owner: QObject,
        done: Callable[[Any], None],
        refused: Callable[[PlainError], None],
        progress: Progress | None = None,
    ) -> Task:
        """Have something done, after what was asked for before.

        Parameters
        ----------
        deed
            Called in the other thread with what it works with and its own task, by which it may
            `report` and ask whether it `is_cancelled`. It touches no widget.
        owner
            Who asks; is it gone, nobody is called back.
        done
            Called with what the deed returned.
        refused
            Called with the error instead, where it fails; also where there is nothing to work
            with.
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
