import pytest
from PySide6.QtCore import Qt

from core.people.records import View
from gui.enrol.views_page import ViewsPage
from tests.gui.enrolment_values import ASKED, OFFERED


@pytest.fixture
def page(qtbot):
    page = ViewsPage()
    qtbot.addWidget(page)
    page.show()
    page.open("Ada", OFFERED)
    return page


def test_what_is_new_about_the_face_is_chosen(page, qtbot):
    with qtbot.waitSignal(page.ready) as ready:
        page.go_on()
    assert ready.args[0].look is View.GLASSES
    page.choices[View.BEARD].setChecked(True)
    page.replaces.setChecked(True)
    with qtbot.waitSignal(page.ready) as ready:
        qtbot.keyClick(page.choices[View.BEARD], Qt.Key.Key_Return)
    assert (ready.args[0].look, ready.args[0].replaces) == (View.BEARD, True)
    page.choices[None].setChecked(True)
    with qtbot.waitSignal(page.ready) as ready:
        page.next_button.click()
    assert ready.args[0].look is None


def test_who_never_agreed_is_asked_first(page, qtbot):
    page.open("Ada", ASKED)
    with qtbot.assertNotEmitted(page.ready):
        page.go_on()
    page.consent.view.agrees.setChecked(True)
    with qtbot.waitSignal(page.ready) as ready:
        page.go_on()
    assert ready.args[0].consent is not None


def test_replacing_is_nobody_s_but_this_person_s_choice(page):
    page.replaces.setChecked(True)
    page.open("Bert", OFFERED)
    assert not page.replaces.isChecked()
