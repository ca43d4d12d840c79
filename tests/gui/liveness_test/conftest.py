"""The wizard's window, a test that was finished, and answers to questions."""

from __future__ import annotations

import pytest

from core.liveness_test.values import Plan, Species
from gui.liveness_test.liveness_test_window import LivenessTestWindow
from tests.core.liveness_test.drawn_tests import drawn, test_of
from tests.gui.liveness_test.shown import AROUND


@pytest.fixture
def window(qtbot):
    made = LivenessTestWindow()
    qtbot.addWidget(made)
    made.begin.show_surroundings(AROUND)
    made.show_begin()
    made.show()
    return made


@pytest.fixture(scope="session")
def found():
    """A test with enough presentations that limits are proposed."""
    counts = {kind: 12 if kind is Species.LIVE else 4 for kind in Species}
    return test_of(drawn(counts=Plan(counts)))
