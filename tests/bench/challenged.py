"""Somebody of the studio who is asked to move, or a print that somebody holds up there.

`play` gives each frame's analysis, with what geometry says of it, beside how far the challenge is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random

import numpy as np

from core.capture.studio import stage
from core.capture.studio.motion import Pose, poses
from core.capture.studio.scenes import Kind, Scene, Visit
from core.challenge.dealing import Dealer
from core.challenge.session import Challenge
from core.challenge.values import ChallengeHint, ChallengeProgress, Movement
from core.frame import Frame
from core.pipeline import Pipeline
from core.results import Analysis

SIZE = (640, 480)
SPEED = 45.0  # degrees a second
PACE = 10.0  # centimetres a second

FAR = {
    Movement.TURN_LEFT: (1.0, 0.0, 0.0),
    Movement.TURN_RIGHT: (-1.0, 0.0, 0.0),
    Movement.NOD: (0.0, -1.0, 0.0),
    Movement.COME_CLOSER: (0.0, 0.0, -1.0),
}
"""Which way each movement goes: yaw, pitch, distance."""


class Listener:
    """Moves as asked, half a second to a whole one late, and never as far as somebody else.

    Parameters
    ----------
    obeys
        False for somebody who holds a print as still as they can.
    """

    def __init__(self, seed: int, *, obeys: bool = True) -> None:
        self._rng = np.random.default_rng([seed, 9])
        self._obeys = obeys
        self._rest = self._rng.uniform((-8, -6, 0), (8, 6, 0))
        self._goal = self._rest.copy()
        self._at = self._rest.copy()
        self._heard: tuple[Movement | None, int, ChallengeHint] | None = None
        self._acts = 0.0
        self._time = 0.0

    def hear(self, progress: ChallengeProgress) -> None:
        """Take note of what is said now; call once a frame."""
        heard = (progress.movement, progress.number, progress.hint)
        if heard != self._heard:
            self._heard = heard
            self._acts = self._time + self._rng.uniform(0.5, 1.0)
        if self._obeys and self._time >= self._acts and progress.movement is not None:
            self._goal = self._wanted(progress.movement, progress.hint)
            self._acts = self._time + 1.5

    def move(self, step: float) -> None:
        """Let time pass."""
        self._time += step
        most = np.array([SPEED, SPEED, PACE]) * step
        self._at += np.clip(self._goal - self._at, -most, most)

    def posed(self, scene: Scene, seed: int, time: float) -> list[Pose]:
        """Take the place of `core.capture.studio.motion.poses`."""
        yaw, pitch, nearer = (float(v) for v in self._at)
        return [
            replace(
                pose,
                yaw=pose.yaw + yaw,
                pitch=pose.pitch + pitch,
                distance=pose.distance + nearer,
            )
            for pose in poses(scene, seed, time)
        ]

    def _wanted(self, movement: Movement, hint: ChallengeHint) -> np.ndarray:
        closer = np.array([0.0, 0.0, self._goal[2]])
        if hint is ChallengeHint.BACK:
            return self._rest + closer + self._rng.normal(0, (1.5, 1.5, 0))
        least, most = (8.0, 14.0) if movement is Movement.COME_CLOSER else (14.0, 22.0)
        if movement is Movement.NOD:
            least, most = 10.0, 16.0
        far = self._rng.uniform(least, most) * (1.3 if hint is ChallengeHint.FURTHER else 1.0)
        return self._rest + closer + np.array(FAR[movement]) * far


@contextmanager
def moved_by(listener: Listener) -> Iterator[None]:
    """Let whoever is in the studio move as a listener does."""
    before = stage.poses
    stage.poses = listener.posed
    try:
        yield
    finally:
        stage.poses = before


def play(
    pipeline: Pipeline,
    kind: Kind,
    seed: int,
    *,
    obeys: bool = True,
    rate: float = 12.0,
    longest: float = 20.0,
) -> Iterator[tuple[Analysis, ChallengeProgress]]:
    """Yield what is seen and asked, frame by frame, until the challenge is over.

    Parameters
    ----------
    kind
        "live", or what is held up in the place of a face.
    seed
        Who it is, how they hold their head, and which movements are dealt.
    obeys
        Whether the movements are followed, by a person or by who holds the fake.
    longest
        Seconds after which it ends at any rate.
    """
    distance = 62.0 if kind == "live" else 52.0
    visit = Visit(seed, 0, 60, kind, distance=distance, stays=True, around=False)
    listener = Listener(seed, obeys=obeys)
    made = stage.Stage(Scene("challenge", "", 60.0, (visit,)), seed, SIZE, rate)
    challenge = Challenge(Dealer(Random(seed)))
    for number in range(int(longest * rate)):
        with moved_by(listener):
            pixels = made.picture(number)
        frame = Frame(number, number / rate, pixels, source="challenge", synthetic=True)
        analysis = pipeline.analyse(frame)
        progress = challenge.see(analysis)
        listener.hear(progress)
        listener.move(1 / rate)
        yield analysis, progress
        if progress.is_over:
            return
