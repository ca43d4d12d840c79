import pytest
from PySide6.QtCore import Qt

from core.results import Match
from gui.enrol.double_page import DoublePage, Doubles
from tests.gui.enrolment_values import shot

ANNA = Match("a" * 32, "Anna", 0.71, "t")
BERTA = Match("b" * 32, "Berta", 0.62, "t")


@pytest.fixture
def page(qtbot):
    page = DoublePage()
    qtbot.addWidget(page)
    page.show()
    return page


def doubles(*matches):
    picture = shot().frame.pixels[:96, :96]
    return Doubles("Ada", picture, 0.5, matches, (picture,), ("4711, visitor",))


def test_one_enter_too_many_decides_nothing(page, qtbot):
    page.show_doubles(doubles(ANNA))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    assert page.question == "Is this somebody who is in the gallery already?"
    with qtbot.assertNotEmitted(page.merge_wanted), qtbot.assertNotEmitted(page.distinct_said):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert page.pair.merge_button.hasFocus()
    with qtbot.waitSignal(page.merge_wanted) as wanted:
        page.pair.merge_button.click()
    assert wanted.args == ["a" * 32]


def test_a_different_person_needs_a_reason(page, qtbot):
    page.show_doubles(doubles(ANNA))
    with qtbot.assertNotEmitted(page.distinct_said):
        page.pair.distinct_button.click()
    page.reason_bar.box.setCurrentIndex(1)
    with qtbot.waitSignal(page.distinct_said) as said:
        qtbot.keyClick(page.reason_bar.box, Qt.Key.Key_Return)
    assert said.args == [("a" * 32,), "Twins or close relatives"]


def test_several_doubles_are_asked_about_one_after_the_other(page, qtbot):
    page.show_doubles(doubles(ANNA, BERTA))
    assert page.count_text == "1 of 2 who look alike"
    page.pair.distinct_button.click()
    assert page.count_text == "2 of 2 who look alike"
    assert page.reason_bar.question == ""
    with qtbot.waitSignal(page.merge_wanted) as wanted:
        page.pair.merge_button.click()
    assert wanted.args == ["b" * 32]
    page.pair.distinct_button.click()
    page.reason_bar.box.setEditText("their mother told us")
    with qtbot.waitSignal(page.distinct_said) as said:
        page.reason_bar.take_button.click()
    assert said.args == [("a" * 32, "b" * 32), "their mother told us"]


def test_nothing_need_be_decided(page, qtbot):
    page.show_doubles(doubles(ANNA))
    with qtbot.waitSignal(page.left):
        page.pair.leave_button.click()
