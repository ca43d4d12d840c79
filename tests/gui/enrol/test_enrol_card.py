import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from core.results import QualityReason
from gui.enrol.best_face import BestFace
from gui.enrol.enrol_card import EnrolCard
from tests.gui.live_values import face, match, result


@pytest.fixture
def card(qtbot):
    card = EnrolCard(lambda name: name == "Anna")
    qtbot.addWidget(card)
    card.show()
    return card


def seen(*results):
    best = BestFace()
    for one in results:
        best.offer(one)
    return best


def test_a_name_and_enter_enrol_the_frozen_picture(card, qtbot):
    good = result(face())
    card.open(seen(good))
    assert card.has_picture
    with qtbot.waitSignal(card.enrol_wanted) as wish:
        qtbot.keyClicks(card.name, "  Bert  Ost ")
        qtbot.keyClick(card.name, Qt.Key.Key_Return)
    name, view, keeps = wish.args
    assert name == "Bert Ost"
    assert view.frame is good.analysis.frame
    assert keeps is False


def test_the_picture_is_kept_only_if_the_person_agrees(card, qtbot):
    card.open(seen(result(face())))
    assert not card.keep_sample.isChecked()
    qtbot.keyClicks(card.name, "Bert")
    qtbot.keyClick(card.name, Qt.Key.Key_Tab)  # reached with the keyboard alone
    assert card.focusWidget() is card.keep_sample
    qtbot.keyClick(card.keep_sample, Qt.Key.Key_Space)
    with qtbot.waitSignal(card.enrol_wanted) as wish:
        card.enrol_button.click()
    assert wish.args[2] is True
    assert not card.keep_sample.isEnabled()  # what was agreed on is on its way
    card.refuse("No.")
    assert card.keep_sample.isEnabled()
    assert card.keep_sample.isChecked()


def test_one_person_s_consent_is_not_the_next_one_s(card):
    card.open(seen(result(face())))
    card.keep_sample.setChecked(True)
    card.open(seen(result(face(track=2))))
    assert not card.keep_sample.isChecked()
    card.propose_keeping(True)
    assert not card.keep_sample.isChecked()  # not while somebody is being asked
    card.open(seen(result(face(track=3))))
    assert card.keep_sample.isChecked()


def test_what_is_agreed_to_is_said_in_full(card):
    card.open(seen(result(face())))
    sentence = card.keep_sample.toolTip()
    assert "agrees that the picture is kept" in sentence
    assert card.keep_sample.accessibleDescription() == sentence
    named = QAccessible.queryAccessibleInterface(card.keep_sample).text(QAccessible.Text.Name)
    assert named == "Keep the picture (person agrees)"


def test_without_a_name_nobody_is_enrolled(card, qtbot):
    card.open(seen(result(face())))
    with qtbot.assertNotEmitted(card.enrol_wanted):
        qtbot.keyClick(card.name, Qt.Key.Key_Return)
        qtbot.keyClicks(card.name, "   ")
        qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert not card.enrol_button.isEnabled()


def test_it_waits_with_advice_until_a_good_picture_comes(card, qtbot):
    best = seen(result())
    card.open(best)
    assert "Nobody is in front of the camera" in card.advice_text
    best.offer(result(face(reason=QualityReason.TOO_SMALL), time=0.1))
    card.follow(best)
    assert card.advice_text == "Come closer to the camera."
    qtbot.keyClicks(card.name, "Bert")
    with qtbot.assertNotEmitted(card.enrol_wanted):
        qtbot.keyClick(card.name, Qt.Key.Key_Return)
    best.offer(result(face(), time=0.2))
    card.follow(best)
    assert card.has_picture
    assert card.enrol_button.isEnabled()


def test_what_was_frozen_stays_until_another_is_asked_for(card, qtbot):
    first, later = result(face(overall=60)), result(face(overall=95), time=0.5)
    best = seen(first)
    card.open(best)
    best.offer(later)
    card.follow(best)
    qtbot.keyClicks(card.name, "B")
    with qtbot.waitSignal(card.enrol_wanted) as wish:
        card.enrol_button.click()
    assert wish.args[1].frame is first.analysis.frame
    card.refuse("No.")
    card.again_button.click()
    assert not card.has_picture
    card.follow(best)
    with qtbot.waitSignal(card.enrol_wanted) as wish:
        card.enrol_button.click()
    assert wish.args[1].frame is later.analysis.frame


def test_a_fake_is_refused_in_words(card):
    card.open(seen(result(face(spoof=True))))
    assert "can't be enrolled" in card.advice_text
    assert not card.has_picture


def test_somebody_who_looks_like_an_enrolled_person_is_pointed_out(card, qtbot):
    card.open(seen(result(face(), best=match("Anna", 0.71))))
    assert card.warning_text == "This looks like Anna (similarity 0.71). Enrol anyway?"
    assert card.enrol_button.text() == "Enrol anyway"
    qtbot.keyClicks(card.name, "Twin")
    assert card.enrol_button.isEnabled()


def test_a_name_that_is_taken_is_said_and_allowed(card, qtbot):
    card.open(seen(result(face())))
    qtbot.keyClicks(card.name, "Anna")
    assert "already a person called Anna" in card.note_text
    assert card.enrol_button.isEnabled()


def test_a_refusal_is_shown_and_the_name_stays(card, qtbot):
    card.open(seen(result(face())))
    qtbot.keyClicks(card.name, "Bert")
    card.enrol_button.click()
    assert not card.enrol_button.isEnabled()  # not twice
    card.refuse("The gallery can't be written.")
    assert card.warning_text == "The gallery can't be written."
    assert card.name.text() == "Bert"
    assert card.enrol_button.isEnabled()


def test_a_lookalike_found_only_after_the_picture_was_frozen_is_pointed_out_too(card):
    best = seen(result(face()))
    card.open(best)
    assert card.warning_text == ""
    best.offer(result(face(), time=0.3, best=match("Anna", 0.6)))
    card.follow(best)
    assert "looks like Anna" in card.warning_text


def test_the_next_person_before_the_camera_changes_no_warning(card):
    best = seen(result(face(track=1)))
    card.open(best)
    best.offer(result(face(track=2), time=0.3, best=match("Anna", 0.6)))
    card.follow(best)
    assert card.warning_text == ""


def test_enter_enrols_from_the_check_box_too_and_once(card, qtbot):
    wishes = []
    card.enrol_wanted.connect(lambda *wish: wishes.append(wish))
    card.open(seen(result(face())))
    qtbot.keyClicks(card.name, "Bert")
    qtbot.keyClick(card.keep_sample, Qt.Key.Key_Space)
    qtbot.keyClick(card.keep_sample, Qt.Key.Key_Return)
    ((name, _, keep),) = wishes
    assert (name, keep) == ("Bert", True)
    card.refuse("")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert len(wishes) == 2
