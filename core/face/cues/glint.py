"""The lamp's image on both eyes: a small spot, brighter than skin, within the dark of the iris.

A cornea is a small mirror, so the lamp shows in it far brighter than any skin beside it. On a
sheet nothing is brighter than its white, and a glint printed on it keeps its contrast without the
lamp; on glass the lamp shows once, and not in both eyes.

Unit of the value: brightness of the spot above the brightest on a ring of 0.065 eye distances
around it (about the iris), linear, by that of the skin under the eyes; of the eye where it is less.
In unlit frames that show the eyes it is measured at the same place and taken off, so that what is
left follows the lamp; and it is divided by the lamp's share of the light. About 1 or more on eyes,
under 0.4 on sheets: lower speaks for a fake.

Noise model: the spread over the looks of the last seconds, as if three a second were independent,
and 0.1 that all share.

Abstains: OTHER_LIGHT where more than 0.4 of the light is not the lamp's, or where no glint is seen
and nothing tells that the lamp is on (neither pulse nor camera); TOO_SMALL under 36 pixels between
the eyes; EYES_HIDDEN where eyes are covered, closed, behind reflections of glasses or turned away;
TOO_NOISY where the skin is too bright for anything to be brighter, too dark, or the face is blurred
by motion; CUT_OFF where the eyes reach the frame's edge; TOO_SHORT under five looks within 0.4
seconds.

Eyes behind holes of a mask, and glass eyes, have glints as well: no more than 0.8 is ever said for
life. A lamp far from the lens, lids and want of focus hide them: no more than 0.9 for a fake.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.cue_values import Abstention, Cue, CueReading
from core.face.cues.face_grid import eye_distance
from core.face.cues.likelihood import Part, log_ratio
from core.face.cues.look import Look
from core.face.lamp_part import linear_levels
from core.frame import Lamp
from core.quality import Quality, QualityKind

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class GlintRules:
    """Limits, and how bright glints of living faces and fakes are; see docs/cues.md."""

    every: float = 0.1
    """Seconds between two frames that are looked at."""

    window: float = 4.0
    fewest: int = 5
    shortest: float = 0.4
    smallest: float = 36.0
    """Pixels between the eyes."""

    most_yaw: float = 22.0
    most_pitch: float = 25.0
    most_glare: float = 0.02
    least_open: float = 0.6
    """Likelihood of open eyes."""

    skin: tuple[float, float] = (0.03, 0.55)
    """Brightness of the skin within which a spot can be told, linear."""

    skin_unlit: float = 0.008
    most_motion: float = 0.75
    shared: float = 0.1

    most_other_light: float = 0.4
    live: tuple[Part, ...] = (Part(0.75, 1.4, 0.6), Part(0.25, 0.35, 0.3))
    fake: tuple[Part, ...] = (Part(0.85, 0.13, 0.14), Part(0.15, 0.8, 0.7))
    most: float = 0.9
    for_life: float = 0.8


_RING: Final = 0.065
_REACH: Final = (0.2, 0.16)
"""Around the eye's point, in eye distances."""

_LINEAR: Final = linear_levels(2.0)
_NEAR: Final = 2  # pixels that an eye may have moved by between two frames


class GlintWatch:
    """Watches the glints in the eyes of one face."""

    cue = Cue.GLINT

    def __init__(self, rules: GlintRules | None = None) -> None:
        self._rules = rules or GlintRules()
        self._taken: deque[tuple[float, float, float]] = deque()
        """Time, and contrast of both eyes."""

        self._why = Abstention.TOO_SHORT
        self._last: float | None = None
        self._lit = False

    def see(self, look: Look) -> None:
        """Take in the next frame."""
        rules = self._rules
        if self._last is not None and look.time - self._last < rules.every - 0.016:
            return
        self._last = look.time
        found = _measure(look, rules)
        if isinstance(found, Abstention):
            self._why = found
            return
        self._why = Abstention.TOO_SHORT
        self._taken.append((look.time, *found))
        self._lit = look.frame.unlit is not None or look.frame.lamp is Lamp.LIT

    def reading(self, now: float) -> CueReading:
        """Return what is said by now."""
        rules, taken = self._rules, self._taken
        while taken and now - taken[0][0] > rules.window:
            taken.popleft()
        seconds = taken[-1][0] - taken[0][0] if taken else 0.0
        if len(taken) < rules.fewest or seconds < rules.shortest:
            return CueReading(self.cue, None, None, 0.0, seconds, self._why)
        eyes = np.array(taken)[:, 1:]
        weaker = int(np.median(eyes, axis=0).argmin())
        value = float(np.median(eyes[:, weaker]))
        spread = float(eyes[:, weaker].std()) / math.sqrt(max(1.0, 3.0 * seconds))
        uncertainty = math.hypot(spread, rules.shared)
        denial = log_ratio(
            value, rules.fake, rules.live, uncertainty, most=rules.most, for_life=rules.for_life
        )
        if denial > 0 and not self._lit:
            return CueReading(
                self.cue, value, uncertainty, 0.0, seconds, abstains=Abstention.OTHER_LIGHT
            )
        return CueReading(self.cue, value, uncertainty, denial, seconds)


