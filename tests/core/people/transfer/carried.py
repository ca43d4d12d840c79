"""People to be carried from one gallery to another, and a key ring of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from core.people.gallery import NewTemplate, Sample
from core.people.records import View
from core.people.sealed.key_places import KeyPlace
from core.people.sealed.keys import Key, PassphraseCost
from core.results import Embedding

MODEL = "sface-0123456789ab"
SECRET = "eight or more"
CHEAP = PassphraseCost(1, 8 * 1024, 1)
"""A passphrase that is worth little, and soon checked."""


class Ring(KeyPlace):
    """A key ring of this process alone."""

    def __init__(self) -> None:
        self.secrets: dict[str, Key] = {}

    def get(self, gallery_id: str) -> Key | None:
        return self.secrets.get(gallery_id)

    def put(self, gallery_id: str, key: Key) -> bool:
        self.secrets[gallery_id] = key
        return True

    def remove(self, gallery_id: str) -> None:
        self.secrets.pop(gallery_id, None)


def vector(seed: int) -> np.ndarray:
    drawn = np.random.default_rng(seed).normal(size=128).astype(np.float32)
    return drawn / np.linalg.norm(drawn)


def template(seed: int, sample: Sample | None = None) -> NewTemplate:
    return NewTemplate(Embedding(vector(seed), MODEL), 80.0, View.STRAIGHT, sample)


def picture(seed: int) -> Sample:
    moment = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    pixels = np.random.default_rng(seed).integers(0, 255, (60, 50), dtype=np.uint8)
    box = np.array([5, 5, 45, 55], np.float32)
    landmarks = np.array([[15, 20], [35, 20], [25, 30], [17, 40], [33, 40]], np.float32)
    return Sample(pixels, box, landmarks, 70.0, moment, moment, "door")
