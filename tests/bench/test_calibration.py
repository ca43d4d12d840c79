"""What a calibration promised against what others show; searching 100,000 templates."""

from __future__ import annotations

import functools
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from core.calibration import measuring
from core.calibration.meaning import search_rate, threshold_for, threshold_for_search
from core.calibration.values import Calibration, Origin
from core.evaluation.intervals import exact
from core.people.gallery import Gallery
from core.people.records import Details, View
from core.people.search import GalleryIndex
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.pipeline import Pipeline
from core.results import Float32
from core.settings import Settings

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SPLITS = 40
ENROLLED = 5
FMR = (1e-1, 1e-2, 1e-3)
FPIR = (0.2, 0.1, 0.02)


@pytest.fixture
def orl(shared_data: Path) -> list[Float32]:
    """Embeddings of the pictures of each of 40 people."""
    folder = shared_data / "orl"
    if not folder.is_dir():
        pytest.skip("the pictures of ORL are not there")
    return embedded(folder)


@functools.cache
def embedded(folder: Path) -> list[Float32]:
    pipeline = Pipeline.load(Settings())
    people: list[Float32] = []
    for person in sorted(folder.glob("s*")):
        vectors = []
        for file in sorted(person.glob("*.png")):
            faces = pipeline.analyse_picture(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)).faces
            if faces and faces[0].embedding is not None:
                vectors.append(faces[0].embedding.vector)
        people.append(np.stack(vectors))
    assert len(people) == 40
    return people


def calibrated(people: list[Float32], suggested: float) -> Calibration:
    """Calibrate on a half as a gallery: the tail is fitted although there are only 20 people."""
    named = {f"{number:04}": vectors for number, vectors in enumerate(people)}
    found = measuring.of_templates(named, "orl", suggested)
    assert found is not None
    return found


def held_out(people: list[Float32]) -> tuple[Float32, Float32, Float32]:
    """Return what the desk would see of others: strangers of one person, of a gallery, the same.

    Five pictures of each are enrolled, the others come to the desk.
    """
    galleries = [vectors[:ENROLLED] for vectors in people]
    singles, searches, same = [], [], []
    for who, vectors in enumerate(people):
        probes = vectors[ENROLLED:]
        closest = np.stack([(probes @ one.T).max(axis=1) for one in galleries])
        same.append(closest[who])
        others = np.delete(closest, who, axis=0)
        singles.append(others.ravel())
        searches.append(others.max(axis=0))
    return np.concatenate(singles), np.concatenate(searches), np.concatenate(same)


def percent(value: float) -> str:
    return f"{100 * value:.3g} %"