def _measure(look: Look, rules: GlintRules) -> tuple[float, float] | Abstention:
    landmarks, fitness, chip = look.face.landmarks, look.quality, look.chip
    between = eye_distance(landmarks)
    if chip is None or not np.isfinite(landmarks).all() or between < rules.smallest:
        return Abstention.TOO_SMALL
    if _hidden(fitness, rules):
        return Abstention.EYES_HIDDEN
    pixels = look.frame.pixels
    skin = _skin(pixels, landmarks)
    if not rules.skin[0] <= skin <= rules.skin[1] or fitness.motion > rules.most_motion:
        return Abstention.TOO_NOISY
    unlit = look.frame.unlit
    dark, share = None, 0.0
    if unlit is not None and unlit.pixels.shape == pixels.shape:
        skin_unlit = _skin(unlit.pixels, landmarks)
        share = skin_unlit / skin
        everywhere = look.light.share if look.light is not None else 0.0
        if max(share, everywhere) > rules.most_other_light:
            return Abstention.OTHER_LIGHT
        if skin_unlit >= rules.skin_unlit:
            dark = unlit.pixels
    found = []
    for point in landmarks[:2]:
        spots = _spots(pixels, point, between)
        if spots is None:
            return Abstention.CUT_OFF
        place = np.unravel_index(int(spots.argmax()), spots.shape)
        contrast = float(spots[place]) / skin
        if dark is not None:
            without = _spots(dark, point, between)
            if without is not None:
                row, column = int(place[0]), int(place[1])
                near = without[
                    max(0, row - _NEAR) : row + _NEAR + 1,
                    max(0, column - _NEAR) : column + _NEAR + 1,
                ]
                contrast -= max(0.0, float(near.max()) / skin_unlit)
        found.append(contrast / (1.0 - share))
    return found[0], found[1]


def _hidden(fitness: Quality, rules: GlintRules) -> bool:
    if abs(fitness.yaw) > rules.most_yaw or abs(fitness.pitch) > rules.most_pitch:
        return True
    if fitness.glare > rules.most_glare:
        return True
    open_eyes = [part.value for part in fitness.parts if part.kind is QualityKind.EYES_OPEN]
    return not open_eyes or open_eyes[0] < rules.least_open


def _skin(pixels: Grey, landmarks: NDArray[np.floating]) -> float:
    """Return the brightness of the skin between the eyes' line and the nose's tip, linear."""
    left, right = sorted((float(landmarks[0, 0]), float(landmarks[1, 0])))
    y = int((2 * landmarks[2, 1] + landmarks[:2, 1].mean()) / 3)
    half = max(2, int(0.06 * (right - left)))
    part = pixels[max(0, y - half) : y + half + 1, max(0, int(left)) : int(right) + 1]
    return float(_LINEAR[int(np.median(part))]) if part.size else 0.0


def _spots(pixels: Grey, point: NDArray[np.floating], between: float) -> Float32 | None:
    """Return by how much each place around an eye is brighter than all on the ring around it."""
    ring = _ring(max(2.0, round(4 * _RING * between) / 4))
    pad = ring.shape[0] // 2
    x, y = round(float(point[0])), round(float(point[1]))
    across, down = round(_REACH[0] * between) + pad, round(_REACH[1] * between) + pad
    top, left = y - down, x - across
    part = pixels[max(0, top) : y + down + 1, max(0, left) : x + across + 1]
    if top < 0 or left < 0 or part.shape != (2 * down + 1, 2 * across + 1):
        return None
    light = np.asarray(cv2.LUT(part, _LINEAR), np.float32)
    spots = light - np.asarray(cv2.dilate(light, ring), np.float32)
    return np.asarray(spots[pad:-pad, pad:-pad], np.float32)


@lru_cache(maxsize=64)
def _ring(radius: float) -> Grey:
    half = math.ceil(radius + 0.5)
    y, x = np.mgrid[-half : half + 1, -half : half + 1]
    return np.asarray(np.abs(np.hypot(x, y) - radius) <= 0.6, np.uint8)
