from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.wording import PlainError
from gui import language
from gui.compare.pair_page import LEFT, RIGHT, PairPage
from gui.compare.values import View
from gui.compare.words import say_failure
from tests.gui.compare.compare_values import side, two_faces

NO_FACE = PlainError("No face was found in the picture {file}.", file="/tmp/of ada/x.txt")

CHIP = np.full((560, 560), 100, np.uint8)


@pytest.fixture
def page(qtbot):
    made = PairPage()
    qtbot.addWidget(made)
    made.resize(1180, 640)
    made.show()
    return made


def files(*names):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    return data


def drop(page, data, x):
    how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copy = Qt.DropAction.CopyAction
    page.dragEnterEvent(QDragEnterEvent(QPoint(x, 300), copy, *how))
    page.dragMoveEvent(QDragMoveEvent(QPoint(x, 300), copy, *how))
    hints = [body.text for body in page.bodies]
    page.dropEvent(QDropEvent(QPointF(x, 300), copy, *how))
    return hints


def test_what_is_dropped_comes_where_it_was_dropped(page):
    wanted = []
    page.file_chosen.connect(lambda place, file: wanted.append((place, file)))
    hints = drop(page, files("a.png"), 700)
    assert "Drop the picture here" in hints[RIGHT]
    assert "Drop" not in page.bodies[RIGHT].text
    drop(page, files("b.png"), 100)
    assert wanted == [(RIGHT, Path("/tmp/a.png")), (LEFT, Path("/tmp/b.png"))]


def test_two_files_come_on_both_sides(page):
    wanted = []
    page.file_chosen.connect(lambda place, file: wanted.append((place, file.name)))
    drop(page, files("a.png", "b.png"), 100)
    assert wanted == [(LEFT, "a.png"), (RIGHT, "b.png")]


def test_what_was_copied_goes_to_the_empty_side(page):
    wanted = []
    page.image_pasted.connect(lambda place, _image: wanted.append(place))
    page.file_chosen.connect(lambda place, _file: wanted.append((place, "file")))
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    page.paste()
    page.show_side(LEFT, side())
    page.paste()
    QApplication.clipboard().setMimeData(files("a.png"))
    page.paste()
    assert wanted == [LEFT, RIGHT, (RIGHT, "file")]


def test_nothing_to_paste_is_said(page):
    QApplication.clipboard().setText("no picture")
    page.paste()
    assert "Nothing that was copied" in page.error_bar.text


def test_faces_can_be_chosen_where_there_are_several(page, qtbot):
    page.show_side(RIGHT, two_faces())
    foot = page.feet[RIGHT]
    assert foot.faces.isVisible()
    assert foot.faces.count() == 2
    with qtbot.waitSignal(page.face_wanted) as wanted:
        foot.faces.activated.emit(1)
    assert wanted.args == [RIGHT, 1]


def test_points_are_adjusted_and_put_back(page, qtbot):
    shown = side()
    page.show_side(LEFT, shown)
    foot, view = page.feet[LEFT], page.bodies[LEFT].view
    foot.adjust_button.click()
    assert view.is_adjusting
    assert foot.words.text() == "1: left eye"
    assert page.bar.only_faces.isChecked()
    QTest.keyClick(view, Qt.Key.Key_3)
    assert foot.words.text() == "3: tip of the nose"
    assert page.leave_adjusting()
    assert not view.is_adjusting
    assert not page.leave_adjusting()
    assert foot.reset_button.isHidden()
    from dataclasses import replace

    page.show_side(LEFT, replace(shown, moved=shown.face.detection.landmarks))
    with qtbot.waitSignal(page.points_moved) as moved:
        foot.reset_button.click()
    assert moved.args == [LEFT, None]


def test_views_of_faces_need_two_faces(page):
    assert not page.bar.buttons[View.SWIPE].isEnabled()
    page.show_chips(CHIP, CHIP, ("a", "b"))
    page.bar.buttons[View.SWIPE].click()
    assert page.stage.isVisible()
    page.stage_bar.swipe.setValue(20)
    assert page.stage.swipe == pytest.approx(0.2)
    page.bar.buttons[View.BLINK].click()
    page.stage_bar.blink_button.click()
    assert page.stage.is_blinking
    page.show_chips(None, None)
    assert page.view is View.PICTURES
    assert not page.stage.is_blinking


def test_errors_stand_on_the_side_they_belong_to(page):
    page.show_error(LEFT, "x.txt", NO_FACE)
    assert say_failure(NO_FACE) in page.bodies[LEFT].text
    assert "No picture yet" in page.bodies[RIGHT].text
    page.show_loading(LEFT, "a.png")
    assert "Looking for faces" in page.bodies[LEFT].text


def test_why_a_picture_failed_follows_the_language(page, qtbot):
    page.show_error(LEFT, "x.txt", NO_FACE)
    before = page.bodies[LEFT].text
    try:
        language.install("zh_CN")
        qtbot.waitUntil(lambda: page.bodies[LEFT].text != before)
        assert say_failure(NO_FACE) in page.bodies[LEFT].text
        assert say_failure(NO_FACE) not in before
    finally:
        language.install("en")
    qtbot.waitUntil(lambda: page.bodies[LEFT].text == before)


def test_zoom_keys(page):
    page.zoom(1.0)
    assert page.viewport.zoom > 1
    page.zoom(0.0)
    assert page.viewport.zoom == 1
