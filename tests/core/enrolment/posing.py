"""Somebody before the camera who does as told: analyses made without any network."""

from __future__ import annotations

import dataclasses

import numpy as np

from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import EnrolmentProgress
from core.frame import Frame
from core.quality import Quality, QualityReason
from core.results import (
    Analysis,
    Detection,
    Embedding,
    FaceAnalysis,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    Track,
)

SAME_FROM = 0.45
PIXELS = np.full((480, 640), 90, np.uint8)

STRAIGHT, LEFT, RIGHT, UP, DOWN = (0, 0), (20, 0), (-20, 0), (0, 16), (0, -16)


def vector(person: int, turn: float = 0.0) -> np.ndarray:
    """Unit vectors of one person are 0.8 alike and more, those of two not at all."""
    found = np.zeros(32, np.float32)
    found[2 * person] = np.cos(turn)
    found[2 * person + 1] = np.sin(turn)
    return found


def liveness(verdict: LivenessVerdict, score: float | None = None) -> Liveness:
    return Liveness(verdict, LivenessReason.JUDGED, score, "flir")


def face(
    pose=STRAIGHT,
    *,
    person=0,
    at=(320.0, 240.0),
    size=160.0,
    embedded=True,
    track=1,
    reason=QualityReason.GOOD,
    overall=90.0,
    **changed,
) -> FaceAnalysis:
    x, y = at
    box = np.array([x - size / 2.4, y - size / 2, x + size / 2.4, y + size / 2], np.float32)
    marks = np.array([[-30, -20], [30, -20], [0, 10], [-22, 40], [22, 40]], np.float32)
    yaw, pitch = pose
    quality = Quality(overall, reason, 60.0, 30.0, 120.0, 40.0, 0.0, float(yaw), float(pitch), 0.0)
    quality = dataclasses.replace(quality, **changed.pop("quality", {}))
    embedding = None
    if embedded and quality.usable:
        embedding = Embedding(vector(person, np.radians(yaw + pitch) * 0.8), "test@1")
    return FaceAnalysis(
        Detection(box, 0.99, marks + np.array([x, y], np.float32)),
        quality,
        Track(track, 0.0),
        embedding=embedding,
        refined=embedded,
        **changed,
    )


class Desk:
    """Feeds a session with 30 frames a second, embedded as often as the pipeline does."""

    def __init__(self, session: EnrolmentSession, every: int = 6) -> None:
        self.session = session
        self.every = every
        self.number = 0
        self.progress: EnrolmentProgress = session.progress
        self.taken: list = []
        self.hints: list[str] = []

    @property
    def time(self) -> float:
        return self.number / 30

    def see(self, *faces: FaceAnalysis, looked=True, decision=None) -> EnrolmentProgress:
        """Offer one frame."""
        frame = Frame(self.number, self.time, PIXELS)
        self.progress = self.session.offer(Analysis(frame, tuple(faces), looked=looked), decision)
        self.number += 1
        if self.progress.taken_now is not None:
            self.taken.append(self.progress.taken_now)
        sentence = self.progress.hint.sentence
        if not self.hints or self.hints[-1] != sentence:
            self.hints.append(sentence)
        return self.progress

    def show(self, pose=STRAIGHT, seconds=1.0, **options) -> EnrolmentProgress:
        """Hold a pose for a while."""
        for _ in range(round(seconds * 30)):
            embedded = options.get("embedded", self.number % self.every == 0)
            self.see(face(pose, **{**options, "embedded": embedded}))
        return self.progress

    def nobody(self, seconds=1.0) -> EnrolmentProgress:
        """Look at an empty place."""
        for _ in range(round(seconds * 30)):
            self.see()
        return self.progress
