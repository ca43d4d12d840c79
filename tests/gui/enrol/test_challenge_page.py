"""What the operator sees of a challenge, and what can be done instead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.challenge.values import (
    ChallengeHint,
    ChallengeProgress,
    ChallengeState,
    Movement,
    WaiverReason,
)
from core.enrolment.shots import Arrow, Trouble
from gui.enrol.challenge_page import ARROWS, ChallengePage, Moment
from gui.theme import Theme


@pytest.fixture
def page(qtbot, qapp):
    Theme().apply(qapp, "light")
    made = ChallengePage()
    qtbot.addWidget(made)
    made.resize(380, 640)
    made.open(mirrored=True)
    made.show()
    return made


def asked(movement=Movement.TURN_LEFT, part=0.4, **values):
    return Moment(
        ChallengeProgress(ChallengeState.ASKED, movement, part, number=1, count=2, **values)
    )


FAILED = Moment(ChallengeProgress(ChallengeState.TOO_LATE))


def test_one_movement_is_asked_for_in_words_with_an_arrow_and_how_far_it_is(page):
    page.show_moment(asked())
    assert page.hint_text == "Turn your head a little to your left."
    assert page.ring().arrow is Arrow.LEFT
    assert page.bar.isVisible()
    assert page.bar.value() == 40
    assert page._count.text() == "Movement 1 of 2"
    assert set(ARROWS) == set(Movement)
    page.show_moment(asked(hint=ChallengeHint.BACK))
    assert page.hint_text == "Now look straight again."
    assert page.ring().arrow is Arrow.NONE


def test_another_movement_may_be_asked_for_only_while_one_is(page, qtbot):
    assert not page.cannot_button.isEnabled()
    page.show_moment(asked())
    with qtbot.waitSignal(page.cannot):
        page.cannot_button.click()
    page.show_moment(asked(is_another=True))
    assert "in the place of the last one" in page.advice_text


def test_a_failure_can_be_tried_again_with_enter(page, qtbot):
    page.show_moment(FAILED)
    page.begin()
    assert page.ring().is_trouble
    assert not page.bar.isVisible()
    assert "try again" in page.advice_text
    with qtbot.waitSignal(page.again_wanted):
        QTest.keyClick(page, Qt.Key.Key_Return)


@pytest.mark.parametrize("trouble", [one for one in Trouble if one is not Trouble.NONE])
def test_what_must_be_settled_first_is_said_with_advice(page, trouble):
    page.show_moment(Moment(asked().progress, trouble))
    assert page.ring().is_trouble
    assert page.advice_text
    assert not page.bar.isVisible()


def test_a_camera_without_a_picture_is_said(page):
    page.show_moment(Moment(asked().progress, is_blind=True))
    assert page.hint_text == "No picture comes from the camera."


def test_it_is_waived_only_with_a_reason_of_the_list(page, qtbot):
    page.show_moment(asked())
    page.waive_button.click()
    assert page.waiver.is_asking
    assert not page.waiver.go_button.isEnabled()
    assert not page.waiver.box.isEditable()
    with qtbot.assertNotEmitted(page.waived):
        QTest.keyClick(page.waiver, Qt.Key.Key_Return)
    page.waiver.box.setCurrentIndex(0)
    with qtbot.waitSignal(page.waived) as told:
        page.waiver.go_button.click()
    assert told.args == [WaiverReason.TURNING]


def test_escape_takes_the_question_away_and_asks_on(page):
    page.show_moment(asked())
    page.waive_button.click()
    assert page.step_back()
    assert not page.waiver.is_asking
    assert page.waive_button.isVisible()
    assert page.cannot_button.isVisible()
    assert not page.step_back()


def test_everything_that_can_be_operated_has_a_name(page):
    page.waive_button.click()
    for widget in (
        *(page.again_button, page.cannot_button, page.waive_button, page.cancel_button),
        *(page.waiver.go_button, page.waiver.leave_button),
    ):
        assert widget.text()
        assert widget.objectName()
    assert page.waiver.box.accessibleName()
    assert page.bar.accessibleName()
