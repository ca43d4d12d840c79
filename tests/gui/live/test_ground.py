"""What the desk says of what liveness rests on, and of geometry and motion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from core.cue_values import Abstention, Cue, CueReading, Geometry
from core.results import (
    DecisionState,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
    LivenessVotes,
)
from gui.live import cue_words, ground_words
from gui.live.cue_bar import CueBar
from gui.live.cues_view import CuesView
from gui.live.ground_notice import GroundNotice
from gui.live.ground_words import Judge
from gui.live.live_page import COLUMN
from gui.live.verdict_card import VerdictCard
from gui.live_result import LiveResult
from gui.theme import Theme
from gui.tokens import GAP
from tests.gui.live_values import face, match, result

POPUPS = "This plugin does not support grabbing the (keyboard|mouse)|does not support raise"
FLIR = Judge("FLIR", "exact", LivenessGround.VENDOR)


def reading(cue, denial=0.0, abstains=None, seconds=3.2):
    return CueReading(cue, None, None, denial, seconds, abstains)


def geometry(*readings, score=0.2, denies=False):
    return Geometry(readings, score, denies=denies)


FLAT = geometry(
    reading(Cue.DEPTH, 3.1),
    reading(Cue.LAMP, 1.2),
    reading(Cue.BLINK, -0.9),
    reading(Cue.STIRRING, abstains=Abstention.TOO_STILL),
    score=0.981,
    denies=True,
)
ALIVE = geometry(reading(Cue.DEPTH, -3.0), reading(Cue.BLINK, -0.9), score=0.02)


@pytest.fixture
def card(qtbot, qapp):
    Theme().apply(qapp, "light")
    widget = VerdictCard()
    qtbot.addWidget(widget)
    widget.resize(COLUMN, 420)
    widget.show()
    return widget


def shown(card, state, *, synthetic=False, models=None, **values):
    value = result(face(), state=state, best=match("Ada"))
    frame = replace(value.analysis.frame, synthetic=synthetic)
    analysis = replace(value.analysis, frame=frame, models=models or {})
    made = LiveResult(analysis, replace(value.decision, **values))
    card.set_result(made)
    return made


def judged(ground, score=0.12, verdict=LivenessVerdict.LIVE):
    return Liveness(verdict, LivenessReason.JUDGED, score, "flir", ground)


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (FLIR, "Judged by FLIR, exactly as published. Spoof score 0.12"),
        (
            Judge("FLIR", "corrected", LivenessGround.VENDOR),
            "Judged by FLIR, with this program's corrections. Spoof score 0.12",
        ),
        (
            Judge("Front door", None, LivenessGround.SITE),
            "Judged by Front door, the model that this site trained. Spoof score 0.12",
        ),
        (Judge("Other", None, LivenessGround.MODEL), "Judged by Other. Spoof score 0.12"),
        (
            Judge("", None, LivenessGround.STUDIO),
            "By the demo's network, for computer-made people. Spoof score 0.12",
        ),
    ],
)
def test_the_desk_says_who_judged(card, judge, said):
    card.set_judge(judge)
    shown(
        card,
        DecisionState.KNOWN,
        synthetic=judge.ground is LivenessGround.STUDIO,
        models={"liveness": "flir"},
        liveness=judged(judge.ground),
        ground=judge.ground,
    )
    assert card.liveness_reason.text().startswith(said)
    assert card.liveness.text() == "Live"
    assert not card.bare.isVisible()


def test_a_fake_that_a_model_found_says_which_model_and_how_often(card):
    card.set_judge(FLIR)
    for _ in range(2):  # the room for three lines is there from the second time on
        card._shown = ()
        shown(
            card,
            DecisionState.SPOOF,
            models={"liveness": "flir"},
            liveness=judged(LivenessGround.VENDOR, 0.93, LivenessVerdict.SPOOF),
            ground=LivenessGround.VENDOR,
            votes=LivenessVotes(live=2, spoof=5, unclear=0),
        )
    assert card.liveness_reason.text().startswith(
        "Judged by FLIR, exactly as published. It looked like a fake 5 of 7 times. Spoof score 0.93"
    )


@pytest.mark.parametrize(
    ("ground", "mark", "title"),
    [
        (LivenessGround.NONE, "Liveness not judged", "Liveness not judged"),
        (
            LivenessGround.GEOMETRY,
            "Only geometry checked",
            "Only geometry and motion",
        ),
    ],
)
def test_beside_a_name_stands_that_no_model_judged(card, ground, mark, title):
    height = card.sizeHint().height()
    shown(card, DecisionState.KNOWN, ground=ground, geometry=ALIVE)
    assert card.bare.isVisible()
    assert card.bare.text() == mark
    assert mark in card.accessibleDescription()
    assert card.liveness.text() == title
    assert "could pass for a person" in card.liveness_reason.text()
    assert card.sizeHint().height() <= height  # nothing moves
    shown(card, DecisionState.UNKNOWN, ground=ground, geometry=ALIVE)
    assert not card.bare.isVisible()


def test_of_the_studio_s_people_nothing_is_marked(card):
    shown(card, DecisionState.KNOWN, synthetic=True, ground=LivenessGround.GEOMETRY)
    assert not card.bare.isVisible()


def test_a_model_that_has_not_judged_yet_is_no_missing_model(card):
    card.set_judge(FLIR)
    shown(
        card,
        DecisionState.CHECKING,
        models={"liveness": "flir"},
        ground=LivenessGround.GEOMETRY,
        geometry=ALIVE,
    )
    assert card.liveness.text() == "Liveness not judged"
    assert card.liveness_reason.text() == "This face has not been judged yet."
    assert card.about_liveness._ground().ground is LivenessGround.VENDOR


def test_it_is_explained_where_geometry_denies_what_a_model_called_live():
    told = ground_words.meaning(LivenessGround.GEOMETRY, FLIR, bare=False)
    assert "alone speak against this face" in told


def test_a_fake_that_geometry_denies_is_said_in_its_words(card):
    live = judged(LivenessGround.VENDOR)
    for liveness in (None, live):
        shown(
            card,
            DecisionState.SPOOF,
            liveness=liveness,
            ground=LivenessGround.GEOMETRY,
            geometry=FLAT,
        )
        assert card.liveness.text() == "Suspected fake"
        assert card.liveness_reason.text() == "It moves like a flat picture."
    assert card.about_liveness.cues.text() == "Geometry: signs of a fake"


def test_the_cue_that_is_named_doesn_t_change_with_every_look(card):
    def say(depth, lamp):
        both = geometry(reading(Cue.DEPTH, depth), reading(Cue.LAMP, lamp), score=0.99, denies=True)
        card._shown = ()
        shown(card, DecisionState.SPOOF, ground=LivenessGround.GEOMETRY, geometry=both)
        return card.liveness_reason.text()

    assert say(2.0, 1.9) == "It moves like a flat picture."
    assert say(2.0, 2.1) == "It moves like a flat picture."
    assert say(2.0, 2.6) == "It answers the lamp like paper or a screen."
    assert say(2.0, -1.0) == "It moves like a flat picture."


@pytest.mark.parametrize("cue", Cue)
def test_each_cue_is_named_and_said_of_a_fake(cue):
    assert cue_words.name(cue)
    assert ground_words.fake(cue).endswith(".")
    alone = geometry(reading(cue, 2.0), reading(Cue.BLINK, 9.0, Abstention.UNCLEAR))
    assert ground_words.strongest(alone) is cue


@pytest.mark.parametrize("why", Abstention)
def test_it_is_said_why_a_cue_says_nothing(why):
    assert cue_words.says(reading(Cue.DEPTH, abstains=why)).startswith("Says nothing: ")


@pytest.mark.parametrize("ground", LivenessGround)
@pytest.mark.parametrize("mode", ["exact", "corrected", "card", None])
def test_every_ground_is_said_and_explained(ground, mode):
    judge = Judge("FLIR", mode, ground)
    for words in (ground_words.line(ground, judge), ground_words.meaning(ground, judge)):
        assert words.endswith(".")
        assert "{" not in words


def test_strengths_are_told_apart_in_words():
    said = [cue_words.says(reading(Cue.DEPTH, each)) for each in (-3.0, -1.0, 0.1, 1.0, 3.0)]
    assert len(set(said)) == 5
    assert "living person" in said[0]
    assert "fake" in said[4]


def test_the_view_of_the_cues_says_all_in_words(qtbot):
    view = CuesView()
    qtbot.addWidget(view)
    assert "Nothing is looked at" in view.text
    view.set_limit(0.97)
    view.set_geometry(FLAT)
    assert view.text.splitlines() == [
        "Geometry: signs of a fake",
        "Deny score 0.98. From 0.97 on a fake is suspected. Looked at for 3 s.",
        "Depth of the face: Speaks clearly for a fake.",
        "Answer to the lamp: Speaks a little for a fake.",
        "Blinking: Speaks a little for a living person.",
        "Small movements: Says nothing: the face has not moved enough.",
    ]
    assert view.accessibleDescription() == view.text
    view.set_geometry(geometry(reading(Cue.DEPTH, abstains=Abstention.TOO_SHORT), score=None))
    assert view.text.splitlines()[0] == "Geometry: nothing to say yet"


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (0.1, "no sign of a fake"),
        (0.5, "nothing clear yet"),
        (0.8, "some sign of a fake"),
        (None, "nothing to say yet"),
    ],
)
def test_all_cues_are_told_together(score, said):
    assert said in cue_words.summary(geometry(reading(Cue.DEPTH, 0.1), score=score))


def test_a_score_is_never_rounded_up_to_certainty():
    assert "0.99" in cue_words.together(replace(FLAT, deny_score=0.9999), 0.95)


def test_a_bar_goes_to_the_side_that_the_cue_speaks_for(qtbot):
    bar = CueBar()
    qtbot.addWidget(bar)
    for denial, part in ((2.0, 0.5), (-2.0, -0.5), (9.0, 1.0), (None, 0.0)):
        bar.set_denial(denial)
        assert bar.part == part


def test_the_notice_lasts_while_no_model_judges_a_camera(qtbot):
    notice = GroundNotice()
    qtbot.addWidget(notice)

    def take(*faces, synthetic=False, models=None, **values):
        value = result(*faces)
        frame = replace(value.analysis.frame, synthetic=synthetic)
        analysis = replace(value.analysis, frame=frame, models=models or {})
        notice.set_result(LiveResult(analysis, replace(value.decision, **values)))
        return notice.text

    assert take(synthetic=True) == ""
    assert take(models={"liveness": "flir"}) == ""
    assert notice.isHidden()
    assert take() == "No liveness model: a photo could pass for a person."
    only = "No liveness model: only geometry and motion."
    assert take(replace(face(), geometry=ALIVE), geometry=ALIVE) == only
    assert take() == only  # nobody is there any more: nothing changes
    assert not notice.isHidden()
    for_studio = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.STUDIO_ONLY, None, None)
    assert take(face(), models={"liveness": "studio"}, liveness=for_studio) == only
    assert take(models={"liveness": "flir"}) == ""


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_what_to_do_is_said_where_no_model_judges(card, qtbot):
    shown(card, DecisionState.KNOWN, ground=LivenessGround.GEOMETRY, geometry=ALIVE)
    card.about_liveness.more.click()
    popup = card.about_liveness.popup
    assert popup.isVisible()
    said = popup.view.text
    assert "They never show that it is a living person's" in said
    assert "Ctrl+Shift+P" in said
    assert "Ctrl+M" in said
    assert "Depth of the face" in said
    card._shown = ()
    shown(card, DecisionState.SPOOF, ground=LivenessGround.GEOMETRY, geometry=FLAT)
    assert "Speaks clearly for a fake" in popup.view.text  # it follows the face
    popup.close()


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_nothing_is_scrolled_where_there_is_room(card, qapp):
    silent = geometry(*(reading(one, abstains=Abstention.TOO_SHORT) for one in Cue), score=None)
    shown(card, DecisionState.KNOWN, ground=LivenessGround.GEOMETRY, geometry=silent)
    card.about_liveness.explain()
    popup = card.about_liveness.popup
    qapp.processEvents()
    bar = popup.findChild(QScrollArea).verticalScrollBar()
    assert popup.height() < popup.screen().availableGeometry().height() - 2 * GAP
    assert bar.maximum() == 0
    assert popup.view.height() >= popup.view.heightForWidth(popup.view.width())
    popup.close()


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_while_nobody_is_judged_nothing_says_that_a_photo_would_pass(card):
    value = result(replace(face(), geometry=FLAT), state=DecisionState.LOCKED_OUT)
    card.set_result(LiveResult(replace(value.analysis, models={}), value.decision))
    assert card.liveness_reason.text() == "This face has not been judged yet."
    assert card.about_liveness.cues.text() == "Geometry: signs of a fake"
    card.about_liveness.explain()
    popup = card.about_liveness.popup
    assert popup.view.meaning.text().startswith("No liveness model judges faces here.")
    assert "Depth of the face: Speaks clearly for a fake." in popup.view.text
    popup.close()


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_while_nobody_is_there_the_model_is_explained(card):
    card.set_judge(FLIR)
    card.set_result(result())
    card.about_liveness.more.click()
    popup = card.about_liveness.popup
    popup.close()
    assert popup.view.meaning.text().startswith("No liveness model judges faces here.") is False
    card.clear()
    card.about_liveness.explain()
    assert popup.view.meaning.text().startswith("FLIR is the vendor's own file")
    popup.close()


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_the_limit_of_the_desk_is_the_one_that_is_shown(card):
    card.set_geometry_limit(0.9)
    shown(card, DecisionState.KNOWN, ground=LivenessGround.GEOMETRY, geometry=ALIVE)
    card.about_liveness.explain()
    assert "From 0.9 on" in card.about_liveness.popup.view.text
    card.about_liveness.popup.close()


@pytest.mark.parametrize("state", [DecisionState.KNOWN, DecisionState.SPOOF])
@pytest.mark.parametrize("ground", LivenessGround)
def test_whatever_it_rests_on_has_room(card, ground, state):
    card.set_judge(Judge("FLIR", "corrected", ground))
    verdict = LivenessVerdict.SPOOF if state is DecisionState.SPOOF else LivenessVerdict.LIVE
    bare = ground in ground_words.BARE
    liveness = None if bare else judged(ground, 0.5, verdict)
    models = {} if bare else {"liveness": "flir"}
    shown(card, state, ground=ground, liveness=liveness, geometry=FLAT, models=models)
    words = card.liveness_reason
    needed = words.fontMetrics().boundingRect(
        0, 0, words.width(), 0, Qt.TextFlag.TextWordWrap, words.text()
    )
    assert needed.height() <= words.height()
    for line in (card.bare, card.liveness, card.about_liveness.cues):
        if line.isVisible():
            assert line.sizeHint().width() <= line.width(), line.text()
