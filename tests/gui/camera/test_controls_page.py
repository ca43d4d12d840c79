import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from core.wording import PlainError
from gui.camera.control_row import ControlRow
from gui.camera.controls_page import ControlsPage
from tests.gui.set_camera import CONTROLS, SetCamera


@pytest.fixture
def page(qtbot):
    widget = ControlsPage()
    qtbot.addWidget(widget)
    widget.resize(600, 500)
    widget.show()
    return widget


@pytest.fixture
def wishes(page):
    heard = []
    page.control_wanted.connect(lambda name, value: heard.append((name, value)))
    return heard


def told(**values):
    """The camera's controls with some values changed."""
    camera = SetCamera()
    for name, value in values.items():
        camera.set_control(name, value)
    return camera.controls()


def test_a_source_without_controls_says_so(page):
    assert "no camera answers" in page.introduction
    page.set_controls(())
    assert "nothing to set" in page.introduction
    assert not page.reset.isVisible()
    page.set_controls(told())
    assert "remembered" in page.introduction
    assert page.reset.isVisible()


def test_each_kind_has_its_editor_and_shows_what_the_camera_has(page):
    page.set_controls(told())
    rows = page.rows
    assert rows["automatic_exposure"].switch.isChecked()
    assert rows["exposure"].number.value() == 12.0
    assert rows["exposure"].number.text().endswith("ms")
    assert rows["gain"].number.value() == 16.0
    assert rows["mains_frequency"].choice.currentText() == "50 Hz"


def test_what_another_decides_is_greyed_with_its_reason(page):
    page.set_controls(told())
    exposure = page.rows["exposure"]
    assert not exposure.number.isEnabled()
    assert not exposure.slider.isEnabled()
    assert exposure.meaning.text() == "Automatic exposure decides about it."
    page.set_controls(told(automatic_exposure=0.0))
    assert exposure is page.rows["exposure"]  # the row that somebody may be using stays
    assert exposure.number.isEnabled()
    assert "Longer is brighter" in exposure.meaning.text()


def test_wishes_are_told_once_each(page, wishes, qtbot):
    page.set_controls(told())
    page.rows["automatic_exposure"].switch.click()
    page.rows["mains_frequency"].choice.activated.emit(2)
    page.rows["gain"].number.setValue(40)
    qtbot.waitUntil(lambda: len(wishes) == 3, timeout=2000)
    assert dict(wishes) == {"automatic_exposure": 0.0, "mains_frequency": 2.0, "gain": 40.0}
    assert page.rows["gain"].slider.value() == 40


def test_a_slider_that_moves_tells_its_last_place_and_not_each(page, wishes, qtbot):
    page.set_controls(told())
    for position in range(1, 60):
        page.rows["gain"].slider.setValue(position)
    qtbot.waitUntil(lambda: bool(wishes) and wishes[-1] == ("gain", 59.0), timeout=2000)
    assert len(wishes) == 2


def test_an_answer_from_before_does_not_move_the_slider_back(page, qtbot):
    page.set_controls(told())
    page.rows["gain"].number.setValue(40)
    with qtbot.waitSignal(page.ask_wanted, timeout=2000):
        page.set_controls(told())
        assert page.rows["gain"].number.value() == 40
    page.set_controls(told(gain=39.0))
    assert page.rows["gain"].number.value() == 39


def test_a_refused_value_goes_back_to_what_the_camera_has(page):
    page.set_controls(told())
    page.rows["gain"].number.setValue(120)
    page.show_refused(PlainError("It doesn't take that."))
    page.set_controls(told())
    assert page.refused.text == "It doesn't take that."
    assert page.rows["gain"].number.value() == 16
    page.rows["gain"].number.setValue(20)
    assert page.refused.text == ""


@pytest.mark.parametrize("editor", ["slider", "number"])
def test_the_wheel_scrolls_the_page_and_sets_nothing_by_accident(page, wishes, qtbot, editor):
    page.set_controls(told())
    widget = getattr(page.rows["gain"], editor)
    page.reset.setFocus()
    for focused in (False, True):
        if focused:
            page.activateWindow()
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
        turn = QWheelEvent(
            QPointF(5, 5),
            widget.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, turn)
        assert bool(wishes) is focused


def test_all_is_reset_with_one_button(page, qtbot):
    page.set_controls(told())
    with qtbot.waitSignal(page.reset_wanted, timeout=500):
        page.reset.click()


def test_another_camera_gets_its_own_rows(page):
    page.set_controls(told())
    page.clear()
    assert page.rows == {}
    page.set_controls(CONTROLS[2:3])
    assert list(page.rows) == ["gain"]


def test_a_wide_range_of_times_is_laid_out_by_ratios(qtbot):
    row = ControlRow(dataclasses.replace(CONTROLS[1], is_active=True))
    qtbot.addWidget(row)
    row.slider.setValue(row.slider.maximum() // 2)
    assert row.number.value() == pytest.approx((0.1 * 330.0) ** 0.5, rel=0.03)
    row.slider.setValue(row.slider.maximum())
    assert row.number.value() == 330.0


@pytest.mark.parametrize(("step", "places"), [(1.0, 0), (0.1, 1), (0.25, 2), (0.001, 3), (0.0, 0)])
def test_a_number_has_the_places_that_its_steps_need(qtbot, step, places):
    row = ControlRow(dataclasses.replace(CONTROLS[2], step=step))
    qtbot.addWidget(row)
    assert row.number.decimals() == places
