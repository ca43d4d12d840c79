"""People of the gallery to be compared: lists them, reads their kept pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.people.accounts.rights import Right
from core.wording import PlainError
from gui.compare_surroundings import CompareSurroundings
from gui.engine import Engine
from gui.language import say_error

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.records import Sample
    from gui.compare.person_picker import PersonPicker
    from gui.gallery_tasks import Task

Kept = tuple[str, str, "Sample"]
"""A person's id and name, and one of their pictures."""


class CompareGallery(QObject):
    """Asks whom of the gallery is meant."""

    picture_chosen = Signal(int, str, str, object)
    """Place, person's id and name, and the `Sample`."""

    person_chosen = Signal(int, str, str)
    """Place, and id and name of somebody of whom no picture is kept."""

    pictures_read = Signal(object, object)
    """tuple of `Kept`, and the names of people of whom no picture is kept."""

    failed = Signal(object)
    """PlainError."""

    def __init__(
        self, engine: Engine, around: CompareSurroundings, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._people = engine.people
        self._around = around
        self._window = window
        self._place = 0
        self._picker: PersonPicker | None = None
        self._reading: Task | None = None

    @property
    def picker(self) -> PersonPicker | None:
        """The window in which people are chosen, once it was opened."""
        return self._picker

    @Slot(int)
    def ask_for(self, place: int) -> None:
        """Let somebody's picture be chosen for a place."""
        self._place = place
        self._made().ask()

    @Slot()
    def ask_for_many(self) -> None:
        """Let several people be chosen."""
        self._made().ask(many=True)

    def forget(self) -> None:
        """Let nothing of anybody stay, and nothing come that is still being read."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._picker is not None:
            self._picker.forget()

    def _made(self) -> PersonPicker:
        if self._picker is None:
            from gui.compare.person_picker import PersonPicker  # not before it is wanted

            self._picker = picker = PersonPicker(self._window)
            picker.pictures_wanted.connect(self._read)
            picker.picture_chosen.connect(self._picture_chosen)
            picker.person_chosen.connect(self._person_chosen)
            picker.people_chosen.connect(self._read_all)
            picker.model.thumbnail_wanted.connect(self._people.request_thumbnail)
            self._people.thumbnail_loaded.connect(picker.model.set_thumbnail)
            self._around.people_changed.connect(picker.set_people)
        self._picker.set_people(self._around.people)
        return self._picker

    @Slot(str, str, object)
    def _picture_chosen(self, person_id: str, name: str, sample: Sample) -> None:
        self.picture_chosen.emit(self._place, person_id, name, sample)

    @Slot(str, str)
    def _person_chosen(self, person_id: str, name: str) -> None:
        self.person_chosen.emit(self._place, person_id, name)

    @Slot(str)
    def _read(self, person_id: str) -> None:
        picker = self._picker
        assert picker is not None

        def deed(gallery: Gallery, _task: Task) -> tuple[Sample, ...]:
            gallery.sign_in.require(Right.SEE)
            return gallery.samples(person_id)

        self._people.tasks.ask(
            deed,
            picker,
            lambda samples: picker.show_pictures(person_id, samples),
            lambda error: picker.show_error(say_error(error)),
        )

    @Slot(object)
    def _read_all(self, person_ids: tuple[str, ...]) -> None:
        def deed(gallery: Gallery, task: Task) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
            gallery.sign_in.require(Right.SEE)
            found: list[Kept] = []
            without: list[str] = []
            for person_id in person_ids:
                person = gallery.find(person_id)
                if task.is_cancelled() or person is None:
                    continue
                samples = gallery.samples(person_id)
                found += [(person_id, person.name, sample) for sample in samples]
                if not samples:
                    without.append(person.name)
            return tuple(found), tuple(without)

        def done(read: tuple[tuple[Kept, ...], tuple[str, ...]]) -> None:
            if not task.is_cancelled():
                self.pictures_read.emit(*read)

        def refused(error: PlainError) -> None:
            if not task.is_cancelled():
                self.failed.emit(error)

        task = self._reading = self._people.long_tasks.ask(deed, self, done, refused)
