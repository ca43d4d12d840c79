"""What a guided enrolment asks of a face, and how patient it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EnrolmentRules:
    """Angles in degrees, spans in seconds of `Frame.time`, lengths in shares of the face's box.

    Angles of turned views count from how the person holds the head when looking straight: what
    landmarks tell of it differs from face to face by more than a small turn.
    """

    straight_yaw: float = 9.0
    straight_pitch: float = 16.0
    straight_roll: float = 15.0
    """Most that counts as looking straight, before anything is known of the person."""

    turn_from: float = 13.0
    """Least turn to a side."""

    up_from: float = 9.0
    down_from: float = 9.0
    """Least nod."""

    most: float = 30.0
    """Most turn or nod, from straight and from the camera alike: beyond, nothing is recognised."""

    across_yaw: float = 11.0
    across_pitch: float = 14.0
    """How far the head may be turned in the way that isn't asked for."""

    slack: float = 2.5
    """How much less is enough to stay in a view than to come into it. What is taken fits wholly.
    """

    unasked: float = 3.0
    """How much more is needed for a view that isn't asked for: it may come by chance."""

    still_angle: float = 5.0
    still_way: float = 0.12
    """A head that turns or moves further than this is not still."""

    hold: float = 0.3
    hold_unasked: float = 0.6
    """How long a head is to be still before a picture is taken: of the view that is asked for, of
    another one."""

    room: float = 0.12
    """Picture wanted beside the face."""

    tallest: float = 0.72
    """Share of the picture's height from which a face is too near."""

    bystander: float = 0.3
    """A face is somebody in the background while its area is under this share of the largest."""

    similar: float = 0.05
    """How much less than two straight faces a turned one and the others of a person may be alike,
    in similarity. Of 2,400 looks at ORL's people beside one to four other pictures none was less
    alike than that (turned ones 0.7 % without it); of somebody else 0.08 % pass by one picture,
    less by more."""

    others: int = 2
    """So many looks in a row have to be unlike before it is said."""

    grace: float = 0.4
    """What comes and goes within this time is not spoken of: a face missed, somebody passing."""

    dark_after: float = 1.0
    """After so long without a lit frame the lamp counts as off."""

    fake_holds: float = 3.0
    """A suspected fake stays suspected at least so long."""

    fresh: float = 1.0
    """What is taken by hand is not older than this."""

    stuck_after: float = 8.0
    """After asking so long for a view, it is offered to do without it."""

    hint_stays: float = 0.7
    hint_waits: float = 0.25
    """How long a hint stays at least, and how long another one has to hold before it replaces it.
    """
