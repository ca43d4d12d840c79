"""What is wrong with the lamp of a camera, in one sentence, and what a person can do.

docs/lamp.md tells the same at length. Nothing is ever written to a lamp.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.capture import lamp_advice as advice
from core.capture.camera import CameraFacts
from core.capture.lamp_measures import LampMeasures, measure
from core.capture.strobe import LampPattern, LightReading

LEAST_FRAMES = 15
"""Half a second at 30 a second, too few to say anything below that."""

LEAST_RATE = 10.0
"""Frames per second. A slower stream shows a person who moves at another place in each pair of
lit and unlit frames; `core.capture.negotiation` avoids such streams as well."""

DARK_LEVEL = 15.0
"""Half of the level from which a face can be recognised (`core.face.quality`), so nothing that
could be judged is lit. ThinkPads show 41 with the lamp and 0 without, Logitech's Brio 167 and 44
(reported by others); the studio 46 and 15."""

MUCH_OTHER_LIGHT = 0.5
"""Share from which more of the light comes from elsewhere than from the lamp."""

MUCH_CLIPPED = 0.10
"""Half of the share at which a face is no longer judged (`core.face.quality`): a warning before
people are turned away."""

FLICKERING = 0.05
"""Share of the level by which it changes from frame to frame. The mean of so many pixels has
noise far below 0.01, and people who move change it slowly; lamps at the mains make 0.1 to 1."""

FLAG_AGREES = 0.9
"""Share of frames that the camera must call unlit for its word to be passed on. Without pulses
the pictures can't confirm it, so the sentence leaves it to the camera."""

STOPPED_SECONDS = 1.0
"""How long a lamp must have been seen to pulse for its stop to be said."""


class LampKind(enum.Enum):
    """What is the matter with the lamp and the light."""

    TOO_FEW = "too-few"
    SLOW = "slow"
    COLOUR = "colour"
    STOPPED = "stopped"
    OFF = "off"
    """The camera says that its lamp is off, and its pictures don't contradict."""

    DARK = "dark"
    OVEREXPOSED = "overexposed"
    OTHER_LIGHT = "other-light"
    FLICKER = "flicker"
    FLAG_WRONG = "flag-wrong"
    PULSING = "pulsing"
    STEADY = "steady"


ADVICE: Mapping[LampKind, advice.Advice] = {
    LampKind.TOO_FEW: advice.TOO_FEW,
    LampKind.SLOW: advice.SLOW,
    LampKind.COLOUR: advice.COLOUR,
    LampKind.STOPPED: advice.STOPPED,
    LampKind.OFF: advice.OFF,
    LampKind.DARK: advice.DARK,
    LampKind.OVEREXPOSED: advice.OVEREXPOSED,
    LampKind.OTHER_LIGHT: advice.OTHER_LIGHT,
    LampKind.FLICKER: advice.FLICKER,
    LampKind.FLAG_WRONG: advice.FLAG_WRONG,
    LampKind.PULSING: advice.PULSING,
    LampKind.STEADY: advice.STEADY,
}
"""The sentences for each kind, in the order in which they are looked for."""

FINE = frozenset((LampKind.PULSING, LampKind.STEADY))


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is the matter, and what to do. Sentences are English, marked for translation."""

    kind: LampKind
    sentence: str
    """With named fields, which `values` fill."""

    why: str
    """One or two sentences on how that comes about."""

    steps: tuple[str, ...] = ()
    """What a person can do, most promising first."""

    values: Mapping[str, object] = field(default_factory=dict)
    measured: LampMeasures = field(default_factory=LampMeasures)

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to do."""
        return self.kind in FINE

    @property
    def is_certain(self) -> bool:
        """Whether enough was seen to say anything."""
        return self.kind is not LampKind.TOO_FEW

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


def diagnose(
    readings: Sequence[LightReading], facts: CameraFacts | None = None, *, has_pulsed: bool = False
) -> Diagnosis:
    """Say what is the matter with the light of a source.

    Parameters
    ----------
    readings
        Of one source, oldest first; some 10 seconds where there are as many.
    facts
        What the camera tells of itself; None where the source is no camera.
    has_pulsed
        Whether its lamp pulsed before these readings.
    """
    found = measure(readings)
    kind = _kind(found, facts, has_pulsed=has_pulsed or _pulsed(readings))
    known = ADVICE[kind]
    rhythm = found.rhythm or (0, 0)
    sentence = known.sentence
    if kind is LampKind.PULSING and rhythm == (1, 1):
        sentence = advice.EVERY_SECOND
    return Diagnosis(
        kind,
        sentence,
        known.why,
        tuple(_steps(known, facts)),
        {
            "rate": f"{found.rate or 0.0:.0f}",
            "clipped": f"{100 * found.clipped:.0f}",
            "other": f"{100 * (found.other_light or 0.0):.0f}",
            "lit": rhythm[0],
            "unlit": rhythm[1],
        },
        found,
    )


def _kind(found: LampMeasures, facts: CameraFacts | None, *, has_pulsed: bool) -> LampKind:
    is_slow = found.rate is not None and found.seconds > 2.0 and found.rate < LEAST_RATE
    if found.frames < LEAST_FRAMES:
        return LampKind.SLOW if is_slow else LampKind.TOO_FEW
    if facts is not None and facts.has_chroma:
        return LampKind.COLOUR
    pulses = found.pattern is LampPattern.PULSING
    if not pulses:
        if found.pattern is LampPattern.STEADY and has_pulsed:
            return LampKind.STOPPED
        said = not found.flag_is_wrong and found.flag_unlit >= FLAG_AGREES * found.frames
        if said or found.unlit >= FLAG_AGREES * found.frames:
            return LampKind.OFF
        if found.level < DARK_LEVEL:
            return LampKind.DARK
    if is_slow:
        return LampKind.SLOW
    if found.clipped >= MUCH_CLIPPED:
        return LampKind.OVEREXPOSED
    if (found.other_light or 0.0) >= MUCH_OTHER_LIGHT:
        return LampKind.OTHER_LIGHT
    if not pulses and found.change >= FLICKERING:
        return LampKind.FLICKER
    if found.flag_is_wrong:
        return LampKind.FLAG_WRONG
    if pulses:
        return LampKind.PULSING
    return LampKind.STEADY if found.pattern is LampPattern.STEADY else LampKind.TOO_FEW


def _pulsed(readings: Sequence[LightReading]) -> bool:
    """Whether the lamp is seen to pulse for long enough anywhere in `readings`."""
    times = [reading.time for reading in readings if reading.pattern is LampPattern.PULSING]
    return bool(times) and times[-1] - times[0] >= STOPPED_SECONDS


def _steps(known: advice.Advice, facts: CameraFacts | None) -> Iterator[str]:
    """Yield the steps that can apply to a camera with these facts."""
    link = facts.link if facts is not None else ""
    for step in known.steps:
        if step == advice.USE_USB_3 and link and not link.startswith("USB 2"):
            continue
        if step == advice.VENDOR_SWITCH and facts is not None and facts.backend != "v4l2":
            continue
        yield step
