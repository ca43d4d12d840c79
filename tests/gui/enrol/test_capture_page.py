import pytest
from PySide6.QtCore import Qt

from core.enrolment.shots import Arrow, Hint, Trouble
from core.people.records import View
from core.results import Liveness, LivenessGround, LivenessReason, LivenessVerdict
from gui.enrol.capture_page import CapturePage
from tests.gui.enrolment_values import LEFT, LIVE, progress, shot, shots


@pytest.fixture
def page(qtbot):
    page = CapturePage()
    qtbot.addWidget(page)
    page.resize(360, 640)
    page.show()
    page.open(mirrored=True)
    return page


def test_one_hint_is_said_in_panel_and_picture(page):
    page.show_progress(progress(hint=LEFT, wanted=View.LEFT))
    assert page.hint_text == "Turn your head to the left."
    ring = page.ring()
    assert ring.sentence == page.hint_text
    assert (ring.arrow, ring.wanted) == (Arrow.LEFT, View.LEFT)
    assert not ring.is_trouble


def test_each_view_has_a_tile_that_says_whether_it_is_taken(page):
    taken = shots(3)
    page.show_progress(progress(taken, wanted=View.UP))
    words = {view: tile.accessibleName() for view, tile in page.tiles.items()}
    assert words[View.STRAIGHT] == "Straight: taken"
    assert words[View.DOWN] == "Downwards: not taken yet"
    assert [tile.is_taken for tile in page.tiles.values()] == [True, True, True, False, False]
    page.show_progress(progress(taken[:1], count=1, wanted=None))
    assert list(page.tiles) == [View.STRAIGHT]


@pytest.mark.parametrize(
    ("trouble", "what_to_do"),
    [
        (Trouble.FAKE, "pictures, screens and masks"),
        (Trouble.OTHER_FACE, "Ask the first person to come back"),
        (Trouble.SEVERAL_FACES, "step out of the picture"),
        (Trouble.LAMP_OFF, "lamp's cable"),
    ],
)
def test_each_trouble_says_what_to_do(page, trouble, what_to_do):
    page.show_progress(progress(hint=Hint("Something is wrong."), trouble=trouble))
    assert what_to_do in page.advice_text
    assert page.ring().is_trouble
    is_other = trouble is Trouble.OTHER_FACE
    assert page.same_button.isVisible() == page.restart_button.isVisible() == is_other
    page.show_progress(progress())
    assert page.advice_text == ""
    assert not page.same_button.isVisible()


def test_a_lost_camera_is_said_and_nothing_can_be_taken(page):
    page.show_progress(progress(shots(1), wanted=View.LEFT), blind=True)
    assert "views taken so far are not lost" in page.advice_text
    assert not page.take_button.isEnabled()
    assert page.review_button.isVisible()


def test_another_face_is_the_same_person_or_the_new_one(page, qtbot):
    page.show_progress(progress(trouble=Trouble.OTHER_FACE))
    with qtbot.waitSignal(page.same_person):
        page.same_button.click()
    with qtbot.waitSignal(page.restart_wanted):
        page.restart_button.click()


def test_a_picture_taken_by_hand_needs_a_reason_where_something_hinders(page, qtbot):
    page.show_progress(progress(hint=LEFT, wanted=View.LEFT))
    with qtbot.waitSignal(page.take_wanted) as wanted:
        page.take_button.click()
    assert wanted.args == [""]
    page.ask_reason("Turn your head to the left.", Trouble.NONE)
    bar = page.reason_bar
    assert bar.question.startswith("Asked for was: “Turn your head to the left.” Why")
    assert not bar.take_button.isEnabled()
    with qtbot.assertNotEmitted(page.take_wanted):
        qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    qtbot.keyClicks(bar.box.lineEdit(), "a stiff neck")
    with qtbot.waitSignal(page.take_wanted) as wanted:
        qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert wanted.args == ["a stiff neck"]
    assert bar.question == ""


