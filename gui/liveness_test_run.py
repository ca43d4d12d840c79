"""One test of liveness that is open: its folder, its steps, and the recordings looked at."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.capture.source import SourceError
from core.liveness_test.folder import FolderError, TestFolder
from core.liveness_test.values import Judge, Judged, Presentation, Species
from core.paths import Profile
from core.wording import PlainError
from gui import liveness_test_work as work
from gui.liveness_test.steps import Steps
from gui.picture_tasks import PictureTasks

if TYPE_CHECKING:
    from core.pipeline import Pipeline
    from gui.tasks import Task


class LivenessTestRun(QObject):
    """Takes recordings in and has them looked at, one after the other.

    Lives in the window's thread, which alone changes the folder.

    Parameters
    ----------
    people
        How many take part, 1 or more.
    """

    changed = Signal()
    """Steps have changed."""

    unseen = Signal(object)
    """`Presentation` in whose recording no face was found."""

    refused = Signal(object)
    """PlainError: a recording can't be looked at."""

    looked = Signal()
    """A recording was looked at, or can't be; `waiting` says how many are left."""

    def __init__(
        self,
        folder: TestFolder,
        people: int,
        pictures: PictureTasks,
        profile: Profile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._pictures = pictures
        self._profile = profile
        self._waiting: dict[int, Task] = {}
        unseen = [n for n, said in folder.judged.items() if not said[Judge.TOGETHER].looks]
        self.steps = Steps(folder.plan, people, folder.presentations, unseen)

    @property
    def waiting(self) -> int:
        """Recordings that are still to be looked at."""
        return len(self._waiting)

    def look_at_rest(self) -> None:
        """Have everything looked at that wasn't yet."""
        for one in self.folder.presentations:
            if one.number not in self.folder.judged and one.number not in self._waiting:
                self._look_at(one)

    def close(self) -> None:
        """Ask for no more answers; what is recorded stays."""
        waiting, self._waiting = self._waiting, {}
        for task in waiting.values():
            task.cancel()
        self.deleteLater()

    def take(self, index: int, file: Path) -> None:
        """Take the recording of a step in, and have it looked at.

        Raises
        ------
        FolderError
            If it can't be taken in.
        """
        step = self.steps.step(index)
        wanted = self.folder.next_file()
        if file != wanted:  # another one was thrown away meanwhile
            with contextlib.suppress(OSError):
                file.replace(wanted)
        one = self.folder.add(step.species, step.person)
        before = step.number
        self.steps.record(index, one.number)
        self._look_at(one)
        self.changed.emit()
        if before is not None:  # made up for one in which no face was found
            self._forget(before)
            self.folder.drop(before)

    def repeat_last(self) -> None:
        """Throw the last recording away, so that it comes next.

        Raises
        ------
        FolderError
            If that can't be kept.
        """
        last = self.steps.course().last
        number = None if last is None else self.steps.step(last).number
        if number is not None:
            self._throw_away(number, now=True)

    def skip(self) -> None:
        """Leave out what would come next."""
        self.steps.skip()
        self.changed.emit()

    def skip_kind(self, species: Species) -> None:
        """Leave out all of a kind that are open."""
        self.steps.skip_kind(species)
        self.changed.emit()

    def make_up(self) -> None:
        """Open again what was left out."""
        self.steps.make_up()
        self.changed.emit()

    def _throw_away(self, number: int, *, now: bool) -> None:
        self._forget(number)
        self.steps.reopen(number, now=now)
        self.changed.emit()
        self.folder.drop(number)

    def _forget(self, number: int) -> None:
        task = self._waiting.pop(number, None)
        if task is not None:
            task.cancel()

    def _look_at(self, one: Presentation) -> None:
        folder, profile = self.folder, self._profile

        def deed(pipeline: Pipeline, task: Task) -> Mapping[Judge, Judged] | None:
            return work.judged(folder, one, pipeline, profile, task)

        def done(said: Mapping[Judge, Judged] | None) -> None:
            if self._waiting.get(one.number) is task:
                del self._waiting[one.number]
                self._judged(one, said)
                self.looked.emit()

        def refused(error: PlainError) -> None:
            if self._waiting.get(one.number) is task:
                del self._waiting[one.number]
                self._refused(one, error)
                self.looked.emit()

        task = self._waiting[one.number] = self._pictures.ask(deed, self, done, refused)

    def _judged(self, one: Presentation, said: Mapping[Judge, Judged] | None) -> None:
        if said is None:
            return  # the program ends
        try:
            is_seen = bool(said[Judge.TOGETHER].looks)
            if is_seen or one.species is not Species.LIVE:
                self.folder.keep(one.number, said)
                self.steps.judge(one.number, seen=is_seen)
                self.changed.emit()
            else:
                self._throw_away(one.number, now=False)
        except FolderError as error:
            self.refused.emit(error)
            return
        if not is_seen:
            self.unseen.emit(one)

    def _refused(self, one: Presentation, error: PlainError) -> None:
        if isinstance(error, FolderError | SourceError):  # the recording itself is no good
            try:
                self._throw_away(one.number, now=False)
            except FolderError as worse:
                error = worse
        self.refused.emit(error)
