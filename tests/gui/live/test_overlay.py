import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize

from core.quality import QualityReason
from core.results import DecisionState
from gui.fonts import load_fonts
from gui.live import overlay
from gui.live.overlay import FADING, KEPT, opacity, paint_overlay
from gui.live.view_map import ViewMap
from gui.live_result import LiveResult
from tests.gui.live_values import face, match, result
from tests.gui.pictures import check, paint


def painted(value: LiveResult, *, mirrored=False, strength=1.0, ground="#30343a", landmarks=True):
    def draw(painter, bounds):
        place = ViewMap.fit((640, 480), QSize(640, 480), mirrored)
        paint_overlay(painter, place, bounds, value, strength=strength, landmarks=landmarks)

    return paint(640, 480, ground, draw)


CASES = {
    "known": result(face(), state=DecisionState.KNOWN, best=match()),
    "unknown": result(face(), state=DecisionState.UNKNOWN),
    "spoof": result(face(spoof=True), state=DecisionState.SPOOF),
    "checking": result(face(), state=DecisionState.CHECKING),
    "not-usable": result(face(reason=QualityReason.TURNED), state=DecisionState.NOT_USABLE),
    "two-faces": result(
        face(), face(track=2, box=(430, 160, 510, 270)), state=DecisionState.KNOWN, best=match()
    ),
    "face-at-the-top": result(face(box=(10, 2, 130, 150)), state=DecisionState.UNKNOWN),
    "large-face": result(face(box=(150, 20, 490, 470)), state=DecisionState.KNOWN, best=match()),
    "long-name": result(
        face(), state=DecisionState.KNOWN, best=match(name="Wolfeschlegelsteinhausenberger " * 3)
    ),
}


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


@pytest.mark.parametrize("name", CASES)
def test_overlay_looks_as_kept(name, update_snapshots):
    check(painted(CASES[name]), f"overlay-{name}", update_snapshots)


def test_overlay_is_readable_on_a_bright_picture(update_snapshots):
    image = painted(CASES["known"], ground="#f4f4f4")
    check(image, "overlay-known-bright", update_snapshots)


def test_mirrored_overlay_keeps_its_words_readable(update_snapshots):
    check(painted(CASES["two-faces"], mirrored=True), "overlay-mirrored", update_snapshots)


def test_nothing_is_painted_without_faces_or_strength():
    blank = painted(result())
    assert painted(CASES["known"], strength=0.0) == blank
    assert painted(CASES["known"]) != blank


def test_points_can_be_hidden():
    assert painted(CASES["known"], landmarks=False) != painted(CASES["known"])


def test_an_overlay_fades_after_300_milliseconds():
    assert opacity(0.0) == 1.0
    assert opacity(KEPT) == 1.0
    assert 0.4 < opacity(KEPT + FADING / 2) < 0.6
    assert opacity(KEPT + FADING) == 0.0
    assert KEPT == 0.3


def test_the_map_keeps_the_shape_and_mirrors_only_the_view():
    place = ViewMap.fit((640, 480), QSize(800, 480), mirrored=False)
    assert (place.scale, place.left, place.top) == (1.0, 80.0, 0.0)
    assert place.box(0, 0, 640, 480) == QRectF(80, 0, 640, 480)
    mirror = ViewMap.fit((640, 480), QSize(800, 480), mirrored=True)
    assert mirror.point(0, 0).x() == 720.0
    assert mirror.box(0, 0, 64, 48) == QRectF(656, 0, 64, 48)
    assert np.isclose(ViewMap.fit((640, 480), QSize(320, 480), False).top, 120.0)


@pytest.mark.parametrize(
    "box",
    [(200, 120, 320, 280), (10, 2, 130, 150), (150, 20, 490, 470), (400, 5, 639, 478)],
)
def test_words_never_cover_the_face(box):
    bounds = QRectF(0, 0, 640, 480)
    face_box = QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])
    place = overlay._beside(face_box, bounds, 120, 40)
    assert bounds.contains(place)
    assert not place.intersects(face_box)


def test_words_on_a_face_that_fills_the_picture_stand_at_its_foot():
    bounds = QRectF(0, 0, 640, 480)
    place = overlay._beside(QRectF(-10, -10, 660, 500), bounds, 120, 40)
    assert place.bottom() == 480


def test_words_of_two_faces_side_by_side_do_not_cover_each_other():
    bounds = QRectF(0, 0, 640, 480)
    left, right = QRectF(100, 150, 100, 130), QRectF(260, 150, 100, 130)
    first = overlay._beside(right, bounds, 300, 40, [left])
    second = overlay._beside(left, bounds, 120, 40, [right, first])
    assert not second.intersects(first)
    assert not second.intersects(right)
    assert not first.intersects(left)


def test_on_a_large_picture_lines_and_words_are_larger_and_stay_at_the_face():
    def draw(painter, bounds):
        place = ViewMap.fit((640, 480), QSize(2560, 1920), False)
        paint_overlay(painter, place, bounds, CASES["known"])

    image = paint(2560, 1920, "#30343a", draw)
    # The left edge of the box is at 200 of 640 pixels: the line and its halo are 10 points wide.
    row = [image.pixelColor(x, 520).name() for x in range(780, 820)]
    assert overlay.magnification(1920) == 2.0
    assert 8 <= sum(colour != "#30343a" for colour in row) <= 12
    assert row[20] == "#62e3a4"


def test_a_long_name_stays_inside_a_small_picture():
    def draw(painter, bounds):
        painter.fillRect(bounds, "#000000")
        place = ViewMap.fit((640, 480), QSize(240, 180), False)
        paint_overlay(painter, place, QRectF(0, 0, 240, 180), CASES["long-name"])

    image = paint(320, 180, "#000000", draw)
    outside = {image.pixelColor(x, y).name() for x in range(240, 320) for y in range(180)}
    assert outside == {"#000000"}
