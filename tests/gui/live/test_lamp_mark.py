import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.capture.camera import CameraFacts
from core.capture.lamp_diagnosis import Diagnosis, LampKind, diagnose
from gui.live.lamp_mark import LampMark
from gui.tokens import OVERLAY
from tests.gui.light_readings import pulsing, steady


@pytest.fixture
def picture(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    return widget


@pytest.fixture
def mark(picture):
    return LampMark(picture)


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        (pulsing(), "Lamp pulses"),
        (steady(), "Lamp steady or off"),
        (steady(2.0), "Picture stays dark"),
        (pulsing(lit=100.0, unlit=93.0), "Other light 90 %"),
        (pulsing() + steady(20.0, start=120), "Lamp no longer pulses"),
        (pulsing(rate=6.0), "Few pictures come"),
        ((), "Lamp: looking"),
    ],
)
def test_it_says_in_a_few_words_what_the_lamp_does(mark, readings, words):
    mark.show_diagnosis(diagnose(readings))
    assert mark.text() == words
    assert mark.accessibleName() == words


def test_the_whole_sentence_is_told_too(mark):
    mark.show_diagnosis(diagnose(pulsing(lit=100.0, unlit=93.0)))
    assert mark.toolTip() == "86 % of the light is not the lamp's."
    assert mark.accessibleDescription() == mark.toolTip()


def test_a_colour_camera_is_named(mark):
    mark.show_diagnosis(diagnose(steady(), CameraFacts("opencv", has_chroma=True)))
    assert mark.text() == "Not an infrared camera"


@pytest.mark.parametrize(
    ("kind", "quiet"),
    [
        (LampKind.PULSING, True),
        (LampKind.FLAG_WRONG, True),  # the pictures are believed: nothing for the desk to do
        (LampKind.STOPPED, False),
        (LampKind.OVEREXPOSED, False),
    ],
)
def test_it_warns_only_of_what_somebody_at_the_desk_can_change(mark, kind, quiet):
    mark.resize(mark.sizeHint())
    mark.show_diagnosis(Diagnosis(kind, "The sentence.", ""))
    picture = mark.grab().toImage()
    pixels = [
        picture.pixelColor(x, y) for x in range(picture.height()) for y in range(picture.height())
    ]
    assert (QColor(OVERLAY.warn) not in pixels) is quiet


def test_it_takes_no_place_while_there_is_no_lamp_to_speak_of(mark):
    mark.show_diagnosis(diagnose(pulsing()))
    assert not mark.isHidden()
    mark.show_diagnosis(None)
    assert mark.isHidden()


def test_it_stays_in_the_corner_and_has_room_for_its_words(mark, picture):
    picture.show()
    mark.show_diagnosis(diagnose(pulsing()))
    narrow = mark.width()
    mark.show_diagnosis(diagnose(pulsing() + steady(20.0, start=120)))
    assert mark.width() > narrow
    picture.resize(700, 500)
    assert mark.geometry().bottomLeft().toTuple() == (16, 500 - 16 - 1)


def test_it_is_pressed_with_the_keyboard_too(mark, picture, qtbot):
    picture.show()
    mark.show_diagnosis(diagnose(pulsing()))
    with qtbot.waitSignal(mark.clicked, timeout=500):
        QTest.keyClick(mark, Qt.Key.Key_Space)
