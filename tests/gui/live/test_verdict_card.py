from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from core import sentences
from core.quality import QualityReason
from core.results import (
    Decision,
    DecisionState,
    FaceLight,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    LivenessVotes,
)
from gui.live.live_page import COLUMN
from gui.live.state_look import label
from gui.live.verdict_card import VerdictCard
from gui.live_result import LiveResult
from gui.theme import Theme
from tests.gui.live_values import face, match, result


@pytest.fixture
def card(qtbot, qapp):
    Theme().apply(qapp, "light")  # what fits depends on the letters
    widget = VerdictCard()
    qtbot.addWidget(widget)
    widget.resize(COLUMN, 400)
    widget.show()
    assert widget.sentence.text() == "Nobody is in front of the camera."
    return widget


def with_liveness(value, liveness, models=None):
    analysis = replace(value.analysis, models=models or {})
    return LiveResult(analysis, replace(value.decision, liveness=liveness))


def test_a_known_person_is_named(card):
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada")))
    assert card.sentence.text() == "This is Ada."
    assert card.quality.text() == "Picture quality 80 of 100"


def test_a_name_is_never_markup(card):
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match("<b>Ada</b>")))
    assert card.sentence.text() == "This is <b>Ada</b>."
    assert card.sentence.textFormat().name == "PlainText"


def test_an_unusable_face_is_advised(card):
    value = result(face(reason=QualityReason.TURNED), state=DecisionState.NOT_USABLE)
    decision = replace(value.decision, quality_reason=QualityReason.TURNED)
    card.set_result(LiveResult(value.analysis, decision))
    assert card.advice.text() == "Look straight into the camera."


def test_without_a_model_nobody_is_called_live(card):
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada")))
    assert card.liveness.text() == "Liveness not judged"
    assert card.liveness_reason.text() == (
        "No liveness model is in use, so a photo could pass for a person."
    )


def test_with_a_model_an_unjudged_face_is_not_said_to_lack_one(card):
    value = result(face(), state=DecisionState.CHECKING)
    card.set_result(with_liveness(value, None, {"liveness": "flir"}))
    assert card.liveness.text() == "Liveness not judged"
    assert card.liveness_reason.text() == "This face has not been judged yet."


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (LivenessVerdict.LIVE, "Live"),
        (LivenessVerdict.CANNOT_JUDGE, "Liveness can't be judged"),
        (LivenessVerdict.SPOOF, "Suspected fake"),
    ],
)
def test_liveness_comes_with_its_reason_and_score(card, verdict, words):
    value = result(face(), state=DecisionState.CHECKING)
    card.set_result(with_liveness(value, Liveness(verdict, LivenessReason.JUDGED, 0.93, "flir")))
    assert card.liveness.text() == words
    assert "Spoof score 0.93 (higher is more likely fake)." in card.liveness_reason.text()


def test_a_stranger_may_be_somebody_without_a_template(card):
    card.set_lacking(3)
    card.set_result(result(face(), state=DecisionState.UNKNOWN))
    assert card.advice.text() == "It may be one of 3 people who need a new template."


def test_a_locked_gallery_is_not_called_broken(card):
    card.set_gallery_available(False, locked=True)
    card.set_result(result(face(), state=DecisionState.EMPTY_GALLERY))
    assert card.sentence.text() == "The gallery is locked."
    assert card.advice.text() == "Nobody can be recognised until it is opened."
    card.set_gallery_available(True)
    assert "locked" not in card.sentence.text()


def test_when_everybody_has_left_nothing_of_them_stays(card):
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match("Ada")))
    card.set_result(result())
    assert card.sentence.text() == "Nobody is in front of the camera."
    assert card.liveness.text() == "Liveness: nobody to judge"
    assert card.quality.text() == "Picture quality: no face"
    assert "Ada" not in card.accessibleName()


def test_a_gallery_that_cannot_be_opened_is_not_called_empty(card):
    card.set_gallery_available(False)
    card.set_result(result(face(), state=DecisionState.EMPTY_GALLERY))
    assert card.sentence.text() == "The gallery can't be opened."
    assert card.advice.text() == "Nobody can be recognised until it is repaired."


def test_numbers_change_calmly_and_verdicts_at_once(card):
    def value(overall, at, state=DecisionState.KNOWN):
        return result(face(overall=overall), time=at, state=state, best=match("Ada"))

    card.set_result(value(80, 10.0))
    card.set_result(value(70, 10.1))
    assert card.quality.text() == "Picture quality 80 of 100"
    card.set_result(value(60, 10.3))
    assert card.quality.text() == "Picture quality 60 of 100"
    card.set_result(value(50, 10.31, DecisionState.UNKNOWN))
    assert card.quality.text() == "Picture quality 50 of 100"
    assert card.sentence.text() == "This person is not in the gallery."


