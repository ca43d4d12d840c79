"""Sentences about verdicts of the desk, which say it where no liveness model judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.people.audit.entry import Fact

_VERDICTS: dict[str, tuple[str, ...]] = {
    "known": (
        QT_TRANSLATE_NOOP("core", "Recognised: similarity {similarity}, needed {threshold}."),
        QT_TRANSLATE_NOOP("core", "Recognised at the desk."),
    ),
    "unknown": (
        QT_TRANSLATE_NOOP(
            "core", "Not in the gallery: similarity {similarity}, needed {threshold}."
        ),
        QT_TRANSLATE_NOOP("core", "Somebody who is not in the gallery came to the desk."),
    ),
    "unsure": (QT_TRANSLATE_NOOP("core", "Two people were too much alike to say who it was."),),
    "spoof": (
        QT_TRANSLATE_NOOP("core", "Suspected fake face: score {spoof_score} of 1."),
        QT_TRANSLATE_NOOP("core", "A suspected fake face was at the desk."),
    ),
    "not-claimed": (
        QT_TRANSLATE_NOOP(
            "core", "Not the person who was named: similarity {similarity}, needed {threshold}."
        ),
        QT_TRANSLATE_NOOP("core", "Somebody was not the person who was named."),
    ),
    "cannot-judge": (
        QT_TRANSLATE_NOOP("core", "It could not be judged whether the face was real."),
    ),
    "timed-out": (QT_TRANSLATE_NOOP("core", "A face could not be judged in time."),),
}
_BY_GEOMETRY: dict[str, tuple[str, ...]] = {
    "known": (
        QT_TRANSLATE_NOOP(
            "core",
            "Recognised, checked by geometry and motion only: similarity {similarity}, needed "
            "{threshold}.",
        ),
    ),
    "spoof": (
        QT_TRANSLATE_NOOP(
            "core", "Suspected fake face: geometry and motion say so, score {deny_score} of 1."
        ),
        QT_TRANSLATE_NOOP("core", "Suspected fake face: geometry and motion say so."),
    ),
}
_UNJUDGED: dict[str, tuple[str, ...]] = {
    "known": (
        QT_TRANSLATE_NOOP(
            "core",
            "Recognised, liveness not judged: similarity {similarity}, needed {threshold}.",
        ),
    ),
}
_OF_GROUNDS = {"geometry": _BY_GEOMETRY, "none": _UNJUDGED}
"""Verdicts that no liveness model stands behind, by what liveness rested on."""

_SOME_VERDICT = QT_TRANSLATE_NOOP("core", "A verdict was given at the desk.")


def of(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Return the sentences for a verdict with these facts, the fullest first."""
    state, ground = str(facts.get("state")), str(facts.get("liveness_ground"))
    bare = _OF_GROUNDS.get(ground, {}).get(state, ())
    return (*bare, *_VERDICTS.get(state, (_SOME_VERDICT,)))
