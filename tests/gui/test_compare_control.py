"""The window of the comparison with real pictures, networks and a gallery in their threads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.capture.studio import StudioSource
from core.frame import Frame, Lamp
from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import Role
from core.people.audit.events import Event
from core.people.gallery import Gallery, NewTemplate
from core.people.records import View
from core.people.samples import cut
from core.people.sealed.keys import PassphraseCost
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.reports.verification import verify
from core.results import FaceAnalysis
from core.settings import Settings
from core.wording import PlainError
from gui.accounts_control import AccountsControl
from gui.commands import Commands
from gui.compare.pair_page import LEFT, RIGHT
from gui.compare.values import View as Look
from gui.compare_control import CompareControl
from gui.engine import Engine
from gui.live.live_page import LivePage
from gui.preferences import Preferences
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise", extend=True)

WAIT = 20_000
PIN, OTHER_PIN = "294817", "730526"


def shots(scene: str, *numbers: int) -> tuple[np.ndarray, ...]:
    """Return pictures of the studio in which everybody looks at the camera."""
    studio = StudioSource(scene, seed=1, realtime=False)
    studio.open()
    made = []
    for number in numbers:
        while not all(face.looking for face in studio.truth(number).faces):
            number += 1
        made.append(studio.picture(number))
    studio.close()
    return tuple(made)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


@pytest.fixture(scope="module")
def pictures(tmp_path_factory) -> dict[str, Path]:
    """Files: Anna twice, somebody else, two people, a wall, and one that is no picture."""
    folder = tmp_path_factory.mktemp("pictures")
    anna, again = shots("one-person", 30, 150)
    (both,) = shots("two-people", 30)
    made = {
        "anna": anna,
        "again": again,
        "ben": both[:, both.shape[1] // 2 :],
        "both": both,
        "wall": np.full((240, 320), 90, np.uint8),
    }
    files = {name: folder / f"{name}.png" for name in made}
    for name, pixels in made.items():
        cv2.imwrite(str(files[name]), pixels)
    files["broken"] = folder / "broken.png"
    files["broken"].write_bytes(b"no picture")
    return files


def grey(file: Path) -> np.ndarray:
    return cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)


class Place:
    """An engine of which only pictures and gallery run, and the window."""

    def __init__(
        self,
        profile: Profile,
        pipeline: Pipeline,
        pictures: dict[str, Path],
        face: FaceAnalysis,
        *,
        staff: bool = False,
    ) -> None:
        gallery = Gallery.open(profile.gallery_file)
        pixels, now = grey(pictures["again"]), datetime.now(UTC)
        sample = cut(pixels, face.detection, quality=80.0, consent=now)
        template = NewTemplate(face.embedding, 80.0, view=View.STRAIGHT, sample=sample)
        self.anna = gallery.enrol("Anna", [template])
        self.una = gallery.enrol("Una", [NewTemplate(face.embedding, 80.0)])
        if staff:
            gallery.accounts.add_first("Sue", PIN)
            gallery.accounts.add("Otto", Role.OPERATOR, OTHER_PIN)
        gallery.close()
        self.pictures = pictures
        self.profile = profile
        self.engine = Engine(Settings(), profile)
        self.engine.pictures.worker._pipeline = pipeline
        self.window = QWidget()
        self.live = LivePage(self.window)
        preferences = Preferences(Settings(), profile.settings_file, Theme(), self.window)
        self.preferences = preferences
        self.accounts = None
        if staff:
            commands = Commands(self.window)
            self.accounts = AccountsControl(self.engine, commands, preferences, self.window)
        self.control = CompareControl(self.engine, preferences, profile, self.window)
        self.opened: list[Gallery] = []
        self.engine.people.worker.opened.connect(self.opened.append)
        for thread in ("_pictures_thread", "_gallery_thread", "_long_thread"):
            getattr(self.engine, thread).start()
        self.engine.people.open()
        self.control.open()

    @property
    def page(self):
        return self.control.dialog.pair

    @property
    def many(self):
        return self.control.dialog.many

    def compare(self, qtbot, one: str, other: str):
        self.page.file_chosen.emit(LEFT, self.pictures[one])
        self.page.file_chosen.emit(RIGHT, self.pictures[other])
        qtbot.waitUntil(lambda: self.control.pair.comparison is not None, timeout=WAIT)
        return self.control.pair.comparison


@pytest.fixture(scope="module")
def face(pipeline, pictures) -> FaceAnalysis:
    """Anna's, as she is enrolled."""
    return pipeline.analyse_picture(grey(pictures["again"])).faces[0]


@pytest.fixture
def place(qtbot, own_profile, pipeline, pictures, face) -> Iterator[Place]:
    profile = Profile.default()
    profile.make()
    made = Place(profile, pipeline, pictures, face)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: bool(made.control._around.people), timeout=WAIT)
    yield made
    made.engine.stop()


