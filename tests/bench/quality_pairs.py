"""Plain and spoilt pictures of many people with their quality, and what a discarded one saves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio.cast import CAST
from core.face.alignment import AlignmentError, align
from core.face.detection import FaceFinder
from core.face.quality import assess
from core.models.registry import Registry
from core.quality import Quality, QualityKind
from tests.bench.spoiling import resized, spoilt
from tests.bench.studio_faces import Sitter, Stance

Grey = NDArray[np.uint8]
Shown = tuple[int, str, Grey]
"""Who is in a picture, how it was spoilt ("plain"), and its grey levels."""

KINDS = tuple(QualityKind)


@dataclass(frozen=True, eq=False)
class Pictures:
    """Pictures in which a face was found, and all pairs of one person among them."""

    who: NDArray[np.int64]
    ways: tuple[str, ...]
    quality: tuple[Quality, ...]
    vectors: NDArray[np.float32]
    shown: int
    """Pictures that were looked at, those without a face included."""

    @property
    def pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Both members of each pair."""
        one, other = np.nonzero(np.triu(self.who[:, None] == self.who[None], 1))
        return one, other

    @property
    def similarity(self) -> NDArray[np.float32]:
        """Of each pair."""
        one, other = self.pairs
        return np.asarray(np.einsum("ij,ij->i", self.vectors[one], self.vectors[other]))

    @property
    def marks(self) -> NDArray[np.float64]:
        """Shape (pictures, kinds), 0 to 1; what was not measured counts as good."""
        table = np.ones((len(self.quality), len(KINDS)))
        for row, quality in zip(table, self.quality, strict=True):
            for part in quality.parts:
                row[KINDS.index(part.kind)] = part.score / 100
        return table

    def likeness(self) -> NDArray[np.float64]:
        """Return of each picture its mean similarity to its person's other plain ones."""
        plain = np.array([way == "plain" for way in self.ways])
        values = np.full(len(self.who), np.nan)
        for index, person in enumerate(self.who):
            others = (self.who == person) & plain
            others[index] = False
            if others.any():
                values[index] = (self.vectors[others] @ self.vectors[index]).mean()
        return values


def taken(pictures: Iterable[Shown]) -> Pictures:
    """Find, judge and embed the face of each picture."""
    registry = Registry()
    finder, recogniser = FaceFinder(registry.load_detector()), registry.load_recogniser()
    who, ways, quality, chips, shown = [], [], [], [], 0
    for person, way, pixels in pictures:
        shown += 1
        found = finder.find_in_picture(pixels)
        if not found:
            continue
        try:
            chip = align(pixels, found[0].landmarks)
        except AlignmentError:
            continue
        who.append(person)
        ways.append(way)
        quality.append(assess(pixels, found[0], chip))
        chips.append(chip)
    parts = [np.stack(chips[k : k + 32]) for k in range(0, len(chips), 32)]
    vectors = np.concatenate([recogniser.embed(part) for part in parts])
    return Pictures(np.array(who), tuple(ways), tuple(quality), vectors, shown)


def orl(folder: Path, seed: int = 7) -> Iterator[Shown]:
    """Every photograph plain and spoilt once; 40 real people."""
    finder, rng = FaceFinder(Registry().load_detector()), np.random.default_rng(seed)
    for person in range(1, 41):
        for file in sorted((folder / f"s{person:02d}").glob("*.png")):
            pixels = np.asarray(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE), np.uint8)
            yield person, "plain", pixels
            if found := finder.find_in_picture(pixels):
                made, way = spoilt(pixels, found[0], rng)
                yield person, way, made


def portraits(folder: Path, seed: int = 7, times: int = 5) -> Iterator[Shown]:
    """Every portrait at the size of a desk camera, plain and spoilt several times."""
    finder, rng = FaceFinder(Registry().load_detector()), np.random.default_rng(seed)
    for person, file in enumerate(sorted(folder.glob("*.jpg"))):
        pixels = np.asarray(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE), np.uint8)
        if not (found := finder.find_in_picture(pixels)):
            continue
        pixels, face = resized(pixels, found[0], float(rng.uniform(36, 60)))
        yield person, "plain", pixels
        for _ in range(times):
            made, way = spoilt(pixels, face, rng)
            yield person, way, made


def studio(seed: int = 8, each: int = 24) -> Iterator[Shown]:
    """Every studio person from near and far and turned, half of the pictures spoilt."""
    detector, rng = Registry().load_detector(), np.random.default_rng(seed)
    for person, looks in enumerate(CAST.values()):
        sitter = Sitter(looks)
        for number in range(each):
            stance = Stance.drawn_from(rng, 12.0, 48.0, 150.0)
            pixels = sitter.picture(stance)
            found = detector.detect(pixels)
            if number % 2 == 0 or not found:
                yield person, "plain", pixels
                continue
            made, way = spoilt(pixels, found[0], rng)
            yield person, way, made


def discarded(
    pictures: Pictures, score: NDArray[np.floating], threshold: float, shares: NDArray[np.floating]
) -> NDArray[np.float64]:
    """Return the error-versus-discard curve.

    Parameters
    ----------
    score
        Of each picture; the worst are discarded first.
    threshold
        Similarity under which a pair of one person counts as an error.
    shares
        Of the pictures to discard, 0 to 1.

    Returns
    -------
    False non-match rate among the pairs that are left, for each share.
    """
    rank = np.empty(len(score))
    rank[np.argsort(score, kind="stable")] = np.arange(len(score)) / len(score)
    one, other = pictures.pairs
    lower, error = np.minimum(rank[one], rank[other]), pictures.similarity < threshold
    return np.array([error[lower >= share].mean() for share in shares])
