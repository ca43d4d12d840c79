"""Faces for tiny trainings: the vectors' face, changed until it could be anybody's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.training.dataset import Dataset
from core.training.splitting import split
from core.training.values import LIVE

Make = Callable[..., Dataset]


def blobs(people: int, each: int, kinds: tuple[str, ...], seed: int = 1) -> Dataset:
    """Return pictures that are no faces: a pattern for each person, stripes over each fake."""
    rng = np.random.default_rng(seed)
    pixels, whose, shown = [], [], []
    for person in range(people):
        coarse = rng.uniform(40, 200, (7, 7)).astype(np.float32)
        pattern = cv2.resize(coarse, (112, 112), interpolation=cv2.INTER_CUBIC)
        for kind in kinds:
            for _ in range(each):
                face = pattern * rng.uniform(0.8, 1.2) + rng.normal(0, 4, (112, 112))
                if kind != LIVE:
                    face[::4] += 40
                pixels.append(np.clip(face, 0, 255).astype(np.uint8))
                whose.append(person)
                shown.append(kind)
    people_of = np.array(whose, np.int32)
    return Dataset(
        np.array(pixels),
        people_of,
        tuple(shown),
        split(whose, shown, seed, test=False, least=4 if kinds == (LIVE,) else 1),
        rng.normal(size=(len(pixels), 8)).astype(np.float32),
        "fingerprint",
        (),
    )


@pytest.fixture(scope="module")
def liveness_set() -> Dataset:
    """Eight people, alive and as a print: 16 pictures."""
    return blobs(8, 1, (LIVE, "print"))


@pytest.fixture(scope="module")
def people_set() -> Dataset:
    """Ten people, three pictures each."""
    return blobs(10, 3, (LIVE,))


@pytest.fixture(scope="session")
def face() -> np.ndarray:
    """One grey face, (H, W), that the detector finds."""
    from core.models.adding.trial_run import sample_picture

    picture, (x1, y1, x2, y2) = sample_picture()
    middle, around = int((x1 + x2) / 2), int((y2 - y1) * 0.9)
    top = int((y1 + y2) / 2) - around
    return np.ascontiguousarray(
        picture[max(0, top) : top + 2 * around, max(0, middle - around) : middle + around]
    )


@pytest.fixture
def save(face: np.ndarray) -> Callable[..., Path]:
    """Save the face as a picture; another `seed` gives another picture of it."""

    def write(file: Path, seed: int = 0) -> Path:
        rng = np.random.default_rng(seed)
        levels = face * rng.uniform(0.8, 1.1) + rng.normal(0, 6, face.shape)
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8)).save(file)
        return file

    return write
