import time

import numpy as np
import pytest

from core.frame import Frame, Lamp
from core.people.records import View
from core.results import DecisionState
from gui.frame_image import to_pixels
from gui.live.ring import Ring
from gui.live.video_view import LIT_KEPT, VideoView
from tests.gui.live_values import face, match, result


def frame(level, *, number=0, at=0.0, lamp=Lamp.UNKNOWN, size=(480, 640)):
    return Frame(number, at, np.full(size, level, np.uint8), lamp)


@pytest.fixture
def view(qtbot):
    widget = VideoView()
    qtbot.addWidget(widget)
    widget.resize(640, 480)
    widget.show()
    return widget


def level(view):
    return to_pixels(view.grab().toImage())[240, 320]


def test_the_newest_frame_is_shown(view):
    view.set_frame(frame(90))
    assert level(view) == 90
    view.set_frame(frame(200, number=1))
    assert level(view) == 200


def test_odd_sizes_are_shown_whole(view):
    pixels = np.zeros((333, 641), np.uint8)
    pixels[:, 320:] = 255
    view.set_mirrored(False)
    view.set_frame(Frame(0, 0.0, pixels))
    shown = to_pixels(view.grab().toImage())
    assert shown[240, 10] == 0
    assert shown[240, 630] == 255


def test_the_view_is_a_mirror_and_need_not_be(view):
    pixels = np.zeros((480, 640), np.uint8)
    pixels[:, 320:] = 255
    view.set_frame(Frame(0, 0.0, pixels))
    assert to_pixels(view.grab().toImage())[240, 10] == 255
    view.set_mirrored(False)
    assert to_pixels(view.grab().toImage())[240, 10] == 0


def test_a_dark_frame_between_lit_ones_is_not_shown(view):
    view.set_frame(frame(180, lamp=Lamp.LIT, at=1.0))
    view.set_frame(frame(5, number=1, lamp=Lamp.UNLIT, at=1.03))
    assert level(view) == 180
    view.set_frame(frame(5, number=2, lamp=Lamp.UNLIT, at=1.0 + LIT_KEPT + 0.1))
    assert level(view) == 5


def test_an_old_overlay_is_gone_and_that_of_the_picture_shown_stays(view, qtbot):
    value = result(face(), state=DecisionState.KNOWN, best=match(), time=time.monotonic() - 5)
    view.set_frame(frame(90, number=7))
    plain = view.grab().toImage()
    view.set_result(value)
    assert view.grab().toImage() == plain
    view.set_frame(value.analysis.frame)
    with_overlay = view.grab().toImage()
    view.clear()
    view.set_frame(value.analysis.frame)
    assert with_overlay != view.grab().toImage()


def test_it_tells_once_how_old_an_overlay_was_when_painted(view, qtbot):
    ages = []
    view.overlay_painted.connect(ages.append)
    view.set_frame(frame(90))
    view.set_result(result(face(), number=3, time=time.monotonic() - 0.05))
    view.grab()
    view.grab()
    assert len(ages) == 1
    assert 0.05 <= ages[0] < 5


def test_without_a_picture_it_says_why(view):
    before = view.grab().toImage()
    view.set_notice("camera-off", "No picture comes from the camera.")
    assert view.grab().toImage() != before
    assert view.accessibleDescription() == "No picture comes from the camera."
    view.set_notice("", "")
    assert view.grab().toImage() == before


def test_the_ring_of_an_enrolment_takes_the_place_of_the_verdict(view):
    known = result(face(), time=time.monotonic(), state=DecisionState.KNOWN, best=match())
    view.set_frame(known.analysis.frame)
    view.set_result(known)
    with_verdict = view.grab().toImage()
    view.set_ring(Ring({View.STRAIGHT: 0.5}, View.STRAIGHT, "Hold still.", is_good=True))
    with_ring = view.grab().toImage()
    assert with_ring != with_verdict
    view.set_ring(None)
    assert view.grab().toImage() == with_verdict


def test_a_taken_view_lights_the_picture_up_for_a_moment(view, qtbot):
    view.set_frame(frame(40))
    view.set_ring(Ring({View.STRAIGHT: 1.0}))
    dark = to_pixels(view.grab().toImage())[5, 5]
    view.flash()
    assert to_pixels(view.grab().toImage())[5, 5] > dark + 40
    qtbot.waitUntil(lambda: to_pixels(view.grab().toImage())[5, 5] == dark, timeout=2000)
