"""How fast `analyse` gets through a folder of small pictures, as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest

from core.capture.studio import StudioSource

ROOT = Path(__file__).resolve().parents[2]
SIDE = 250
ALL = 7700
LIMIT = 600.0
"""Seconds that all 7,700 pictures may take on two cores."""


def make_pictures(folder: Path, count: int) -> None:
    """Write pictures of 250x250 with a studio face each, all different in place and light."""
    chance = np.random.default_rng(1)
    frames = []
    for seed in range(1, 13):
        studio = StudioSource("one-person", seed=seed, realtime=False)
        studio.open()
        frames += [studio.picture(number) for number in range(30, 150, 30)]
        studio.close()
    for number in range(count):
        frame = frames[number % len(frames)]
        left, top = chance.integers(0, 161), chance.integers(0, 21)
        part = frame[top : top + 460, left : left + 460]
        small = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        small = cv2.convertScaleAbs(small, alpha=float(chance.uniform(0.8, 1.2)))
        file = folder / f"{number // 500:02}" / f"{number:05}.jpg"
        file.parent.mkdir(exist_ok=True)
        assert cv2.imwrite(str(file), small)


def analyse(folder: Path, count: int) -> dict[str, float]:
    """Run the command; seconds, those of the processor, share with a face, largest memory."""
    words = [sys.executable, "-m", "core", "analyse", str(folder), "--jsonl", "--no-progress"]
    words += ["--npz", str(folder / "table.npz")]
    began = time.monotonic()
    memory, busy = 0, 0.0
    output = folder / "found.jsonl"
    with output.open("wb") as stream, subprocess.Popen(words, cwd=ROOT, stdout=stream) as run:
        process = psutil.Process(run.pid)
        while run.poll() is None:
            try:
                memory = max(memory, process.memory_info().rss)
                busy = process.cpu_times().user + process.cpu_times().system
            except psutil.NoSuchProcess:
                break
            time.sleep(0.05)
    seconds = time.monotonic() - began
    assert run.returncode == 0
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert len(lines) == count
    with np.load(folder / "table.npz") as table:
        assert table["embeddings"].shape[0] == count
        assert table["found"].tolist() == [bool(line["faces"]) for line in lines]
        found = float(table["found"].mean())
    return {"seconds": seconds, "cpu": busy, "found": found, "MB": memory / 1e6}


def report(count: int, figures: dict[str, float]) -> None:
    rate = count / figures["seconds"]
    print(
        f"\nanalyse, {count} pictures of {SIDE}x{SIDE}, {os.cpu_count()} cores: "
        f"{figures['seconds']:.1f} s with start, {rate:.1f} pictures/s, "
        f"{1000 * figures['cpu'] / count:.0f} ms of one core a picture, "
        f"{ALL} in {ALL / rate / 60:.1f} min; face found in {100 * figures['found']:.1f} %; "
        f"{figures['MB']:.0f} MB"
    )


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_four_hundred_pictures(tmp_path: Path) -> None:
    make_pictures(tmp_path, 400)
    figures = analyse(tmp_path, 400)
    report(400, figures)
    assert figures["seconds"] / 400 * ALL < LIMIT
    assert figures["found"] > 0.95


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_all_pictures_in_ten_minutes(tmp_path: Path) -> None:
    make_pictures(tmp_path, ALL)
    figures = analyse(tmp_path, ALL)
    report(ALL, figures)
    assert figures["seconds"] < LIMIT
    assert figures["MB"] < 700
