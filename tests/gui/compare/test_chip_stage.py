import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.comparison.values import Regions
from gui.compare.chip_stage import FASTEST, ChipStage, difference
from gui.compare.regions_image import regions_image, signs
from gui.compare.values import View
from gui.compare.viewport import Viewport

DARK = np.full((112, 112), 40, np.uint8)
BRIGHT = np.full((112, 112), 200, np.uint8)


@pytest.fixture
def stage(qtbot):
    made = ChipStage(Viewport())
    made.resize(600, 300)
    qtbot.addWidget(made)
    made.show_chips(DARK, BRIGHT, ("dark.png", "bright.png"))
    made.show()
    return made


def grey(stage, x, y=250):
    return stage.grab().toImage().pixelColor(x, y).value()


def test_both_beside_each_other(stage):
    assert (grey(stage, 150), grey(stage, 450)) == (40, 200)


def test_blinking_is_off_until_it_is_wanted_and_never_fast(stage, qtbot):
    stage.set_view(View.BLINK)
    assert not stage.is_blinking
    assert grey(stage, 300) == 40
    stage.set_rate(50.0)
    assert stage._clock.interval() >= 1000 / FASTEST
    stage.set_blinking(True)
    qtbot.waitUntil(lambda: stage.shows_second, timeout=2000)
    assert grey(stage, 300) == 200
    assert "bright.png" in stage.accessibleDescription()
    stage.set_view(View.SWIPE)
    assert not stage.is_blinking


def test_nothing_blinks_that_nobody_sees(stage):
    stage.set_view(View.BLINK)
    stage.set_blinking(True)
    stage.hide()
    assert not stage.is_blinking


def test_space_turns_over(stage):
    stage.set_view(View.BLINK)
    QTest.keyClick(stage, Qt.Key.Key_Space)
    assert grey(stage, 300) == 200


def test_one_is_wiped_over_the_other(stage, qtbot):
    stage.set_view(View.SWIPE)
    assert (grey(stage, 200), grey(stage, 400)) == (40, 200)
    with qtbot.waitSignal(stage.swiped) as swiped:
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
        QTest.mouseMove(stage, QPoint(420, 150))
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(420, 150))
    assert swiped.args[0] == pytest.approx(0.9)
    assert grey(stage, 400) == 40
    QTest.keyClick(stage, Qt.Key.Key_Left)
    assert stage.swipe == pytest.approx(0.88)


def test_the_difference_shows_where_they_differ():
    one = np.random.default_rng(0).integers(60, 180, (112, 112), np.uint8)
    other = one.copy()
    other[40:60, 40:60] = 255 - other[40:60, 40:60]
    found = difference(one, other)
    assert found[40:60, 40:60].mean() > 3 * found[70:, 70:].mean()
    colours = np.stack([one] * 3, axis=2)
    assert difference(colours, one).max() <= 2


def test_the_map_is_blue_for_and_orange_against_and_says_it_with_signs():
    effect = np.zeros((112, 112), np.float32)
    effect[:56], effect[56:] = 0.1, -0.1
    image = regions_image(effect, 0.1, 112)
    above, below = image.pixelColor(56, 10), image.pixelColor(56, 100)
    assert above.blue() > above.red() + 100
    assert below.red() > below.blue() + 100
    assert above.alpha() > 100
    found = signs(effect, 0.1)
    assert {is_plus for _, y, is_plus in found if y < 0.5} == {True}
    assert {is_plus for _, y, is_plus in found if y > 0.5} == {False}
    assert signs(effect * 0.1, 0.1) == ()


def test_the_map_lies_over_the_faces(stage):
    effect = np.zeros((112, 112), np.float32)
    effect[:] = 0.1
    stage.show_regions(Regions(effect, -effect, 0.5))
    image = stage.grab().toImage()
    left, right = image.pixelColor(160, 262), image.pixelColor(460, 262)
    assert left.blue() > left.red()
    assert right.red() > right.blue()
    assert "speaks" in stage.accessibleDescription()
    stage.show_regions(None)
    assert grey(stage, 150) == 40


def test_another_pair_has_no_map_of_the_one_before(stage):
    effect = np.full((112, 112), 0.1, np.float32)
    stage.show_regions(Regions(effect, effect, 0.5))
    stage.show_chips(BRIGHT, DARK, ("a", "b"))
    assert (grey(stage, 150), grey(stage, 450)) == (200, 40)
