import pytest
from PySide6.QtCore import QPointF, QRectF

from gui.compare.viewport import LEAST, MOST, Placed, Viewport

AREA = QRectF(0, 0, 400, 300)
WHOLE = QRectF(0, 0, 800, 600)


def placed(viewport, whole=WHOLE, area=AREA):
    return Placed(whole, area, viewport)


def test_at_first_the_whole_is_seen(qtbot):
    shown = placed(Viewport())
    assert shown.scale == 0.5
    assert shown.to_screen(QPointF(0, 0)) == QPointF(0, 0)
    assert shown.to_screen(QPointF(800, 600)) == QPointF(400, 300)


def test_zooming_keeps_what_is_under_the_pointer(qtbot):
    viewport, pointer = Viewport(), QPointF(100, 200)
    before = placed(viewport)
    at = before.to_picture(pointer)
    viewport.zoom_by(3.0, before.relative(pointer))
    after = placed(viewport)
    assert after.scale == pytest.approx(1.5)
    assert (after.to_picture(pointer) - at).manhattanLength() < 1e-6


def test_dragging_moves_by_as_much_as_the_pointer(qtbot):
    viewport = Viewport()
    viewport.zoom_by(4.0)
    before = placed(viewport)
    at = before.to_picture(QPointF(200, 150))
    viewport.pan_by(before.moved(QPointF(-30, 20)))
    assert (placed(viewport).to_screen(at) - QPointF(230, 130)).manhattanLength() < 1e-6


def test_pictures_of_different_sizes_show_the_same_part(qtbot):
    viewport = Viewport()
    viewport.zoom_by(2.0, QPointF(0.2, -0.1))
    large = placed(viewport, QRectF(0, 0, 4000, 3000)).to_picture(AREA.center())
    small = placed(viewport, QRectF(0, 0, 400, 300)).to_picture(AREA.center())
    assert (large / 10 - small).manhattanLength() < 1e-6


def test_it_ends_somewhere_and_comes_back(qtbot):
    viewport = Viewport()
    told = []
    viewport.changed.connect(lambda: told.append(viewport.zoom))
    for _ in range(40):
        viewport.zoom_by(2.0)
    assert viewport.zoom == MOST
    viewport.pan_by(QPointF(100, 100))
    assert viewport.at.x() < 1
    for _ in range(80):
        viewport.zoom_by(0.5)
    assert viewport.zoom == LEAST
    viewport.reset()
    assert (viewport.zoom, viewport.at) == (1.0, QPointF())
    count = len(told)
    viewport.reset()
    assert len(told) == count  # nothing changed, nothing is painted
