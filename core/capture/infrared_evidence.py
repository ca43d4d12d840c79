"""For which reasons a camera is believed to see infrared, and what speaks against it.

No single reason is certain: drivers give the same four letters to monochrome and to infrared
sensors, names are whatever a maker wrote, and a dark room has no colour. So each reason is kept
and shown, and a camera's number among the others never is one.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.capture.camera import CameraFacts
from core.capture.raw_formats import FORMATS, Family
from core.capture.strobe import LampPattern
from core.wording import QT_TRANSLATE_NOOP

_WORDS = re.compile(
    r"(?<![a-z])(?:n?ir|ir[ _-]?cam(?:era)?|infra[ _-]?red|hello)(?![a-z])|红外",
    re.IGNORECASE,
)

_RAW_GREY = (Family.GREY, Family.DEEP, Family.PAIR)

# As WinRT calls the infrared formats (L8 and L16), and OpenCV's other names for grey.
_OTHER_GREY = ("L8", "L16", "L8_IR", "Y8", "Y800", "Y16", "D16")


class Belief(enum.Enum):
    """What is believed of a camera."""

    INFRARED = "infrared"
    PROBABLY = "probably"
    """One reason, nothing against it."""

    UNKNOWN = "unknown"
    """No reason either way, or reasons that contradict each other."""

    NOT = "not"
    """Its picture has colour."""


class Reason(enum.Enum):
    """One thing that speaks for infrared, or against it."""

    LAMP_PULSES = "lamp pulses"
    SYSTEM = "system"
    """The operating system lists it among the infrared cameras."""

    TELLS_LAMP = "tells lamp"
    GREY_ONLY = "grey only"
    PAIR = "pair"
    ALSO_GREY = "also grey"
    NAME = "name"
    NO_COLOUR = "no colour"
    COLOUR = "colour"


_WEIGHTS: dict[Reason, int] = {
    Reason.LAMP_PULSES: 3,
    Reason.SYSTEM: 3,
    Reason.TELLS_LAMP: 3,
    Reason.GREY_ONLY: 2,
    Reason.PAIR: 2,
    Reason.NAME: 2,
    Reason.NO_COLOUR: 1,
    Reason.ALSO_GREY: 1,
}

# From so much on a camera counts as infrared: one reason that nothing else explains, or two.
_ENOUGH = 3

SENTENCES: dict[Reason, str] = {
    Reason.LAMP_PULSES: QT_TRANSLATE_NOOP(
        "core", "Its pictures are lit and unlit in turn, as a pulsing infrared lamp makes them."
    ),
    Reason.SYSTEM: QT_TRANSLATE_NOOP("core", "The system lists it among the infrared cameras."),
    Reason.TELLS_LAMP: QT_TRANSLATE_NOOP(
        "core", "It says with each picture whether its infrared lamp was on."
    ),
    Reason.GREY_ONLY: QT_TRANSLATE_NOOP("core", "It gives grey pictures only, no colour."),
    Reason.PAIR: QT_TRANSLATE_NOOP(
        "core", "It gives two grey pictures side by side, as infrared depth cameras do."
    ),
    Reason.ALSO_GREY: QT_TRANSLATE_NOOP(
        "core", "Beside colour it offers plain grey pictures, which colour cameras rarely do."
    ),
    Reason.NAME: QT_TRANSLATE_NOOP("core", "Its name says so."),
    Reason.NO_COLOUR: QT_TRANSLATE_NOOP(
        "core", "Its picture has no colour, although its format could carry some."
    ),
    Reason.COLOUR: QT_TRANSLATE_NOOP(
        "core", "Its picture has colour, which an infrared picture has not."
    ),
}
"""One plain sentence for each reason."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is believed of a camera, and why."""

    belief: Belief = Belief.UNKNOWN

    reasons: tuple[Reason, ...] = ()
    """What speaks for infrared, strongest first."""

    against: tuple[Reason, ...] = ()
    """What speaks against it."""

    @property
    def is_infrared(self) -> bool:
        """Whether it is treated as an infrared camera: at least probably."""
        return self.belief in (Belief.INFRARED, Belief.PROBABLY)


def name_says_infrared(name: str) -> bool:
    """Whether a camera's name says that it sees infrared: "IR", "NIR", "infrared", "Hello"."""
    return _WORDS.search(name) is not None


def evidence(
    name: str,
    facts: CameraFacts | None = None,
    pattern: LampPattern = LampPattern.UNDECIDED,
    *,
    formats: Iterable[str] = (),
    is_dark: bool = False,
) -> Evidence:
    """Weigh what is known of a camera.

    Parameters
    ----------
    name
        What the camera calls itself.
    facts
        What it told while it was open; None if it was not.
    pattern
        What its lamp does, as its pictures tell.
    formats
        All pixel formats that it offers; those of `facts` where there are none.
    is_dark
        Whether its picture is so dark that missing colour says nothing.
    """
    reasons: set[Reason] = set()
    against: set[Reason] = set()
    if name_says_infrared(name):
        reasons.add(Reason.NAME)
    if pattern is LampPattern.PULSING:
        reasons.add(Reason.LAMP_PULSES)
    offered = tuple(formats) or _formats_of(facts)
    if (of_formats := _reason_of(offered)) is not None:
        reasons.add(of_formats)
    if facts is not None:
        if facts.backend == "hello":
            reasons.add(Reason.SYSTEM)
        if facts.tells_lamp:
            reasons.add(Reason.TELLS_LAMP)
        if facts.has_chroma:
            against.add(Reason.COLOUR)
        elif facts.has_chroma is False and not is_dark and not _is_grey(facts.format):
            reasons.add(Reason.NO_COLOUR)
    return Evidence(_belief(reasons, against), *map(_in_order, (reasons, against)))


def _belief(reasons: set[Reason], against: set[Reason]) -> Belief:
    weight = sum(_WEIGHTS[reason] for reason in reasons)
    if against:
        # A camera that can do both may show colour now; only its pictures count then.
        return Belief.UNKNOWN if Reason.LAMP_PULSES in reasons else Belief.NOT
    if weight >= _ENOUGH:
        return Belief.INFRARED
    return Belief.PROBABLY if weight else Belief.UNKNOWN


def _formats_of(facts: CameraFacts | None) -> tuple[str, ...]:
    if facts is None:
        return ()
    if facts.negotiated is not None:
        return tuple(offer.format for offer in facts.negotiated.offers)
    return (facts.format,) if facts.format else ()


def _reason_of(formats: tuple[str, ...]) -> Reason | None:
    """Return what a list of formats says; depth maps and formats nobody knows say nothing."""
    families = {FORMATS[name].family for name in formats if name in FORMATS}
    grey = any(_is_grey(name) for name in formats)
    colour = bool(families - {*_RAW_GREY})
    if Family.PAIR in families:
        return Reason.PAIR
    if not grey:
        return None
    return Reason.ALSO_GREY if colour else Reason.GREY_ONLY


def _is_grey(name: str) -> bool:
    known = FORMATS.get(name)
    return known.family in _RAW_GREY if known is not None else name.strip() in _OTHER_GREY


def _in_order(reasons: set[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in Reason if reason in reasons)
