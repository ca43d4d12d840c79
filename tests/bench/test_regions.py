"""Maps of regions on faces put together of two people's, where it is known which region is whose.

python -m pytest tests/bench/test_regions.py -m bench -s
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.capture.picture import read_picture
from core.comparison.comparing import compare
from core.comparison.regions import regions
from core.comparison.sides import side_of_picture
from core.comparison.values import Side
from core.face.alignment import TEMPLATE
from core.face.quality import assess
from core.frame import Picture
from core.pipeline import Pipeline
from core.results import Detection, FaceAnalysis
from core.settings import Settings

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

Grey = NDArray[np.uint8]
Share = NDArray[np.float32]
FACE = cv2.ellipse(np.zeros((112, 112), np.uint8), ((56, 62), (92, 112), 0), 1, -1) > 0


@dataclass(frozen=True)
class Case:
    """What is put into the first person's face, and where."""

    name: str
    where: Share
    level: int | None = None
    """Grey level of a cover; None for the second person's face."""


def soft(top: int, bottom: int, left: int, right: int) -> Share:
    """Return a rectangle of the chip with soft edges, 0 to 1."""
    where = np.zeros((112, 112), np.float32)
    where[top:bottom, left:right] = 1
    return np.asarray(cv2.GaussianBlur(where, (0, 0), 3), np.float32)


HALVES = (Case("lower half", soft(72, 112, 0, 112)), Case("upper half", soft(0, 72, 0, 112)))
PARTS = (
    Case("right half", soft(0, 112, 56, 112)),
    Case("eyes", soft(36, 64, 18, 94)),
    Case("mouth", soft(78, 108, 28, 84)),
    Case("dark glasses", soft(40, 62, 20, 92), 20),
    Case("grey over the mouth", soft(80, 106, 30, 82), 128),
    Case("white on a cheek", soft(60, 84, 66, 100), 235),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


@pytest.fixture(scope="module")
def chips(pipeline: Pipeline) -> list[Grey]:
    """Aligned faces of 60 portraits, in an order by chance."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "portraits"
    files = sorted(folder.glob("*.jpg"))
    if not files:
        pytest.skip("the shared pictures are not beside this checkout")
    chosen = np.random.default_rng(5).permutation(len(files))[:60]
    found = [pipeline.analyse_picture(read_picture(files[k])).faces[0].chip for k in chosen]
    return [chip for chip in found if chip is not None]


def side_of_chip(pipeline: Pipeline, chip: Grey) -> Side:
    """Return an aligned face as a picture whose face is found just there."""
    box = np.array([10, 8, 102, 112], np.float32)
    face = Detection(box, 0.99, TEMPLATE.copy())
    (embedding,) = pipeline.embed_chips([chip])
    analysis = FaceAnalysis(face, assess(chip, face, chip), embedding=embedding, chip=chip)
    return Side("chip", Picture(chip), (analysis,))


def mixed(own: Grey, other: Grey, case: Case) -> Grey:
    """Return a face with a part of another one, or a cover; light and noise are others, too."""
    noise = np.random.default_rng(1).normal(0, 4, own.shape)
    base = np.clip(own * 0.9 + 10 + noise, 0, 255)
    put = other if case.level is None else np.full_like(own, case.level)
    return np.rint(base * (1 - case.where) + put * case.where).astype(np.uint8)


def area_under(above: Share, below: Share) -> float:
    """Return how often a value of `above` is greater than one of `below`."""
    ranks = np.argsort(np.argsort(np.concatenate([above, below])))
    count = len(above)
    return float((ranks[:count].sum() - count * (count - 1) / 2) / (count * len(below)))


def judged(map_: Share, case: Case) -> tuple[float, float, float, float]:
    """Return whether what is the same stands above the rest; its sign, the other's; the AUC."""
    own, other = map_[FACE & (case.where < 0.5)], map_[FACE & (case.where > 0.5)]
    return (
        float(own.mean() > other.mean()),
        float(own.mean() > 0),
        float(other.mean() < 0),
        area_under(own, other),
    )


def measure(
    pipeline: Pipeline, chips: list[Grey], choose: Callable[[int], Case], cases: int
) -> dict[str, list[tuple[float, float, float, float]]]:
    told: dict[str, list[tuple[float, float, float, float]]] = {}
    for number in range(cases):
        own, other = chips[2 * number], chips[2 * number + 1]
        case = choose(number)
        one = side_of_chip(pipeline, own)
        found = regions(pipeline, one, side_of_chip(pipeline, mixed(own, other, case)))
        told.setdefault(case.name, []).append(judged((found.one + found.other) / 2, case))
    return told


def show(told: dict[str, list[tuple[float, float, float, float]]]) -> None:
    print("\n\n| put in | cases | told right | rest for | put in against | AUC |")
    print("|---|---|---|---|---|---|")
    for name, rows in told.items():
        right, plus, minus, area = np.mean(rows, axis=0)
        print(f"| {name} | {len(rows)} | {right:.0%} | {plus:.0%} | {minus:.0%} | {area:.3f} |")


def test_halves_of_two_people(pipeline: Pipeline, chips: list[Grey]):
    told = measure(pipeline, chips, lambda number: HALVES[number % 2], 30)
    show(told)
    every = [row for rows in told.values() for row in rows]
    assert np.mean([row[0] for row in every]) >= 0.9
    assert np.mean([row[3] for row in every]) >= 0.8


def test_parts_and_covers(pipeline: Pipeline, chips: list[Grey]):
    told = measure(pipeline, chips, lambda number: PARTS[number % len(PARTS)], 30)
    show(told)
    every = [row for rows in told.values() for row in rows]
    assert np.mean([row[0] for row in every]) >= 0.85


def test_pictures_of_one_person_and_of_two(pipeline: Pipeline, shared_data: Path):
    """Of real photographs, no region's truth is known, but what the whole map should say."""
    sides: dict[tuple[int, int], Side] = {}
    for person in range(1, 13):
        for number in (1, 6):
            file = shared_data / "orl" / f"s{person:02}" / f"{number:02}.png"
            sides[person, number] = side_of_picture(pipeline, "", Picture(read_picture(file)))
    print("\n\n| pairs of ORL | similarity | share of the face that speaks for a match |")
    print("|---|---|---|")
    share: dict[str, float] = {}
    for name, other in (("one person", 0), ("two people", 1)):
        alike, part = [], []
        for person in range(1, 13):
            pair = sides[person, 1], sides[(person - 1 + other) % 12 + 1, 6]
            if any(side.face is None for side in pair):
                continue
            found = regions(pipeline, *pair)
            alike.append(compare(*pair, 0.45).similarity)
            part.append(float((found.one[FACE] > 0).mean()))
        share[name] = statistics.mean(part)
        print(f"| {name} ({len(part)}) | {statistics.mean(alike):.2f} | {share[name]:.0%} |")
    assert share["one person"] > share["two people"] + 0.1


def test_time_of_a_map(pipeline: Pipeline, chips: list[Grey]):
    one, other = (side_of_chip(pipeline, chip) for chip in chips[:2])
    spent = []
    for _ in range(3):
        begin = time.perf_counter()
        regions(pipeline, one, other)
        spent.append(time.perf_counter() - begin)
    print(f"\n\nA map takes {statistics.median(spent):.1f} s on this machine.")
