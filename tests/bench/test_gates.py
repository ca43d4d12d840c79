"""What spoils a face for recognition, and what the gates before judging say of it.

Photographs (ORL, in the slot of a face under the lamp) are spoilt by a known amount and compared
with the plain ones by the default recogniser.
"""

from __future__ import annotations

import functools
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.capture.studio import SCENES, StudioSource
from core.face.alignment import align
from core.face.detection import FaceFinder
from core.face.quality import assess
from core.frame import Lamp
from core.models.registry import Registry
from core.quality import Quality, QualityReason
from core.results import Detection, FaceLight

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

Grey = NDArray[np.uint8]
Linear = NDArray[np.float64]

SAME_FROM = 0.363
NEW = {
    QualityReason.MOTION,
    QualityReason.AMBIENT,
    QualityReason.HOT_SPOT,
    QualityReason.UNEVEN,
    QualityReason.GLARE,
}
Y, X = np.mgrid[:112, :112]
ACROSS = (X - 56) / 32.0
OUT = np.hypot((X - 56) / 34.0, (Y - 66) / 44.0)


@dataclass(frozen=True)
class Photograph:
    person: int
    pixels: Grey
    face: Detection
    chip: Grey


class Trial:
    """Plain photographs and what the recogniser makes of spoilt ones."""

    def __init__(self, folder: Path) -> None:
        registry = Registry()
        self.recogniser = registry.load_recogniser()
        finder = FaceFinder(registry.load_detector())
        self.plain = []
        for person in range(1, 41):
            for file in sorted((folder / f"s{person:02d}").glob("*.png"))[:5]:
                pixels = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
                found = finder.find_in_picture(pixels)
                if found:
                    chip = align(pixels, found[0].landmarks)
                    self.plain.append(Photograph(person, pixels, found[0], chip))
        self.vectors = self.recogniser.embed(np.stack([one.chip for one in self.plain]))
        who = np.array([one.person for one in self.plain])
        same = who[:, None] == who[None]
        np.fill_diagonal(same, False)
        self.pairs = np.nonzero(same)

    def row(
        self,
        name: str,
        spoil: Callable[[Photograph], Photograph],
        part: Callable[[Quality], float | None],
        reason: QualityReason,
        light: Callable[[Grey], FaceLight] | None = None,
    ) -> None:
        """Print a row of a table: error rate, measure, and who refuses the pictures."""
        spoilt = [spoil(one) for one in self.plain]
        vectors = self.recogniser.embed(np.stack([one.chip for one in spoilt]))
        one, other = self.pairs
        fnmr = (np.einsum("ij,ij->i", vectors[one], self.vectors[other]) < SAME_FROM).mean()
        own = np.einsum("ij,ij->i", vectors, self.vectors)
        found = [
            assess(p.pixels, p.face, p.chip, light=None if light is None else light(p.chip))
            for p in spoilt
        ]
        low, middle, high = np.percentile([float(part(q) or 0.0) for q in found], [5, 50, 95])
        share = np.mean([q.reason is reason for q in found])
        others = np.mean([not q.usable and q.reason not in NEW for q in found])
        print(
            f"| {name} | {np.median(own):.2f} | {100 * fnmr:.1f} % | {middle:.2f} ({low:.2f} to "
            f"{high:.2f}) | {100 * share:.0f} % | {100 * others:.0f} % |"
        )


@pytest.fixture
def trial(shared_data: Path) -> Trial:
    return _trial(shared_data / "orl")


@functools.cache
def _trial(folder: Path) -> Trial:
    return Trial(folder)


def head(name: str, measure: str) -> None:
    print(
        f"\n\n| {name} | similarity to the plain one | FNMR | {measure} (5 to 95 %) |"
        " refused by this gate | by the other gates |\n|---|---|---|---|---|---|"
    )