def test_the_reason_of_a_poor_picture_is_not_said_twice(card):
    poor = face(reason=QualityReason.TURNED, overall=20)
    card.set_result(result(poor, state=DecisionState.UNKNOWN))
    assert card.quality_parts.text() == "Look straight into the camera."
    decision = Decision(DecisionState.NOT_USABLE, 1, 1.0, 0.45, quality_reason=QualityReason.TURNED)
    card.set_result(LiveResult(result(poor).analysis, decision))
    assert card.advice.text() == "Look straight into the camera."
    assert card.quality_parts.text().startswith("Eyes 60 pixels apart")


@pytest.mark.parametrize(
    "name", ["Maximiliane Konstantinopoulou von und zu Bergenfeld", "W" * 120, "欧阳" * 60]
)
def test_the_longest_name_fits_into_two_lines(card, name):
    card.setFixedWidth(304)
    card.show()
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match(name)))
    words = card.sentence
    assert words.text().startswith("This is ")
    assert words.text().endswith("….")
    needed = words.fontMetrics().boundingRect(
        0, 0, words.width(), 0, Qt.TextFlag.TextWordWrap, words.text()
    )
    assert needed.height() <= words.height()
    assert needed.width() <= words.width()


def test_nobody_is_asked_to_step_up_while_nothing_is_looked_at(card):
    card.set_watching(False)
    assert card.sentence.text() == "Faces are not judged at the moment."
    card.set_watching(True)
    assert card.sentence.text() == "Nobody is in front of the camera."


@pytest.mark.parametrize("reason", [r for r in QualityReason if r is not QualityReason.GOOD])
def test_every_hindrance_is_advised_in_two_lines_and_said_at_the_face(card, reason):
    value = result(face(reason=reason), state=DecisionState.NOT_USABLE)
    decision = replace(value.decision, quality_reason=reason)
    card.set_result(LiveResult(value.analysis, decision))
    says = card.sentence if reason is QualityReason.TOO_SMALL else card.advice
    assert says.text() == sentences.QUALITY[reason]
    assert fits(card.sentence)
    assert fits(card.advice)
    assert label(decision) not in ("", "Not usable yet")
    card.set_result(result(face(reason=reason), state=DecisionState.UNKNOWN))
    assert card.quality_parts.text() == sentences.QUALITY[reason]
    assert fits(card.quality_parts)


@pytest.mark.parametrize("reason", LivenessReason)
def test_every_reason_of_liveness_is_said_in_two_lines(card, reason):
    value = result(face(), state=DecisionState.CHECKING)
    liveness = Liveness(LivenessVerdict.CANNOT_JUDGE, reason, None, "flir")
    card.set_result(with_liveness(value, liveness))
    assert card.liveness_reason.text() == sentences.LIVENESS_REASON[reason]
    assert fits(card.liveness_reason)


def fits(words):
    """Whether the sentence fits into the room for two lines."""
    needed = words.fontMetrics().boundingRect(
        0, 0, words.width(), 0, Qt.TextFlag.TextWordWrap, words.text()
    )
    return needed.height() <= words.height()


def test_a_name_uses_the_two_lines_there_are(card):
    card.setFixedWidth(304)
    card.show()
    name = "Maximiliane Konstantinopoulou von und zu Bergenfeld"
    card.set_result(result(face(), state=DecisionState.KNOWN, best=match(name)))
    assert card.sentence.text().startswith("This is Maximiliane Konstan")


@pytest.mark.parametrize("state", [DecisionState.CHECKING, DecisionState.EMPTY_GALLERY])
def test_without_a_gallery_nobody_waits_for_an_answer(card, state):
    card.set_gallery_available(False)
    card.set_result(result(face(), state=state))
    assert card.sentence.text() == "The gallery can't be opened."
    assert card.advice.text() == "Nobody can be recognised until it is repaired."


def test_it_says_when_a_face_was_judged_without_the_other_light(card):
    value = result(face(), state=DecisionState.KNOWN, best=match("Ada"))
    plain = card.quality_parts.text
    for light, said in (
        (None, False),
        (FaceLight(0.4, 0.3), False),
        (FaceLight(0.4, 0.3, True), True),
    ):
        card.clear()
        card.set_result(LiveResult(value.analysis, replace(value.decision, light=light)))
        assert plain().endswith("Judged without the other light.") is said
        assert plain().startswith("Eyes 60 pixels apart")


