"""The doctor's sentences in the window's language."""

from __future__ import annotations

from collections.abc import Mapping

from core.doctor.check import Check, Sentence, State
from core.doctor.report import STATES
from gui.language import say

ICONS: Mapping[State, tuple[str, str]] = {
    State.OK: ("circle-check", "known"),
    State.WARNING: ("triangle-alert", "warn"),
    State.FAILED: ("circle-x", "danger"),
}
"""State to the name of its icon and the colour of icon and words."""


def say_sentence(sentence: Sentence) -> str:
    """Return a sentence, and those within it, in the window's language."""
    values = {
        name: say_sentence(value) if isinstance(value, Sentence) else value
        for name, value in sentence.values.items()
    }
    return say(sentence.template, **values) if sentence.template else ""


def say_state(state: State) -> str:
    """Return how a check went, in words."""
    return say(STATES[state])


def say_check(check: Check) -> str:
    """Return all that is said of a check, for a screen reader."""
    parts = (say_sentence(check.sentence), *(say_sentence(step) for step in check.advice))
    return f"{say(check.subject.title)}: {say_state(check.state)}. {' '.join(parts)}"