def streak(length: float, degrees: float) -> NDArray[np.float32]:
    """The path of a point that moves: a line of `length` pixels."""
    fine, side = 8, int(np.ceil(length)) // 2 * 2 + 3
    kernel = np.zeros((side * fine, side * fine), np.float32)
    middle = side * fine / 2 - 0.5
    way = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * length * fine / 2
    start, end = (tuple(round(v) for v in middle + s * way) for s in (-1, 1))
    cv2.line(kernel, start, end, (1.0,), fine)
    kernel = np.asarray(cv2.resize(kernel, (side, side), interpolation=cv2.INTER_AREA))
    return np.asarray(kernel / kernel.sum(), np.float32)


def moved(one: Photograph, length: float, degrees: float, noise: float = 0.0) -> Photograph:
    pixels: Grey = np.asarray(
        cv2.filter2D(one.pixels, -1, streak(length, degrees), borderType=cv2.BORDER_REPLICATE)
    )
    if noise:
        grain = np.random.default_rng(len(pixels)).normal(0, noise, pixels.shape)
        pixels = np.clip(pixels + grain, 0, 255).astype(np.uint8)
    return Photograph(one.person, pixels, one.face, align(pixels, one.face.landmarks))


def with_chip(one: Photograph, chip: Grey) -> Photograph:
    return Photograph(one.person, one.pixels, one.face, chip)


def lit(one: Photograph, light: Linear, noise: float = 0.0) -> Photograph:
    """The face under a light that differs from place to place, exposed as it was."""
    linear = (one.chip / 255.0) ** 2
    inside = OUT < 1
    exposed = linear * light * linear[inside].mean() / (linear * light)[inside].mean()
    levels = 255 * np.sqrt(exposed) + np.random.default_rng(5).normal(0, noise, light.shape)
    return with_chip(one, np.clip(levels, 0, 255).astype(np.uint8))


def reflecting(one: Photograph, radius: float, eyes: int, strength: float = 1.0) -> Photograph:
    rng = np.random.default_rng(one.person)
    levels = one.chip.astype(np.float64)
    for x in (38, 74)[:eyes]:
        dx, dy = rng.normal(0, 3, 2)
        cover = strength / (1 + np.exp((np.hypot(X - x - dx, Y - 52 - dy) - radius) / 0.6))
        levels = levels * (1 - cover) + 255 * cover
    return with_chip(one, levels.astype(np.uint8))


def test_motion(trial: Trial) -> None:
    head("movement, pixels of a chip", "motion")
    for degrees in (0, 45, 90):
        for length in (3, 5, 7, 9):
            trial.row(
                f"{length} at {degrees}°",
                lambda one, n=length, a=degrees: moved(one, n, a),
                lambda q: q.motion,
                QualityReason.MOTION,
            )
    for degrees in (0, 90):
        trial.row(
            f"9 at {degrees}°, noise of 4 levels",
            lambda one, a=degrees: moved(one, 9, a, 4.0),
            lambda q: q.motion,
            QualityReason.MOTION,
        )
    head("out of focus, sigma in pixels of a chip", "motion")
    for sigma in (1, 2, 3):
        trial.row(
            f"{sigma}",
            lambda one, s=sigma: with_chip(one, cv2.GaussianBlur(one.chip, (0, 0), s)),
            lambda q: q.motion,
            QualityReason.MOTION,
        )


def test_fall_off(trial: Trial) -> None:
    head("light from the side, e-folds across the face", "fall-off")
    for folds in (2, 4, 6, 8):
        light = np.exp(0.5 * folds * ACROSS)
        trial.row(
            f"{folds}", lambda one, w=light: lit(one, w), lambda q: q.fall_off, QualityReason.UNEVEN
        )
    head("light from behind, strength at the rim", "fall-off")
    for strength in (2, 4, 8, 16):
        light = 1 + 2 * strength * np.clip(OUT - 0.45, 0, 1) ** 1.5
        trial.row(
            f"{strength}",
            lambda one, w=light: lit(one, w),
            lambda q: q.fall_off,
            QualityReason.UNEVEN,
        )
    head("hot spot, e-folds to the rim", "fall-off")
    for folds in (1, 2, 2.5, 3, 4):
        light = np.exp(-folds * OUT**2)
        trial.row(
            f"{folds}",
            lambda one, w=light: lit(one, w),
            lambda q: q.fall_off,
            QualityReason.HOT_SPOT,
        )


