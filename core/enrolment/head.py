"""Whether a head shows the view that is wanted."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from core.enrolment.rules import EnrolmentRules
from core.face.head import Head
from core.people.records import View


class Way(enum.Enum):
    """What is missing from a view."""

    NONE = "none"
    MORE = "more"
    """Further the way that is asked for."""

    LESS = "less"
    TURN_LEFT = "turn-left"
    """Against a turn that isn't asked for: to the person's own left."""

    TURN_RIGHT = "turn-right"
    NOD_UP = "nod-up"
    NOD_DOWN = "nod-down"
    UPRIGHT = "upright"


@dataclass(frozen=True, slots=True)
class Fit:
    """How near a head is to a view."""

    way: Way
    part: float
    """0 = as far away as straight is, or farther; 1 = there."""

    @property
    def is_there(self) -> bool:
        """Whether the view is shown."""
        return self.way is Way.NONE


_SIDES: Final = {View.LEFT: 1.0, View.RIGHT: -1.0}
_NODS: Final = {View.UP: 1.0, View.DOWN: -1.0}


def fit(head: Head, neutral: Head, view: View, rules: EnrolmentRules, slack: float = 0.0) -> Fit:
    """Compare a head with a view.

    Parameters
    ----------
    head
        As the camera sees it.
    neutral
        The same head looking straight.
    slack
        Degrees by which less is enough; negative where more is asked.
    """
    turned = head.since(neutral)
    if view in _SIDES:
        sign = _SIDES[view]
        least = rules.turn_from - slack
        found = _along(sign * turned.yaw, sign * head.yaw, least, rules.most + slack)
        if found.is_there and abs(turned.pitch) > rules.across_pitch + slack:
            return Fit(_nod(-turned.pitch), 0.7)
        return found
    if view in _NODS:
        sign = _NODS[view]
        least = (rules.up_from if sign > 0 else rules.down_from) - slack
        found = _along(sign * turned.pitch, sign * head.pitch, least, rules.most + slack)
        if abs(turned.yaw) > rules.across_yaw + slack:
            return Fit(_turn(-turned.yaw), min(found.part, 0.7))
        return found
    return _straight(head, rules, slack)


def _along(turned: float, seen: float, least: float, most: float) -> Fit:
    if turned < least:
        return Fit(Way.MORE, max(0.0, turned / least) * 0.9)
    if turned > most or seen > most:
        return Fit(Way.LESS, 0.8)
    return Fit(Way.NONE, 1.0)


def _straight(head: Head, rules: EnrolmentRules, slack: float) -> Fit:
    excess = {
        _turn(-head.yaw): abs(head.yaw) - rules.straight_yaw - slack,
        _nod(-head.pitch): abs(head.pitch) - rules.straight_pitch - slack,
        Way.UPRIGHT: abs(head.roll) - rules.straight_roll - slack,
    }
    way, most = max(excess.items(), key=lambda item: item[1])
    if most <= 0.0:
        return Fit(Way.NONE, 1.0)
    return Fit(way, max(0.0, 0.9 - most / 30.0))


def _turn(yaw: float) -> Way:
    return Way.TURN_LEFT if yaw > 0 else Way.TURN_RIGHT


def _nod(pitch: float) -> Way:
    return Way.NOD_UP if pitch > 0 else Way.NOD_DOWN
