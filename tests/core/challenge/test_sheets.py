"""A sheet that is tilted as asked shows no turn: the nose in it doesn't stand out."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from core.challenge.dealing import Dealer
from core.challenge.session import Challenge
from core.challenge.values import ChallengeState, Movement
from core.face.pose import _HEAD, pose
from core.frame import Frame
from core.quality import Quality, QualityReason
from core.results import Analysis, Detection, FaceAnalysis, Track
from tests.core.challenge.moving import PIXELS

RATE = 15.0
CENTIMETRES = 6.3 / 37.8
"""Of a chip's pixel: eyes are 6.3 cm apart."""

HEAD = (_HEAD - _HEAD.mean(axis=0)) * CENTIMETRES
FLAT = HEAD * [1.0, 1.0, 0.0]


def rolled(radius: float) -> np.ndarray:
    """A sheet rolled about an upright axis, like a face on a tin."""
    angle = HEAD[:, 0] / radius
    depth = radius * (1.0 - np.cos(angle))
    return np.stack([radius * np.sin(angle), HEAD[:, 1], depth], axis=1)


def seen(points: np.ndarray, yaw: float, pitch: float, distance: float) -> np.ndarray:
    """Landmarks of points that are turned, yaw to the viewer's right and pitch upwards."""
    y, p = np.radians([-yaw, -pitch])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    there = points @ (about_y @ about_x).T
    return 600 * there[:, :2] / (distance + there[:, 2:]) + [320, 240]


def fare(points: np.ndarray, seed: int, far: float, closer: float) -> ChallengeState:
    """Follow every movement, turning and nodding by `far` degrees, and return how it ends."""
    challenge = Challenge(Dealer(Random(seed)))
    chance = np.random.default_rng(seed)
    distance, since, asked = 60.0, 0.0, None
    for number in range(int(20 * RATE)):
        progress = challenge.progress
        if progress.is_over:
            break
        if (progress.movement, progress.number) != asked:
            asked, since = (progress.movement, progress.number), number / RATE
        part = np.sin(np.pi * min(1.0, max(0.0, (number / RATE - since - 0.8) / 1.5))) ** 2
        yaw = pitch = 0.0
        if progress.movement is Movement.TURN_LEFT:
            yaw = far * part
        elif progress.movement is Movement.TURN_RIGHT:
            yaw = -far * part
        elif progress.movement is Movement.NOD:
            pitch = -far * part
        elif progress.movement is Movement.COME_CLOSER and number / RATE - since > 0.8:
            distance = max(60.0 - closer, distance - 10.0 / RATE)
        marks = seen(points, yaw, pitch, distance) + chance.normal(0, 0.5, (5, 2))
        told = pose(marks)
        quality = Quality(90, QualityReason.GOOD, 60, 30, 120, 40, 0, *told)
        box = np.array([260, 160, 380, 320], np.float32)
        face = FaceAnalysis(
            Detection(box, 0.99, marks.astype(np.float32)), quality, Track(1, 0.0), refined=True
        )
        challenge.see(Analysis(Frame(number, number / RATE, PIXELS), (face,)))
    return challenge.progress.state


@pytest.mark.parametrize("seed", range(4))
def test_a_head_passes(seed):
    assert fare(HEAD, seed, 18.0, 9.0) is ChallengeState.PASSED


@pytest.mark.parametrize("far", [18.0, 45.0])
def test_a_flat_sheet_does_not_pass_however_far_it_is_tilted(far):
    states = {fare(FLAT, seed, far, 12.0) for seed in range(2)}
    assert states == {ChallengeState.TOO_LATE}


def test_a_rolled_sheet_does_not_pass_by_as_much_as_a_head_turns():
    states = {fare(rolled(9.0), seed, 20.0, 12.0) for seed in range(2)}
    assert states == {ChallengeState.TOO_LATE}
