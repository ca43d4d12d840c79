"""How a face answers the lamp: light in the middle against its sides, and against what is beside.

The lamp sits beside the lens. On a head the cheeks before the ears lie deeper and turn away, so
the lamp's light falls off towards them; on a sheet it hardly does, and only what is printed
darkens there. What stands right beside a head is farther away and sends back little of the lamp's
light; the sheet around a printed face, or the frame and the hand around a black screen, send back
as much as the face or more.

Unit of the value: natural log of the lamp's light on the inner cheeks by that on the outer cheeks,
mean of both sides. About 0.6 on heads, about 0 on sheets: lower speaks for a fake. The light
beside the head (brighter side) goes into the denial as well, in the same unit.

Noise model: the spread over the looks of the last seconds, as if two a second were independent,
and 0.1 that all looks share (where hair and landmarks are).

Abstains: NO_PULSE without an unlit frame, unless the camera says that its lamp is on: then the
fall-off of all light is taken, with an uncertainty of 0.3 more, and at most 0.5 is said; TOO_SMALL
under 24 pixels between the eyes; OTHER_LIGHT where the lamp adds less than a 30th of what is there,
or nothing that can be told from noise; UNCLEAR while the head is turned away or the face is
overexposed; TOO_SHORT under four looks within 0.4 seconds.

Masks and cut-outs bent around a face fall off like heads, flash photographs and hair in a print
imitate it: a good fall-off says no more than 0.8 for life. A white wall closely behind somebody, a
bright scarf or a hood answer nearly as a sheet does: what is beside the face says no more than 0.5
for a fake where the light falls off as on a head. No more than 2 is ever said for a fake.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.cue_values import Abstention, Cue, CueReading
from core.face.cues.face_grid import FaceGrid, eye_distance
from core.face.cues.likelihood import Part, log_ratio
from core.face.cues.look import Look
from core.face.lamp_part import linear_levels
from core.frame import Lamp

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LampRules:
    """Limits, and how living faces and fakes answer; see docs/cues.md for where they come from."""

    every: float = 0.1
    """Seconds between two frames that are looked at."""

    window: float = 4.0
    fewest: int = 4
    shortest: float = 0.4
    smallest: float = 24.0
    """Pixels between the eyes."""

    most_yaw: float = 18.0
    most_pitch: float = 25.0
    least_light: float = 0.004
    """The lamp's light, of white, that can be told from noise."""

    least_share: float = 0.03
    """The lamp's share of the light."""

    most_clipped: float = 0.1
    shared: float = 0.1
    without_pulse: float = 0.3
    """Uncertainties, in the cue's unit."""

    live_relief: tuple[Part, ...] = (Part(0.9, 0.62, 0.22), Part(0.1, 0.6, 0.6))
    fake_relief: tuple[Part, ...] = (Part(0.55, 0.08, 0.12), Part(0.45, 0.4, 0.45))
    live_step: tuple[Part, ...] = (Part(0.75, 2.6, 0.7), Part(0.25, 1.0, 0.6))
    fake_step: tuple[Part, ...] = (Part(0.5, -0.2, 0.35), Part(0.5, 1.6, 1.4))
    most_relief: float = 1.2
    most_step: float = 1.5
    most_step_of_round: float = 0.5
    """What is beside the face says no more where the light falls off as on a head."""

    most_without_pulse: float = 0.5
    most: float = 2.0
    life_of_relief: float = 0.4
    life_of_step: float = 0.4
    life_without_pulse: float = 0.2


_GRID: Final = FaceGrid(-2.0, -0.9, 2.0, 1.1, steps=14)
_X, _Y = _GRID.places()
_CHEEK: Final = (_Y > 0.3) & (_Y < 0.9)
_INNER: Final = np.flatnonzero(_CHEEK & (np.abs(_X) > 0.33) & (np.abs(_X) < 0.62))
_OUTER: Final = tuple(
    np.flatnonzero(_CHEEK & (side * _X > 0.8) & (side * _X < 1.05)) for side in (-1, 1)
)
_BESIDE: Final = tuple(
    np.flatnonzero((side * _X > 1.55) & (_Y > -0.8) & (_Y < 0.8)) for side in (-1, 1)
)
_LINEAR: Final = linear_levels(2.0)
_CLIPPED: Final = 250


@dataclass(frozen=True, slots=True)
class _Taken:
    time: float
    relief: float
    step: float | None
    """None where what is beside the head can't be told."""

    pulses: bool


