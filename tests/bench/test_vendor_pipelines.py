"""The vendor's own pipeline classes beside this program: same models, same pictures, same run.

Run by `python3 dev.py bench`, which installs the vendor's package for this purpose only.
The vendor runs FRIR and FLIR as two pipelines, each with a detector of its own, and so finds the
face twice. That is how its package is used, and how it is measured here; the parts stand beside.
It computes with all cores; this program leaves one to the window, and is measured both ways.
"""

from __future__ import annotations

import dataclasses
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import runtime
from core.frame import Picture
from core.models.registry import Registry
from core.models.slots import Slots
from core.paths import weights_dir
from core.pipeline import Pipeline
from core.settings import Settings
from tests.vectors.drawn_face import draw_face

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(1200),
    pytest.mark.filterwarnings("ignore"),  # the vendor's package warns a great deal
]

ROOT = Path(__file__).resolve().parents[2]
TURNS = 7

TASKS = {
    "frir": ("face-recognition", "manual-face-recognition-frir"),
    "flir": ("face-liveness", "manual-face-liveness-flir"),
}
OWN = (("detector", "retinaface-mnet025"), ("recogniser", "sface-2021dec"))
ADDED = (
    ("detector", "retinaface-r50"),
    ("recogniser", "frir"),
    ("liveness", "flir"),
    ("liveness", "flxc"),
    ("quality", "fqa"),
)


class Clock:
    """Sums the time that calls take, by part."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        begin = time.perf_counter()
        yield
        self.spent[name] = self.spent.get(name, 0.0) + 1000 * (time.perf_counter() - begin)

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **options: Any) -> Any:
            with self.part(name):
                return call(*given, **options)

        return timed


class TimedSession:
    """A session of ONNX Runtime, with a clock."""

    def __init__(self, session: Any, clock: Clock, name: str) -> None:
        self.run = clock.timed(name, session.run)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with dummies in their real sizes."""
    pytest.importorskip("onnx", reason="python3 dev.py bench installs it")
    from tests.bench.vendor_dummies import write_models

    folder = tmp_path_factory.mktemp("models")
    write_models(folder)
    return folder


def vendor_pipelines(models: Path, folder: Path, clock: Clock) -> dict[str, Callable[..., Any]]:
    """FRIR's and FLIR's pipelines of the vendor, with the vendor's RetinaFace inside."""
    pytest.importorskip("modelscope", reason="python3 dev.py bench installs it")
    from tests.vectors.vendor.scratch import prepare

    alive = prepare()
    from modelscope.pipelines import pipeline
    from modelscope.pipelines.cv import face_processing_base_pipeline
    from modelscope.utils.logger import get_logger

    get_logger().setLevel("ERROR")

    def detector(*_given: Any, **_options: Any) -> Callable[..., Any]:
        # Its address in the hub would be asked for otherwise; the folder is the very same.
        made = pipeline("face-detection", model=str(models / "retinaface-r50"), device="cpu")
        return clock.timed("detect", made)

    face_processing_base_pipeline.pipeline = detector
    pipelines = {}
    for system, (task, pipeline_type) in TASKS.items():
        place = folder / system
        place.mkdir()
        (place / "model.onnx").write_bytes((models / system / "model.onnx").read_bytes())
        settings = {"framework": "pytorch", "task": task, "pipeline": {"type": pipeline_type}}
        (place / "configuration.json").write_text(json.dumps(settings), "utf-8")
        made = pipeline(task, model=str(place), device="cpu")
        made.sess = TimedSession(made.sess, clock, f"network {system}")
        made.kept = alive
        pipelines[system] = clock.timed(f"whole {system}", made)
    return pipelines


def median(values: list[float]) -> str:
    return f"{statistics.median(values):.1f}"


def row(name: str, spent: list[float], vendors: list[float], stages: str = "") -> str:
    shares = [f"{measure(spent) / measure(vendors):.2f}" for measure in (statistics.median, min)]
    return (
        f"| {name} | {statistics.median(spent):.0f} | {min(spent):.0f} | {' / '.join(shares)} "
        f"| {stages} |"
    )


