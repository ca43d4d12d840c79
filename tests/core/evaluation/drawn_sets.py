"""Evaluation sets of drawn faces, and a pipeline of small networks that sees them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from core.pipeline import Pipeline
from tests.core.face.blobs import (
    BlobDetector,
    BrightnessLiveness,
    PatternEmbedder,
    card,
    scene,
)


class BlurredEmbedder(PatternEmbedder):
    """Sees less of the pattern than `PatternEmbedder`, so errs more."""

    def __init__(self) -> None:
        super().__init__()
        self.card = card("blurred", "recogniser", dimension=64, similarity_threshold=0.5)

    def embed(self, chips):
        return super().embed([np.roll(chip, 7 * (int(chip.sum()) % 5), axis=1) for chip in chips])


def pipeline(*, liveness: bool = False, recogniser: PatternEmbedder | None = None) -> Pipeline:
    return Pipeline(
        BlobDetector(),
        recogniser or PatternEmbedder(),
        BrightnessLiveness() if liveness else None,
    )


def draw(file: Path, person: int, *, noise: float = 0.0, level: float = 1.0, seed: int = 0) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    pixels = scene((person, 60, 40, 112), size=(240, 200)).astype(np.float64)
    face = pixels > 40
    pixels[face] *= level
    pixels[face] += noise * np.random.default_rng(seed).normal(size=int(face.sum()))
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(file)


def people(folder: Path, count: int = 6, each: int = 3, noise: float = 20.0) -> Path:
    """Draw a folder for each person."""
    for person in range(count):
        for picture in range(each):
            seed = 100 * person + picture
            draw(folder / f"p{person}" / f"{picture}.png", person, noise=noise, seed=seed)
    return folder


def presentations(folder: Path) -> Path:
    """Draw living people, dark prints and bright masks."""
    for number in range(8):
        draw(folder / "live" / f"{number}.png", number, level=0.7 + 0.02 * number)
        draw(folder / "fake" / "print" / f"{number}.png", number, level=1.5 + 0.05 * number)
        draw(folder / "fake" / "mask" / f"{number}.png", number, level=0.9 + 0.15 * number)
    return folder