class LampWatch:
    """Watches how one face answers the lamp."""

    cue = Cue.LAMP

    def __init__(self, rules: LampRules | None = None) -> None:
        self._rules = rules or LampRules()
        self._taken: deque[_Taken] = deque()
        self._why = Abstention.TOO_SHORT
        self._last: float | None = None

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        rules = self._rules
        if self._last is not None and look.time - self._last < rules.every - 0.016:
            return
        self._last = look.time
        measured = _measure(look, rules)
        if isinstance(measured, Abstention):
            self._why = measured
            return
        self._why = Abstention.TOO_SHORT
        self._taken.append(measured)

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        rules, taken = self._rules, self._taken
        while taken and now - taken[0].time > rules.window:
            taken.popleft()
        if not taken:
            return self._silent(0.0, self._why)
        # Looks with and without unlit neighbour aren't mixed: the lamp's light is the better one.
        pulsing = [one for one in taken if one.pulses]
        used = pulsing or list(taken)
        seconds = used[-1].time - used[0].time
        if len(used) < rules.fewest or seconds < rules.shortest:
            return self._silent(seconds, Abstention.TOO_SHORT)
        reliefs = np.array([one.relief for one in used])
        value = float(np.median(reliefs))
        spread = float(reliefs.std()) / max(1.0, 2.0 * seconds) ** 0.5
        if not pulsing:
            uncertainty = float(np.hypot(spread, rules.without_pulse))
            denial = log_ratio(
                value,
                rules.fake_relief,
                rules.live_relief,
                uncertainty,
                most=rules.most_without_pulse,
                for_life=rules.life_without_pulse,
            )
            return CueReading(self.cue, value, uncertainty, denial, seconds)
        uncertainty = float(np.hypot(spread, rules.shared))
        denial = log_ratio(
            value,
            rules.fake_relief,
            rules.live_relief,
            uncertainty,
            most=rules.most_relief,
            for_life=rules.life_of_relief,
        )
        steps = [one.step for one in used if one.step is not None]
        if len(steps) >= rules.fewest:
            # A bright hood or scarf is beside the head, too; the head in it is round.
            most = rules.most_step if denial > 0 else rules.most_step_of_round
            denial += log_ratio(
                float(np.median(steps)),
                rules.fake_step,
                rules.live_step,
                rules.shared,
                most=most,
                for_life=rules.life_of_step,
            )
        denial = min(rules.most, denial)
        return CueReading(self.cue, value, uncertainty, denial, seconds)

    def _silent(self, seconds: float, why: Abstention) -> CueReading:
        return CueReading(self.cue, None, None, 0.0, seconds, why)


def _measure(look: Look, rules: LampRules) -> _Taken | Abstention:
    landmarks, fitness = look.face.landmarks, look.quality
    if not np.isfinite(landmarks).all() or eye_distance(landmarks) < rules.smallest:
        return Abstention.TOO_SMALL
    if abs(fitness.yaw) > rules.most_yaw or abs(fitness.pitch) > rules.most_pitch:
        return Abstention.UNCLEAR
    unlit = look.frame.unlit
    pulses = unlit is not None and unlit.pixels.shape == look.frame.pixels.shape
    if not pulses and look.frame.lamp is not Lamp.LIT:
        return Abstention.NO_PULSE
    to_frame = _GRID.to_frame(landmarks)
    lit = _GRID.cut(look.frame.pixels, to_frame)
    if float((lit.take(_INNER) >= _CLIPPED).mean()) > rules.most_clipped:
        return Abstention.UNCLEAR
    light = np.asarray(cv2.LUT(lit, _LINEAR), np.float32)
    if pulses:
        assert unlit is not None
        without = _GRID.cut(unlit.pixels, to_frame)
        light = light - np.asarray(cv2.LUT(without, _LINEAR), np.float32)
    inner = _median(light, _INNER)
    outer = [_median(light, place) for place in _OUTER]
    beside = [_median(light, place) for place in _BESIDE]
    if pulses and inner < rules.least_share * _median(
        np.asarray(cv2.LUT(lit, _LINEAR), np.float32), _INNER
    ):
        if max(beside) < 10 * rules.least_light:
            return Abstention.OTHER_LIGHT
    elif inner < rules.least_light:
        return Abstention.OTHER_LIGHT if pulses else Abstention.TOO_NOISY
    inner, *rest = (np.log(max(one, rules.least_light)) for one in (inner, *outer, *beside))
    relief = float(inner - (rest[0] + rest[1]) / 2)
    whole = pulses and _GRID.inside(to_frame, look.frame.pixels.shape)
    step = float(inner - max(rest[2:])) if whole else None
    return _Taken(look.time, relief, step, pulses)


def _median(light: Float32, place: NDArray[np.intp]) -> float:
    cells = light.take(place)
    return float(np.partition(cells, cells.size // 2)[cells.size // 2])
