"""Results as the analysis would make them, for tests of what the window does with them."""

from __future__ import annotations

import numpy as np

from core.frame import Frame
from core.quality import Quality, QualityReason
from core.results import (
    Analysis,
    Decision,
    DecisionState,
    Detection,
    Embedding,
    FaceAnalysis,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    Match,
    Track,
)
from gui.live_result import LiveResult


def quality(reason=QualityReason.GOOD, overall=80.0):
    return Quality(overall, reason, 60, 300, 120, 40, 0, 0, 0, 0)


def face(
    *,
    track=1,
    reason=QualityReason.GOOD,
    overall=80.0,
    embedded=True,
    spoof=False,
    box=(200, 120, 320, 280),
):
    vector = np.zeros(128, np.float32)
    vector[0] = 1
    fake = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.9, "m")
    x1, y1, x2, y2 = box
    points = [(0.3, 0.4), (0.7, 0.4), (0.5, 0.6), (0.35, 0.8), (0.65, 0.8)]
    return FaceAnalysis(
        Detection(
            np.array(box, np.float32),
            0.99,
            np.array([(x1 + (x2 - x1) * x, y1 + (y2 - y1) * y) for x, y in points], np.float32),
        ),
        quality(reason, overall),
        track=Track(track, 0.0),
        liveness=fake if spoof else None,
        embedding=Embedding(vector, "sface:0123") if embedded else None,
    )


def result(*faces, number=0, time=0.0, state=DecisionState.UNKNOWN, best=None, threshold=0.45):
    pixels = np.tile(np.arange(640, dtype=np.uint16) * 255 // 639, (480, 1)).astype(np.uint8)
    frame = Frame(number, time, pixels)
    decision = Decision(
        state if faces else DecisionState.NOBODY,
        number,
        time,
        threshold,
        track=faces[0].track if faces else None,
        best=best,
    )
    return LiveResult(Analysis(frame, faces), decision)


def match(name="Anna", similarity=0.71):
    return Match("a" * 32, name, similarity, "t")
