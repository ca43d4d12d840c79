"""What was found, as text for people and as plain data for programs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from core.doctor.check import Check, Detail, Sentence, State
from core.wording import QT_TRANSLATE_NOOP

Say = Callable[[Sentence], str]

STATES: dict[State, str] = {
    State.OK: QT_TRANSLATE_NOOP("core", "All right"),
    State.WARNING: QT_TRANSLATE_NOOP("core", "Needs attention"),
    State.FAILED: QT_TRANSLATE_NOOP("core", "Doesn't work"),
}

_GOOD = QT_TRANSLATE_NOOP("core", "Everything works.")
_ONE = QT_TRANSLATE_NOOP("core", "One thing needs attention.")
_SOME = QT_TRANSLATE_NOOP("core", "{count} things need attention.")
_ONE_FAILED = QT_TRANSLATE_NOOP("core", "One thing doesn't work.")
_SOME_FAILED = QT_TRANSLATE_NOOP("core", "{count} things don't work.")
_ONE_FAILED_AND = QT_TRANSLATE_NOOP(
    "core", "One thing doesn't work, and {others} more need attention."
)
_SOME_FAILED_AND = QT_TRANSLATE_NOOP(
    "core", "{count} things don't work, and {others} more need attention."
)


def worst(checks: Iterable[Check]) -> State:
    """Return the worst state of all."""
    states = {check.state for check in checks}
    return next((state for state in (State.FAILED, State.WARNING) if state in states), State.OK)


def summary(checks: Iterable[Check]) -> Sentence:
    """Return one sentence about all of them."""
    states = [check.state for check in checks]
    failed, others = states.count(State.FAILED), states.count(State.WARNING)
    if failed and others:
        template = _ONE_FAILED_AND if failed == 1 else _SOME_FAILED_AND
    elif failed:
        template = _ONE_FAILED if failed == 1 else _SOME_FAILED
    elif others:
        template = _ONE if others == 1 else _SOME
    else:
        template = _GOOD
    return Sentence(template, {"count": failed or others, "others": others})


def as_data(check: Check) -> dict[str, Any]:
    """Return a check as plain data, in English."""
    return {
        "subject": check.subject.value,
        "state": check.state.value,
        "text": str(check.sentence),
        "advice": [str(step) for step in check.advice],
        "details": {name: _plain(value) for name, value in check.details.items()},
    }


def _plain(value: Detail) -> Detail:
    """Return a value that JSON knows: no NaN, and no text of another class."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, int | None) else str(value)


def as_text(checks: Sequence[Check], say: Say = str, *, details: bool = False) -> str:
    """Return all checks as lines of text.

    Parameters
    ----------
    say
        Puts a sentence into the language of the reader.
    details
        Whether what is for engineers is in it.
    """
    lines = [say(summary(checks)), ""]
    area = None
    for check in checks:
        if check.subject.area is not area:
            lines += [""] if area is not None else []
            area = check.subject.area
            lines.append(say(Sentence(area.value)).upper())
        state, title = say(Sentence(STATES[check.state])), say(Sentence(check.subject.title))
        lines.append(f"[{state}] {title}: {say(check.sentence)}")
        lines += [f"    -> {say(step)}" for step in check.advice]
        if details:
            lines += [f"    {name}: {value}" for name, value in check.details.items()]
    return "\n".join(lines) + "\n"
