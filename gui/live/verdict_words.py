"""The sentence about the face of the visit, and what to do about it, for each state."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core import sentences
from core.quality import QualityReason
from core.results import (
    Decision,
    DecisionState,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    LivenessVotes,
)
from core.wording import QT_TRANSLATE_NOOP
from gui.language import say

UNANSWERED = (DecisionState.EMPTY_GALLERY, DecisionState.CHECKING)
"""What a face without a gallery to compare it with is in."""

UNJUDGED = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a verdict's words depend on beside the decision."""

    has_gallery: bool = True
    """Whether there is a gallery to compare with."""

    is_locked: bool = False
    """Whether the gallery is only locked."""

    lacking: int = 0
    """Enrolled people without a template for the recogniser in use."""

    is_watching: bool = True
    """Whether faces are looked for at all."""


def sentence(decision: Decision | None, around: Surroundings) -> str:
    """Return what is said, with the fields {name} and {other} where people are named."""
    if decision is None and not around.is_watching:
        return _said(QT_TRANSLATE_NOOP("VerdictCard", "Faces are not judged at the moment."))
    state = DecisionState.NOBODY if decision is None else decision.state
    if state in UNANSWERED and not around.has_gallery:
        if around.is_locked:
            return _said(QT_TRANSLATE_NOOP("VerdictCard", "The gallery is locked."))
        return _said(QT_TRANSLATE_NOOP("VerdictCard", "The gallery can't be opened."))
    if state is DecisionState.EMPTY_GALLERY and decision is not None and decision.claimed:
        return _said(QT_TRANSLATE_NOOP("VerdictCard", "{name} has no view for this model yet."))
    if state is DecisionState.EMPTY_GALLERY and around.lacking:
        return _said(
            QT_TRANSLATE_NOOP("VerdictCard", "Nobody can be recognised with this model yet.")
        )
    if decision is not None and _is_too_far(decision):
        return QCoreApplication.translate("core", sentences.QUALITY[QualityReason.TOO_SMALL])
    return QCoreApplication.translate("core", sentences.DECISION[state])


def people(decision: Decision | None) -> tuple[str, str]:
    """Return the names for a sentence's {name} and {other}; empty where there is nobody."""
    if decision is None:
        return "", ""
    named = decision.claimed or decision.best
    other = decision.runner_up
    return named.name if named is not None else "", other.name if other is not None else ""


def advice(decision: Decision | None, around: Surroundings, lacking: str = "") -> str:
    """Return what to do now, or what else is known.

    `lacking` is what is said where the face may be that of somebody who can't be compared.
    """
    if decision is None and not around.is_watching:
        return _said(
            QT_TRANSLATE_NOOP("VerdictCard", "The line at the foot of the window says why.")
        )
    if decision is None or decision.state is DecisionState.NOBODY:
        return _said(
            QT_TRANSLATE_NOOP("VerdictCard", "Step in front of the camera and look at it.")
        )
    state = decision.state
    if state in UNANSWERED and not around.has_gallery:
        if around.is_locked:
            return _said(
                QT_TRANSLATE_NOOP("VerdictCard", "Nobody can be recognised until it is opened.")
            )
        return _said(
            QT_TRANSLATE_NOOP("VerdictCard", "Nobody can be recognised until it is repaired.")
        )
    if state is DecisionState.NOT_USABLE:
        if _is_too_far(decision):
            return _said(
                QT_TRANSLATE_NOOP("VerdictCard", "The face is still too small to be recognised.")
            )
        return say(sentences.QUALITY[decision.quality_reason])
    if state is DecisionState.CANNOT_JUDGE:
        liveness = decision.liveness
        if liveness is None or liveness.verdict is not LivenessVerdict.CANNOT_JUDGE:
            return _said(QT_TRANSLATE_NOOP("VerdictCard", "There are too few good looks at it."))
        return say(sentences.LIVENESS_REASON[liveness.reason])
    if state is DecisionState.LOCKED_OUT:
        words = QT_TRANSLATE_NOOP(
            "VerdictCard", "Several fakes were suspected. It goes on in {seconds} s."
        )
        return _said(words).format(seconds=math.ceil(decision.seconds_left or 0.0))
    if decision.claimed is not None and state in _ASKED_ABOUT_ONE:
        return _said(QT_TRANSLATE_NOOP("VerdictCard", "Press V to compare with everybody again."))
    if state in (DecisionState.EMPTY_GALLERY, DecisionState.UNKNOWN) and around.lacking:
        return lacking
    if state is DecisionState.KNOWN:
        return _known(decision)
    return _said(_ADVICE.get(state, ""))


def judged_how(decision: Decision | None) -> str:
    """Return how often liveness said so; empty where that tells nothing."""
    votes: LivenessVotes | None = None if decision is None else decision.votes
    if decision is None or votes is None:
        return ""
    if votes.spoof:
        words = QT_TRANSLATE_NOOP("VerdictCard", "It looked like a fake {times} of {total} times.")
        return _said(words).format(times=votes.spoof, total=votes.total)
    if decision.state is DecisionState.CANNOT_JUDGE:
        words = QT_TRANSLATE_NOOP("VerdictCard", "It looked live {times} of {total} times.")
        return _said(words).format(times=votes.live, total=votes.total)
    return ""


_ASKED_ABOUT_ONE = (DecisionState.NOT_CLAIMED, DecisionState.EMPTY_GALLERY)

_ADVICE: dict[DecisionState, str] = {
    DecisionState.LAMP_OFF: QT_TRANSLATE_NOOP(
        "VerdictCard", "Nobody can be judged. Press Ctrl+K to see why."
    ),
    DecisionState.CHECKING: QT_TRANSLATE_NOOP("VerdictCard", "Hold still for a moment."),
    DecisionState.EMPTY_GALLERY: QT_TRANSLATE_NOOP("VerdictCard", "Press E to enrol this person."),
    DecisionState.UNKNOWN: QT_TRANSLATE_NOOP("VerdictCard", "Press E to enrol this person."),
    DecisionState.UNSURE: QT_TRANSLATE_NOOP(
        "VerdictCard", "Ask for a name; the two look alike to the program."
    ),
    DecisionState.SPOOF: QT_TRANSLATE_NOOP("VerdictCard", "Have a look at the person yourself."),
    DecisionState.TIMED_OUT: QT_TRANSLATE_NOOP(
        "VerdictCard", "To try again, step away for a moment and come back."
    ),
}


def _known(decision: Decision) -> str:
    if decision.claimed is not None:
        return _said(QT_TRANSLATE_NOOP("VerdictCard", "Nobody else was compared."))
    if decision.track is None:
        return ""
    seconds = max(0, int(decision.time - decision.track.since))
    words = QT_TRANSLATE_NOOP("VerdictCard", "In front of the camera for {seconds} s.")
    return _said(words).format(seconds=seconds)


def _is_too_far(decision: Decision) -> bool:
    """Whether somebody only has to come closer."""
    too_small = decision.quality_reason is QualityReason.TOO_SMALL
    return decision.state is DecisionState.NOT_USABLE and too_small


def _said(words: str) -> str:
    return QCoreApplication.translate("VerdictCard", words) if words else ""