@pytest.fixture
def staffed(qtbot, own_profile, pipeline, pictures, face, monkeypatch) -> Iterator[Place]:
    """A place where people sign in."""
    monkeypatch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
    profile = Profile.default()
    profile.make()
    made = Place(profile, pipeline, pictures, face, staff=True)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: made.accounts._is_known, timeout=WAIT)
    yield made
    made.engine.stop()


def test_two_files_are_compared(qtbot, place, pictures):
    found = place.compare(qtbot, "anna", "again")
    assert found.is_same
    assert found.threshold == pytest.approx(0.45)
    assert place.page.result.verdict.text() == "Probably the same person"
    assert len(found.one.digest) == 64
    place.page.bar.buttons[Look.SWIPE].click()
    place.page.file_chosen.emit(RIGHT, pictures["ben"])
    assert place.page.view is Look.PICTURES  # nothing to be swiped over while it is looked at
    qtbot.waitUntil(lambda: place.control.pair.comparison is not None, timeout=WAIT)
    assert place.page.result.verdict.text() == "Probably two people"
    before = place.control.pair.comparison.similarity
    place.page.swap_button.click()
    assert place.control.pair.comparison.one.name == "ben.png"
    assert place.control.pair.comparison.similarity == pytest.approx(before)


def test_another_threshold_judges_anew_and_leaves_the_view_alone(qtbot, place):
    found = place.compare(qtbot, "anna", "again")
    place.page.bar.buttons[Look.BLINK].click()
    place.page.stage_bar.blink_button.click()
    place.preferences.change(similarity_threshold=0.999)
    assert place.control.pair.comparison.threshold == 0.999
    assert place.control.pair.comparison.similarity == found.similarity
    assert place.page.result.verdict.text() == "Probably two people"
    assert place.page.stage.is_blinking


def test_what_cant_be_used_is_said_on_its_side(qtbot, place, pictures):
    place.page.file_chosen.emit(LEFT, pictures["broken"])
    place.page.file_chosen.emit(RIGHT, pictures["wall"])
    left, right = place.page.bodies
    qtbot.waitUntil(lambda: "No face was found" in right.text, timeout=WAIT)
    assert "This can't be compared broken.png is not a picture" in left.text  # no folder is named
    place.page.camera_wanted.emit(LEFT)
    assert "No picture comes from the camera" in left.text
    assert place.control.pair.comparison is None


def test_the_live_picture_is_taken_but_never_an_unlit_one(qtbot, place, pictures):
    lit = Frame(7, 1.0, grey(pictures["again"]))
    place.live.frame_shown.emit(lit)
    place.live.frame_shown.emit(Frame(8, 1.1, np.zeros((480, 640), np.uint8), Lamp.UNLIT))
    place.page.camera_wanted.emit(RIGHT)
    place.page.file_chosen.emit(LEFT, pictures["anna"])
    qtbot.waitUntil(lambda: place.control.pair.comparison is not None, timeout=WAIT)
    assert place.control.pair.comparison.is_same
    assert "Camera at" in place.page.heads[RIGHT].title


def test_each_face_can_be_chosen_and_its_points_moved(qtbot, place):
    first = place.compare(qtbot, "both", "anna").similarity
    place.page.face_wanted.emit(LEFT, 1)
    second = place.control.pair.comparison.similarity
    assert abs(second - first) > 0.1
    assert "number 2 by size" in place.page.result.notes
    points = place.control.pair.comparison.one.face.detection.landmarks
    place.page.points_moved.emit(LEFT, points + np.float32([4, 0]))
    qtbot.waitUntil(lambda: "by hand" in place.page.result.notes, timeout=WAIT)
    assert place.control.pair.comparison.similarity != pytest.approx(second, abs=1e-4)
    place.page.points_moved.emit(LEFT, points[[1, 0, 2, 4, 3]])
    qtbot.waitUntil(lambda: place.page.error_bar.text != "", timeout=WAIT)
    assert "These points are no face's" in place.page.error_bar.text
    place.page.points_moved.emit(LEFT, None)
    qtbot.waitUntil(lambda: "by hand" not in place.page.result.notes, timeout=WAIT)
    assert place.control.pair.comparison.similarity == pytest.approx(second)


def test_work_on_the_map_is_ended(qtbot, place):
    place.compare(qtbot, "anna", "again")
    result = place.page.result
    result.regions_button.click()
    assert place.page.view is Look.FACES
    assert not result.progress.isHidden()
    result.progress.cancel.click()
    assert result.progress.isHidden()
    assert not result.regions_button.isChecked()
    result.regions_button.click()
    place.page.cleared.emit(LEFT)  # nothing to be made a map of
    assert result.progress.isHidden()
    assert place.control.pair.regions is None


