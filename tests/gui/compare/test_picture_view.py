import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from gui.compare.picture_view import PictureView
from gui.compare.viewport import Viewport
from tests.gui.compare.compare_values import side, two_faces


@pytest.fixture
def view(qtbot):
    made = PictureView(Viewport())
    made.resize(640, 480)
    qtbot.addWidget(made)
    made.show_side(two_faces())
    made.show()
    return made


def at(view, x, y):
    return view.placed().to_screen(QPointF(x, y)).toPoint()


def test_a_click_on_a_face_chooses_it(view, qtbot):
    with qtbot.waitSignal(view.face_wanted) as wanted:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 450, 200))
    assert wanted.args == [1]


def test_keys_choose_faces(view):
    wanted = []
    view.face_wanted.connect(wanted.append)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_2)
    QTest.keyClick(view, Qt.Key.Key_9)
    assert wanted == [1, 1, 1]
    assert "Face 1 of 2" in view.accessibleDescription()


def test_dragging_moves_the_picture_and_chooses_nothing(view):
    wanted = []
    view.face_wanted.connect(wanted.append)
    view._viewport.zoom_by(3.0)
    before = view.placed().to_picture(QPointF(0, 0))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(view, QPoint(360, 230))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(360, 230))
    moved = before - view.placed().to_picture(QPointF(0, 0))
    assert (moved - QPointF(20, 10)).manhattanLength() < 0.01
    assert wanted == []


def test_a_point_is_dragged(view, qtbot):
    view.set_adjusting(True)
    nose = view.side.face.detection.landmarks[2]
    place = at(view, float(nose[0]), float(nose[1]))
    with qtbot.waitSignal(view.points_moved) as moved:
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseMove(view, place + QPoint(12, 8))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place + QPoint(12, 8))
    points = moved.args[0]
    assert points[2] == pytest.approx(nose + np.float32([12, 8]), abs=1)
    assert (points[[0, 1, 3, 4]] == view.side.face.detection.landmarks[[0, 1, 3, 4]]).all()
    assert view.point == 2


def test_arrow_keys_move_the_chosen_point_and_tell_it_after_the_last_one(view, qtbot):
    view.set_adjusting(True)
    QTest.keyClick(view, Qt.Key.Key_2)
    assert "right eye" in view.accessibleDescription()
    with qtbot.waitSignal(view.points_moved) as moved:
        for _ in range(3):
            QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    way = moved.args[0] - view.side.face.detection.landmarks
    assert way[1].tolist() == [3, -5]
    assert not way[[0, 2, 3, 4]].any()


def test_points_stay_in_the_picture(view, qtbot):
    view.set_adjusting(True)
    with qtbot.waitSignal(view.points_moved) as moved:
        for _ in range(60):
            QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert moved.args[0][0][0] == 0


def test_both_pictures_follow_one_viewport(view, qtbot):
    other = PictureView(view._viewport)
    other.resize(320, 240)
    qtbot.addWidget(other)
    other.show_side(side(colour=True))
    view._viewport.zoom_by(4.0, QPointF(0.1, 0.1))
    middles = [
        shown.placed().to_picture(QPointF(shown.width() / 2, shown.height() / 2))
        for shown in (view, other)
    ]
    assert (middles[0] - middles[1]).manhattanLength() < 1e-6


def test_only_the_face_is_shown_on_request(view):
    view.set_faces_shown(True)
    middle = view.placed().to_picture(QPointF(320, 240))
    assert (middle - QPointF(180, 200)).manhattanLength() < 1
    assert view.placed().scale > 1.2


def test_it_paints_deep_inside_a_large_picture(qtbot):
    from core.comparison.values import Side
    from core.frame import Picture

    view = PictureView(Viewport())
    view.resize(300, 200)
    qtbot.addWidget(view)
    grey = np.zeros((2000, 3000), np.uint8)
    grey[:, 1500:] = 255
    view.show_side(Side("large", Picture(grey), ()))
    left, right = (view.grab().toImage().pixelColor(x, 100).value() for x in (20, 280))
    assert (left, right) == (0, 255)
    view._viewport.zoom_by(20.0)
    left, right = (view.grab().toImage().pixelColor(x, 100).value() for x in (20, 280))
    assert (left, right) == (0, 255)
