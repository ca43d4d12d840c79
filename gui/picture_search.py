"""Looks for faces in picture files, in the thread of long work with networks of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.enrolment.hindrance import of_quality
from core.enrolment.shots import Shot
from core.frame import Frame
from core.people.records import View
from core.results import QualityReason
from core.sentences import QUALITY
from core.settings import Settings
from core.wording import PlainError
from gui import picture_files
from gui.engine import Engine
from gui.enrol.pictures_page import FoundFace
from gui.gallery_tasks import Task
from gui.language import say_error

if TYPE_CHECKING:
    from core.people.gallery import Gallery

MOST_FACES = 12
"""Faces shown of one picture; of a group the largest."""

Found = tuple[tuple[FoundFace, ...], tuple[PlainError, ...]]


class PictureSearch(QObject):
    """Searches files for faces, one wish after the other."""

    found = Signal(object, object)
    """tuple[FoundFace, ...], and what is wrong with other files as tuple[str, ...]."""

    progress = Signal(int, int)
    """How many files were looked at, and of how many."""

    failed = Signal(object)
    """PlainError: nothing could be looked at."""

    def __init__(self, engine: Engine, models_dir: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._models_dir = models_dir
        self._task: Task | None = None

    def choose(self, window: QWidget) -> tuple[Path, ...]:
        """Let a person choose picture files; none where they chose none."""
        names, _ = QFileDialog.getOpenFileNames(
            window,
            self.tr("Enrol from pictures"),
            "",
            self.tr("Pictures and scans ({patterns})").format(patterns=picture_files.patterns()),
        )
        return tuple(Path(name) for name in names)

    def look_at(self, files: Sequence[Path], settings: Settings) -> None:
        """Look for faces in files; `found` or `failed` answers."""
        self.progress.emit(0, len(files))
        self._task = self._engine.people.long_tasks.ask(
            _search(tuple(files), settings, self._models_dir),
            self,
            self._done,
            self.failed.emit,
            self.progress.emit,
        )

    def cancel(self) -> None:
        """Look at no further file."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _done(self, answer: Found) -> None:
        faces, errors = answer
        if self._task is not None:
            self.found.emit(faces, tuple(say_error(error) for error in errors))


def _search(
    files: tuple[Path, ...], settings: Settings, models_dir: Path
) -> Callable[[Gallery, Task], Found]:
    def search(_gallery: Gallery, task: Task) -> Found:
        from core import paths
        from core.capture import picture
        from core.models.registry import Registry
        from core.pipeline import Pipeline

        pipeline = Pipeline.load(settings, Registry(paths.weights_dir(), models_dir))
        faces: list[FoundFace] = []
        errors: list[PlainError] = []
        for number, file in enumerate(files):
            if task.is_cancelled():
                break
            try:
                colour = picture.read_colour_picture(file)
            except PlainError as error:
                errors.append(error)
            else:
                analysis = pipeline.analyse_picture(colour, embed_all=True)
                grey = analysis.frame
                frame = Frame(number, grey.time, grey.pixels, source=file.name)
                found = [
                    Shot(View.PICTURE, face, frame, source=file.name)
                    for face in analysis.faces[:MOST_FACES]
                    if face.embedding is not None
                ]
                faces += [_found(shot, alone=len(found) == 1) for shot in found]
            task.report(number + 1, len(files))
        return tuple(faces), tuple(errors)

    return search


def _found(shot: Shot, *, alone: bool) -> FoundFace:
    reason = of_quality(shot.face, shot.view)
    hindrance = "" if reason is QualityReason.GOOD else QUALITY[reason]
    return FoundFace(shot, hindrance, is_proposed=alone and not hindrance)