@pytest.mark.slow
def test_the_map_is_made_once(qtbot, place):
    place.compare(qtbot, "anna", "again")
    result = place.page.result
    result.regions_button.click()
    qtbot.waitUntil(lambda: place.control.pair.regions is not None, timeout=60_000)
    found = place.control.pair.regions
    assert result.legend.isVisible()
    result.regions_button.click()
    assert not result.legend.isVisible()
    result.regions_button.click()
    assert result.legend.isVisible()
    assert place.control.pair.regions is found


def test_somebody_of_the_gallery_is_compared_with_and_without_picture(qtbot, place, pictures):
    place.page.file_chosen.emit(LEFT, pictures["anna"])
    place.page.gallery_wanted.emit(RIGHT)
    picker = place.control.gallery.picker
    picker.view.select(place.anna.id)
    qtbot.waitUntil(lambda: picker.pictures.count() == 1, timeout=WAIT)
    picker.take_button.click()
    qtbot.waitUntil(lambda: place.control.pair.comparison is not None, timeout=WAIT)
    assert place.control.pair.comparison.other.person_id == place.anna.id
    assert place.control.pair.uses_gallery
    place.page.gallery_wanted.emit(RIGHT)
    picker.view.select(place.una.id)
    picker.take_button.click()
    assert "No view of Una fits" in place.page.error_bar.text  # no models at the desk yet
    index = GalleryIndex()
    index.load(place.opened[-1], place.control._pair._sides[LEFT].face.embedding.model)
    place.engine._analysis._index = index
    place.control._around.changed.emit()
    assert place.page.result.verdict.text() == "Probably the same person"
    assert place.control.pair.comparison is None
    assert not place.page.result.report_button.isEnabled()


def test_whoever_leaves_the_gallery_leaves_the_comparison(qtbot, place, pictures):
    sample = place.opened[-1].samples(place.anna.id)[0]
    place.control.pair.show_sample(LEFT, place.anna.id, "Anna", sample)
    place.control.pair.show_person(RIGHT, place.una.id, "Una")
    place.control.many.add_kept([(place.anna.id, "Anna", sample)], [])
    qtbot.waitUntil(lambda: place.control.many.names == ("Anna 1",), timeout=WAIT)
    qtbot.waitUntil(lambda: place.page.bodies[LEFT].view.side is not None, timeout=WAIT)
    place.engine.people.remove(place.una.id)
    qtbot.waitUntil(lambda: "No picture yet" in place.page.bodies[RIGHT].text, timeout=WAIT)
    assert place.page.bodies[LEFT].view.side is not None
    place.opened[-1].forget_samples(place.anna.id)
    place.engine.people.look_again()
    qtbot.waitUntil(lambda: place.control.many.names == (), timeout=WAIT)
    assert place.page.bodies[LEFT].view.side is None


def test_nothing_of_anybody_stays_when_the_gallery_is_locked(qtbot, place, pictures):
    place.compare(qtbot, "anna", "again")
    place.page.gallery_wanted.emit(RIGHT)
    place.engine.protection.locked.emit(PlainError("Locked."))
    assert [body.view.side for body in place.page.bodies] == [None, None]
    assert place.control.pair.comparison is None
    assert place.control.gallery.picker.model.total == 0
    assert not place.control.gallery.picker.isVisible()
    assert not place.page.heads[LEFT].gallery_button.isEnabled()


def test_many_pictures_with_those_that_fail(qtbot, place, pictures):
    many = place.control.many
    place.many.files_chosen.emit((pictures["anna"].parent,))
    qtbot.waitUntil(lambda: place.many.matrix is not None, timeout=WAIT)
    assert set(many.names) == {"again.png", "anna.png", "ben.png", "both.png"}
    texts = [place.many.failures.item(row).text() for row in range(place.many.failures.count())]
    assert len(texts) == 2
    assert any("No face was found" in text for text in texts)
    first = [set(place.many.pairs.item(row).data(Qt.ItemDataRole.UserRole)) for row in (0, 1)]
    assert {"again.png", "anna.png"} in first
    place.many.reference_wanted.emit("ben.png")
    assert place.many.matrix.columns == ("ben.png",)
    assert len(place.many.matrix.rows) == 3
    place.many.remove_wanted.emit("ben.png")
    assert len(place.many.matrix.rows) == 3
    place.many.pair_wanted.emit("anna.png", "both.png")
    assert place.control.dialog.tabs.currentWidget() is place.page
    qtbot.waitUntil(lambda: place.control.pair.comparison is not None, timeout=WAIT)
    assert place.control.pair.comparison.other.name == "both.png"