@pytest.mark.parametrize("kind", ["grey", "colour"])
def test_time_from_a_picture_to_embedding_and_liveness(
    models: Path, tmp_path: Path, kind: str
) -> None:
    import torch

    all_cores = torch.get_num_threads()
    clock = Clock()
    theirs = vendor_pipelines(models, tmp_path, clock)
    registry = Registry(weights_dir(), models)
    exact = Settings(detector="retinaface-r50", recogniser="frir", liveness="flir")
    same = Pipeline.load(exact, registry)
    assert same.slots.detector.mode == "exact"
    own = Pipeline.load(Settings(recogniser="frir", liveness="flir"), registry)
    ours = {
        "ours: RetinaFace ResNet-50, FRIR, FLIR, all cores": (same, all_cores),
        "ours: the same, one core left to the window": (same, runtime.analysis_threads()),
        "ours: the program's own detector, FRIR, FLIR": (own, runtime.analysis_threads()),
    }
    grey = draw_face(480, 640, 320, 230, 2.0)
    colour = np.stack([grey, grey // 2 + 30, grey // 3], axis=-1) if kind == "colour" else None
    given = grey if colour is None else np.ascontiguousarray(colour[..., ::-1])
    picture = Picture(grey, colour)
    parts: dict[str, list[float]] = {}
    stages: dict[str, dict[str, list[float]]] = {name: {} for name in ours}
    for turn in range(TURNS + 1):
        clock.spent.clear()
        torch.set_num_threads(all_cores)
        embedding = theirs["frir"](given)["img_embedding"]
        answer = theirs["flir"](given)
        clock.spent["whole"] = clock.spent["whole frir"] + clock.spent["whole flir"]
        clock.spent["rest"] = clock.spent["whole"] - sum(
            clock.spent[part] for part in ("detect", "network frir", "network flir")
        )
        if turn:  # the first one warms up
            for part, spent in clock.spent.items():
                parts.setdefault(part, []).append(spent)
        for name, (pipeline, threads) in ours.items():
            torch.set_num_threads(threads)
            begin = time.perf_counter()
            analysis = pipeline.analyse_picture(picture)
            whole = 1000 * (time.perf_counter() - begin)
            face = analysis.faces[0]
            assert face.embedding is not None
            assert face.liveness is not None
            if turn:
                for stage, spent in [*analysis.milliseconds.items(), ("whole", whole)]:
                    stages[name].setdefault(stage, []).append(spent)
            # The same numbers, or the race is not one; torch's last bits hang on its threads.
            if pipeline is same and threads == all_cores:
                np.testing.assert_array_equal(face.embedding.vector, embedding[0])
                assert face.liveness.spoof_score == pytest.approx(answer["scores"][0], abs=1e-6)
                np.testing.assert_array_equal(face.detection.box, np.float32(answer["boxes"][0]))
    print(
        f"\n\n| {kind} picture, 640x480, {TURNS} turns | median ms | fastest | share of the "
        "vendor's: median / fastest | stages, median ms |\n|---|---|---|---|---|"
    )
    labels = {
        "detect": "detection, twice",
        "network frir": "FRIR's network",
        "network flir": "FLIR's network",
        "rest": "the rest",
    }
    split = ", ".join(f"{label} {median(parts[part])}" for part, label in labels.items())
    vendors = parts["whole"]
    print(row("vendor: FRIR's pipeline, then FLIR's", vendors, vendors, split))
    for system in TASKS:
        print(row(f"vendor: {system.upper()}'s alone", parts[f"whole {system}"], vendors))
    once = [whole - found / 2 for whole, found in zip(vendors, parts["detect"], strict=True)]
    print(row("vendor: both, if the face were found once", once, vendors))
    for name, measured in stages.items():
        split = ", ".join(
            f"{stage} {median(spent)}"
            for stage, spent in measured.items()
            if stage not in ("whole", "total")
        )
        print(row(name, measured["whole"], vendors, split))
    shares = [min(measured["whole"]) / min(vendors) for measured in stages.values()]
    assert shares[0] < 0.75  # half of it, and what a busy host adds
    assert shares[-1] < 0.25


def test_time_of_switching_a_slot(models: Path) -> None:
    registry = Registry(weights_dir(), models)
    added = {"detector": "retinaface-r50", "recogniser": "frir"}
    picture = Picture(draw_face(480, 640, 320, 230, 2.0))
    print("\n\n| switch to | ready ms | first picture ms | later pictures ms |\n|---|---|---|---|")
    for slot, name in [*ADDED, *OWN]:
        before = Settings(**{slot: added[slot]}) if (slot, name) in OWN else Settings()
        present = Slots.load(before, registry)
        wanted = dataclasses.replace(before, **{slot: name})
        loads: list[float] = []
        firsts: list[float] = []
        laters: list[float] = []
        for _ in range(5):
            begin = time.perf_counter()
            switched = Slots.load(wanted, registry, present)
            loads.append(1000 * (time.perf_counter() - begin))
            pipeline = Pipeline(
                switched.detector, switched.recogniser, switched.liveness, switched.quality
            )
            for times in (firsts, laters):
                begin = time.perf_counter()
                pipeline.analyse_picture(picture)
                times.append(1000 * (time.perf_counter() - begin))
        print(f"| {slot}: {name} | {median(loads)} | {median(firsts)} | {median(laters)} |")


def test_memory_of_each_model(models: Path) -> None:
    print("\n\n| model | file MB | memory MB | library MB | load ms | first run ms | runs on |")
    print("|---|---|---|---|---|---|---|")
    for slot, name in [*OWN, *ADDED]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.model_memory", slot, name, str(models)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
            env=os.environ | {"PYTHONWARNINGS": "ignore"},
        )
        figures = json.loads(done.stdout.splitlines()[-1])
        print(
            f"| {name} | {figures['file_mb']:.1f} | {figures['model_mb']:.0f} "
            f"| {figures['library_mb']:.0f} | {figures['loaded_ms']:.0f} "
            f"| {figures['first_ms']:.0f} | {figures['runs_on']} |"
        )
        assert 0 < figures["model_mb"] < 12 * figures["file_mb"] + 100
