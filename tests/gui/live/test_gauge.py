import dataclasses

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtWidgets import QStyle

from core.calibration.values import Origin
from core.results import DecisionState
from gui import language
from gui.fonts import font, load_fonts
from gui.live.gauge import WIDTH, SimilarityGauge
from gui.live.gauge_bands import bands_of
from gui.live.gauge_paint import BASIS, WORDS, Dial, Reading, paint_gauge
from gui.live.gauge_strip import paint_strip, strip_height
from gui.live.needle import GLIDE
from gui.tokens import BODY, CAPTION, DARK, LIGHT
from tests.gui.calibrations import measured, of_card
from tests.gui.live_values import face, match, result
from tests.gui.pictures import check, paint

LABELS = ("Strangers", "Same person")
CLOSE = "About 1 stranger in 40,000 comes this close to somebody here."
BANDS = bands_of(measured())
READINGS = {
    "match": Reading(
        0.71,
        0.45,
        CLOSE,
        "Measured on 70 people: 1 in 12 is proven.",
        True,
        BANDS,
        LABELS,
        ((0.64, 0.2), (0.68, 0.6), (0.74, 0.8)),
    ),
    "stranger": Reading(
        0.12,
        0.45,
        "Many strangers come this close to somebody here.",
        "Measured on 70 people.",
        False,
        BANDS,
        LABELS,
    ),
    "card": Reading(0.44, 0.51, CLOSE, "After the model's card; not measured here."),
    "below-zero": Reading(-0.4, 0.45, "Below the threshold of 0.45."),
    "none": Reading(None, 0.45, "No comparison yet.", "", False, BANDS, LABELS),
}


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize(("theme", "c"), [("light", LIGHT), ("dark", DARK)])
def test_gauge_looks_as_kept(qapp, name, theme, c, update_snapshots):
    load_fonts()
    image = paint(
        WIDTH,
        round(Dial.height(WIDTH)),
        c.raised,
        lambda painter, area: paint_gauge(painter, area, READINGS[name], c),
    )
    check(image, f"gauge-{name}-{theme}", update_snapshots)


@pytest.mark.parametrize("name", ["match", "none"])
@pytest.mark.parametrize(("theme", "c"), [("light", LIGHT), ("dark", DARK)])
def test_a_low_gauge_looks_as_kept(qapp, name, theme, c, update_snapshots):
    load_fonts()
    reading = READINGS[name]
    image = paint(
        WIDTH,
        round(strip_height()),
        c.raised,
        lambda painter, area: paint_strip(painter, area, reading, reading.similarity, c),
    )
    check(image, f"gauge-low-{name}-{theme}", update_snapshots)


@pytest.fixture
def gauge(qtbot):
    widget = SimilarityGauge()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    assert widget.reading.similarity is None
    return widget


def decision(similarity, state=DecisionState.KNOWN, **changes):
    best = None if similarity is None else match(similarity=similarity)
    made = result(face(), state=state, best=best).decision
    return dataclasses.replace(made, **changes)