@pytest.mark.slow
def test_people_of_the_gallery_among_many(qtbot, place, pictures):
    place.many.gallery_wanted.emit()
    picker = place.control.gallery.picker
    picker.view.selectAll()
    picker.take_button.click()
    qtbot.waitUntil(lambda: place.control.many.names == ("Anna 1",), timeout=WAIT)
    assert "No picture is kept of: Una." in place.many.note_bar.text
    assert place.control.many.uses_gallery
    place.many.files_chosen.emit((pictures["ben"], pictures["ben"]))
    qtbot.waitUntil(lambda: place.many.matrix is not None, timeout=WAIT)
    assert place.control.many.names == ("Anna 1", "ben.png", "ben.png (2)")
    place.many.stop_wanted.emit()
    place.many.cleared.emit()
    assert place.control.many.names == ()


def test_a_report_is_signed_and_told_to_the_log(qtbot, place, tmp_path, monkeypatch):
    found = place.compare(qtbot, "anna", "again")
    file = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    place.page.result.report_button.click()
    qtbot.waitUntil(lambda: "Both are signed" in place.page.note_bar.text, timeout=WAIT)
    checked = verify(file.with_suffix(".json"))
    assert checked.is_whole
    facts = json.loads(file.with_suffix(".json").read_text("utf-8"))["facts"]
    assert facts["similarity"] == pytest.approx(found.similarity, abs=1e-5)
    (entry,) = place.opened[-1].log.entries(event=Event.COMPARED)
    assert entry.facts["similarity"] == pytest.approx(found.similarity, abs=1e-4)
    assert not entry.person_id


@pytest.mark.slow
def test_without_a_gallery_it_says_that_nothing_is_signed(qtbot, place, tmp_path, monkeypatch):
    place.engine.protection.locked.emit(PlainError("Locked."))
    place.compare(qtbot, "anna", "ben")
    file = tmp_path / "report"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    place.page.result.report_button.click()
    qtbot.waitUntil(lambda: "Not signed" in place.page.note_bar.text, timeout=WAIT)
    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_the_window_comes_back_where_it_stood_with_what_was_in_it(qtbot, place):
    found = place.compare(qtbot, "anna", "again")
    place.control.dialog.resize(950, 611)
    place.control.dialog.reject()
    place.control.open()
    assert place.control.pair.comparison is found
    again = CompareControl(
        place.engine,
        Preferences(Settings(), place.profile.settings_file, Theme(), place.window),
        place.profile,
        place.window,
    )
    again.open()
    assert again.dialog.height() == 611


def test_the_gallery_is_for_those_who_may_see_it_and_taken_out_by_those_who_may(
    qtbot, staffed, tmp_path, monkeypatch
):
    place = staffed
    button = place.page.heads[LEFT].gallery_button
    assert not button.isEnabled()
    place.page.gallery_wanted.emit(RIGHT)
    assert place.control.gallery.picker.model.total == 0
    place.accounts._try("Otto", OTHER_PIN)
    qtbot.waitUntil(button.isEnabled, timeout=WAIT)
    picker = place.control.gallery.picker
    picker.view.select(place.anna.id)
    qtbot.waitUntil(lambda: picker.pictures.count() == 1, timeout=WAIT)
    picker.take_button.click()
    place.page.file_chosen.emit(LEFT, place.pictures["anna"])
    qtbot.waitUntil(lambda: place.control.pair.comparison is not None, timeout=WAIT)
    file = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    place.page.result.report_button.click()
    override = place.accounts._override
    assert override.isVisible()  # an operator lets nothing of the gallery out alone
    override.allow_wanted.emit("Sue", PIN, "For the police")
    qtbot.waitUntil(file.exists, timeout=WAIT)
    (entry,) = place.opened[-1].log.entries(event=Event.COMPARED)
    assert (entry.actor, entry.person_id) == ("Otto", place.anna.id)
    place.accounts.sign_out()
    assert not place.control.dialog.isVisible()
    assert place.control.pair.comparison is None
    assert picker.model.total == 0
    assert not button.isEnabled()


@pytest.mark.slow
def test_two_can_be_seen_while_many_are_looked_at(qtbot, place, pictures):
    """And what was found until it is stopped stays."""
    order: list[str] = []
    place.control.pair.changed.connect(
        lambda: order.append("pair") if place.control.pair.comparison else None
    )
    place.many.files_chosen.emit((pictures["anna"],) * 30)
    place.compare(qtbot, "anna", "again")
    assert not place.many.progress.isHidden()
    qtbot.waitUntil(lambda: len(place.control.many.names) >= 4, timeout=WAIT)
    place.many.progress.cancel.click()
    assert place.many.progress.isHidden()
    found = len(place.control.many.names)
    assert 4 <= found < 30
    assert place.many.matrix is not None
    assert order == ["pair"]