def test_a_suspected_fake_is_asked_about_in_other_words(page):
    page.show_progress(progress(trouble=Trouble.FAKE))
    page.ask_reason("This looks like a fake face.", Trouble.FAKE)
    assert page.reason_bar.question.startswith("This looks like a fake face. Why")
    assert page.reason_bar.box.itemText(0).startswith("The person stands here")


def test_escape_takes_the_question_away_first(page):
    page.show_progress(progress())
    assert not page.step_back()
    page.ask_reason("Hold still.", Trouble.NONE)
    assert page.step_back()
    assert page.reason_bar.question == ""


def test_a_view_can_be_done_without_but_never_the_only_one(page, qtbot):
    page.show_progress(progress(wanted=View.DOWN))
    assert page.skip_button.text() == "Do without “Downwards”"
    with qtbot.waitSignal(page.skip_wanted) as wanted:
        page.skip_button.click()
    assert wanted.args == [View.DOWN]
    page.show_progress(progress(count=1))
    assert not page.skip_button.isEnabled()


def test_a_pause_is_said_and_goes_on(page, qtbot):
    page.show_progress(progress(shots(1), wanted=View.LEFT))
    with qtbot.waitSignal(page.pause_wanted) as paused:
        page.pause_button.click()
    assert paused.args == [True]
    assert page.is_paused
    assert "No view is taken until you go on" in page.hint_text
    assert page.pause_button.text() == "Go on"
    assert not page.take_button.isEnabled()
    page.pause_button.click()
    assert page.hint_text == "Hold still."
    page.pause_button.click()
    page.open(mirrored=True)
    assert not page.is_paused  # the next enrolment doesn't begin in a pause


def test_what_could_not_be_taken_is_said_until_something_is(page):
    page.show_progress(progress())
    page.say_not_taken()
    assert "Nothing was taken" in page.advice_text
    page.show_progress(progress())
    assert "Nothing was taken" in page.advice_text
    page.show_progress(progress((shot(),), wanted=View.LEFT, taken_now=View.STRAIGHT))
    assert page.advice_text == ""


def test_after_a_while_it_says_how_to_get_on(page):
    page.show_progress(progress(is_stuck=True))
    assert "do without this view" in page.advice_text


def test_liveness_is_said_honestly_meanwhile(page):
    page.show_progress(progress(shots(1), wanted=View.LEFT))
    assert page.liveness_text == "Whether the face is a living person's was not judged."
    unjudged = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
    page.show_progress(progress(shots(1), wanted=View.LEFT, liveness=unjudged))
    assert "so a photo could pass for a person" in page.liveness_text
    page.show_progress(progress(shots(1), wanted=View.LEFT, liveness=LIVE))
    assert page.liveness_text == "The face was judged live while the views were taken."


@pytest.mark.parametrize(
    ("verdict", "ground", "said"),
    [
        (LivenessVerdict.LIVE, LivenessGround.VENDOR, "Judged by the vendor's own file."),
        (LivenessVerdict.LIVE, LivenessGround.SITE, "that this site trained"),
        (LivenessVerdict.SPOOF, LivenessGround.MODEL, "taken for a fake"),
        (LivenessVerdict.SPOOF, LivenessGround.MODEL, "Judged by other, which somebody added"),
        (LivenessVerdict.LIVE, LivenessGround.STUDIO, "computer-made people only"),
        (LivenessVerdict.SPOOF, LivenessGround.GEOMETRY, "Geometry and motion spoke against it."),
        (LivenessVerdict.NOT_JUDGED, LivenessGround.GEOMETRY, "no model judged it"),
    ],
)
def test_it_says_what_liveness_rests_on(page, verdict, ground, said):
    found = Liveness(verdict, LivenessReason.JUDGED, None, "other", ground)
    page.show_progress(progress(shots(1), wanted=View.LEFT, liveness=found))
    assert said in page.liveness_text


def test_the_keyboard_is_on_no_button_at_first(page, qtbot):
    page.show_progress(progress())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    assert page.hasFocus()
    with qtbot.assertNotEmitted(page.take_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return)
