"""The scripts of the studio: who comes when, how long, and under which light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.capture.studio.camera import Light
from core.capture.studio.looks import GlassesStyle
from core.wording import QT_TRANSLATE_NOOP

Kind = Literal["live", "print", "flat-print", "bent-print", "cut-out", "phone", "screen", "mask"]
"""A living face, or what stands in its place: a print that gives a little in the hand, one on stiff
card, one rolled about an upright axis, one cut out along the face, a phone, a tablet, a mask."""

WORN: frozenset[Kind] = frozenset(("cut-out", "mask"))
"""Fakes that somebody wears or holds before their own face; they move as that head does."""

FlagKind = Literal["none", "true", "always lit", "late"]
"""What a camera says of its lamp: nothing, the truth, always "lit", or the truth one frame late."""

DARK = Light(lamp=0.0, around=0.012, window=0.02)
"""A dim room without the lamp."""

ROOM = Light(lamp=1.0, around=0.02, window=0.05)
"""The same kind of room with the lamp on."""

_BULBS = Light(lamp=0.0, around=0.2, window=0.15)
"""Bulbs in the room, whose light is mostly infrared. The lamp is off."""

_BULBS_LIT = Light(lamp=1.0, around=0.2, window=0.15)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who comes, stays and goes. Times in seconds, lengths in centimetres."""

    who: int
    """Which of the studio's persons, in the order that the seed deals."""

    start: float
    length: float
    kind: Kind = "live"
    x: float = 0.0
    """Where they stand, to the viewer's right."""

    distance: float = 68.0
    side: float = 1.0
    """From which side they come: 1 = the viewer's right."""

    around: bool = True
    """Whether they look around."""

    stays: bool = False
    """Whether they are there from the start to the end, without coming or going."""

    posing: bool = False
    """Whether they turn their head as somebody does who is enrolled (`motion.POSING`)."""

    wears: GlassesStyle = "none"
    """Glasses put on for this visit; "none" leaves the person as they are."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A script that repeats."""

    name: str
    title: str
    """For people; marked for translation."""

    duration: float
    visits: tuple[Visit, ...]
    lamp: tuple[bool, ...] = (True,)
    """Whether the lamp is on, frame by frame, repeated."""

    lit: Light = ROOM
    unlit: Light = DARK
    flag: FlagKind = "none"
    """What the camera says of its lamp. One that says anything tells its exposure, too."""

    lamp_fails: float | None = None
    """Second of the script from which the lamp stays off, to its end; None if it never fails."""

    hunts: bool = False
    """Whether the exposure is far off when the source is opened, and has to be found."""

    flicker: float = 0.0
    """How much of the light that isn't the lamp's comes and goes with the mains, 0 to 1."""


_VISITORS = (
    Visit(0, 0.0, 11.0, side=1),
    Visit(1, 11.5, 11.0, side=-1, distance=62),
    Visit(0, 23.5, 8.0, "print", distance=52, side=1, around=False),
    # nobody for two seconds
    Visit(2, 33.5, 12.0, side=1, distance=72),
    Visit(1, 46.5, 7.0, "screen", distance=50, side=-1, around=False),
    Visit(3, 54.5, 12.0, x=-14.5, side=-1, distance=78),
    Visit(4, 55.5, 11.0, x=15.0, side=1, distance=86),
    Visit(5, 67.5, 11.0, side=1, distance=58),
)

_PRESENTED: tuple[tuple[Kind, float], ...] = (
    ("live", 62),
    ("flat-print", 50),
    ("live", 68),
    ("bent-print", 50),
    ("cut-out", 60),
    ("live", 58),
    ("phone", 42),
    ("screen", 50),
    ("mask", 60),
)

_LIVENESS_TEST = tuple(
    Visit(who, 7.0 * who, 6.0, kind, distance=distance, stays=True, around=kind in ("live", *WORN))
    for who, (kind, distance) in enumerate(_PRESENTED)
)
"""Each is there for 6 seconds, and nobody for a second between."""

