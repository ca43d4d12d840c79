"""Faces that are drawn by the names of their pictures, so that no network has to look at them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from core.importing.faces import FaceReader, Finding
from core.quality import Quality, QualityReason
from core.results import Detection, Embedding, LivenessVerdict
from core.wording import PlainError

MODEL = "sface-0123456789ab"
_GOOD = Quality(90.0, QualityReason.GOOD, 60.0, 20.0, 120.0, 40.0, 0.0, 0.0, 0.0, 0.0)


class NamedFaces(FaceReader):
    """A face for each picture: `ann-1`, `ann-2` are one person's; other words say what is odd."""

    def __init__(self) -> None:
        self.looked: list[str] = []

    @property
    def model(self) -> str:
        return MODEL

    @property
    def threshold(self) -> float:
        return 0.4

    def find(self, picture: Path) -> Finding:
        self.looked.append(picture.name)
        words = picture.stem.split("-")
        if "none" in words:
            return Finding(picture, PlainError("No face was found in {file}.", file=picture.name))
        rng = np.random.default_rng(sum(words[0].encode()))
        own = rng.normal(size=128)
        odd = np.random.default_rng(sum(picture.stem.encode()) + 1).normal(size=128)
        vector = (own + 0.5 * odd).astype(np.float32)
        poor = replace(_GOOD, overall=20.0, reason=QualityReason.BLURRED)
        return Finding(
            picture,
            None,
            3 if "crowd" in words else 1,
            Embedding(vector / np.linalg.norm(vector), MODEL),
            poor if "poor" in words else _GOOD,
            LivenessVerdict.SPOOF if "fake" in words else LivenessVerdict.LIVE,
            Detection(np.zeros(4, np.float32), np.zeros((5, 2), np.float32), 1.0),
            np.full((96, 96), 100, np.uint8),
        )
