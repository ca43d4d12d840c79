"""A desk fed with faces of any likeness at given times, for tests of what it says."""

from __future__ import annotations

import numpy as np

from core.cue_values import Cue, CueReading, Geometry
from core.frame import Frame
from core.people.decision import DecisionMaker
from core.people.gallery import NewTemplate
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.quality import Quality, QualityReason
from core.results import (
    Analysis,
    Detection,
    Embedding,
    FaceAnalysis,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
    Track,
)

MODEL = "sface-0123456789ab"
THRESHOLD = 0.4

# Four directions at right angles: any similarity to each of them can be made.
ANN, BOB, CEM, STRANGER = np.eye(8, dtype=np.float32)[:4]


def mix(**parts: float) -> np.ndarray:
    """A face with these similarities to ann, bob and cem; the rest is a stranger's."""
    known = {"ann": ANN, "bob": BOB, "cem": CEM}
    vector = sum((parts[name] * known[name] for name in parts), np.zeros(8, np.float32))
    rest = 1.0 - float(vector @ vector)
    return (vector + np.sqrt(max(rest, 0.0)) * STRANGER).astype(np.float32)


def face(
    vector=None,
    *,
    track: int | None = 1,
    reason: QualityReason = QualityReason.GOOD,
    overall: float = 80.0,
    live: LivenessVerdict | None = None,
    model: str = MODEL,
    because: LivenessReason = LivenessReason.JUDGED,
    at: tuple[float, float] = (50.0, 60.0),
    size: float = 1.0,
    geometry: Geometry | None = None,
) -> FaceAnalysis:
    x, y, w, h = *at, 40 * size, 50 * size
    box = np.array([x - w, y - h, x + w, y + h], np.float32)
    return FaceAnalysis(
        detection=Detection(box, 0.99, np.zeros((5, 2), np.float32)),
        quality=Quality(overall, reason, 60.0, 300.0, 120.0, 45.0, 0.0, 0.0, 0.0, 0.0),
        track=None if track is None else Track(track, 0.0),
        liveness=None
        if live is None
        else Liveness(
            live, because, 0.9 if live.value == "spoof" else 0.1, "flir", LivenessGround.VENDOR
        ),
        embedding=None if vector is None else Embedding(np.asarray(vector, np.float32), model),
        geometry=geometry,
    )


def denying(score: float | None) -> Geometry:
    """What geometry says, suspecting from 0.95; None where it has nothing to say."""
    reading = CueReading(Cue.DEPTH, None, None, 0.0, 1.0)
    return Geometry((reading,), score, denies=score is not None and score >= 0.95)


class Desk:
    """A decision maker fed with frames at given times."""

    def __init__(self, index: GalleryIndex, rules: Rules | None = None) -> None:
        self.maker = DecisionMaker(index, threshold=THRESHOLD, rules=rules)
        self.number = 0

    def see(self, time: float, *faces: FaceAnalysis, looked: bool = True, models=None):
        frame = Frame(self.number, 1000.0 + time, np.zeros((4, 4), np.uint8))
        self.number += 1
        decision = self.maker.decide(Analysis(frame, faces, models or {}, looked=looked))
        assert decision.frame_number == frame.number
        assert decision.time == frame.time
        return decision

    def states(self, *seen: tuple[float, FaceAnalysis]) -> list[str]:
        return [self.see(time, one).state.value for time, one in seen]


def template_of(vector, model=MODEL) -> NewTemplate:
    return NewTemplate(Embedding(np.asarray(vector, np.float32), model), 80.0)