def test_ambient(trial: Trial) -> None:
    sun = 3 * np.clip(0.1 + 0.9 * ACROSS, 0, 1)
    behind = 6 * np.clip(OUT - 0.55, 0, 1)
    for name, other in (("sun from the side", sun), ("sun from behind", behind)):
        other = other / other[OUT < 1].mean()
        head(f"{name}: its share of the light", "ambient")
        for share in (0.5, 0.8, 0.9, 0.95, 0.98):
            trial.row(
                f"{share}",
                lambda one, a=share, o=other: lit(one, (1 - a) + a * o, 2.0),
                lambda q: q.ambient,
                QualityReason.AMBIENT,
                lambda chip, a=share: FaceLight(0.3, 0.3 * a),
            )


def test_glare(trial: Trial) -> None:
    for eyes in (1, 2):
        head(f"reflections on {eyes} of the eyes, radius in pixels of a chip", "glare")
        for radius in (2, 6, 8, 10, 12):
            trial.row(
                f"{radius}",
                lambda one, r=radius, n=eyes: reflecting(one, r, n),
                lambda q: q.glare,
                QualityReason.GLARE,
            )
    head("veil over both eyes, radius 10, strength", "glare")
    for strength in (0.3, 0.5, 0.7):
        trial.row(
            f"{strength}",
            lambda one, s=strength: reflecting(one, 10, 2, s),
            lambda q: q.glare,
            QualityReason.GLARE,
        )


def test_plain_faces_pass(trial: Trial, shared_data: Path) -> None:
    print("\n\n| plain pictures | faces | refused by the new gates | by the others |")
    print("|---|---|---|---|")

    def row(name: str, found: list[Quality]) -> int:
        reasons = Counter(q.reason for q in found if not q.usable)
        new = {r.value: n for r, n in reasons.items() if r in NEW}
        old = {r.value: n for r, n in reasons.items() if r not in NEW}
        print(f"| {name} | {len(found)} | {new or 0} | {old or 0} |", flush=True)
        for part in ("motion", "fall_off", "glare"):
            values = np.percentile([getattr(q, part) for q in found], [0, 50, 100])
            print(f"  {part}: {values[0]:.2f}, median {values[1]:.2f}, {values[2]:.2f}")
        return sum(new.values())

    new = row("ORL", [assess(p.pixels, p.face, p.chip) for p in trial.plain])
    detector = Registry().load_detector()
    finder = FaceFinder(detector)
    found = []
    for file in sorted((shared_data / "portraits").glob("*.jpg")):
        pixels = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
        faces = finder.find_in_picture(pixels)
        found += [assess(pixels, f, align(pixels, f.landmarks)) for f in faces[:1]]
    new += row("portraits", found)
    for scene in ("one-person", "visitors", "two-people", "pulsing", "sunlight"):
        found = []
        for seed in range(1, 5):  # other people come first
            source = StudioSource(scene, seed=seed, realtime=False)
            for number in range(0, int(SCENES[scene].duration * 30), 71):
                truth = source.truth(number).faces
                if source.lamp(number) is not Lamp.LIT or not truth or not truth[0].looking:
                    continue
                pixels = source.picture(number)
                faces = detector.detect(pixels)
                found += [assess(pixels, f, align(pixels, f.landmarks)) for f in faces[:1]]
        new += row(f"studio, {scene}", found)
    assert new == 0


def test_cost(trial: Trial) -> None:
    spent = []
    for one in trial.plain:
        begun = time.thread_time()
        for _ in range(5):
            assess(one.pixels, one.face, one.chip)
        spent.append(200 * (time.thread_time() - begun))
    print(f"\nassess: {np.median(spent):.2f} ms of processor time")
