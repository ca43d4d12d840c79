"""The light of each frame of a scene, what the camera says of it, and how it exposes."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from core.capture.studio.camera import Light
from core.capture.studio.motion import poses
from core.capture.studio.scenes import Scene
from core.frame import Exposure, Lamp

EXPOSURE_TIME = 4.0
"""Milliseconds, constant: only the gain follows the light."""

MAINS = 50.01
"""Hz. The light of bulbs comes and goes twice in a period; at 30 frames/s, every three frames."""

ADAPTED = 2.0
"""Seconds in which the exposure follows a lamp that failed."""


class Lighting:
    """Lamp, room light and exposure of a scene. All depends on the frame's number alone.

    Parameters
    ----------
    scene, seed, rate
        As those of `StudioSource`.
    """

    def __init__(self, scene: Scene, seed: int, rate: float) -> None:
        self._scene = scene
        self._seed = seed
        self._rate = rate

    def lamp(self, number: int) -> Lamp:
        """Whether the lamp is on in frame `number`."""
        pattern, fails = self._scene.lamp, self._scene.lamp_fails
        has_failed = fails is not None and number / self._rate % self._scene.duration >= fails
        return Lamp.LIT if pattern[number % len(pattern)] and not has_failed else Lamp.UNLIT

    def flag(self, number: int) -> Lamp:
        """What the camera says of the lamp in frame `number`."""
        match self._scene.flag:
            case "none":
                return Lamp.UNKNOWN
            case "always lit":
                return Lamp.LIT
            case "late":
                return self.lamp(max(number - 1, 0))
            case "true":
                return self.lamp(number)

    def exposure(self, number: int) -> Exposure | None:
        """How frame `number` was exposed; None where the camera doesn't tell."""
        if self._scene.flag == "none":
            return None
        return Exposure(EXPOSURE_TIME, round(self.gain(number), 4))

    def light(self, number: int) -> Light:
        """All light of frame `number`."""
        scene = self._scene
        light = scene.lit if self.lamp(number) is Lamp.LIT else scene.unlit
        if not scene.flicker:
            return light
        beat = math.sin(2 * math.pi * 2 * MAINS * number / self._rate + self._seed)
        share = 1 + scene.flicker * beat
        return replace(light, around=light.around * share, window=light.window * share)

    def gain(self, number: int) -> float:
        """What radiance is multiplied by: follows the nearest face with a delay, never fully."""
        scene, time = self._scene, number / self._rate
        gain = self._found(scene.lit if any(scene.lamp) else scene.unlit, time)
        if dimmed := self._dimmed(time):
            gain = gain ** (1 - dimmed) * self._found(scene.unlit, time) ** dimmed
        if scene.hunts:
            # Set anew every tenth of a second: four times too high, then too low, then right.
            at = math.floor(time * 10) / 10
            gain *= 1 + 3 * math.exp(-4 * at) * math.cos(2 * math.pi * at / 0.9)
        return gain

    def _found(self, light: Light, time: float) -> float:
        """The gain that suits the faces under `light`."""
        seen = []
        for delay in (0.1, 0.25, 0.4):
            there = poses(self._scene, self._seed, max(0.0, time - delay))
            nearest = min((p.distance for p in there), default=200.0)
            seen.append(light.lamp * (100 / min(nearest, 200.0)) ** 2)
        face = 0.56 * (sum(seen) / len(seen) + light.around + light.window + 0.06 * light.sun)
        return float(np.clip(0.42 * face**-0.8, 0.12, 6.0))

    def _dimmed(self, time: float) -> float:
        """How far the exposure is that without the lamp, 0 to 1."""
        fails, now = self._scene.lamp_fails, time % self._scene.duration
        if fails is None:
            return 0.0
        if now >= fails:
            return min((now - fails) / ADAPTED, 1.0)
        return max(0.0, 1 - now / ADAPTED) if time >= self._scene.duration else 0.0
