"""Two pictures side by side: has them looked at, compares, and shows what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, Signal, Slot
from PySide6.QtGui import QImage

from core.capture.picture import PictureError
from core.comparison.values import Comparison, Regions, Side
from core.frame import Frame, Lamp, Picture
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.compare.pair_page import LEFT, RIGHT, PairPage
from gui.compare.picture_view import painted
from gui.compare.values import Painted, WithViews
from gui.compare_regions import CompareRegions
from gui.compare_surroundings import CompareSurroundings
from gui.engine import Engine
from gui.frame_image import to_colours
from gui.language import say_error
from gui.picture_tasks import Task

if TYPE_CHECKING:
    from core.people.records import Person, Sample
    from core.pipeline import Pipeline

Look = Callable[["Pipeline", Task], Side]
Way = tuple[str, Look]


class ComparePair(QObject):
    """Serves the page of two pictures."""

    gallery_wanted = Signal(int)
    """Place for which somebody of the gallery is to be chosen."""

    changed = Signal()
    """What is compared is another than before."""

    def __init__(
        self, engine: Engine, around: CompareSurroundings, page: PairPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._around = around
        self._page = page
        self._sides: list[Side | None] = [None, None]
        self._painted: list[Painted | None] = [None, None]
        self._people: list[tuple[str, str] | None] = [None, None]
        self._looks: list[Task | None] = [None, None]
        self._ways: list[Way | None] = [None, None]  # how each picture was looked at
        self._comparison: Comparison | None = None
        self._regions = CompareRegions(engine.pictures, page, self)
        page.file_chosen.connect(self.show_file)
        page.image_pasted.connect(self._show_image)
        page.camera_wanted.connect(self._show_camera)
        page.gallery_wanted.connect(self.gallery_wanted)
        page.cleared.connect(self.clear)
        page.face_wanted.connect(self._choose_face)
        page.points_moved.connect(self._move_points)
        page.swap_wanted.connect(self._swap)
        around.changed.connect(self._judge_again)
        around.recogniser_changed.connect(self._look_again)

    @property
    def comparison(self) -> Comparison | None:
        """What is compared; None while there are not two faces."""
        return self._comparison

    @property
    def regions(self) -> Regions | None:
        """What speaks for and against; None until it was asked for."""
        return self._regions.found

    @property
    def uses_gallery(self) -> bool:
        """Whether one of the two comes from the gallery."""
        sides = any(side is not None and side.person_id for side in self._sides)
        return sides or any(person is not None for person in self._people)

    @Slot(int, object)
    def show_file(self, place: int, file: Path) -> None:
        """Look at a picture file."""

        def look(pipeline: Pipeline, _task: Task) -> Side:
            from core.comparison.sides import side_of_file

            return side_of_file(pipeline, file)

        self._look(place, file.name, look)

    def show_sample(self, place: int, person_id: str, name: str, sample: Sample) -> None:
        """Look at a kept picture of somebody."""

        def look(pipeline: Pipeline, _task: Task) -> Side:
            from core.comparison.sides import side_of_picture

            return side_of_picture(pipeline, name, Picture(sample.pixels), person_id)

        self._look(place, name, look)

    def show_person(self, place: int, person_id: str, name: str) -> None:
        """Let a side stand for somebody of whom no picture is kept."""
        self._forget(place)
        self._people[place] = (person_id, name)
        self._page.show_person(place, name)
        self._compare()

    @Slot(int)
    def clear(self, place: int) -> None:
        """Take a picture away."""
        self._forget(place)
        self._page.show_side(place, None)
        self._compare()

    def forget(self) -> None:
        """Let nothing of anybody stay."""
        for place in (LEFT, RIGHT):
            self.clear(place)
        self._page.error_bar.clear()  # these name people, too
        self._page.note_bar.clear()

    @Slot(object)
    def keep_only(self, people: tuple[Person, ...]) -> None:
        """Forget whoever left the gallery, or whose pictures did."""
        known = {person.id: person.sample_count for person in people}
        for place, side in enumerate(self._sides):
            if side is not None and side.person_id and not known.get(side.person_id):
                self.clear(place)
        for place, person in enumerate(self._people):
            if person is not None and person[0] not in known:
                self.clear(place)

    def stop(self) -> None:
        """End all work that goes on."""
        for place, task in enumerate(self._looks):
            if task is not None:
                task.cancel()
                self._looks[place] = None
                self._page.show_side(place, self._sides[place], self._painted[place])
        self._regions.stop()

    # -- where pictures come from ---------------------------------------------------------------

    @Slot(int, object)
    def _show_image(self, place: int, image: QImage) -> None:
        name = self.tr("Pasted picture")

        def look(pipeline: Pipeline, _task: Task) -> Side:
            from core.comparison.pasting import pasted
            from core.comparison.sides import side_of_picture

            return side_of_picture(pipeline, name, pasted(to_colours(image)))

        self._look(place, name, look)

    @Slot(int)
    def _show_camera(self, place: int) -> None:
        frame = self._around.frame
        time = QTime.currentTime().toString("HH:mm:ss")
        name = self.tr("Camera at {time}").format(time=time)
        if frame is None:
            self._forget(place)
            self._refuse(
                place,
                name,
                PictureError(
                    QT_TRANSLATE_NOOP(
                        "core", "No picture comes from the camera. Choose a camera at the desk."
                    )
                ),
            )
            return

        def look(pipeline: Pipeline, _task: Task) -> Side:
            return side_of_frame(pipeline, name, frame)

        self._look(place, name, look)

    def _look(self, place: int, name: str, look: Look) -> None:
        self._forget(place)
        self._ways[place] = name, look
        self._page.show_loading(place, name)
        self._compare()

        def looked(pipeline: Pipeline, task: Task) -> tuple[Side, Painted]:
            self._around.note(pipeline)
            side = look(pipeline, task)
            return side, painted(side.picture)

        def done(found: tuple[Side, Painted]) -> None:
            if self._looks[place] is task:
                self._looks[place] = None
                self._take(place, *found)

        def refused(error: PlainError) -> None:
            if self._looks[place] is task:
                self._looks[place] = None
                self._refuse(place, name, error)

        task = self._engine.pictures.ask(looked, self, done, refused)
        self._looks[place] = task

    def _take(self, place: int, side: Side, made: Painted | None) -> None:
        if side.face is None:
            error = PlainError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "No face was found in this picture. Use one that shows the face larger and "
                    "from the front.",
                )
            )
            self._refuse(place, side.name, error)
            return
        self._sides[place], self._painted[place] = side, made
        self._page.show_side(place, side, made)
        self._compare()

    def _refuse(self, place: int, name: str, error: PlainError) -> None:
        self._sides[place] = self._painted[place] = None
        self._page.show_error(place, name, error)
        self._compare()

    def _forget(self, place: int) -> None:
        task = self._looks[place]
        if task is not None:
            task.cancel()
        self._looks[place] = self._sides[place] = self._people[place] = None
        self._ways[place] = self._painted[place] = None

    # -- faces ----------------------------------------------------------------------------------

    @Slot(int, int)
    def _choose_face(self, place: int, index: int) -> None:
        from core.comparison.sides import with_face

        side = self._sides[place]
        if side is not None:
            self._take(place, with_face(side, index), self._painted[place])

    @Slot(int, object)
    def _move_points(self, place: int, points: Float32 | None) -> None:
        side = self._sides[place]
        if side is None:
            return

        def look(pipeline: Pipeline, _task: Task) -> Side:
            from core.comparison.sides import with_landmarks

            return with_landmarks(pipeline, side, points)

        before = self._looks[place]
        if before is not None:
            before.cancel()

        def done(moved: Side) -> None:
            if self._looks[place] is task:
                self._looks[place] = None
                self._page.error_bar.clear()
                self._take(place, moved, self._painted[place])

        def refused(error: PlainError) -> None:
            if self._looks[place] is task:
                self._looks[place] = None
                self._page.error_bar.show_message(say_error(error))
                self._page.show_side(place, side)

        task = self._looks[place] = self._engine.pictures.ask(look, self, done, refused)

    @Slot()
    def _swap(self) -> None:
        if any(self._looks):  # who is looked at has no side yet
            return
        self._sides.reverse()
        self._painted.reverse()
        self._people.reverse()
        self._ways.reverse()
        for place in (LEFT, RIGHT):
            person = self._people[place]
            if person is not None:
                self._page.show_person(place, person[1])
            else:
                self._page.show_side(place, self._sides[place], self._painted[place])
        self._compare()

    @Slot()
    def _look_again(self) -> None:
        """Measure the faces with the recogniser that is now in use."""
        for place, way in enumerate(self._ways):
            if way is not None:
                self._look(place, *way)

    # -- comparing ------------------------------------------------------------------------------

    @Slot()
    def _compare(self) -> None:
        one, other = self._sides
        self._comparison = None
        self._page.result.set_calibration(self._around.calibration)
        self._page.result.set_threshold(self._around.threshold)
        if one is not None and other is not None:
            self._compare_two(one, other)
        else:
            self._page.show_chips(None, None)
            self._compare_with_views()
        self._regions.set_comparison(self._comparison)
        self.changed.emit()

    @Slot()
    def _judge_again(self) -> None:
        """Say what the similarity means by another threshold or calibration; the views stay."""
        before, around = self._comparison, self._around
        if before is None:
            self._compare()
            return
        from core.comparison.comparing import compare

        self._comparison = compare(before.one, before.other, around.threshold, around.calibration)
        self._page.result.set_calibration(around.calibration)
        self._page.result.show_comparison(self._comparison)

    def _compare_two(self, one: Side, other: Side) -> None:
        from core.comparison.comparing import compare
        from core.comparison.viewing import enlarged_chip

        result = self._page.result
        try:
            self._comparison = compare(one, other, self._around.threshold, self._around.calibration)
            chips = [
                enlarged_chip(side.picture, side.face.detection.landmarks)
                for side in (one, other)
                if side.face is not None
            ]
        except PlainError as error:
            self._page.show_chips(None, None)
            self._page.error_bar.show_message(say_error(error))
        else:
            self._page.error_bar.clear()
            self._page.show_chips(chips[0], chips[1], (one.name, other.name))
        result.show_comparison(self._comparison)

    def _compare_with_views(self) -> None:
        """Compare a face with somebody of whom only views are kept."""
        result = self._page.result
        for side, person in zip(self._sides, reversed(self._people), strict=True):
            face = None if side is None else side.face
            if face is None or face.embedding is None or person is None:
                continue
            index = self._engine.index
            match = None
            if index is not None and index.model == face.embedding.model:
                match = index.verify(face.embedding, person[0])
            if match is not None:
                result.show_with_views(WithViews(match, self._around.threshold))
                return
            self._page.error_bar.show_message(
                self.tr("No view of {name} fits the recognition model in use.").format(
                    name=person[1]
                )
            )
        result.show_comparison(None)


def side_of_frame(pipeline: Pipeline, name: str, frame: Frame) -> Side:
    """Look at a frame as at a picture.

    What is said of liveness is that of a still picture: an unlit frame is never one.
    """
    from core.comparison.sides import side_of_picture

    assert frame.lamp is not Lamp.UNLIT
    return side_of_picture(pipeline, name, Picture(frame.pixels))
