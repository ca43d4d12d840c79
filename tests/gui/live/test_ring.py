import pytest
from PySide6.QtCore import QRectF

from core.enrolment.shots import Arrow
from core.enrolment.views import views_for
from core.people.records import View
from gui.fonts import load_fonts
from gui.live.ring import Ring, arrow_icon, paint_ring, segment_angle
from tests.gui.pictures import check, paint

FACE = QRectF(250, 130, 130, 170)


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def painted(ring, *, mirrored=True, face=FACE, flash=0.0):
    def draw(painter, bounds):
        paint_ring(painter, bounds, face, ring, mirrored=mirrored, flash=flash)

    return paint(640, 480, "#30343a", draw)


def ring(taken, wanted=None, part=0.0, count=5, **values):
    filled = {view: 1.0 if view in taken else 0.0 for view in views_for(count)}
    if wanted is not None:
        filled[wanted] = part
    return Ring(filled, wanted, **values)


CASES = {
    "begins": ring((), View.STRAIGHT, 0.4, sentence="Come a little closer.", arrow=Arrow.CLOSER),
    "left": ring(
        (View.STRAIGHT,),
        View.LEFT,
        0.6,
        sentence="Turn your head to the left.",
        arrow=Arrow.LEFT,
    ),
    "holds": ring((View.STRAIGHT, View.LEFT), View.DOWN, 0.9, sentence="Hold still.", is_good=True),
    "trouble": ring(
        (View.STRAIGHT,), View.UP, sentence="Only one person, please.", is_trouble=True
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_ring_looks_as_kept(name, update_snapshots):
    check(painted(CASES[name]), f"ring-{name}", update_snapshots)


def test_left_is_left_in_the_mirror_and_right_without_it():
    assert segment_angle(View.LEFT, mirrored=True) == 180
    assert segment_angle(View.LEFT, mirrored=False) == 0
    assert segment_angle(View.RIGHT, mirrored=False) == 180
    for mirrored in (True, False):
        assert segment_angle(View.UP, mirrored=mirrored) == 90
        assert segment_angle(View.DOWN, mirrored=mirrored) == 270
        assert segment_angle(View.STRAIGHT, mirrored=mirrored) is None
        assert segment_angle(View.GLASSES, mirrored=mirrored) is None
    assert arrow_icon(Arrow.LEFT, mirrored=True) == "arrow-left"
    assert arrow_icon(Arrow.LEFT, mirrored=False) == "arrow-right"
    assert arrow_icon(Arrow.UP, mirrored=False) == "arrow-up"
    assert arrow_icon(Arrow.NONE, mirrored=True) == ""


def test_a_taken_segment_lies_where_the_head_turned_to():
    taken = ring((View.STRAIGHT, View.LEFT))

    def greens(image, xs):
        return sum(
            image.pixelColor(x, y).green() > image.pixelColor(x, y).red() + 60
            for x in xs
            for y in range(190, 240)
        )

    mirrored, plain = painted(taken), painted(taken, mirrored=False)
    left, right = range(180, 215), range(415, 450)
    assert greens(mirrored, left) > 5 * max(1, greens(mirrored, right))
    assert greens(plain, right) > 5 * max(1, greens(plain, left))


def test_without_a_face_it_shows_where_to_stand():
    assert painted(CASES["begins"], face=None) != painted(CASES["begins"])


def test_a_view_that_is_taken_lights_the_picture_up():
    dark, bright = painted(CASES["holds"]), painted(CASES["holds"], flash=1.0)
    assert bright.pixelColor(5, 5).lightness() > dark.pixelColor(5, 5).lightness() + 40
