"""The one thing to say at a time, and calmly: nothing flickers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core import sentences
from core.enrolment.head import Fit, Way
from core.enrolment.hindrance import OF_POSE
from core.enrolment.rules import EnrolmentRules
from core.enrolment.shots import Arrow, Hint, Trouble
from core.people.records import View
from core.quality import Quality, QualityReason
from core.wording import QT_TRANSLATE_NOOP

BLIND: Final = Hint(QT_TRANSLATE_NOOP("core", "No picture comes from the camera."))
NOBODY: Final = Hint(QT_TRANSLATE_NOOP("core", "Step in front of the camera."))
HOLD_STILL: Final = Hint(QT_TRANSLATE_NOOP("core", "Hold still."), is_good=True)
ALL_TAKEN: Final = Hint(QT_TRANSLATE_NOOP("core", "All views are taken."), is_good=True)
WAITING: Final = Hint(QT_TRANSLATE_NOOP("core", "Waiting for the first person to come back."))
STEP_BACK: Final = Hint(QT_TRANSLATE_NOOP("core", "Step back a little."), Arrow.BACK)
_CLOSER: Final = Hint(QT_TRANSLATE_NOOP("core", "Come a little closer."), Arrow.CLOSER)
_MIDDLE: Final = QT_TRANSLATE_NOOP("core", "Move into the middle.")
_LESS: Final = QT_TRANSLATE_NOOP("core", "A little less.")
_LEVEL: Final = QT_TRANSLATE_NOOP("core", "Hold your head level.")
_STRAIGHT: Final = QT_TRANSLATE_NOOP("core", "Look straight into the camera.")
_UPRIGHT: Final = QT_TRANSLATE_NOOP("core", "Hold your head upright.")

OF_TROUBLE: Final[Mapping[Trouble, Hint]] = {
    Trouble.FAKE: Hint(QT_TRANSLATE_NOOP("core", "This looks like a fake face.")),
    Trouble.OTHER_FACE: Hint(QT_TRANSLATE_NOOP("core", "This looks like somebody else.")),
    Trouble.SEVERAL_FACES: Hint(QT_TRANSLATE_NOOP("core", "Only one person, please.")),
    Trouble.LAMP_OFF: Hint(QT_TRANSLATE_NOOP("core", "The infrared lamp is off.")),
}

_MORE: Final[Mapping[View, Hint]] = {
    View.LEFT: Hint(QT_TRANSLATE_NOOP("core", "Turn your head to the left."), Arrow.LEFT),
    View.RIGHT: Hint(QT_TRANSLATE_NOOP("core", "Turn your head to the right."), Arrow.RIGHT),
    View.UP: Hint(QT_TRANSLATE_NOOP("core", "Lift your chin a little."), Arrow.UP),
    View.DOWN: Hint(QT_TRANSLATE_NOOP("core", "Lower your chin a little."), Arrow.DOWN),
}

_BACK: Final[Mapping[View, Arrow]] = {
    View.LEFT: Arrow.RIGHT,
    View.RIGHT: Arrow.LEFT,
    View.UP: Arrow.DOWN,
    View.DOWN: Arrow.UP,
}

# In the mirrored picture the person's own left is on the left.
_AGAINST: Final[Mapping[Way, Arrow]] = {
    Way.TURN_LEFT: Arrow.LEFT,
    Way.TURN_RIGHT: Arrow.RIGHT,
    Way.NOD_UP: Arrow.UP,
    Way.NOD_DOWN: Arrow.DOWN,
}

_OF_QUALITY: Final[Mapping[QualityReason, Hint]] = {
    QualityReason.TOO_SMALL: _CLOSER,
    QualityReason.TOO_DARK: _CLOSER,
    QualityReason.WEAK_LAMP: _CLOSER,
    QualityReason.TOO_BRIGHT: STEP_BACK,
    QualityReason.CLIPPED: STEP_BACK,
    QualityReason.HOT_SPOT: STEP_BACK,
    QualityReason.GLARE: Hint(
        QT_TRANSLATE_NOOP("core", "The glasses reflect: tilt your head a little.")
    ),
    QualityReason.MOTION: Hint(QT_TRANSLATE_NOOP("core", "Hold still for a moment.")),
    QualityReason.BLURRED: Hint(QT_TRANSLATE_NOOP("core", "Hold still for a moment.")),
    QualityReason.TURNED: Hint(_STRAIGHT),
    QualityReason.NODDING: Hint(_LEVEL),
    QualityReason.TILTED: Hint(_UPRIGHT),
}


_AFTER_POSE: Final = OF_POSE | {
    QualityReason.GOOD,
    QualityReason.MOTION,
    QualityReason.BLURRED,
    QualityReason.GLARE,
}
"""What a head that turns brings along, and takes away again."""


def of_quality(reason: QualityReason) -> Hint:
    """Return what to say where `reason` hinders."""
    return _OF_QUALITY.get(reason) or Hint(sentences.QUALITY[reason])


def of_place(way: tuple[float, float]) -> Hint:
    """Return how to come into the middle; `way` as `core.enrolment.hindrance.of_place` tells it."""
    dx, dy = way
    if not dx and not dy:
        return STEP_BACK
    if abs(dx) >= abs(dy):
        # To the right in the frame is to the left in the mirrored picture.
        return Hint(_MIDDLE, Arrow.LEFT if dx > 0 else Arrow.RIGHT)
    return Hint(_MIDDLE, Arrow.DOWN if dy > 0 else Arrow.UP)


def of_pose(view: View, way: Way) -> Hint:
    """Return how to come into a view from which `way` is missing."""
    if way is Way.MORE:
        return _MORE[view]
    if way is Way.LESS:
        return Hint(_LESS, _BACK[view])
    if way is Way.UPRIGHT:
        return Hint(_UPRIGHT)
    if view in (View.LEFT, View.RIGHT):
        return Hint(_LEVEL, _AGAINST[way])
    return Hint(_STRAIGHT, _AGAINST[way])


def of_face(
    where: tuple[float, float] | None,
    reason: QualityReason,
    quality: Quality,
    wanted: View,
    found: Fit,
) -> Hint:
    """Return the one thing to say of a face: place first, then light, pose, and details.

    Parameters
    ----------
    where
        Which way it has to go, as `core.enrolment.hindrance.of_place` tells it.
    reason
        What hinders it, as `core.enrolment.hindrance.of_quality` tells it.
    found
        How near the head is to the view that is wanted.
    """
    if where is not None and reason is not QualityReason.TOO_SMALL:
        return of_place(where)
    if reason is quality.reason and reason not in _AFTER_POSE:
        return of_quality(reason)
    if not found.is_there:
        return of_pose(wanted, found.way)
    return HOLD_STILL if reason is QualityReason.GOOD else of_quality(reason)


class CalmHints:
    """Lets a hint stay for a while, and another one through only when it holds."""

    def __init__(self, first: Hint, rules: EnrolmentRules) -> None:
        self._rules = rules
        self._next: tuple[Hint, float] | None = None
        self._since = float("-inf")
        self.shown = first

    def say(self, hint: Hint, now: float, *, at_once: bool = False) -> Hint:
        """Return what is to be shown, `hint` or the one before it.

        Parameters
        ----------
        now
            Seconds of `Frame.time`.
        at_once
            Whether it can't wait: a view was taken, or something must be settled.
        """
        if hint == self.shown:
            self._next = None
            return hint
        if self._next is None or self._next[0] != hint or now < self._next[1]:
            self._next = (hint, now)
        ripe = now - self._next[1] >= self._rules.hint_waits
        due = now < self._since or now - self._since >= self._rules.hint_stays
        if at_once or hint.is_good or (ripe and due):
            self.shown, self._since, self._next = hint, now, None
        return self.shown
