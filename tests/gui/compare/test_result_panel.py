from dataclasses import replace

import numpy as np
import pytest

from core.comparison.values import Regions
from core.quality import QualityReason
from core.results import Match
from gui.compare.result_panel import ResultPanel
from gui.compare.values import WithViews
from tests.gui.compare.compare_values import comparison, side, two_faces
from tests.gui.live_values import face


@pytest.fixture
def panel(qtbot):
    made = ResultPanel()
    qtbot.addWidget(made)
    made.resize(312, 700)
    return made


def test_at_first_nothing_is_said(panel):
    assert panel.verdict.text() == "Nothing compared yet"
    assert not panel.regions_button.isEnabled()
    assert not panel.report_button.isEnabled()


def test_the_verdict_follows_the_threshold(panel):
    panel.show_comparison(comparison(0.61, 0.45))
    assert panel.verdict.text() == "Probably the same person"
    assert panel.gauge.reading.similarity == 0.61
    panel.show_comparison(comparison(0.20, 0.45))
    assert panel.verdict.text() == "Probably two people"
    assert panel.gauge.reading.similarity == 0.2
    assert panel.notes == ""
    assert panel._quality.text() == "Picture quality: left 80, right 80 of 100"
    panel.show_comparison(None)
    assert panel.gauge.reading.similarity is None


def test_what_makes_it_doubtful_is_said(panel):
    poor = side("poor.png", face(reason=QualityReason.BLURRED, overall=20.0))
    panel.show_comparison(comparison(0.44, 0.45, two_faces(), poor))
    assert panel.notes.count("Close to the threshold") == 1
    assert "group.png: shows 2 faces; the largest was compared." in panel.notes
    assert "poor.png: The face is blurred." in panel.notes
    assert panel.notes.count("Poor pictures") == 1


def test_one_file_on_both_sides_and_points_moved_by_hand_are_said(panel):
    one = replace(side(), digest="ab" * 32)
    points = one.face.detection.landmarks
    panel.show_comparison(comparison(1.0, 0.45, one, replace(one, moved=points)))
    assert "the same file" in panel.notes
    assert "by hand" in panel.notes


def test_a_suspected_fake_is_said(panel):
    panel.show_comparison(comparison(0.9, 0.45, side("screen.png", face(spoof=True)), side()))
    assert "Suspected fake" in panel.notes
    assert panel._liveness.text().startswith("Left: Suspected fake.")
    assert "Right" not in panel._liveness.text()  # of the other nothing is known


def test_somebody_without_pictures_is_compared_by_views(panel):
    panel.show_with_views(WithViews(Match("1", "Ada", 0.7, "t"), 0.45))
    assert panel.verdict.text() == "Probably the same person"
    assert "views kept of Ada" in panel._quality.text()
    assert not panel.report_button.isEnabled()


def test_the_parts_are_said_in_words_and_called_indicative(panel):
    panel.show_comparison(comparison())
    effect = np.zeros((112, 112), np.float32)
    effect[38:62, 22:90] = 0.2
    effect[82:110, 38:74] = -0.1
    panel.show_regions(None, works=True)
    assert not panel.progress.isHidden()
    panel.show_regions(Regions(effect, effect, 0.6))
    lines = panel._parts.text().split("\n")
    assert lines[0] == "Eyes and brows: speaks for it (+0.20)"
    assert lines[1] == "Mouth and chin: speaks against it (-0.10)"
    assert not any("Forehead" in line for line in lines)  # it says nothing
    assert "not proof" in panel._indicative.text()
    assert panel.progress.isHidden()
    panel.show_regions(Regions(effect * 0, effect * 0, 0.6))
    assert "No part" in panel._parts.text()
    panel.show_regions(None)
    assert panel.legend.isHidden()
