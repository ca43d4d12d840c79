"""What the wizard is shown in tests, and what it says then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QMessageBox

from core.liveness_test.report import document
from core.liveness_test.values import Plan, Species
from gui.liveness_test.values import Earlier, Outcome, Surroundings

AROUND = Surroundings("IR camera", True, "/home/anna/recordings", (640, 480))
SMALL = Plan({Species.LIVE: 2, Species.PHONE: 1}, seconds=5.0)


def outcome(test, **values):
    return Outcome(test, document(test), "A fake from 0.4 on.", **values)


def earlier(folder="/tests/one", **values):
    known = {"done": 4, "wanted": 23, "is_finished": False, "has_recordings": True}
    return Earlier(Path(folder), datetime(2026, 11, 22, tzinfo=UTC), "Desk", **{**known, **values})


def answer(monkeypatch, role):
    """Answer the next question with the button of a role."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda box: next(one for one in box.buttons() if box.buttonRole(one) is role),
    )


def shown_words(page):
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))
