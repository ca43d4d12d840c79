"""Whether a lower quality goes with lower similarity to other pictures of the same person.

Error-versus-discard curves (Grother and Tabassi, IEEE PAMI 29(4), 2007): the worst pictures are
discarded, and the share of errors among the pairs that are left ought to fall. The weights of the
overall quality were fitted to portraits and the studio; ORL had no part in it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.face.quality_parts import UNITS
from core.models.registry import Registry
from core.quality import QualityKind
from tests.bench.quality_pairs import (
    KINDS,
    Pictures,
    discarded,
    orl,
    portraits,
    studio,
    taken,
)

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

Scores = Callable[[Pictures], NDArray[np.floating]]

SHARES = np.linspace(0, 0.3, 31)
SHOWN = (0, 5, 10, 20, 30)
UNCOUNTED = {QualityKind.HEAD_SIZE, QualityKind.EYES_OPEN, QualityKind.MOUTH_CLOSED}
BEFORE = UNCOUNTED | {QualityKind.DYNAMIC_RANGE, QualityKind.VISIBLE, QualityKind.LAMP}
"""Kinds that the lowest mark did not know."""


def columns(without: set[QualityKind]) -> list[int]:
    return [KINDS.index(kind) for kind in UNITS if kind not in without]


SCORES: Mapping[str, Scores] = {
    "lowest mark of what decides recognition (as before)": lambda p: p.marks[
        :, columns(BEFORE)
    ].min(axis=1),
    "lowest mark": lambda p: p.marks[:, columns(UNCOUNTED)].min(axis=1),
    "lowest mark, eyes and mouth too": lambda p: p.marks.min(axis=1),
    "mean": lambda p: p.marks[:, columns(UNCOUNTED)].mean(axis=1),
    "geometric mean": lambda p: np.log(p.marks[:, columns(UNCOUNTED)] + 0.01).mean(axis=1),
    "product": lambda p: p.marks[:, columns(UNCOUNTED)].prod(axis=1),
    "overall quality": lambda p: np.array([quality.overall for quality in p.quality]),
    "at random": lambda p: np.random.default_rng(1).random(len(p.who)),
}


@functools.cache
def sets(folder: Path) -> Mapping[str, Pictures]:
    return {
        "portraits": taken(portraits(folder / "portraits")),
        "studio": taken(studio()),
        "ORL": taken(orl(folder / "orl")),
    }


def ranks(values: NDArray[np.floating]) -> NDArray[np.float64]:
    order = np.argsort(values, kind="stable")
    found = np.empty(len(values))
    found[order] = np.arange(len(values))
    for value in np.unique(values):
        same = values == value
        found[same] = found[same].mean()
    return found


def spearman(pictures: Pictures, score: NDArray[np.floating]) -> float:
    likeness = pictures.likeness()
    known = ~np.isnan(likeness)
    return float(np.corrcoef(ranks(score[known]), ranks(likeness[known]))[0, 1])


def test_error_against_discarded_pictures(shared_data: Path) -> None:
    threshold = Registry().load_recogniser().card.similarity_threshold
    assert threshold is not None
    area: dict[tuple[str, str], float] = {}
    together: dict[tuple[str, str], float] = {}
    for name, pictures in sets(shared_data).items():
        one, _ = pictures.pairs
        print(f"\n\n{name}: {pictures.shown} pictures, {len(pictures.who)} with a face, ", end="")
        print(f"{len(one)} pairs, errors under {threshold}; left after discarding")
        print("| score |" + "".join(f" {share} % |" for share in SHOWN), end="")
        print(" area, of random 1 | rank correlation with similarity |")
        print("|---|" + "---|" * (len(SHOWN) + 2))
        for called, score in SCORES.items():
            values = np.asarray(score(pictures), np.float64)
            curve = discarded(pictures, values, threshold, SHARES)
            area[name, called] = float(curve.mean() / curve[0])
            together[name, called] = spearman(pictures, values)
            cells = "".join(f" {100 * curve[share]:.1f} % |" for share in SHOWN)
            print(f"| {called} |{cells} {area[name, called]:.2f} |", end="")
            print(f" {together[name, called]:.2f} |", flush=True)
    for name in ("portraits", "studio", "ORL"):
        overall, before = area[name, "overall quality"], area[name, next(iter(SCORES))]
        assert overall < 0.95 * before
        assert overall < 0.6 * area[name, "at random"]
        assert together[name, "overall quality"] > 0.55


def test_what_each_part_tells(shared_data: Path) -> None:
    print("\n\n| part | " + " | ".join(sets(shared_data)) + " |\n|---|---|---|---|")
    for kind in UNITS:
        cells = []
        for pictures in sets(shared_data).values():
            marks = pictures.marks[:, KINDS.index(kind)]
            cells.append("-" if np.ptp(marks) == 0 else f"{spearman(pictures, marks):.2f}")
        print(f"| {kind.value} | " + " | ".join(cells) + " |")
