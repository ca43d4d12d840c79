"""Two faces side by side, and the choice."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from gui.check.pair_view import PairSide, PairView


@pytest.fixture
def view(qtbot):
    view = PairView()
    qtbot.addWidget(view)
    view.show()
    return view


def test_it_shows_who_and_how_alike(view) -> None:
    picture = np.full((40, 30), 90, np.uint8)
    view.show_pair(
        PairSide("New person", picture), PairSide("Ada", None), similarity=0.71, threshold=0.62
    )
    assert "0.71" in view.sentence
    assert "0.62" in view.sentence
    assert view._pictures[0].pixmap().width() > 0
    assert view._pictures[1].text() == "No picture is kept."
    first = view.sentence
    view.show_pair(PairSide("A"), PairSide("B"), similarity=0.5, threshold=0.62)
    assert view.sentence != first


def test_each_choice_is_told(qtbot, view) -> None:
    for button, signal in (
        (view.merge_button, view.merge_wanted),
        (view.distinct_button, view.distinct_wanted),
        (view.leave_button, view.left),
    ):
        with qtbot.waitSignal(signal, timeout=500):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    view.set_choices(can_merge=False)
    assert not view.merge_button.isEnabled()
    assert view.distinct_button.isEnabled()