def said(card, state, *faces, **values):
    """Have a decision of this state shown; return sentence and advice."""
    shown = result(*(faces or (face(),)), state=state)
    card.clear()
    card.set_result(LiveResult(shown.analysis, replace(shown.decision, state=state, **values)))
    for words in (card.sentence, card.advice, card.liveness_reason, card.quality_parts):
        assert fits(words), words.text()
    return card.sentence.text(), card.advice.text()


def test_one_named_person_is_verified_or_not(card):
    known = match("Ada", 0.7)
    verified = said(card, DecisionState.KNOWN, best=known, claimed=known)
    assert verified == ("This is Ada.", "Nobody else was compared.")
    other = match("Ada", 0.1)
    refused = said(card, DecisionState.NOT_CLAIMED, best=other, claimed=other)
    assert refused == ("This is not Ada.", "Press V to compare with everybody again.")
    missing = said(card, DecisionState.EMPTY_GALLERY, claimed=match("Ada", -1.0))
    assert missing[0] == "Ada has no view for this model yet."


def test_it_says_why_liveness_can_t_be_judged_and_how_often(card):
    dark = Liveness(LivenessVerdict.CANNOT_JUDGE, LivenessReason.TOO_DARK, None, "flir")
    votes = LivenessVotes(live=1, spoof=0, unclear=9)
    words = said(card, DecisionState.CANNOT_JUDGE, liveness=dark, votes=votes)
    assert words == (
        "Can't tell if this face is real.",
        "The face is too dark to judge.",
    )
    assert card.liveness_reason.text() == "It looked live 1 of 10 times."


@pytest.mark.parametrize(
    "reason",
    [r for r in LivenessReason if r not in (LivenessReason.NO_MODEL, LivenessReason.STUDIO_ONLY)],
)
def test_why_liveness_can_t_be_judged_fits(card, reason):
    unclear = Liveness(LivenessVerdict.CANNOT_JUDGE, reason, 0.5, "flir")
    words = said(card, DecisionState.CANNOT_JUDGE, liveness=unclear)
    assert words[1] == sentences.LIVENESS_REASON[reason]


def test_it_says_how_often_a_fake_was_suspected(card):
    fake = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.93, "flir")
    votes = LivenessVotes(live=2, spoof=5, unclear=0)
    words = said(card, DecisionState.SPOOF, liveness=fake, votes=votes)
    assert words == ("This looks like a fake face.", "Have a look at the person yourself.")
    assert card.liveness_reason.text() == (
        "It looked like a fake 5 of 7 times. Spoof score 0.93 (higher is more likely fake)."
    )


def test_a_check_that_took_too_long_can_be_tried_again(card):
    words = said(card, DecisionState.TIMED_OUT)
    assert words == (
        "The face could not be judged in time.",
        "To try again, step away for a moment and come back.",
    )


def test_a_lock_out_counts_down(card):
    sentence, advice = said(card, DecisionState.LOCKED_OUT, seconds_left=29.2, fakes=3)
    assert sentence == "Nobody is judged for a moment."
    assert advice == "Several fakes were suspected. It goes on in 30 s."


def test_who_is_far_away_is_asked_to_come_closer_in_large_type(card):
    words = said(card, DecisionState.NOT_USABLE, quality_reason=QualityReason.TOO_SMALL)
    assert words == (
        "Come closer to the camera.",
        "The face is still too small to be recognised.",
    )


def test_a_name_that_has_no_room_is_told_in_full(card):
    name = "Maximilian <Max> Hohenberger-Schönborn"
    sentence, _ = said(card, DecisionState.KNOWN, best=match(name))
    assert sentence.endswith("….")
    assert card.accessibleName() == f"This is {name}."
    assert "&lt;Max&gt; Hohenberger-Schönborn" in card.sentence.toolTip()
    said(card, DecisionState.UNKNOWN)
    assert card.sentence.toolTip() == ""


@pytest.mark.parametrize("state", DecisionState)
def test_every_state_is_said_beside_the_face_and_in_the_card(card, state):
    words = said(card, state, best=match("Ada"), runner_up=match("Bo"), claimed=None)
    assert words[0]
    assert "{" not in words[0] + words[1]
    assert label(card._result.decision)


def test_the_label_beside_a_face_names_who_it_is_not():
    decision = Decision(DecisionState.NOT_CLAIMED, 1, 1.0, 0.45, claimed=match("Ada", 0.1))
    assert label(decision) == "Not Ada"
