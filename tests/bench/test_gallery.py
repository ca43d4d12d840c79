"""Times of the gallery, the search and the decision: `python3 dev.py bench`."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import psutil
import pytest

from core.people.gallery import Gallery, NewTemplate
from core.people.records import Consent, Details, View
from core.people.search import GalleryIndex
from core.people.thumbnail import to_png
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.results import Embedding

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

MODEL = "bench-0123456789ab"
AT_ONCE = 5000


def _fill(file: Path, people: int, dimension: int) -> float:
    """Take people in by thousands, each with what an enrolment keeps; return people a second."""
    rng = np.random.default_rng(0)
    gallery = Gallery.open(file)
    png = to_png(rng.integers(0, 256, (96, 96), np.uint8))
    now = datetime.now(UTC)
    consent = Consent(1, "en", "0" * 64, now, "Eve")
    spent = 0.0
    for start in range(0, people, AT_ONCE):
        vectors = rng.normal(size=(AT_ONCE, dimension)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        newcomers = [
            Newcomer(
                uuid.uuid4().hex,
                f"Person {number * 7919 % people:06}",
                now,
                Details(str(number), "", ("staff",), consent, date(2090, 1, 1)),
                (KeptTemplate(MODEL, vector, 80.0, now, View.STRAIGHT),),
                png if people <= 10_000 else None,
            )
            for number, vector in enumerate(vectors, start)
        ]
        began = time.perf_counter()
        gallery.intake.add(newcomers)
        spent += time.perf_counter() - began
    gallery.close()
    return people / spent


def _ms(act: Callable[[], object], times: int) -> float:
    """Median milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(1000.0 * (time.perf_counter() - start))
    return statistics.median(spent)


@pytest.mark.parametrize(("people", "dimension"), [(10_000, 128), (10_000, 512), (100_000, 512)])
def test_gallery_times(tmp_path, people, dimension):
    file = tmp_path / "gallery.sqlite"
    from core import runtime

    runtime.collect_seldom()  # as the program does
    rate = _fill(file, people, dimension)
    size = file.stat().st_size / 2**20
    process = psutil.Process(os.getpid())
    rows: list[tuple[str, float]] = []

    with closing(sqlite3.connect(file)) as connection:
        check = _ms(lambda: connection.execute("PRAGMA quick_check(1)").fetchall(), 1)
    rows.append(("quick_check, part of open", check))
    start = time.perf_counter()
    gallery = Gallery.open(file)
    rows.append(("open", 1000.0 * (time.perf_counter() - start)))
    rows.append(("people(), first", _ms(gallery.people, 1)))
    listed = process.memory_info().rss
    rows.append(("people(), again", _ms(gallery.people, 10)))
    before = process.memory_info().rss
    index = GalleryIndex()
    start = time.perf_counter()
    index.load(gallery, MODEL)
    rows.append(("index load", 1000.0 * (time.perf_counter() - start)))
    memory = (process.memory_info().rss - before) / 2**20

    rng = np.random.default_rng(1)
    query = rng.normal(size=dimension).astype(np.float32)
    query /= np.linalg.norm(query)
    rows.append(("identify", _ms(lambda: index.identify(query), 30)))
    someone = index.identify(query)[0]
    rows.append(("verify", _ms(lambda: index.verify(query, someone.person_id), 30)))
    rows.append(("identify_all of 16", _ms(lambda: index.identify_all([query] * 16), 5)))
    rows.append(("refresh, nothing changed", _ms(lambda: index.refresh(gallery), 100)))
    new = [NewTemplate(Embedding(query, MODEL), 80.0)] * 5
    rows.append(("enrol, 5 templates", _ms(lambda: gallery.enrol("Ann", new), 10)))
    rows.append(("refresh after it", _ms(lambda: index.refresh(gallery), 1)))
    gallery.enrol("Zoe", new)
    rows.append(("people() after one enrolment", _ms(gallery.people, 1)))
    rows.append(("refresh after one enrolment", _ms(lambda: index.refresh(gallery), 1)))
    rows.append(("remove", _ms(lambda: gallery.remove(gallery.find_by_name("Ann")[0].id), 5)))
    index.refresh(gallery)
    people_list = gallery.people()[:200]
    if people <= 10_000:
        each = iter(people_list)
        rows.append(("thumbnail", _ms(lambda: gallery.thumbnail(next(each).id), 100)))
    gallery.close()

    print(
        f"\n{people} people, {dimension} numbers each; taken in {rate:.0f} a second; "
        f"file {size:.0f} MB, index +{memory:.0f} MB, process {listed / 2**20:.0f} MB"
    )
    for what, milliseconds in rows:
        print(f"  {what:<28} {milliseconds:9.2f} ms")
    plain = np.sort(_all_vectors(index) @ index._query(query))[::-1]
    assert index.identify(query)[0].similarity == pytest.approx(float(plain[0]), abs=1e-6)
    assert dict(rows)["identify"] < (20.0 if people == 10_000 else 150.0)


def _all_vectors(index: GalleryIndex) -> np.ndarray:
    return index._matrix[: len(index)]


@pytest.mark.parametrize("level", ["FULL", "NORMAL"])
def test_what_durability_costs(tmp_path, level):
    """An enrolment with each commit on the disk (FULL) and without (NORMAL)."""
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    gallery._store._raw().execute(f"PRAGMA synchronous={level}")
    vector = np.zeros(512, np.float32)
    vector[0] = 1.0
    new = [NewTemplate(Embedding(vector, MODEL), 80.0)] * 5
    picture = np.zeros((96, 96), np.uint8)
    spent = _ms(lambda: gallery.enrol("Ann", new, picture), 200)
    gallery.close()
    print(f"\nsynchronous={level}: {spent:.2f} ms for an enrolment with five templates")
