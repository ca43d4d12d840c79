"""How a visitor moves: walking up, small movements, looking around, blinking, leaving.

Everything is a function of the time alone, so that any frame can be drawn by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.capture.studio.scenes import WORN, Scene, Visit

WALK = 2.2  # seconds to come or to go
FAR_Z, FAR_X = 250.0, 150.0  # where they come from, centimetres
LOOKING_YAW, LOOKING_PITCH = 15.0, 12.0  # degrees within which somebody looks at the camera
LOOKING_NEAR = 130.0  # centimetres


POSING: Final = ((0.0, 0.0), (18.0, 0.0), (-18.0, 0.0), (0.0, 15.0), (0.0, -16.0))
"""Yaw and pitch in degrees that somebody shows who is enrolled, in this order: straight, to their
own left, right, up, down."""

HELD, TURNING = 1.8, 0.6  # seconds that each is held, and that the way to the next one takes


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a visitor is and how they hold their head at one moment."""

    visit: Visit
    x: float
    y: float
    distance: float
    """Centimetres: to the right, up, and from the camera to the face."""

    yaw: float
    pitch: float
    roll: float
    """Degrees against looking at the camera: to the viewer's right, up, clockwise."""

    open: float
    """Eyes, 0 closed to 1 open."""

    gaze: tuple[float, float]
    """Way of the iris to the right and up in centimetres."""

    @property
    def attentive(self) -> bool:
        """Whether the head points at the camera from near enough."""
        return (
            abs(self.yaw) <= LOOKING_YAW
            and abs(self.pitch) <= LOOKING_PITCH
            and self.distance <= LOOKING_NEAR
        )


def poses(scene: Scene, seed: int, time: float) -> list[Pose]:
    """Who is there `time` seconds after the script began, farthest first."""
    now = time % scene.duration
    there = [
        # Who stays moves on when the script begins anew; nobody jumps.
        _pose(visit, seed + 101 * index, time if visit.stays else now - visit.start)
        for index, visit in enumerate(scene.visits)
        if visit.start <= now < visit.start + visit.length
    ]
    return sorted(there, key=lambda pose: -pose.distance)


def _pose(visit: Visit, seed: int, t: float) -> Pose:
    phase = np.random.default_rng([seed, 71]).uniform(0, 6.28, 8)
    away = 0.0 if visit.stays else max(1 - t / WALK, 1 - (visit.length - t) / WALK, 0.0)
    away = away * away * (3 - 2 * away)
    leaving = not visit.stays and t > visit.length / 2
    side = -visit.side if leaving else visit.side

    def sway(amount: float, period: float, k: int) -> float:
        slow = math.sin(6.283 * t / period + phase[k])
        return amount * (slow + 0.4 * math.sin(6.283 * t / period * 2.7 + phase[k] * 1.7))

    x = visit.x + side * FAR_X * away + sway(0.7, 5.3, 0)
    distance = visit.distance + (FAR_Z - visit.distance) * away + sway(1.2, 7.1, 1)
    step = abs(math.sin(t * 6.0)) * 1.6 * min(1.0, away * 4)
    y = -3.4 + sway(0.3, 4.1, 2) - step
    yaw, pitch = sway(2.2, 4.7, 3), sway(1.6, 3.9, 4)
    roll = sway(1.3, 6.3, 5)
    gaze = 0.0
    if visit.around:
        look, nod = _looking_around(visit, t)
        yaw, pitch = yaw + look, pitch + nod
        gaze = look / 90
    if visit.posing:
        look, nod = _posing(seed, t if visit.stays else max(0.0, t - WALK))
        yaw, pitch = yaw + look, pitch + nod
    if visit.kind != "live" and visit.kind not in WORN:
        # A hand is less steady than a neck; the sheet is tilted to and fro a little.
        yaw, pitch, roll = yaw * 2.2, pitch * 2.2, roll * 1.6
    if leaving:
        yaw += side * 55 * min(1.0, away * 3)
    return Pose(
        visit,
        x,
        y,
        distance,
        yaw,
        pitch,
        roll,
        _lids(seed, t),
        (max(-0.25, min(0.25, gaze - yaw / 160)), -pitch / 200),
    )


def _looking_around(visit: Visit, t: float) -> tuple[float, float]:
    """Yaw and pitch in degrees: once in a while a look aside, up or down, and back."""
    period = 8.0
    at = (t + (0.0 if visit.stays else 2.0)) % period
    turn = math.floor(t / period)
    way = 1 if (turn + visit.who) % 2 else -1
    start, length = 5.6, 2.0
    if not start <= at < start + length:
        return 0.0, 0.0
    bump = math.sin(math.pi * (at - start) / length) ** 2
    return way * 32 * bump, (6 if turn % 2 else -8) * bump


def _posing(seed: int, t: float) -> tuple[float, float]:
    """Yaw and pitch in degrees: each of `POSING` held for a while, and the way to the next one."""
    step, at = divmod(t, HELD + TURNING)
    before, after = (_shown(seed, int(step) + k) for k in (0, 1))
    part = max(0.0, at - HELD) / TURNING
    part = part * part * (3 - 2 * part)
    return (
        before[0] + (after[0] - before[0]) * part,
        before[1] + (after[1] - before[1]) * part,
    )


def _shown(seed: int, step: int) -> tuple[float, float]:
    """Return the pose of one step; nobody turns as far as somebody else, or twice alike."""
    look, nod = POSING[step % len(POSING)]
    far = np.random.default_rng([seed, 61, step]).uniform(0.85, 1.15)
    return look * far, nod * far


def _lids(seed: int, t: float) -> float:
    """How far the eyes are open: a blink of a quarter of a second every few seconds."""
    cell = int(t // 3.6)
    rng = np.random.default_rng([seed, 81, cell])
    at = cell * 3.6 + rng.uniform(0.4, 3.0)
    since = (t - at) / 0.26
    return 1.0 if not 0 <= since <= 1 else abs(2 * since - 1) ** 1.5
