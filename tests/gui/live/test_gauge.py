import pytest
from PySide6.QtGui import QAccessible

from core.results import DecisionState
from gui.fonts import load_fonts
from gui.live.gauge import Reading, SimilarityGauge, paint_gauge
from gui.tokens import DARK, LIGHT
from tests.gui.live_values import face, match, result
from tests.gui.pictures import check, paint

READINGS = {
    "match": Reading(0.71, 0.45, "Above the threshold of 0.45"),
    "stranger": Reading(0.12, 0.45, "Below the threshold of 0.45"),
    "below-zero": Reading(-0.2, 0.45, "Below the threshold of 0.45"),
    "none": Reading(None, 0.45, "No comparison yet"),
}


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize(("theme", "c"), [("light", LIGHT), ("dark", DARK)])
def test_gauge_looks_as_kept(qapp, name, theme, c, update_snapshots):
    load_fonts()
    image = paint(
        280, 176, c.raised, lambda painter, area: paint_gauge(painter, area, READINGS[name], c)
    )
    check(image, f"gauge-{name}-{theme}", update_snapshots)


@pytest.fixture
def gauge(qtbot):
    widget = SimilarityGauge()
    qtbot.addWidget(widget)
    assert widget.reading.similarity is None
    return widget


def decision(similarity, state=DecisionState.KNOWN):
    best = None if similarity is None else match(similarity=similarity)
    return result(face(), state=state, best=best).decision


def test_it_says_on_which_side_of_the_threshold_a_face_is(gauge):
    gauge.set_decision(decision(0.713))
    assert gauge.reading == Reading(0.71, 0.45, "Above the threshold of 0.45")
    gauge.set_decision(decision(0.2, DecisionState.UNKNOWN))
    assert gauge.reading.words == "Below the threshold of 0.45"


def test_it_says_why_there_is_no_number(gauge):
    gauge.set_decision(decision(None, DecisionState.EMPTY_GALLERY))
    assert gauge.reading.words == "Nobody to compare with yet"
    gauge.clear()
    assert gauge.reading.words == "No comparison yet"


def test_a_screen_reader_hears_number_and_meaning(gauge):
    gauge.set_decision(decision(0.713))
    interface = QAccessible.queryAccessibleInterface(gauge)
    assert interface.text(QAccessible.Text.Name) == "Similarity with the closest person"
    told = interface.text(QAccessible.Text.Description)
    assert told == "0.71. Above the threshold of 0.45"


def test_equal_decisions_paint_nothing(gauge, qtbot, monkeypatch):
    gauge.set_decision(decision(0.713))
    calls = []
    monkeypatch.setattr(gauge, "update", lambda: calls.append(1))
    gauge.set_decision(decision(0.7131))
    assert not calls
    gauge.set_decision(decision(0.6))
    assert calls
