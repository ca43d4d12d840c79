import numpy as np
import pytest
import shiboken6

from core.capture.lamp_diagnosis import ADVICE, LampKind, diagnose
from core.frame import Frame, Lamp, UnlitNeighbour
from gui import language
from gui.camera.lamp_pictures import lamp_alone
from gui.camera.light_page import LightPage
from gui.theme import Theme
from tests.gui.light_readings import pulsing, steady


@pytest.fixture(scope="module")
def theme(qapp):
    made = Theme()
    made.apply(qapp, "light")
    yield made
    language.install("en")
    made.apply(qapp, "light")


@pytest.fixture
def page(theme):
    widget = LightPage()
    widget.resize(620, 600)
    widget.show()
    yield widget
    widget.close()
    shiboken6.delete(widget)  # a change of theme visits every widget there is


def tell(page, readings):
    page.set_readings(readings)
    page.set_diagnosis(diagnose(readings))


def test_each_picture_is_a_point_of_its_kind(page, qtbot):
    tell(page, pulsing(4.0))
    qtbot.waitUntil(lambda: page.scope.points != {}, timeout=5000)
    assert page.scope.points == {"lit": 60, "unlit": 60, "unknown": 0}
    tell(page, steady(seconds=2.0))
    assert page.scope.points == {"lit": 0, "unlit": 0, "unknown": 60}


def test_only_the_last_ten_seconds_are_shown(page):
    tell(page, pulsing(14.0))
    shown = page.scope.readings
    assert shown[-1].time - shown[0].time == pytest.approx(10.0, abs=0.1)


def test_it_says_in_words_what_the_scope_shows(page):
    tell(page, pulsing(lit=120.0, unlit=60.0, flag=Lamp.LIT, flag_is_wrong=True))
    assert page.card.sentence == ADVICE[LampKind.FLAG_WRONG].sentence
    said = page.numbers.text
    assert "Light with the lamp: 120 of 255" in said
    assert "Light without the lamp: 60 of 255" in said
    assert "Other light: 25 % of the light" in said
    assert "Pictures: 30 a second" in said
    assert "always on (not believed: the pictures contradict)" in said
    assert page.numbers.accessibleDescription() == said


def test_it_says_what_is_not_known(page):
    tell(page, steady(80.0))
    said = page.numbers.text
    assert "Light: 80 of 255" in said
    assert "Other light: not known" in said
    assert "Exposure: 8 ms, gain 2" in said
    assert "The camera says of its lamp: nothing" in said


def test_lost_pictures_are_counted(page):
    tell(page, tuple(r for r in pulsing() if r.number % 10 != 4))
    assert "27 a second, 9 of 90 lost" in page.numbers.text


def test_a_dark_picture_comes_with_what_to_do(page):
    tell(page, steady(3.0))
    assert page.card.sentence == ADVICE[LampKind.DARK].sentence
    assert page.card.steps == list(ADVICE[LampKind.DARK].steps)
    tell(page, pulsing())
    assert page.card.sentence == "The lamp pulses: every second picture is lit."
    assert page.card.steps == []


def test_what_is_held_stays(page):
    tell(page, pulsing())
    page.hold.click()
    tell(page, steady(3.0))
    assert page.card.sentence == "The lamp pulses: every second picture is lit."
    assert "120" in page.numbers.text
    page.hold.click()
    tell(page, steady(3.0))
    assert page.card.sentence == ADVICE[LampKind.DARK].sentence


def test_another_source_begins_anew(page):
    tell(page, pulsing())
    page.hold.click()
    page.clear()
    assert page.scope.readings == ()
    assert not page.hold.isChecked()
    assert page.card.sentence == ADVICE[LampKind.TOO_FEW].sentence


def test_the_small_pictures_come_and_go_with_the_pulses(page):
    lit, unlit = np.full((48, 64), 120, np.uint8), np.full((48, 64), 60, np.uint8)
    neighbour = UnlitNeighbour(unlit, 999.97)
    tell(page, pulsing())
    page.set_frame(Frame(0, 1000.0, lit, Lamp.LIT))
    assert not page.pictures.isVisible()
    page.set_frame(Frame(0, 1000.0, lit, Lamp.LIT, unlit=neighbour))
    assert page.pictures.isVisible()
    tell(page, steady())
    assert not page.pictures.isVisible()


def test_the_lamp_alone_is_the_difference_of_light():
    lit, unlit = np.array([[100, 50, 30]], np.uint8), np.array([[60, 50, 40]], np.uint8)
    assert lamp_alone(lit, unlit).tolist() == [[80, 0, 0]]


def test_all_about_lamps_can_be_read_in_the_window(page):
    page.about.click()
    assert page.currentWidget() is page.guide
    assert page.guide.back.hasFocus()
    assert page.step_back()
    assert page.currentWidget() is not page.guide
    assert not page.step_back()


def test_both_themes_and_languages_are_followed(page, theme, qtbot, qapp):
    tell(page, pulsing())
    qtbot.waitUntil(lambda: page.scope.points != {}, timeout=5000)
    theme.apply(qapp, "dark")
    language.install("zh_CN")
    assert page.scope.points == {"lit": 60, "unlit": 60, "unknown": 0}
