from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from core.quality import QualityKind, QualityPart, QualityReason
from core.results import DecisionState
from gui.live.live_page import COLUMN
from gui.live.quality_parts_view import QualityPartsView
from gui.live.quality_words import part_value
from gui.live.score_bar import ScoreBar
from gui.live.verdict_card import VerdictCard
from gui.theme import Theme
from gui.tokens import LIGHT
from tests.gui.live_values import face, result

SHARP = QualityPart(QualityKind.SHARPNESS, 41.4, 100, QualityReason.BLURRED)
SHUT = QualityPart(QualityKind.EYES_OPEN, 0.08, 8, QualityReason.EYES_CLOSED, "enrolment")
DARK = QualityPart(QualityKind.EXPOSURE, 21.0, 27, QualityReason.TOO_DARK, "recognition")


@pytest.fixture
def view(qtbot, qapp):
    Theme().apply(qapp, "light")
    widget = QualityPartsView()
    qtbot.addWidget(widget)
    widget.resize(320, 480)
    widget.show()
    return widget


def test_without_a_face_it_says_so(view):
    assert view.text == "No face was measured."


def test_parts_stand_in_one_order_with_value_and_score(view, qapp):
    view.set_parts((SHUT, SHARP))
    assert view.parts == (SHUT, SHARP)
    qapp.processEvents()
    assert view.text.splitlines() == [
        "Good enough to recognise somebody, not to enrol them.",
        "Sharpness: 41\u00a0‰, 100",
        "Eyes open: 8\u00a0%, 8",
        "Open your eyes.",
    ]
    shown = [each for each in view.findChildren(QLabel) if each.isVisible()]
    names = {each.text(): each.y() for each in shown}
    assert names["Sharpness"] < names["Eyes open"] < names["Open your eyes."]


def test_the_worst_hindrance_is_summed_up(view):
    view.set_parts((SHARP,))
    assert view.summary.text() == "Good enough for recognition and enrolment."
    view.set_parts((SHARP, SHUT, DARK))
    assert view.summary.text() == "The marked parts hinder recognition."
    spoken = {each.accessibleName() for each in view.findChildren(QLabel)}
    assert "Brightness: level\u00a021, 27. hinders recognition" in spoken
    assert "Sharpness: 41\u00a0‰, 100. good enough" in spoken


def test_what_is_no_longer_measured_goes(view):
    view.set_parts((SHARP, SHUT))
    view.set_parts((SHARP,))
    assert view.text.splitlines()[1:] == ["Sharpness: 41\u00a0‰, 100"]
    assert not any(
        each.isVisible() and each.text() in ("Eyes open", "Open your eyes.")
        for each in view.findChildren(QLabel)
    )
    view.set_parts((replace(SHUT, hinders="nothing", score=90), SHARP))
    assert "Open your eyes." not in view.text
    view.set_parts(())
    assert view.text == "No face was measured."


def test_another_language_renews_it(view):
    view.set_parts((SHUT,))
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert "Open your eyes." in view.text


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (QualityKind.EYE_DISTANCE, 54.6, "55\u00a0pixels"),
        (QualityKind.YAW, -0.3, "0°"),
        (QualityKind.ROLL, -7.2, "-7°"),
        (QualityKind.DYNAMIC_RANGE, 7.04, "7.0\u00a0bits"),
        (QualityKind.EVENNESS, 0.816, "0.82"),
        (QualityKind.LAMP, 0.0921, "9\u00a0%"),
    ],
)
def test_values_have_their_units(qapp, kind, value, words):
    assert part_value(QualityPart(kind, value, 100, QualityReason.GOOD)) == words


def colours_of(widget):
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_the_bar_shows_by_pattern_too_that_a_part_hinders(qtbot, qapp):
    Theme().apply(qapp, "light")
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.set_score(80, hinders=False)
    assert LIGHT.accent in colours_of(bar)
    bar.set_score(30, hinders=True)
    assert LIGHT.warn in colours_of(bar)
    assert LIGHT.accent not in colours_of(bar)
    assert LIGHT.raised in colours_of(bar)  # the hatching


POPUPS = "This plugin does not support (raise|grabbing the keyboard)"


@pytest.fixture
def card(qtbot, qapp):
    Theme().apply(qapp, "light")
    widget = VerdictCard()
    qtbot.addWidget(widget)
    widget.resize(COLUMN, 400)
    widget.show()
    return widget


def measured(*parts):
    one = face()
    return replace(one, quality=replace(one.quality, parts=parts))


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_the_card_opens_all_parts_and_follows_the_face(card, qtbot):
    assert not card.all_parts.isVisible()
    card.set_result(result(measured(SHARP), time=1.0))
    assert card.all_parts.isVisible()
    assert card.all_parts.accessibleName() == "Show the picture quality in parts"
    qtbot.mouseClick(card.all_parts, Qt.MouseButton.LeftButton)
    assert card.popup.isVisible()
    assert card.popup.view.parts == (SHARP,)
    card.set_result(result(measured(SHARP, SHUT), time=2.0))
    assert card.popup.view.parts == (SHARP, SHUT)
    card.set_result(result(time=3.0, state=DecisionState.NOBODY))
    assert card.popup.view.text == "No face was measured."
    qtbot.keyClick(card.popup, Qt.Key.Key_Escape)
    assert not card.popup.isVisible()
    card.set_result(result(measured(SHARP), time=4.0))
    card.clear()
    assert not card.all_parts.isVisible()


@pytest.mark.qt_log_ignore(POPUPS, extend=True)
def test_the_popup_stays_on_the_screen(card, qtbot):
    parts = tuple(
        QualityPart(kind, 0.1, 10, QualityReason.BLURRED, "recognition") for kind in QualityKind
    )
    screen = card.screen().availableGeometry()
    card.move(screen.right() - card.width(), screen.bottom() - card.height())
    card.set_result(result(measured(*parts), time=1.0))
    qtbot.mouseClick(card.all_parts, Qt.MouseButton.LeftButton)
    assert screen.contains(card.popup.geometry())
    assert card.popup.view.parts == parts
    card.popup.close()
