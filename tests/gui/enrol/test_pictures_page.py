import pytest
from PySide6.QtCore import Qt

from core.people.records import View
from gui.enrol.pictures_page import FoundFace, PicturesPage
from tests.gui.enrolment_values import shot

GLARE = "The glasses reflect: tilt the head a little."


def found(name="passport.png", hindrance="", proposed=True):
    return FoundFace(shot(View.PICTURE, source=name), hindrance, proposed)


@pytest.fixture
def page(qtbot):
    page = PicturesPage()
    qtbot.addWidget(page)
    page.resize(360, 640)
    page.show()
    page.open()
    return page


def test_it_says_how_far_the_search_is_and_waits_for_it(page):
    page.show_progress(2, 5)
    assert "2 of 5 pictures" in page.text
    assert not page.next_button.isEnabled()
    page.show_found((), ())
    assert "No face was found" in page.text
    assert not page.next_button.isEnabled()


def test_proposed_faces_are_ticked_and_handed_on(page, qtbot):
    first, other = found(), found("group.jpg", proposed=False)
    page.show_found((first, other), ())
    assert page.chosen == (first.shot,)
    page.choices[1].box.setChecked(True)
    page.choices[1].box.setFocus()
    with qtbot.waitSignal(page.ready) as ready:
        qtbot.keyClick(page.choices[1].box, Qt.Key.Key_Return)
    assert ready.args[0] == (first.shot, other.shot)


def test_further_pictures_join_those_that_are_there(page):
    page.show_found((found(),), ())
    page.choices[0].box.setChecked(False)
    page.show_found((found("visa.png"),), ("The file x.png is no picture.",))
    assert [choice.box.isChecked() for choice in page.choices] == [False, True]
    assert "x.png is no picture" in page.text


def test_what_hinders_is_said_and_needs_a_reason(page, qtbot):
    page.show_found((found(hindrance=GLARE, proposed=False),), ())
    assert GLARE in page.choices[0].words
    page.choices[0].box.setChecked(True)
    with qtbot.assertNotEmitted(page.ready):
        page.next_button.click()
    assert page.reason_bar.question.startswith(GLARE)
    page.reason_bar.box.setEditText("the only picture there is")
    with qtbot.waitSignal(page.ready) as ready:
        page.reason_bar.take_button.click()
    assert ready.args[0][0].override == "the only picture there is"


def test_faces_of_different_people_are_noticed(page):
    page.show_found((found(), found("other.png")), ())
    page.ask_about_unlike(page.chosen)
    assert "different people" in page.text
    page.choices[1].box.setChecked(False)
    assert "different people" not in page.text
    assert page.reason_bar.question == ""


def test_somebody_may_insist_that_unlike_pictures_are_one_person(page, qtbot):
    page.show_found((found(), found("old.png")), ())
    page.ask_about_unlike(page.chosen)
    page.reason_bar.box.setCurrentIndex(0)
    with qtbot.waitSignal(page.ready) as ready:
        page.reason_bar.take_button.click()
    shots, insists = ready.args
    assert insists
    assert {shot.override for shot in shots} == {"The pictures are many years apart"}
