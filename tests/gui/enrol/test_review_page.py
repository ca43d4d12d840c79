from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from core.people.records import View
from core.quality import QualityReason
from core.results import Rating
from gui.enrol.review_page import Review, ReviewPage
from tests.gui.enrolment_values import LIVE, SPOOF, shot, shots


@pytest.fixture
def page(qtbot):
    page = ReviewPage()
    qtbot.addWidget(page)
    page.resize(360, 640)
    page.show()
    return page


def test_every_shot_is_shown_with_its_quality_and_what_becomes_of_it(page):
    page.show_review(Review("Ada", shots(3), LIVE, has_consent=True))
    words = [row.words for row in page.rows]
    assert [word.split(" Quality")[0] for word in words] == [
        "Straight",
        "To the left",
        "To the right",
    ]
    assert all("Quality 80" in word for word in words)
    assert all("Kept: template, no picture" in word for word in words)
    page.show_review(Review("Ada", shots(3), LIVE, keeps_pictures=True, has_consent=True))
    assert all("Kept: template and picture" in row.words for row in page.rows)


def test_the_parts_of_a_quality_are_there_when_they_are_wanted(page):
    page.show_review(Review("Ada", shots(1)))
    (row,) = page.rows
    assert not row.parts_text
    row.fold.set_open(True)
    assert "Sharpness" in row.parts_text


def test_enter_keeps_it_once(page, qtbot):
    page.show_review(Review("Ada", shots(1)))
    page.begin()
    with qtbot.waitSignal(page.confirmed):
        qtbot.keyClick(page.enrol_button, Qt.Key.Key_Return)
    page.set_busy()
    with qtbot.assertNotEmitted(page.confirmed):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert not page.enrol_button.isEnabled()
    page.refuse("The disk is full.")
    assert page.warning_text == "The disk is full."
    assert page.enrol_button.isEnabled()
    assert page.enrol_button.hasFocus()  # one more Enter tries again; it cancels nothing


def test_one_view_is_taken_again_or_left_out(page, qtbot):
    taken = shots(3)
    page.show_review(Review("Ada", taken))
    with qtbot.waitSignal(page.retake_wanted) as wanted:
        page.rows[1].retake_button.click()
    assert wanted.args == [View.LEFT]
    with qtbot.waitSignal(page.drop_wanted) as wanted:
        page.rows[2].drop_button.click()
    assert wanted.args[0] is taken[2]
    page.show_review(Review("Ada", taken[:1]))
    assert not page.rows[0].drop_button.isEnabled()  # somebody without a template is nobody


def test_why_a_poor_picture_was_taken_stands_beside_it(page):
    poor = shot(reason=QualityReason.GLARE, override="The light can't be changed now")
    page.show_review(Review("Ada", (poor,)))
    words = page.rows[0].words
    assert "The glasses reflect: tilt the head a little." in words
    assert "Taken by hand: The light can't be changed now" in words


def test_an_expression_that_is_not_neutral_is_pointed_out(page):
    plain = shot()
    smiling = replace(plain, face=replace(plain.face, rating=Rating(0.2, "expression", "fer")))
    page.show_review(Review("Ada", (smiling,)))
    assert "A neutral expression would be better." in page.rows[0].words


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (Review("Ada", shots(1), LIVE), "judged live"),
        (Review("Ada", shots(1), SPOOF), "taken for a fake"),
        (Review("Ada", shots(1)), "was not judged"),
        (Review("Ada", shots(1), of_pictures=True), "Pictures can't show"),
    ],
)
def test_what_liveness_knows_is_said_honestly(page, review, said):
    page.show_review(review)
    assert said in page.liveness_text


def test_pictures_of_files_are_not_taken_again(page):
    page.show_review(Review("Ada", (shot(View.PICTURE, source="passport.png"),), of_pictures=True))
    assert not page.rows[0].retake_button.isVisible()
    assert "passport.png" in page.rows[0].words


def test_further_views_are_added_not_enrolled(page):
    page.show_review(Review("Ada", shots(1), is_known=True))
    assert page.enrol_button.text() == "Add these views"
    page.set_looking(True)
    assert page.enrol_button.text() == "Searching for doubles…"
