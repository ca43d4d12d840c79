"""What a challenge asks of a movement, and how patient it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChallengeRules:
    """Angles in degrees, spans in seconds of `Frame.time`.

    Angles count from how the person holds the head before they move: a head that is always held
    tilted or turned is fine.
    """

    turn: float = 12.0
    """Least turn to a side, as the landmarks tell it: who turns by 15 degrees does enough."""

    nod: float = 8.0
    """Least nod, up or down."""

    back: float = 0.5
    """Share of the least movement within which the head is back."""

    closer: float = 1.13
    """How much larger a face gets that comes closer: from 60 cm to 53."""

    tallest: float = 0.5
    """Share of the picture's height from which a face can't be asked to come closer."""

    settle: float = 0.35
    """For so long the head is looked at before a movement counts; nobody reacts faster."""

    still: float = 6.0
    """A head that turns by more meanwhile isn't at rest."""

    settle_most: float = 0.6
    """After so long a restless head is taken as it was at first."""

    drift: float = 6.0
    """How far the place from which angles count may move between two movements."""

    smooth: float = 0.22
    """The middle of what was seen for so long counts: a single odd frame moves nothing."""

    limit: float = 8.0
    """Seconds for a movement."""

    repeats: int = 1
    """How often another movement is asked for in the place of one that wasn't done."""

    hint_after: float = 2.0
    """Seconds after which is said what helps."""

    gone: float = 1.5
    """After so long without a face it begins anew with whoever comes."""

    longest_step: float = 0.5
    """Seconds between two frames that count at most: what wasn't seen wasn't tried."""
