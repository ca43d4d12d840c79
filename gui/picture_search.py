"""Looks for faces in picture files, in the thread of long work with networks of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from core.enrolment.hindrance import of_quality
from core.enrolment.rules import EnrolmentRules
from core.enrolment.same_face import SameFace
from core.enrolment.shots import Shot
from core.quality import QualityReason
from core.sentences import QUALITY
from core.settings import Settings
from core.wording import PlainError
from gui import picture_files
from gui.engine import Engine
from gui.enrol.pictures_page import FoundFace, PicturesPage
from gui.enrolment_surroundings import EnrolmentSurroundings
from gui.gallery_tasks import Task
from gui.language import say_error
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.gallery import Gallery

Found = tuple[tuple[FoundFace, ...], tuple[PlainError, ...]]


class PictureSearch(QObject):
    """Searches files for faces, one wish after the other, and shows them on their page.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    surroundings
        Tells from which similarity on two faces may be of one person.
    window
        Over which the dialog stands.
    """

    chosen = Signal(object, bool)
    """tuple[Shot, ...] to be enrolled, and whether somebody insists that they are one person
    although they don't look like it."""

    def __init__(
        self,
        engine: Engine,
        page: PicturesPage,
        preferences: Preferences,
        surroundings: EnrolmentSurroundings,
        models_dir: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._tasks = engine.people.long_tasks
        self._page = page
        self._preferences = preferences
        self._surroundings = surroundings
        self._models_dir = models_dir
        self._window = window
        self._task: Task | None = None
        page.files_wanted.connect(self._ask_for_more)
        page.ready.connect(self._ready)

    def choose(self) -> tuple[Path, ...]:
        """Let a person choose picture files; none where they chose none."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Enrol from pictures"),
            "",
            self.tr("Pictures and scans ({patterns})").format(patterns=picture_files.patterns()),
        )
        return tuple(Path(name) for name in names)

    def begin(self, files: Sequence[Path]) -> None:
        """Look for faces in files, for another person."""
        self._page.open()
        self.look_at(files)

    def look_at(self, files: Sequence[Path]) -> None:
        """Look for faces in further files."""
        self._page.show_progress(0, len(files))
        self._task = self._tasks.ask(
            _search(tuple(files), self._preferences.settings, self._models_dir),
            self,
            self._found,
            self._refused,
            self._page.show_progress,
        )

    def cancel(self) -> None:
        """Look at no further file."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _found(self, answer: Found) -> None:
        faces, errors = answer
        if self._task is not None:
            self._page.show_found(faces, tuple(say_error(error) for error in errors))

    def _refused(self, error: PlainError) -> None:
        self._found(((), (error,)))

    @Slot()
    def _ask_for_more(self) -> None:
        if files := self.choose():
            self.look_at(files)

    @Slot(object, bool)
    def _ready(self, shots: tuple[Shot, ...], insists: bool) -> None:
        if insists or are_alike(shots, self._surroundings.same_from):
            self.chosen.emit(shots, insists)
        else:
            self._page.ask_about_unlike(shots)


def _search(
    files: tuple[Path, ...], settings: Settings, models_dir: Path
) -> Callable[[Gallery, Task], Found]:
    def search(_gallery: Gallery, task: Task) -> Found:
        from core import paths
        from core.enrolment.pictures import shots_of_picture
        from core.models.registry import Registry
        from core.pipeline import Pipeline

        pipeline = Pipeline.load(settings, Registry(paths.weights_dir(), models_dir))
        faces: list[FoundFace] = []
        errors: list[PlainError] = []
        for number, file in enumerate(files):
            if task.is_cancelled():
                break
            try:
                shots = shots_of_picture(pipeline, file)
            except PlainError as error:
                errors.append(error)
            else:
                faces += [_found(shot, alone=len(shots) == 1) for shot in shots]
            task.report(number + 1, len(files))
        return tuple(faces), tuple(errors)

    return search


def are_alike(shots: Sequence[Shot], same_from: float) -> bool:
    """Whether each of the shots may be of the person that the others show.

    Parameters
    ----------
    same_from
        Cosine from which two straight faces may be of one person.
    """
    same = SameFace(same_from, EnrolmentRules())
    found = [shot.face.embedding for shot in shots if shot.face.embedding is not None]
    return all(same.fits(one, [two for two in found if two is not one]) for one in found)


def _found(shot: Shot, *, alone: bool) -> FoundFace:
    reason = of_quality(shot.face, shot.view)
    hindrance = "" if reason is QualityReason.GOOD else QUALITY[reason]
    return FoundFace(shot, hindrance, is_proposed=alone and not hindrance)
