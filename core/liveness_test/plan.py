"""What is to be presented, how each kind is shown, and how much so many presentations can prove."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.evaluation.intervals import exact
from core.liveness_test.values import Plan, Presentation, Species
from core.wording import QT_TRANSLATE_NOOP

FAKES: Final = tuple(species for species in Species if species is not Species.LIVE)


def _plan(live: int, fakes: int) -> Plan:
    counts = dict.fromkeys(FAKES, fakes)
    return Plan(MappingProxyType({Species.LIVE: live} | counts))


SHORT: Final = _plan(5, 3)
"""Half an hour: shows gross faults, proves next to nothing."""

FULL: Final = _plan(30, 20)
"""Some hours: what a site can do with a few people and a printer."""

MOST: Final = 999
"""Presentations that one test can have."""

NAMES: Final[Mapping[Species, str]] = MappingProxyType(
    {
        Species.LIVE: QT_TRANSLATE_NOOP("core", "Living people"),
        Species.FLAT_PRINT: QT_TRANSLATE_NOOP("core", "Flat print"),
        Species.BENT_PRINT: QT_TRANSLATE_NOOP("core", "Bent print"),
        Species.CUT_OUT: QT_TRANSLATE_NOOP("core", "Cut-out"),
        Species.PHONE: QT_TRANSLATE_NOOP("core", "Phone"),
        Species.TABLET: QT_TRANSLATE_NOOP("core", "Tablet"),
        Species.MASK: QT_TRANSLATE_NOOP("core", "Mask"),
    }
)
"""What each kind is called."""

PREPARATIONS: Final[Mapping[Species, str]] = MappingProxyType(
    {
        Species.LIVE: QT_TRANSLATE_NOOP(
            "core",
            "Ask as many different people as you can: with and without glasses, beard or "
            "headwear. Everybody must have agreed to be recorded.",
        ),
        Species.FLAT_PRINT: QT_TRANSLATE_NOOP(
            "core",
            "Print portraits of people who have agreed, about as large as a real face, on matt "
            "paper with a laser printer: its black shows in infrared, that of many ink-jet "
            "printers doesn't. Glue each to cardboard.",
        ),
        Species.BENT_PRINT: QT_TRANSLATE_NOOP(
            "core",
            "Take the same prints without cardboard, or new ones, so that they can be bent "
            "around a face.",
        ),
        Species.CUT_OUT: QT_TRANSLATE_NOOP(
            "core",
            "Cut prints along the edge of the face. Cut the eyes out of half of them.",
        ),
        Species.PHONE: QT_TRANSLATE_NOOP(
            "core",
            "Put the portraits on a phone and turn its brightness up. Use video where you have "
            "some.",
        ),
        Species.TABLET: QT_TRANSLATE_NOOP(
            "core",
            "Put the portraits on a tablet or a small screen, as large as a real face.",
        ),
        Species.MASK: QT_TRANSLATE_NOOP(
            "core",
            "Take masks of paper, plastic or silicone, or a doll's or a mannequin's head.",
        ),
    }
)
"""What has to be made ready before the first of a kind."""

INSTRUCTIONS: Final[Mapping[Species, str]] = MappingProxyType(
    {
        Species.LIVE: QT_TRANSLATE_NOOP(
            "core",
            "Stand before the camera as a visitor does, look at it, and behave as usual.",
        ),
        Species.FLAT_PRINT: QT_TRANSLATE_NOOP(
            "core",
            "Hold the print upright where a visitor's face would be, and move it a little, as a "
            "head moves.",
        ),
        Species.BENT_PRINT: QT_TRANSLATE_NOOP(
            "core",
            "Bend the print around an upright axis, like a face, hold it where a visitor's face "
            "would be, and move it a little.",
        ),
        Species.CUT_OUT: QT_TRANSLATE_NOOP(
            "core",
            "Hold the cut-out before your own face. Where the eyes are cut out, look through the "
            "holes and blink.",
        ),
        Species.PHONE: QT_TRANSLATE_NOOP(
            "core",
            "Hold the phone with the portrait near the camera, so that the face looks as large "
            "as a visitor's, and move it a little.",
        ),
        Species.TABLET: QT_TRANSLATE_NOOP(
            "core",
            "Hold the tablet with the portrait where a visitor's face would be, and move it a "
            "little.",
        ),
        Species.MASK: QT_TRANSLATE_NOOP(
            "core",
            "Wear the mask, or hold the head where a visitor's would be, and move as a visitor "
            "does.",
        ),
    }
)
"""What whoever presents is told, for each presentation."""

CHALLENGED: Final = QT_TRANSLATE_NOOP(
    "core", "Turn slowly to the left and to the right, then come a little closer."
)
"""What is added where a plan is challenged."""


def wanted(plan: Plan) -> Mapping[Species, int]:
    """Return how many presentations of each kind are wanted, in the order in which they come.

    Kinds that are not tried are absent.
    """
    counts = {species: plan.presentations.get(species, 0) for species in Species}
    return {species: count for species, count in counts.items() if count > 0}


def total(plan: Plan) -> int:
    """Return how many presentations are wanted."""
    return sum(wanted(plan).values())


def left(plan: Plan, done: Sequence[Presentation]) -> Mapping[Species, int]:
    """Return how many presentations of each kind are still to be made; done ones are absent."""
    found = {
        species: count - sum(one.species is species for one in done)
        for species, count in wanted(plan).items()
    }
    return {species: count for species, count in found.items() if count > 0}


def coming(plan: Plan, done: Sequence[Presentation]) -> Species | None:
    """Return which kind is to be presented next; None once all are done."""
    return next(iter(left(plan, done)), None)


def provable(trials: int) -> float:
    """Return the highest true error rate, 0 to 1, that so many trials without an error leave open.

    The upper end of the 95 % interval after Clopper and Pearson: 17 % for 20 trials, about
    3.7 / trials for many. Without trials all is open: 1.
    """
    return exact(0, trials).high if trials > 0 else 1.0


_BYTES_PER_PIXEL: Final = 0.5
"""Of recordings; grey frames with a sensor's noise take 0.4 to 0.5 (docs/adr/0008)."""


def room(plan: Plan, width: int, height: int, rate: float) -> int:
    """Return about how many bytes the recordings of a whole test take, at `rate` frames/s."""
    frames = total(plan) * plan.seconds * rate
    return round(frames * width * height * _BYTES_PER_PIXEL)
