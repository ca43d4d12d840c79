"""Times of the gallery, the search and the decision: `python3 dev.py bench`."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import psutil
import pytest

from core.people import names, tables
from core.people.gallery import Gallery, NewTemplate
from core.people.search import GalleryIndex
from core.people.thumbnail import to_png
from core.people.vault import Place
from core.results import Embedding

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

MODEL = "bench-0123456789ab"


def _fill(file: Path, people: int, dimension: int) -> None:
    """Write people as `enrol` does, but thousands in one transaction."""
    rng = np.random.default_rng(0)
    gallery = Gallery.open(file)
    png = to_png(rng.integers(0, 256, (96, 96), np.uint8))
    now = datetime.now(UTC)
    vault = gallery._vault
    for start in range(0, people, 5000):
        persons, pictures = [], []
        with gallery._store.writing() as connection:
            for number in range(start, min(start + 5000, people)):
                who, name = uuid.uuid4().hex, f"Person {number * 7919 % people:06}"
                persons.append(
                    {"id": who, "name": name, "name_key": names.key(name), "created": now}
                )
                sealed = vault.seal(png, Place("thumbnail", who, who))
                pictures.append(
                    {"person_id": who, "scheme": sealed.scheme, "payload": sealed.payload}
                )
            connection.execute(tables.persons.insert(), persons)
            if people <= 10_000:
                connection.execute(tables.thumbnails.insert(), pictures)
            vectors = rng.normal(size=(len(persons), dimension)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            rows = []
            for person, vector in zip(persons, vectors, strict=True):
                who, which = str(person["id"]), uuid.uuid4().hex
                sealed = vault.seal(vector.tobytes(), Place("template", who, which, MODEL))
                rows.append(
                    {
                        "id": which,
                        "person_id": who,
                        "model": MODEL,
                        "dimension": dimension,
                        "quality": 80.0,
                        "created": now,
                        "scheme": sealed.scheme,
                        "payload": sealed.payload,
                    }
                )
            connection.execute(tables.templates.insert(), rows)
    gallery.close()


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
    _fill(file, people, dimension)
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
        f"\n{people} people, {dimension} numbers each; file {size:.0f} MB, index +{memory:.0f} MB"
    )
    for what, milliseconds in rows:
        print(f"  {what:<28} {milliseconds:9.2f} ms")
    plain = np.sort(_all_vectors(index) @ query)[::-1]
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
