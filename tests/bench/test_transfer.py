"""How fast people are carried in and out: run it with `-m bench -s`."""

from __future__ import annotations

import os
import time
import uuid
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import psutil
import pytest

from core.people.gallery import Gallery
from core.people.records import Details
from core.people.transfer import arrival, backup, exporting, restoring
from core.people.transfer.intake import KeptTemplate, Newcomer

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SECRET = "eight or more"
PEOPLE = int(os.environ.get("FACEDESK_BENCH_PEOPLE", "10000"))


def _newcomers(count: int) -> list[Newcomer]:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(count, 128)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    now = datetime.now(UTC)
    return [
        Newcomer(
            uuid.uuid4().hex,
            f"Person {number}",
            now,
            Details(str(number)),
            (KeptTemplate("bench-0123456789ab", vector, 80.0, now),),
        )
        for number, vector in enumerate(vectors)
    ]


def _memory() -> float:
    return psutil.Process().memory_info().rss / 1e6


def test_people_with_a_template_each_are_carried(tmp_path: Path) -> None:
    people = _newcomers(PEOPLE)
    file = tmp_path / "a" / "gallery.sqlite"
    with closing(Gallery.open(file)) as gallery:
        began = time.perf_counter()
        for start in range(0, PEOPLE, 500):
            gallery.intake.add(people[start : start + 500])
        _say("taken in", began)
        people.clear()
        began = time.perf_counter()
        exporting.export(gallery, tmp_path / "x.fdgallery", SECRET)
        size = (tmp_path / "x.fdgallery").stat().st_size / 1e6
        _say(f"exported, {size:.0f} MB", began)
        began = time.perf_counter()
        made = backup.make(gallery, tmp_path / "x.fdbackup")
        _say(f"backed up, {made.file.stat().st_size / 1e6:.0f} MB", began)
    with closing(Gallery.open(tmp_path / "b" / "gallery.sqlite")) as other:
        began, before = time.perf_counter(), _memory()
        plan = arrival.look(other, tmp_path / "x.fdgallery", SECRET)
        _say(f"previewed, {_memory() - before:.0f} MB more memory", began)
        began = time.perf_counter()
        assert arrival.take(other, plan, SECRET).added == PEOPLE
        _say("imported", began)
    began = time.perf_counter()
    assert restoring.verify(tmp_path / "x.fdbackup", file).people == PEOPLE
    _say("verified", began)
    began = time.perf_counter()
    assert restoring.restore(tmp_path / "x.fdbackup", file).people == PEOPLE
    _say("restored", began)


def _say(what: str, began: float) -> None:
    seconds = time.perf_counter() - began
    print(f"{PEOPLE} people {what}: {seconds:.1f} s, {PEOPLE / seconds:.0f} a second")
