import pytest
from PySide6.QtCore import Qt

from gui.enrol.consent_part import ConsentTerms
from gui.enrol.who_page import WhoPage
from tests.gui.enrolment_values import ASKED, OFFERED
from tests.gui.live_values import match


@pytest.fixture
def page(qtbot):
    page = WhoPage(lambda name: name == "Anna")
    qtbot.addWidget(page)
    page.resize(360, 600)
    page.show()
    page.open(ConsentTerms())
    page.begin()
    return page


def test_a_name_and_enter_are_enough_where_nobody_has_to_agree(page, qtbot):
    with qtbot.waitSignal(page.ready) as ready:
        qtbot.keyClicks(page.name, "  Bert  Ost ")
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    (who,) = ready.args
    assert (who.name, who.external_id, who.tags) == ("Bert Ost", "", ())
    assert who.consent is None
    assert not who.keeps_pictures


def test_without_a_name_it_says_what_is_missing(page, qtbot):
    with qtbot.assertNotEmitted(page.ready):
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
        qtbot.keyClicks(page.name, "   ")
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.note_text == "Type a name first."


def test_number_and_tags_are_handed_on_without_doubles(page, qtbot):
    page.name.setText("Bert")
    page.more.set_open(True)
    page.external_id.setText(" 4711 ")
    page.tags.setText("visitor, second  floor,, visitor\uff0cnight")
    with qtbot.waitSignal(page.ready) as ready:
        page.next_button.click()
    assert ready.args[0].external_id == "4711"
    assert ready.args[0].tags == ("visitor", "second floor", "night")


def test_who_has_to_agree_is_asked_before_it_goes_on(page, qtbot):
    page.open(ASKED)
    qtbot.keyClicks(page.name, "Bert")
    with qtbot.assertNotEmitted(page.ready):
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert "has to read the text and agree" in page.consent.note
    agrees = page.consent.view.agrees
    assert page.focusWidget() is agrees
    qtbot.keyClick(agrees, Qt.Key.Key_Space)
    assert page.consent.note == ""
    with qtbot.waitSignal(page.ready) as ready:
        qtbot.keyClick(agrees, Qt.Key.Key_Return)
    assert ready.args[0].consent.version == 1
    assert not ready.args[0].keeps_pictures


def test_pictures_are_kept_only_with_the_second_box(page, qtbot):
    page.open(ASKED)
    page.name.setText("Bert")
    page.consent.view.keeps.setChecked(True)
    assert not page.consent.keeps_pictures  # nobody agreed to anything yet
    page.consent.view.agrees.setChecked(True)
    with qtbot.waitSignal(page.ready) as ready:
        page.go_on()
    assert ready.args[0].keeps_pictures


def test_one_person_s_consent_is_not_the_next_one_s(page):
    page.open(ASKED)
    page.consent.view.agrees.setChecked(True)
    page.name.setText("Bert")
    page.open(ASKED)
    assert page.name.text() == ""
    assert page.consent.consent is None


def test_the_text_is_folded_where_nobody_has_to_agree_and_may_be_agreed_to(page, qtbot):
    page.open(OFFERED)
    assert not page.consent.view.isVisible()
    page.name.setText("Bert")
    page.consent.view.agrees.setChecked(True)
    with qtbot.waitSignal(page.ready) as ready:
        page.go_on()
    assert ready.args[0].consent is not None


def test_a_name_that_is_taken_is_said_and_allowed(page, qtbot):
    qtbot.keyClicks(page.name, "Anna")
    assert page.note_text == "There is already a person called Anna."
    with qtbot.waitSignal(page.ready):
        qtbot.keyClick(page.name, Qt.Key.Key_Return)


def test_who_is_in_the_gallery_already_gets_views_instead(page, qtbot):
    assert page.known_text == ""
    page.show_lookalike(match("Anna"))
    assert page.known_text.startswith("Anna stands before the camera and is in the gallery")
    with qtbot.waitSignal(page.known_wanted) as wanted:
        page.add_button.click()
    assert wanted.args == ["a" * 32]
    page.show_lookalike(None)
    assert page.known_text == ""
