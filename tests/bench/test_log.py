"""Times of the log with 100,000 entries: `python3 dev.py bench`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.people.audit.events import Event
from core.people.audit.export import export_log, export_table
from core.people.audit.proof import verify_file
from core.people.audit.reading import Filter, LogReader
from core.people.audit.verification import verify
from core.people.gallery import Gallery

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

ENTRIES = 100_000
FACTS = {
    "state": "known",
    "threshold": 0.45,
    "runner_up": 0.21,
    "liveness": "live",
    "spoof_score": 0.01,
    "quality": 80.5,
    "camera": "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0",
    "recogniser": "sface-2021dec@f4b50be879f4",
}


def _seconds(what: str, act: Callable[[], object]) -> float:
    wall, work = time.perf_counter(), time.process_time()
    act()
    wall, work = time.perf_counter() - wall, time.process_time() - work
    print(f"{what}: {wall:.3f} s ({work:.3f} s of a core)")
    return work


def test_a_log_of_100_000_entries(tmp_path: Path) -> None:
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    log, reader = gallery.log, LogReader(gallery.log)
    spent = []
    for at in range(200):
        began = time.perf_counter()
        log.add(Event.VERDICT, f"{at:032x}", similarity=at / ENTRIES, **FACTS)
        spent.append(1000.0 * (time.perf_counter() - began))
    print(f"one entry, safe on the disk: {statistics.median(spent):.2f} ms, in the middle")

    def fill() -> None:
        for start in range(200, ENTRIES, 5000):
            about = [
                (f"{at % 5000:032x}", {**FACTS, "similarity": at / ENTRIES})
                for at in range(start, min(start + 5000, ENTRIES))
            ]
            with gallery._store.writing() as connection:
                log.note_all(connection, Event.VERDICT, about)

    _seconds("writing the others, 5,000 at once", fill)
    assert _seconds("verifying all", lambda: verify(log)) < 20
    _seconds("which entries there are", reader.numbers)
    numbers = reader.numbers()
    _seconds("a page of 100 in the middle", lambda: reader.entries(numbers[50_000:50_100]))
    _seconds("searching for a text", lambda: reader.numbers(Filter(text="0.99")))
    person = Filter(persons=[f"{7:032x}"])
    _seconds("what is told of one person", lambda: reader.numbers(person))
    file = tmp_path / "log.jsonl"
    _seconds("exporting all", lambda: export_log(log, file))
    _seconds("verifying the exported file", lambda: verify_file(file))
    _seconds("a table of all", lambda: export_table(log, tmp_path / "log.csv"))
    megabytes = (tmp_path / "gallery.sqlite").stat().st_size / 1e6
    print(f"in the gallery {megabytes:.0f} MB, exported {file.stat().st_size / 1e6:.0f} MB")
    assert verify(log).is_whole
    gallery.close()