def claim(similarity, name="Ada Lindqvist", **changes):
    return decision(None, claimed=match(name, similarity), **changes)


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 (Qt's name)
        self.count += event.type() == QEvent.Type.Paint
        return False


# -- what it says -----------------------------------------------------------------------------


def test_without_a_calibration_it_says_on_which_side_of_the_threshold_a_face_is(gauge):
    gauge.set_decision(decision(0.713))
    assert (gauge.reading.similarity, gauge.reading.reached) == (0.71, True)
    assert gauge.reading.words == "Above the threshold of 0.45."
    gauge.set_decision(decision(0.2, DecisionState.UNKNOWN))
    assert gauge.reading.words == "Below the threshold of 0.45."
    gauge.set_decision(decision(0.449, DecisionState.UNKNOWN))
    assert gauge.reading.words == "Below the threshold of 0.45."


def test_with_one_it_says_how_often_strangers_come_as_close(gauge):
    gauge.set_calibration(measured(), 20)
    gauge.set_decision(decision(0.6))
    one, ten = gauge.reading, measured()
    assert one.words == "About 1 stranger in 7,000 comes this close to somebody here."
    assert one.basis == "Measured on 70 people: 1 in 40 is proven."
    assert one.bands is not None
    assert one.bands.strangers.low == ten.strangers.low
    gauge.set_calibration(measured(), 1000)  # each person is another chance for a stranger
    assert gauge.reading.words == "About 1 stranger in 150 comes this close to somebody here."
    gauge.set_decision(decision(0.05, DecisionState.UNKNOWN))
    assert gauge.reading.words == "Many strangers come this close to somebody here."
    assert gauge.reading.basis == "Measured on 70 people."


def test_of_a_person_who_was_named_it_speaks_of_nobody_else(gauge):
    gauge.set_calibration(measured(), 1000)
    gauge.set_decision(claim(-1.0, state=DecisionState.CHECKING))
    assert gauge.reading.similarity is None
    assert gauge.reading.words == "Not compared with Ada Lindqvist yet."
    gauge.set_decision(claim(0.6))
    assert gauge.reading.words == "About 1 stranger in 150,000 comes this close to Ada Lindqvist."
    assert gauge.accessibleName() == "Similarity with Ada Lindqvist"
    assert "0.60, above the threshold of 0.45. About 1" in gauge.accessibleDescription()


def test_what_comes_from_the_card_is_said_to(gauge):
    gauge.set_calibration(of_card(), 3)
    gauge.set_decision(decision(0.6))
    assert gauge.reading.basis == "After the model's card; not measured here."
    assert gauge.reading.bands is None


def test_it_says_why_there_is_no_number(gauge):
    gauge.set_decision(decision(None, DecisionState.EMPTY_GALLERY))
    assert gauge.reading.words == "Nobody to compare with yet."
    gauge.set_decision(decision(None, DecisionState.LOCKED_OUT))
    assert gauge.reading.words == "Nobody is compared at the moment."
    gauge.clear()
    assert gauge.reading.words == "No comparison yet."


@pytest.mark.parametrize("name", ["", "Maximiliana Konstantinopolitanskaja-Hohenlohe"])
@pytest.mark.parametrize("origin", list(Origin))
def test_every_sentence_has_room_in_the_column(gauge, name, origin):
    wrap = int(Qt.TextFlag.TextWordWrap)
    for people in (12, 70, 8888):
        gauge.set_calibration(measured(people, origin=origin), people)
        for similarity in (-1.0, -0.3, 0.2, 0.45, 0.58, 0.62, 0.99):
            gauge.set_decision(claim(similarity, name) if name else decision(similarity))
            for text, used, lines in (
                (gauge.reading.words, font(BODY, QFont.Weight.Medium), WORDS),
                (gauge.reading.basis, font(CAPTION), BASIS),
            ):
                metrics = QFontMetricsF(used)
                taken = metrics.boundingRect(QRectF(0, 0, WIDTH, 500), wrap, text)
                assert taken.height() <= lines * metrics.height() + 1, text
                assert taken.width() <= WIDTH, text


def test_it_follows_a_change_of_language(gauge, qapp):
    gauge.set_decision(decision(0.6))
    try:
        language.install("zh_CN")
        qapp.processEvents()
        assert gauge.accessibleName()
    finally:
        language.install("en")


# -- what a screen reader hears ---------------------------------------------------------------


def test_a_screen_reader_hears_number_and_meaning(gauge):
    gauge.set_decision(decision(0.713))
    interface = QAccessible.queryAccessibleInterface(gauge)
    assert interface.text(QAccessible.Text.Name) == "Similarity with the closest person"
    told = interface.text(QAccessible.Text.Description)
    assert told.startswith("0.71, above the threshold of 0.45.")


def test_a_screen_reader_is_not_told_each_hundredth(gauge, monkeypatch):
    gauge.set_calibration(measured(), 20)
    gauge.set_decision(decision(0.60))
    told = []
    monkeypatch.setattr(gauge, "setAccessibleDescription", told.append)
    for similarity in (0.61, 0.62, 0.61, 0.59, 0.6):
        gauge.set_decision(decision(similarity))
    assert not told
    gauge.set_decision(decision(0.44, DecisionState.UNKNOWN))
    assert [text[:26] for text in told] == ["0.44, below the threshold "]
    gauge.set_decision(decision(None, DecisionState.CHECKING))
    assert told[1:] == ["No comparison yet."]


# -- how calm it is ---------------------------------------------------------------------------


def test_nothing_is_painted_while_nothing_happens(gauge, qtbot):
    gauge.show()
    qtbot.waitExposed(gauge)
    gauge.set_calibration(measured(), 20)
    gauge.set_decision(decision(0.7))
    gauge.set_decision(decision(0.6))
    qtbot.waitUntil(lambda: gauge.needle == 0.6)
    qtbot.wait(60)
    paintings = Paintings(gauge)
    for step in range(20):  # as 25 pictures a second of somebody who keeps still, or of nobody
        gauge.set_decision(decision(0.601 + 0.004 * (step % 2), time=step / 25))
        qtbot.wait(5)
    assert paintings.count == 0
    gauge.set_decision(decision(None, DecisionState.NOBODY))
    qtbot.waitUntil(lambda: paintings.count > 0)
    qtbot.wait(20)
    assert paintings.count == 1
    for step in range(20):
        gauge.set_decision(decision(None, DecisionState.NOBODY, time=10 + step))
        qtbot.wait(5)
    assert paintings.count == 1


def test_the_needle_glides_and_is_there_soon(gauge, qtbot, monkeypatch):
    monkeypatch.setattr(gauge, "_animates", lambda: True)
    assert GLIDE < 0.25
    gauge.show()
    qtbot.waitExposed(gauge)
    gauge.set_decision(decision(0.5))
    assert gauge.needle == 0.5  # what appears does so at once
    gauge.set_decision(decision(0.8))
    assert gauge.reading.similarity == 0.8  # the number doesn't wait for the needle
    assert 0.5 <= gauge.needle < 0.8
    paintings = Paintings(gauge)
    qtbot.waitUntil(lambda: gauge.needle == 0.8)
    assert paintings.count >= 1


def test_it_glides_only_where_the_system_wants_movement(gauge, monkeypatch):
    gauge.show()
    style = gauge.style()
    gauge.set_decision(decision(0.5))
    monkeypatch.setattr(
        type(style),
        "styleHint",
        lambda _self, hint, *_: int(hint is not QStyle.StyleHint.SH_Widget_Animation_Duration),
    )
    gauge.set_decision(decision(0.8))
    assert gauge.needle == 0.8


def test_nothing_of_another_face_is_left(gauge):
    gauge.show()
    for similarity in (0.7, 0.75, 0.8):
        gauge.set_decision(decision(similarity, time=similarity))
    assert len(gauge.reading.trail) == 3
    other = result(face(track=2), best=match(similarity=0.2)).decision
    gauge.set_decision(dataclasses.replace(other, time=1.0))
    assert gauge.needle == 0.2
    assert [place for place, _ in gauge.reading.trail] == pytest.approx([0.2])
    gauge.clear()
    assert gauge.reading.trail == ()