_ALL = (
    Scene(
        "visitors",
        QT_TRANSLATE_NOOP("core", "Visitors come and go"),
        80.0,
        _VISITORS,
        (True, True, True, False),
        flag="true",
    ),
    Scene(
        "one-person",
        QT_TRANSLATE_NOOP("core", "One person stays"),
        60.0,
        (Visit(0, 0, 60, stays=True, around=False),),
    ),
    Scene(
        "pulsing",
        QT_TRANSLATE_NOOP("core", "One person, every other frame without the lamp"),
        60.0,
        (Visit(0, 0, 60, stays=True),),
        (True, False),
        flag="true",
    ),
    Scene(
        "pulsing-1-2",
        QT_TRANSLATE_NOOP("core", "One person, two of three frames without the lamp"),
        60.0,
        (Visit(0, 0, 60, stays=True),),
        (True, False, False),
    ),
    Scene(
        "two-people",
        QT_TRANSLATE_NOOP("core", "Two people at once"),
        60.0,
        (
            Visit(0, 0, 60, x=-14, distance=72, stays=True),
            Visit(1, 0, 60, x=15, distance=84, stays=True),
        ),
    ),
    Scene(
        "print",
        QT_TRANSLATE_NOOP("core", "A printed photo is held up"),
        20.0,
        (Visit(0, 0, 20, "print", distance=52, stays=True, around=False),),
        (True, True, True, False),
    ),
    Scene(
        "screen",
        QT_TRANSLATE_NOOP("core", "A screen is held up"),
        20.0,
        (Visit(0, 0, 20, "screen", distance=50, stays=True, around=False),),
        (True, True, True, False),
    ),
    Scene(
        "bent-print",
        QT_TRANSLATE_NOOP("core", "A rolled photo is held up"),
        20.0,
        (Visit(0, 0, 20, "bent-print", distance=52, stays=True, around=False),),
        (True, True, True, False),
    ),
    Scene(
        "cut-out",
        QT_TRANSLATE_NOOP("core", "A cut-out photo before a face"),
        20.0,
        (Visit(0, 0, 20, "cut-out", distance=60, stays=True),),
        (True, True, True, False),
    ),
    Scene(
        "phone",
        QT_TRANSLATE_NOOP("core", "A phone is held up"),
        20.0,
        (Visit(0, 0, 20, "phone", distance=42, stays=True, around=False),),
        (True, True, True, False),
    ),
    Scene(
        "mask",
        QT_TRANSLATE_NOOP("core", "Somebody wears a mask"),
        20.0,
        (Visit(0, 0, 20, "mask", distance=60, stays=True),),
        (True, True, True, False),
    ),
    Scene(
        "liveness-test",
        QT_TRANSLATE_NOOP("core", "People and fakes of every kind"),
        63.0,
        _LIVENESS_TEST,
        (True, True, True, False),
        flag="true",
    ),
    Scene("nobody", QT_TRANSLATE_NOOP("core", "Nobody is there"), 20.0, ()),
    Scene(
        "sunlight",
        QT_TRANSLATE_NOOP("core", "Sunlight from the side"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        (True, True, True, False),
        Light(lamp=1.0, around=0.16, window=0.1, sun=9.0),
        Light(lamp=0.0, around=0.16, window=0.1, sun=9.0),
    ),
    Scene(
        "lamp-off",
        QT_TRANSLATE_NOOP("core", "The lamp is off"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        (False,),
    ),
    Scene(
        "lamp-fails",
        QT_TRANSLATE_NOOP("core", "The lamp pulses, then fails"),
        16.0,
        (Visit(0, 0, 16, stays=True),),
        (True, False),
        lamp_fails=8.0,
    ),
    Scene(
        "flag-lies",
        QT_TRANSLATE_NOOP("core", "The lamp pulses, but the camera says it is always on"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        (True, False),
        flag="always lit",
    ),
    Scene(
        "hunting",
        QT_TRANSLATE_NOOP("core", "Far too bright at first, until the exposure is found"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        (True, False),
        hunts=True,
    ),
    Scene(
        "flicker",
        QT_TRANSLATE_NOOP("core", "Flickering room light, the lamp pulses"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        (True, False),
        _BULBS_LIT,
        _BULBS,
        flicker=0.3,
    ),
    Scene(
        "flicker-steady",
        QT_TRANSLATE_NOOP("core", "Flickering room light, the lamp doesn't pulse"),
        40.0,
        (Visit(0, 0, 40, stays=True),),
        lit=_BULBS_LIT,
        unlit=_BULBS,
        flicker=0.3,
    ),
    Scene(
        "enrolment",
        QT_TRANSLATE_NOOP("core", "One person looks straight, to the sides, up and down"),
        60.0,
        (Visit(0, 0, 60, stays=True, around=False, posing=True),),
    ),
    Scene(
        "enrolment-glasses",
        QT_TRANSLATE_NOOP("core", "The same person, with glasses"),
        60.0,
        (Visit(0, 0, 60, stays=True, around=False, posing=True, wears="square"),),
    ),
    Scene(
        "swap",
        QT_TRANSLATE_NOOP("core", "Somebody else takes the place of the first person"),
        40.0,
        (
            Visit(0, 0, 11.0, around=False, posing=True, side=-1),
            Visit(1, 9.5, 30.5, around=False, posing=True, side=1),
        ),
    ),
)

SCENES: Mapping[str, Scene] = {scene.name: scene for scene in _ALL}
"""Name to script."""
