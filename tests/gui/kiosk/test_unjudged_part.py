"""The box that lets the kiosk greet people whose liveness nobody judged."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from gui.kiosk.unjudged_part import UnjudgedPart
from gui.theme import Theme


@pytest.fixture
def part(qtbot, qapp):
    Theme().apply(qapp, "light")
    made = UnjudgedPart()
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.show()
    return made


def test_a_click_only_asks(part, qtbot):
    part.box.click()
    assert part.question.isVisible()
    assert not part.is_allowed
    with qtbot.waitSignal(part.leave_wanted):
        part.allow_button.click()
    assert not part.is_allowed
    part.allow("Susanne")
    assert part.is_allowed
    assert part.allowed_by == "Susanne"
    assert part.allowed.text() == "Allowed by Susanne."
    assert not part.question.isVisible()
    for label in part.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_it_is_left_off_and_taken_back(part):
    part.box.click()
    part.leave_button.click()
    assert not part.is_allowed
    assert not part.question.isVisible()
    part.allow("")
    assert part.allowed_by == ""
    assert not part.allowed.isVisible()
    part.box.click()
    assert not part.is_allowed
    assert part.allowed_by is None


def test_what_was_allowed_earlier_stays_and_names_nobody(part):
    part.show_choice(unjudged=True)
    assert part.is_allowed
    assert part.allowed_by is None


def test_who_may_not_asks_a_supervisor(part):
    part.set_may(False)
    part.box.click()
    assert part.allow_button.text() == "Ask a supervisor…"
    assert "Only a supervisor" in part._asks.text()
    assert part.box.accessibleDescription()
