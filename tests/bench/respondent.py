"""Somebody in the studio who listens: turns the head as the hint says, late and not quite so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.capture.studio import stage
from core.capture.studio.motion import Pose, poses
from core.capture.studio.scenes import Scene
from core.enrolment.shots import Arrow, Hint

SPEED = 45.0  # degrees a second
AGAIN = 1.5  # seconds after which a hint that stays is followed further


class Respondent:
    """Holds the head as they understood the hints; reacts after half a second to a whole one."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng([seed, 5])
        self._goal = self._rng.uniform(-9, 9, 2)
        self._at = self._goal.copy()
        self._heard: tuple[Hint, float] | None = None
        self._acts = 0.0
        self.time = 0.0

    def hear(self, hint: Hint) -> None:
        """Take note of what is said now; call once a frame."""
        if self._heard is None or self._heard[0] != hint:
            self._heard = (hint, self.time)
            self._acts = self.time + self._rng.uniform(0.5, 1.0)
        if self.time >= self._acts:
            self._goal = self._wanted(hint)
            self._acts = self.time + AGAIN

    def move(self, step: float) -> None:
        """Let time pass."""
        self.time += step
        way = self._goal - self._at
        far = float(np.hypot(*way))
        if far > 0:
            self._at += way * min(1.0, SPEED * step / far)

    def posed(self, scene: Scene, seed: int, time: float) -> list[Pose]:
        """Take the place of `core.capture.studio.motion.poses`."""
        yaw, pitch = self._at
        return [
            replace(pose, yaw=pose.yaw + float(yaw), pitch=pose.pitch + float(pitch))
            for pose in poses(scene, seed, time)
        ]

    def _wanted(self, hint: Hint) -> np.ndarray:
        x, y = self._goal
        way = {Arrow.LEFT: (1, 0), Arrow.RIGHT: (-1, 0), Arrow.UP: (0, 1), Arrow.DOWN: (0, -1)}
        dx, dy = way.get(hint.arrow, (0, 0))
        if "straight" in hint.sentence or "level" in hint.sentence:
            return self._rng.normal(0, 3, 2)
        if "less" in hint.sentence:
            return self._goal + np.array([dx, dy]) * self._rng.uniform(4, 8)
        if not (dx or dy):
            return self._goal
        along = x * dx + y * dy
        # A fresh turn, or some more of the one that wasn't enough. Nobody holds the other axis.
        far = self._rng.uniform(12, 28) if dx else self._rng.uniform(9, 22)
        if along > 6:
            far = along + self._rng.uniform(4, 8)
        return np.array([dx, dy]) * far + self._rng.normal(0, 2, 2)


@pytest.fixture
def respondents(monkeypatch: pytest.MonkeyPatch) -> list[Respondent]:
    """A list; the person in the studio moves as its last one does."""
    there: list[Respondent] = []
    monkeypatch.setattr(stage, "poses", lambda *about: there[-1].posed(*about))
    return there