@pytest.mark.parametrize("fitted", [True, False], ids=["fitted", "as shipped"])
def test_what_was_promised_is_kept_by_the_held_out_half(
    orl: list[Float32], fitted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As shipped, 20 people are too few and the card's tail is used; fitted, they are enough."""
    if fitted:
        monkeypatch.setattr(measuring, "LEAST_PAIRS", 100)
    suggested = 0.45
    rows: dict[tuple[str, float], list[tuple[float, float, float]]] = {}
    for seed in range(SPLITS):
        order = np.random.default_rng(seed).permutation(len(orl))
        one, other = ([orl[k] for k in half] for half in (order[:20], order[20:]))
        calibration = calibrated([vectors[:ENROLLED] for vectors in one], suggested)
        assert calibration.origin is (Origin.GALLERY if fitted else Origin.CARD)
        singles, searches, same = held_out(other)
        for wanted in FMR:
            threshold = threshold_for(calibration, wanted)
            seen, missed = (singles >= threshold).mean(), (same < threshold).mean()
            rows.setdefault(("FMR", wanted), []).append((threshold, seen, missed))
        for wanted in FPIR:
            threshold = threshold_for_search(calibration, wanted, 19)
            seen, missed = (searches >= threshold).mean(), (same < threshold).mean()
            rows.setdefault(("FPIR, 19 people", wanted), []).append((threshold, seen, missed))
    kind = "a tail fitted to 20 people" if fitted else "the card's tail: 20 people are too few"
    print(f"\n\nORL, {SPLITS} splits into halves; {kind}; recogniser's own threshold {suggested}")
    print("| promised | seen in the other half, mean [5, 95 of 100 splits] | splits in which it "
          "was kept, 95 % | threshold | same person missed |\n|---|---|---|---|---|")  # fmt: skip
    for (kind, wanted), found in rows.items():
        threshold, seen, missed = np.array(found).T
        low, high = np.quantile(seen, [0.05, 0.95])
        kept = exact(int((seen <= wanted).sum()), SPLITS)
        print(
            f"| {kind} {percent(wanted)} | {percent(seen.mean())} [{percent(low)}, {percent(high)}]"
            f" | {percent(kept.value)} [{percent(kept.low)}, {percent(kept.high)}]"
            f" | {threshold.mean():.3f} | {percent(missed.mean())} |"
        )
        assert seen.mean() <= wanted


def test_a_fitted_tail_without_the_programs_limits_is_kept_too(orl: list[Float32]) -> None:
    """The tail alone, without the rule that no threshold is far below the recogniser's own."""
    monkey = pytest.MonkeyPatch()
    monkey.setattr(measuring, "LEAST_PAIRS", 100)
    print("\n\n| promised FMR | seen, mean | threshold |\n|---|---|---|")
    try:
        for wanted in FMR:
            seen, thresholds = [], []
            for seed in range(SPLITS):
                order = np.random.default_rng(seed).permutation(len(orl))
                one, other = ([orl[k] for k in half] for half in (order[:20], order[20:]))
                calibration = calibrated([vectors[:ENROLLED] for vectors in one], 0.25)
                thresholds.append(threshold_for(calibration, wanted))
                seen.append((held_out(other)[0] >= thresholds[-1]).mean())
            print(f"| {percent(wanted)} | {percent(np.mean(seen))} | {np.mean(thresholds):.3f} |")
            assert np.mean(seen) <= wanted
    finally:
        monkey.undo()


def test_a_search_errs_as_often_as_its_size_says(orl: list[Float32]) -> None:
    """FPIR by the gallery's size: counted, and by 1 - (1 - FMR)^N from the counted FMR."""
    draw = np.random.default_rng(0)
    print(
        "\n\n| people in the gallery | FPIR counted | 1 - (1 - FMR)^N | N * FMR |\n"
        "|---|---|---|---|"
    )
    threshold = 0.30
    for size in (5, 10, 20, 39):
        counted, reached, compared = [], 0, 0
        for _ in range(400):
            order = draw.permutation(len(orl))
            gallery, stranger = order[:size], order[size]
            closest = np.stack(
                [(orl[stranger] @ orl[one][:ENROLLED].T).max(axis=1) for one in gallery]
            )
            counted.append((closest.max(axis=0) >= threshold).mean())
            reached += int((closest >= threshold).sum())
            compared += closest.size
        fmr = reached / compared
        by_size = search_rate(fmr, size)
        print(
            f"| {size} | {percent(float(np.mean(counted)))} | {percent(by_size)} "
            f"| {percent(size * fmr)} |"
        )
        assert np.mean(counted) <= 1.1 * by_size


@pytest.mark.parametrize(("people", "templates", "dimension"), [(10_000, 5, 128), (10_000, 5, 512)])
def test_a_large_gallery_is_measured_in_time(
    tmp_path: Path, people: int, templates: int, dimension: int
) -> None:
    gallery = filled(tmp_path, people, templates, dimension)
    gallery.people()
    process = psutil.Process(os.getpid())
    measuring.of_gallery(gallery, "other", 0.45)  # libraries are imported
    before = process.memory_info().rss
    began, spent = time.perf_counter(), time.process_time()
    found = measuring.of_gallery(gallery, MODEL, 0.45)
    took, spent = time.perf_counter() - began, time.process_time() - spent
    memory = (process.memory_info().rss - before) / 2**20
    gallery.close()
    assert found is not None
    print(
        f"\n{people} people, {templates} x {dimension}: measured on {found.people} in {took:.2f} s "
        f"({spent:.2f} s of one core), +{memory:.0f} MB; proves 1 in {1 / found.smallest_fmr:.0f}"
    )
    assert spent < 6.0


MODEL = "bench-0123456789ab"


def filled(folder: Path, people: int, templates: int, dimension: int) -> Gallery:
    draw = np.random.default_rng(0)
    gallery = Gallery.open(folder / "gallery.sqlite")
    now = datetime.now(UTC)
    for start in range(0, people, 5000):
        count = min(5000, people - start)
        vectors = draw.normal(size=(count, 1, dimension)) + 0.5 * draw.normal(
            size=(count, templates, dimension)
        )
        vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
        gallery.intake.add(
            [
                Newcomer(
                    f"{int(draw.integers(1 << 62)):032x}",
                    f"Person {start + number}",
                    now,
                    Details(),
                    tuple(
                        KeptTemplate(MODEL, one, 80.0, now, View.STRAIGHT)
                        for one in mine.astype(np.float32)
                    ),
                    None,
                )
                for number, mine in enumerate(vectors)
            ]
        )
    return gallery


@pytest.mark.parametrize("dimension", [128, 512])
def test_100_000_templates_are_searched_exactly(tmp_path: Path, dimension: int) -> None:
    """20,000 people of five templates: each answer is that of a plain comparison with all."""
    gallery = filled(tmp_path, 20_000, 5, dimension)
    process = psutil.Process(os.getpid())
    before = process.memory_info().rss
    index = GalleryIndex()
    began = time.perf_counter()
    index.load(gallery, MODEL)
    loading = time.perf_counter() - began
    memory = (process.memory_info().rss - before) / 2**20
    plain = gallery.templates(MODEL)
    gallery.close()
    assert len(index) == len(plain.template_ids) == 100_000
    ids = np.array(plain.person_ids)
    draw = np.random.default_rng(1)
    queries = draw.normal(size=(200, dimension)).astype(np.float32)
    queries[::2] = plain.vectors[draw.integers(100_000, size=100)] + 0.05 * queries[::2]
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    exact_vectors = plain.vectors.astype(np.float64)
    spent, worst = [], 0.0
    for query in queries:
        began = time.perf_counter()
        found = index.identify(query, limit=5)
        spent.append(1000 * (time.perf_counter() - began))
        similarities = exact_vectors @ query.astype(np.float64)
        best: dict[str, float] = {}
        for row in np.argsort(-similarities)[:100]:
            best.setdefault(str(ids[row]), float(similarities[row]))
        expected = list(best.items())[:5]
        assert [match.person_id for match in found] == [person for person, _ in expected]
        worst = max(
            worst,
            *(abs(m.similarity - value) for m, (_, value) in zip(found, expected, strict=True)),
        )
    print(
        f"\n100,000 templates of {dimension}: loaded in {loading:.2f} s, +{memory:.0f} MB; a search"
        f" {np.median(spent):.1f} ms (95 of 100 under {np.quantile(spent, 0.95):.1f}); "
        f"200 searches as in float64, similarities within {worst:.1e}"
    )
    assert worst < 1e-5
