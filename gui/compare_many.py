"""Many pictures compared with each other: looks at them one by one and keeps only their faces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from core.comparison.values import Matrix, Side
from core.frame import Picture
from core.wording import PlainError
from gui.compare.many_page import ManyPage
from gui.compare_gallery import Kept
from gui.compare_surroundings import CompareSurroundings
from gui.engine import Engine
from gui.language import say_error
from gui.picture_tasks import Task

if TYPE_CHECKING:
    from core.people.records import Person, Sample
    from core.pipeline import Pipeline

MOST = 400
"""So many pictures are compared with each other at the most: 80,000 pairs."""

AT_ONCE = 4
"""Pictures that are looked at before somebody else has a turn."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One of the pictures, and where it can be had again."""

    side: Side
    """Without pixels."""

    file: Path | None = None
    sample: Sample | None = None


Source = tuple[str, Path | None, "Sample | None", str]
"""Name, file or kept picture, and the person's id."""

Looked = tuple[list[Item], list[tuple[str, PlainError]]]


class CompareMany(QObject):
    """Serves the page of many pictures."""

    gallery_wanted = Signal()
    file_wanted = Signal(int, object)
    """Place and `Path` of a picture that is to be shown side by side."""

    sample_wanted = Signal(int, str, str, object)
    """Place, person's id and name, and `Sample`."""

    pair_shown = Signal()

    def __init__(
        self, engine: Engine, around: CompareSurroundings, page: ManyPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pictures = engine.pictures
        self._around = around
        self._page = page
        self._items: dict[str, Item] = {}
        self._failures: list[tuple[str, PlainError]] = []
        self._reference = ""
        self._task: Task | None = None
        self._turn = 0  # grows with each time that all is taken away
        page.files_chosen.connect(self.add_files)
        page.gallery_wanted.connect(self.gallery_wanted)
        page.cleared.connect(self.forget)
        page.remove_wanted.connect(self._remove)
        page.reference_wanted.connect(self._refer)
        page.pair_wanted.connect(self._open_pair)
        page.stop_wanted.connect(self.stop)
        around.changed.connect(self._compare)
        around.recogniser_changed.connect(self._look_again)

    @property
    def uses_gallery(self) -> bool:
        """Whether one of the pictures comes from the gallery."""
        return any(item.side.person_id for item in self._items.values())

    @property
    def names(self) -> tuple[str, ...]:
        """What the pictures are called, in the order in which they were added."""
        return tuple(self._items)

    @Slot(object)
    def add_files(self, paths: Sequence[Path]) -> None:
        """Add picture files, and those of folders."""
        try:
            files = _files(paths)
        except OSError:
            self._page.error_bar.show_message(self.tr("The folder can't be read."))
            return
        if not files:
            self._page.error_bar.show_message(self.tr("There is no picture in this folder."))
            return
        self._add([(file.name, file, None, "") for file in files])

    @Slot(object, object)
    def add_kept(self, kept: Sequence[Kept], without: Sequence[str]) -> None:
        """Add kept pictures of people."""
        if without:
            self._page.note_bar.show_message(
                self.tr("No picture is kept of: {names}.").format(names=", ".join(without))
            )
        counts: dict[str, int] = {}
        sources: list[Source] = []
        for person_id, name, sample in kept:
            counts[person_id] = counts.get(person_id, 0) + 1
            sources.append((f"{name} {counts[person_id]}", None, sample, person_id))
        if sources:
            self._add(sources)

    @Slot()
    def forget(self) -> None:
        """Take all pictures away."""
        self.stop()
        self._turn += 1
        self._items.clear()
        self._failures.clear()
        self._reference = ""
        self._page.note_bar.clear()
        self._page.error_bar.clear()
        self._show_all()

    @Slot(object)
    def keep_only(self, people: tuple[Person, ...]) -> None:
        """Forget whoever left the gallery, or whose pictures did."""
        known = {person.id for person in people if person.sample_count}
        gone = [
            name
            for name, item in self._items.items()
            if item.side.person_id and item.side.person_id not in known
        ]
        self._remove_all(gone)

    @Slot()
    def stop(self) -> None:
        """Look at no further picture; those that were looked at stay."""
        if self._task is not None:
            self._task.cancel()
            self._end()  # one that hadn't begun gives no answer

    @Slot(str)
    def _remove(self, name: str) -> None:
        self._remove_all([name])

    def _remove_all(self, names: Iterable[str]) -> None:
        gone = [name for name in names if self._items.pop(name, None) is not None]
        if self._reference in gone:
            self._reference = ""
        if gone:
            self._show_all()

    @Slot()
    def _look_again(self) -> None:
        """Measure the faces with the recogniser that is now in use."""
        sources: list[Source] = [
            (name, item.file, item.sample, item.side.person_id)
            for name, item in self._items.items()
        ]
        self.forget()
        if sources:
            self._add(sources)

    @Slot(str)
    def _refer(self, name: str) -> None:
        self._reference = name
        self._compare()

    @Slot(str, str)
    def _open_pair(self, one: str, other: str) -> None:
        for place, name in enumerate((one, other)):
            item = self._items.get(name)
            if item is None:
                return
            if item.file is not None:
                self.file_wanted.emit(place, item.file)
            elif item.sample is not None:
                self.sample_wanted.emit(place, item.side.person_id, name, item.sample)
        self.pair_shown.emit()

    def _add(self, sources: Sequence[Source]) -> None:
        if self._task is not None:
            self._page.error_bar.show_message(self.tr("Wait until the other pictures are done."))
            return
        room = MOST - len(self._items)
        taken = sources[:room]
        self._page.begin()
        if len(taken) < len(sources):
            self._page.error_bar.show_message(
                self.tr("{most} pictures are compared at the most; {count} were left out.").format(
                    most=MOST, count=len(sources) - len(taken)
                )
            )
        self._page.progress.show_progress(0, len(taken))
        self._go_on(taken, 0)

    def _go_on(self, sources: Sequence[Source], done: int) -> None:
        """Look at the next few, so that who wants to see two of them meanwhile needn't wait."""
        turn, few = self._turn, sources[done : done + AT_ONCE]

        def looked(answer: Looked) -> None:
            if turn != self._turn:  # all was taken away meanwhile
                return
            items, failures = answer
            self._items.update((item.side.name, item) for item in items)
            self._failures += failures
            if self._task is not task:  # stopped: what was found stays
                self._show_all()
            elif done + len(few) < len(sources):
                self._go_on(sources, done + len(few))
            else:
                self._end()

        def refused(error: PlainError) -> None:
            if self._task is task:
                self._end()
            self._page.error_bar.show_message(say_error(error))

        def progress(count: int, _of_few: int) -> None:
            if self._task is task:
                self._page.progress.show_progress(done + count, len(sources))

        task = self._pictures.ask(
            _look_at(few, set(self._items), self._around), self, looked, refused, progress
        )
        self._task = task

    def _end(self) -> None:
        self._task = None
        self._page.progress.end()
        self._show_all()

    def _show_all(self) -> None:
        self._page.show_failures(self._failures)
        self._compare()

    @Slot()
    def _compare(self) -> None:
        self._page.show_pictures(self.names, self._reference)
        self._page.show_matrix(self._matrix())

    def _matrix(self) -> Matrix | None:
        from core.comparison.comparing import matrix

        if len(self._items) < 2:
            return None
        rows = [item.side for item in self._items.values()]
        reference = self._items.get(self._reference)
        threshold, calibration = self._around.threshold, self._around.calibration
        try:
            if reference is None:
                return matrix(rows, rows, threshold, calibration)
            others = [side for side in rows if side is not reference.side]
            return matrix(others, [reference.side], threshold, calibration)
        except PlainError as error:
            self._page.error_bar.show_message(say_error(error))
            return None


def _files(paths: Iterable[Path]) -> list[Path]:
    from core.capture.picture import pictures_in

    found: list[Path] = []
    for path in paths:
        found += pictures_in(path, below=True) if path.is_dir() else [path]
    return found


def _look_at(
    sources: Sequence[Source], known: set[str], around: CompareSurroundings
) -> Callable[[Pipeline, Task], Looked]:
    """Return the deed that looks at pictures, one at a time in memory."""

    def look(pipeline: Pipeline, task: Task) -> Looked:
        from core.comparison import ordering
        from core.comparison.comparing import embedding_of
        from core.comparison.sides import side_of_file, side_of_picture

        around.note(pipeline)
        ordering.prepare()
        items: list[Item] = []
        failures: list[tuple[str, PlainError]] = []
        for number, (name, file, sample, person_id) in enumerate(sources):
            if task.is_cancelled():
                break
            try:
                if sample is not None:
                    side = side_of_picture(pipeline, name, Picture(sample.pixels), person_id)
                elif file is not None:
                    side = side_of_file(pipeline, file)
                embedding_of(side)
            except PlainError as error:
                failures.append((name, error))
            else:
                called = _told_apart(name, known)
                known.add(called)
                items.append(Item(_without_pixels(replace(side, name=called)), file, sample))
            task.report(number + 1, len(sources))
        return items, failures

    return look


def _told_apart(name: str, known: set[str]) -> str:
    """Return a name that no other picture has."""
    number, made = 2, name
    while made in known:
        made, number = f"{name} ({number})", number + 1
    return made


def _without_pixels(side: Side) -> Side:
    """Return a side that holds only the faces: hundreds of pictures would fill the memory."""
    return replace(side, picture=Picture(np.zeros((1, 1), np.uint8)))
