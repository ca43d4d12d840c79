"""Somebody who moves their head as asked, or doesn't: analyses made without any network."""

from __future__ import annotations

from random import Random

import numpy as np

from core.challenge.dealing import Dealer
from core.challenge.rules import ChallengeRules
from core.challenge.session import Challenge
from core.challenge.values import ChallengeProgress, ChallengeState, Movement
from core.frame import Frame
from core.quality import Quality, QualityReason
from core.results import Analysis, Detection, FaceAnalysis, Track

PIXELS = np.full((480, 640), 90, np.uint8)
RATE = 15.0

FAR = {
    Movement.TURN_LEFT: (15.0, 0.0, 1.0),
    Movement.TURN_RIGHT: (-15.0, 0.0, 1.0),
    Movement.NOD: (0.0, -11.0, 1.0),
    Movement.COME_CLOSER: (0.0, 0.0, 1.2),
}
"""Yaw, pitch and size at the far end of each movement."""


def face(yaw=0.0, pitch=0.0, size=1.0, *, track=1, roll=0.0, refined=True) -> FaceAnalysis:
    marks = np.array([[-30, -20], [30, -20], [0, 10], [-22, 40], [22, 40]], np.float32) * size
    box = np.array([-60, -80, 60, 80], np.float32) * size
    middle = np.array([320, 240], np.float32)
    quality = Quality(90, QualityReason.GOOD, 60, 30, 120, 40, 0, yaw, pitch, roll)
    detection = Detection(box + np.tile(middle, 2), 0.99, marks + middle)
    return FaceAnalysis(detection, quality, Track(track, 0.0), refined=refined)


class Room:
    """A challenge, and who stands before its camera."""

    def __init__(self, seed=1, *, rest=(0.0, 0.0), jitter=0.0, rate=RATE, **rules) -> None:
        self.challenge = Challenge(Dealer(Random(seed)), ChallengeRules(**rules))
        self.rest = rest
        self.jitter = jitter
        self.rate = rate
        self.chance = np.random.default_rng(seed)
        self.number = 0
        self.track = 1
        self.done: list[Movement] = []
        self.size = 1.0

    @property
    def progress(self) -> ChallengeProgress:
        return self.challenge.progress

    def frame(self, *faces: FaceAnalysis, looked=True) -> ChallengeProgress:
        self.number += 1
        shown = Frame(self.number, self.number / self.rate, PIXELS)
        progress = self.challenge.see(Analysis(shown, tuple(faces), looked=looked))
        if progress.done_now is not None:
            self.done.append(progress.done_now)
        return progress

    def show(self, yaw=0.0, pitch=0.0, size=1.0) -> ChallengeProgress:
        """Show one frame, angles as from how the person holds the head at rest."""
        off = self.chance.normal(0, 1, 2) * self.jitter
        seen = face(
            self.rest[0] + yaw + off[0],
            self.rest[1] + pitch + off[1],
            size * self.size,
            track=self.track,
        )
        return self.frame(seen)

    def wait(self, seconds: float) -> ChallengeProgress:
        for _ in range(round(seconds * self.rate)):
            self.show()
        return self.progress

    def move(self, movement: Movement, seconds=1.2, far=1.0) -> ChallengeProgress:
        """Move there and back; who comes closer stays."""
        yaw, pitch, size = FAR[movement]
        count = round(seconds * self.rate)
        for one in range(count):
            part = far * np.sin(np.pi * (one + 1) / count) ** 2
            if movement is Movement.COME_CLOSER:
                part = far * (one + 1) / count
            self.show(yaw * part, pitch * part, 1 + (size - 1) * part)
        if movement is Movement.COME_CLOSER:
            self.size *= 1 + (size - 1) * far
        return self.progress

    def obey(self, reacts=0.7, most=8, seconds=1.2) -> ChallengeProgress:
        """Do what is asked until it is over."""
        for _ in range(most):
            progress = self.wait(reacts)
            if progress.is_over:
                break
            assert progress.movement is not None
            progress = self.move(progress.movement, seconds)
        return self.wait(0.5) if self.progress.is_over else self.progress


PASSED = ChallengeState.PASSED
